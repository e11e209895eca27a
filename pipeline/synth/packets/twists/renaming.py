"""Names and numbers made nearly alike, and changed wherever a draft writes them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from pipeline.synth.packets.draft import Draft, Side
from pipeline.synth.packets.kinds.relations import surname_of
from pipeline.synth.texts import words

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CODE_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_SOUNDS: Final = (
    "伟玮 芳方 静靖 丽莉 艳燕 杰洁 涛韬 明铭 超朝 秀绣 霞夏 平萍 刚钢 英瑛 华桦 玉钰 志智 建健 文雯 红虹 云芸 峰锋 波博 辉晖 飞菲 梅玫 琳林 婷亭 "
    "欣馨 怡宜 轩宣 浩昊 宇羽 梓紫 涵晗 雨语 晨辰 佳嘉 俊峻 凯恺 瑞睿 豪毫 福富 贵桂 山珊 军君 勇永 娟涓 磊蕾 洋阳 兰岚 新鑫 立力 敏民 向香 "
    "长常 青清 少绍 继纪 先贤 礼理 仁人 义毅 忠中 孝晓 勤琴 业叶 东冬 卫卫 淼苗 森深 炎严 春椿 珍贞 凤风 莲连 荣容 昌长 盛圣 河何 海还 德得"
)  # fmt: skip
_LIKE: Final = {pair[n]: pair[1 - n] for pair in _SOUNDS.split() if pair[0] != pair[1] for n in (0, 1)}
"""Characters of names that sound alike and do not look alike at a glance."""


def misheard(name: str, rng: random.Random) -> str:
    """The name with one character of the given name written as another."""
    at = surname_of(name)
    given = list(range(at, len(name)))
    alike = [n for n in given if name[n] in _LIKE]
    place = rng.choice(alike or given)
    other = _LIKE.get(name[place]) or rng.choice([c for c in words.GIVEN if c != name[place]])
    return name[:place] + other + name[place + 1 :]


def id_of(body: str) -> str:
    """The 18-digit number with these first seventeen."""
    total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def other_serial(number: str, rng: random.Random) -> str:
    """A valid number of the same area, day and sex."""
    serial = (int(number[14:17]) + 2 * rng.randint(1, 400)) % 1000
    return id_of(f"{number[:14]}{serial:03d}")


def wrong_check(number: str, rng: random.Random) -> str:
    """The number with a check digit that is none."""
    return number[:17] + rng.choice([c for c in "0123456789" if c != number[17]])


def code_of(body: str) -> str:
    """The credit code with these first seventeen characters."""
    total = sum(_CODE_SIGNS.index(c) * w for c, w in zip(body, _CODE_WEIGHTS, strict=True))
    return body + _CODE_SIGNS[(31 - total % 31) % 31]


def wrong_code(code: str, rng: random.Random) -> str:
    return code[:17] + rng.choice([c for c in "0123456789ABCDEFGHJKLMN" if c != code[17]])


def everywhere(draft: Draft, old: str, new: str) -> None:
    """Puts `new` for `old` in the pleading, the facts and every paper."""
    for side in draft.sides:
        side.values = _put(side.values, old, new)
        side.represents = tuple(n.replace(old, new) for n in side.represents)
        if side.person:
            side.person = replace(side.person, **_put(_texts(side.person), old, new))
        if side.company:
            side.company = replace(side.company, **_put(_texts(side.company), old, new))
    draft.facts = _put(draft.facts, old, new)
    for ask in draft.asks:
        ask.text = ask.text.replace(old, new)
    for paper in draft.papers:
        paper.values, paper.extra = _put(paper.values, old, new), _put(paper.extra, old, new)
        paper.repeats = {name: [_put(row, old, new) for row in rows] for name, rows in paper.repeats.items()}
        paper.title = paper.title.replace(old, new)


def _texts(noun: Any) -> dict[str, Any]:
    return {name: getattr(noun, name) for name in noun.__dataclass_fields__ if isinstance(getattr(noun, name), str)}


def _put(values: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {name: value.replace(old, new) if isinstance(value, str) else value for name, value in values.items()}


def people(sides: Iterable[Side]) -> list[Side]:
    return [s for s in sides if s.kind == "natural" and s.person is not None]


def firms(sides: Iterable[Side]) -> list[Side]:
    return [s for s in sides if s.kind == "organization" and s.company is not None]


def age_on(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
