"""What interest a loan between private persons may bear: the cap by the day the contract was made and the suit filed.

Loans of banks and of the institutions that the financial supervision licences are not judged by it: article 1 and
法释〔2020〕27号.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from pipeline.interest import Fixed, Interest, interest, lpr_on, percent
from pipeline.law import LAW, Unknown
from pipeline.tables import table
from pipeline.types import Citation

EVER: Final = date.min


@dataclass(frozen=True, slots=True)
class Cap:
    """The highest yearly rate for days from `since` up to, not including, `until`; a decimal fraction.

    `void_above`: an agreed rate beyond it is void, and what was paid on it can be asked back (2015 rules only).
    """

    since: date
    until: date | None
    yearly: Decimal
    how: str
    citation: Citation
    void_above: Decimal | None = None


def caps(made: date, filed: date) -> tuple[Cap, ...]:
    """The caps of a contract made on one day and sued upon on another, oldest days first.

    Raises Unknown where the LPR of a day is not in the table, and for suits filed before 2015-09-01.
    """
    law = _judged_by(filed)
    if law["kind"] == "fixed":
        return (_fixed(law, law, EVER, None),)
    earlier: date | None = law.get("earlier_until")
    if earlier is None or made >= earlier:
        return (_by_lpr(law, made, filed, EVER, None),)
    before = _fixed(_rules()[0], law, EVER, earlier)
    return (before, _by_lpr(law, made, filed, earlier, None))


def most(principal: Decimal, made: date, filed: date, start: date, end: date) -> tuple[Decimal, tuple[Interest, ...]]:
    """The most interest the caps allow from the first day up to, not including, the last, with each part's working."""
    parts = tuple(
        interest(principal, Fixed(cap.yearly), max(start, cap.since), min(end, cap.until or end))
        for cap in caps(made, filed)
        if max(start, cap.since) < min(end, cap.until or end)
    )
    return sum((p.value for p in parts), Decimal(0)), parts


def _by_lpr(law: Mapping[str, Any], made: date, filed: date, since: date, until: date | None) -> Cap:
    """Four times the LPR of the contract's day, or of the day of suit where the contract is older than the rule."""
    old = made < law["filed_day_before"]
    lpr = lpr_on(filed if old else made)
    times = Decimal(law["times"])
    yearly = Decimal(lpr.value) / 100 * times
    when = "起诉时" if old else "合同成立时"
    how = f"{when}一年期LPR {lpr.value}%({lpr.since}公布)的{times}倍为{percent(yearly)}"
    return Cap(since, until, yearly, how, _citation(law, law["filed_day_article"] if old else law["article"]))


def _fixed(law: Mapping[str, Any], cited: Mapping[str, Any], since: date, until: date | None) -> Cap:
    yearly, void = Decimal(law["yearly"]) / 100, Decimal(law["void_above"]) / 100
    article = cited["article"] if cited is law else cited["filed_day_article"]
    how = f"当时的司法解释保护至年利率{percent(yearly)}, 超过{percent(void)}的约定无效"
    return Cap(since, until, yearly, how, _citation(cited, article), void)


def _citation(law: Mapping[str, Any], article: str) -> Citation:
    return Citation(law["instrument"], article)


def _judged_by(filed: date) -> Mapping[str, Any]:
    found = [law for law in _rules() if law["filed_from"] <= filed]
    if not found:
        raise Unknown("无法计算: 2015年9月1日前受理的借贷案件按当时银行同类贷款利率的四倍, 规则库中没有该利率")
    return found[-1]


@cache
def _rules() -> tuple[Mapping[str, Any], ...]:
    return tuple(table(LAW / "lending.yaml")["judged_by"])
