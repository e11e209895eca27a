"""What sentences tell where a form would have labels: who is called what, and people with their particulars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors._labels import Form
from extractors._values import ORGANIZATION, PERSON, anyname, id_number, named
from extractors._view import Span, View
from pipeline import chinese
from pipeline.sheet import Sheet
from pipeline.types import Field

_NUMERALS = r"[\d,.〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾佰百仟千万亿元圆角分整正]"
_NAME = rf"(?P<name>{ORGANIZATION}|{PERSON})"
_CALLED = r"(?:以下|下文|下)?(?:简|统|合)?称(?:为|作)?[\"“”':]*"
_BEFORE = r"(?:^|[。,;:)与和、由]|\d\.)"
_ROLE_TAIL = r"(?:人|方|者|单位|企业|银行|行)?(?=[)\"”'、,;。:(]|$)"
_CLOSING = re.compile(r"(?P<label>[\u4e00-\u9fff]{1,6})(?:[(][^)]{0,12}[)])?:(?P<name>.{2,40})")
_NO_SENDER = re.compile(
    r"期|时间|电话|地址|账号|账户|开户|邮编|附|备注|致|收|抄送|联系|号码|金额|合计|说明|提示|被|欠|债务|承租|业主|客户"
)
_YOU = re.compile(r"(?:向|从|欠|收到|还给?|跟|找|由)[你您]")
_LETTER = re.compile(r"(?:致:?)?([\u4e00-\u9fff·()]{2,40}?)(?:先生|女士|同志|你好|您好)?:")
_DESCRIBED = re.compile(
    rf"(?:姓名:?|证明|当事人|申请人|经查|男方:?|女方:?|本人)?(?P<name>{PERSON})[,(]?(?:性别:?)?(?P<sex>[男女])(?:性)?[,(]"
    r"(?:民族:?)?(?:[\u4e00-\u9fff]{1,8}族,)?(?:国籍:?中国,)?(?:生于|出生(?:日期|于)?:?)?(?P<day>@)(?:出?生)?[,;)]?"
    r"(?:现?住[^,;]{2,60},)?(?:[\u4e00-\u9fff]{2,10}(?:号码?|编号)[:为]?)?"
    r"(?P<number>[1-9]\d{16}[\dX])",
    re.I,
)


def window(text: str, start: int, size: int) -> Span:
    """So many characters from there on, and as many more as a sum needs that would be cut in two."""
    end = min(len(text), start + size)
    while end < len(text) and re.match(_NUMERALS, text[end]) and re.match(_NUMERALS, text[end - 1]):
        end += 1
    return start, end


def called(view: View, roles: str) -> tuple[str, Span] | None:
    """张三（以下称出借人） or 张三，作为出借方; `roles` is the pattern of the role's word."""
    role = rf"(?:{roles}){_ROLE_TAIL}"
    behind = rf"(?:[(][^()]{{0,40}}[)])?(?:[(]{_CALLED}{role}|,?作为(?:本(?:合同|协议)的?)?{role})"
    for match in re.finditer(rf"{_BEFORE}{_NAME}(?={behind})", view.text):
        if name := named(match["name"]):
            return name, (match.start("name"), match.start("name") + len(match["name"]))
    return None


def titled(form: Form, role: str) -> tuple[str, Span] | None:
    """The name behind a label at the head of a line whose words hold the role (贷款行（以下称“乙方”）：某某银行)."""
    for number, line in enumerate(form.sheet.lines):
        view = View(form.sheet, [(line.start, line.end), *_rest(form.sheet, number)])
        match = re.match(
            rf"[\u4e00-\u9fff()]{{0,5}}?(?:{role})(?:人|方|行|者|单位|企业|机构|银行)?(?:[(][^)]{{0,16}}[)])?:(?P<name>.{{2,60}})",
            view.text,
        )
        if match and (name := named(match["name"])) and len(name) <= 40:
            start = view.at[match.start("name")]
            return name, (start, view.at[len(view.text) - 1] + 1)
    return None


def _rest(sheet: Sheet, number: int) -> list[Span]:
    """The next line, where it holds no more than the end of a name that did not fit."""
    line = sheet.lines[number]
    rest = sheet.lines[number + 1 : number + 2]
    full = line.box.right > 0.8 and rest and rest[0].page is line.page
    return [(n.start, n.end) for n in rest if full and len(n.text.strip()) <= 8 and not re.search(r"[:：]", n.text)]


def described(view: View) -> Iterator[tuple[Mapping[str, str], Mapping[str, Span]]]:
    """张三，男，1980年1月1日出生，公民身份号码…: each one's name, sex, birth_date, id_number, and where they stand."""
    dates = chinese.dates(view.text)
    text = list(view.text)
    for found in dates:
        text[found.start : found.end] = "@" + "\0" * (found.end - found.start - 1)
    masked, at = [], []
    for n, character in enumerate(text):
        if character != "\0":
            masked.append(character)
            at.append(n)
    lines = frozenset(n for n, i in enumerate(view.at) if i == view.sheet.line_at(i).start)
    days = {found.start: found for found in dates}
    for match in _DESCRIBED.finditer("".join(masked)):
        day, number = days[at[match.start("day")]], id_number(match["number"])
        if number and (name := _at_line_start(match["name"], at[match.start("name")], lines)):
            spans = {key: (at[match.start(key)], at[match.end(key) - 1] + 1) for key in ("sex", "number")}
            end = at[match.end("name") - 1] + 1
            yield (
                {"name": name, "sex": match["sex"], "birth_date": day.value.isoformat(), "id_number": number},
                {
                    "name": (end - len(name), end),
                    "sex": spans["sex"],
                    "birth_date": (day.start, day.end),
                    "id_number": spans["number"],
                },
            )


def _at_line_start(text: str, start: int, lines: frozenset[int]) -> str | None:
    """The name without what the line above ends with."""
    cuts = [cut for cut in range(1, len(text) - 1) if start + cut in lines]
    return next((text[cut:] for cut in (*cuts, 0) if chinese.surname_ok(text[cut:])), None)


def addressed(view: View, name: str, source: str) -> Iterator[Field]:
    """To whom a note in the form of a letter is written (张三：今收到你转来的借款…)."""
    for line in view.sheet.lines[:5] if _YOU.search(view.text) else ():
        own = View(view.sheet, [(line.start, line.end)])
        match = _LETTER.fullmatch(own.text)
        value = named(match[1]) if match else None
        if match and value and (chinese.is_organization(value) or chinese.surname_ok(value)):
            yield own.field(name, value, match.span(1), f"{source}/pattern:addressed", trust=0.9)
            return


def closing(sheet: Sheet, name: str, source: str) -> Iterator[Field]:
    """Who signs with a word of their own for what they are (房东：张三, 经办行：某某支行), among the last lines."""
    for line in reversed(sheet.lines[-5:]):
        view = View(sheet, [(line.start, line.end)])
        match = _CLOSING.fullmatch(view.text)
        if match is None or _NO_SENDER.search(match["label"]):
            continue
        if value := named(match["name"]):
            yield view.field(name, value, match.span("name"), f"{source}/pattern:closing", trust=0.9)
            return


def own_line(sheet: Sheet, labels: str) -> Iterator[tuple[str, View, Span]]:
    """Names behind such a label, alone on their line or parted from the next by a gap (复议机关：某某人民政府)."""
    for line in sheet.lines:
        view = View(sheet, [(line.start, line.end)])
        for match in re.finditer(
            rf"(?:^|(?<=[号\])]))(?:{labels})(?:[(][^)]{{0,8}}[)])?:(?P<name>[\u4e00-\u9fff()]{{3,40}}?)(?=$|[,;。])",
            view.text,
        ):
            if value := anyname(match["name"]):
                yield value, view, match.span("name")
