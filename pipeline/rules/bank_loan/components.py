from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import CLEAR, Facts, evidence_of
from pipeline.rules.findings import Breach, listed
from pipeline.types import Category, Level


@rule(
    "bank_loan.components",
    level=Level.NOTICE,
    causes=["金融借款合同纠纷", "信用卡纠纷"],
    categories=[Category.CIVIL],
    needs=["total", "claim.amount", "claim.end_date"],
    covers=["money.sum_mismatch"],
)
def components(facts: Facts) -> Iterator[Breach]:
    """本金、利息、罚息、费用应当暂计至同一日, 相加等于所写的合计。"""
    total = facts.case.total
    if total.stated and total.value is not None and total.stated.value != total.value:
        message = f"本金、利息、费用相加为{total.value}元({total.how}), 合计写{total.stated.value}元"
        amounts = tuple(e for c in facts.claims for a in c.amounts for e in a.evidence)
        breach = Breach("欠款构成", message, "请核对各项构成与合计", total.stated.evidence + amounts)
        blurred = any(e.confidence is not None and e.confidence < CLEAR for e in breach.evidence)
        yield breach.as_review("有的金额识别不清") if blurred else breach
    ends = [f for c in facts.claims if c.amounts for f in c.fields if f.name.rpartition(".")[2] == "end_date"]
    if len({f.value for f in ends}) > 1:
        message = f"各项计算的截止日不同: {listed(sorted({f.value for f in ends}))}"
        yield Breach("欠款截止日", message, "请把各项计算至同一日", evidence_of(*ends))
