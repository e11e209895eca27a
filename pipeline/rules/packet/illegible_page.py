from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import EVER, rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import LOOK, Breach, place, review, whole
from pipeline.rules.instruments import OLR
from pipeline.types import Evidence, Level, Page, PageStatus

_SHOWN = 6


@rule("packet.illegible_page", level=Level.CORRECTION, cites=[OLR.art(12, 2)], needs=["pages"], since=EVER)
def illegible_page(facts: Facts) -> Iterator[Breach]:
    """提交的电子化材料应当呈现完整、内容清晰; 模糊、过暗、反光、被裁切而无法辨认的页应当重新提交。"""
    for page in facts.unread:
        message = f"{place(page.page_id)}有内容但无法辨认{_why(page)}"
        remedy = "请在光线充足处重新扫描或拍摄该页, 四边完整、字迹清楚"
        yield Breach(f"页面 {page.page_id}", message, remedy, (whole(page),))
    for page in facts.case.pages:
        if page.status is PageStatus.USED and page.unread:
            message = f"{place(page.page_id)}有部分内容未能识别{_why(page)}; 如看不清, 需重新提交该页"
            evidence = tuple(Evidence(page.page_id, box, "") for box in page.unread[:_SHOWN])
            yield review(f"页面 {page.page_id}", message, LOOK, evidence)


def _why(page: Page) -> str:
    return f": {page.status_reason}" if page.status_reason else ""
