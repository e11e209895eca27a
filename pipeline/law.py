"""Numbers of the law by the day they hold on, from `rules/law/*.yaml`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from pipeline.tables import table

LAW: Final = Path(__file__).parent / "rules" / "law"
PROVINCES: Final = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西",
    "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃",
    "青海", "宁夏", "新疆",
)  # fmt: skip


class Unknown(LookupError):
    """The law's number for a day is not in the tables; the message is for the clerk. Nothing is computed from it."""


class Dated(NamedTuple):
    """In force from `since` up to, not including, `until` (None: to this day). `source` is where it stands."""

    since: date
    value: str
    source: str
    until: date | None = None


def on(file: str, name: str, day: date) -> Dated | None:
    """The value last set on or before the day; None before the first. Raises Unknown where a later one must have been
    published that the table lacks."""
    found = next((v for v in reversed(values(file, name)) if v.since <= day), None)
    if found is not None and found.until is not None and day >= found.until:
        raise Unknown(
            f"无法计算: 规则库中没有{found.until:%Y年%m月}起公布的数值(最近一期为{found.since}), 不用旧值代替"
        )
    return found


def limit(name: str, day: date) -> int:
    """A number of `limits.yaml`; raises Unknown for a day before it was law."""
    found = on("limits", name, day)
    if found is None:
        raise Unknown(f"无法计算: {day}时尚无{name}的规定")
    return int(found.value)


def province_of(text: str) -> str | None:
    """The province that a name begins with, in short: 广东 of 广东省中山市; None where it begins with none."""
    return next((name for name in PROVINCES if text.startswith(name)), None)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def values(file: str, name: str) -> tuple[Dated, ...]:
    """Every value by its first day, oldest first."""
    return _values(file)[name]


@cache
def _values(file: str) -> dict[str, tuple[Dated, ...]]:
    loaded: dict[str, Any] = dict(table(LAW / f"{file}.yaml"))
    source, due = loaded.pop("source", ""), loaded.pop("due_every_month_on", None)
    return {
        name: tuple(_dated(sorted(rows, key=lambda row: row["since"]), source, due)) for name, rows in loaded.items()
    }


def _dated(rows: Iterable[dict[str, Any]], source: str, due: int | None) -> Iterator[Dated]:
    """Rows with the day each ends: the next row's, or the day a publication was due that is not there."""
    ordered = [Dated(r["since"], str(r["value"]), str(r.get("source", source)), r.get("until")) for r in rows]
    for row, following in pairwise([*ordered, None]):
        assert row is not None
        ends = row.until or (following.since if following else None)
        if due is not None:
            expected = months_after(row.since.replace(day=1), 1)
            present = following is not None and (following.since.year, following.since.month) == (
                expected.year,
                expected.month,
            )
            ends = following.since if following and present else expected.replace(day=due)
        yield row._replace(until=ends)
