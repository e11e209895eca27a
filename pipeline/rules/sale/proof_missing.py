from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, places, whole
from pipeline.rules.instruments import L
from pipeline.rules.proofs import proof
from pipeline.types import Category, Document, Level

_REMEDY = "请提交买卖合同、送货单、发票、对账单等材料"
_FEE = re.compile(r"律师(?:代理|服务)?费|法律服务费|代理费")
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
    papers = facts.documents_of(*PROOFS)
    if papers and all(_lawyers(facts, d) for d in papers):
        spots = places(tuple(p.page_id for d in papers for p in d.pages))
        message = f"卷内只有律师费的材料({spots}), 没有证明买卖关系的材料"
        return Breach("证据", message, _REMEDY, tuple(whole(p) for d in papers for p in d.pages), facts.searched)
    return proof(facts, "合同、送货单、发票、对账单等证明买卖关系的材料", PROOFS, _REMEDY)


def _lawyers(facts: Facts, document: Document) -> bool:
    """A bill or receipt for the lawyer's own fee proves no sale."""
    names = [f.value for n in ("seller", "payee") for f in document.all(n)]
    if any("律师事务所" in name for name in names):
        return True
    return document.doc_type in ("invoice", "receipt") and bool(_FEE.search(facts.text(document)))
