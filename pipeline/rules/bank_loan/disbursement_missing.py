from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.rules.proofs import proof
from pipeline.types import Category, Level

DISBURSED = ("bank_transfer", "bank_statement", "receipt", "payment_screenshot", "statement_of_account", "loan_note")


@rule(
    "bank_loan.disbursement_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 5)],
    causes=["金融借款合同纠纷"],
    categories=[Category.CIVIL],
    needs=["loan_contract", "bank_transfer", "bank_statement"],
    covers=["material.evidence_missing"],
)
def disbursement_missing(facts: Facts) -> Breach | None:
    """起诉金融借款合同纠纷, 应当提交借款合同和放款凭证。"""
    return proof(facts, "放款凭证(借据、转账凭证、账户明细)", DISBURSED, "请提交放款凭证(借款借据、转账凭证或账户明细)")
