"""Glyphs as a PDF draws them to words on visual lines."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from pipeline.geometry import clip
from pipeline.ingest.symbols import plain
from pipeline.pdf import Content, FormValue, Glyph
from pipeline.types import Box, TextLayer, Word

_WIDE: Final = 0.7
"""A gap wider than this share of the glyph's height ends a word (CJK fonts are about 1.2 em high: 0.85 em)."""
_TICKS: Final = frozenset("☑☐")
_SPACE: Final = re.compile(r"\s+")


def layer_of(content: Content) -> TextLayer | None:
    """The page's own text, or None where it has none.

    Invisible glyphs count in `hidden`; they become words only where most text is invisible (the OCR layer of a scan),
    because on a page of visible text nobody sees them.
    """
    glyphs = [g for g in map(_cleaned, content.glyphs) if g.text and _on_page(g, content)]
    inked = [g for g in glyphs if g.text != " "]
    hidden = sum(g.hidden for g in inked) / len(inked) if inked else 0.0
    if hidden < 0.5:
        glyphs = [g for g in glyphs if not g.hidden]
    glyphs = list(_with_values(glyphs, content.values))
    if not any(g.text != " " for g in glyphs):
        return None
    words = tuple(_words(glyphs, content.width, content.height))
    rules = tuple(_fraction(rule, content.width, content.height) for rule in content.rules)
    return TextLayer(words, round(hidden, 4), round(content.cover, 4), rules)


def plausible(layer: TextLayer) -> bool:
    """Whether the text could be what the page shows: enough of it, mapped to real characters, mostly ideographs.

    Only decides how sharply the page is drawn; whether the layer is believed is decided where pages are read.
    """
    text = _SPACE.sub("", "".join(word.text for word in layer.words))
    if len(text) < 60 or layer.hidden > 0.05:
        return False
    unmapped = sum(unicodedata.category(c) in ("Co", "Cn", "Cc") or c == "\ufffd" for c in text)
    ideographs = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return unmapped <= 0.01 * len(text) and ideographs >= 0.3 * len(text)


def _cleaned(glyph: Glyph) -> Glyph:
    text = _shown(glyph.text, glyph.font)
    return glyph if text == glyph.text else glyph._replace(text=text)


@lru_cache(maxsize=8192)
def _shown(text: str, font: str) -> str:
    text = "".join(plain(c, font) for c in text)
    return " " if text and not text.strip() else text


def _on_page(glyph: Glyph, content: Content) -> bool:
    _, left, top, right, bottom, *_ = glyph
    return 0 <= left + right <= 2 * content.width and 0 <= top + bottom <= 2 * content.height


def _with_values(glyphs: list[Glyph], values: Sequence[FormValue]) -> Iterator[Glyph]:
    """The glyphs, with those of a form field replaced where its appearance does not say what the field holds."""
    run = max((g.run for g in glyphs), default=0) + 1
    for value in values:
        within = [g for g in glyphs if _within(g, value)]
        shown = "".join(g.text for g in within)
        if _SPACE.sub("", shown) == _SPACE.sub("", value.text):
            continue
        glyphs = [g for g in glyphs if not _within(g, value)]
        lines = value.text.splitlines()
        high = (value.bottom - value.top) / len(lines)
        for line in lines:
            glyphs.extend(_typed(line, value._replace(bottom=value.top + high), run))
            value = value._replace(top=value.top + high)
            run += 1
    yield from glyphs


def _within(glyph: Glyph, value: FormValue) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return value.left <= x <= value.right and value.top <= y <= value.bottom


def _typed(text: str, place: FormValue, run: int) -> Iterator[Glyph]:
    """Glyphs of a field's line, as wide as its height allows and never wider than the field."""
    widths = [1.0 if ord(c) >= 0x2E80 or c in _TICKS else 0.5 for c in text]
    unit = min(0.8 * (place.bottom - place.top), (place.right - place.left) / (sum(widths) or 1))
    left = place.left
    for char, width in zip(text, widths, strict=True):
        yield Glyph(char, left, place.top, left + width * unit, place.bottom, run, True, False, "")
        left += width * unit


def _words(glyphs: list[Glyph], wide: float, high: float) -> Iterator[Word]:
    level = [g for g in glyphs if g.level]
    other = [g for g in glyphs if not g.level]
    lines = list(_visual_lines(level))
    for number, line in enumerate(lines):
        for word in _split(line):
            yield _word(word, number, wide, high)
    number = len(lines)
    for _, group in groupby(other, key=attrgetter("run")):
        word = [g for g in group if g.text != " "]
        if word:
            yield Word("".join(g.text for g in word), _box(word, wide, high), 1.0, number)
            number += 1


def _visual_lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Runs whose middles lie within half a glyph of each other, from top to bottom, each from left to right."""
    runs = [list(group) for _, group in groupby(glyphs, key=attrgetter("run"))]
    runs = [run for run in runs if any(g.text != " " for g in run)]
    lines: list[tuple[float, float, list[Glyph]]] = []
    for run in sorted(runs, key=_middle):
        middle, height = _middle(run), _height(run)
        if lines and abs(lines[-1][0] - middle) < 0.5 * min(lines[-1][1], height):
            lines[-1][2].extend(run)
        else:
            lines.append((middle, height, list(run)))
    for _, _, line in lines:
        yield list(_once(sorted(line, key=attrgetter("left"))))


def _once(line: Iterable[Glyph]) -> Iterator[Glyph]:
    """Without the second strike of characters printed twice to look bold."""
    recent: deque[Glyph] = deque(maxlen=4)
    for glyph in line:
        least = glyph.left - 0.25 * (glyph.right - glyph.left)
        if recent and recent[-1].left >= least and any(g.text == glyph.text and g.left >= least for g in recent):
            continue
        recent.append(glyph)
        yield glyph


def _split(line: list[Glyph]) -> Iterator[list[Glyph]]:
    """Words of a line; a narrow space stays inside its word."""
    word: list[Glyph] = []
    spaces: list[Glyph] = []
    for glyph in line:
        if glyph.text == " ":
            spaces.append(glyph)
            continue
        if word:
            gap = glyph.left - word[-1].right
            if gap > _WIDE * min(glyph.bottom - glyph.top, word[-1].bottom - word[-1].top):
                yield word
                word = []
            elif spaces and gap > 0:
                word.append(spaces[0]._replace(left=word[-1].right, right=glyph.left))
        word.append(glyph)
        spaces = []
    if word:
        yield word


def _word(glyphs: list[Glyph], number: int, wide: float, high: float) -> Word:
    """`glyphs` stand in order of their left edges; a ligature's characters share its width."""
    edges: list[float] = []
    for glyph in glyphs:
        edges.append(glyph.left)
        if len(glyph.text) > 1:
            step = (glyph.right - glyph.left) / len(glyph.text)
            edges.extend(glyph.left + k * step for k in range(1, len(glyph.text)))
    edges.append(max(glyphs[-1].right, edges[-1]))
    text = "".join(g.text for g in glyphs)
    return Word(text, _box(glyphs, wide, high), 1.0, number, tuple(round(min(max(x / wide, 0), 1), 5) for x in edges))


def _fraction(rule: tuple[float, float, float, float], wide: float, high: float) -> Box:
    left, top, right, bottom = rule
    box = clip(Box(left / wide, top / high, right / wide, bottom / high))
    return Box(*(round(x, 5) for x in box))


def _box(glyphs: list[Glyph], wide: float, high: float) -> Box:
    box = clip(
        Box(
            min(g.left for g in glyphs) / wide,
            min(g.top for g in glyphs) / high,
            max(g.right for g in glyphs) / wide,
            max(g.bottom for g in glyphs) / high,
        )
    )
    return Box(*(round(x, 5) for x in box))


def _middle(run: list[Glyph]) -> float:
    return sum(g.top + g.bottom for g in run) / (2 * len(run))


def _height(run: list[Glyph]) -> float:
    return max(g.bottom - g.top for g in run)
