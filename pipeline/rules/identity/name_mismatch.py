from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import mismatches
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.types import Level


@rule(
    "identity.name_mismatch",
    level=Level.CORRECTION,
    cites=[L.art(6, 1)],
    needs=["party.name", "id_card.name", "business_licence.name", "power_of_attorney.principal", "loan_note.borrower"],
)
def name_mismatch(facts: Facts) -> Iterator[Breach]:
    """同一当事人的姓名、名称在各份材料中应当一致。"""
    yield from mismatches(facts, "identity.name_mismatch")
