from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPL, L
from pipeline.types import Level
from pipeline.vocabulary import PLEADINGS


@rule(
    "complaint.claims_missing",
    level=Level.CORRECTION,
    cites=[CPL.art(122, 3), L.art(4, 3)],
    pleadings=PLEADINGS,
    needs=["claims"],
)
def claims_missing(facts: Facts) -> Breach | None:
    """起诉应当有具体的诉讼请求。"""
    if facts.claims:
        return None
    hint = bool(re.search(r"(?:诉讼请求|请求事项|申请事项|请求依法|判令).{10}", facts.wording))
    return facts.lacking("诉讼请求", subject="诉讼请求", remedy="请在诉状中逐项写明诉讼请求", hint=hint)
