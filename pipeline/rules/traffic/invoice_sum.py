from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.chinese import amounts
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach
from pipeline.rules.sums import total_of
from pipeline.text import plain
from pipeline.types import Category, Claim, Evidence, Level

_NAME = re.compile(r"(?:医疗费|医药费|治疗费)(?:用)?")
_PAID = re.compile(r"垫付|已(?:经)?(?:支付|付|给付|赔付|预付|承担)|扣除|先行(?:支付|赔付)|报销")


@rule(
    "traffic.invoice_sum",
    level=Level.NOTICE,
    causes=["机动车交通事故责任纠纷"],
    categories=[Category.CIVIL],
    needs=["medical_invoice.amount", "claim.text", "claim.amount"],
)
def invoice_sum(facts: Facts) -> Breach | None:
    """请求的医疗费应当与医疗票据的合计相符; 他人已经垫付的部分可以扣除。"""
    bills = facts.documents_of("medical_invoice")
    fields = facts.fields("medical_invoice.amount")
    asked = [found for claim in facts.claims for found in _asked(claim)]
    if not bills or not asked or any(d.first("amount") is None for d in bills):
        return None
    shown, claimed = total_of(d.first("amount") for d in bills), sum((value for value, _ in asked), Decimal(0))
    if shown == claimed or (claimed < shown and _PAID.search(facts.wording)):
        return None
    more = "多" if claimed > shown else "少"
    message = f"请求医疗费{claimed}元, {len(bills)}张医疗票据合计{shown}元, 请求{more}{abs(claimed - shown)}元"
    evidence = tuple(e for _, found in asked for e in found) + evidence_of(*fields)
    breach = Breach("医疗费", message, "请补交票据, 或更正请求的数额; 有他人垫付的请说明", evidence)
    if facts.unread:
        return breach.as_review("有的页无法辨认, 可能是医疗票据")
    return breach if clear(*fields) else breach.as_review("有的票据金额识别不清")


def _asked(claim: Claim) -> Iterator[tuple[Decimal, tuple[Evidence, ...]]]:
    """The sum behind 医疗费, or the claim's own where it speaks of nothing else."""
    text = plain(claim.text)
    for match in _NAME.finditer(text):
        found = amounts(re.split(r"[、;。]", text[match.end() :])[0])
        if found:
            yield found[0].value, claim.evidence
            return
    if _NAME.search(text) and "、" not in text and len(claim.amounts) == 1:
        yield claim.amounts[0].value, claim.evidence
