from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, limit, months_after
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review
from pipeline.rules.instruments import ALI, ALL
from pipeline.types import Category, Document, Field, Level


@rule(
    "admin.late",
    level=Level.NOTICE,
    cites=[ALL.art(45), ALL.art(46, paragraph=1), ALI.art(64), ALI.art(69, 2)],
    categories=[Category.ADMINISTRATIVE],
    needs=["administrative_decision.issued_on", "reconsideration_decision.issued_on"],
)
def late(facts: Facts) -> Iterator[Breach]:
    """直接起诉的, 自知道行政行为之日起六个月内提出; 经复议的, 自收到复议决定书之日起十五日内; 未告知期限的最长一年。"""
    reviews = facts.documents_of("reconsideration_decision")
    for document in reviews or facts.documents_of("administrative_decision"):
        field, issued = document.first("issued_on"), day_of(document.first("issued_on"))
        if field and issued and facts.day > _last_day(facts, issued, reconsidered=bool(reviews)):
            yield _breach(facts, document, field, issued)


def _last_day(facts: Facts, issued: date, *, reconsidered: bool) -> date:
    if reconsidered:
        return issued + timedelta(days=limit("admin_after_reconsideration_days", facts.day))
    return months_after(issued, limit("admin_suit_months", facts.day))


def _breach(facts: Facts, document: Document, field: Field, issued: date) -> Breach:
    message = (
        f"{paper(field, document)}作出于{issued}, 从该日计算至{facts.day}已超过起诉期限, 请核对送达日期和是否告知期限"
    )
    return review("起诉期限", message, "请提交送达时间的材料, 或说明未告知起诉期限、其他正当理由", field.evidence)
