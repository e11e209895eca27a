"""Notaries' execution certificates: number, notary, day, and what is to be enforced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._decisions import authority, issued
from extractors._view import View, whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_AUTHORITY = re.compile(r"([\u4e00-\u9fff]{2,24}?公证处)")
_OWN = re.compile(r"[(（〔\[]\d{4}[)）〕\]][\u4e00-\u9fff]{1,12}执[\u4e00-\u9fff]{0,2}第?\d{1,6}号")
_SCOPE = re.compile(
    r"(?:执行标的(?:为|及)?|应执行|执行内容|执行事项|申请(?:强制)?执行(?=:))[:：为]?"
    r"(?P<scope>[^。;]{4,300}?)(?=[。;]|本证书|公证员|公证机构|申请执行人可|---|$)"
)
_SOURCE = "notarial_execution_certificate"


@extractor("notarial_execution_certificate")
def notarial_execution_certificate(sheet: Sheet) -> Iterator[Field]:
    view = whole(sheet)
    yield from _number(view)
    yield from authority(sheet, "authority", _AUTHORITY, _SOURCE)
    if match := _SCOPE.search(view.text):
        yield view.field("operative", match["scope"], match.span("scope"), f"{_SOURCE}/pattern:scope")
    yield from issued(view, _SOURCE)


def _number(view: View) -> Iterator[Field]:
    """Its own number has 执 in it; the notarised deed's, which it names too, has not."""
    if match := _OWN.search(view.text):
        value = match[0].replace("(", "（", 1).replace(")", "）", 1)
        yield view.field("case_number", value, match.span(), f"{_SOURCE}/pattern:number")
