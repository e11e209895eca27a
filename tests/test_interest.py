"""Interest to the cent, counted by days, months, LPR and repayments; what the table lacks is not computed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.interest import (
    Fixed,
    Lpr,
    Repayment,
    agrees,
    delayed_performance,
    interest,
    lpr_on,
    readings,
)
from pipeline.law import Unknown

FIRST, LAST = date(2019, 8, 20), date(2026, 7, 20)
SUMS = st.decimals(min_value=1, max_value=10**8, places=2)
SHARES = st.decimals(min_value=0, max_value=Decimal("0.36"), places=4)
DAYS = st.dates(FIRST, LAST - timedelta(days=1))
RATES = st.one_of(
    st.builds(Fixed, SHARES, st.sampled_from(["year", "month"])),
    st.builds(Lpr, st.decimals(min_value=1, max_value=4, places=1)),
)


def d(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("rate", "start", "end", "year", "value"),
    [
        (Fixed(d("0.12")), date(2025, 1, 1), date(2025, 11, 1), 365, "9994.52"),
        (Fixed(d("0.12")), date(2024, 1, 1), date(2025, 1, 1), 365, "12032.88"),
        (Fixed(d("0.12")), date(2024, 1, 1), date(2025, 1, 1), 360, "12200.00"),
        (Fixed(d("0.01"), "month"), date(2025, 1, 1), date(2025, 11, 1), 365, "9994.52"),
        (Fixed(d("0.0005"), "day"), date(2025, 1, 1), date(2025, 1, 31), 365, "1500.00"),
        (Fixed(d("0.0005"), "day"), date(2025, 1, 1), date(2025, 1, 31), 360, "1500.00"),
        (Lpr(d("4"), fixed_on=date(2021, 12, 19)), date(2022, 1, 1), date(2023, 1, 1), 365, "15400.00"),
        (Lpr(d("4"), fixed_on=date(2021, 12, 20)), date(2022, 1, 1), date(2023, 1, 1), 365, "15200.00"),
        (Lpr(term="five_year_lpr"), date(2023, 1, 1), date(2023, 6, 1), 365, "1778.90"),
        (Fixed(d("0.12")), date(2025, 1, 1), date(2025, 1, 1), 365, "0.00"),
    ],
)
def test_worked_by_hand(rate: Fixed | Lpr, start: date, end: date, year: int, value: str) -> None:
    assert interest(d("100000"), rate, start, end, year=year).value == d(value)


def test_the_lpr_runs_piecewise_by_the_day_it_was_published() -> None:
    """Hand-worked: 203 days at 3.45 %, 91 at 3.35 %, 211 at 3.10 %, 165 at 3.00 %, each times four."""
    told = interest(d("100000"), Lpr(d("4")), date(2024, 1, 1), date(2025, 11, 1))
    assert [(s.days, str(s.amount)) for s in told.stretches] == [
        (203, "7675.07"),
        (91, "3340.82"),
        (211, "7168.22"),
        (165, "5424.66"),
    ]
    assert [s.start for s in told.stretches[1:]] == [date(2024, 7, 22), date(2024, 10, 21), date(2025, 5, 20)]
    assert told.value == d("23608.77")
    assert "7675.07 + 3340.82 + 7168.22 + 5424.66 = 23608.77元" in told.how
    assert "一年期LPR3.35%(2024-07-22公布)的4倍(即年13.4%) × 91天 ÷ 365" in told.how


def test_the_arithmetic_is_told() -> None:
    told = interest(d("50000"), Fixed(d("0.06")), date(2025, 3, 1), date(2025, 3, 31))
    assert told.how == "2025-03-01起至2025-03-31(不含): 50000 × 年利率6% × 30天 ÷ 365 = 246.58"


def test_the_last_day_counts_only_where_it_is_said() -> None:
    day = date(2025, 3, 1)
    assert interest(d("36500"), Fixed(d("0.1")), day, day).value == 0
    assert interest(d("36500"), Fixed(d("0.1")), day, day, last_day_counts=True).value == d("10.00")


def test_repayments_meet_interest_first() -> None:
    """182 days of 12 % on 100,000 are 5,983.56; of 20,000 paid, 14,016.44 lessen the principal."""
    paid = [Repayment(date(2024, 7, 1), d("20000"))]
    told = interest(d("100000"), Fixed(d("0.12")), date(2024, 1, 1), date(2025, 1, 1), repayments=paid)
    assert (told.principal, told.owed) == (d("85983.56"), d("5201.42"))
    assert told.value == d("11184.98")
    assert "2024-07-01还款20000元, 抵利息5983.56元、本金14016.44元" in told.how


def test_a_repayment_below_the_interest_leaves_the_principal_and_bears_none() -> None:
    paid = [Repayment(date(2024, 7, 1), d("1000"))]
    told = interest(d("100000"), Fixed(d("0.12")), date(2024, 1, 1), date(2025, 1, 1), repayments=paid)
    assert told.principal == 100000
    assert told.owed == told.value - 1000


def test_more_than_is_owed_never_makes_the_principal_negative() -> None:
    paid = [Repayment(date(2024, 7, 1), d("900000"))]
    told = interest(d("100000"), Fixed(d("0.12")), date(2024, 1, 1), date(2025, 1, 1), repayments=paid)
    assert (told.principal, told.owed, told.value) == (0, 0, d("5983.56"))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        interest(d("1"), Fixed(d("0.1")), date(2025, 1, 2), date(2025, 1, 1))


@pytest.mark.parametrize("day", [date(2019, 8, 19), date(2026, 7, 20), date(2027, 1, 1)])
def test_an_lpr_that_is_not_in_the_table_is_not_computed(day: date) -> None:
    with pytest.raises(Unknown, match="无法计算"):
        lpr_on(day)
    with pytest.raises(Unknown, match="无法计算"):
        interest(d("100000"), Lpr(), date(2026, 1, 1) if day.year > 2020 else day, day + timedelta(days=1))


def test_the_lpr_last_published_holds_until_the_next_is_due() -> None:
    assert lpr_on(date(2019, 8, 20)).value == "4.25"
    assert lpr_on(date(2026, 7, 19)).since == date(2026, 6, 22)
    assert interest(d("100000"), Lpr(), date(2026, 7, 1), date(2026, 7, 20)).value > 0


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2020, 4, 19), "4.05"),
        (date(2020, 4, 20), "3.85"),
        (date(2022, 8, 20), "3.70"),
        (date(2022, 8, 21), "3.70"),
        (date(2022, 8, 22), "3.65"),
    ],
)
def test_the_day_before_and_the_day_of_a_publication(day: date, value: str) -> None:
    """2022-08-20 was a Saturday: until Monday the rate of July stood."""
    assert lpr_on(day).value == value


def test_delayed_performance() -> None:
    assert delayed_performance(d("100000"), date(2024, 1, 1), date(2024, 12, 31)).value == d("6387.50")
    assert delayed_performance(d("100000"), date(2014, 8, 1), date(2014, 8, 2)).value == d("17.50")
    with pytest.raises(Unknown, match="无法计算"):
        delayed_performance(d("100000"), date(2014, 7, 31), date(2014, 8, 2))


def test_the_usual_ways_to_count() -> None:
    monthly = Fixed(d("0.01"), "month")
    told = [r.value for r in readings(d("100000"), monthly, date(2025, 1, 1), date(2025, 11, 1))]
    assert told == [d("9994.52"), d("10027.40"), d("10000.00")]
    assert len(readings(d("100000"), monthly, date(2025, 1, 1), date(2025, 10, 20))) == 2
    assert "10个月 = 10000.00" in readings(d("100000"), monthly, date(2025, 1, 1), date(2025, 10, 31))[-1].how


@pytest.mark.parametrize(
    ("claimed", "computed", "same"),
    [
        ("101", "100", True),
        ("101.01", "100", False),
        ("9995", "10000", True),
        ("10010", "10000", True),
        ("10010.01", "10000", False),
        ("9989.99", "10000", False),
        ("0.5", "0", True),
    ],
)
def test_tolerance_is_a_yuan_or_a_thousandth(claimed: str, computed: str, same: bool) -> None:
    assert agrees(d(claimed), d(computed)) is same


@given(SUMS, RATES, st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_a_period_split_in_two_bears_the_same(principal: Decimal, rate: Fixed | Lpr, days: list[date]) -> None:
    """But for rounding: a cent for each stretch that the split makes more."""
    start, middle, end = days
    whole = interest(principal, rate, start, end)
    parts = (interest(principal, rate, start, middle), interest(principal, rate, middle, end))
    assert abs(whole.value - sum(p.value for p in parts)) <= d("0.01")
    assert sum(s.days for s in whole.stretches) == (end - start).days


@given(SUMS, SUMS, RATES, st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_more_money_and_more_days_never_bear_less(a: Decimal, b: Decimal, rate: Fixed | Lpr, days: list[date]) -> None:
    start, middle, end = days
    assert interest(min(a, b), rate, start, end).value <= interest(max(a, b), rate, start, end).value + d("0.02")
    assert interest(a, rate, start, middle).value <= interest(a, rate, start, end).value + d("0.01")


@given(SUMS, RATES, DAYS)
def test_no_days_bear_nothing(principal: Decimal, rate: Fixed | Lpr, day: date) -> None:
    told = interest(principal, rate, day, day)
    assert (told.value, told.principal, told.stretches) == (0, principal, ())


@given(SUMS, SHARES, st.lists(DAYS, min_size=4, max_size=4).map(sorted), SUMS, SUMS)
def test_what_is_paid_is_what_the_debt_shrinks_by(
    principal: Decimal, share: Decimal, days: list[date], one: Decimal, two: Decimal
) -> None:
    start, first, second, end = days
    paid = [Repayment(second, two), Repayment(first, one)]
    told = interest(principal, Fixed(share), start, end, repayments=paid)
    debt = principal + told.value - told.principal - told.owed
    assert debt <= one + two
    assert debt == one + two or told.principal == 0
