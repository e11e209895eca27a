"""Facts, names in running text, and words no filing may use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from extractors._pleading.reading import Reading
from extractors._pleading.words import SIDES
from pipeline.chinese import is_organization
from pipeline.types import Field

_INSULT: Final = re.compile(
    r"畜生|王八蛋|混蛋|狗东西|狗娘养|人渣|败类|臭不要脸|不要脸|厚颜无耻|恬不知耻|无耻之徒|无耻小人|"
    r"卑鄙小人|卑鄙无耻|猪狗不如|狼心狗肺|丧尽天良|"
    r"衣冠禽兽|禽兽不如|泼妇|贱人|婊子|傻[逼屄叉]|他妈的|操你|滚蛋|白痴|蠢货|脑残|断子绝孙|不得好死|"
    r"地痞流氓|恶棍|狗杂种|杂种|狗官|下三滥|臭流氓|流氓无赖|"
    r"地痞无赖|大骗子|骗子公司|无耻至极|丧心病狂|黑心肝|狗腿子|吸血鬼|寄生虫"
)
_REPORTED: Final = re.compile(
    r"(?:骂|辱|侮辱|诽谤|称|说|喊|写|发布|留言|诋毁|叫嚣|声称|言论|语言|内容|扬言|诬)[^。\n]{0,24}$"
)
_OPEN, _CLOSE = '“‘「『"', '”’」』"'
_FOLLOW: Final = (
    *",。;、():\n一于向与和及在系因的未至提辩欠借拒支承签同以还应共均也又仍却对称表答立出收付拖不没经将就所是为有驾多曾",
)
"""What may stand behind a two-character name."""
_FIRM_NAME: Final = re.compile(
    r"[\u4e00-\u9fff()（）]{4,36}?(?:有限责任公司|股份有限公司|有限公司|合伙企业\([^()]{2,6}\))"
)


def facts_of(reading: Reading, start: int, end: int, way: str = "section", trust: float = 0.97) -> list[Field]:
    """The text of facts and reasons; fewer than ten characters are none."""
    text = reading.said(start, end).strip(" :：")
    return [reading.field("facts", text, start, end, way, trust=trust)] if len(text) >= 10 else []


def mentioned_of(reading: Reading, spans: Iterable[tuple[int, int]], parties: Iterable[Field]) -> list[Field]:
    """Names behind a title in running text (被告张三) that are a party's name, or nearly so."""
    known = _names(parties)
    found: dict[tuple[str, str], Field] = {}
    for start, end in spans:
        for role in reading.among("ROLE", start, end):
            name = _name_after(reading, role.end, end, known.get(role.value, ())) if role.value in SIDES else None
            if name:
                stop = role.end + len(name)
                made = reading.field(
                    "mentioned_name", reading.said(role.end, stop), role.end, stop, f"body/{role.value}", trust=0.93
                )
                found.setdefault((role.value, name), made)
    return list(found.values())


def abusive_of(reading: Reading, start: int, end: int) -> list[Field]:
    """Insults in the filer's own words; what somebody else is reported to have said is none."""
    return [
        reading.field("abusive_wording", match[0], match.start(), match.end(), "insult", trust=0.95)
        for match in _INSULT.finditer(reading.text, start, end)
        if not _quoted(reading, match.start())
    ]


def _names(parties: Iterable[Field]) -> dict[str, tuple[str, ...]]:
    roles: dict[int | None, str] = {}
    names: dict[str, list[str]] = {}
    for f in parties:
        if f.name == "party.role":
            roles[f.item] = f.value
        elif f.name == "party.name" and f.item in roles:
            names.setdefault(roles[f.item], []).append(f.value)
    return {role: tuple(sorted(dict.fromkeys(group), key=len, reverse=True)) for role, group in names.items()}


def _name_after(reading: Reading, at: int, end: int, known: Iterable[str]) -> str | None:
    text = reading.text[at : min(end, at + 60)]
    names = tuple(known)
    for name in names:
        if text.startswith(_half(name)):
            return _half(name)
    for name in names:
        near = _near(text, _half(name))
        if near:
            return near
    return None


def _near(text: str, name: str) -> str | None:
    """The same length with one character different (two-character names: the same surname and then a mark "
    "or verb)."""
    if is_organization(name):
        firm = _FIRM_NAME.match(text)
        return firm[0] if firm and abs(len(firm[0]) - len(name)) <= 2 and _differing(firm[0], name) <= 2 else None
    other = text[: len(name)]
    if len(other) < len(name) or not re.fullmatch(r"(?:(?!某)[\u4e00-\u9fff])+", other) or _differing(other, name) != 1:
        return None
    if len(name) >= 3:
        return other
    after = text[len(name) : len(name) + 1]
    return other if other[0] == name[0] and after in _FOLLOW else None


def _differing(a: str, b: str) -> int:
    return sum(x != y for x, y in zip(a, b, strict=False)) + abs(len(a) - len(b))


def _half(name: str) -> str:
    return name.replace("（", "(").replace("）", ")")


def _quoted(reading: Reading, at: int) -> bool:
    begin, _ = reading.paragraph(at)
    before = reading.raw[max(begin, at - 200) : at]
    opened = max((before.rfind(c) for c in _OPEN), default=-1)
    closed = max((before.rfind(c) for c in _CLOSE if c != '"'), default=-1)
    return opened > closed or bool(_REPORTED.search(reading.text[max(begin, at - 30) : at]))


def narrative(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraphs long enough to tell a story."""
    for match in re.compile(r"[^\n]+").finditer(reading.text, start, end):
        if len(match[0]) >= 30:
            yield match.span()
