"""The law's numbers: each has its reference, and days are in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.law import LAW, Unknown, limit, values
from pipeline.tables import table

FILES = sorted(LAW.glob("*.yaml"))
SAYS_WHERE = ("source", "reference", "article")


def unreferenced(node: Any, where: str, known: bool = False) -> Iterator[str]:
    """Paths of numbers that neither they, nor what they stand in, give a reference for."""
    if isinstance(node, dict):
        known = known or any(node.get(key) for key in SAYS_WHERE)
        for key, inner in node.items():
            yield from unreferenced(inner, f"{where}.{key}", known)
    elif isinstance(node, list):
        for number, inner in enumerate(node):
            yield from unreferenced(inner, f"{where}[{number}]", known)
    elif isinstance(node, (int, float)) and not isinstance(node, bool) and not known:
        yield where


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_number_has_its_reference(path: Path) -> None:
    loaded = table(path)
    loaded.pop("due_every_month_on", None)
    assert not list(unreferenced(loaded, path.stem))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_dated_value_has_its_reference(path: Path) -> None:
    """Values are quoted decimals too, so the rows are looked at one by one."""
    loaded = table(path)
    rows = [r for rows in loaded.values() if isinstance(rows, list) for r in rows if isinstance(r, dict)]
    for row in rows:
        assert loaded.get("source") or any(key in row for key in SAYS_WHERE), row


def test_a_number_without_a_reference_would_be_found() -> None:
    assert list(unreferenced({"a": [{"since": 1, "value": 3}], "b": {"source": "某法第一条", "value": 4}}, "x")) == [
        "x.a[0].since",
        "x.a[0].value",
    ]


@pytest.mark.parametrize("file", ["limits", "lpr", "rates"])
def test_values_follow_each_other(file: str) -> None:
    for name in (n for n, rows in table(LAW / f"{file}.yaml").items() if isinstance(rows, list)):
        days = [v.since for v in values(file, name)]
        assert days == sorted(set(days)), name
        assert all(v.until is None or v.since < v.until for v in values(file, name)), name


@pytest.mark.parametrize(
    ("name", "before", "day", "value", "earlier"),
    [
        ("labour_suit_days", date(1994, 12, 31), date(1995, 1, 1), 15, None),
        ("admin_suit_months", date(2015, 4, 30), date(2015, 5, 1), 6, 3),
        ("admin_untold_months", date(2018, 2, 7), date(2018, 2, 8), 12, 24),
        ("admin_after_reconsideration_days", date(2015, 4, 30), date(2015, 5, 1), 15, 15),
        ("limitation_years", date(2017, 9, 30), date(2017, 10, 1), 3, 2),
        ("enforcement_years", date(2008, 3, 31), date(2008, 4, 1), 2, None),
        ("filing_days", date(2015, 4, 30), date(2015, 5, 1), 7, None),
        ("filing_days_prosecution", date(2015, 4, 30), date(2015, 5, 1), 15, None),
        ("filing_days_revocation", date(2015, 4, 30), date(2015, 5, 1), 30, None),
        ("filing_days_objection", date(2015, 4, 30), date(2015, 5, 1), 15, None),
    ],
)
def test_the_day_before_and_the_day(name: str, before: date, day: date, value: int, earlier: int | None) -> None:
    assert limit(name, day) == value
    if earlier is None:
        with pytest.raises(Unknown, match="无法计算"):
            limit(name, before)
    else:
        assert limit(name, before) == earlier
