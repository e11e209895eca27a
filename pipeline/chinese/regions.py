"""Provinces, cities and counties: where an address lies, and whether two places lie in one county."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.text import plain

_TABLE: Final = Path(__file__).parent / "data" / "regions.txt"
_DIRECT: Final = "-"
"""Stands for the city of counties that lie directly under their province."""
MUNICIPALITIES: Final = ("北京市", "天津市", "上海市", "重庆市")
_SHORT: Final = re.compile(r"(?:壮族|回族|维吾尔|特别行政)?(?:省|市|自治区|区)$")
_HEAD: Final = re.compile(r"^(?:中华人民共和国|中国)")
_STEM: Final = re.compile(r"(?:市|地区|盟)$")
_FILLER: Final = re.compile(r"^(?:市辖区|省直辖县级行政区划)")
_ZONE: Final = re.compile(r"(?:开发|高新|实验|示范|产业|保税|合作|管理|工业园|园|新)区$")
_ABROAD: Final = re.compile(r"^(?:中国)?(?:香港|澳门|台湾|美国|日本|韩国|新加坡|英国|加拿大|澳大利亚|德国|法国)")


@dataclass(frozen=True, slots=True)
class Region:
    """As far as a text tells; a county that several cities have, without its city, leaves province and city None."""

    province: str | None
    city: str | None
    county: str | None

    @property
    def zone(self) -> bool:
        """A development zone: its land lies in a county's, so another county's name does not contradict it."""
        return self.county is not None and bool(_ZONE.search(self.county))


class _Row(NamedTuple):
    province: str
    city: str
    counties: tuple[str, ...]


@lru_cache(maxsize=1024)
def region_of(text: str) -> Region | None:
    """The region that an address, or the name of a court or authority, begins with; None where it tells none."""
    rest = _HEAD.sub("", plain(text))
    province, rest = _province(rest)
    city, rest = _city(rest, province)
    county = _county(rest, province, city)
    if county is None:
        return Region(province or _only(_rows(city=city), 0), city, None) if province or city else None
    near = _counties()[county[:2]]
    holders = [r for r, c in near if c == county and province in (None, r.province) and city in (None, r.city)]
    return Region(province or _only(holders, 0), city or _only(holders, 1), county)


def abroad(address: str) -> bool:
    """Whether an address lies outside the mainland's courts' own regions: Hong Kong, Macao, Taiwan, foreign lands."""
    return bool(_ABROAD.search(plain(address)))


def one_place(a: Region, b: Region) -> bool | None:
    """Whether two lie in one county; None where either does not tell enough."""
    for left, right in ((a.province, b.province), (a.city, b.city)):
        if left and right and left != right:
            return False
    if a.county and b.county:
        if a.county == b.county:
            return True if (a.city and b.city) or (a.province and b.province) else None
        return None if a.zone or b.zone else False
    return None


def one_city(a: Region, b: Region) -> bool | None:
    """Whether two lie in one city of prefecture rank; None where either does not tell."""
    if a.province and b.province and a.province != b.province:
        return False
    return a.city == b.city if a.city and b.city else None


def _province(text: str) -> tuple[str | None, str]:
    """A city's full name goes before a province's short one: 海南藏族自治州 lies in no 海南省."""
    found = next((p for p in _provinces() if text.startswith(p)), None)
    if found:
        return found, _FILLER.sub("", text[len(found) :])
    if any(text.startswith(r.city) for r in _cities().get(text[:2], ())):
        return None, text
    for name, short in _provinces().items():
        if text.startswith(short):
            return name, _FILLER.sub("", text[len(short) :])
    return None, text


def _city(text: str, province: str | None) -> tuple[str | None, str]:
    if province in MUNICIPALITIES:
        return province, _FILLER.sub("", text.removeprefix(province))
    rows = [r for r in _cities().get(text[:2], ()) if province in (None, r.province)]
    for row in rows:
        if text.startswith(row.city):
            return row.city, text[len(row.city) :]
    for row in rows:
        stem = _STEM.sub("", row.city)
        behind = text[len(stem) :]
        if text.startswith(stem) and any(behind.startswith(c) for c in row.counties):
            return row.city, behind
    return None, text


def _county(text: str, province: str | None, city: str | None) -> str | None:
    near = _counties().get(text[:2], ())
    found = [c for r, c in near if text.startswith(c) and province in (None, r.province) and city in (None, r.city)]
    return max(found, key=len, default=None)


@cache
def _rows(province: str | None = None, city: str | None = None) -> tuple[_Row, ...]:
    return tuple(r for r in _table() if province in (None, r.province) and city in (None, r.city))


def _only(rows: Iterable[_Row], part: int) -> str | None:
    found = {str(row[part]) for row in rows}
    only = found.pop() if len(found) == 1 else _DIRECT
    return None if only == _DIRECT else only


@cache
def _cities() -> dict[str, list[_Row]]:
    """By their first two characters."""
    found: dict[str, list[_Row]] = {}
    for row in _table():
        if row.city != _DIRECT:
            found.setdefault(row.city[:2], []).append(row)
    return found


@cache
def _counties() -> dict[str, list[tuple[_Row, str]]]:
    """By their first two characters."""
    found: dict[str, list[tuple[_Row, str]]] = {}
    for row in _table():
        for county in row.counties:
            found.setdefault(county[:2], []).append((row, county))
    return found


@cache
def _provinces() -> dict[str, str]:
    return {name: _SHORT.sub("", name) for name in dict.fromkeys(r.province for r in _table())}


@cache
def _table() -> tuple[_Row, ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(_row(line) for line in lines if not line.startswith("#"))


def _row(line: str) -> _Row:
    head, _, counties = line.partition(":")
    province, city = head.split()
    return _Row(province, city, tuple(counties.split()))
