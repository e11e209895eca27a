from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import ENFORCE
from pipeline.types import Category, Level

TITLES = (
    "judgment",
    "arbitration_award",
    "notarial_execution_certificate",
    "administrative_decision",
    "reconsideration_decision",
)


@rule(
    "enforcement.title_missing",
    level=Level.CORRECTION,
    cites=[ENFORCE.art(18)],
    categories=[Category.ENFORCEMENT],
    needs=["judgment", "arbitration_award", "notarial_execution_certificate"],
)
def title_missing(facts: Facts) -> Breach | None:
    """申请执行, 应当向人民法院提交生效法律文书副本。"""
    if facts.documents_of(*TITLES):
        return None
    remedy = "请提交据以执行的判决书、调解书、裁决书或公证机关的执行证书"
    return facts.missing("据以执行的生效法律文书", TITLES, subject="执行依据", remedy=remedy)
