"""What symbol fonts mean by a character: ticked, crossed and empty boxes as Unicode's ☑ ☒ ☐ (GB forms use them)."""

from __future__ import annotations

import unicodedata
from typing import Final

_WINGDINGS: Final = {0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐"}
_WINGDINGS_2: Final = {0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗", 0xA3: "☐", 0x2A: "☐", 0x30: "☐"}
_DINGBATS: Final = {0x33: "☑", 0x34: "☑", 0x38: "☒", 0x6E: "■", 0x6F: "☐", 0x71: "☐"}

# CJK Radicals Supplement characters that PDF writers put for ordinary ones; Unicode gives most no decomposition.
_RADICALS: Final = {"⼾": "户"} | dict(
    zip(
        "⺁⺄⺆⺇⺈⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺗⺙⺛⺜⺝⺟⺠⺢⺣⺤⺥⺦⺨⺩⺪⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙冂几刀卩小小尢尢尢允巳幺彑心攵无日月母民水灬爪爪爿犬王疋示礻竹糸纟罒罒网罒罒羊羊羊老老聿臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅长长长门阜阝雨青韦页风飞食食饣饣首马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟",
        strict=True,
    )
)


def symbol(code: int, font: str) -> str | None:
    """The Unicode character for a code of a symbol font, with or without the private-use offset F000."""
    name = font.rpartition("+")[2].replace(" ", "").replace("-", "").lower()
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if name.startswith("wingdings2"):
        return _WINGDINGS_2.get(code)
    if name.startswith("wingdings"):
        return _WINGDINGS.get(code) if not name.startswith("wingdings3") else None
    if name.startswith(("zapfdingbats", "zadb")):
        return _DINGBATS.get(code)
    return None


def plain(char: str, font: str) -> str:
    """The character a reader sees: radicals and compatibility forms as the ideograph, no controls ("" for those)."""
    code = ord(char)
    if code < 0x20 or 0x7F <= code < 0xA0 or code in _INVISIBLE:
        return " " if char in "\t\n" else ""
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        return _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    if code == 0xA0:
        return " "
    return symbol(code, font) or char if code < 0x80 or 0xF000 <= code <= 0xF0FF else char


_INVISIBLE: Final = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)})
