from __future__ import annotations

import re
from decimal import Decimal

from pipeline.chinese import abroad, region_of
from pipeline.levels import Seats, lines
from pipeline.rules.courts import basic, court
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPL, LEVELS
from pipeline.types import Category, Level, Party

_LOWEST = Decimal(5_000_000)
"""No line of any day and province lies below."""
_APART = re.compile(r"著作权|专利|商标|知识产权|植物新品种|不正当竞争|垄断|海事|海商|船舶|港口")


@rule(
    "jurisdiction.level",
    level=Level.NOTICE,
    cites=[CPL.art(18), LEVELS.art(1), LEVELS.art(2)],
    categories=[Category.CIVIL],
    needs=["court", "total", "party.address"],
    since=LEVELS.first,
)
def level(facts: Facts) -> Breach | None:
    """诉讼标的额达到中级人民法院起点的, 不由基层人民法院管辖; 当事人住所地均在(均不在)本省与一方不在的起点不同。

    知识产权、海事海商、涉外涉港澳台案件另有规定, 不适用。
    """
    total, province = facts.case.total.value, _court_province(facts)
    if total is None or total < _LOWEST or province is None or _apart(facts):
        return None
    seats = _seats(facts, province)
    low = lines(facts.day, province, "crossing").middle
    if total < low:
        return None
    found = lines(facts.day, province, seats) if seats else None
    if found is not None and total < found.middle:
        return None
    return _breach(facts, total, found.middle if found else low, found.source if found else "", seats)


def _breach(facts: Facts, total: Decimal, line: Decimal, source: str, seats: Seats | None) -> Breach:
    name = facts.case.court.value if facts.case.court else ""
    how = {
        "same": "当事人住所地均在本省级行政区",
        "all_outside": "当事人住所地均不在本省级行政区",
        "crossing": "一方当事人住所地不在本省级行政区",
    }
    why = f"{how[seats]}, 中级人民法院的起点是{line:,.0f}元({source})" if seats else f"起点最低为{line:,.0f}元"
    message = f"诉讼标的额{total:,.2f}元, {why}, 而诉状写的是{name or '(没有写明)'}"
    evidence = facts.case.court.evidence if facts.case.court else ()
    breach = Breach("级别管辖", message, "请核对标的额和当事人住所地; 达到起点的应当向中级人民法院起诉", evidence)
    if not name:
        return breach.as_review("没有读出致送的法院")
    return breach if seats else breach.as_review("有的当事人住所地所在省份没有读出")


def _court_province(facts: Facts) -> str | None:
    """The basic court's; where none is named, the province of the defendants' homes."""
    if facts.case.court is None:
        return next((found for p in facts.defendants if (found := _province(p))), None)
    where = court(facts)
    return where.province if where and basic(facts) else None


def _seats(facts: Facts, province: str) -> Seats | None:
    """None where a party's province is not known and could make a difference."""
    homes = [_province(p) for p in (*facts.plaintiffs, *facts.defendants)]
    known = {home == province for home in homes if home}
    if known == {True, False}:
        return "crossing"
    if None in homes or not known:
        return None
    return "same" if known == {True} else "all_outside"


def _province(party: Party) -> str | None:
    found = [r for n in ("address", "residence") if (v := party.get(n)) and (r := region_of(v))]
    return found[0].province if found else None


def _apart(facts: Facts) -> bool:
    named = facts.case.cause and any(_APART.search(n) for n in (facts.case.cause.name, *facts.case.cause.path))
    away = any(abroad(p.get("address") or "") for p in (*facts.plaintiffs, *facts.defendants))
    return bool(named) or away
