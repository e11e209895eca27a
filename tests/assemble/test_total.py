"""What counts towards the total and how the arithmetic is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble.claims import kind_of
from pipeline.assemble.total import total_of
from pipeline.types import Claim, ClaimKind
from tests.assemble.build import asked, case_of, claim, complaint, field, party

LOAN = claim(1, "判令被告偿还借款本金50000元", ("50000.00", "50000元"))
INTEREST = claim(2, "判令被告支付利息3200元", ("3200.00", "3200元"), kind=ClaimKind.INTEREST)


def total(*claims: Claim, awarded: bool = False) -> Decimal | None:
    return total_of(claims, None, awarded).value


def test_the_arithmetic_is_told() -> None:
    assert total_of([LOAN, INTEREST], None).how == "50000.00 + 3200.00 = 53200.00"
    assert total_of([LOAN], None).how == "50000.00"


@pytest.mark.parametrize(
    ("text", "amounts", "expected"),
    [
        ("被告承担律师费5000元", [("5000", "5000元")], "5000"),
        ("被告承担案件受理费1050元", [("1050", "1050元")], None),
        ("被告承担律师费5000元、诉讼费1050元、保全费520元",
         [("5000", "5000元"), ("1050", "1050元"), ("520", "520元")], "5000"),
        ("被告承担诉讼保全保险费800元", [("800", "800元")], "800"),
        ("偿还借款50000元（大写：伍万元整）", [("50000", "50000元"), ("50000", "伍万元整")], "50000"),
        ("返还货款50000元或者赔偿损失30000元", [("50000", "50000元"), ("30000", "30000元")], "50000"),
        ("赔偿各项损失，包括医疗费50000元、护理费700元、交通费800元",
         [("50000", "50000元"), ("700", "700元"), ("800", "800元")], "51500"),
        ("支付货款50000元，其中2023年30000元、2024年20000元",
         [("50000", "50000元"), ("30000", "30000元"), ("20000", "20000元")], "50000"),
        ("赔偿各项损失共计15000元（医疗费10000元、误工费5000元）",
         [("15000", "15000元"), ("10000", "10000元"), ("5000", "5000元")], "15000"),
        ("赔偿医疗费10000元、误工费5000元，共计15000元",
         [("10000", "10000元"), ("5000", "5000元"), ("15000", "15000元")], "15000"),
        ("赔偿医疗费、误工费等损失共计15000元", [("15000", "15000元")], "15000"),
        ("偿还本金50000元及利息（暂计至2024年3月1日为3200元）", [("50000", "50000元"), ("3200", "3200元")], "53200"),
        ("支付利息（以50000元为基数，自2024年1月1日起按年利率12%计算）", [("50000", "50000元")], None),
        ("偿还借款本金50000元及利息（以50000元为基数，按LPR计算）",
         [("50000", "50000元"), ("50000", "50000元")], "50000"),
        ("被告每月支付抚养费2000元", [("2000", "2000元")], None),
        ("支付租金46800元（每月7,800.00元，共6个月）", [("46800", "46800元")], "46800"),
        ("支付占有使用费7800元（每月）", [("7800", "7800元")], None),
        ("支付工资（每月5000元）三个月共计15000元", [("5000", "5000元"), ("15000", "15000元")], "15000"),
        ("支付按每日万分之五计算的违约金6000元", [("6000", "6000元")], "6000"),
        ("偿还借款50000元及利息共3000元", [("50000", "50000元"), ("3000", "3000元")], "53000"),
        ("对抵押房产在50000元范围内优先受偿", [("50000", "50000元")], None),
    ],
)  # fmt: skip
def test_what_counts_within_a_claim(text: str, amounts: list[tuple[str, str]], expected: str | None) -> None:
    assert total(claim(1, text, *amounts)) == (None if expected is None else Decimal(expected))


def test_claims_keep_the_sums_asked_for_and_not_those_mentioned() -> None:
    case = case_of(
        complaint(
            asked(1, "归还借款60000元", ("60000.00", "60000元"), kind="principal"),
            asked(2, "支付60000元借款的利息5400元", ("60000.00", "60000元"), ("5400.00", "5400元"), kind="principal"),
            asked(3, "赔偿A费100元、B费200元，共计300元", ("100", "100元"), ("200", "200元"), ("300", "300元")),
        )
    )
    assert [[a.value for a in c.amounts] for c in case.claims] == [[60000], [5400], [100, 200]]
    assert case.claims[1].kind is ClaimKind.INTEREST
    assert case.total.value == 65700


def test_of_property_to_divide_the_share_asked_for_counts() -> None:
    text = "依法分割夫妻共同存款120000元，原告请求分得60000元"
    share = claim(1, text, ("120000", "120000元"), ("60000", "60000元"), kind=ClaimKind.PROPERTY_DIVISION)
    whole = claim(1, "依法分割夫妻共同存款120000元", ("120000", "120000元"), kind=ClaimKind.PROPERTY_DIVISION)
    assert total(share) == 60000
    assert total(whole) == 120000


def test_joint_liability_for_the_same_sum_counts_once() -> None:
    joint = claim(2, "被告二对上述50000元承担连带责任", ("50000", "50000元"), kind=ClaimKind.JOINT_LIABILITY)
    part = claim(3, "被告三对借款30000元承担连带保证责任", ("30000", "30000元"), kind=ClaimKind.JOINT_LIABILITY)
    assert total(LOAN, joint, part) == 50000


def test_joint_liability_that_is_the_only_demand_counts() -> None:
    assert total(claim(1, "二被告连带偿还借款50000元", ("50000", "50000元"), kind=ClaimKind.JOINT_LIABILITY)) == 50000


def test_two_equal_sums_for_two_things_both_count() -> None:
    other = claim(2, "判令被告返还押金50000元", ("50000", "50000元"))
    assert total(LOAN, other) == 100000


def test_running_interest_without_a_sum_is_named_not_guessed() -> None:
    running = claim(2, "支付自2024年1月1日起至付清之日止按LPR计算的利息", kind=ClaimKind.INTEREST)
    result = total_of([LOAN, running], None)
    assert result.value == 50000
    assert "第2项利息" in result.how


def test_a_sum_of_the_whole_is_stated_not_claimed_twice() -> None:
    whole = claim(3, "以上各项共计53300元", ("53300", "53300元"), kind=ClaimKind.OTHER)
    result = total_of([LOAN, INTEREST, whole], None)
    assert result.value == 53200
    assert result.stated is not None
    assert result.stated.value == 53300


def test_a_wrong_breakdown_leaves_the_stated_sum_beside_the_computed() -> None:
    text = "赔偿医疗费10000元、误工费5000元，共计16000元"
    result = total_of([claim(1, text, ("10000", "10000元"), ("5000", "5000元"), ("16000", "16000元"))], None)
    assert result.value == 15000
    assert result.stated is not None
    assert result.stated.value == 16000


def test_a_subtotal_of_one_claim_is_no_statement_about_the_rest() -> None:
    text = "赔偿医疗费10000元、误工费5000元，共计15000元"
    parts = claim(1, text, ("10000", "10000元"), ("5000", "5000元"), ("15000", "15000元"))
    result = total_of([parts, INTEREST], None)
    assert result.value == 18200
    assert result.stated is None


def test_the_stated_total_field_is_kept_as_written() -> None:
    result = total_of([LOAN], field("stated_total", "53200.00", said="伍万叁仟贰佰元"))
    assert result.stated is not None
    assert (result.stated.value, result.stated.text) == (Decimal("53200.00"), "伍万叁仟贰佰元")


def test_awarded_court_fees_are_enforced_but_not_the_fee_of_enforcement() -> None:
    fees = claim(2, "支付案件受理费1050元，执行费650元", ("1050", "1050元"), ("650", "650元"), kind=ClaimKind.FEES)
    assert total(LOAN, fees, awarded=True) == 51050
    assert total(LOAN, fees) == 50000


def test_an_enforcement_application_counts_what_it_applies_for() -> None:
    case = case_of(
        complaint(
            party(1, "申请执行人", "张一"),
            party(2, "被执行人", "李二"),
            asked(1, "支付货款86000元", ("86000.00", "86000元")),
            asked(2, "支付案件受理费1950元", ("1950.00", "1950元")),
            doc_type="enforcement_application",
        )
    )
    assert case.total.value == 87950


def test_a_divorce_keeps_status_support_and_property_apart() -> None:
    case = case_of(
        complaint(
            asked(1, "判令原告与被告离婚"),
            asked(2, "婚生子由原告抚养，被告每月支付抚养费2000元", ("2000.00", "2000元"), kind="support"),
            asked(3, "分割夫妻共同财产存款300000元", ("300000.00", "300000元")),
        )
    )
    assert [c.kind for c in case.claims] == [ClaimKind.STATUS, ClaimKind.SUPPORT, ClaimKind.PROPERTY_DIVISION]
    assert case.total.value == 300000
    assert "第2项" in case.total.how


def test_a_cell_of_a_form_that_says_nothing_is_no_claim() -> None:
    cells = (
        asked(1, "解除婚姻关系: 请求判令离婚"),
        asked(2, "夫妻共同债务：无债务 承担主体:"),
        asked(3, "要求: 无条件返还"),
    )
    assert [c.no for c in case_of(complaint(*cells, doc_type="element_complaint")).claims] == [1, 3]
    assert len(case_of(complaint(*cells)).claims) == 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("判令被告偿还借款本金50000元", ClaimKind.PRINCIPAL),
        ("判令被告支付违约金8000元", ClaimKind.LIQUIDATED_DAMAGES),
        ("判令被告支付经济补偿15000元", ClaimKind.WAGES),
        ("本案诉讼费由被告承担", ClaimKind.FEES),
        ("判令被告赔礼道歉", ClaimKind.SPECIFIC_PERFORMANCE),
        ("请求依法裁判", ClaimKind.OTHER),
    ],
)
def test_kind_by_wording(text: str, kind: ClaimKind) -> None:
    assert kind_of(text) is kind


@given(st.lists(st.decimals(min_value=1, max_value=10**9, places=2), min_size=1, max_size=12))
def test_items_add_up_and_the_text_says_so(values: list[Decimal]) -> None:
    claims = [claim(i, f"支付第{i}笔货款{v}元", (str(v), f"{v}元")) for i, v in enumerate(values, 1)]
    result = total_of(claims, None)
    assert result.value == sum(values)
    assert all(f"{v:.2f}" in result.how for v in values)


@given(
    st.lists(st.decimals(min_value=1, max_value=10**6, places=2), min_size=1, max_size=6),
    st.decimals(1, 10**6, places=2),
)
def test_a_court_fee_never_changes_the_total(values: list[Decimal], fee: Decimal) -> None:
    claims = [claim(i, f"支付货款{v}元", (str(v), f"{v}元")) for i, v in enumerate(values, 1)]
    court = claim(99, f"诉讼费{fee}元由被告承担", (str(fee), f"{fee}元"), kind=ClaimKind.FEES)
    assert total_of([*claims, court], None).value == total_of(claims, None).value
