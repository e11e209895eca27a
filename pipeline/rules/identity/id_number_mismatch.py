from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import mismatches
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.types import Level


@rule(
    "identity.id_number_mismatch",
    level=Level.CORRECTION,
    cites=[L.art(6, 1)],
    needs=["party.id_number", "id_card.id_number", "household_register.id_number"],
)
def id_number_mismatch(facts: Facts) -> Iterator[Breach]:
    """诉状与身份证件所写的公民身份号码应当一致。"""
    yield from mismatches(facts, "identity.id_number_mismatch")
