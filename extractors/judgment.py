"""Judgments, mediation papers and rulings of courts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._decisions import authority, header_parties, issued, number, operative
from extractors._values import matter
from extractors._view import View, whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_COURT = re.compile(
    r"((?:[\u4e00-\u9fff]{2,24}?)人民法院|最高人民法院|[\u4e00-\u9fff]{2,8}(?:互联网|知识产权|金融|海事|铁路运输)(?:中级)?法院)"
)
_KIND = re.compile(r"(?:民事|行政|刑事|刑事附带民事|执行|支付|国家赔偿)?(判决书|调解书|裁定书|支付令|决定书)")
_ROLES = {
    "plaintiff": r"原告(?:人)?|被?上诉人(?=[(](?:原审|一审)原告)|上诉人(?![(](?:原审|一审)被告)"
    r"|自诉人|再审申请人|申请执行人|申请人|起诉人|反诉被告|附带民事诉讼原告人",
    "defendant": r"被告(?:人)?|被?上诉人(?=[(](?:原审|一审)被告)|被上诉人(?![(](?:原审|一审)原告)"
    r"|被申请人|被执行人|反诉原告|附带民事诉讼被告人",
}
_CAUSE = re.compile(
    r"(?:原告|上诉人|申请人|再审申请人)[^。;]{2,80}?(?:诉|与|和)(?:被告|被上诉人|被申请人)?(?P<matter>[^。;]{4,120}?)一案"
)
_BOTH = re.compile(r"(?:当事人|双方)(?:之间)?(?:因|的)?(?P<cause>[\u4e00-\u9fff、]{2,20}?(?:纠纷|争议))一案")
_STATED = re.compile(r"案由:?(?P<cause>[\u4e00-\u9fff、]{2,20}?(?:纠纷|争议|责任)|离婚)")
_HEADS = (
    r"(?:判决|裁定|调解)结果(?=:)|(?<=[。,:;])(?:判决|裁定)(?=:)|(?<=[一二三四五六七八][、.])(?:判决|裁定)(?=[(]?[一1])"
    r"|判决如下|裁定如下|达成(?:如下|以下)(?:调解)?协议|协议如下|调解如下|决定如下"
)
_SOURCE = "judgment"


@extractor("judgment")
def judgment(sheet: Sheet) -> Iterator[Field]:
    view = whole(sheet)
    yield from number(view, "case_number", _SOURCE)
    yield from authority(sheet, "court", _COURT, _SOURCE)
    if match := _KIND.search(view.text[:200]):
        yield view.field("kind", match[1], match.span(), f"{_SOURCE}/pattern:title")
    parties = list(header_parties(sheet, _ROLES, _SOURCE))
    yield from parties
    yield from _cause(view, opponent=all(field.name != "defendant" for field in parties))
    yield from operative(view, _HEADS, _SOURCE)
    yield from issued(view, _SOURCE)


def _cause(view: View, *, opponent: bool) -> Iterator[Field]:
    """What the suit is about; with `opponent`, also who is sued, where only the same sentence tells."""
    head = view.text[:3000]
    source = f"{_SOURCE}/pattern:cause"
    if match := _STATED.search(head) or _BOTH.search(head):
        yield view.field("cause", match["cause"], match.span("cause"), source)
        return
    for match in _CAUSE.finditer(head):
        party, cause = matter(match["matter"].split("、")[-1].removeprefix("被告"))
        if party and opponent and party in match["matter"] and "被告" in match[0]:
            at = match.start("matter") + match["matter"].rindex(party)
            yield view.field("defendant", party, (at, at + len(party)), source, item=1, trust=0.95)
        if party:
            yield view.field(
                "cause", cause, (match.end("matter") - len(cause), match.end("matter")), source, trust=0.95
            )
            return
