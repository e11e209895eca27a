from __future__ import annotations

from collections.abc import Iterator

from pipeline.chinese import same_name
from pipeline.rules.compare import paper
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import ALI, ALL
from pipeline.rules.people import near_name, shortened
from pipeline.types import Category, Document, Level

_KEPT = ("维持", "驳回")
"""Outcomes that leave the act as it was: the bureau and the reviewing authority are both sued."""
_UNHEARD = ("不予受理", "终止")
"""The act was not reviewed: the bureau is sued over it, or the reviewing authority over its refusal."""


@rule(
    "admin.defendant_mismatch",
    level=Level.NOTICE,
    cites=[ALL.art(26), ALI.art(134)],
    categories=[Category.ADMINISTRATIVE],
    needs=[
        "administrative_decision.authority",
        "reconsideration_decision.authority",
        "reconsideration_decision.outcome",
    ],
)
def defendant_mismatch(facts: Facts) -> Iterator[Breach]:
    """作出行政行为的行政机关是被告; 复议维持(驳回复议请求)的, 与复议机关是共同被告; 复议改变的, 复议机关是被告。

    复议机关不予受理、逾期不作决定的, 起诉原行为的告原机关, 起诉不作为的告复议机关。遗漏共同被告的由法院通知追加。
    """
    acts = facts.documents_of("administrative_decision")
    reviews = facts.documents_of("reconsideration_decision")
    outcomes = {f.value for d in reviews for f in d.all("outcome")}
    if not reviews:
        yield from _all(facts, acts)
    elif outcomes and outcomes <= {*_KEPT}:
        yield from _all(facts, (*acts, *reviews))
    elif outcomes and outcomes <= {*_UNHEARD}:
        if not any(_sued(facts, d) for d in (*acts, *reviews)):
            yield from _all(facts, acts)
    elif outcomes and not outcomes & {*_KEPT, *_UNHEARD}:
        yield from _all(facts, reviews)


def _all(facts: Facts, papers: tuple[Document, ...]) -> Iterator[Breach]:
    for document in papers:
        yield from _not_sued(facts, document)


def _not_sued(facts: Facts, document: Document) -> Iterator[Breach]:
    authority = document.first("authority")
    if authority is None or not any(p.name for p in facts.defendants) or _sued(facts, document):
        return
    message = f"{paper(authority, document)}由「{authority.value}」作出, 没有列为被告"
    breach = Breach(f"行政机关 {authority.value}", message, "请核对被告; 必要时由法院通知追加", authority.evidence)
    yield breach if clear(authority) else breach.as_review("机关名称识别不清")


def _sued(facts: Facts, document: Document) -> bool:
    authority = document.first("authority")
    names = [p.name for p in facts.defendants if p.name]
    return authority is not None and any(_same(authority.value, name) for name in names)


def _same(a: str, b: str) -> bool:
    return same_name(a, b) or near_name(a, b) or shortened(a, b) or shortened(b, a)
