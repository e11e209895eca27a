from __future__ import annotations

from decimal import Decimal

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach
from pipeline.rules.money.transfer_mismatch import otherwise_paid, paid
from pipeline.rules.sums import total_of
from pipeline.types import Category, ClaimKind, Evidence, Level


@rule(
    "money.claim_exceeds_evidence",
    level=Level.NOTICE,
    causes=["民间借贷纠纷"],
    categories=[Category.CIVIL],
    needs=["claim.amount", "loan_note.amount", "bank_transfer.amount", "payment_screenshot.amount"],
)
def claim_exceeds_evidence(facts: Facts) -> Breach | None:
    """请求的本金一般不超过债权凭证或者付款凭证所示的金额; 现金交付等情形须由原告说明。"""
    claimed = [a for c in facts.claims if c.kind is ClaimKind.PRINCIPAL for a in c.amounts]
    notes, transfers = facts.fields("loan_note.amount"), paid(facts)
    shown = max(total_of(notes), total_of(transfers))
    asked = sum((a.value for a in claimed), Decimal(0))
    if not claimed or not shown or asked <= shown or _unread(facts):
        return None
    message = f"请求本金{asked}元, 而借条所示共{total_of(notes)}元, 付款凭证所示共{total_of(transfers)}元"
    evidence: tuple[Evidence, ...] = tuple(e for a in claimed for e in a.evidence) + evidence_of(*notes, *transfers)
    breach = Breach("诉讼请求 本金", message, "请说明差额部分的依据, 或补交相应凭证", evidence)
    return breach if clear(*notes, *transfers) else breach.as_review("有的金额识别不清")


def _unread(facts: Facts) -> bool:
    """A note or a payment whose sum was not read, or a statement of account: the total shown is not known."""
    papers = facts.documents_of("loan_note", "bank_transfer", "payment_screenshot")
    others = otherwise_paid(facts) or facts.documents_of("statement_of_account")
    return bool(others or facts.unread or facts.closed) or any(d.first("amount") is None for d in papers)
