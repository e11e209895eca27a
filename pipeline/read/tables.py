"""A page's tables and places to tick, and its words cut where a rule parts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from pipeline.geometry import inside
from pipeline.read.engine import Image
from pipeline.read.grid import tables_of
from pipeline.read.rows import unruled
from pipeline.read.ruled import SIDE, dark, rules_in, rules_of, shrunk
from pipeline.read.ticks import ticks_in, written_ticks
from pipeline.types import Box, Cell, Page, Table, Tick, Word

_BARS: Final = frozenset("|丨｜¦︱")
"""What readers make of a rule."""
_OVER: Final = 0.3
"""A word is cut where it reaches over a border by this share of a character."""


def tabled(page: Page, image: Image) -> Page:
    """`image` is the page as it was read, upright."""
    ink = dark(shrunk(image))
    words, ticks = ticks_in(ink, page.words)
    return _laid(page, words, _told(tables_of(rules_in(ink)), words), ticks)


def drawn_tables(page: Page) -> Page:
    """The same for a page whose text layer is believed, from the rules that its file draws."""
    rules = page.layer.rules if page.layer else ()
    words, ticks = written_ticks(page.words)
    wide, high = max(page.width, 1), max(page.height, 1)
    scale = SIDE / max(wide, high)
    tables = _told(tables_of(rules_of(rules, wide * scale, high * scale)), words)
    return _laid(page, words, tables, ticks)


def _laid(page: Page, words: Sequence[Word], ruled: Sequence[Table], ticks: tuple[Tick, ...]) -> Page:
    words = cut_up(words, ruled)
    tables = (*ruled, *unruled(words, ruled, max(page.height, 1) / max(page.width, 1)))
    return replace(page, words=words, tables=tuple(sorted(tables, key=lambda t: t.box.top)), ticks=ticks)


def _told(tables: Sequence[Table], words: Sequence[Word]) -> tuple[Table, ...]:
    """Tables that say something in cells as high as their words: no frames of pictures, no strokes of large print."""
    return tuple(t for t in tables if _says(t, [w for w in words if inside(w.box, t.box) > 0.5]))


def _says(table: Table, words: Sequence[Word]) -> bool:
    high = median(c.box.bottom - c.box.top for c in table.cells)
    return len(words) >= 2 and median(w.box.bottom - w.box.top for w in words) < 1.3 * high


def cut_up(words: Sequence[Word], tables: Sequence[Table]) -> tuple[Word, ...]:
    """Words that run on over a border between cells, in their parts; a rule read as a character falls away."""
    cells = [c for t in tables if t.ruled for c in t.cells]
    return tuple(part for word in words for part in _parts(word, cells)) if cells else tuple(words)


def _parts(word: Word, cells: Sequence[Cell]) -> Iterator[Word]:
    y = (word.box.top + word.box.bottom) / 2
    if not word.edges:
        yield word
        return
    slack = _OVER * (word.box.right - word.box.left) / len(word.text)
    borders = {
        x
        for cell in cells
        if cell.box.top <= y <= cell.box.bottom
        for x in (cell.box.left, cell.box.right)
        if word.box.left + slack < x < word.box.right - slack
    }
    kept: list[float] = []
    for x in sorted(borders):
        if not kept or x - kept[-1] > slack:
            kept.append(x)
    yield from _cut(word, kept) if kept else (word,)


def _cut(word: Word, borders: Sequence[float]) -> Iterator[Word]:
    places = [min(range(len(word.edges)), key=lambda i: abs(word.edges[i] - x)) for x in borders]
    for start, end in pairwise([0, *places, len(word.text)]):
        while start < end and word.text[start] in _BARS | {" "}:
            start += 1
        while end > start and word.text[end - 1] in _BARS | {" "}:
            end -= 1
        if end > start:
            edges = word.edges[start : end + 1]
            box = Box(edges[0], word.box.top, edges[-1], word.box.bottom)
            yield replace(word, text=word.text[start:end], box=box, edges=edges, sure=word.sure[start:end])
