from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.types import MarkKind
from tests.extractors.pleadings import claim, one, pleading, read, sums, values
from tests.paper import document_of, mark_at, page_of, wrapped

HEAD = "民事起诉状\n原告：张三，男，汉族，住某市某路1号。\n被告：李四，女，住某市某路2号。\n"
TAIL = (
    "\n事实与理由：\n被告向原告借款，到期未还，原告多次催讨无果，故诉至法院。\n"
    "此致\n某市某区人民法院\n具状人：张三\n2024年7月5日"
)
STORY = "诉讼请求：\n1、还款5000元。\n事实与理由：\n被告借款不还，原告多次催讨无果。"


def claims(text: str) -> object:
    return pleading(f"{HEAD}诉讼请求：\n{text}{TAIL}")


@pytest.mark.parametrize(
    "numbers",
    [
        ("1、", "2、", "3、"),
        ("1.", "2.", "3."),
        ("一、", "二、", "三、"),
        ("（1）", "（2）", "（3）"),
        ("①", "②", "③"),
        ("1）", "2）", "3）"),
    ],
)
@pytest.mark.parametrize("joint", ["\n", ""])
def test_numbered_claims(numbers: tuple[str, ...], joint: str) -> None:
    texts = ("判令被告偿还借款50000元；", "判令被告支付违约金2000元；", "诉讼费由被告承担。")
    done = pleading(f"{HEAD}诉讼请求：\n{joint.join(n + t for n, t in zip(numbers, texts, strict=True))}{TAIL}")
    assert values(done, "claim.text") == [t.rstrip("；。") for t in texts]
    assert values(done, "claim.kind") == ["principal", "liquidated_damages", "fees"]
    assert values(done, "claim.no") == ["1", "2", "3"]


def test_numbers_inside_a_claim_do_not_split_it() -> None:
    done = pleading(f"{HEAD}诉讼请求：\n一、判令被告支付：1、货款3000元；2、运费200元；\n二、诉讼费由被告承担。{TAIL}")
    assert len(values(done, "claim.text")) == 2
    assert sums(done, 1) == ["3000.00", "200.00"]


def test_one_claim_without_numbers() -> None:
    done = pleading(f"{HEAD}诉讼请求：判令被告偿还借款24，500元及利息。{TAIL}")
    assert values(done, "claim.text") == ["判令被告偿还借款24，500元及利息"]
    assert sums(done, 1) == ["24500.00"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("支付利息（以50000元为基数，自2024年1月1日起按年利率12%计算至清偿之日止）", []),
        ("支付以借款本金50000元为基数按LPR四倍计算的利息", []),
        ("偿还借款本金5万元，利息800元", ["50000.00", "800.00"]),
        ("支付逾期利息，暂计至2024年6月30日为3000元", ["3000.00"]),
        ("赔偿医疗费1000元、误工费2000元，共计3000元", ["1000.00", "2000.00", "3000.00"]),
        ("支付50000元自2024年1月1日起至实际清偿之日止的利息", []),
        ("每月支付抚养费1500元至孩子十八周岁", ["1500.00"]),
        ("返还彩礼壹拾贰万叁仟元整", ["123000.00"]),
        ("偿还本金790万元，承担利息94.8万元（790万元×6%×2年）", ["7900000.00", "948000.00"]),
        ("支付利息（按借款总额500万元每月2%计算，暂计为20万元）", ["200000.00"]),
    ],
)
def test_sums_asked_for_and_sums_only_mentioned(text: str, amounts: list[str]) -> None:
    done = pleading(f"{HEAD}诉讼请求：\n1、判令被告{text}；\n2、诉讼费由被告承担。{TAIL}")
    assert sums(done, 1) == amounts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("偿还借款本金50000元及利息", "principal"),
        ("支付借款利息5000元", "interest"),
        ("支付货款20000元", "principal"),
        ("支付逾期付款违约金3000元", "liquidated_damages"),
        ("赔偿原告医疗费、误工费共计8000元", "compensation"),
        ("支付2024年1月至3月工资15000元", "wages"),
        ("支付违法解除劳动合同赔偿金30000元", "compensation"),
        ("每月支付抚养费2000元", "support"),
        ("承担本案诉讼费用", "fees"),
        ("支付律师费5000元", "fees"),
        ("对上述债务承担连带清偿责任", "joint_liability"),
        ("立即腾退房屋", "specific_performance"),
        ("继续履行合同并办理过户登记", "specific_performance"),
        ("依法分割夫妻共同财产", "property_division"),
        ("婚生子由原告抚养", "status"),
        ("向原告赔礼道歉", "specific_performance"),
        ("支付迟延履行期间的债务利息", "interest"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    done = pleading(f"{HEAD}诉讼请求：\n1、判令被告{text}；\n2、其他。{TAIL}")
    assert claim(done, 1)["kind"] == kind


def test_divorce_is_status() -> None:
    done = pleading(f"{HEAD}诉讼请求：\n1、请求判决原告与被告离婚；\n2、婚后财产依法分割。{TAIL}")
    assert values(done, "claim.kind") == ["status", "property_division"]


def test_terms_of_interest() -> None:
    text = "支付利息（以50000元为基数，自2024年1月1日起按年利率12%计算至2024年6月30日止）"
    found = claim(pleading(f"{HEAD}诉讼请求：\n1、{text}；\n2、诉讼费由被告承担。{TAIL}"), 1)
    assert (found["rate"], found["start_date"], found["end_date"]) == ("0.12", "2024-01-01", "2024-06-30")
    assert found["basis"] == "以50000元为基数"


def test_a_total_is_no_claim() -> None:
    done = pleading(f"{HEAD}诉讼请求：\n1、还款5000元；\n2、赔偿损失300元。\n以上各项合计人民币5300元。{TAIL}")
    assert one(done, "stated_total") == "5300.00"
    assert len(values(done, "claim.text")) == 2
    numbered = pleading(f"{HEAD}诉讼请求：\n1、还款5000元；\n2、赔偿损失300元；\n3、以上共计5300元。{TAIL}")
    assert (one(numbered, "stated_total"), len(values(numbered, "claim.text"))) == ("5300.00", 2)


@pytest.mark.parametrize(
    ("tail", "court"),
    [
        ("此致\n某市某区人民法院", "某市某区人民法院"),
        ("此　　致\n　　某市中级人民法院", "某市中级人民法院"),
        ("此致某市某区人民法院", "某市某区人民法院"),
        ("致：某市某区人民法院", "某市某区人民法院"),
        ("此致\n某省某市\n某区人民法院", "某省某市某区人民法院"),
        ("某市某区人民法院\n此致", "某市某区人民法院"),
        ("此致\n__________人民法院", None),
        ("此致", None),
    ],
)
def test_courts(tail: str, court: str | None) -> None:
    body = f"{HEAD}{STORY}\n{tail}\n具状人：张三\n2024年7月5日"
    assert one(pleading(body), "court") == court


def test_the_court_of_an_earlier_case_in_the_story_is_not_addressed() -> None:
    body = f"{HEAD}{STORY}\n此前另案由\n外地市某区人民法院审理，被告借款不还。\n具状人：张三"
    assert one(pleading(body), "court") != "外地市某区人民法院审理"


FOOT = ["此致", "某市某区人民法院", "", "具状人：", "2024年7月5日"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [(MarkKind.SIGNATURE, "handwritten"), (MarkKind.SEAL, "seal"), (MarkKind.FINGERPRINT, "fingerprint")],
)
def test_marks_at_the_place_to_sign(kind: MarkKind, value: str) -> None:
    body = wrapped(f"{HEAD}诉讼请求：\n1、还款5000元。\n事实与理由：\n被告借款不还，原告多次催讨无果。").split("\n")
    lines = [*body, *FOOT]
    page = page_of(lines, marks=[mark_at(lines.index("具状人："), kind)])
    done = read(document_of("complaint", page))
    assert values(done, "signature") == [value]
    assert done.first("signature").evidence[0].bbox == page.marks[0].box  # type: ignore[union-attr]


def test_a_scribble_read_as_nobodys_name_is_no_signatory() -> None:
    body = wrapped(f"{HEAD}{STORY}").split("\n")
    for name, found in (("张三", ["张三"]), ("弘三", [])):
        lines = [*body, "此致", "某市某区人民法院", f"具状人：{name}", "2024年7月5日"]
        mark = mark_at(len(lines) - 2, left=0.15)
        done = read(document_of("complaint", page_of(lines, marks=[mark])))
        assert values(done, "signatory") == found
        assert values(done, "signature") == ["handwritten"]


def test_marks_elsewhere_are_no_signature() -> None:
    body = wrapped(f"{HEAD}诉讼请求：\n1、还款5000元。\n事实与理由：\n被告借款不还，原告多次催讨无果。").split("\n")
    page = page_of([*body, *FOOT], marks=[mark_at(1)])
    assert values(read(document_of("complaint", page)), "signature") == []


def test_a_printed_name_alone_is_typed() -> None:
    done = pleading(f"{HEAD}诉讼请求：\n1、还款5000元。{TAIL}")
    assert values(done, "signature") == ["typed"]


def test_several_sign() -> None:
    done = pleading(f"{HEAD}诉讼请求：\n1、还款5000元。{TAIL.replace('具状人：张三', '具状人：张三、王五')}")
    assert values(done, "signatory") == ["张三", "王五"]


def test_insults_by_the_filer_and_insults_reported() -> None:
    body = "被告是个不要脸的人渣，到期不还。被告还骂原告是“畜生”，并扬言让原告不得好死。"
    done = pleading(f"{HEAD}诉讼请求：\n1、还款5000元。\n事实与理由：\n{body}\n此致\n某市某区人民法院")
    assert values(done, "abusive_wording") == ["不要脸", "人渣"]


def test_hard_words_are_no_insults() -> None:
    body = "被告系失信被执行人，恶意拖欠，欺骗原告，其行为违反诚信原则，原告认为被告无理狡辩。"
    done = pleading(f"{HEAD}诉讼请求：\n1、还款5000元。\n事实与理由：\n{body}\n此致\n某市某区人民法院")
    assert values(done, "abusive_wording") == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="原被告张三李四：:，。、；（）\n 12一二请求诉讼事实理由此致法院元年月日住男女", max_size=400))
def test_never_fails(text: str) -> None:
    pleading(text)


def test_ten_pages_are_fast() -> None:
    story = "2023年1月1日，被告李四因经营需要向原告张三借款50000元，约定年利率12%，到期后被告拒不归还。" * 160
    text = f"{HEAD}诉讼请求：\n1、还款5000元。\n事实与理由：\n{story}\n此致\n某市某区人民法院\n具状人：张三"
    lines = wrapped(text).split("\n")
    pages = [page_of(lines[i : i + 38], page_no=i // 38 + 1) for i in range(0, len(lines), 38)]
    pleading(HEAD)
    start = time.process_time()
    read(document_of("complaint", *pages))
    assert time.process_time() - start < 3


def test_a_heading_without_facts_below_it_has_none() -> None:
    long = "2．判令被告支付利息人民币9719.33元、罚息113764元、复利2313.20元（以上暂计算至"
    long += "2026年2月4日），以及自次日起的罚息、复利（按合同约定计算）；"
    done = pleading(
        f"{HEAD}诉讼请求：\n1．请求判令被告偿还借款本金47.8万元；\n{long}\n事实与理由：\n此致\n某市某区人民法院\n具状人：张三\n2024年7月5日"
    )
    assert values(done, "facts") == []


def test_a_long_numbered_claim_is_no_story_and_one_behind_the_claims_is() -> None:
    asked = f"1、判令被告支付{'货款、违约金、利息以及实现债权的费用，' * 8}共计5000元；\n2、本案诉讼费用由被告承担。\n"
    foot = "此致\n某市某区人民法院\n具状人：张三\n2024年7月5日"
    assert values(pleading(f"{HEAD}诉讼请求：\n{asked}{foot}"), "facts") == []
    story = "被告于2023年3月向原告购买钢材，" + "原告多次催要货款，被告以资金紧张为由一再拖延，" * 6 + "至今未付。\n"
    told = values(pleading(f"{HEAD}诉讼请求：\n{asked}{story}{foot}"), "facts")
    assert len(told) == 1
    assert told[0].startswith("被告于2023年3月")


def test_a_two_character_name_miswritten_before_a_number_word() -> None:
    done = pleading(
        HEAD.replace("李四", "刘英")
        + "诉讼请求：\n1、还款5000元。\n事实与理由：\n被告借款不还，截至目前，被告刘瑛一方的态度没有改变。"
    )
    assert values(done, "mentioned_name") == ["刘瑛"]
