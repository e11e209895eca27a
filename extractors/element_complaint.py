"""要素式起诉状: the court's table, in its forms of 2024 and 2025."""

from __future__ import annotations

from extractors._pleading.forms import form_fields
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field


@extractor("element_complaint")
def element_complaint(sheet: Sheet) -> list[Field]:
    """Party blocks, claim rows and facts; cells left empty give nothing."""
    return form_fields(sheet, "element_complaint")
