from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPL, L
from pipeline.types import Level


@rule(
    "complaint.facts_missing",
    level=Level.CORRECTION,
    cites=[CPL.art(124, 3), L.art(4, 3)],
    pleadings=("complaint", "administrative_complaint"),
    needs=["pleading.facts"],
)
def facts_missing(facts: Facts) -> Breach | None:
    """起诉状应当记明诉讼请求所根据的事实与理由。"""
    if facts.said("facts"):
        return None
    hint = bool(re.search(r"事实(?:和|与|及|、)?理由.{20}", facts.wording))
    return facts.lacking("事实与理由", subject="诉状", remedy="请在诉状中写明事实与理由", hint=hint)
