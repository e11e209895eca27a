from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach
from pipeline.types import Document, Field, Level

_ORDER = (
    ("sales_contract.signed_on", "delivery_note.delivered_on", "合同签订", "交货"),
    ("loan_contract.signed_on", "bank_transfer.paid_on", "合同签订", "放款"),
    ("loan_note.signed_on", "loan_note.due_on", "出具借条", "还款期限"),
    ("accident_determination.occurred_on", "accident_determination.issued_on", "事故发生", "作出认定"),
    ("administrative_decision.issued_on", "reconsideration_decision.issued_on", "行政决定", "复议决定"),
)


@rule("date.order", level=Level.NOTICE, needs=[path for pair in _ORDER for path in pair[:2]])
def order(facts: Facts) -> Iterator[Breach]:
    """材料所记事件的先后应当合乎情理, 如先签合同后交货。"""
    for before, after, first, second in _ORDER:
        for a, b in _pairs(facts, before, after):
            early, late = day_of(a[1]), day_of(b[1])
            if early and late and late < early:
                message = f"{paper(b[1], b[0])}{second}日期{late}早于{paper(a[1], a[0])}{first}日期{early}"
                breach = Breach(f"{first}与{second}", message, "请核对日期", evidence_of(a[1], b[1]))
                yield breach if clear(a[1], b[1]) else breach.as_review("日期识别不清")


def _pairs(facts: Facts, before: str, after: str) -> Iterator[tuple[tuple[Document, Field], tuple[Document, Field]]]:
    """Of two types only where the packet holds one paper of each: of several nobody knows which belong together."""
    (a_type, _, a_name), (b_type, _, b_name) = before.partition("."), after.partition(".")
    firsts, seconds = facts.documents_of(a_type), facts.documents_of(b_type)
    if a_type == b_type:
        papers = [(d, d) for d in firsts]
    else:
        papers = [(firsts[0], seconds[0])] if len(firsts) == len(seconds) == 1 else []
    for one, other in papers:
        a, b = one.first(a_name), other.first(b_name)
        if a and b:
            yield (one, a), (other, b)
