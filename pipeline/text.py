"""Normal forms of text that keep offsets, and how alike two texts are."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz import fuzz

_PUNCTUATION: Final = {
    "　": " ",
    "。": "。",
    "．": ".",
    "〔": "(",
    "〕": ")",
    "【": "[",
    "】": "]",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "﹣": "-",
    "￥": "¥",
    "﹪": "%",
    "﹕": ":",
    "︰": ":",
    "∶": ":",
    "﹐": ",",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u200b": " ",
    "\ufeff": " ",
}
_HALVED: Final = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | _PUNCTUATION

_WIDE: Final = re.compile("[" + re.escape("".join(_HALVED)) + "]")

_LOOKALIKES: Final = (
    "0OoD〇○Q",
    "1lI|i一丨",
    "2Zz",
    "5Ss",
    "8B",
    "6b",
    "9gq",
    "季李秀",
    "日曰目白",
    "未末",
    "己已巳",
    "土士",
    "千干于",
    "人入八",
    "大太犬",
    "王玉主壬",
    "天夭无",
    "田由甲申",
    "戊戌戍成",
    "木术本",
    "刀力",
    "儿几",
    "东车",
    "风凤",
    "治冶",
    "侯候",
    "晴睛",
    "杨扬",
    "张弛",
    "拆折析",
    "账帐",
    "候侯",
    "洒酒",
    "微徽",
    "崇祟",
    "贝见",
    "夂攵",
    "冷泠",
    "冶治",
    "免兔",
    "延廷",
    "陈阵",
    "刘列",
    "孙孔",
    "周同",
    "吴昊",
    "徐除",
    "胡湖",
    "宋宗",
    "薛薜",
    "汪注",
    "钱线",
    "卢户",
    "袁哀",
    "毛手",
    "丘兵",
    "芳芬",
    "莉利",
    "波坡",
    "峰锋蜂",
    "涛祷",
    "俊後",
    "辉挥",
    "婷停",
    "玲铃",
    "敏敬",
    "娟捐",
    "霞露",
    "健建",
    "宁宇",
    "亮高",
    "飞乞",
    "雷霄",
    "鑫蠢",
    "拾抬",
    "佰伯",
    "仟任",
    "元无",
    "万方",
    "壹壶",
    "陆陇",
    "柒染",
    "玖致",
)
_TWINS: Final = frozenset((a, b) for group in _LOOKALIKES for a in group for b in group if a != b)


def halved(text: str) -> str:
    """Full-width ASCII and Chinese punctuation with an ASCII twin made half-width, character for character.

    The result has the same length, so offsets into it are offsets into `text`.
    """
    return _WIDE.sub(_half_of, text)


def _half_of(match: re.Match[str]) -> str:
    return _HALVED[match[0]]


def squeezed(text: str) -> str:
    """Without any white space."""
    return "".join(text.split())


def plain(text: str) -> str:
    """The form to compare by: half width, no white space."""
    return squeezed(halved(text))


def lookalike(a: str, b: str) -> bool:
    """Whether two different texts differ only in characters that a reader may take for one another (李/季, 0/O)."""
    left, right = plain(a), plain(b)
    if left == right or len(left) != len(right):
        return False
    return all(x == y or (x, y) in _TWINS for x, y in zip(left, right, strict=True))


def similar(a: str, b: str) -> float:
    """1.0 for the same characters in the same order, 0.0 for none in common; white space and width don't count."""
    return similar_plain(plain(a), plain(b))


def similar_plain(a: str, b: str) -> float:
    """As `similar`, of texts that are plain already."""
    return float(fuzz.ratio(a, b)) / 100.0
