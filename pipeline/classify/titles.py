"""What papers call themselves: the titles that stand at the top of each type, and finding them in lines as read."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from pipeline.text import halved, squeezed

TITLES: Final[dict[str, str]] = {
    halved(title): doc_type
    for doc_type, _, titles in (
        line.partition(": ") for line in Path(__file__).with_name("titles.txt").read_text(encoding="utf-8").splitlines()
    )
    for title in titles.split()
}
_BY_LENGTH: Final = sorted(TITLES, key=len, reverse=True)
_SUFFIXES: Final = tuple(t for t in _BY_LENGTH if len(t) >= 4 and t != "借款合同")
"""A 借款合同 with a bank's name or a kind of loan before it is a bank's; alone it is a note between people."""
_AFTER_A_NAME: Final = tuple(t for t in _BY_LENGTH if len(t) == 3)
_NAME_END: Final = re.compile(r"(?:公司|工厂|[厂店行部社院局会所]|中心|超市|商行|集团|医院|银行|法院|纠纷|争议)$")
"""Three characters such as 送货单 are a title after an organization's name or a cause, not after other words."""
_LONGEST: Final = 34


class Title(NamedTuple):
    """`how` is whole (the line is the title) | tail (something stands before it, such as a bank's name) | near."""

    doc_type: str
    how: str


_ITEM: Final = re.compile(r"\d{1,2}[.、,](?!\d)")
"""1. 物业服务合同 is a row of a form or list, and no title."""
_BRACKET: Final = re.compile(r"\((?!普通发票|增值税|电子|简易)[^()]{0,30}\)?$")


def plain(line: str) -> str:
    """Without spaces, full-width forms, a bracketed remark at the end and marks around it."""
    text = squeezed(halved(line)).strip(":·*★-_.\"'《》[]")
    return _BRACKET.sub("", text) or text


@lru_cache(maxsize=4096)
def title_of(line: str) -> Title | None:
    """The title that a line is, ends in, or is one misread character away from."""
    text = plain(line)
    if not 2 <= len(text) <= _LONGEST or _ITEM.match(text):
        return None
    if text in TITLES:
        return Title(TITLES[text], "whole")
    tail = next((t for t in _SUFFIXES if text.endswith(t)), None)
    if tail and len(text) - len(tail) <= 16 and not set(text) & set(",。;、"):
        return Title(TITLES[tail], "tail")
    short = next((t for t in _AFTER_A_NAME if text.endswith(t) and _NAME_END.search(text[: -len(t)])), None)
    return Title(TITLES[short], "tail") if short else _near(text)


def _near(text: str) -> Title | None:
    if len(text) < 4:
        return None
    found = process.extractOne(text, _BY_LENGTH, scorer=fuzz.ratio, score_cutoff=74 if len(text) > 4 else 75)
    if found is None or abs(len(found[0]) - len(text)) > 1 or len(found[0]) < 4:
        return None
    return Title(TITLES[found[0]], "near")


@lru_cache(maxsize=4096)
def like_titles(line: str) -> tuple[str, ...]:
    """Types of the known titles that share most with a title never seen."""
    text = plain(line)
    if not 2 <= len(text) <= _LONGEST or set(text) & set(",。;、:"):
        return ()
    found = process.extract(text, _BY_LENGTH, scorer=fuzz.ratio, score_cutoff=45, limit=4)
    return tuple(dict.fromkeys(TITLES[title] for title, _, _ in found))
