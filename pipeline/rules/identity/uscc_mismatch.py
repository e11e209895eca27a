from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import mismatches
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.types import Level


@rule(
    "identity.uscc_mismatch",
    level=Level.CORRECTION,
    cites=[L.art(6, 1)],
    needs=["party.uscc", "business_licence.uscc"],
)
def uscc_mismatch(facts: Facts) -> Iterator[Breach]:
    """诉状与营业执照所写的统一社会信用代码应当一致。"""
    yield from mismatches(facts, "identity.uscc_mismatch")
