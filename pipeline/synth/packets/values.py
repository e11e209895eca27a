"""Facts as papers write them, and in the normal form that a reader should give back (vocabulary.VALUE_FORMS)."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

import cn2an

from pipeline.synth.texts.world import in_words

_DIGITS: Final = "〇一二三四五六七八九"


def normal(name: str, value: Any) -> str:
    match value:
        case Decimal() if name.endswith("rate"):
            return f"{value.normalize():f}"
        case Decimal():
            return f"{value:.2f}"
        case date():
            return value.isoformat()
    if name.rpartition(".")[2] == "phone":
        return "".join(c for c in str(value) if c.isdigit())
    return str(value)


def shown(name: str, value: Any, style: str, rng: random.Random) -> str:
    """`style` is one of the styles below, or empty for one drawn from the usual ones; raises KeyError for others."""
    match value:
        case Decimal() if name.endswith("rate"):
            return _RATES[style or rng.choice(_usual_rates(value))](value)
        case Decimal():
            return _SUMS[style or rng.choice(_usual_sums(value))](value)
        case date():
            return _DAYS[style or "cn"](value)
    if style == "card":
        return str(value).removesuffix("族")
    if style == "spaced":
        return "　".join(str(value))
    return str(value)


def _bare(value: Decimal) -> str:
    return f"{int(value)}" if value == value.to_integral() else f"{value:.2f}"


_SUMS: Final[dict[str, Callable[[Decimal], str]]] = {
    "yuan": lambda v: f"{_bare(v)}元",
    "rmb": lambda v: f"人民币{_bare(v)}元",
    "comma": lambda v: f"{v:,.2f}元",
    "sign": lambda v: f"￥{v:,.2f}",
    "sign2": lambda v: f"¥{v:.2f}",
    "wan": lambda v: f"{(v / 10000).normalize():f}万元",
    "bare": _bare,
    "two": lambda v: f"{v:.2f}",
    "grouped": lambda v: f"{v:,.2f}",
    "words": in_words,
    "han": lambda v: f"{cn2an.an2cn(int(v))}元整",
    "both": lambda v: f"人民币{in_words(v)}（￥{_bare(v)}）",
}


def _usual_sums(value: Decimal) -> list[str]:
    round_sum = value % 1000 == 0 and value >= 10_000
    return ["yuan", "yuan", "rmb", "comma", *(["wan"] if round_sum else [])]


_DAYS: Final[dict[str, Callable[[date], str]]] = {
    "cn": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "pad": lambda d: f"{d.year}年{d.month:02d}月{d.day:02d}日",
    "iso": lambda d: d.isoformat(),
    "dot": lambda d: f"{d.year}.{d.month:02d}.{d.day:02d}",
    "slash": lambda d: f"{d.year}/{d.month}/{d.day}",
    "cnw": lambda d: f"{''.join(_DIGITS[int(c)] for c in str(d.year))}年{cn2an.an2cn(d.month)}月{cn2an.an2cn(d.day)}日",
    "month": lambda d: f"{d.year}年{d.month}月",
    "year": lambda d: str(d.year),
    "age": lambda d: str(2026 - d.year),
    "solid": lambda d: f"{d:%Y%m%d}",
}


def _percent(value: Decimal) -> str:
    return f"{(value * 100).normalize():f}%"


_RATES: Final[dict[str, Callable[[Decimal], str]]] = {
    "year": lambda v: f"年利率{_percent(v)}",
    "annual": lambda v: f"年化{_percent(v)}",
    "month": lambda v: f"月利率{_percent(v / 12)}",
    "fen": lambda v: f"月息{(v / 12 * 100).normalize():f}分",
    "pct": _percent,
    "day": lambda v: f"日利率{_percent(v / 365)}",
}


STYLES: Final = frozenset((*_SUMS, *_DAYS, *_RATES, "card", "spaced"))
"""Everything that may stand after the point of a slot."""


def _usual_rates(value: Decimal) -> list[str]:
    monthly = value / 12 * 100
    return ["year", "year", "annual", *(["month"] if monthly == round(monthly, 2) else [])]


def rate_period(style_text: str) -> str:
    """The period in which a rate was written."""
    return "month" if style_text.startswith("月") else "day" if style_text.startswith("日") else "year"
