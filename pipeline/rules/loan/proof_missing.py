from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, places, review, whole
from pipeline.rules.instruments import LEND
from pipeline.rules.material.evidence_missing import EVIDENCE
from pipeline.types import Category, Level

PROOFS = (
    "loan_note",
    "loan_contract",
    "contract",
    "guarantee_contract",
    "receipt",
    "statement_of_account",
    "bank_transfer",
    "bank_statement",
    "payment_screenshot",
    "chat_screenshot",
    "demand_letter",
    "judgment",
)


@rule(
    "loan.proof_missing",
    level=Level.CORRECTION,
    cites=[LEND.art(2, paragraph=1)],
    causes=["民间借贷纠纷"],
    categories=[Category.CIVIL],
    needs=["loan_note", "bank_transfer", "payment_screenshot", "chat_screenshot"],
    covers=["material.evidence_missing"],
)
def proof_missing(facts: Facts) -> Breach | None:
    """出借人起诉时, 应当提供借据、收据、欠条等债权凭证以及其他能够证明借贷法律关系存在的证据;

    证据强弱不在立案时判断。
    """
    if facts.documents_of(*PROOFS):
        return None
    what, remedy = "借条、转账凭证等证明借贷关系的材料", "请提交借条、借款合同、转账凭证或其他能证明借贷关系的材料"
    others = [p for d in facts.documents_of(*EVIDENCE) for p in d.pages]
    if others:
        spots = places(tuple(p.page_id for p in others))
        message = f"没有认出{what}; {spots}是其他材料, 请人工查看能否证明借贷关系"
        return review("证据", message, f"如不能, {remedy}", tuple(whole(p) for p in others), facts.searched)
    return facts.missing(what, PROOFS, subject="证据", remedy=remedy)
