"""Courts and authorities of a case's region, with the numbers they give to their papers."""

from __future__ import annotations

import random
from datetime import date
from typing import Final

from pipeline.synth.packets.draft import Draft
from pipeline.synth.texts.world import Company

Region = tuple[str, str, str]

_MIDDLE: Final = {
    "北京市": "北京市第四中级人民法院",
    "上海市": "上海市第一中级人民法院",
    "天津市": "天津市第一中级人民法院",
    "重庆市": "重庆市第五中级人民法院",
}
_PROVINCES: Final = (
    "北京京", "上海沪", "天津津", "重庆渝", "江苏苏", "浙江浙", "安徽皖", "福建闽",
    "江西赣", "山东鲁", "河南豫", "湖北鄂", "湖南湘", "广东粤", "广西桂", "海南琼",
    "四川川", "贵州黔", "云南云", "陕西陕", "甘肃甘", "河北冀", "山西晋", "辽宁辽",
    "吉林吉", "黑龙黑", "内蒙内", "宁夏宁", "青海青", "新疆新", "西藏藏",
)  # fmt: skip
_SHORT: Final = {pair[:2]: pair[2] for pair in _PROVINCES}


def seat(region: Region) -> str:
    """As authorities of a county or district begin their names."""
    _, city, county = region
    return city + county if county.endswith("区") else county


def authority(region: Region, trade: str) -> str:
    if trade == "公安局" and region[2].endswith("区"):
        return f"{region[1]}公安局{region[2].removesuffix('区')}分局"
    return seat(region) + trade


def middle_court(region: Region) -> str:
    return _MIDDLE.get(region[0], f"{region[1]}中级人民法院")


def office(draft: Draft, number: str, name: str, post: str) -> Company:
    """An authority as a party: it has a seat and a head, but neither credit code nor phone in the pleading."""
    return Company(name, "", draft.address(), draft.person(f"office{number}").name, post, "")


def case_number(rng: random.Random, region: Region, year: int, word: str, middle: bool = False) -> str:
    """（2025）苏0102民初1234号, with a court code of the region's province."""
    code = f"{rng.randint(1, 9):02d}" + ("" if middle else f"{rng.randint(1, 29):02d}")
    return f"（{year}）{_SHORT[region[0][:2]]}{code}{word}{rng.randint(12, 9899)}号"


def decision_number(rng: random.Random, region: Region, day: date, word: str) -> str:
    """苏玄市监处罚〔2025〕318号."""
    head = _SHORT[region[0][:2]] + region[2][0]
    tail = rng.choice((f"{rng.randint(3, 899)}号", f"第{rng.randint(3, 899)}号", f"{rng.randint(3, 899):04d}号"))
    return f"{head}{word}〔{day.year}〕{tail}"
