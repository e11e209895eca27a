"""Word's automatic paragraph numbers: the document holds no digits, only a scheme and a level."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, Final

from docx.oxml.ns import qn

_DIGITS: Final = "〇一二三四五六七八九"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ROMAN: Final = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Counts as paragraphs are asked for in document order. Bullets and unknown schemes give no label."""

    def __init__(self, part: Any) -> None:
        self._styles = part.styles.element
        try:
            self._root = part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            self._root = None
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Any, style_id: str | None) -> str:
        """The number as Word shows it, with a space after it; "" where the paragraph has none."""
        where = self._place(paragraph, style_id)
        if where is None or self._root is None:
            return ""
        num_id, level = where
        num = self._root.find(f"{qn('w:num')}[@{qn('w:numId')}='{num_id}']") if num_id.isdigit() else None
        link = num.find(qn("w:abstractNumId")) if num is not None else None
        scheme_id = link.get(qn("w:val"), "") if link is not None else ""
        levels = self._levels(num, scheme_id)
        if level not in levels:
            return ""
        counts = self._counts[scheme_id]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        return self._shown(level, levels, counts)

    def _place(self, paragraph: Any, style_id: str | None) -> tuple[str, int] | None:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        depth = 0
        while found is None and style_id and depth < 10:
            style = self._styles.find(f"{qn('w:style')}[@{qn('w:styleId')}={style_id!r}]")
            if style is None:
                return None
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            based = style.find(qn("w:basedOn"))
            style_id, depth = (based.get(qn("w:val")) if based is not None else None), depth + 1
        if found is None:
            return None
        num, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
        value = num.get(qn("w:val"), "0") if num is not None else "0"
        return None if value == "0" else (value, _int(level, 0))

    def _levels(self, num: Any, scheme_id: str) -> dict[int, tuple[str, str, int]]:
        """Level to format, text and first number; a `w:num` may override single levels."""
        if num is None or not scheme_id.isdigit():
            return {}
        scheme = self._root.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{scheme_id}']")
        own = [o.find(qn("w:lvl")) for o in num.findall(qn("w:lvlOverride"))]
        out: dict[int, tuple[str, str, int]] = {}
        for lvl in [*(scheme.findall(qn("w:lvl")) if scheme is not None else []), *(o for o in own if o is not None)]:
            kind, text = lvl.find(qn("w:numFmt")), lvl.find(qn("w:lvlText"))
            out[int(lvl.get(qn("w:ilvl"), "0"))] = (
                kind.get(qn("w:val"), "decimal") if kind is not None else "decimal",
                text.get(qn("w:val"), "") if text is not None else "",
                _int(lvl.find(qn("w:start")), 1),
            )
        return out

    def _shown(self, level: int, levels: dict[int, tuple[str, str, int]], counts: dict[int, int]) -> str:
        if levels[level][0] in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            kind, _, start = levels.get(at, ("decimal", "", 1))
            return numeral(counts.get(at, start), kind)

        text = re.sub(r"%([1-9])", number, levels[level][1])
        return f"{text} " if text and text[-1].isascii() else text


def numeral(value: int, kind: str) -> str:
    """`value` in one of Word's number formats (ECMA-376 17.18.59); decimal for those not used in Chinese papers."""
    match kind:
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand":
            return _counting(value)
        case "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand":
            return "".join(_DIGITS[int(d)] for d in str(value))
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            return _counting(value).translate(str.maketrans(_DIGITS[1:] + "十百", _LEGAL[1:] + "拾佰"))
        case "ideographTraditional":
            return _STEMS[(value - 1) % 10]
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 1 <= value <= 20:
            return _CIRCLED[value - 1]
        case "decimalFullWidth":
            return "".join(chr(0xFF10 + int(d)) for d in str(value))
        case "decimalZero":
            return f"{value:02d}"
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if kind == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(value) if kind == "lowerRoman" else _roman(value).upper()
    return str(value)


def _counting(value: int) -> str:
    if not 0 < value < 1000:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while value >= size and len(text) < 30:
            text, value = text + letters, value - size
    return text


def _int(element: Any, default: int) -> int:
    try:
        return int(element.get(qn("w:val")))
    except (AttributeError, TypeError, ValueError):
        return default
