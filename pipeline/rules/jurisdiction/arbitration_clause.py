from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import paper
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPI, CPL
from pipeline.types import Category, Level
from pipeline.vocabulary import DOC_TYPES, FIELDS

_CONTRACTS = tuple(t for t, names in FIELDS.items() if "arbitration_clause" in names)


@rule(
    "jurisdiction.arbitration_clause",
    level=Level.NOTICE,
    cites=[CPL.art(127, 2), CPI.art(215)],
    categories=[Category.CIVIL],
    needs=[f"{t}.arbitration_clause" for t in _CONTRACTS],
)
def arbitration_clause(facts: Facts) -> Iterator[Breach]:
    """书面合同订有仲裁条款的, 告知原告向仲裁机构申请仲裁; 条款不成立、无效、失效或者内容不明确的除外。"""
    for document in facts.documents_of(*_CONTRACTS):
        field = document.first("arbitration_clause")
        if field:
            text = field.evidence[0].text if field.evidence else field.value
            message = f"{paper(field, document)}有仲裁条款: {text[:80]}"
            remedy = "请说明仲裁条款是否有效; 有效的可以向仲裁机构申请仲裁"
            yield Breach(f"材料 {document.title or DOC_TYPES[document.doc_type]}", message, remedy, field.evidence)
