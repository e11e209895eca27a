"""Numbers of the law by date, and days counted in months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules.dated import limit, months_after, on


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2019, 8, 19), None),
        (date(2019, 8, 20), "4.25"),
        (date(2020, 8, 20), "3.85"),
        (date(2021, 12, 19), "3.85"),
        (date(2021, 12, 20), "3.80"),
        (date(2024, 10, 20), "3.35"),
        (date(2024, 10, 21), "3.10"),
        (date(2025, 5, 19), "3.10"),
        (date(2025, 5, 20), "3.00"),
    ],
)
def test_lpr_is_the_one_last_published(day: date, rate: str | None) -> None:
    found = on("lpr", "one_year_lpr", day)
    assert (found.value if found else None) == rate


def test_limitation_grew_from_two_years_to_three() -> None:
    assert limit("limitation_years", date(2017, 9, 30)) == 2
    assert limit("limitation_years", date(2017, 10, 1)) == 3


def test_no_number_before_its_law() -> None:
    with pytest.raises(LookupError):
        limit("filing_days", date(2015, 4, 30))


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2025, 3, 10), 24, date(2027, 3, 10)),
    ],
)
def test_months_after(day: date, months: int, end: date) -> None:
    assert months_after(day, months) == end


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_after_never_runs_past_the_month(day: date, months: int) -> None:
    end = months_after(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end + timedelta(days=1)).day == 1
