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
    """作出行政行为的行政机关是被告; 复议维持的, 与复议机关是共同被告; 复议改变的, 复议机关是被告。"""
    reviews = facts.documents_of("reconsideration_decision")
    outcomes = [f.value for d in reviews for f in d.all("outcome")]
    if reviews and not outcomes:
        return
    upheld = all(o in ("维持", "驳回") for o in outcomes)
    acts = facts.documents_of("administrative_decision") if upheld else ()
    for document in (*acts, *reviews):
        yield from _not_sued(facts, document)


def _not_sued(facts: Facts, document: Document) -> Iterator[Breach]:
    authority = document.first("authority")
    names = [p.name for p in facts.defendants if p.name]
    if authority is None or not names or any(_same(authority.value, name) for name in names):
        return
    message = f"{paper(authority, document)}由「{authority.value}」作出, 没有列为被告"
    breach = Breach(f"行政机关 {authority.value}", message, "请核对被告; 必要时由法院通知追加", authority.evidence)
    yield breach if clear(authority) else breach.as_review("机关名称识别不清")


def _same(a: str, b: str) -> bool:
    return same_name(a, b) or near_name(a, b) or shortened(a, b) or shortened(b, a)
