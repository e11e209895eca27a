"""Sums of money in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from pipeline.chinese.found import Found
from pipeline.chinese.numerals import DIGIT_WORDS, WORDS, decimal
from pipeline.text import halved, plain

_CENT: Final = Decimal("0.01")
_RUN: Final = rf"(?:[\d{WORDS}点]|\.(?=\d)|,(?=\d{{3}}(?!\d))|(?<=[\d,]) (?=\d{{3}})|(?<=\d) (?=[万千百亿])){{1,40}}"
_SMALL: Final = rf"(?:零?[\d{DIGIT_WORDS}]{{1,2}}角)?(?:零?[\d{DIGIT_WORDS}]{{1,2}}分(?!之))?"
_SIGN: Final = r"(?:¥|(?:人民币|RMB)(?:大写)?[:(]?) ?¥?"
_YUAN: Final = re.compile(
    rf"(?P<sign>{_SIGN})?(?<![\d.])(?P<run>{_RUN}) ?(?P<about>[余多])?"
    rf"(?:(?P<unit>[元圆](?![旦素件器气宝])|块钱|块(?=[。,;、)]|$))(?P<small>{_SMALL})[整正]?)?"
)
_AFTER_BARE: Final = re.compile(r"$|[。,;、)!\s]|[的及和并与整]|本金|利息|借款|欠款|人民币")
_STARTS_BARE: Final = re.compile(rf"[\d{DIGIT_WORDS}十拾]")


def amounts(text: str) -> list[Found[Decimal]]:
    """Every sum of money in yuan, each place once; 余 and 多 are dropped (5万余元 is 50000)."""
    return list(_amounts(halved(text), text))


def amount(text: str) -> Decimal | None:
    """The one sum a short text states (also a bare number: 50000.00, 伍万); None where it states none or several."""
    found = {item.value for item in amounts(text)}
    if len(found) == 1:
        return found.pop()
    bare = None if found else decimal(plain(text).removeprefix("¥").rstrip("元整正"))
    return None if bare is None else bare.quantize(_CENT, ROUND_HALF_UP)


def is_words(text: str) -> bool:
    """Whether a sum is written in words (伍万元整) rather than digits (5万元)."""
    return not any(c.isdigit() and c not in WORDS for c in text) and any(c in WORDS for c in text)


def _amounts(half: str, text: str) -> Iterator[Found[Decimal]]:
    for match in _YUAN.finditer(half):
        found = None if _torn(text, *match.span("run")) else _of_match(match, half)
        if found:
            value, start = found
            end = match.end() if match["unit"] else match.end("about") if match["about"] else match.end("run")
            yield Found(value, start, end, text[start:end])


def _torn(text: str, start: int, end: int) -> bool:
    """A number of which a digit was lost or misread: groups of thousands not whole (619,99,800.00), a nought in
    front (07799.26)."""
    if re.match(r"0\d", text[start:end]):
        return True
    digit = text[start : start + 1].isdigit() and text[end - 1 : end].isdigit()
    return digit and bool(re.search(r"\d,$", text[max(0, start - 2) : start]) or re.match(r",\d", text[end : end + 2]))


def _of_match(match: re.Match[str], half: str) -> tuple[Decimal, int] | None:
    run = match["run"]
    if not match["unit"] and not (match["sign"] or _bare(run, half, match.end())):
        return None
    parsed = _longest_number(run)
    if parsed is None:
        return None
    skipped, value = parsed
    value += _small(match["small"] or "")
    start = match.start() if skipped == 0 else match.start("run") + skipped
    return value.quantize(_CENT, ROUND_HALF_UP), start


def _bare(run: str, half: str, end: int) -> bool:
    """5万 without 元 counts where it ends a phrase."""
    return run[-1] in "万亿" and bool(_STARTS_BARE.match(run)) and bool(_AFTER_BARE.match(half, end))


def _longest_number(run: str) -> tuple[int, Decimal] | None:
    """The longest ending of the run that is a number; a list number in front of a sum (1.50000元) is cut off.

    Thousands parted by points (4.200.00) are commas misread or miswritten.
    """
    listed = re.fullmatch(r"\d{1,2}\.(\d{4,})", run)
    if listed:
        return listed.start(1), Decimal(listed[1])
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+\.\d{2}", run) and "." in run[:-3]:
        return 0, Decimal(re.sub(r"[.,](?=\d{3})", "", run))
    for skip in range(len(run)):
        value = decimal(run[skip:])
        if value is not None:
            return skip, value
    return None


def _small(text: str) -> Decimal:
    total = Decimal(0)
    for digits, unit in re.findall(rf"([\d{DIGIT_WORDS}]{{1,2}})([角分])", text):
        value = decimal(digits)
        total += (value or Decimal(0)) * (Decimal("0.1") if unit == "角" else _CENT)
    return total
