"""Powers of attorney: who empowers whom for what, in full or in general words, and whether it is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form, Hit, Value
from extractors._marks import signatures
from extractors._ruled import labelled
from extractors._values import ORGANIZATION, PERSON, last_date, matter, named, people, person
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "principal": ("委托人", "委托单位", "授权人", "委托方", "委托人姓名", "委托人名称", "委托人(单位)"),
    "agent": (
        "受委托人",
        "受托人",
        "被委托人",
        "委托代理人",
        "代理人",
        "被授权人",
        "受托方",
        "受委托人姓名",
        "受托人姓名",
    ),
    "firm": ("工作单位", "单位", "执业机构", "所在单位", "律师事务所"),
    "opponent": ("被执行人", "对方当事人", "被告"),
    "legal_representative": ("法定代表人", "负责人", "法定代表人或负责人", "经营者"),
    "name": ("姓名",),
    "": (
        "性别",
        "职务",
        "职业",
        "电话",
        "联系电话",
        "住址",
        "住所",
        "住所地",
        "地址",
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "代理权限",
        "委托权限",
        "委托事项",
        "案由",
        "民族",
        "年龄",
        "执业证号",
        "统一社会信用代码",
        "代理期限",
        "日期",
        "年月日",
    ),
}
_SOURCE = "power_of_attorney"
_N = r"[\u4e00-\u9fffA-Za-z·()]{2,40}?"
_PAIRS = r"[\u4e00-\u9fff·]{2,12}?(?:律师)?(?:[、,和及][\u4e00-\u9fff·]{2,12}?(?:律师)?){0,3}"
_FIRM = r"[\u4e00-\u9fff()]{2,28}?律师事务所|[\u4e00-\u9fff()]{2,24}?法律服务所"
_ENTRUSTS = re.compile(
    rf"(?:现|特|兹|自愿|依法|今|,|。)?(?:委托|聘请|授权)(?:(?P<firm>{_FIRM})(?:的|指派的?)?)?(?:律师|执业律师|实习律师|法律工作者)?"
    rf"(?P<names>{_PAIRS})(?:[(][^)]{{0,60}}[)])?(?:律师|法律工作者|同志|先生|女士|等)?,?(?:在|作为|为|担任|代理|代为|就|代表|办理|参加)"
)
_PRINCIPAL = re.compile(
    rf"(?:本人|(?:本|我)(?:单位|公司)?)(?:[(][^)]{{1,6}}[)])?(?P<name>{ORGANIZATION}|{PERSON})(?:[(][^)]{{0,60}}[)])?,?"
    r"(?=因|与|就|现|特|兹|自愿|委托|授权|系)"
)
_OPPONENT = re.compile(
    rf"(?:我(?:方|单位|公司|司)?|本人|委托人|{_N})(?:诉|与|起诉|和)(?P<matter>[\u4e00-\u9fffA-Za-z·()、]{{4,80}}?)"
    r"(?:案件|一案|诉讼|案(?=[,。中]))"
)
_CAUSE = re.compile(r"案由[:为是]?([\u4e00-\u9fff、]{2,24}?(?:纠纷|争议|责任)|离婚)")
_BESIDE = re.compile(r"(?:委托人|本人|我(?:方|单位|公司)?)?(?:与|诉)(?P<matter>[^,。;]{4,80}?)(?:一案|案件|案)?$")
_TICKED = re.compile(r"[☑√✓■●☒✔](?:\d[.、])?(?:代理权限[为:])?(?P<what>一般|特别|全权)")
_EMPTY = re.compile(r"[□○☐◻](?:\d[.、])?(?:一般|特别|全权)(?:授权)?(?:代理|授权)?")
_GENERAL = re.compile(
    r"一般(?:授权)?代理|一般授权|普通代理|全权(?:委托)?代理|全权代为|全权处理|全权委托|代理权限[为:]?(?:\(?一般|\(?全权)"
)
_WHOLE = re.compile(r"(?:代理权限[为:]?\(?)?全权.*")
"""Whole authority that lists the special powers is special; alone it gives none of them (民诉法解释 89)."""
_SPECIAL = re.compile(r"特别(?:授权|代理)(?:代理)?")
_POWERS = {
    "承认": r"承认",
    "放弃": r"放弃",
    "变更": r"变更|增加(?:、变更)?诉讼请求",
    "和解": r"和解",
    "反诉": r"反诉",
    "上诉": r"上诉",
    "代收款": r"代(?:为)?(?:领取?|收取?|接收)(?:执行|案件|标的|诉讼)?(?:款|案款|标的)|领取执行款|收取(?:执行)?款",
}
_REFUSED = re.compile(r"(?:无权|不得|不包括|不含|除|未授权|不能|无)[^。;]{0,60}")
_MAX_AGENTS = 6


@extractor("power_of_attorney")
def power_of_attorney(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from [*form.take("principal", "principal", named, f"{_SOURCE}/label")] or _prose_principal(view)
    yield from _agents(form, view)
    yield from _matter(form, view)
    yield from _authority(view)
    yield from _powers(view)
    yield from signatures(form, ("principal", "legal_representative"), _SOURCE, anywhere=True)
    yield from last_date(view, "signed_on", f"{_SOURCE}/pattern:end")


def _prose_principal(view: View) -> Iterator[Field]:
    match = _PRINCIPAL.search(view.text)
    name = named(match["name"]) if match else None
    if match and name:
        yield view.field("principal", name, match.span("name"), f"{_SOURCE}/pattern:principal", trust=0.95)


def _agents(form: Form, view: View) -> Iterator[Field]:
    """Agents by their labels, else by the sentence that empowers them; each name once."""
    names: list[str] = []
    for hit in form.of("agent"):
        if value := form.value(_name_label(form, hit)):
            yield from _labelled_agent(form, value, hit.start, names)
    if names:
        return
    for match in _ENTRUSTS.finditer(view.text):
        yield from _named_agents(view, match, names)


def _name_label(form: Form, agent: Hit) -> Hit:
    """The 姓名 that belongs to the agent's cell: right behind its label, or in a row of that cell above or below."""
    near = [h for h in form.of("name") if h.start == agent.to or 0 < abs(h.line - agent.line) <= 2]
    own = [
        h
        for h in near
        if not any(min(h.line, agent.line) < o.line < max(h.line, agent.line) for o in form.of("agent", "principal"))
    ]
    beside = next((h for h in form.hits if h.start >= agent.to and h.line == agent.line), None)
    if own and (own[0].start == agent.to or (beside is not None and beside.start == agent.to)):
        return min(own, key=lambda h: (h.start != agent.to, abs(h.line - agent.line)))
    return agent


def _labelled_agent(form: Form, value: Value, label: int, names: list[str]) -> Iterator[Field]:
    later = [h.start for h in form.of("agent", "principal") if h.start > max(label, value.hit.start)]
    lines = form.sheet.lines
    end = min([*later, lines[min(len(lines) - 1, value.hit.line + 6)].end])
    for name, (start, stop) in _names_in(value.text):
        if name not in names and len(names) < _MAX_AGENTS:
            names.append(name)
            item, spot = len(names), (value.start + start, value.start + (stop or len(value.text)))
            yield form.sheet.field("agent.name", name, *spot, f"{_SOURCE}/label", item=item, trust=value.trust)
            yield from _particulars(View(form.sheet, [(spot[0], spot[1] if stop else end)]), item)


def _names_in(text: str) -> list[tuple[str, tuple[int, int | None]]]:
    """周敏、陈志远, or one to a clause with more about each (周敏，某律师事务所；陈志远).

    With the stretch of text that tells of each, open-ended where that goes on below.
    """
    listed = [name for name, _ in people(text)]
    if re.fullmatch(r"(?:[、和及\s]|律师)*", re.sub("|".join(map(re.escape, listed)) or "$", "", text)):
        return [(name, (0, None)) for name in listed]
    clauses = [clause for clause in re.finditer(r"[^;；]+", text) if person(clause[0])]
    ends = [clause.end() for clause in clauses[:-1]] + [None]
    return [(person(c[0]) or "", (c.start(), end)) for c, end in zip(clauses, ends, strict=False)]


def _particulars(block: View, item: int) -> Iterator[Field]:
    """Firm and number of an agent: what stands between this agent's name and the next agent's or principal's label."""
    if match := re.search(rf"(?:[,:。)]|单位|机构|^|系|律师)({_FIRM})", block.text):
        firm = re.sub(r"^(?:工作单位|单位|执业机构|系|律师)[:是为]?", "", match[1])
        yield block.field("agent.firm", firm, match.span(1), f"{_SOURCE}/pattern:agent", item=item)
    for found in chinese.id_numbers(block.text)[:1]:
        span = (found.start, found.end)
        yield block.field("agent.id_number", found.value, span, f"{_SOURCE}/pattern:agent", item=item)


def _named_agents(view: View, match: re.Match[str], names: list[str]) -> Iterator[Field]:
    at = match.start("names")
    for name, start in people(match["names"]):
        if name not in names and len(names) < _MAX_AGENTS:
            names.append(name)
            span = (at + start, at + start + len(name))
            yield view.field("agent.name", name, span, f"{_SOURCE}/pattern:entrusts", item=len(names))
            if match["firm"]:
                yield view.field(
                    "agent.firm", match["firm"], match.span("firm"), f"{_SOURCE}/pattern:entrusts", item=len(names)
                )


def _matter(form: Form, view: View) -> Iterator[Field]:
    """Opponent and cause of `我诉李四民间借贷纠纷一案`; a stated 案由 goes before."""
    source = f"{_SOURCE}/pattern:matter"
    cause: tuple[int, int] | None = None
    for match in _OPPONENT.finditer(view.text):
        opponent, text = matter(match["matter"])
        if opponent and opponent not in ("对方", "他人"):
            at = match.start("matter")
            yield view.field("opponent", opponent, (at, at + len(opponent)), source, trust=0.95)
            cause = (match.end("matter") - len(text), match.end("matter"))
            break
    if cause is None:
        fields = [*_matter_in_cell(view, source)] or form.take("opponent", "opponent", named, f"{_SOURCE}/label")
        yield from fields
    if stated := _CAUSE.search(view.text):
        cause = stated.span(1)
    if cause:
        yield view.field("cause", view.text[slice(*cause)], cause, source, trust=0.95)


def _matter_in_cell(view: View, source: str) -> Iterator[Field]:
    """案件｜与李四民间借贷纠纷"""
    for spans in labelled(view.sheet, "案件|案情|委托事项|代理案件|案件名称"):
        cell = View(view.sheet, spans)
        match = _BESIDE.match(cell.text)
        opponent, cause = matter(match["matter"]) if match else (None, "")
        if match and opponent:
            at = match.start("matter")
            yield cell.field("opponent", opponent, (at, at + len(opponent)), source, trust=0.95)
            yield cell.field(
                "cause", cause, (match.end("matter") - len(cause), match.end("matter")), source, trust=0.95
            )
            return


def _authority(view: View) -> Iterator[Field]:
    """Once a kind said: a paper that says both 全权代理 and 特别授权 gives both. A tick outweighs printed choices."""
    ticks = list(_TICKED.finditer(view.text))
    choices = [match.span() for match in _EMPTY.finditer(view.text)]
    said: dict[str, tuple[int, int]] = {}
    for match in ticks:
        said.setdefault("special" if match["what"] == "特别" else "general", match.span())
    for kind, pattern in (("general", _GENERAL), ("special", _SPECIAL)):
        for match in pattern.finditer(view.text):
            offered = any(s <= match.start() < e for s, e in choices) or (ticks and _one_of_choices(view, match))
            if not offered:
                said.setdefault(kind, match.span())
    powers = list(_powers(view))
    if powers and "general" in said and _WHOLE.fullmatch(view.text[slice(*said["general"])]):
        del said["general"]
    if "special" not in said and powers and "general" not in said:
        yield from (view.field("authority", "special", _span_of(view), f"{_SOURCE}/pattern:powers", trust=0.9),)
    for kind, span in sorted(said.items()):
        yield view.field("authority", kind, span, f"{_SOURCE}/pattern:authority")


def _one_of_choices(view: View, match: re.Match[str]) -> bool:
    """It stands right after a box: one of the printed choices, whose tick was already read."""
    return bool(re.search(r"[☑√✓■●☒✔□○☐◻](?:\d[.、])?$", view.text[max(0, match.start() - 4) : match.start()]))


def _powers(view: View) -> Iterator[Field]:
    span = _span_of(view)
    text = view.text[max(0, span[0] - 4) : span[1]]
    text = _REFUSED.sub(lambda m: "#" * len(m[0]), text)
    given = [name for name, pattern in _POWERS.items() if re.search(pattern, text)]
    if given and span[1] > span[0]:
        yield view.field("special_powers", ",".join(given), span, f"{_SOURCE}/pattern:powers")


def _span_of(view: View) -> tuple[int, int]:
    """The stretch of text that lists what the agent may do: from the first special power to the last."""
    places = [
        m.span()
        for m in re.finditer(
            r"代为承认[^。]{0,80}|(?:承认|放弃|变更)(?:、(?:承认|放弃|变更|增加))*(?:诉讼请求|对方|部分|全部)|(?:进行|代为|达成|自行)和解|和解(?=[、,;。])"
            r"|(?:提起|代为)?反诉[、,或和及]{0,2}(?:者)?(?:提起)?上诉|提起(?:反诉|上诉)|代为(?:反诉|上诉|提起)|代(?:为)?(?:领取?|收取?|接收)[^。,;、]{0,8}款|领取执行款",
            view.text,
        )
    ]
    return (min(s for s, _ in places), max(e for _, e in places)) if places else (0, 0)
