from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import CLEAR, Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPL
from pipeline.types import Claim, ClaimKind, Evidence, Level

_OPEN = (ClaimKind.INTEREST, ClaimKind.LIQUIDATED_DAMAGES, ClaimKind.FEES, ClaimKind.COMPENSATION, ClaimKind.WAGES)


@rule(
    "money.sum_mismatch",
    level=Level.CORRECTION,
    cites=[CPL.art(122, 3)],
    needs=["total", "claims", "pleading.stated_total", "claim.amount"],
)
def sum_mismatch(facts: Facts) -> Breach | None:
    """诉讼请求应当具体: 各项金额相加应当等于所写的合计。"""
    total = facts.case.total
    if total.stated is None or total.value is None or total.stated.value == total.value:
        return None
    message = f"合计写{total.stated.value}元, 而各项相加为{total.value}元({total.how})"
    evidence = total.stated.evidence + _amounts(facts.claims)
    breach = Breach("诉讼请求金额", message, "请核对各项金额与合计, 更正写错的一处", evidence)
    if any(e.confidence is not None and e.confidence < CLEAR for e in evidence):
        return breach.as_review("有的金额识别不清")
    if total.stated.value > total.value and any(_open(c) for c in facts.claims):
        return breach.as_review("有的请求没有写明数额, 合计可能已把它算入")
    return breach


def _amounts(claims: tuple[Claim, ...]) -> tuple[Evidence, ...]:
    return tuple(e for c in claims for a in c.amounts for e in a.evidence)


def _open(claim: Claim) -> bool:
    """A money claim without a sum, other than court costs."""
    return claim.kind in _OPEN and not claim.amounts and "诉讼费" not in claim.text
