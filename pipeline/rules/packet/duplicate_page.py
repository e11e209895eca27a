from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, place, whole
from pipeline.types import Level, PageStatus


@rule("packet.duplicate_page", level=Level.NOTICE, needs=["pages"])
def duplicate_page(facts: Facts) -> Iterator[Breach]:
    """同一页不必重复提交。"""
    for page in facts.case.pages:
        if page.status is not PageStatus.DUPLICATE:
            continue
        first = facts.page(page.duplicate_of) if page.duplicate_of else None
        of = f"与{place(first.page_id)}相同" if first else "与前面某页相同"
        evidence = (whole(page), whole(first)) if first else (whole(page),)
        yield Breach(f"页面 {page.page_id}", f"{place(page.page_id)}{of}", "如系误传, 可以删去一份", evidence)
