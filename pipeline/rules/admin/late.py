from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, limit, months_after
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review
from pipeline.rules.instruments import ALI, ALL
from pipeline.rules.service import Served, rolled, served
from pipeline.types import Category, Document, Level

_DECISION = r"决定|认定|处罚|告知|答复|通知"
_REVIEW = r"复议"
_SUIT = re.compile(r"起诉|诉讼")


@rule(
    "admin.late",
    level=Level.NOTICE,
    cites=[ALL.art(45), ALL.art(46, paragraph=1), ALI.art(64), ALI.art(69, 2, 1)],
    categories=[Category.ADMINISTRATIVE],
    needs=[
        "administrative_decision.issued_on",
        "administrative_decision.remedy",
        "reconsideration_decision.issued_on",
        "service_receipt.received_on",
        "service_receipt.document",
        "pleading.facts",
    ],
    numbers=["limits.admin_suit_months", "limits.admin_after_reconsideration_days", "limits.admin_untold_months"],
)
def late(facts: Facts) -> Iterator[Breach]:
    """直接起诉的, 自知道行政行为之日(收到决定书之日)起六个月内提出; 经复议的, 自收到复议决定书之日起十五日内;

    未告知起诉期限的, 自知道行为内容之日起最长一年; 期间届满日是节假日的顺延, 届满前交邮的不算过期。
    """
    reviews = facts.documents_of("reconsideration_decision")
    for document in reviews:
        yield from _judged(facts, document, served(facts, document, "decision_number", _REVIEW), reviewed=True)
    for document in facts.documents_of("administrative_decision") if not reviews else ():
        yield from _judged(facts, document, served(facts, document, "decision_number", _DECISION), reviewed=False)


def _judged(facts: Facts, document: Document, got: Served | None, *, reviewed: bool) -> Iterator[Breach]:
    issued = document.first("issued_on")
    start = got.day if got else day_of(issued)
    if start is None or (got is None and issued is None):
        return
    last, how = _last_day(facts, document, start, reviewed=reviewed)
    if facts.day <= last or facts.day <= rolled(last):
        return
    remedy = "请说明有无不可抗力等耽误期限的正当理由; 届满前已交邮的请提交邮寄凭证"
    if got:
        message = f"{got.where}写明于{got.day}收到, {how}, 应于{rolled(last)}前起诉, {facts.day}已超过"
        yield Breach("起诉期限", message, remedy, got.evidence)
    elif issued:
        message = f"没有读出送达日期; {paper(issued, document)}作出于{start}, 从该日计算, {how}, 至{facts.day}已超过"
        yield review("起诉期限", message, f"请提交送达时间的材料; {remedy}", issued.evidence, facts.searched)


def _last_day(facts: Facts, document: Document, start: date, *, reviewed: bool) -> tuple[date, str]:
    """Nobody told of the time to sue: the longest period, counted from knowing the act."""
    if reviewed:
        days = limit("admin_after_reconsideration_days", facts.day)
        return start + timedelta(days=days), f"经复议的起诉期限为{days}日"
    remedy = document.first("remedy")
    if remedy is not None and _SUIT.search(remedy.value):
        months = limit("admin_suit_months", facts.day)
        return months_after(start, months), f"已告知的起诉期限为{months}个月"
    months = limit("admin_untold_months", facts.day)
    return months_after(start, months), f"决定书没有告知起诉期限, 最长为{months}个月"
