from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPL, L
from pipeline.types import Level
from pipeline.vocabulary import PLEADINGS


@rule("complaint.missing", level=Level.CORRECTION, cites=[CPL.art(123), L.art(4)], needs=["pleading"])
def missing(facts: Facts) -> Breach | None:
    """起诉应当向人民法院递交起诉状。"""
    if facts.pleading or facts.documents_of(*PLEADINGS):
        return None
    return facts.missing("起诉状(自诉状、申请书)", PLEADINGS, remedy="请提交起诉状")
