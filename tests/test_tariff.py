"""The tariff: worked examples, continuity, halving, provinces."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import WrongUse
from pipeline.tariff import fee, kinds

EXAMPLES = yaml.safe_load((Path(__file__).parent / "tariff_cases.yaml").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize(
    ("kind", "amount", "province", "value"),
    [
        ("divorce", "500000", "广东省", "1800"),
        ("personality", "80000", "广东", "800"),
        ("non_property", None, "广东", "100"),
        ("ip", None, "广东", "1000"),
        ("ip", "20000", "广东", "300"),
        ("jurisdiction_objection", None, "广东", "100"),
    ],
)
def test_a_province_fills_the_range_where_its_standard_is_known(
    kind: str, amount: str | None, province: str, value: str
) -> None:
    told = fee(Decimal(amount) if amount else None, kind, province=province)
    assert (told.value, told.low, told.high) == (Decimal(value), None, None)


def test_a_provincial_standard_is_cited_and_halved_like_any_other() -> None:
    told = fee(None, "non_property", province="广东", halving=["summary"])
    assert told.value == 50
    assert "广东标准每件100元" in told.how
    assert "粤价函〔2008〕45号" in [c.article for c in told.citations]


@pytest.mark.parametrize(("province", "day"), [("北京", None), (None, None), ("广东", date(2008, 3, 26))])
def test_elsewhere_and_before_it_stays_a_range(province: str | None, day: date | None) -> None:
    told = fee(None, "non_property", province=province, on=day)
    assert (told.value, told.low, told.high) == (None, 50, 100)
