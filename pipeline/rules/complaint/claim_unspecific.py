from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese import amounts, dates, rates
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed, review
from pipeline.rules.instruments import CPL
from pipeline.types import Claim, ClaimKind, Level

_SUMS = (ClaimKind.PRINCIPAL, ClaimKind.COMPENSATION, ClaimKind.WAGES, ClaimKind.SUPPORT)
_RUNNING = (ClaimKind.INTEREST, ClaimKind.LIQUIDATED_DAMAGES)
_RATE = r"LPR|市场报价利率|同期|银行|利率|利息标准|分之|月息|年息|[%‰]|约定|标准|倍"
_START = r"(?:自|从|由)[^,;。]{1,40}(?:起|始|之日|至|到|计)|逾期之日|起诉之日|立案之日|至.{0,12}(?:清|止)"
_BASIS = r"按|依照|根据|以.{1,40}(?:为基数|计算)|标准|鉴定|评估|每月|每年|倍"


@rule(
    "complaint.claim_unspecific",
    level=Level.CORRECTION,
    cites=[CPL.art(122, 3)],
    pleadings=("complaint", "private_prosecution"),
    needs=["claims", "claim.amount", "claim.rate", "claim.start_date", "claim.basis"],
)
def claim_unspecific(facts: Facts) -> Iterator[Breach]:
    """诉讼请求应当具体: 金钱请求写明数额或者计算方法, 利息、违约金写明标准和起算日。"""
    for claim in facts.claims:
        gaps = _gaps(claim)
        if gaps:
            message = f"第{claim.no}项请求「{claim.text[:60]}」没有写明{listed(gaps)}"
            remedy = f"请写明第{claim.no}项请求的{listed(gaps)}"
            breach = Breach(f"诉讼请求 第{claim.no}项", message, remedy, claim.evidence)
            yield _unsure(facts, claim, breach)


def _unsure(facts: Facts, claim: Claim, breach: Breach) -> Breach:
    if facts.pleading_gaps:
        return breach.as_review("诉状有的页无法辨认")
    low = [e for e in claim.evidence if e.confidence is not None and e.confidence < 0.7]
    return (
        review(breach.subject, f"{breach.message}; 该处字迹识别不清", breach.remedy, breach.evidence) if low else breach
    )


def _gaps(claim: Claim) -> list[str]:
    if claim.amounts or not claim.text.strip():
        return []
    if claim.kind in _SUMS:
        return [] if _has_sum(claim) else ["数额或计算方法"]
    if claim.kind in _RUNNING:
        return _running(claim)
    return []


def _has_sum(claim: Claim) -> bool:
    return bool(claim.get("basis") or amounts(claim.text) or re.search(_BASIS, claim.text))


def _running(claim: Claim) -> list[str]:
    """A sum already worked out needs neither rate nor start; else both, and an agreed basis counts as a rate."""
    if claim.kind is ClaimKind.LIQUIDATED_DAMAGES and amounts(claim.text):
        return []
    rate = claim.get("rate") or claim.get("basis") or rates(claim.text) or re.search(_RATE, claim.text)
    start = claim.get("start_date") or dates(claim.text) or re.search(_START, claim.text)
    if claim.kind is ClaimKind.LIQUIDATED_DAMAGES:
        return [] if rate else ["数额或计算标准"]
    return [name for name, there in (("利率或计算标准", rate), ("起算日", start)) if not there]
