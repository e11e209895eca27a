"""国家赔偿申请书: the claimant, the authority that owes, and what is asked."""

from __future__ import annotations

from extractors._pleading.forms import pleading_fields
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field


@extractor("compensation_application")
def compensation_application(sheet: Sheet) -> list[Field]:
    """赔偿请求人 is read as applicant, 赔偿义务机关 as respondent."""
    return pleading_fields(sheet, "compensation_application")
