"""People of a wanted age and sex, and the form in which their case is pleaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from pipeline.synth.packets.draft import Draft
from pipeline.synth.texts import words
from pipeline.synth.texts.world import Person, id_number

SHORT: Final = {
    "北京市": "京", "天津市": "津", "上海市": "沪", "重庆市": "渝", "河北省": "冀", "山西省": "晋", "内蒙古自治区": "内", "辽宁省": "辽",
    "吉林省": "吉", "黑龙江省": "黑", "江苏省": "苏", "浙江省": "浙", "安徽省": "皖", "福建省": "闽", "江西省": "赣", "山东省": "鲁",
    "河南省": "豫", "湖北省": "鄂", "湖南省": "湘", "广东省": "粤", "广西壮族自治区": "桂", "海南省": "琼", "四川省": "川", "贵州省": "黔",
    "云南省": "云", "西藏自治区": "藏", "陕西省": "陕", "甘肃省": "甘", "青海省": "青", "宁夏回族自治区": "宁", "新疆维吾尔自治区": "新",
}  # fmt: skip
"""Provinces as case numbers write them."""
FORMS: Final = 1 / 3
"""Share of cases pleaded on an element form where there is one."""


def grown(
    draft: Draft,
    number: str,
    born: tuple[int, int],
    sex: str | None = None,
    surname: str | None = None,
    region: tuple[str, str, str] | None = None,
) -> Person:
    """The case's person of that number: born within these years (both included), and what else is asked for."""

    def fits(one: Person) -> bool:
        return born[0] <= one.birth.year <= born[1] and sex in (None, one.sex)

    someone = _drawn(draft, number, fits, region)
    if surname:
        someone = replace(someone, name=surname + someone.name[surname_of(someone.name) :])
        draft.world.people[number] = someone
    return someone


def _drawn(draft: Draft, number: str, fits: Callable[[Person], bool], region: tuple[str, str, str] | None) -> Person:
    someone = draft.person(number, region)
    while not fits(someone):
        del draft.world.people[number]
        someone = draft.person(number, region)
    return someone


def surname_of(name: str) -> int:
    """How many characters of a name are the surname."""
    return 2 if len(name) > 2 and name[:2] in words.SURNAMES else 1


def child_of(draft: Draft, number: str, father: Person, born: date) -> Person:
    """A child with the father's surname, entered in the register at the father's home."""
    sex = draft.rng.choice("男女")
    given = "".join(draft.rng.choice(words.GIVEN) for _ in range(2))
    name = father.name[: surname_of(father.name)] + given
    code = id_number(draft.rng, born, sex)
    child = Person(name, sex, born, father.nation, father.address, father.phone, code, "学生")
    draft.world.people[number] = child
    return child


def on_form(draft: Draft, family: str) -> bool:
    """Whether the case is pleaded on an element form of that family; such a form names no court."""
    wanted = draft.wishes.get("element", draft.rng.random() < FORMS)
    if not wanted or "pleading_family" in draft.wishes:
        return False
    draft.pleading = "element_complaint"
    draft.wishes["pleading_family"] = f"element_complaint/{family}*"
    draft.case["court"] = None
    return True
