from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.types import Level
from pipeline.vocabulary import PLEADINGS


@rule("complaint.undated", level=Level.NOTICE, pleadings=PLEADINGS, needs=["pleading.signed_on"])
def undated(facts: Facts) -> Breach | None:
    """诉状末尾应当写明具状日期。"""
    if facts.said("signed_on"):
        return None
    return facts.lacking("具状日期", subject="诉状", remedy="请在诉状末尾写明日期")
