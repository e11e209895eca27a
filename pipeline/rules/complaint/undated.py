from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.types import Level, MarkKind
from pipeline.vocabulary import PLEADINGS


@rule("complaint.undated", level=Level.NOTICE, pleadings=PLEADINGS, needs=["pleading.signed_on"])
def undated(facts: Facts) -> Breach | None:
    """诉状末尾应当写明具状日期。"""
    if facts.said("signed_on"):
        return None
    return facts.lacking("具状日期", subject="诉状", remedy="请在诉状末尾写明日期", hint=_under_a_seal(facts))


def _under_a_seal(facts: Facts) -> bool:
    """Organizations press their seal over the day; what it hides may not have been read."""
    last = facts.pleading.pages[-1] if facts.pleading else None
    return last is not None and any(m.kind is MarkKind.SEAL for m in last.marks)
