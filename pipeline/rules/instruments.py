"""The instruments of law that rules cite, and since when they say what is cited.

`since` is the day from which the articles bear the numbers cited here; `first` the day from which the same sentence
has been law, under whatever number. A rule runs from `first` and cites by the number of the case's day
(`law/numbering.yaml`). `arabic` instruments number their articles 18., `listed` ones 一、.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

from pipeline.law import LAW
from pipeline.tables import table
from pipeline.types import Citation

_DIGITS: Final = "零一二三四五六七八九"


def hanzi(n: int) -> str:
    """1..999 in Chinese numerals as articles are numbered: 10 十, 15 十五, 209 二百零九."""
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    middle = "" if not tens else "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    gap = "零" if hundreds and not tens and ones else ""
    return head + gap + middle + (_DIGITS[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class Instrument:
    name: str
    since: date
    first: date
    arabic: bool = False
    listed: bool = False

    def art(self, number: int, item: int | None = None, paragraph: int | None = None) -> Article:
        return Article(self, number, item, paragraph)


@dataclass(frozen=True, slots=True)
class Article:
    instrument: Instrument
    number: int
    item: int | None = None
    paragraph: int | None = None

    @property
    def citation(self) -> Citation:
        if self.instrument.arabic:
            return Citation(self.instrument.name, f"{self.number}.")
        if self.instrument.listed:
            return Citation(self.instrument.name, f"{hanzi(self.number)}、")
        part = f"第{hanzi(self.paragraph)}款" if self.paragraph else ""
        item = f"第({hanzi(self.item)})项" if self.item else ""
        return Citation(self.instrument.name, f"第{hanzi(self.number)}条{part}{item}")

    def on(self, day: date) -> Citation | None:
        """With the number it bore on the day; None where it was not law, or its number then is not known."""
        if day >= self.instrument.since:
            return self.citation
        number = _number_on(self.instrument.name, self.number, day)
        return None if number is None else replace(self, number=number).citation


def _number_on(name: str, number: int, day: date) -> int | None:
    versions = [v for v in _numbering().get(name, ()) if v["from"] <= day]
    shifts = versions[-1]["shifts"] if versions else ()
    return next((number + by for low, high, by in shifts if low <= number <= high), None)


@cache
def _numbering() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Older versions of each instrument, oldest first."""
    found: Mapping[str, Sequence[Mapping[str, Any]]] = table(LAW / "numbering.yaml")
    return found


L: Final = Instrument("最高人民法院关于人民法院登记立案若干问题的规定", date(2015, 5, 1), date(2015, 5, 1))
CPL: Final = Instrument("中华人民共和国民事诉讼法", date(2024, 1, 1), date(2013, 1, 1))
CPI: Final = Instrument("最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", date(2022, 4, 10), date(2015, 2, 4))
ALL: Final = Instrument("中华人民共和国行政诉讼法", date(2015, 5, 1), date(2015, 5, 1))
ALI: Final = Instrument("最高人民法院关于适用《中华人民共和国行政诉讼法》的解释", date(2018, 2, 8), date(2018, 2, 8))
OLR: Final = Instrument("人民法院在线诉讼规则", date(2021, 8, 1), date(2021, 8, 1))
LEND: Final = Instrument("最高人民法院关于审理民间借贷案件适用法律若干问题的规定", date(2021, 1, 1), date(2015, 9, 1))
LABOUR: Final = Instrument("中华人民共和国劳动争议调解仲裁法", date(2008, 5, 1), date(2008, 5, 1))
LABOUR_1: Final = Instrument(
    "最高人民法院关于审理劳动争议案件适用法律问题的解释(一)", date(2021, 1, 1), date(2021, 1, 1)
)
ENFORCE: Final = Instrument(
    "最高人民法院关于人民法院执行工作若干问题的规定(试行)", date(2021, 1, 1), date(1998, 7, 8), arabic=True
)
TRAFFIC: Final = Instrument(
    "最高人民法院关于审理道路交通事故损害赔偿案件适用法律若干问题的解释", date(2021, 1, 1), date(2012, 12, 21)
)
RECONSIDER: Final = Instrument("中华人民共和国行政复议法", date(2024, 1, 1), date(2024, 1, 1))
CRIMINAL: Final = Instrument(
    "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释", date(2021, 3, 1), date(2021, 3, 1)
)
COMPENSATION: Final = Instrument("中华人民共和国国家赔偿法", date(2010, 12, 1), date(2010, 12, 1))
LEVELS: Final = Instrument(
    "最高人民法院关于调整中级人民法院管辖第一审民事案件标准的通知", date(2021, 10, 1), date(2015, 5, 1), listed=True
)
