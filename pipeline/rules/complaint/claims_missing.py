from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPL, L
from pipeline.types import Level
from pipeline.vocabulary import PLEADINGS

_ASKS = re.compile(
    r"(?:诉讼请求|请求事项|申请事项|诉求|请求(?:依法|法院|贵院)|判令|判决被告|责令).{10}|诉讼费用?.{0,6}由.{0,8}(?:承担|负担)"
)


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
    hint = _ASKS.search(facts.wording) is not None
    return facts.lacking("诉讼请求", subject="诉讼请求", remedy="请在诉状中逐项写明诉讼请求", hint=hint)
