"""The court of the case: where it sits and of which level, and which places the packet connects the case with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.chinese import Region, one_city, one_place, region_of
from pipeline.rules.facts import Facts, once
from pipeline.rules.findings import title
from pipeline.rules.story import story
from pipeline.text import plain
from pipeline.types import Party

SPECIAL: Final = re.compile(r"铁路|海事|知识产权|金融|互联网|军事|兵团|林区|农垦|油田|矿区|垦区|最高人民法院")
_MIDDLE: Final = re.compile(r"中级人民法院")
_HIGH: Final = re.compile(r"高级人民法院")
_BASIC: Final = re.compile(r"(?<!中级)(?<!高级)人民法院")


@dataclass(frozen=True, slots=True)
class Place:
    """`what` says for a clerk which ground this is: 被告 张三住所地."""

    what: str
    region: Region


@once
def court(facts: Facts) -> Region | None:
    """Where the court addressed sits; None for courts of no district and names that tell no place."""
    name = _name(facts)
    return region_of(name) if name and not SPECIAL.search(name) else None


def basic(facts: Facts) -> bool:
    name = _name(facts) or ""
    return bool(_BASIC.search(name)) and not SPECIAL.search(name)


def sits_at(facts: Facts, place: Region) -> bool | None:
    """Whether the court is that place's: of its county, or for a middle or high court of its city or province."""
    name, where = _name(facts) or "", court(facts)
    if where is None:
        return None
    if _HIGH.search(name):
        return where.province == place.province if place.province else None
    if _MIDDLE.search(name) or where.county is None:
        return one_city(where, place)
    return one_place(where, place)


def homes(parties: tuple[Party, ...]) -> Iterator[Place | None]:
    """Each party's stated addresses; None for a party whose region is not told."""
    for party in parties:
        said = [(n, v) for n in ("address", "residence") if (v := party.get(n))]
        found = [Place(f"{title(party)}住所地", r) for _, v in said if (r := region_of(v))]
        if found:
            yield from found
        else:
            yield None


def told_in(facts: Facts, pattern: re.Pattern[str]) -> Iterator[Region]:
    """Regions that follow the pattern in the pleading's text."""
    text = told.text if (told := story(facts)) else ""
    for match in pattern.finditer(text):
        if found := region_of(text[match.end() : match.end() + 40]):
            yield found


def _name(facts: Facts) -> str | None:
    return plain(facts.case.court.value) if facts.case.court else None
