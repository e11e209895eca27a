from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, limit, months_after
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPI
from pipeline.types import Category, Level


@rule(
    "trial.limitation",
    level=Level.TRIAL,
    cites=[CPI.art(219)],
    categories=[Category.CIVIL],
    needs=["loan_note.due_on"],
)
def limitation(facts: Facts) -> Iterator[Breach]:
    """超过诉讼时效期间起诉的, 人民法院应予受理; 时效只在对方抗辩时由审判庭审理, 不影响立案。"""
    years = limit("limitation_years", facts.day)
    for document in facts.documents_of("loan_note"):
        field, due = document.first("due_on"), day_of(document.first("due_on"))
        if field and due and facts.day > months_after(due, 12 * years):
            message = f"{paper(field, document)}的还款期限为{due}, 至{facts.day}已超过{years}年"
            yield Breach("诉讼时效", message, "不影响立案; 审理时可注意时效中断、中止的事实", field.evidence)
