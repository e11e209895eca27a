from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import mismatches
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.types import Level


@rule(
    "identity.legal_representative_mismatch",
    level=Level.CORRECTION,
    cites=[L.art(6, 1)],
    needs=["party.name", "business_licence.legal_representative", "legal_representative_certificate.name"],
)
def legal_representative_mismatch(facts: Facts) -> Iterator[Breach]:
    """诉状、营业执照与法定代表人身份证明书所写的法定代表人(负责人)应当一致。"""
    yield from mismatches(facts, "identity.legal_representative_mismatch")
