"""Administrative complaints, private prosecutions, applications for enforcement and state compensation."""

from __future__ import annotations

import pytest

from tests.extractors.pleadings import one, parties, party, pleading, values

ADMINISTRATIVE = """行政起诉状
原告：刘芳，女，汉族，1990年1月1日生，住某市甲区乙小区1号楼101，电话：13600003333
被告：某市甲区市场监督管理局，住所地：某市甲区丙路2号
法定代表人：张某，局长
诉讼请求：
1.请求依法撤销被告于2024年5月6日作出的某市监处罚〔2024〕123号《行政处罚决定书》；
2.本案诉讼费用由被告承担。
事实和理由：
被告在未查清事实的情况下作出行政处罚，程序违法，依法应予撤销。
此致
某市甲区人民法院
起诉人（签名）：刘芳
2024年6月1日
"""


def test_administrative_complaint() -> None:
    done = pleading(ADMINISTRATIVE, "administrative_complaint")
    assert parties(done) == [
        ("plaintiff", "刘芳"),
        ("defendant", "某市甲区市场监督管理局"),
        ("legal_representative", "张某"),
    ]
    assert party(done, 2)["kind"] == "organization"
    assert "行政处罚决定书" in (one(done, "act_described") or "")
    assert (one(done, "signatory"), one(done, "signed_on")) == ("刘芳", "2024-06-01")
    assert one(done, "claim.start_date") is None


@pytest.mark.parametrize(
    ("claim", "act"),
    [
        ("确认被告作出的强制拆除行为违法", "作出的强制拆除行为"),
        ("责令被告履行公开某项目征地批复的法定职责", "履行公开某项目征地批复的法定职责"),
    ],
)
def test_acts(claim: str, act: str) -> None:
    text = f"行政起诉状\n原告：刘芳，女。\n被告：某区人民政府。\n诉讼请求：\n{claim}。\n此致\n某市中级人民法院"
    assert one(pleading(text, "administrative_complaint"), "act_described") == act


def test_private_prosecution() -> None:
    done = pleading(
        """刑事自诉状
自诉人：孙丽，女，1988年8月8日出生，汉族，出生地某省某县，大学文化，某某学校教师，住某市甲路3号，电话13600001111
被告人：吴三，男，1985年1月1日出生，汉族，初中文化，无业，住某市乙路4号
案由：侮辱罪
诉讼请求：
1.依法追究被告人吴三侮辱罪的刑事责任；
2.判令被告人赔偿精神抚慰金10000元。
事实与理由：
2024年5月1日晚，被告人吴三在业主群内公然辱骂自诉人“贱人”，并将内容发布于朋友圈，造成恶劣影响。
此致
某市甲区人民法院
自诉人：孙丽
二〇二四年六月一日
""",
        "private_prosecution",
    )
    assert parties(done) == [("plaintiff", "孙丽"), ("defendant", "吴三")]
    first = party(done, 1)
    assert (first["birthplace"], first["education"], first["employer"]) == ("某省某县", "大学文化", "某某学校")
    assert one(done, "stated_cause") == "侮辱罪"
    assert one(done, "signed_on") == "2024-06-01"
    assert values(done, "abusive_wording") == []


def test_enforcement_application_and_its_title() -> None:
    done = pleading(
        """强制执行申请书
申请执行人：李梅，女，1980年2月3日出生，汉族，住某省某市甲路1号，电话13900003333。
被执行人：周强，男，1979年1月1日出生，住某省某市乙路2号。
申请执行人与被执行人民间借贷纠纷一案，业经某省某市甲区人民法院作出（2023）京0102民初1234号民事判决书，现已发生法律效力。
请求事项：
1、强制被执行人支付借款50000元；
2、强制被执行人支付迟延履行期间的债务利息；
3、本案执行费由被执行人承担。
事实与理由：
被执行人拒不履行判决书确定的义务，特申请强制执行。
此致
某市甲区人民法院
申请执行人：李梅
2024年1月2日
""",
        "enforcement_application",
    )
    assert parties(done) == [("applicant", "李梅"), ("respondent", "周强")]
    assert one(done, "title_number") == "（2023）京0102民初1234号"
    assert one(done, "title_authority") == "某省某市甲区人民法院"
    assert values(done, "claim.kind") == ["principal", "interest", "fees"]
    assert one(done, "court") == "某市甲区人民法院"
    assert one(done, "signatory") == "李梅"


@pytest.mark.parametrize(
    ("said", "number", "authority"),
    [
        (
            "依据某市劳动人事争议仲裁委员会作出的某劳人仲字〔2024〕第12号仲裁裁决书",
            "某劳人仲字〔2024〕第12号",
            "某市劳动人事争议仲裁委员会",
        ),
        ("根据某市中级人民法院(2022)京01民终99号民事判决", "（2022）京01民终99号", "某市中级人民法院"),
    ],
)
def test_titles_of_other_authorities(said: str, number: str, authority: str) -> None:
    head = "执行申请书\n申请人：李梅，女。\n被申请人：周强，男。\n请求事项：\n强制被申请人支付5000元。"
    text = f"{head}\n事实与理由：\n{said}，被申请人应当付款而未付。"
    done = pleading(text, "enforcement_application")
    assert one(done, "title_number") == number
    assert one(done, "title_authority") == authority


def test_compensation_application() -> None:
    done = pleading(
        """国家赔偿申请书
赔偿请求人：何平，男，1975年6月6日出生，汉族，农民，住某省某县某村，电话13500001111。
赔偿义务机关：某县公安局，住所地某县某路1号。
法定代表人：曾某，局长。
赔偿请求：
1、支付侵犯人身自由赔偿金43689.6元；
2、赔礼道歉、消除影响。
事实与理由：
赔偿请求人因被错误拘留100日，现依法申请国家赔偿。
此致
某县公安局
赔偿请求人：何平
2024年3月3日
""",
        "compensation_application",
    )
    assert parties(done) == [("applicant", "何平"), ("respondent", "某县公安局"), ("legal_representative", "曾某")]
    assert one(done, "claim.amount") == "43689.60"
    assert one(done, "signatory") == "何平"


@pytest.mark.parametrize("head", ["申请执行的内容", "申请执行的请求", "执行内容", "请求执行的事项"])
def test_what_is_applied_for_under_its_many_heads(head: str) -> None:
    done = pleading(
        f"""强制执行申请书
申请执行人：张三，男，汉族。
被执行人：李四，女。
{head}：
1、强制被执行人李四向申请执行人支付借款本金178000元；
2、执行费用由被执行人承担。
理由：
判决已经生效，被执行人至今未履行。
此致
某市甲区人民法院
申请执行人：张三
2026年2月19日
""",
        "enforcement_application",
    )
    assert values(done, "claim.amount") == ["178000.00"]
    assert len(values(done, "claim.text")) == 2


def test_what_a_layman_calls_his_claims_and_his_story() -> None:
    done = pleading(
        "国家赔偿申请书\n赔偿请求人：吕静，女，1957年7月13日生，汉族。\n赔偿义务机关：长春市公安局朝阳分局。\n我的请求：\n"
        "1、赔偿义务机关支付侵犯人身自由赔偿金6474.16元；\n2、请求赔偿义务机关赔礼道歉。\n经过：\n"
        "2025年4月17日，赔偿义务机关对吕静采取羁押措施，实际羁押14天。\n此致\n长春市中级人民法院赔偿委员会",
        "compensation_application",
    )
    assert len(values(done, "claim.text")) == 2
    assert "羁押14天" in (one(done, "facts") or "")
    assert parties(done) == [("applicant", "吕静"), ("respondent", "长春市公安局朝阳分局")]


def test_the_story_of_a_private_prosecution_s_form_is_no_claim() -> None:
    done = pleading(
        "刑事自诉状\n自诉人：史桂荣，女，59岁，侗族。\n被告人：曾忠，男，66岁。\n诉讼请求\n犯罪的时间、地点、手段、情节和危害后果\n"
        "自诉人与被告人于2014年3月15日登记结婚，2023年8月9日起被告人与他人以夫妻名义公开共同生活。\n此致\n成都市武侯区人民法院",
        "private_prosecution",
    )
    assert values(done, "claim.text") == []
    assert "登记结婚" in (one(done, "facts") or "")


def test_an_empty_request_above_facts_reasons_and_evidence() -> None:
    done = pleading(
        "刑事自诉状\n自诉人：李莲，女，65岁。\n被告人：查华，男，70岁。\n请求事项\n事实、理由及证据\n"
        "2025年8月22日17时许，被告人用啤酒瓶击打自诉人，致其轻伤一级。\n此致\n乌鲁木齐市天山区人民法院",
        "private_prosecution",
    )
    assert values(done, "claim.text") == []
    assert "啤酒瓶" in (one(done, "facts") or "")
