from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from pipeline.chinese import amounts, decimal
from pipeline.interest import Fixed, Interest, Lpr, Rate, agrees, readings
from pipeline.rules.dated import day_of
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear
from pipeline.rules.findings import Breach
from pipeline.rules.interruption import acts
from pipeline.text import plain
from pipeline.types import Amount, Category, Claim, ClaimKind, Field, Level

_RUNNING: Final = (ClaimKind.INTEREST, ClaimKind.LIQUIDATED_DAMAGES)
_BASE: Final = re.compile(
    r"以(?P<base>[^,，;。()]{2,40}?)为(?:基数|本金|本)|(?:本金|基数)(?P<sum>[^,，;。()]{2,24}?元)"
)
_LPR: Final = re.compile(r"LPR|市场报价利率")
_TIMES: Final = re.compile(
    r"(?:LPR|市场报价利率)[^,，;。]{0,12}?(?P<n>[\d.]{1,4}|[一二三四两])倍|(?P<m>[\d.]{1,4}|[一二三四两])倍"
)
_MORE: Final = re.compile(r"分别|分段|各期|逐月|复利|罚息|之后|其中")
_BANKERS_YEAR: Final = re.compile(r"360(?:天|日)?")


@rule(
    "money.interest_recomputed",
    level=Level.NOTICE,
    categories=[Category.CIVIL],
    needs=["claim.amount", "claim.rate", "claim.start_date", "claim.end_date", "claim.text"],
    numbers=["lpr.one_year_lpr"],
)
def interest_recomputed(facts: Facts) -> Iterator[Breach]:
    """已计算出的利息、违约金应当等于本金 × 利率 × 实际天数 ÷ 365(合同写明360的按360); 允许一元或千分之一的出入。"""
    for claim in facts.claims:
        amount, dates = _only(claim), (_day(claim, "start_date"), _day(claim, "end_date"))
        base = _base(facts, claim)
        rates = list(_rates(claim, dates[0]))
        if amount is None or base is None or not rates or dates[0] is None or dates[1] is None or dates[1] < dates[0]:
            continue
        ways = [way for r in rates for y in _years(facts) for way in readings(base, r, dates[0], dates[1], year=y)]
        if not any(agrees(amount.value, way.value) for way in ways):
            yield _breach(facts, claim, amount, min(ways, key=lambda w: abs(w.value - amount.value)), dates[0])


def _only(claim: Claim) -> Amount | None:
    """One sum of interest: of several in a claim nobody knows which belongs to which days."""
    single = claim.kind in _RUNNING and len(claim.amounts) == 1 and not _MORE.search(plain(claim.text))
    return claim.amounts[0] if single else None


def _field(claim: Claim, name: str) -> Field | None:
    return next((f for f in claim.fields if f.name.rpartition(".")[2] == name), None)


def _day(claim: Claim, name: str) -> date | None:
    return day_of(_field(claim, name))


def _base(facts: Facts, claim: Claim) -> Decimal | None:
    """What the claim says interest runs on; else the one principal claimed."""
    match = _BASE.search(plain(claim.text))
    found = amounts(match["base"] or match["sum"]) if match else []
    if found:
        return found[0].value
    principals = [a.value for c in facts.claims if c.kind is ClaimKind.PRINCIPAL for a in c.amounts]
    return principals[0] if len(principals) == 1 else None


def _rates(claim: Claim, start: date | None) -> Iterator[Rate]:
    """The rate by the year; a multiple of the LPR both as it ran and as of the first day."""
    text, field = plain(claim.text), _field(claim, "rate")
    if field is not None:
        try:
            yield Fixed(Decimal(field.value))
        except InvalidOperation:
            return
    elif _LPR.search(text):
        match = _TIMES.search(text)
        times = decimal((match["n"] or match["m"]).replace("两", "二")) if match else Decimal(1)
        if times is not None:
            yield Lpr(times)
            yield Lpr(times, fixed_on=start)


def _years(facts: Facts) -> tuple[int, ...]:
    contracts = facts.documents_of("loan_contract", "card_agreement", "loan_note", "contract", "sales_contract")
    bankers = any(_BANKERS_YEAR.search(facts.text(d)) for d in contracts)
    return (365, 360) if bankers else (365,)


def _breach(facts: Facts, claim: Claim, amount: Amount, way: Interest, start: date) -> Breach:
    more = "多" if amount.value > way.value else "少"
    gap = abs(amount.value - way.value)
    message = f"第{claim.no}项请求{amount.value}元, 复算为{way.value}元({way.how}), 请求{more}{gap}元"
    seen = amount.evidence + tuple(e for f in claim.fields for e in f.evidence)
    breach = Breach(f"诉讼请求 第{claim.no}项", message, "请核对本金、利率、起止日和计算方法", seen)
    if any(a.debtors and a.day > start for a in acts(facts)):
        return breach.as_review("计息期间有还款, 须按还款日分段计算")
    return breach if clear(*claim.fields) else breach.as_review("有的数字识别不清")
