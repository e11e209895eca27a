"""Contracts on property management: what a square metre costs a month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._view import whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_METRE = r"(?:建筑)?(?:平方米|平米|㎡|m²|m2|平方)"
_SUM = r"(?:人民币)?(?P<price>\d{1,3}(?:\.\d{1,3})?)元"
_PRICE = (
    re.compile(rf"每(?:月每)?{_METRE}(?:建筑面积)?(?:每月)?[^\d。;]{{0,6}}{_SUM}"),
    re.compile(rf"{_SUM}(?:每|[/／]){_METRE}"),
    re.compile(rf"{_SUM}[^\d。;]{{0,4}}(?:每月|[/／·.]月)"),
)
_SOURCE = "property_service_contract"


@extractor("property_service_contract")
def property_service_contract(sheet: Sheet) -> Iterator[Field]:
    """Every price a square metre: a contract may name one for dwellings, one for shops."""
    view = whole(sheet)
    seen: list[str] = []
    for pattern in _PRICE:
        for match in pattern.finditer(view.text):
            if match["price"] not in seen:
                seen.append(match["price"])
                yield view.field("price", match["price"], match.span("price"), f"{_SOURCE}/pattern:price")
        if seen:
            return
