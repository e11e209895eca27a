from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.rules.proofs import proof
from pipeline.types import Category, Level

PROOFS = (
    "sales_contract",
    "contract",
    "delivery_note",
    "invoice",
    "statement_of_account",
    "receipt",
    "bank_transfer",
    "bank_statement",
    "chat_screenshot",
    "payment_screenshot",
    "loan_note",
    "demand_letter",
)


@rule(
    "sale.proof_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 5)],
    causes=["买卖合同纠纷"],
    categories=[Category.CIVIL],
    needs=["sales_contract", "delivery_note", "invoice", "statement_of_account"],
    covers=["material.evidence_missing"],
)
def proof_missing(facts: Facts) -> Breach | None:
    """起诉买卖合同纠纷, 应当提交合同、送货单、发票、对账单等能够证明买卖关系的材料之一。"""
    return proof(
        facts, "合同、送货单、发票、对账单等证明买卖关系的材料", PROOFS, "请提交买卖合同、送货单、发票、对账单等材料"
    )
