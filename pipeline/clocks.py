"""By when a court must decide on filing, and how the time starts anew after a correction.

A period does not count the day it starts on (民事诉讼法第85条第2款); where the law itself says 次日, that next day is
the first one counted. A last day on a holiday moves to the next working day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from pipeline.law import LAW, Unknown, limit
from pipeline.tables import table
from pipeline.types import Case, Category, Citation

_DAY: Final = timedelta(days=1)
_SPECIAL: Final = (("第三人撤销之诉", "revocation"), ("执行异议之诉", "objection"))


@dataclass(frozen=True, slots=True)
class Clock:
    """A period of `days`. `words` is how the law says where it starts, `first` the first day counted.

    `last` is None where the calendar of its year is not in the table; `how` says that, and whether a holiday moved it.
    `strict` is the last day if the day of receipt itself were counted, before any move: the safest reading.
    `for_filer`: whether a correction notice tells it, too.
    """

    name: str
    days: int
    words: str
    first: date
    last: date | None
    strict: date
    how: str
    citation: Citation
    for_filer: bool = True


def filing(case: Case, received: date) -> Clock:
    """By when to decide on a case received that day. Raises Unknown before 2015-05-01."""
    return _clock(_row(case), received, _days(case, received))


def restarts(case: Case, received: date) -> tuple[Clock, ...]:
    """The time to decide anew, under each rule that may apply, from the day the correction was received."""
    days = _days(case, received)
    category = case.category or Category.CIVIL
    return tuple(
        _clock(row, received, days)
        for row in _table()["restart"]
        if row["since"] <= received and category.value in row.get("categories", (category.value,))
    )


def undecided() -> tuple[str, Citation]:
    """What is done where nobody could decide in time."""
    row = _table()["undecided"]
    return row["words"], _citation(row)


def last_day(received: date, days: int) -> date:
    """The last of `days` days after that of receipt, moved past holidays. Raises Unknown past the table."""
    last = received + days * _DAY
    while not working(last):
        last += _DAY
    return last


def working(day: date) -> bool:
    """Whether courts work on the day, by the year's notice. Raises Unknown for a year not in the table."""
    year = _years().get(day.year)
    if year is None:
        raise Unknown(f"无法计算: 规则库中没有{day.year}年的节假日安排")
    if any(first <= day <= last for first, last in year["rest"]):
        return False
    return day in year["work"] or day.weekday() < 5


def _clock(row: Mapping[str, Any], received: date, days: int) -> Clock:
    plain = received + days * _DAY
    words = row.get("words") or ("自收到之日起" if row["starts"] == "day" else "自收到次日起")
    strict = plain - _DAY if row["starts"] == "day" else plain
    try:
        last: date | None = last_day(received, days)
        how = f"第{days}日为{plain}" + (f", 系休假日, 顺延至{last}" if last != plain else "")
    except Unknown as gap:
        last, how = None, str(gap)
    filer = row.get("for_filer", True)
    return Clock(row["name"], days, words, received + _DAY, last, strict, how, _citation(row), filer)


def _row(case: Case) -> Mapping[str, Any]:
    kind = _kind(case)
    return next(row for row in _table()["filing"] if row["kind"] == kind)


def _days(case: Case, received: date) -> int:
    return limit(_row(case)["limit"], received)


def _kind(case: Case) -> str:
    if case.category is Category.PRIVATE_PROSECUTION:
        return "prosecution"
    path = " ".join(case.cause.path) if case.cause else ""
    return next((kind for words, kind in _SPECIAL if words in path), "civil")


def _citation(row: Mapping[str, Any]) -> Citation:
    return Citation(row["instrument"], row["article"])


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = table(LAW / "clocks.yaml")
    return found


@cache
def _years() -> Mapping[int, Mapping[str, Any]]:
    found: Mapping[int, Mapping[str, Any]] = table(LAW / "holidays.yaml")
    return found
