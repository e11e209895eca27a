"""Letters by which a law firm tells a court who its lawyers in a case are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors._labels import Form, spellings
from extractors._marks import signatures
from extractors._matters import no_name, opposed
from extractors._values import PERSON, anyname, last_date, matter, named, organization, people
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.text import plain
from pipeline.types import Field

_FIRM = re.compile(r"([\u4e00-\u9fff()]{2,28}?(?:律师事务所(?:\([\u4e00-\u9fff]{2,8}\)事务所)?|法律服务所))")
_NOT_ALONE = re.compile(r"[一二两壹]份|复印件|附|律师执业证|(?:公章|盖章|落款)[):]")
_COURT = re.compile(r"(?:致|此致|尊敬的)?:?([\u4e00-\u9fff]{2,24}?(?:人民法院|仲裁委员会|仲裁院))[:,;。]{0,2}")
_ANY_COURT = re.compile(r"(?:致|此致|向|到|:|,|。|^)([\u4e00-\u9fff]{2,20}?人民法院)")
_N = r"[\u4e00-\u9fffA-Za-z·()]{2,40}?"
_LAWYERS = re.compile(
    r"(?:指派|委派|特派|兹派|选派|安排|介绍|委托(?!代理|合同|书|人)|派)(?:本所|我所)?(?:执业|专职)?(?:律师)?"
    r"(?P<names>[\u4e00-\u9fff·]{2,6}?(?:律师)?(?:[、,和及][\u4e00-\u9fff·]{2,6}?(?:律师)?){0,3})"
    r"(?:[(][^)]{0,80}[)])?(?:等)?(?:两位|二位)?(?:律师|实习律师|法律工作者)?,?(?:担任|作为|为|出任|代理|出庭|参加|前往|到庭|办理|依法)"
)
_LAWYER = re.compile(rf"(?P<names>{PERSON})(?=律师(?!事务|执业|证|函|姓名))")
_PARTIES = re.compile(
    rf"(?:受理|审理|关于|办理|参加|贵院|你院|就)(?:的)?(?:原告|申请人)?(?P<first>{_N})(?:诉|与|起诉)(?:被告|被申请人)?"
    r"(?P<matter>[\u4e00-\u9fffA-Za-z·()、]{4,80}?)(?:案件|一案|案(?=[,。中]))"
)
_AGAINST = re.compile(
    r"(?P<first>(?!))?(?:其|我方|委托人|当事人)(?:诉|与|和)(?P<matter>[\u4e00-\u9fffA-Za-z·()、]{4,80}?)(?:案件|一案|案(?=[,。中的]))"
)
_CLIENT = re.compile(
    rf"(?:接受|受(?!理))(?:原告|被告|当事人|申请人|第三人)?(?P<client>{_N})(?:的)?(?:委托|聘请)"
    rf"|(?:当事人|委托人)(?P<client4>{_N})(?:已与|与|同)(?:本所|我所)"
    rf"|[,。]?现?由?(?:原告|被告|当事人|申请人)?(?P<client2>{_N})(?:已)?(?:委托|聘请)(?:本所|我所)"
    rf"|(?:担任|作为|为)(?:原告|被告|申请人|第三人|当事人)?(?P<client3>{_N})(?:的)?(?:一审|二审|执行|诉讼|委托|特别)?(?:阶段)?(?:的)?(?:诉讼|委托)?代理人"
    rf"|代理(?!人|权|期|律师|意见)(?P<client5>{_N})(?=(?:为|因)?与)"
)
_LABELS = {
    "firm": (
        "律师事务所(章)",
        "律师事务所(盖章)",
        "律师事务所",
        "单位盖章",
        "(盖章)",
        "律所名称",
        "律所",
        "律所(公章)",
    ),
    "lawyer": spellings("指派律师 承办律师 经办律师 代理律师 出庭律师 律师姓名 委派律师 受托律师"),
    "client": spellings("委托人 委托方 委托单位 当事人 客户名称"),
    "opponent": spellings("对方 对方当事人 相对方"),
    "cause": ("案由",),
    "court": spellings("致送法院 受理法院 审理法院"),
    "": spellings("附 日期 联系电话 地址 函号 代理权限 代理阶段"),
}
_SOURCE = "law_firm_letter"


@extractor("law_firm_letter")
def law_firm_letter(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS, loose=True), whole(sheet)
    yield from _firm(sheet)
    yield from _court(form, view)
    yield from _lawyers(form, view)
    yield from _parties(form, view)
    yield from _signed(sheet, signatures(form, ("firm",), _SOURCE, unclaimed=True))
    yield from last_date(view, "signed_on", f"{_SOURCE}/pattern:end")


def _firm(sheet: Sheet) -> Iterator[Field]:
    """The firm's own line: in the signature first, then in the letterhead, then anywhere."""
    lines = [*reversed(sheet.lines), *sheet.lines]
    for line in lines:
        view = View(sheet, [(line.start, line.end)])
        match = _FIRM.match(view.text)
        if match and len(view.text) - match.end() <= 8 and organization(match[1]) and not _NOT_ALONE.search(match[1]):
            yield view.field("firm", match[1], match.span(1), f"{_SOURCE}/pattern:own_line")
            return
    view = whole(sheet)
    if match := _FIRM.search(view.text):
        firm = re.sub(r"^.*(?:[一二两壹]份|复印件|原件)", "", match[1])
        span = (match.end(1) - len(firm), match.end(1))
        yield view.field("firm", firm, span, f"{_SOURCE}/pattern:anywhere", trust=0.8)


def _signed(sheet: Sheet, marked: Iterable[Field]) -> Iterator[Field]:
    """The seal at the end; where there is none, the firm's printed name there."""
    fields = list(marked)
    for line in reversed(sheet.lines[-5:]) if not fields else ():
        if _FIRM.match(line.text.strip()) and not re.search(r"[,，。]", line.text):
            fields = [sheet.field("signature", "typed", line.start, line.end, f"{_SOURCE}:typed")]
            break
    yield from fields


def _court(form: Form, view: View) -> Iterator[Field]:
    for line in form.sheet.lines:
        own = View(form.sheet, [(line.start, line.end)])
        if (match := _COURT.fullmatch(own.text)) and "法院" not in match[1][:-2]:
            yield own.field("court", match[1], match.span(1), f"{_SOURCE}/pattern:own_line")
            return
    labelled = list(form.take("court", "court", _court_name, f"{_SOURCE}/label"))
    yield from labelled
    if not labelled and (match := _ANY_COURT.search(view.text)):
        yield view.field("court", match[1], match.span(1), f"{_SOURCE}/pattern:anywhere", trust=0.9)


def _court_name(text: str) -> str | None:
    match = _COURT.match(plain(text))
    return match[1] if match else None


def _lawyers(form: Form, view: View) -> Iterator[Field]:
    """Those whom the firm sends, else those behind a label, else whoever is called 律师."""
    names: list[str] = []
    for value in form.values("lawyer"):
        for name, start in people(value.text):
            if value.hit.open and name not in names and not no_name(name):
                names.append(name)
                span = (value.start + start, value.start + start + len(name))
                yield form.sheet.field("lawyer.name", name, *span, f"{_SOURCE}/label", item=len(names))
    for pattern in (_LAWYERS, _LAWYER):
        for match in pattern.finditer(view.text) if not names or pattern is _LAWYERS else ():
            at = match.start("names")
            for name, start in people(match["names"]):
                sure = chinese.surname_ok(name) or pattern is _LAWYERS
                if name not in names and len(names) < 6 and sure and not no_name(name):
                    names.append(name)
                    span = (at + start, at + start + len(name))
                    yield view.field("lawyer.name", name, span, f"{_SOURCE}/pattern:lawyers", item=len(names))


def _parties(form: Form, view: View) -> Iterator[Field]:
    source = f"{_SOURCE}/pattern:parties"
    client = _client(view)
    if client:
        yield view.field("client", client[0], client[1], f"{_SOURCE}/pattern:client")
    else:
        yield from form.take("client", "client", _party, f"{_SOURCE}/label")
    match = _PARTIES.search(view.text) or _AGAINST.search(view.text)
    first, (second, cause) = (anyname(match["first"] or ""), matter(match["matter"])) if match else (None, (None, ""))
    if match is None or second is None:
        yield from opposed(form, view, _SOURCE)
        return
    at = match.start("matter")
    if first and client and client[0] == second:
        yield view.field("opponent", first, match.span("first"), source, trust=0.95)
    else:
        yield view.field("opponent", second, (at, at + len(second)), source, trust=0.95)
    begin = view.text.rindex(cause, at, match.end("matter"))
    yield view.field("cause", cause, (begin, begin + len(cause)), source, trust=0.95)


def _party(text: str) -> str | None:
    name = named(text)
    return name if name and not no_name(name) else None


def _client(view: View) -> tuple[str, tuple[int, int]] | None:
    for match in _CLIENT.finditer(view.text):
        group = next(g for g in ("client", "client2", "client3", "client4", "client5") if match[g])
        value = named(match[group].removesuffix("之"))
        if value and not value.endswith(("律师事务所", "人民法院")):
            return value, (match.start(group), match.start(group) + len(value))
    return None
