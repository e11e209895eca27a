"""What every pleading holds, composed from the draft: the parties, the claims, the story, the list of enclosures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import cn2an

from pipeline.synth.markup import plain as untagged
from pipeline.synth.packets.draft import Ask, Side
from pipeline.synth.packets.wording import Hook, Tag, Teller

_MAIN: Final = ("plaintiff", "defendant", "third_party", "applicant", "respondent")

_PERSON: Final = (
    ("sex", "<sex>"),
    ("birth_date", "[<birth_date>出生|<birth_date>生|<birth_date.pad>出生]"),
    ("age", "<age>岁"),
    ("ethnicity", "<ethnicity>"),
    ("birthplace", "[出生地|出生于]<birthplace>"),
    ("education", "[文化程度：|]<education>[文化程度|]"),
    ("occupation", "[职业：|]<occupation>"),
    ("employer", "[系<employer>职工|工作单位：<employer>|在<employer>工作]"),
    ("address", "[住|住址：|住所地]<address>"),
    ("residence", "[现住|经常居住地]<residence>"),
    ("id_number", "[公民身份号码|公民身份号码：|身份证号码|身份证号：]<id_number>"),
    ("phone", "[联系电话：|电话|联系电话|手机号码：]<phone>"),
)
_ORGANIZATION: Final = (
    ("address", "[住所地：|住所地|地址：|住所：]<address>"),
    ("uscc", "[统一社会信用代码：|统一社会信用代码]<uscc>"),
    ("phone", "[联系电话：|电话：]<phone>"),
)
_LABELS: Final = {
    "sex": "性别", "birth_date": "[出生日期|出生年月|出生年月日]", "age": "年龄", "ethnicity": "民族", "occupation": "[职业|工作]",
    "employer": "工作单位", "address": "[住址|住所地|地址]", "residence": "经常居住地", "phone": "[联系电话|电话|联系方式]",
    "id_number": "[公民身份号码|身份证号|身份证号码]", "uscc": "统一社会信用代码", "post": "职务", "birthplace": "出生地",
    "education": "文化程度",
}  # fmt: skip


def hooks() -> dict[str, Hook]:
    return {"parties": parties, "claims": claims, "facts": facts, "enclosures": enclosures}


def parties(teller: Teller, style: str) -> list[str]:
    """All sides in the order of the draft; `style` is running, short, columns or table."""
    compose = {"running": _running, "short": _running, "columns": _columns, "table": _table}[style or "running"]
    lines: list[str] = []
    for n, side in enumerate(teller.draft.sides, 1):
        lines += compose(teller, side, n, style)
    return lines


def _pieces(side: Side) -> Iterator[tuple[str, str]]:
    for name, text in _PERSON if side.kind == "natural" else _ORGANIZATION:
        if side.values.get(name) is not None:
            yield name, text


def _told(teller: Teller, side: Side, name: str, text: str, item: int) -> str:
    """A piece of wording whose one slot becomes a gold field of the party."""
    return teller.told(text, {name: side.values[name]}, {name: f"party.{name}"}, item)


def _name(teller: Teller, side: Side, item: int) -> str:
    return teller.tag("party.name", side.name, side.name, item)


def _running(teller: Teller, side: Side, item: int, style: str) -> list[str]:
    if side.role not in _MAIN:
        return [_representative(teller, side, item)]
    colon = teller.rng.choice(("：", "：", "")) if style == "short" else "："
    pieces = [_told(teller, side, name, text, item) for name, text in _pieces(side)]
    joint = "。" if side.kind == "organization" and teller.rng.random() < 0.4 else "，"
    return [
        f"{side.label}{colon}{'，'.join([_name(teller, side, item)])}{joint if pieces else ''}{joint.join(pieces)}。"
    ]


def _representative(teller: Teller, side: Side, item: int) -> str:
    head = f"{side.label}：{_name(teller, side, item)}"
    if firm := side.values.get("firm"):
        ending = teller.rng.choice(("律师", "执业律师", "律师"))
        return f"{head}，{teller.tag('party.firm', firm, firm, item)}{ending}。"
    post = side.values.get("post")
    tail = (
        [f"{teller.rng.choice(('职务：', '', '系该单位'))}{teller.tag('party.post', post, post, item)}"] if post else []
    )
    tail += [_told(teller, side, name, text, item) for name, text in _pieces(side)]
    return "，".join([head, *tail]) + "。"


def _columns(teller: Teller, side: Side, item: int, style: str) -> list[str]:
    if side.role not in _MAIN:
        return ["! " + _representative(teller, side, item).rstrip("。")]
    lines = [f"! {side.label}：{_name(teller, side, item)}"]
    pairs = [(name, text) for name, text in _pieces(side)]
    row: list[str] = []
    for name, _ in pairs:
        row.append(f"{teller.filled(_LABELS[name])}：{_value(teller, side, name, item)}")
        if name in ("address", "residence", "uscc") or len(row) == 2:
            lines.append("! " + "　　".join(row))
            row = []
    return lines + (["! " + "　　".join(row)] if row else [])


def _value(teller: Teller, side: Side, name: str, item: int) -> str:
    return _told(teller, side, name, f"<{name}>", item)


def _table(teller: Teller, side: Side, item: int, style: str) -> list[str]:
    """Two columns as in the element forms: who, and the particulars with their labels; empty ones keep their label."""
    if side.role not in _MAIN:
        return [_table_representative(teller, side, item)]
    natural = side.kind == "natural"
    head = f"{side.label}<br>{'（自然人）' if natural else '（法人、非法人组织）'}"
    rows: tuple[tuple[str, ...], ...] = (
        ("sex", "birth_date"),
        ("ethnicity", "occupation"),
        *((name,) for name in ("age", "birthplace", "education", "employer") if side.values.get(name)),
        ("phone",),
        ("address",),
        ("residence",),
        ("id_number",),
    )
    if not natural:
        rows = (("address",), ("uscc",), ("phone",))
    label = {
        "address": "住所地（户籍所在地）" if natural else "住所地",
        "id_number": "证件号码",
        "birth_date": "出生日期",
    }
    cells = [f"{'姓名' if natural else '名称'}：{_name(teller, side, item)}"]
    for row in rows:
        shown = [
            f"{label.get(n) or teller.filled(_LABELS[n])}：{_value(teller, side, n, item) if side.values.get(n) else ''}"
            for n in row
        ]
        cells.append("　　".join(shown))
    return [f"| {head} | {'<br>'.join(cells)} |"]


def _table_representative(teller: Teller, side: Side, item: int) -> str:
    name = _name(teller, side, item)
    if firm := side.values.get("firm"):
        shown = teller.tag("party.firm", firm, firm, item)
        return f"| {side.label} | 有☑　姓名：{name}<br>单位：{shown}　职务：律师<br>代理权限：一般授权☐　特别授权☑ |"
    post = side.values.get("post")
    cells = [f"姓名：{name}　职务：{teller.tag('party.post', post, post, item) if post else ''}"]
    cells += [f"{teller.filled(_LABELS[n])}：{_value(teller, side, n, item)}" for n, _ in _pieces(side)]
    return f"| {side.label} | {'<br>'.join(cells)} |"


_NUMBERS: Final[dict[str, Callable[[int], str]]] = {
    "cn": lambda n: f"{cn2an.an2cn(n)}、",
    "arabic": lambda n: f"{n}、",
    "dot": lambda n: f"{n}. ",
    "wide": lambda n: f"{n}．",
    "paren": lambda n: f"（{cn2an.an2cn(n)}）",
    "half": lambda n: f"({n})",
}


def claims(teller: Teller, style: str) -> list[str]:
    """The claims in order, numbered in the style given or in one drawn, the last closed by a full stop."""
    number = _NUMBERS[style or teller.rng.choice(tuple(_NUMBERS))]
    asks = teller.draft.asks
    lines = [f"{number(n)}{claim(teller, ask, n)}" for n, ask in enumerate(asks, 1)]
    ends = ["；"] * (len(lines) - 1) + ["。"] * bool(lines)
    return [line.rstrip("；。") + end for line, end in zip(lines, ends, strict=True)]


def claim(teller: Teller, ask: Ask, no: int) -> str:
    """One claim's words, with its sums and its interest terms tagged."""
    own = {f"a{n}": value for n, value in enumerate(ask.amounts, 1)} | ask.values
    names = {f"a{n}": "claim.amount" for n in range(1, len(ask.amounts) + 1)}
    names |= {name: f"claim.{name}" for name in ask.values if name in ("rate", "start_date", "end_date")}
    text = teller.told(ask.text, own, names, no)
    teller.claims[no] = untagged(text)
    return text


def facts(teller: Teller, style: str) -> list[str]:
    lines = list(teller.lines(teller.draft.story))
    if lines:
        teller.also.append(Tag("facts", "".join(untagged(line) for line in lines), None))
    return lines


def enclosures(teller: Teller, style: str) -> list[str]:
    rng = teller.rng
    copies = len(teller.draft.others)
    lines = [
        f"附：1. 本{rng.choice(('诉状', '起诉状', '状'))}副本{copies}份",
        f"2. 证据材料{rng.choice(('1套', '一套', '一份'))}",
    ]
    return (
        ["! " + "；".join(lines) + "。"] if rng.random() < 0.6 else ["! " + lines[0] + "；", "! 　　" + lines[1] + "。"]
    )
