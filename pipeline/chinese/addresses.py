"""Whether two written addresses may be one place."""

from __future__ import annotations

import re
from typing import Final

from pipeline.chinese.numerals import WORDS, number
from pipeline.text import plain, similar

_REGION: Final = re.compile(
    r"^(?:中国)?(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|特别行政区))?(?:[\u4e00-\u9fff]{2,8}?(?:市|自治州|地区|盟))?"
)
_MARKS: Final = re.compile(r"[\s,。;、()\[\]\-#\"']")
_COUNTED: Final = re.compile(rf"[\d{WORDS}]{{1,6}}(?=号|栋|幢|座|楼|层|单元|室|组|队|户|弄|巷|门|期|排)|\d{{1,6}}")
_ALIKE: Final = 0.85
_UNLIKE: Final = 0.5


def addresses_agree(a: str, b: str) -> bool | None:
    """True for one place, False for two, None where the writing doesn't tell.

    Province and city may be left out on one side, and so may the last parts (a house without its flat).
    """
    left, right = _tail(a), _tail(b)
    if not left or not right:
        return None
    if left in right or right in left:
        return True
    mine, theirs = _numbers(left), _numbers(right)
    if mine and theirs and not (set(mine) <= set(theirs) or set(theirs) <= set(mine)):
        return False
    alike = similar(_without_numbers(left), _without_numbers(right))
    if alike >= _ALIKE:
        return True
    return False if alike < _UNLIKE else None


def _tail(address: str) -> str:
    clean = _MARKS.sub("", plain(address))
    return _REGION.sub("", clean) or clean


def _numbers(tail: str) -> list[int]:
    return [value for m in _COUNTED.finditer(tail) if (value := number(m[0])) is not None]


def _without_numbers(tail: str) -> str:
    return _COUNTED.sub("", tail)
