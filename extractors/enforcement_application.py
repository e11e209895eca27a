"""强制执行申请书: the application and the title it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extractors._pleading.forms import pleading_fields
from extractors._pleading.reading import Reading
from extractors._pleading.sections import Section
from pipeline.chinese import case_numbers, paper_numbers
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_AUTHORITY: Final = re.compile(
    r"[\u4e00-\u9fff]{2,28}?(?:(?:人民|铁路运输|海事|知识产权|金融|互联网)法院|(?:劳动人事争议)?仲裁(?:委员会|院)|国际仲裁中心|公证处|行政复议机关)"
)
_LEADING: Final = re.compile(
    r"^.{0,24}?(?:业经|经由|已经|经|由|依据|根据|按照|不服|服从|向|与|因|一案|纠纷|的|于|和|及|是|之间)(?=[\u4e00-\u9fff]{4,})"
)


@extractor("enforcement_application")
def enforcement_application(sheet: Sheet) -> list[Field]:
    """申请执行人 is read as applicant, 被执行人 as respondent."""
    return pleading_fields(sheet, "enforcement_application", title)


def title(reading: Reading, sections: Sequence[Section]) -> list[Field]:
    """Number and authority of the effective paper, wherever the application tells of it."""
    spans = [(s.start, s.end) for s in sections if s.kind in ("parties", "claims", "facts")] or [(0, len(reading.text))]
    fields: list[Field] = []
    for start, end in spans:
        for value, begin, stop in _numbers(reading, start, end):
            if not any(f.name == "title_number" and f.value == value for f in fields):
                fields.append(reading.field("title_number", value, begin, stop, "number", trust=0.96))
                fields += _authority(reading, start, begin)
    return fields or [f for start, end in spans for f in _authority(reading, start, end)][:1]


def _numbers(reading: Reading, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    text = reading.raw[start:end].replace("\n", " ")
    for found in sorted([*case_numbers(text), *paper_numbers(text)], key=lambda f: f.start):
        yield found.value, start + found.start, start + found.end


def _authority(reading: Reading, start: int, end: int) -> list[Field]:
    """The last court, commission or notary named before the number."""
    window = max(start, end - 120)
    found = list(_AUTHORITY.finditer(reading.text, window, end))
    if not found:
        return []
    begin, stop = found[-1].span()
    lead = _LEADING.match(reading.text[begin:stop])
    begin += lead.end() if lead else 0
    value = reading.said(begin, stop)
    if re.match(r"(?:贵|本|该|人民法院|你)", value) or len(value) < 4:
        return []
    return [reading.field("title_authority", value, begin, stop, "before number", trust=0.9)]
