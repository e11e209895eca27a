"""Court fees: worked examples, continuity, and which kind of fee a case has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import WrongUse
from pipeline.fees import fee, fee_of, kinds
from pipeline.types import Case, Category, Cause, Claim, ClaimKind, Total

EXAMPLES = yaml.safe_load((Path(__file__).parent / "fees_cases.yaml").read_text(encoding="utf-8"))
STEPPED = ("property", "ip", "enforcement", "preservation", "payment_order", "bankruptcy")
SUMS = st.decimals(min_value=0, max_value=10**9, places=2)


def test_every_worked_example_is_there() -> None:
    assert len(EXAMPLES) == 80


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['kind']}-{e.get('amount')}")
def test_worked_examples(example: dict[str, Any]) -> None:
    amount = Decimal(example["amount"]) if "amount" in example else None
    told = fee(amount, example["kind"], halving=example.get("halving", ()))
    if "fee" in example:
        assert told.value == Decimal(example["fee"])
        assert told.low is None
    else:
        assert told.value is None
        assert (told.low, told.high) == (Decimal(example["low"]), Decimal(example["high"]))
    assert told.citations


def test_the_working_is_told_band_by_band() -> None:
    told = fee(Decimal(150000))
    assert told.how == "财产案件: 10000以内50 + 90000×2.5%(2250) + 50000×2%(1000) = 3300元"
    assert (told.citations[0].instrument, told.citations[0].article) == ("诉讼费用交纳办法", "第十三条第一款第(一)项")


def test_the_working_of_a_cap_and_of_a_third() -> None:
    assert "最高不超过5000元" in fee(Decimal(1000000), "preservation").how
    assert "÷3 = 183.33" in fee(Decimal(30000), "payment_order").how
    assert "不预交" in fee(Decimal(30000), "enforcement").how


def test_halved_once_whatever_the_grounds() -> None:
    one = fee(Decimal(500000), halving=["summary"])
    two = fee(Decimal(500000), halving=["summary", "mediation"])
    assert one.value == two.value == 4400
    assert "只减半一次" in two.how
    assert any(c.article == "第二百零六条" for c in two.citations)


def test_wrong_use_is_said() -> None:
    with pytest.raises(WrongUse, match="费用类别"):
        fee(Decimal(1), "parking")
    with pytest.raises(WrongUse, match="减半"):
        fee(Decimal(1), "enforcement", halving=["summary"])
    with pytest.raises(WrongUse, match="事由"):
        fee(Decimal(1), halving=["luck"])
    for amount in (Decimal(-1), Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(WrongUse, match="金额"):
            fee(amount)


def test_the_day_before_and_the_day() -> None:
    assert fee(Decimal(50000), on=date(2007, 3, 31)).value is None
    assert fee(Decimal(50000), on=date(2007, 4, 1)).value == 1050
    assert kinds(date(2007, 3, 31)) == {}


def test_a_property_fee_needs_its_sum() -> None:
    told = fee(None)
    assert (told.value, told.low, told.high) == (None, None, None)
    assert "未能确定" in told.how


@pytest.mark.parametrize("kind", STEPPED)
@given(a=SUMS, b=SUMS)
def test_more_in_dispute_never_costs_less(kind: str, a: Decimal, b: Decimal) -> None:
    less, more = fee(min(a, b), kind).value, fee(max(a, b), kind).value
    assert less is not None
    assert more is not None
    assert less <= more


@pytest.mark.parametrize("kind", STEPPED)
@given(
    amount=st.sampled_from([1000, 10**4, 10**5, 2 * 10**5, 5 * 10**5, 10**6, 2 * 10**6, 5 * 10**6, 10**7, 2 * 10**7])
)
def test_no_jump_at_the_edge_of_a_band(kind: str, amount: int) -> None:
    at, above = fee(Decimal(amount), kind).value, fee(Decimal(amount) + 1, kind).value
    assert at is not None
    assert above is not None
    assert above - at <= Decimal("0.03")


@given(SUMS)
def test_a_fee_stays_below_what_is_disputed_or_the_flat_sum(amount: Decimal) -> None:
    value = fee(amount).value
    assert value is not None
    assert Decimal(50) <= value <= max(Decimal(50), amount * Decimal("0.025") + 50)


def case(
    category: Category | None, path: tuple[str, ...] = (), total: str | None = None, claims: tuple[Claim, ...] = ()
) -> Case:
    cause = Cause(path[-1], path, 0.9) if path else None
    value = Decimal(total) if total else None
    told = Total(value, total or "没有列明数额的请求")
    return Case(category, 0.9, cause, None, None, date(2026, 3, 1), (), claims, told, None, None, (), (), ())


LABOUR = ("劳动争议、人事争议、新就业形态用工纠纷", "劳动争议", "劳动合同纠纷", "追索劳动报酬纠纷")
LOAN = ("合同、准合同纠纷", "合同纠纷", "借款合同纠纷", "民间借贷纠纷")
DIVORCE = ("婚姻家庭、继承纠纷", "婚姻家庭纠纷", "离婚纠纷")


@pytest.mark.parametrize(
    ("category", "path", "total", "expected"),
    [
        (Category.CIVIL, LOAN, "53200.00", ("1130.00", None, None)),
        (Category.CIVIL, LABOUR, "300000.00", ("10.00", None, None)),
        (Category.CIVIL, DIVORCE, None, (None, "50.00", "300.00")),
        (Category.CIVIL, ("人格权纠纷", "人格权纠纷", "名誉权纠纷"), "80000", (None, "400.00", "800.00")),
        (Category.CIVIL, ("知识产权与竞争纠纷", "侵害商标权纠纷"), None, (None, "500.00", "1000.00")),
        (Category.CIVIL, ("婚姻家庭、继承纠纷", "婚姻家庭纠纷", "探望权纠纷"), None, (None, "50.00", "100.00")),
        (Category.CIVIL, ("婚姻家庭、继承纠纷", "婚姻家庭纠纷", "离婚后财产纠纷"), "100000", ("2300.00", None, None)),
        (Category.CIVIL, (), "50000", ("1050.00", None, None)),
        (Category.ADMINISTRATIVE, ("行政行为", "行政处罚", "罚款"), None, ("50.00", None, None)),
        (Category.ADMINISTRATIVE, ("行政行为", "行政赔偿"), "5000", ("0.00", None, None)),
        (Category.ENFORCEMENT, LOAN, "100000", ("1400.00", None, None)),
        (Category.ENFORCEMENT, DIVORCE, None, (None, "50.00", "500.00")),
        (Category.STATE_COMPENSATION, (), "90000", ("0.00", None, None)),
        (Category.PRIVATE_PROSECUTION, ("侮辱案",), None, ("0.00", None, None)),
    ],
)  # fmt: skip
def test_the_fee_of_a_case(
    category: Category, path: tuple[str, ...], total: str | None, expected: tuple[str | None, ...]
) -> None:
    told = fee_of(case(category, path, total))
    assert told is not None
    assert (told.value, told.low, told.high) == tuple(None if e is None else Decimal(e) for e in expected)


def test_an_unknown_category_has_no_fee() -> None:
    assert fee_of(case(None)) is None


def test_an_unknown_total_is_said_not_guessed() -> None:
    told = fee_of(case(Category.CIVIL, LOAN))
    assert told is not None
    assert told.value is None
    assert "没有列明数额" in told.how


def test_enforcement_of_an_unknown_sum_is_not_taken_for_one_without_a_sum() -> None:
    told = fee_of(case(Category.ENFORCEMENT, LOAN, None, (Claim(1, "支付利息", ClaimKind.INTEREST),)))
    assert told is not None
    assert (told.value, told.low) == (None, None)


def test_arrears_of_wages_need_not_be_prepaid() -> None:
    told = fee_of(case(Category.CIVIL, LABOUR, "300000.00"))
    assert told is not None
    assert "可以不预交" in told.how


def test_a_divorce_over_unpriced_property_has_an_open_end() -> None:
    division = Claim(1, "依法分割夫妻共同房产", ClaimKind.PROPERTY_DIVISION)
    told = fee_of(case(Category.CIVIL, DIVORCE, None, (division,)))
    assert told is not None
    assert (told.value, told.low, told.high) == (None, Decimal(50), None)


def test_trademark_cases_against_the_office_cost_a_hundred() -> None:
    about = Claim(1, "撤销商标驳回复审决定", ClaimKind.SPECIFIC_PERFORMANCE)
    base = case(Category.ADMINISTRATIVE, ("行政行为", "行政许可"))
    told = fee_of(replace(base, claims=(about,)))
    assert told is not None
    assert told.value == 100


def test_a_case_before_the_tariff_has_no_fee_by_it() -> None:
    old = replace(
        case(Category.ENFORCEMENT, LOAN, None, (Claim(1, "利息", ClaimKind.INTEREST),)), as_of=date(2006, 1, 1)
    )
    told = fee_of(old)
    assert told is not None
    assert told.value is None
    assert "尚未施行" in told.how
