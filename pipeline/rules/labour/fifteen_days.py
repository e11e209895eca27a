from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, limit
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review
from pipeline.rules.instruments import LABOUR
from pipeline.rules.service import rolled, served
from pipeline.types import Category, Level

_AWARD = r"裁决|仲裁|调解书"


@rule(
    "labour.fifteen_days",
    level=Level.NOTICE,
    cites=[LABOUR.art(50)],
    causes=["劳动争议"],
    categories=[Category.CIVIL],
    needs=["arbitration_award.issued_on", "service_receipt.received_on", "pleading.facts"],
    numbers=["limits.labour_suit_days"],
)
def fifteen_days(facts: Facts) -> Iterator[Breach]:
    """对仲裁裁决不服的, 自收到裁决书之日起十五日内起诉; 届满日是节假日的顺延, 届满前交邮的不算过期。

    收到之日没有读出的, 从作出之日看是否可能已超过, 由人核对。
    """
    days = timedelta(days=limit("labour_suit_days", facts.day))
    for document in facts.documents_of("arbitration_award"):
        got, field = served(facts, document, "case_number", _AWARD), document.first("issued_on")
        issued = day_of(field)
        start = got.day if got else issued
        if start is None or facts.day <= start + days or facts.day <= rolled(start + days):
            continue
        if got:
            last = rolled(start + days)
            message = f"{got.where}写明于{start}收到裁决书, 起诉期限至{last}, {facts.day}已超过"
            yield Breach("起诉期限", message, "请说明有无正当理由; 届满前已交邮的请提交邮寄凭证", got.evidence)
        elif field:
            message = f"没有读出收到裁决书的日期; {paper(field, document)}作出于{issued}, 至{facts.day}已超过十五日"
            remedy = "请提交裁决书送达回证, 或说明收到之日"
            yield review("起诉期限", message, remedy, field.evidence, facts.searched)
