"""Errors that writers of such rules usually make about time, fees, interest and courts, each with the right answer.

Errors about what has to be put right are tested with the rules (`tests/rules/never.yaml` and the tables).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.clocks import filing, restarts, undecided
from pipeline.fees import fee_of
from pipeline.interest import lpr_on
from pipeline.law import limit
from pipeline.lending import caps
from pipeline.levels import lines
from pipeline.rules import RULES, check
from pipeline.rules.instruments import CPL
from pipeline.tariff import fee
from pipeline.types import Amount, Case, Category, Cause, Claim, ClaimKind, Level, Total
from tests.rules.build import case_of

DAY = date(2026, 3, 2)
LOAN = ("合同、准合同纠纷", "合同纠纷", "借款合同纠纷", "民间借贷纠纷")
LABOUR = ("劳动争议、人事争议、新就业形态用工纠纷", "劳动争议", "追索劳动报酬纠纷")
DIVORCE = ("婚姻家庭、继承纠纷", "婚姻家庭纠纷", "离婚纠纷")


def case(path: tuple[str, ...], total: str | None, *claims: Claim, category: Category = Category.CIVIL) -> Case:
    value = Decimal(total) if total else None
    cause = Cause(path[-1], path, 0.9)
    return Case(category, 0.9, cause, None, None, DAY, (), claims, Total(value, ""), None, None, (), (), ())


def value(amount: str | None, kind: str, *halving: str) -> Decimal | None:
    return fee(Decimal(amount) if amount else None, kind, halving=halving).value


def test_1_expired_time_is_never_a_correction() -> None:
    for rule_id in ("trial.limitation", "trial.enforcement_period"):
        assert RULES.get(rule_id).level is Level.TRIAL


def test_2_the_time_to_decide_is_not_always_seven_days() -> None:
    prosecution = case(("侮辱案",), None, category=Category.PRIVATE_PROSECUTION)
    assert filing(case(LOAN, "1"), DAY).days == 7
    assert (filing(prosecution, DAY).days, filing(prosecution, DAY).words) == (15, "自收到次日起")
    assert filing(case(("第三人撤销之诉",), None), DAY).days == 30
    assert filing(case(("执行异议之诉",), None), DAY).days == 15


def test_2_after_a_correction_paper_and_online_start_by_rules_of_their_own() -> None:
    paper, online, _ = restarts(case(LOAN, "1"), DAY)
    assert (paper.words, online.words) == ("自收到补正材料之日起计算", "自收到补正材料后次日重新起算")
    assert paper.strict < online.strict


def test_2_undecided_in_time_is_filed_first() -> None:
    assert "先行立案" in undecided()[0]


def test_10_a_fee_is_halved_once() -> None:
    assert value("500000", "property", "summary", "mediation") == value("500000", "property", "summary") == 4400


def test_10_a_payment_order_costs_a_third() -> None:
    assert value("100000", "payment_order") == Decimal("766.67")


@pytest.mark.parametrize("kind", ["enforcement", "bankruptcy"])
def test_10_enforcement_and_bankruptcy_are_not_prepaid(kind: str) -> None:
    assert "不预交" in fee(Decimal(100000), kind).how


def test_10_preservation_costs_at_most_5000_from_896000_on() -> None:
    assert [value(amount, "preservation") for amount in ("895999", "896000", "9000000")] == [
        Decimal("5000.00"), Decimal("5000.00"), Decimal("5000.00"),
    ]  # fmt: skip
    assert value("895000", "preservation") == Decimal("4995.00")


def test_10_labour_costs_ten_yuan_five_in_summary_procedure() -> None:
    assert (value("300000", "labour"), value("300000", "labour", "summary")) == (10, 5)


def test_11_sums_are_added_and_money_sets_the_standard() -> None:
    """Principal, interest, and the end of a contract: one fee, by the sum."""
    sums = (Amount(Decimal(100000), "100000"), Amount(Decimal(12000), "12000"))
    claims = (
        Claim(1, "还本付息", ClaimKind.PRINCIPAL, sums),
        Claim(2, "解除合同", ClaimKind.SPECIFIC_PERFORMANCE),
    )
    told = fee_of(case(LOAN, "112000", *claims))
    assert told is not None
    assert told.value == 2540


@pytest.mark.parametrize(
    ("kind", "free", "above", "more"),
    [("divorce", "200000", "200100", "0.50"), ("personality", "50000", "50100", "1.00")],
)
def test_11_only_what_exceeds_the_free_sum_is_charged(kind: str, free: str, above: str, more: str) -> None:
    at, over = fee(Decimal(free), kind), fee(Decimal(above), kind)
    assert at.low is not None
    assert over.low is not None
    assert over.low - at.low == Decimal(more)


def test_11_several_claims_without_money_are_one_case() -> None:
    claims = (Claim(1, "离婚", ClaimKind.STATUS), Claim(2, "由原告抚养", ClaimKind.SUPPORT))
    told = fee_of(case(DIVORCE, None, *claims))
    assert told is not None
    assert (told.low, told.high) == (50, 300)


def test_12_the_lpr_is_the_one_last_published_not_the_month_s() -> None:
    """2024-10-21 brought 3.10 %: on the 1st and the 20th of that month 3.35 % still stood."""
    days = (date(2024, 10, 1), date(2024, 10, 20), date(2024, 10, 21))
    assert [lpr_on(day).value for day in days] == ["3.35", "3.35", "3.10"]


@pytest.mark.parametrize(
    ("made", "filed", "yearly"),
    [
        (date(2020, 8, 20), date(2026, 3, 2), ["0.154"]),
        (date(2020, 8, 19), date(2026, 3, 2), ["0.24", "0.12"]),
        (date(2024, 10, 20), date(2026, 3, 2), ["0.134"]),
        (date(2024, 10, 21), date(2026, 3, 2), ["0.124"]),
    ],
)
def test_12_four_times_the_lpr_of_the_contract_or_for_older_ones_of_the_suit(
    made: date, filed: date, yearly: list[str]
) -> None:
    assert [f"{c.yearly.normalize():f}" for c in caps(made, filed)] == yearly


def test_14_the_court_s_level_hangs_on_where_the_parties_live() -> None:
    assert lines(DAY, "河南省", "same").middle == lines(DAY, "河南省", "all_outside").middle == 5 * 10**8
    assert lines(DAY, "河南省", "crossing").middle == 10**8
    assert lines(DAY, "北京市", "same") == lines(DAY, "河南省", "same")


def test_20_fifteen_days_to_sue_after_an_award() -> None:
    assert limit("labour_suit_days", DAY) == 15


def test_20_arrears_of_wages_need_not_be_prepaid() -> None:
    told = fee_of(case(LABOUR, "30000"))
    assert told is not None
    assert "可以不预交" in told.how


def test_21_a_year_at_most_where_the_period_was_not_told() -> None:
    assert (limit("admin_untold_months", DAY), limit("admin_suit_months", DAY)) == (12, 6)


@pytest.mark.parametrize(
    ("number", "then"),
    [(122, "第一百二十二条"), (193, "第一百九十三条"), (250, "第二百四十六条"), (264, "第二百六十条")],
)
def test_24_numbers_of_2022_and_2023_are_those_of_the_amendment_of_2021(number: int, then: str) -> None:
    cited = CPL.art(number).on(date(2023, 6, 1))
    assert cited is not None
    assert cited.article == then


def test_3_everything_is_told_at_once() -> None:
    """Three faults in one packet are three findings of one review, none hidden behind another."""
    faulty = case_of({"原告": {"民族": None}, "去": ["身份证"], "诉状": {"法院": None}})
    found = {f.rule_id for f in check(replace(faulty, as_of=DAY))}
    assert {
        "complaint.plaintiff_particulars",
        "material.plaintiff_identity_missing",
        "complaint.court_missing",
    } <= found
