"""Decisions on administrative reconsideration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._decisions import authority, header_parties, issued, number
from extractors._view import View, whole
from extractors.administrative_decision import AUTHORITY
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_OUTCOMES = (
    ("不予受理", r"不予受理"),
    ("驳回", r"驳回(?:申请人)?(?:[\u4e00-\u9fff]{0,10})?(?:的)?(?:行政)?复议(?:申请|请求)"),
    ("维持", r"维持(?:[^,。;]{0,24}决定|被申请人|原|该|[\u4e00-\u9fff]{2,30}(?:局|政府|委员会|大队|厅|队))|予以维持"),
    ("撤销", r"撤销(?:被申请人|原|该|[\u4e00-\u9fff]{2,30}(?:局|政府|委员会|大队|厅|队))|予以撤销"),
    ("变更", r"变更(?:被申请人|原|该)|予以变更|将[^。]{2,60}变更为"),
    ("确认违法", r"确认[^。;]{0,60}违法"),
    ("责令履行", r"责令(?:被申请人)?[^。;]{0,40}(?:履行|作出|答复)"),
    ("终止", r"终止(?:行政)?复议"),
)
_RULING = re.compile(r"(?:(?:复议|审理)(?:结论|结果|决定)(?!书)|决定如下|本(?:机关|府|局|委)决定|决定)[:]?")
_SOURCE = "reconsideration_decision"


@extractor("reconsideration_decision")
def reconsideration_decision(sheet: Sheet) -> Iterator[Field]:
    """`outcome` is 维持, 撤销, 变更, 确认违法, 责令履行, 驳回, 不予受理 or 终止, as the ruling says first."""
    view = whole(sheet)
    yield from number(view, "decision_number", _SOURCE)
    yield from authority(sheet, "authority", AUTHORITY, _SOURCE)
    yield from (f for f in header_parties(sheet, {"applicant": "(?:复议)?申请人"}, _SOURCE))
    yield from _outcome(view)
    yield from issued(view, _SOURCE)


def _outcome(view: View) -> Iterator[Field]:
    rulings = list(_RULING.finditer(view.text))
    named = [m for m in rulings if m[0].startswith(("决定如下", "本", "复议", "审理")) or m[0].endswith(":")]
    starts = [(named or rulings)[-1].end()] if rulings else []
    for start in starts:
        text = view.text[start : start + 300]
        found = [(m.start(), word, m) for word, pattern in _OUTCOMES if (m := re.search(pattern, text))]
        if found:
            _, word, match = min(found, key=lambda f: f[0])
            span = (start + match.start(), start + match.end())
            yield view.field("outcome", word, span, f"{_SOURCE}/pattern:outcome")
