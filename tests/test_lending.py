"""The caps on private lending: the day before and the day of every change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.law import Unknown
from pipeline.lending import EVER, caps, most

NEW = date(2020, 8, 20)


def told(made: date, filed: date) -> list[tuple[date, date | None, str]]:
    return [(c.since, c.until, f"{c.yearly:.4f}") for c in caps(made, filed)]


@pytest.mark.parametrize(
    ("made", "filed", "expected"),
    [
        pytest.param(date(2019, 5, 1), date(2019, 12, 1), [(EVER, None, "0.2400")], id="a case of 2019"),
        pytest.param(date(2019, 5, 1), date(2020, 8, 19), [(EVER, None, "0.2400")], id="the day before"),
        pytest.param(date(2019, 5, 1), NEW, [(EVER, None, "0.1540")], id="the day of, loan before the LPR"),
        pytest.param(date(2019, 8, 19), date(2020, 12, 31), [(EVER, None, "0.1540")], id="first revision, filing day"),
        pytest.param(date(2019, 8, 20), date(2020, 12, 31), [(EVER, None, "0.1700")], id="first revision, contract"),
        pytest.param(
            date(2020, 8, 19), date(2021, 1, 1), [(EVER, NEW, "0.2400"), (NEW, None, "0.1540")], id="contract before"
        ),
        pytest.param(date(2020, 8, 20), date(2021, 1, 1), [(EVER, None, "0.1540")], id="contract of the day"),
        pytest.param(
            date(2018, 1, 1), date(2024, 10, 20), [(EVER, NEW, "0.2400"), (NEW, None, "0.1340")], id="filing day's LPR"
        ),
        pytest.param(
            date(2018, 1, 1), date(2024, 10, 21), [(EVER, NEW, "0.2400"), (NEW, None, "0.1240")], id="a day later"
        ),
        pytest.param(date(2021, 12, 19), date(2026, 3, 1), [(EVER, None, "0.1540")], id="LPR of December before"),
        pytest.param(date(2021, 12, 20), date(2026, 3, 1), [(EVER, None, "0.1520")], id="LPR of December"),
    ],
)
def test_the_cap_of_the_day(made: date, filed: date, expected: list[tuple[date, date | None, str]]) -> None:
    assert told(made, filed) == expected


def test_only_the_rules_of_2015_make_an_agreement_void() -> None:
    (old,) = caps(date(2016, 1, 1), date(2019, 1, 1))
    assert old.void_above == Decimal("0.36")
    assert caps(date(2021, 1, 1), date(2022, 1, 1))[0].void_above is None


def test_each_cap_names_its_article() -> None:
    assert [c.citation.article for c in caps(date(2018, 1, 1), date(2024, 1, 1))] == ["第三十一条第二款"] * 2
    assert caps(date(2021, 1, 1), date(2024, 1, 1))[0].citation.article == "第二十五条"
    assert caps(date(2018, 1, 1), date(2019, 1, 1))[0].citation.article == "第二十六条"
    assert "2024-07-22公布" in caps(date(2024, 8, 1), date(2025, 1, 1))[0].how


def test_what_the_library_lacks_is_not_computed() -> None:
    for made, filed in ((date(2014, 1, 1), date(2015, 8, 31)), (date(2026, 7, 20), date(2026, 9, 1))):
        with pytest.raises(Unknown, match="无法计算"):
            caps(made, filed)
    assert caps(date(2014, 1, 1), date(2015, 9, 1))[0].yearly == Decimal("0.24")


def test_the_most_that_may_be_asked() -> None:
    """Of a loan of 2020-01-01 sued upon in 2022: 232 days at 24 %, then 134 at four times 3.70 %."""
    value, parts = most(Decimal(100000), date(2020, 1, 1), date(2022, 3, 1), date(2020, 1, 1), date(2021, 1, 1))
    assert [p.stretches[0].days for p in parts] == [232, 134]
    assert value == Decimal("15254.79") + Decimal("5433.42")
