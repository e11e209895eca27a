from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, place, whole
from pipeline.types import Level, PageStatus


@rule("packet.foreign_page", level=Level.NOTICE, needs=["pages"])
def foreign_page(facts: Facts) -> Iterator[Breach]:
    """卷内材料应当属于本案。"""
    for page in facts.case.pages:
        if page.status is PageStatus.FOREIGN:
            why = f": {page.status_reason}" if page.status_reason else ", 所写当事人或案号与本案不同"
            message = f"{place(page.page_id)}似乎不属于本案{why}"
            yield Breach(f"页面 {page.page_id}", message, "请核对是否误传; 如与本案有关, 请说明", (whole(page),))
