"""Numbers of the law by the day they hold on, from `law/*.yaml`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.tables import table
from pipeline.types import Field

_LAW: Final = Path(__file__).parent / "law"


class Dated(NamedTuple):
    since: date
    value: str
    source: str


def on(file: str, name: str, day: date) -> Dated | None:
    """The value last set on or before the day; None before the first."""
    return next((v for v in reversed(_values(file)[name]) if v.since <= day), None)


def limit(name: str, day: date) -> int:
    """A number of `limits.yaml`; raises LookupError for a day before it was law."""
    found = on("limits", name, day)
    if found is None:
        raise LookupError(f"{name} on {day}")
    return int(found.value)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(field: Field | None) -> date | None:
    """A field's ISO date; None where there is none or it is no date."""
    try:
        return date.fromisoformat(field.value) if field else None
    except ValueError:
        return None


@cache
def _values(file: str) -> dict[str, tuple[Dated, ...]]:
    loaded = table(_LAW / f"{file}.yaml")
    return {
        name: tuple(sorted(Dated(row["since"], str(row["value"]), str(row.get("source", ""))) for row in rows))
        for name, rows in loaded.items()
    }
