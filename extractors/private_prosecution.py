"""刑事自诉状, with or without a civil claim beside it."""

from __future__ import annotations

from extractors._pleading.forms import pleading_fields
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field


@extractor("private_prosecution")
def private_prosecution(sheet: Sheet) -> list[Field]:
    """自诉人 is read as plaintiff, 被告人 as defendant; free form or the court's table."""
    return pleading_fields(sheet, "private_prosecution")
