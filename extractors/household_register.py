"""Household registers: the head page and the members' pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._told import described
from extractors._values import day, id_number, person, place, sex, words
from extractors._view import whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "name": ("姓名", "户主姓名"),
    "relation": ("户主或与户主关系", "户主或与 户主关系", "与户主关系", "户主或与"),
    "sex": ("性别",),
    "birth_date": ("出生日期", "出生年月日"),
    "id_number": ("公民身份证件编号", "公民身份号码", "公民身份证号码", "身份证号码", "身份证件编号"),
    "address": ("住址", "本市(县)其他住址", "户籍地址", "户籍所在地", "户口所在地", "户籍地"),
    "": (
        "曾用名",
        "民族",
        "籍贯",
        "出生地",
        "宗教信仰",
        "身高",
        "血型",
        "文化程度",
        "婚姻状况",
        "兵役状况",
        "服务处所",
        "职业",
        "何时由何地迁来",
        "户别",
        "户号",
        "登记日期",
        "承办人签章",
        "常住人口登记卡",
        "登记事项",
    ),
}
_LIVES = re.compile(
    r"(?:户籍|户口)(?:登记)?(?:所在)?(?:地址?|住址)(?:为|是|在)([\u4e00-\u9fffA-Za-z\d\-#]{6,60}?)(?=[,。;]|$)"
)
_READERS = {
    "name": person,
    "relation": lambda t: _kin(t),
    "sex": sex,
    "birth_date": day,
    "id_number": id_number,
}


@extractor("household_register")
def household_register(sheet: Sheet) -> Iterator[Field]:
    """One item a person, numbered in the order of their names; the address of the head page belongs to the house."""
    form = Form(sheet, _LABELS, loose=True)
    starts = [hit.start for hit in form.of("name") if (v := form.value(hit)) and person(v.text)]
    seen: set[tuple[int, str]] = set()
    for value in form.values(*_READERS):
        name = value.hit.key
        text = _READERS[name](value.text)
        item = sum(start <= value.hit.start for start in starts) or 1
        if text and (item, name) not in seen:
            seen.add((item, name))
            yield sheet.field(
                name, text, value.start, value.end, "household_register/label", item=item, trust=value.trust
            )
    if not starts:
        yield from _described(sheet)
    yield from list(_lived(sheet)) or form.take("address", "address", place, "household_register/label", long=1)


def _kin(text: str) -> str | None:
    said = words(re.split(r"[,，。;；]", text)[0])
    return said.lstrip("为是系") if said and len(said) <= 8 else None


def _described(sheet: Sheet) -> Iterator[Field]:
    """A certificate of the register tells in a sentence what its page has in cells."""
    view = whole(sheet)
    for item, (values, spans) in enumerate(described(view), start=1):
        for name, text in values.items():
            yield view.field(name, text, spans[name], "household_register/pattern:described", item=item, trust=0.95)


def _lived(sheet: Sheet) -> Iterator[Field]:
    view = whole(sheet)
    if match := _LIVES.search(view.text):
        yield view.field("address", match[1], match.span(1), "household_register/pattern:address", trust=0.95)
