from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pipeline.rules.compare import paper, stated
from pipeline.rules.dated import Dated, day_of, limit, on
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import LEND
from pipeline.rules.sums import sums
from pipeline.types import Category, Field, Level

_NEW_RULE = date(2020, 8, 20)
_SUPERVISED = re.compile(r"银行|信用社|小额贷款|消费金融|典当|融资租赁|保理|融资担保|资产管理|信托|汽车金融|财务公司")


@rule(
    "money.interest_above_cap",
    level=Level.NOTICE,
    cites=[LEND.art(25), LEND.art(31)],
    causes=["民间借贷纠纷"],
    categories=[Category.CIVIL],
    needs=["loan_note.rate", "loan_note.signed_on", "claim.rate"],
    since=_NEW_RULE,
)
def interest_above_cap(facts: Facts) -> Iterator[Breach]:
    """约定或请求的利率不得超过合同成立时一年期贷款市场报价利率的四倍;

    2020年8月20日前成立的合同, 此后的利息以起诉时的四倍为限。金融监管部门批准的机构不适用。
    """
    if any(_SUPERVISED.search(p.name or "") for p in facts.plaintiffs):
        return
    signed = {day_of(f) for f in facts.fields("loan_note.signed_on")} - {None}
    made = signed.pop() if len(signed) == 1 else None
    day = max(made, _NEW_RULE) if made and made >= _NEW_RULE else facts.day
    lpr = on("lpr", "one_year_lpr", day)
    for field, where in _rates(facts):
        if lpr is not None:
            yield from _breach(field, where, lpr, limit("lending_cap_multiple", facts.day), made)


def _rates(facts: Facts) -> Iterator[tuple[Field, str]]:
    for document in facts.documents_of("loan_note"):
        yield from ((f, paper(f, document)) for f in document.all("rate"))
    for claim in facts.claims:
        yield from ((f, stated(f)) for f in claim.fields if f.name.rpartition(".")[2] == "rate")


def _breach(field: Field, where: str, lpr: Dated, multiple: int, made: date | None) -> Iterator[Breach]:
    rate, cap = next(sums([field]), None), Decimal(lpr.value) / 100 * multiple
    if rate is None or rate <= cap:
        return
    when = f"合同成立于{made}" if made else "合同成立日未读出, 按起诉时计算"
    basis = f"一年期LPR {lpr.value}%({lpr.since}公布)的{multiple}倍为{_percent(cap)}"
    message = f"{where}的年利率{_percent(rate)}超过上限: {when}, {basis}"
    breach = Breach("利率", message, f"超过部分法院不予支持, 可将利率调整为不超过{_percent(cap)}", evidence_of(field))
    yield breach if clear(field) and made else breach.as_review("须人工核对")


def _percent(rate: Decimal) -> str:
    return f"{(rate * 100).normalize():f}%"
