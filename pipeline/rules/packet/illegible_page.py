from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import EVER, rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, place, whole
from pipeline.rules.instruments import OLR
from pipeline.types import Level


@rule("packet.illegible_page", level=Level.CORRECTION, cites=[OLR.art(12, 2)], needs=["pages"], since=EVER)
def illegible_page(facts: Facts) -> Iterator[Breach]:
    """提交的电子化材料应当呈现完整、内容清晰; 模糊、过暗、反光、被裁切而无法辨认的页应当重新提交。"""
    for page in facts.unread:
        why = f": {page.status_reason}" if page.status_reason else ""
        message = f"{place(page.page_id)}有内容但无法辨认{why}"
        remedy = "请在光线充足处重新扫描或拍摄该页, 四边完整、字迹清楚"
        yield Breach(f"页面 {page.page_id}", message, remedy, (whole(page),))
