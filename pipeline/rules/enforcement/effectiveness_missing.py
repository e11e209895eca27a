from __future__ import annotations

from pipeline.rules.enforcement.arbitration_agreement_missing import labour_award
from pipeline.rules.enforcement.title_missing import TITLES
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import ENFORCE
from pipeline.types import Category, Document, Level


@rule(
    "enforcement.effectiveness_missing",
    level=Level.NOTICE,
    cites=[ENFORCE.art(16)],
    categories=[Category.ENFORCEMENT],
    needs=["effectiveness_certificate", "judgment.case_number"],
)
def effectiveness_missing(facts: Facts) -> Breach | None:
    """申请执行的法律文书应当已经生效。二审裁判、商事仲裁裁决和执行证书本身已生效, 不另需证明。"""
    titles = facts.documents_of(*TITLES)
    if (
        not titles
        or facts.documents_of("effectiveness_certificate", "service_receipt")
        or any(_final(facts, t) for t in titles)
    ):
        return None
    remedy = "可以向作出文书的法院(机构)申请出具生效证明后提交"
    return facts.missing("文书已生效的证明", ["effectiveness_certificate"], subject="生效证明", remedy=remedy)


def _final(facts: Facts, document: Document) -> bool:
    """A commission's award, other than on labour, takes effect when it is made."""
    if document.doc_type == "arbitration_award":
        return not labour_award(facts, document)
    number = document.first("case_number")
    return document.doc_type == "notarial_execution_certificate" or (number is not None and "终" in number.value)
