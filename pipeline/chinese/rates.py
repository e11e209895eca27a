"""Rates of interest in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from pipeline.chinese.found import Found
from pipeline.chinese.numerals import DIGIT_WORDS, decimal
from pipeline.text import halved


class Rate(NamedTuple):
    """`yearly` is a decimal fraction a year (0.12), None where it hangs on the LPR; `period` is day, month or year.

    A daily rate counts 365 days. `lpr_multiple` is 4 for 四倍LPR, 1 for the bare LPR.
    """

    yearly: Decimal | None
    period: str
    lpr_multiple: Decimal | None = None


_FACTOR: Final = {"day": Decimal(365), "month": Decimal(12), "year": Decimal(1)}
_PERIODS: Final = {"年": "year", "月": "month", "日": "day", "天": "day"}
_N: Final = rf"\d{{1,3}}(?:\.\d{{1,6}})?|[{DIGIT_WORDS}十点]{{1,6}}"
_SHARE: Final = rf"(?:(?P<digits>{_N}) ?(?P<sign>%|‰|‱)|(?P<base>百|千|万|十万)分之 ?(?P<part>{_N}))"
_FRONT: Final = re.compile(
    rf"(?P<period>年|月|日|天)(?:化?(?:单利|复利)(?:利率|率)?|利率|化利率|化率|化|利息|息|利|费率|租金率|率|违约金)?"
    rf"(?:\((?:单利|复利|税前|固定)\))?"
    rf"(?:标准|比例)?(?:[为按以是计:的约定每]|[^\S\n]){{0,4}}{_SHARE}"
)
_BACK: Final = re.compile(
    rf"{_SHARE} ?(?:/ ?|每|的|\()?(?P<period>年|月|日|天)(?!\d{{0,2}}[月日]|内|前|后|底|初|份|起|止|间)"
)
_FEN: Final = re.compile(
    rf"(?:(?P<period>年|月)(?:利率|利息|息|利)(?:为|按|是|[:约定])?)?(?P<fen>{_N})分(?:(?P<li>{_N})厘)?"
    rf"(?P<after>的?(?:利息|利率|利(?!润)|息))?"
)
_LI: Final = re.compile(rf"(?P<period>年|月)(?:利率|利息|息|利)(?:为|按|是|[:约定])?(?P<li>{_N})厘")
_LPR_NAME: Final = r"(?:贷款市场报价利率(?:\(?LPR\)?)?|(?<![A-Za-z])LPR(?![A-Za-z]))"
_LPR: Final = re.compile(
    rf"(?:(?P<before>{_N})倍(?:的)?)?{_LPR_NAME}(?P<rest>[^。;,\n]{{0,16}}?"
    rf"(?:(?P<times>{_N}) ?倍|(?:加计|上浮|加收) ?(?P<more>{_N}) ?%))?"
)


def rates(text: str) -> list[Found[Rate]]:
    """Every rate with its period, in order: 年利率12%, 月息2分, 日万分之五, LPR四倍. A bare 12% is no rate."""
    half = halved(text)
    taken: list[Found[Rate]] = []
    for rate, start, end in (*_lpr(half), *_shares(half), *_fen(half)):
        if not any(start < other.end and other.start < end for other in taken):
            taken.append(Found(rate, start, end, text[start:end]))
    return sorted(taken, key=lambda item: item.start)


Place = tuple[Rate, int, int]


def _shares(half: str) -> Iterator[Place]:
    for pattern in (_FRONT, _BACK):
        for match in pattern.finditer(half):
            share = _share(match)
            if share is not None:
                yield _rate(share, _PERIODS[match["period"]]), match.start(), match.end()


def _fen(half: str) -> Iterator[Place]:
    """一分利 is one per cent a month, ten per cent a year: the unit hangs on the period (月息 where none is said)."""
    for match in _FEN.finditer(half):
        fen, rest = decimal(match["fen"]), decimal(match["li"] or "零")
        if fen is not None and rest is not None and (match["period"] or match["after"]) and fen <= 30:
            yearly = match["period"] == "年"
            share = (fen + rest / 10) / (10 if yearly else 100)
            yield _rate(share, "year" if yearly else "month"), match.start(), match.end()
    for match in _LI.finditer(half):
        part = decimal(match["li"])
        if part is not None:
            yearly = match["period"] == "年"
            yield _rate(part / (100 if yearly else 1000), "year" if yearly else "month"), match.start(), match.end()


def _lpr(half: str) -> Iterator[Place]:
    for match in _LPR.finditer(half):
        times = decimal(match["before"] or match["times"] or "一")
        more = decimal(match["more"]) if match["more"] else Decimal(0)
        if times is not None and more is not None:
            yield Rate(None, "year", times + more / 100), match.start(), match.end()


def _share(match: re.Match[str]) -> Decimal | None:
    value = decimal(match["digits"] or match["part"])
    if value is None:
        return None
    base = {"%": 100, "‰": 1000, "‱": 10_000}.get(match["sign"] or "") or {
        "百": 100,
        "千": 1000,
        "万": 10_000,
        "十万": 100_000,
    }[match["base"]]
    return value / base


def _rate(share: Decimal, period: str) -> Rate:
    return Rate((share * _FACTOR[period]).normalize(), period)
