from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.types import Category, Level
from pipeline.vocabulary import DOC_TYPES, PROCEDURE_PAPERS

EVIDENCE = tuple(t for t in DOC_TYPES if t not in PROCEDURE_PAPERS)


@rule(
    "material.evidence_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 5)],
    categories=(Category.CIVIL, Category.ADMINISTRATIVE, Category.PRIVATE_PROSECUTION),
    needs=["documents"],
)
def evidence_missing(facts: Facts) -> Breach | None:
    """提交与诉请相关的证据或者证明材料; 证据是否充分不在立案时判断。"""
    if facts.documents_of(*EVIDENCE):
        return None
    return facts.missing(
        "与诉讼请求相关的证据材料", EVIDENCE, subject="证据", remedy="请提交与诉讼请求相关的证据复印件"
    )
