"""Certificates that a judgment or award has taken effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._decisions import arbitral, authority
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_AUTHORITY = re.compile(r"([\u4e00-\u9fff]{2,24}?(?:人民法院|仲裁委员会|仲裁院|互联网法院|海事法院))")
_EFFECT = re.compile(
    r"(?:已)?(?:于|自)?@(?:起)?(?:已经|已)?(?:发生|产生)?(?:法律效力|生效)|生效(?:日期?|时间|之日)(?:为|:|是)?@"
)
_PAPER = re.compile(r"^.*?(?:判决|裁决|裁定|调解|决定)书")
_SOURCE = "effectiveness_certificate"


@extractor("effectiveness_certificate")
def effectiveness_certificate(sheet: Sheet) -> Iterator[Field]:
    view = whole(sheet)
    yield from _case_number(view)
    yield from authority(sheet, "authority", _AUTHORITY, _SOURCE)
    yield from _effective_on(view)


def _case_number(view: View) -> Iterator[Field]:
    courts = chinese.case_numbers(view.text)
    commissions = [] if courts else list(arbitral(view, "case_number", _SOURCE))
    yield from commissions
    for item in (courts or chinese.paper_numbers(view.text))[:1] if not commissions else ():
        value = _PAPER.sub("", item.value)
        span = (item.end - len(value), item.end)
        yield view.field("case_number", value, span, f"{_SOURCE}/pattern:number")


def _effective_on(view: View) -> Iterator[Field]:
    """The day beside 发生法律效力 or 生效."""
    for found in chinese.dates(view.text):
        around = view.text[max(0, found.start - 12) : found.start] + "@" + view.text[found.end : found.end + 14]
        if _EFFECT.search(around):
            span = (found.start, found.end)
            yield view.field("effective_on", found.value.isoformat(), span, f"{_SOURCE}/pattern:effect")
            return
