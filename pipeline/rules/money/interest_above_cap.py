from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.interest import percent
from pipeline.lending import Cap, caps
from pipeline.rules.compare import paper, stated
from pipeline.rules.dated import day_of
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import LEND
from pipeline.rules.sums import sums
from pipeline.types import Category, Field, Level

_SUPERVISED = re.compile(r"银行|信用社|小额贷款|消费金融|典当|融资租赁|保理|融资担保|资产管理|信托|汽车金融|财务公司")


@rule(
    "money.interest_above_cap",
    level=Level.NOTICE,
    cites=[LEND.art(25), LEND.art(31)],
    causes=["民间借贷纠纷"],
    categories=[Category.CIVIL],
    needs=["loan_note.rate", "loan_note.signed_on", "claim.rate"],
)
def interest_above_cap(facts: Facts) -> Iterator[Breach]:
    """约定或请求的利率不得超过起诉时所适用的上限。

    2020年8月20日前受理的为年利率24%; 此后受理的为合同成立时一年期贷款市场报价利率的四倍;
    2021年起受理而合同成立于2020年8月20日前的, 该日前的利息依当时的规定, 此后以起诉时的四倍为限。
    金融监管部门批准的机构不适用。
    """
    if any(_SUPERVISED.search(p.name or "") for p in facts.plaintiffs):
        return
    rates = list(_rates(facts))
    signed = {day_of(f) for f in facts.fields("loan_note.signed_on")} - {None}
    made = signed.pop() if len(signed) == 1 else None
    found = caps(made or facts.day, facts.day) if rates else ()
    for field, where in rates:
        yield from _breach(field, where, found, made)


def _rates(facts: Facts) -> Iterator[tuple[Field, str]]:
    for document in facts.documents_of("loan_note"):
        yield from ((f, paper(f, document)) for f in document.all("rate"))
    for claim in facts.claims:
        yield from ((f, stated(f)) for f in claim.fields if f.name.rpartition(".")[2] == "rate")


def _breach(field: Field, where: str, found: tuple[Cap, ...], made: date | None) -> Iterator[Breach]:
    rate = next(sums([field]), None)
    if rate is None or all(rate <= cap.yearly for cap in found):
        return
    when = f"合同成立于{made}" if made else "合同成立日未读出, 按起诉时计算"
    message = f"{where}的年利率{percent(rate)}超过上限: {when}, {'; '.join(_period(c) + c.how for c in found)}"
    least = percent(min(c.yearly for c in found))
    breach = Breach("利率", message, f"超过部分法院不予支持, 可将利率调整为不超过{least}", evidence_of(field))
    yield breach if clear(field) and made else breach.as_review("须人工核对")


def _period(cap: Cap) -> str:
    """Which days the cap is for, where there are two."""
    before = f"{cap.until}前" if cap.until else ""
    return before or (f"{cap.since}起" if cap.since != date.min else "")
