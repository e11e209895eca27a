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
_HEADS = (
    r"裁决如下|裁决(?:结果|主文)|裁决(?=:(?:[(]?[一1]|被?申请人))"
    r"|(?<=[一二三四五六七八][、.])裁决(?=[(]?[一1])|达成(?:如下|以下)(?:调解)?协议|协议如下"
)
_REQUESTS = re.compile(
    r"(?:申请人(?:提出的|的)?(?:(?:仲裁)?请求(?:事项)?|诉请)(?:裁决被申请人|裁决|为)?|仲裁请求|请求事项|诉请|诉讼请求)(?:[:为]|(?=[一1][.、]))"
    r"(?P<said>.{6,1500}?)(?=被申请人[\u4e00-\u9fff]{0,6}(?:辩称|答辩|称)|审理情况|本委(?:查明|认为|意见)|[二三]、(?:本委|查明|事实)|查明[:,]|裁决结果|裁决日期|$)"
)
_SOURCE = "arbitration_award"


@extractor("arbitration_award")
def arbitration_award(sheet: Sheet) -> Iterator[Field]:
    view = whole(sheet)
    yield from number(view, "case_number", _SOURCE)
    yield from authority(sheet, "authority", AUTHORITY, _SOURCE)
    yield from header_parties(sheet, ROLES, _SOURCE)
    if match := _REQUESTS.search(view.text):
        yield view.field("requests", match["said"].strip("。;"), match.span("said"), f"{_SOURCE}/pattern:requests")
    yield from operative(view, _HEADS, _SOURCE)
    yield from issued(view, _SOURCE)
