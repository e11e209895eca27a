"""Pleadings whose headings, addresses and places to sign nobody listed: known by shape and by what stands there."""

from __future__ import annotations

import pytest

from pipeline.types import MarkKind
from tests.extractors.pleadings import one, parties, party, pleading, read, sums, values
from tests.paper import document_of, mark_at, page_of, wrapped

HEAD = (
    "原告：王小明，男，1985年3月12日出生，汉族，住甲省乙市丙区丁路12号。\n"
    "被告：孙二，女，1979年11月2日出生，汉族，住乙市庚区辛街5号。"
)
CLAIMS = "1、判令被告向原告偿还借款本金50000元；\n2、判令被告支付利息3000元；\n3、诉讼费由被告承担。"
STORY = (
    "2023年1月1日，被告因经营需要向原告借款50000元，约定年利率12%，借期一年，原告当日以银行转账方式支付全部款项，被告出具借条。"
    "借款到期后，被告经原告多次催要拒不归还，至今分文未付。"
)
FOOT = "此致\n乙市戊区人民法院\n具状人：王小明\n2024年7月5日"


@pytest.mark.parametrize(
    "heading",
    [
        "诉讼主张",
        "二、想请法院支持的请求：",
        "〔诉求〕",
        "·起诉请求·",
        "丙、诉讼标的与请求",
        "第二部分 诉讼主张",
        "要法院判的事：",
    ],
)
@pytest.mark.parametrize("width", [24, 38])
def test_claims_under_headings_of_any_wording(heading: str, width: float) -> None:
    done = pleading(f"民事起诉状\n{HEAD}\n{heading}\n{CLAIMS}\n事实与理由\n{STORY}\n{FOOT}", width=width)
    assert values(done, "claim.no") == ["1", "2", "3"]
    assert [sums(done, n) for n in (1, 2, 3)] == [["50000.00"], ["3000.00"], []]
    assert parties(done) == [("plaintiff", "王小明"), ("defendant", "孙二")]


@pytest.mark.parametrize(
    "heading",
    ["〔诉由〕", "三、案件由来", "事情是这样的：", "起诉的缘由", "原告起诉的事实根据和理由如下：", "纠纷经过与理由"],
)
def test_the_story_under_headings_of_any_wording_is_no_claim(heading: str) -> None:
    done = pleading(f"民事起诉状\n{HEAD}\n诉讼请求\n{CLAIMS}\n{heading}\n{STORY}\n{FOOT}")
    facts = one(done, "facts")
    assert facts is not None
    assert facts.startswith("2023年1月1日")
    assert "2023" not in values(done, "claim.text")[-1]


def test_a_story_before_the_claims_and_a_plea_in_a_sentence() -> None:
    text = f"民事起诉状\n{HEAD}\n{STORY}\n为此，特诉请贵院判令：\n{CLAIMS}\n{FOOT}"
    assert values(pleading(text), "claim.no") == ["1", "2", "3"]


def test_a_heading_with_nothing_below_it_makes_no_claims() -> None:
    plea = "上列当事人之间民间借贷纠纷一案，原告特诉请贵院判令：\n原告起诉的事实根据和理由如下："
    text = f"民事起诉状\n{HEAD}\n{plea}\n{STORY}\n{FOOT}"
    assert values(pleading(text), "claim.no") == []


@pytest.mark.parametrize(
    "head",
    [
        "案由：民间借贷纠纷\n甲、当事人基本情况",
        "一、诉讼当事人",
        "·诉讼参加人·",
        "原、被告：",
        "致：乙市戊区人民法院\n一、当事人",
    ],
)
def test_parties_below_whatever_stands_above_them(head: str) -> None:
    done = pleading(
        f"民事起诉状\n{head}\n{HEAD}\n诉讼请求\n{CLAIMS}\n事实与理由\n{STORY}\n具状人：王小明\n2024年7月5日"
    )
    assert parties(done) == [("plaintiff", "王小明"), ("defendant", "孙二")]
    assert "王小明" in values(done, "signatory")


@pytest.mark.parametrize(("name", "begins"), [("被告二毕燕伟", "毕燕伟"), ("被告向炎", "向炎")])
def test_a_numbered_defendant_and_a_surname_that_is_a_verb(name: str, begins: str) -> None:
    done = pleading(f"起诉状\n{HEAD}\n{name}，女，汉族，住乙市庚区辛街7号。\n诉讼请求\n{CLAIMS}\n{FOOT}")
    assert parties(done)[-1] == ("defendant", begins)


def test_a_post_behind_the_name_of_who_is_in_charge() -> None:
    head = "原告：某某银行乙市支行，住所地乙市庚区辛街1号。\n负责人：刘欣智，负责人\n被告：孙二，女，住乙市。"
    text = f"起诉状\n{head}\n诉讼请求\n{CLAIMS}\n{FOOT}"
    done = pleading(text)
    assert party(done, 2)["post"] == "负责人"
    assert parties(done)[2] == ("defendant", "孙二")


@pytest.mark.parametrize(
    ("at_head", "at_foot"),
    [
        ("致：乙市戊区人民法院", ""),
        ("尊敬的乙市戊区人民法院领导：", ""),
        ("乙市戊区人民法院各位法官：", ""),
        ("主送：乙市戊区人民法院", ""),
        ("受理法院 乙市戊区人民法院 案由 民间借贷纠纷", ""),
        ("", "为此，特向乙市戊区人民法院提起诉讼，请予受理。"),
        ("", "以上请求，敬请乙市戊区人民法院审理裁判。"),
        ("", "谨呈乙市戊区人民法院公鉴"),
    ],
)
def test_courts_addressed_in_other_ways(at_head: str, at_foot: str) -> None:
    body = f"{HEAD}\n诉讼请求\n{CLAIMS}\n事实与理由\n{STORY}"
    text = f"民事起诉状\n{at_head}\n{body}\n{at_foot}\n起诉人：王小明\n2024年7月5日"
    assert one(pleading(text.replace("\n\n", "\n")), "court") == "乙市戊区人民法院"


def test_a_court_that_the_story_went_to_before_is_not_addressed() -> None:
    story = f"{STORY}原告曾向乙市己区人民法院起诉，请求判令被告还款，后撤诉。"
    text = f"民事起诉状\n{HEAD}\n诉讼请求\n{CLAIMS}\n事实与理由\n{story}\n起诉人：王小明\n2024年7月5日"
    assert one(pleading(text), "court") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "上列款项总计53000元。",
        "金额部分合计：53000元。",
        "加起来一共是53000元。",
        "经统计，诉讼标的总额为53000元。",
        "（以上金额类诉请合计53000元）",
        "【标的金额】53000元",
    ],
)
def test_totals_in_other_words(sentence: str) -> None:
    done = pleading(f"民事起诉状\n{HEAD}\n诉讼请求\n{CLAIMS}\n{sentence}\n事实与理由\n{STORY}\n{FOOT}")
    assert one(done, "stated_total") == "53000.00"
    assert [sums(done, n) for n in (1, 2, 3)] == [["50000.00"], ["3000.00"], []]


def test_a_request_for_principal_and_interest_together_is_no_total() -> None:
    done = pleading(
        f"民事起诉状\n{HEAD}\n诉讼请求\n1、请求被告偿还借款本金及利息合计53000元；\n2、诉讼费由被告承担。\n{FOOT}"
    )
    assert one(done, "stated_total") is None
    assert sums(done, 1) == ["53000.00"]


def test_rent_by_the_month_until_the_house_is_given_back_is_no_sum() -> None:
    claim = "1、判令被告自2025年10月1日起按每月8100元的标准支付房屋占有使用费至实际腾退之日止；"
    done = pleading(f"民事起诉状\n{HEAD}\n诉讼请求\n{claim}\n2、支付租金9000元（每月1800元，共5个月）；\n{FOOT}")
    assert [sums(done, n) for n in (1, 2)] == [[], ["9000.00"]]


@pytest.mark.parametrize("label", ["呈状人：", "具呈人（签名）：", "债权人：", "起诉方（签字/盖章）："])
def test_marks_at_a_place_to_sign_under_any_name(label: str) -> None:
    body = f"民事起诉状\n{HEAD}\n诉讼请求\n{CLAIMS}\n事实与理由\n{STORY}"
    lines = [*wrapped(body).split("\n"), label, "2024年7月5日"]
    page = page_of(lines, marks=[mark_at(lines.index(label), MarkKind.SIGNATURE)])
    assert values(read(document_of("complaint", page)), "signature") == ["handwritten"]


def test_the_day_in_the_head_of_a_register() -> None:
    head = "起诉状\n受理法院 乙市戊区人民法院 起诉日期 2026-06-16"
    done = pleading(f"{head}\n{HEAD}\n诉讼请求\n{CLAIMS}\n事实与理由\n{STORY}\n原告签名")
    assert one(done, "signed_on") == "2026-06-16"


def test_the_cause_below_the_title() -> None:
    done = pleading(f"民事起诉状\n——买卖合同纠纷\n{HEAD}\n诉讼请求\n{CLAIMS}\n{FOOT}")
    assert one(done, "stated_cause") == "买卖合同纠纷"


@pytest.mark.parametrize("bullet", ["▲", "△", "●", "★", "▶"])
def test_headings_behind_bullets(bullet: str) -> None:
    text = (
        f"民事起诉状\n{bullet}诉讼双方\n{HEAD}\n{bullet}要解决的问题\n原告依法向人民法院提出如下请求：\n{CLAIMS}\n"
        f"{bullet}事情的原委\n{STORY}\n{bullet}有关法律\n现具状向乙市戊区人民法院起诉，请依法审理。\n原告阅后签章：\n2024年7月5日"
    )
    done = pleading(text)
    assert parties(done) == [("plaintiff", "王小明"), ("defendant", "孙二")]
    assert values(done, "claim.no") == ["1", "2", "3"]
    assert one(done, "facts")
    assert one(done, "court") == "乙市戊区人民法院"


def test_a_prompt_whose_bracket_was_misread_ends_its_heading() -> None:
    body = f"民事起诉状\n{HEAD}\n（三）请求法院判决的内容〔一事一条，金额写到元〕\n{CLAIMS}"
    rest = f"（四）事情的起因、经过、结果以及法律依据〔写清时间、地点、人物]\n一、借款事实。{STORY}\n{FOOT}"
    done = pleading(f"{body}\n{rest}", width=32)
    assert values(done, "claim.no") == ["1", "2", "3"]
    assert one(done, "facts")


def test_whether_there_was_a_review_is_no_story() -> None:
    done = pleading(f"民事起诉状\n{HEAD}\n是否经过复议：否\n诉讼请求：\n{CLAIMS}\n事实与理由：\n{STORY}\n{FOOT}")
    assert (one(done, "facts") or "").startswith("2023年1月1日")


@pytest.mark.parametrize(
    ("foot", "court"),
    [
        ("本状一式两份，提请北京市朝阳区人民法院查照。", "北京市朝阳区人民法院"),
        ("收件：立案窗口（北京市朝阳区人民法院）", "北京市朝阳区人民法院"),
        ("附：北京市朝阳区人民法院（2023）京0105民初3号判决书", None),
        ("原告曾向北京市朝阳区人民法院申请调解。", None),
    ],
)
def test_a_court_that_the_end_names_in_other_words(foot: str, court: str | None) -> None:
    done = pleading(
        f"民事起诉状\n{HEAD}\n诉讼请求：\n{CLAIMS}\n事实与理由：\n{STORY}\n{foot}\n具状人：王小明\n2024年7月5日"
    )
    assert one(done, "court") == court


def test_one_claim_asked_in_the_last_sentence() -> None:
    done = pleading(
        f"赔偿申请\n甲省乙市丙区人民法院赔偿委员会的同志：\n赔偿请求人王小明，男，住甲省乙市。\n再把经过讲一遍：\n{STORY}\n"
        "因此我申请：\n1、赔偿义务机关赔偿财产损失107800元。\n申请的人：王小明\n2026年3月23日",
        "compensation_application",
    )
    assert values(done, "claim.no") == ["1"]
    assert sums(done, 1) == ["107800.00"]
