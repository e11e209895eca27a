from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, places, review, whole
from pipeline.rules.instruments import ALI
from pipeline.rules.material.evidence_missing import EVIDENCE
from pipeline.types import Category, Level

_ACTS = ("administrative_decision", "reconsideration_decision", "accident_determination")
_INACTION = r"不作为|不履行|未履行|未答复|不予答复|逾期|法定职责|未作出|事实行为|强制拆除|强拆"


@rule(
    "admin.act_proof_missing",
    level=Level.CORRECTION,
    cites=[ALI.art(54, 2, 1)],
    categories=[Category.ADMINISTRATIVE],
    needs=["administrative_decision", "reconsideration_decision", "pleading.act_described"],
    covers=["material.evidence_missing"],
)
def act_proof_missing(facts: Facts) -> Breach | None:
    """提起行政诉讼应当提交被诉行政行为或者不作为存在的材料。"""
    if facts.documents_of(*_ACTS):
        return None
    what, remedy = "被诉行政行为(决定书)或不作为存在的材料", "请提交行政决定书, 或能证明行政行为、不作为存在的材料"
    others = [p for d in facts.documents_of(*EVIDENCE) for p in d.pages]
    if not others:
        return facts.missing(what, _ACTS, subject="被诉行政行为", remedy=remedy)
    said = "".join(c.text for c in facts.claims) + "".join(f.value for f in facts.said("act_described"))
    if re.search(_INACTION, said):
        return None
    message = f"没有认出行政决定书; 请人工查看{places(tuple(p.page_id for p in others))}能否证明被诉行政行为存在"
    return review("被诉行政行为", message, f"如不能, {remedy}", tuple(whole(p) for p in others), facts.searched)
