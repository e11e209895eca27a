"""Rows of characters, each with the place it was taken from, laid on A4 pages as words with boxes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.geometry import union
from pipeline.types import Box, Page, Quality, TextSource, Word

NOWHERE: Final = -1
_WIDTH, _HEIGHT = 1654, 2339
_LEFT, _RIGHT, _TOP, _BOTTOM = 0.12, 0.88, 0.08, 0.92
_HANGING: Final = frozenset("，。；：、）》”,.;:)")
"""Characters that no line begins with: they hang over the right edge."""

_COLUMN: Final = 6
"""How many characters wide the column of role words is where parties stand in columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph. `origin` is each character's offset in the source, NOWHERE for those the paper adds.

    `style` is title, text, flush (no indent) or right; the first `head` characters stand in a column of their own.
    """

    text: str
    origin: tuple[int, ...]
    style: str = "text"
    head: int = 0

    def __add__(self, other: Row) -> Row:
        return Row(self.text + other.text, self.origin + other.origin, self.style, self.head)


def added(text: str, style: str = "text") -> Row:
    return Row(text, (NOWHERE,) * len(text), style)


def taken(text: str, start: int, end: int, style: str = "text") -> Row:
    """Characters start..end of the source without its line breaks."""
    kept = [i for i in range(start, end) if text[i] not in "\r\n"]
    return Row("".join(text[i] for i in kept), tuple(kept), style)


class Spot(NamedTuple):
    """Where a character of the source was laid."""

    page: int
    line: int
    box: Box


@dataclass(slots=True)
class Laid:
    pages: tuple[Page, ...]
    spots: dict[int, Spot] = field(default_factory=dict)

    def boxes(self, start: int, end: int) -> tuple[str | None, tuple[Box, ...]]:
        """The first page that shows characters start..end of the source, and a box for each of its lines there."""
        found = [self.spots[i] for i in range(start, end) if i in self.spots]
        if not found:
            return None, ()
        first = min(spot.page for spot in found)
        lines = sorted({spot.line for spot in found if spot.page == first})
        here = (union(s.box for s in found if (s.page, s.line) == (first, line)) for line in lines)
        return self.pages[first].page_id, tuple(here)


class _Line(NamedTuple):
    """The first `head` characters stand at the margin, the others from `column` characters on."""

    text: str
    origin: tuple[int, ...]
    style: str
    column: float
    head: int = 0


def laid(rows: Iterable[Row], file: str, width: int, capacity: int) -> Laid:
    """`width` is characters a line, `capacity` lines a page."""
    lines = [line for row in rows for line in _lines(row, width)]
    spots: dict[int, Spot] = {}
    pages = []
    for index, at in enumerate(range(0, len(lines), capacity)):
        words: list[Word] = []
        for no, line in enumerate(lines[at : at + capacity]):
            for word, origin in _words(line, no, width, capacity):
                words.append(word)
                spots |= dict(_spots(word, origin, index))
        pages.append(_page(file, index + 1, tuple(words)))
    return Laid(tuple(pages), spots)


def _units(char: str) -> float:
    return 1.0 if ord(char) > 0x2E80 else 0.5


def _lines(row: Row, width: int) -> Iterator[_Line]:
    if row.style in ("title", "right"):
        yield _Line(row.text, row.origin, row.style, 0.0)
        return
    later = _COLUMN if row.head else 0
    at, first, column = 0, row.head, later or (0 if row.style == "flush" else 2)
    while at < len(row.text):
        end = _end(row.text, first, width - column)
        yield _Line(row.text[at:end], row.origin[at:end], row.style, column, 0 if at else row.head)
        at, first, column = end, end, later


def _end(text: str, start: int, room: float) -> int:
    """Where the line that begins at `start` breaks: never before hanging punctuation, nor within a number or a word."""
    used, end = 0.0, start
    while end < len(text) and used + _units(text[end]) <= room + (text[end] in _HANGING):
        used += _units(text[end])
        end += 1
    if end == len(text):
        return end
    whole = end
    while whole > start and text[whole].isascii() and text[whole - 1].isascii():
        whole -= 1
    return whole if whole > start else max(end, start + 1)


def _words(line: _Line, no: int, width: int, capacity: int) -> Iterator[tuple[Word, tuple[int, ...]]]:
    size = (_RIGHT - _LEFT) / width * (1.5 if line.style == "title" else 1.0)
    length = sum(map(_units, line.text)) * size
    starts = {"title": max(0.02, 0.5 - length / 2), "right": max(_LEFT, _RIGHT - length)}
    pitch = (_BOTTOM - _TOP) / capacity
    top = _TOP + no * pitch
    for start, end, column in ((0, line.head, 0.0), (line.head, len(line.text), line.column)):
        if end > start:
            edges = [starts.get(line.style, _LEFT + column * size)]
            for char in line.text[start:end]:
                edges.append(edges[-1] + _units(char) * size)
            box = Box(edges[0], top, edges[-1], top + 0.7 * pitch)
            yield Word(line.text[start:end], box, 1.0, no, tuple(edges)), line.origin[start:end]


def _spots(word: Word, origin: tuple[int, ...], page: int) -> Iterator[tuple[int, Spot]]:
    for i, offset in enumerate(origin):
        if offset != NOWHERE:
            yield offset, Spot(page, word.line, word.box._replace(left=word.edges[i], right=word.edges[i + 1]))


def _page(file: str, no: int, words: tuple[Word, ...]) -> Page:
    digest = hashlib.sha256("\n".join(word.text for word in words).encode()).hexdigest()
    return Page(
        f"{file}#{no}", file, no, _WIDTH, _HEIGHT, digest, quality=Quality(1.0, 1.0, 1.0, 1.0), printed=True,
        text_source=TextSource.TEXT_LAYER, words=words,
    )  # fmt: skip
