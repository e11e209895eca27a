from __future__ import annotations

import pytest

from tests.extractors.pleadings import one, parties, party, pleading, read, sums, values
from tests.paper import Row, document_of, page_of

LAWYER = """民事起诉状
原告：王小明，男，1985年3月12日出生，汉族，个体工商户，住甲省乙市丙区丁路12号3幢402室，公民身份号码110105198503121233，联系电话13900001111。
委托诉讼代理人：赵律，甲省正言律师事务所律师，特别授权。
被告：乙市鑫达贸易有限公司，住所地甲省乙市戊区己路8号，统一社会信用代码91320115MA1ABCDE0X。
法定代表人：钱多，执行董事兼总经理。
被告：孙二，男，1979年11月2日出生，汉族，住乙市庚区辛街5号。
诉讼请求：
一、判令被告乙市鑫达贸易有限公司偿还借款本金人民币伍万元整（￥50,000.00元），并支付利息（以50000元为基数，自2024年1月1日起按年利率12%计算至实际清偿之日止，暂计至2024年6月30日为3000元）；
二、判令被告孙二对上述债务承担连带清偿责任；
三、判令被告承担律师费5000元及本案诉讼费用。
以上合计：58000元。
事实与理由：
2023年1月1日，被告乙市鑫达贸易有限公司因经营需要向原告借款50000元，约定年利率12%，被告孙三提供连带责任保证。借款到期后被告拒不归还。为维护原告合法权益，特诉至贵院，望判如所请。
此致
乙市戊区人民法院
具状人：王小明
2024年7月5日
附：本诉状副本2份
"""


@pytest.mark.parametrize("width", [13, 17, 22, 26, 31, 38, 45])
def test_a_lawyers_complaint_however_its_lines_break(width: float) -> None:
    done = pleading(LAWYER, width=width)
    assert parties(done) == [
        ("plaintiff", "王小明"),
        ("agent", "赵律"),
        ("defendant", "乙市鑫达贸易有限公司"),
        ("legal_representative", "钱多"),
        ("defendant", "孙二"),
    ]
    assert party(done, 1) == {
        "role": "plaintiff",
        "kind": "natural",
        "name": "王小明",
        "sex": "男",
        "birth_date": "1985-03-12",
        "ethnicity": "汉族",
        "occupation": "个体工商户",
        "address": "甲省乙市丙区丁路12号3幢402室",
        "id_number": "110105198503121233",
        "phone": "13900001111",
    }
    agent = party(done, 2)
    assert (agent["firm"], agent["post"], agent["authority"], agent["represents"]) == (
        "甲省正言律师事务所",
        "律师",
        "special",
        "王小明",
    )
    company = party(done, 3)
    assert company["kind"] == "organization"
    assert company["uscc"] == "91320115MA1ABCDE0X"
    assert company["address"] == "甲省乙市戊区己路8号"
    assert party(done, 4)["post"] == "执行董事兼总经理"
    assert party(done, 4)["represents"] == "乙市鑫达贸易有限公司"
    assert one(done, "title") == "民事起诉状"
    assert one(done, "court") == "乙市戊区人民法院"
    assert one(done, "signatory") == "王小明"
    assert one(done, "signed_on") == "2024-07-05"
    assert one(done, "stated_total") == "58000.00"


def test_names_in_the_story_that_are_nearly_a_partys() -> None:
    assert values(pleading(LAWYER), "mentioned_name") == ["乙市鑫达贸易有限公司", "孙二", "孙三"]


def test_evidence_lies_where_the_words_stand() -> None:
    done = pleading(LAWYER)
    phone = done.first("party.phone")
    assert phone is not None
    assert phone.evidence[0].text == "13900001111"
    assert phone.evidence[0].bbox.top > 0.08


def test_confidence_follows_the_words() -> None:
    sure, unsure = pleading(LAWYER), pleading(LAWYER, confidence=0.5)
    for a, b in zip(sure.fields, unsure.fields, strict=True):
        assert (a.name, a.value) == (b.name, b.value)
        assert b.confidence < a.confidence  # type: ignore[operator]


LAYPERSON = """起 诉 状
原 告 李桂兰 女 58岁 汉族 农民 现住甲省某县张家村3组 电话 13700002222
被 告 周大强 男 45岁左右 住甲省某县李家村
请 求：
要求周大强还我借款壹万贰仟元
诉讼费由被告出
事实经过：
2022年春天周大强说要买牛，跟我借了一万二千块钱，写了借条，说好年底还，到现在两年多了打电话也不接。
某县人民法院
李桂兰
二〇二四年八月十六日
"""


def test_a_laypersons_complaint() -> None:
    done = pleading(LAYPERSON)
    assert parties(done) == [("plaintiff", "李桂兰"), ("defendant", "周大强")]
    first = party(done, 1)
    assert (first["sex"], first["age"], first["ethnicity"], first["occupation"]) == ("女", "58", "汉族", "农民")
    assert first["address"] == "甲省某县张家村3组"
    assert values(done, "claim.text") == ["要求周大强还我借款壹万贰仟元", "诉讼费由被告出"]
    assert one(done, "claim.amount") == "12000.00"
    assert one(done, "court") == "某县人民法院"
    assert (one(done, "signatory"), one(done, "signed_on")) == ("李桂兰", "2024-08-16")
    assert (one(done, "facts") or "").startswith("2022年春天")


def test_labels_one_a_line() -> None:
    done = pleading(
        """民事起诉状
原告：
姓名：陈晨 性别：男 年龄：35岁 民族：汉族
工作单位：甲市某某科技有限公司 职务：工程师
住址：甲省甲市丙区丁路9号 电话：13500004444
被告：
名称：甲市好物业服务有限公司
地址：甲省甲市戊区己路1号 电话：0571-88880000
法定代表人：姓名：吴某某 职务：总经理
案由：物业服务合同纠纷
诉讼请求：（1）判令被告返还物业费3200元；（2）判令被告赔偿损失1,500.5元；（3）诉讼费由被告承担。以上共计4700.5元。
事实与理由：原告系某小区业主，2023年5月被告因管理不善导致原告车辆被砸。
此致
甲市丙区人民法院
具状人：陈晨（签名）
    年  月  日
"""
    )
    assert party(done, 1) == {
        "role": "plaintiff",
        "kind": "natural",
        "name": "陈晨",
        "sex": "男",
        "age": "35",
        "ethnicity": "汉族",
        "employer": "甲市某某科技有限公司",
        "post": "工程师",
        "address": "甲省甲市丙区丁路9号",
        "phone": "13500004444",
    }
    assert party(done, 2)["name"] == "甲市好物业服务有限公司"
    assert party(done, 2)["phone"] == "057188880000"
    assert party(done, 3)["post"] == "总经理"
    assert one(done, "stated_cause") == "物业服务合同纠纷"
    assert one(done, "stated_total") == "4700.50"
    assert values(done, "claim.amount") == ["3200.00", "1500.50"]
    assert one(done, "signed_on") is None
    assert one(done, "signatory") == "陈晨"


HEAD = (
    "民事起诉状\n{}\n诉讼请求：\n1、判令被告付款1000元。\n"
    "事实与理由：\n被告欠款不还，原告多次催讨无果。\n此致\n某市某区人民法院\n具状人：甲"
)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("原告张三。被告李四。", [("plaintiff", "张三"), ("defendant", "李四")]),
        ("原告张三被告李四被告王五", [("plaintiff", "张三"), ("defendant", "李四"), ("defendant", "王五")]),
        (
            "原告一：张三，男。\n原告二：李四，女。\n被告1：王五，男。",
            [("plaintiff", "张三"), ("plaintiff", "李四"), ("defendant", "王五")],
        ),
        ("原告（反诉被告）：张三，男。\n被告（反诉原告）：李四，女。", [("plaintiff", "张三"), ("defendant", "李四")]),
        ("原告：王胜男，女，汉族。\n被告：李四，男。", [("plaintiff", "王胜男"), ("defendant", "李四")]),
        ("原告：张三男，汉族，住某市。\n被告：李四女，汉族", [("plaintiff", "张三"), ("defendant", "李四")]),
        ("原告：欧阳小明，男。\n被告：买买提·艾力，男。", [("plaintiff", "欧阳小明"), ("defendant", "买买提·艾力")]),
        (
            "原告：张三（曾用名：张小三），男。\n被告：甲（某市）商贸有限公司。",
            [("plaintiff", "张三"), ("defendant", "甲（某市）商贸有限公司")],
        ),
        (
            "原告：张三，男。\n被告：某区老李超市，住某区某路1号。\n经营者：李四，男，汉族。",
            [("plaintiff", "张三"), ("defendant", "某区老李超市"), ("responsible_person", "李四")],
        ),
        (
            "原告：小宝，男，2015年1月1日出生。\n法定代理人：张三，系原告小宝之父。\n被告：李四。\n第三人：王五，男。",
            [("plaintiff", "小宝"), ("statutory_agent", "张三"), ("defendant", "李四"), ("third_party", "王五")],
        ),
        (
            "原告：张三，男。\n委托代理人：赵一、钱二，某某律师事务所律师。\n被告：李四。",
            [("plaintiff", "张三"), ("agent", "赵一"), ("agent", "钱二"), ("defendant", "李四")],
        ),
    ],
)
def test_heads_in_many_forms(head: str, found: list[tuple[str, str]]) -> None:
    assert parties(pleading(HEAD.format(head))) == found


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("住某省某市某路1号", "address", "某省某市某路1号"),
        ("住所：某省某市某路1号", "address", "某省某市某路1号"),
        ("户籍地某省某市某路1号，现住某省某县某镇", "address", "某省某市某路1号"),
        ("户籍地某省某市某路1号，现住某省某县某镇", "residence", "某省某县某镇"),
        ("现住某省某县某镇", "address", "某省某县某镇"),
        ("系某市某某服装厂职工", "employer", "某市某某服装厂"),
        ("系某市某某服装厂职工", "occupation", "某市某某服装厂职工"),
        ("无业", "occupation", "无业"),
        ("职业：教师", "occupation", "教师"),
        ("生于1980年5月1日", "birth_date", "1980-05-01"),
        ("1980年5月1日生", "birth_date", "1980-05-01"),
        ("一九八〇年五月一日出生", "birth_date", "1980-05-01"),
        ("43周岁", "age", "43"),
        ("土家族", "ethnicity", "土家族"),
        ("民族：回", "ethnicity", "回族"),
        ("高中文化", "education", "高中文化"),
        ("身份证号：110105 19800501 1234", "id_number", "110105198005011234"),
        ("联系方式：138 0000 1111", "phone", "13800001111"),
    ],
)
def test_particulars(said: str, name: str, value: str) -> None:
    done = pleading(HEAD.format(f"原告：张三，男，{said}。\n被告：李四，女。"))
    assert party(done, 1).get(name) == value


def test_a_birth_month_is_no_birth_date() -> None:
    assert "birth_date" not in party(pleading(HEAD.format("原告：张三，男，1980年5月出生。\n被告：李四。")), 1)


def test_same_address_as_above() -> None:
    done = pleading(HEAD.format("原告：张三。\n被告：李四，男，住某市某路1号。\n被告：王五，女，住址同上。"))
    assert party(done, 3)["address"] == "某市某路1号"


def test_an_agent_of_several() -> None:
    done = pleading(
        HEAD.format(
            "原告：张三，男。\n原告：李四，女。\n二原告共同委托诉讼代理人：赵一，某某律师事务所律师。\n被告：王五。"
        )
    )
    assert party(done, 3)["represents"] == "张三,李四"


def test_empty_lines_of_a_printed_form_name_nobody() -> None:
    done = pleading(HEAD.format("原告：张三，男。\n委托诉讼代理人：\n被告：____________\n第三人：无"))
    assert parties(done) == [("plaintiff", "张三"), ("defendant", None)]


def test_words_of_the_story_make_no_parties() -> None:
    done = pleading(
        LAWYER.replace("事实与理由：", "事实与理由：\n原告：甲方借条载明出借人。原告与被告系朋友，原告曾多次催讨。")
    )
    assert len(parties(done)) == 5


def test_a_letter_without_headings() -> None:
    done = pleading(
        """起诉状
原告：张三，男，1980年5月1日出生，汉族，住某市某路1号。
被告：李四，男，住某市某路2号。
2023年3月1日，李四因装修房屋向我借款三万元，答应半年归还，并出具借条一张，到期后我多次上门催要，李四以各种理由推脱，至今分文未还。故请求法院判令：
1.李四归还借款30000元；
2.本案诉讼费由李四承担。
此致
某市某区人民法院
起诉人：张三
2024年1月5日
"""
    )
    assert values(done, "claim.text") == ["李四归还借款30000元", "本案诉讼费由李四承担"]
    assert (one(done, "facts") or "").startswith("2023年3月1日")


def test_what_is_not_there_is_absent() -> None:
    done = pleading("民事起诉状\n原告：张三，男。\n被告：李四，女。")
    for name in ("claim.text", "facts", "court", "signatory", "signature", "signed_on", "stated_total", "stated_cause"):
        assert one(done, name) is None


def test_an_empty_paper() -> None:
    assert pleading("").fields == ()


def test_a_form_that_ticks_whether_there_is_an_agent_names_the_agent_behind_the_tick() -> None:
    done = pleading(HEAD.format("原告：张三，男。\n委托诉讼代理人：有☑ 姓名：赵一 单位：某某律师事务所\n被告：王五。"))
    assert ("agent", "赵一") in parties(done)
    none = pleading(HEAD.format("原告：张三，男。\n委托诉讼代理人：有 无\n被告：王五。"))
    assert ("agent", "有") not in parties(none)


TABLE_HEAD: list[Row] = [
    "民事起诉状",
    ("", "名称：北京启明商贸有限公司"),
    ("原告", "住所地：北京市海淀区某路1号"),
    ("（法人、非法人组织）", "统一社会信用代码：91110105MA0ABCD12M"),
    ("", "有☑ 姓名：赵律"),
    ("委托代理人", "单位：某市正言律师事务所 职务：律师"),
    ("", "代理权限：一般授权□ 特别授权☑"),
    ("", "姓名：林晓"),
    ("被告", "性别：男 出生日期：1972年10月14日"),
    ("（自然人）", "民族：汉族工作：销售员"),
    ("案　由", "买卖合同纠纷"),
    "诉讼请求",
    "1．判令被告支付货款210000元；",
    "事实与理由",
    "双方于2025年9月19日签订合同，被告未付货款。",
    "此致",
    "某市某区人民法院",
]


def test_parties_in_a_table_above_claims_in_free_form() -> None:
    """Labels are centred on their rows, so that a party's name stands above the title it belongs to."""
    done = read(document_of("complaint", page_of(TABLE_HEAD)))
    assert parties(done) == [
        ("plaintiff", "北京启明商贸有限公司"),
        ("agent", "赵律"),
        ("defendant", "林晓"),
    ]
    agent, defendant = party(done, 2), party(done, 3)
    assert (agent["firm"], agent["authority"]) == ("某市正言律师事务所", "special")
    assert (defendant["birth_date"], defendant["occupation"]) == ("1972-10-14", "销售员")
    assert (one(done, "stated_cause"), sums(done, 1)) == ("买卖合同纠纷", ["210000.00"])


def test_a_birthplace_in_running_text() -> None:
    done = pleading(
        "自诉状\n自诉人：强洋，男，1965年3月3日生，汉族，出生于湖南省岳阳市，文化程度：高中。\n诉讼请求：\n追究刑事责任。"
    )
    assert party(done, 1)["birthplace"] == "湖南省岳阳市"


def test_numbered_claims_under_a_heading_nobody_knows() -> None:
    done = pleading(
        "诉状\n原告：王小明，男，汉族，农民，住某市某路1号。\n被告：林晓。\n我想让法院做的事\n1、判令被告归还借款50000元；\n"
        "2、诉讼费由被告负担。\n情况\n被告于2024年3月1日向我借款50000元，至今不还。\n某市某区人民法院\n具状人：王小明"
    )
    assert [values(done, "claim.no"), sums(done, 1)] == [["1", "2"], ["50000.00"]]


def test_a_numbered_story_is_no_list_of_claims() -> None:
    done = pleading(
        "诉状\n原告：王小明，男，汉族，农民，住某市某路1号。\n被告：林晓。\n1、被告于2024年3月1日向我借款50000元。\n"
        "2、我多次催讨，被告不还。\n3、有借条为证。\n某市某区人民法院\n具状人：王小明"
    )
    assert not values(done, "claim.no")
