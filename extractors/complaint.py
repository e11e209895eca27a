"""起诉状 in free form, civil and administrative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractors._pleading.forms import pleading_fields
from extractors._pleading.reading import Reading
from extractors._pleading.sections import Section
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_PAPER: Final = r"(?:(?![的出于据由经和与及第号以])[\u4e00-\u9fff()]){1,14}[(\[]\d{4}[)\]][\u4e00-\u9fff]{0,6}\d{1,7}号"
_ACTS: Final = (
    (
        "numbered",
        re.compile(
            rf"{_PAPER}(?:《[^《》\n]{{2,60}}》|[\u4e00-\u9fff]{{0,24}}(?:决定书?|通知书?|认定书?|答复书?|批复))?"
        ),
    ),
    ("named", re.compile(r"《[^《》\n]{2,60}》(?:\([^()\n]{2,40}\))?")),
    (
        "made",
        re.compile(
            r"(?:作出|做出|实施|颁发|核发)的?[^,。;\n]{2,70}?"
            r"(?:决定书?|行为|通知书?|处罚|许可证?|批复|认定书?|答复|登记|证书?|裁决)"
        ),
    ),
    ("inaction", re.compile(r"(?:不履行|未履行|拒绝履行|不作为|履行)[^,。;\n]{2,40}(?:职责|义务|申请)?")),
)


@extractor("complaint")
def complaint(sheet: Sheet) -> list[Field]:
    """起诉状 as lawyers and laypeople write it."""
    return pleading_fields(sheet, "complaint")


@extractor("administrative_complaint")
def administrative_complaint(sheet: Sheet) -> list[Field]:
    """行政起诉状; the act sued over stands in the claims, else in the facts."""
    return pleading_fields(sheet, "administrative_complaint", act_described)


def act_described(reading: Reading, sections: Sequence[Section]) -> list[Field]:
    """The act as the claims call it: by its paper's name, its number, or what was not done."""
    for kind in ("claims", "facts"):
        for section in (s for s in sections if s.kind == kind):
            for way, pattern in _ACTS:
                found = pattern.search(reading.text, section.start, section.end)
                if found:
                    value = reading.said(found.start(), found.end())
                    return [reading.field("act_described", value, found.start(), found.end(), f"act/{way}", trust=0.93)]
    return []
