"""Awards of labour and commercial arbitration, and mediation papers made there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._decisions import authority, header_parties, issued, number, operative
from extractors._view import whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

AUTHORITY = re.compile(r"([\u4e00-\u9fff]{2,24}?(?:仲裁委员会|仲裁院|仲裁中心|国际仲裁院))")
ROLES = {"applicant": r"申请人(?:\(反请求被申请人\))?|申诉人", "respondent": r"被申请人(?:\(反请求申请人\))?|被诉人"}
_HEADS = r"裁决如下|达成(?:如下|以下)(?:调解)?协议|协议如下"
_SOURCE = "arbitration_award"


@extractor("arbitration_award")
def arbitration_award(sheet: Sheet) -> Iterator[Field]:
    view = whole(sheet)
    yield from number(view, "case_number", _SOURCE)
    yield from authority(sheet, "authority", AUTHORITY, _SOURCE)
    yield from header_parties(sheet, ROLES, _SOURCE)
    yield from operative(view, _HEADS, _SOURCE)
    yield from issued(view, _SOURCE)
