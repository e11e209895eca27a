"""From which sum in dispute a civil case of first instance goes to the middle and the high court, by day and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal

from pipeline.law import LAW, Unknown, province_of
from pipeline.tables import table

Seats = Literal["same", "all_outside", "crossing"]
NATIONWIDE: Final = "全国"


@dataclass(frozen=True, slots=True)
class Lines:
    """In yuan, the sum itself included (以上): below `middle` a basic court, from `high` on the high court."""

    middle: Decimal
    high: Decimal
    source: str


def lines(day: date, province: str, seats: Seats) -> Lines:
    """`province` is the court's (河北, 河北省); `seats` says whether all parties live in it, none, or some.

    Raises Unknown where the notice of the day is not in the tables. Not for cases over intellectual property, at sea,
    or with a party abroad, in Hong Kong, Macao or Taiwan.
    """
    for version in reversed(_versions()):
        if version["from"] <= day and (version.get("until") is None or day < version["until"]):
            found = next((g for g in version["groups"] if _covers(g, province) and seats in g), None)
            if found is not None:
                return Lines(Decimal(found[seats]["middle"]), Decimal(found[seats]["high"]), version["source"])
    raise Unknown(f"无法计算: 规则库中没有{day}时{province}的级别管辖标准")


def _covers(group: Mapping[str, Any], province: str) -> bool:
    return NATIONWIDE in group["provinces"] or province_of(province) in group["provinces"]


@cache
def _versions() -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = table(LAW / "levels.yaml")["versions"]
    return found
