"""Powers of attorney: who empowers whom for what, in full or in general words, and whether it is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from extractors._authority import authority, powers
from extractors._labels import Form, Hit, Value, spellings
from extractors._marks import signatures
from extractors._matters import FIRM, no_name, opposed, sure_name
from extractors._values import ORGANIZATION, PERSON, last_date, named, people, person
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "principal": spellings(
        "委托人 委托单位 授权人 委托方 委托人姓名 委托人名称 委托人(单位) 委托人(当事人) 委托当事人 "
        "授权单位 授权方 立书人 立委托书人 具委托书人 甲方 甲方(委托方) 甲方(委托人) 委托方(甲方) "
        "委托单位(个人)"
    ),
    "applicant": spellings("申请执行人(委托人) 申请执行人 原告(委托人) 申请人(委托人)"),
    "agent": spellings(
        "受委托人 受托人 被委托人 委托代理人 代理人 被授权人 受托方 受委托方 被委托方 被授权方 "
        "受委托人姓名 受托人姓名 受托律师 受委托律师 被委托律师 承办人 经办人 经办律师 承办律师 代理律师 委托律师 "
        "律师姓名 诉讼代理人 委托诉讼代理人 乙方 乙方(被委托人) 乙方(受托人) 乙方(受委托人) 受托人(乙方)"
    ),
    "firm": spellings("工作单位 单位 执业机构 所在单位 律师事务所 所属机构 被授权人所属机构 所在律所 律所名称"),
    "opponent": spellings("被执行人 对方当事人 被告 对方 相对方 被申请执行人 被申请人"),
    "cause": ("案由",),
    "legal_representative": spellings("法定代表人 负责人 法定代表人或负责人 经营者"),
    "name": ("姓名", "姓名/名称", "姓名或名称", "姓名或者名称", "名称"),
    "": spellings(
        "性别 职务 职业 电话 联系电话 手机 联系方式 住址 住所 住所地 地址 身份证号 身份证号码 "
        "公民身份号码 代理权限 委托权限 授权范围 授权内容 权限 委托事项 授权事由 事项 审级 民族 年龄 "
        "执业证号 统一社会信用代码 代理期限 授权期限 委托期限 期限 有效期 日期 签署日期 签发日期 年月日 "
        "被授权人身份"
    ),
}
_SOURCE = "power_of_attorney"
_PAIRS = r"[\u4e00-\u9fff·]{2,12}?(?:律师)?(?:[、,和及][\u4e00-\u9fff·]{2,12}?(?:律师)?){0,3}"
_BEHIND = r"在|作为|为|担任|代理|代为|就|代表|办理|参加"
_ENTRUSTS = re.compile(
    rf"(?:委托|聘请|授权|委派|现请|特请|兹请)(?![书函证人方]|委托)(?:(?P<firm>{FIRM})(?:的|指派的?)?)?(?:律师|执业律师|实习律师|法律工作者)?"
    rf"(?P<names>{_PAIRS})(?P<note>[(][^)]{{0,60}}[)])*(?P<title>律师|法律工作者|同志|先生|女士|等)?,?"
    rf"(?P<then>{_BEHIND}|做|当|前往|到|去|帮|替|作|出庭|依法)"
)
_BESIDE_FIRM = (
    re.compile(
        rf"(?:{FIRM})(?:的|指派的?|[、,:])?(?:专职|执业)?(?:律师)?:?(?P<name>{PERSON})(?=律师|[,。;(]|为|担任|作为|代理|做|$)"
    ),
    re.compile(rf"(?:[,。:;]|委托|聘请|授权|请|由|^)(?P<name>{PERSON})(?:律师)?[(,](?:系|为)?(?:{FIRM})"),
)
_PARTY = rf"(?P<name>{ORGANIZATION}|{PERSON})"
_DEFINED = re.compile(
    rf"(?:[在由与,。:]|^)(?![在由与]){_PARTY}[(](?:以下)?简?称(?:为)?[\"“「]?(?:委托人|委托方|授权人|甲方)"
)
_PRINCIPALS = (
    re.compile(
        rf"(?:本人|本方|我方|(?:本|我)(?:单位|公司)?|立书人|立委托书人|具委托书人)(?:[(][^)]{{1,6}}[)])?{_PARTY}(?:[(][^)]{{0,60}}[)])?,?"
        r"(?=因|与|和|同|就|现|特|兹|自愿|委托|授权|系|诉|起诉|为)"
    ),
    re.compile(
        r"(?:本人|本方|我方|(?:本|我)(?:单位|公司)?|立书人|立委托书人|具委托书人)(?P<name>[\u4e00-\u9fffA-Za-z·()]{2,40}),"
        r"(?=因|与|和|同|就|现|特|兹|自愿|委托|授权|诉|起诉|为)"
    ),
    re.compile(rf"(?:代理|代表){_PARTY}(?=申请(?:强制)?执行|起诉|提起)"),
)
_LEAD = r"^.*(?:单位|机构|系|聘请|委托|授权|[:,、]|[(](?=[^)]*$))[:是为]?(?=[^:,、]{2,}(?:事务所|服务所)$)"
_MAX_AGENTS = 6


@extractor("power_of_attorney")
def power_of_attorney(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    principal = next(_principals(form, view), None)
    if principal:
        yield principal
    yield from _with_firms(view, list(_agents(form, view)))
    yield from opposed(form, view, _SOURCE)
    yield from authority(view, _SOURCE)
    yield from powers(view, _SOURCE)
    yield from _signed(form, principal)
    yield from last_date(view, "signed_on", f"{_SOURCE}/pattern:end")


def _signed(form: Form, principal: Field | None) -> Iterator[Field]:
    """Marks at the client's place or by nobody else's; else the client's name in print on a line of its own."""
    fields = list(signatures(form, ("principal", "applicant", "legal_representative"), _SOURCE, unclaimed=True))
    if principal is not None and not fields:
        alone = (line for line in reversed(form.sheet.lines[-5:]) if chinese.same_name(line.text, principal.value))
        for line in islice(alone, 1):
            fields = [form.sheet.field("signature", "typed", line.start, line.end, f"{_SOURCE}:typed")]
    yield from fields


def _principals(form: Form, view: View) -> Iterator[Field]:
    """What is called the client goes first, then labels, then sentences, then a label's word within a line."""
    hits = form.of("principal", "applicant")
    yield from _prose_principal(view, _DEFINED)
    yield from _labelled(form, [hit for hit in hits if hit.open or hit.signing])
    yield from _prose_principal(view, *_PRINCIPALS)
    yield from _labelled(form, [hit for hit in hits if not (hit.open or hit.signing)])


def _labelled(form: Form, hits: list[Hit]) -> Iterator[Field]:
    for hit in hits:
        value = form.value(_name_label(form, hit))
        if value is None:
            continue
        for lines in (0, 2):
            text = form.stretch(value, lines)
            name = named(text.text)
            if name and not no_name(name) and (hit.open or hit.signing or sure_name(name)):
                yield text.field("principal", name, (0, len(text.text)), f"{_SOURCE}/label", trust=value.trust)
                break


def _prose_principal(view: View, *patterns: re.Pattern[str]) -> Iterator[Field]:
    for pattern in patterns:
        for match in pattern.finditer(view.text):
            name = named(match["name"])
            if name and not no_name(name):
                name = next((p for p in re.split(r"[和与]", name)[:1] if chinese.surname_ok(p)), name)
                span = (match.start("name"), match.start("name") + len(name))
                yield view.field("principal", name, span, f"{_SOURCE}/pattern:principal", trust=0.95)


def _with_firms(view: View, fields: list[Field]) -> Iterator[Field]:
    """The only firm a mandate names, beside none of its agents, is that of them all."""
    yield from fields
    firms = {re.sub(_LEAD, "", match[0]): match for match in re.finditer(FIRM, view.text)}
    known = any(field.name == "agent.firm" for field in fields)
    for agent in fields if len(firms) == 1 and not known else ():
        if agent.name == "agent.name":
            firm, match = next(iter(firms.items()))
            span = (match.end() - len(firm), match.end())
            yield view.field("agent.firm", firm, span, f"{_SOURCE}/pattern:firm", item=agent.item, trust=0.9)


def _agents(form: Form, view: View) -> Iterator[Field]:
    """Agents by their labels, else by the sentence that empowers them, else beside a law firm; each name once."""
    names: list[str] = []
    for hit in (hit for hit in form.of("agent") if hit.open or hit.trust == 1.0):
        if value := _agent_value(form, hit):
            yield from _labelled_agent(form, value, hit.start, names)
    if names:
        return
    for match in _ENTRUSTS.finditer(view.text):
        yield from _named_agents(view, match, names)
    for pattern in _BESIDE_FIRM if not names else ():
        for match in pattern.finditer(view.text):
            if (name := sure_name(match["name"])) and name not in names and len(names) < _MAX_AGENTS:
                names.append(name)
                yield view.field("agent.name", name, match.span("name"), f"{_SOURCE}/pattern:firm", item=len(names))


def _agent_value(form: Form, hit: Hit) -> Value | None:
    """What the label gives; where that begins with the firm, the person behind it."""
    value = form.value(_name_label(form, hit))
    lead = re.match(rf"(?:{FIRM})(?:的|[、,])?\s*", value.text) if value else None
    if value is None or lead is None:
        return value
    later = [h.start for h in form.hits if h.start > value.start]
    end = min([form.sheet.line_at(value.start).end, *later])
    return replace(
        value, text=form.sheet.text[value.start + lead.end() : end].strip(), start=value.start + lead.end(), end=end
    )


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
        if name not in names and not no_name(name) and len(names) < _MAX_AGENTS:
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
    if match := re.search(rf"(?:[,:。)]|单位|机构|^|系|律师)({FIRM})", block.text):
        firm = re.sub(_LEAD, "", match[1])
        span = (match.end(1) - len(firm), match.end(1))
        yield block.field("agent.firm", firm, span, f"{_SOURCE}/pattern:agent", item=item)
    for found in chinese.id_numbers(block.text)[:1]:
        span = (found.start, found.end)
        yield block.field("agent.id_number", found.value, span, f"{_SOURCE}/pattern:agent", item=item)


def _named_agents(view: View, match: re.Match[str], names: list[str]) -> Iterator[Field]:
    at = match.start("names")
    for name, start in people(match["names"]):
        known = match["firm"] or match["note"] or match["title"] or re.fullmatch(_BEHIND, match["then"])
        plausible = not no_name(name) and (known or chinese.surname_ok(name))
        if name not in names and plausible and len(names) < _MAX_AGENTS:
            names.append(name)
            span = (at + start, at + start + len(name))
            yield view.field("agent.name", name, span, f"{_SOURCE}/pattern:entrusts", item=len(names))
            if match["firm"]:
                yield view.field(
                    "agent.firm", match["firm"], match.span("firm"), f"{_SOURCE}/pattern:entrusts", item=len(names)
                )
