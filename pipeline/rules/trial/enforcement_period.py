from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, limit, months_after
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPI
from pipeline.types import Category, Level

_TITLES = ("judgment", "arbitration_award")


@rule(
    "trial.enforcement_period",
    level=Level.TRIAL,
    cites=[CPI.art(481, paragraph=1)],
    categories=[Category.ENFORCEMENT],
    needs=["judgment.issued_on", "arbitration_award.issued_on"],
)
def enforcement_period(facts: Facts) -> Iterator[Breach]:
    """超过申请执行时效期间申请强制执行的, 人民法院应予受理; 只在被执行人提出异议时审查, 不影响立案。"""
    years = limit("enforcement_years", facts.day)
    for document in facts.documents_of(*_TITLES):
        field, issued = document.first("issued_on"), day_of(document.first("issued_on"))
        if field and issued and facts.day > months_after(issued, 12 * years):
            message = f"{paper(field, document)}作出于{issued}, 至{facts.day}已超过{years}年"
            remedy = "不影响立案; 请核对履行期限及时效中断、中止的事实"
            yield Breach("申请执行时效", message, remedy, field.evidence)
