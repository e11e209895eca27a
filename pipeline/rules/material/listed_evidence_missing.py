from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.evidence_lists import Entry, unmatched
from pipeline.rules.facts import CLEAR, Facts, clarity, clear, where
from pipeline.rules.findings import Breach, review
from pipeline.rules.instruments import L
from pipeline.types import Level


@rule(
    "material.listed_evidence_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 5)],
    needs=["evidence_list.entry.name", "documents"],
    covers=["material.evidence_missing"],
)
def listed_evidence_missing(facts: Facts) -> Iterator[Breach]:
    """证据目录列出的证据应当一并提交。认不清的行, 又看不出是何种材料的, 不作为缺少。"""
    for entry in unmatched(facts):
        if entry.kinds or clarity(entry.field) >= CLEAR:
            yield _breach(facts, entry)


def _breach(facts: Facts, entry: Entry) -> Breach:
    subject, spot = f"证据 {entry.name}", where(entry.field)
    remedy = f"请补交{entry.name}; 如不再提交, 请修改证据目录"
    if not entry.kinds:
        message = f"证据目录({spot})列有「{entry.name}」, 没有认出与之对应的材料, 请人工查看"
        return review(subject, message, remedy, entry.field.evidence, facts.searched)
    gap = facts.missing(f"「{entry.name}」", entry.kinds, subject=subject, remedy=remedy)
    evidence = entry.field.evidence + gap.evidence
    breach = Breach(
        subject, f"证据目录({spot})列有「{entry.name}」; {gap.message}", remedy, evidence, gap.searched, gap.status
    )
    return breach if clear(entry.field) else breach.as_review("证据目录该行识别不清")
