from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, limit
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review
from pipeline.rules.instruments import LABOUR
from pipeline.types import Category, Level


@rule(
    "labour.fifteen_days",
    level=Level.NOTICE,
    cites=[LABOUR.art(50)],
    causes=["劳动争议"],
    categories=[Category.CIVIL],
    needs=["arbitration_award.issued_on"],
)
def fifteen_days(facts: Facts) -> Iterator[Breach]:
    """对仲裁裁决不服的, 自收到裁决书之日起十五日内起诉。收到之日未读出的, 从作出之日看是否已超过。"""
    for document in facts.documents_of("arbitration_award"):
        field = document.first("issued_on")
        issued = day_of(field)
        if field and issued and facts.day > issued + timedelta(days=limit("labour_suit_days", facts.day)):
            message = f"{paper(field, document)}作出于{issued}, 至{facts.day}已超过十五日, 请核对收到裁决书的日期"
            yield review("起诉期限", message, "请提交裁决书送达回证, 或说明收到之日", field.evidence)
