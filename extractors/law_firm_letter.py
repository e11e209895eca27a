"""Letters by which a law firm tells a court who its lawyers in a case are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors._labels import Form
from extractors._marks import signatures
from extractors._values import anyname, last_date, matter, named, organization, people
from extractors._view import View, whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_FIRM = re.compile(r"([\u4e00-\u9fff()]{2,28}?(?:律师事务所(?:\([\u4e00-\u9fff]{2,8}\)事务所)?|法律服务所))")
_COURT = re.compile(r"(?:致|此致)?:?([\u4e00-\u9fff]{2,24}?(?:人民法院|仲裁委员会|仲裁院))[:,;。]{0,2}")
_N = r"[\u4e00-\u9fffA-Za-z·()]{2,40}?"
_LAWYERS = re.compile(
    r"(?:指派|委派|委托|派)(?:本所|我所)?(?:执业|专职)?(?:律师)?"
    r"(?P<names>[\u4e00-\u9fff·]{2,6}?(?:律师)?(?:[、,和及][\u4e00-\u9fff·]{2,6}?(?:律师)?){0,3})"
    r"(?:[(][^)]{0,80}[)])?(?:等)?(?:两位|二位)?(?:律师|实习律师|法律工作者)?,?(?:担任|作为|为|出任|代理|出庭|参加)"
)
_PARTIES = re.compile(
    rf"(?:受理|审理|关于|办理|参加|贵院|你院|就)(?:的)?(?:原告|申请人)?(?P<first>{_N})(?:诉|与|起诉)(?:被告|被申请人)?"
    r"(?P<matter>[\u4e00-\u9fffA-Za-z·()、]{4,80}?)(?:案件|一案|案(?=[,。中]))"
)
_AGAINST = re.compile(
    r"(?P<first>(?!))?(?:其|我方|委托人|当事人)(?:诉|与|和)(?P<matter>[\u4e00-\u9fffA-Za-z·()、]{4,80}?)(?:案件|一案|案(?=[,。中的]))"
)
_CLIENT = re.compile(
    rf"(?:接受|受)(?:原告|被告|当事人|申请人|第三人)?(?P<client>{_N})(?:的)?(?:委托|聘请)"
    rf"|[,。]?现?由?(?:原告|被告|当事人|申请人)?(?P<client2>{_N})(?:已)?(?:委托|聘请)(?:本所|我所)"
    rf"|(?:担任|作为|为)(?:原告|被告|申请人|第三人|当事人)?(?P<client3>{_N})(?:的)?(?:一审|二审|执行|诉讼|委托|特别)?(?:阶段)?(?:的)?(?:诉讼|委托)?代理人"
)
_LABELS = {
    "firm": ("律师事务所(章)", "律师事务所(盖章)", "律师事务所", "单位盖章", "(盖章)"),
    "": ("附", "日期", "联系电话", "地址"),
}
_SOURCE = "law_firm_letter"


@extractor("law_firm_letter")
def law_firm_letter(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS, loose=True), whole(sheet)
    yield from _firm(sheet)
    yield from _court(sheet)
    yield from _lawyers(view)
    yield from _parties(view)
    yield from _signed(sheet, signatures(form, ("firm",), _SOURCE, anywhere=True))
    yield from last_date(view, "signed_on", f"{_SOURCE}/pattern:end")


def _firm(sheet: Sheet) -> Iterator[Field]:
    """The firm's own line: in the signature first, then in the letterhead, then anywhere."""
    lines = [*reversed(sheet.lines), *sheet.lines]
    for line in lines:
        view = View(sheet, [(line.start, line.end)])
        match = _FIRM.match(view.text)
        if match and len(view.text) - match.end() <= 8 and organization(match[1]):
            yield view.field("firm", match[1], match.span(1), f"{_SOURCE}/pattern:own_line")
            return
    view = whole(sheet)
    if match := _FIRM.search(view.text):
        yield view.field("firm", match[1], match.span(1), f"{_SOURCE}/pattern:anywhere", trust=0.8)


def _signed(sheet: Sheet, marked: Iterable[Field]) -> Iterator[Field]:
    """The seal at the end; where there is none, the firm's printed name there."""
    fields = list(marked)
    for line in reversed(sheet.lines[-5:]) if not fields else ():
        if _FIRM.match(line.text.strip()) and not re.search(r"[,，。]", line.text):
            fields = [sheet.field("signature", "typed", line.start, line.end, f"{_SOURCE}:typed")]
            break
    yield from fields


def _court(sheet: Sheet) -> Iterator[Field]:
    for line in sheet.lines:
        view = View(sheet, [(line.start, line.end)])
        if match := _COURT.fullmatch(view.text):
            yield view.field("court", match[1], match.span(1), f"{_SOURCE}/pattern:own_line")
            return


def _lawyers(view: View) -> Iterator[Field]:
    names: list[str] = []
    for match in _LAWYERS.finditer(view.text):
        at = match.start("names")
        for name, start in people(match["names"]):
            if name not in names and len(names) < 6:
                names.append(name)
                span = (at + start, at + start + len(name))
                yield view.field("lawyer.name", name, span, f"{_SOURCE}/pattern:lawyers", item=len(names))


def _parties(view: View) -> Iterator[Field]:
    source = f"{_SOURCE}/pattern:parties"
    client = _client(view)
    if client:
        yield view.field("client", client[0], client[1], f"{_SOURCE}/pattern:client")
    match = _PARTIES.search(view.text) or _AGAINST.search(view.text)
    if not match:
        return
    first, (second, cause) = anyname(match["first"] or ""), matter(match["matter"])
    at = match.start("matter")
    if first and second and client and client[0] == second:
        yield view.field("opponent", first, match.span("first"), source, trust=0.95)
    elif second:
        yield view.field("opponent", second, (at, at + len(second)), source, trust=0.95)
    if second:
        yield view.field("cause", cause, (match.end("matter") - len(cause), match.end("matter")), source, trust=0.95)


def _client(view: View) -> tuple[str, tuple[int, int]] | None:
    for match in _CLIENT.finditer(view.text):
        group = next(g for g in ("client", "client2", "client3") if match[g])
        value = named(match[group])
        if value and not value.endswith(("律师事务所", "人民法院")):
            return value, match.span(group)
    return None
