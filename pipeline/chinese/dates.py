"""Dates of the Gregorian calendar as Chinese papers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from pipeline.chinese.found import Found
from pipeline.chinese.numerals import number
from pipeline.text import halved, plain

_DIGIT: Final = r"[\dOo]"
_YEAR: Final = (
    rf"[12一二](?<![\d.].)(?:(?<=[12]){_DIGIT}(?: ?{_DIGIT}){{2}}|(?<=[一二])[零〇○Oo0一二三四五六七八九]{{3}})"
)
"""Begins with its first digit, not with what may not stand before it: a search then skips to such digits."""
_PART: Final = rf"{_DIGIT}(?: ?{_DIGIT})?|[元一二三四五六七八九十廿卅]{{1,4}}|[零〇○][一二三四五六七八九]"
_SPELT: Final = re.compile(rf"({_YEAR})\s?年\s?({_PART})\s?月(?:份)?\s?({_PART})(?:\s?[日曰号]|(?=[\s,。;、)至到-]|$))")
_MARKED: Final = re.compile(
    r"([12](?<![\d.\-/].)\d{3})([\-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?![\d%]|[\-/.]\d(?!\d?[.:]\d\d))"
)
_COMPACT: Final = re.compile(r"([12]\d{3})(\d{2})(\d{2})")


def dates(text: str) -> list[Found[date]]:
    """Every date with year, month and day, in order; dates that no calendar has are left to `impossible_dates`."""
    return [Found(day, start, end, text[start:end]) for day, start, end in _days(text) if day]


def impossible_dates(text: str) -> list[Found[str]]:
    """What is written as a date and is none: 2024年2月30日, 2023-13-05. The value is year-month-day as read."""
    found = []
    for match, parts in _matches(halved(text)):
        if _day(parts) is None and None not in parts and 1900 <= (parts[0] or 0) <= 2100:
            value = f"{parts[0]}-{parts[1]}-{parts[2]}"
            found.append(Found(value, match.start(), match.end(), text[match.start() : match.end()]))
    return found


def date_of(text: str) -> date | None:
    """The one date of a short text (also 20240305); None where it has none or several."""
    found = {item.value for item in dates(text)}
    if len(found) == 1:
        return found.pop()
    compact = None if found else _COMPACT.fullmatch(plain(text))
    return _day((int(compact[1]), int(compact[2]), int(compact[3]))) if compact else None


Parts = tuple[int | None, int | None, int | None]


def _days(text: str) -> Iterator[tuple[date | None, int, int]]:
    for match, parts in _matches(halved(text)):
        yield _day(parts), match.start(), match.end()


def _matches(half: str) -> list[tuple[re.Match[str], Parts]]:
    spelt = [(m, (_year(m[1]), _part(m[2]), _part(m[3]))) for m in _SPELT.finditer(half)]
    marked: list[tuple[re.Match[str], Parts]] = [(m, (int(m[1]), int(m[3]), int(m[4]))) for m in _MARKED.finditer(half)]
    return sorted([*spelt, *marked], key=lambda pair: pair[0].start())


def _year(text: str) -> int | None:
    if text.isascii() and text.isdecimal():
        return int(text)
    return number(re.sub("[Oo]", "0" if text.isascii() else "零", text))


def _part(text: str) -> int | None:
    if text.isascii() and text.isdecimal():
        return int(text)
    return 1 if text == "元" else number(text.replace("O", "0").replace("o", "0"))


def _day(parts: Parts) -> date | None:
    year, month, day = parts
    if year is None or month is None or day is None or not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
