"""Numbers in digits, in words, and in the mixtures people write (3万5千, 三点五万, 壹拾贰万叁仟)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

import cn2an

from pipeline.text import plain

DIGIT_WORDS: Final = "零〇○一二三四五六七八九两壹贰貳貮叁参弍弐肆伍陆柒捌玖"
UNIT_WORDS: Final = "十百千万亿拾佰仟萬億廿卅"
WORDS: Final = DIGIT_WORDS + UNIT_WORDS
_LONGEST: Final = 40

_SAME: Final = str.maketrans(
    "〇○两壹贰貳貮弍弐叁参肆伍陆柒捌玖拾佰仟萬億", "零零二一二二二二二三三四五六七八九十百千万亿"
)
_UNITS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WORDS_ONLY: Final = re.compile(r"[零一二三四五六七八九十百千万亿]{1,40}")
_SECTION: Final = re.compile(r"零?(\d+(?:\.\d+)?|[零一二三四五六七八九]{1,4})?([十百千]{0,2})([万亿]{0,2})")


def number(text: str) -> int | None:
    """The whole number that the text is, in digits or words; None for anything else."""
    value = decimal(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def decimal(text: str) -> Decimal | None:
    """The number that the whole text is. Bounded: texts over 40 characters are no numbers."""
    clean = plain(text).translate(_SAME).replace("廿", "二十").replace("卅", "三十").replace(",", "")
    if not clean or len(clean) > _LONGEST:
        return None
    if clean.isascii():
        return Decimal(clean) if re.fullmatch(r"\d{1,18}(?:\.\d{1,6})?", clean) else None
    if "点" in clean:
        return _with_point(clean)
    if _WORDS_ONLY.fullmatch(clean):
        return _in_words(clean)
    return _mixed(clean)


def _in_words(clean: str) -> Decimal | None:
    """cn2an refuses a leading bare unit above ten (百万), and so do we: it is an approximation, no number."""
    try:
        return Decimal(int(cn2an.cn2an(clean, "normal")))
    except (ValueError, KeyError, IndexError):
        return None


def _with_point(clean: str) -> Decimal | None:
    whole, _, rest = clean.partition("点")
    found = re.fullmatch(r"([零一二三四五六七八九]{1,6}|\d{1,6})([十百千]?[万亿]{0,2})", rest)
    left = decimal(whole)
    if not found or left is None or left != left.to_integral_value():
        return None
    digits = "".join(c if c.isdigit() and c.isascii() else str("零一二三四五六七八九".index(c)) for c in found[1])
    return Decimal(f"{left}.{digits}") * _scale(found[2])


def _mixed(clean: str) -> Decimal | None:
    """Digits and unit words in turn: 3万5千, 5万零500, 1.2亿, 30万."""
    total, at, last = Decimal(0), 0, Decimal(10) ** 18
    while at < len(clean):
        found = _SECTION.match(clean, at)
        if not found or not found[0] or not found[1]:
            return None
        scale = _scale(found[2] + found[3])
        if scale >= last:
            return None
        part = decimal(found[1].lstrip("零") or "零") if not found[1][0].isascii() else Decimal(found[1])
        if part is None:
            return None
        total, at, last = total + part * scale, found.end(), scale
    return total


def _scale(units: str) -> Decimal:
    product = Decimal(1)
    for unit in units:
        product *= _UNITS[unit]
    return product
