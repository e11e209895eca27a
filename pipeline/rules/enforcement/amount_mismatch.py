from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.chinese import amounts
from pipeline.rules.enforcement.title_missing import TITLES
from pipeline.rules.engine import rule
from pipeline.rules.facts import CLEAR, Facts
from pipeline.rules.findings import Breach, places
from pipeline.text import plain
from pipeline.types import Amount, Category, Claim, ClaimKind, Document, Level

_LATER = re.compile(r"迟延履行|加倍|执行费|申请费|执行中")
_RUNNING = (ClaimKind.INTEREST, ClaimKind.LIQUIDATED_DAMAGES)
_GRANTS_RUNNING = re.compile(r"利息|违约金|利率|罚息|逾期付款损失")


@rule(
    "enforcement.amount_mismatch",
    level=Level.NOTICE,
    categories=[Category.ENFORCEMENT],
    needs=["claim.amount", "judgment.operative", "arbitration_award.operative",
           "notarial_execution_certificate.operative"],
)  # fmt: skip
def amount_mismatch(facts: Facts) -> Iterator[Breach]:
    """申请执行的金额应当以法律文书的主文为限; 部分履行、放弃的可以少于主文, 迟延履行利息另计。"""
    titles = [d for d in facts.documents_of(*TITLES) if d.first("operative")]
    granted = [value for d in titles for value in _operative(d)]
    if len(titles) != 1 or not granted or facts.pleading_gaps:
        return
    known = {f.value for f in amounts(facts.text(titles[0]))} | set(granted)
    asked = [(c, a) for c in facts.claims for a in c.amounts if not _besides(c, titles[0])]
    left = sorted(set(granted) - {a.value for _, a in asked}, reverse=True)
    for claim, amount in asked:
        if amount.value in known:
            continue
        cover = next((g for g in left if g >= amount.value and claim.kind is not ClaimKind.FEES), None)
        if cover is not None:
            left.remove(cover)
        else:
            yield _breach(claim, amount, titles[0], granted)


def _operative(title: Document) -> Iterator[Decimal]:
    for field in title.all("operative"):
        yield from (found.value for found in amounts(plain(field.value)))


def _besides(claim: Claim, title: Document) -> bool:
    """What the law adds to the title, and what the title grants by a rate only."""
    if _LATER.search(plain(claim.text)):
        return True
    orders = "".join(f.value for f in title.all("operative"))
    return claim.kind in _RUNNING and bool(_GRANTS_RUNNING.search(orders))


def _breach(claim: Claim, amount: Amount, title: Document, granted: list[Decimal]) -> Breach:
    spots = places(tuple(p.page_id for p in title.pages))
    said = "、".join(f"{g}元" for g in granted)
    message = f"第{claim.no}项申请{amount.value}元, 执行依据({spots})的主文确定的是{said}"
    fields = tuple(e for f in title.all("operative") for e in f.evidence)
    breach = Breach(f"执行请求 第{claim.no}项", message, "请按主文更正申请的金额, 或说明依据", amount.evidence + fields)
    blurred = any(e.confidence is not None and e.confidence < CLEAR for e in breach.evidence)
    return breach.as_review("有的金额识别不清") if blurred else breach
