from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.rules.proofs import proof
from pipeline.types import Category, Level

AGREEMENTS = ("card_agreement", "contract")


@rule(
    "card.agreement_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 5)],
    causes=["信用卡纠纷"],
    categories=[Category.CIVIL],
    needs=["card_agreement"],
    covers=["material.evidence_missing"],
)
def agreement_missing(facts: Facts) -> Breach | None:
    """起诉信用卡纠纷, 应当提交信用卡领用合约(申请表、章程)。"""
    return proof(facts, "信用卡领用合约或申请表", AGREEMENTS, "请提交信用卡领用合约、申请表")
