"""Who is opposed for what cause, and which names a mandate's or a firm's letter's prose holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import matter, named
from extractors._view import View
from pipeline import chinese
from pipeline.types import Field

FIRM = r"[\u4e00-\u9fff()]{2,28}?律师事务所(?!:)|[\u4e00-\u9fff()]{2,24}?法律服务所(?!:)"
_NOT_A_NAME = re.compile(
    r"^(?:.?的|[所本特兹指选委]派|上[述列]|下[述列]|前述|以上|以下|本|该|其|给|予|亲笔|审级|诉讼|依法|代理|委托|甲方|乙方|签|盖|确认|真实|有效|担任|出庭|参加|对方)|[书证函]$"
)
_AGAINST = re.compile(
    r"(?:起诉|诉|与|和|同|告|对方[为是:]?|被执行人|申请(?:强制)?执行)(?P<matter>[^,。;:]{4,80}?)(?=一案|一事|案件|执行|案(?=[,。中]|$)|诉讼|打官司|[,。;]|$)"
)
_OPPOSED = re.compile(
    r"(?:起诉|诉|申请(?:强制)?执行|被执行人|[与同])(?P<name>[\u4e00-\u9fffA-Za-z·()]{2,40}?)"
    r"(?=一案|一事|案件|的案件|之间|因|发生|,|[(]|未|拒)"
)
_CAUSE = re.compile(
    r"案由[:为是]?([\u4e00-\u9fff、]{2,24}?(?:纠纷|争议|责任(?!纠纷)|罪|处罚|认定|赔偿|职责|复议)|离婚(?:纠纷)?)"
)
_ABOUT = re.compile(r"^[\u4e00-\u9fff、]{2,20}$")


def no_name(text: str) -> bool:
    """Words that stand where a name may stand and look like one."""
    return bool(_NOT_A_NAME.search(text))


def sure_name(text: str) -> str | None:
    """A name in a sentence, where nothing but its own characters tells that it is one."""
    name = named(text)
    sure = name and not no_name(name) and (chinese.surname_ok(name) or chinese.is_organization(name))
    return name if sure else None


def opposed(form: Form, view: View, source: str) -> Iterator[Field]:
    """Opponent and cause wherever they stand: by labels, or in a sentence that names a party and what it is about."""
    said, about = _said(view), _stated(form, view)
    for line in form.sheet.lines if said is None else ():
        said = said or _said(View(form.sheet, [(line.start, line.end)]), whole=view)
    opponent = next(form.take("opponent", "opponent", _party, f"{source}/label"), None)
    if opponent is None and said and said[0]:
        opponent = view.field("opponent", said[0], said[1], f"{source}/pattern:matter", trust=0.95)
    if opponent is None:
        opponent = _named_only(view, source)
    if opponent is not None:
        yield opponent
    cause = about or (said[2] if said else None)
    if cause:
        yield view.field("cause", view.text[slice(*cause)], cause, f"{source}/pattern:matter", trust=0.95)


def _party(text: str) -> str | None:
    name = named(text)
    return name if name and not no_name(name) else None


def _said(view: View, *, whole: View | None = None) -> tuple[str, tuple[int, int], tuple[int, int]] | None:
    """The opponent, where it stands, and where the cause behind it stands; in `whole`, of which the view is a part."""
    at, shift = 0, bisect_left(whole.at, view.at[0]) if whole and view.at else 0
    while match := _AGAINST.search(view.text, at):
        opponent, cause = matter(match["matter"])
        start = match.start("matter")
        if opponent and (later := re.search(r"(?:.*诉)(?!讼)(.+)$", opponent)) and named(later[1]):
            opponent, start = later[1], start + later.start(1)
        if opponent and not no_name(opponent):
            begin = view.text.rindex(cause, start, match.end("matter"))
            start, begin = start + shift, begin + shift
            return opponent, (start, start + len(opponent)), (begin, begin + len(cause))
        at = match.start() + 1
    return None


def _stated(form: Form, view: View) -> tuple[int, int] | None:
    """Where the cause stands that a label gives."""
    if found := _CAUSE.search(view.text):
        return found.span(1)
    for value in form.values("cause"):
        text = View(form.sheet, [(value.start, value.end)]).text
        if _ABOUT.match(text):
            begin = view.text.find(text)
            return (begin, begin + len(text)) if begin >= 0 else None
    return None


def _named_only(view: View, source: str) -> Field | None:
    for match in _OPPOSED.finditer(view.text):
        if name := sure_name(match["name"]):
            return view.field("opponent", name, match.span("name"), f"{source}/pattern:opposed", trust=0.9)
    return None
