"""Refusals to accept a case for arbitration, and proofs that no award came in time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._decisions import authority, header_parties, issued, number
from extractors._values import anyname, named
from extractors._view import View, whole
from extractors.arbitration_award import AUTHORITY, ROLES
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_ADDRESSED = re.compile(r"([\u4e00-\u9fff·]{2,20}?)(?:先生|女士|同志)?:")
_AGAINST = re.compile(
    r"(?:申请人)?(?P<applicant>[\u4e00-\u9fff·]{2,12}?)?(?:(?:与|诉|要求|对|同)|你(?:与|诉|对|同|要求))(?:被申请人)?(?P<respondent>[\u4e00-\u9fffA-Za-z()]{4,40}?(?:公司|厂|店|中心|学校|医院|部|所|局|院|集团|企业|行))"
)
_SOURCE = "arbitration_refusal"


@extractor("arbitration_refusal")
def arbitration_refusal(sheet: Sheet) -> Iterator[Field]:
    view = whole(sheet)
    yield from number(view, "case_number", _SOURCE)
    yield from authority(sheet, "authority", AUTHORITY, _SOURCE)
    fields = list(header_parties(sheet, ROLES, _SOURCE))
    yield from fields
    known = {field.name for field in fields}
    if "applicant" not in known:
        yield from _addressee(sheet)
    if "respondent" not in known:
        yield from _against(view)
    yield from issued(view, _SOURCE)


def _addressee(sheet: Sheet) -> Iterator[Field]:
    """The person whom the notice addresses, on a line that ends with a colon."""
    for line in sheet.lines[:8]:
        view = View(sheet, [(line.start, line.end)])
        match = _ADDRESSED.fullmatch(view.text)
        if match and (name := named(match[1])):
            yield view.field("applicant", name, match.span(1), f"{_SOURCE}/pattern:addressee")
            return


def _against(view: View) -> Iterator[Field]:
    match = _AGAINST.search(view.text)
    if match and (name := anyname(match["respondent"])):
        yield view.field("respondent", name, match.span("respondent"), f"{_SOURCE}/pattern:against", trust=0.9)
