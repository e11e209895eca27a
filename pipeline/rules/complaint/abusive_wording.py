from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach, listed
from pipeline.rules.instruments import CPI
from pipeline.types import Level
from pipeline.vocabulary import PLEADINGS


@rule(
    "complaint.abusive_wording",
    level=Level.CORRECTION,
    cites=[CPI.art(210)],
    pleadings=PLEADINGS,
    needs=["pleading.abusive_wording"],
)
def abusive_wording(facts: Facts) -> Breach | None:
    """起诉状中有谩骂和人身攻击之辞的, 应当修改后提起诉讼。"""
    found = facts.said("abusive_wording")
    if not found:
        return None
    words = listed(sorted({f.evidence[0].text if f.evidence else f.value for f in found}))
    breach = Breach("诉状", f"诉状中有谩骂或人身攻击的言辞: {words}", "请删改后重新提交", evidence_of(*found))
    return breach if any(clear(f) for f in found) else breach.as_review("该处字迹识别不清")
