"""A document as one text with a box for every character: what extractors read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Final

from pipeline.geometry import slice_of, union
from pipeline.text import squeezed
from pipeline.types import Box, Cell, Document, Evidence, Field, Mark, Page, Table, Tick, Word

_SOLID: Final = re.compile(r"\S+")


@dataclass(frozen=True)
class Line:
    """One printed line: `start`..`end` are its characters in the sheet's text (without the newline)."""

    page: Page
    words: tuple[Word, ...]
    start: int
    end: int
    text: str

    @cached_property
    def box(self) -> Box:
        return union(w.box for w in self.words)


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A table's cell with what stands in it: the offsets of its words, line by line."""

    cell: Cell
    spans: tuple[tuple[int, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class FilledTable:
    """`rows` hold the cells that begin in them, from left to right."""

    page: Page
    table: Table
    rows: tuple[tuple[FilledCell, ...], ...]


class Sheet:
    """The text of a document: lines joined by newlines, pages in order, words of a line joined as they stand.

    Offsets into `text` are the common currency: spaCy spans, regex matches and evidence all speak of them.
    Full-width letters and digits are kept as read, so that offsets hold; normalise values, not the text.
    """

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = tuple(pages)
        self.lines: tuple[Line, ...] = tuple(_lines(self.pages))
        self.text = "\n".join(line.text for line in self.lines)
        self._starts = [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line:
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """One Evidence a line touched; confidence is the lowest of the words touched. Empty spans give ()."""
        found: list[Evidence] = []
        for line in self._lines_between(start, end):
            left, right = max(start, line.start), min(end, line.end)
            pieces = list(_pieces(line, left, right))
            if pieces:
                box = union(piece.box for piece in pieces)
                text, sure = self.text[left:right], _sure(line, left, right)
                lead = len(text) - len(text.lstrip())
                own = text.strip()
                told = min(piece.confidence for piece in pieces)
                found.append(Evidence(line.page.page_id, box, own, told, sure[lead : lead + len(own)]))
        return tuple(found)

    def field(
        self, name: str, value: str, start: int, end: int, source: str, *, item: int | None = None, trust: float = 1.0
    ) -> Field:
        """A field whose confidence is that of its least certain word times the trust in the way it was found."""
        evidence = self.evidence(start, end)
        seen = [e.confidence for e in evidence if e.confidence is not None]
        return Field(name, value, round(min(seen) * trust, 4) if seen else None, evidence, source, item)

    def find(self, pattern: str | re.Pattern[str], start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Offsets of the match are offsets of the sheet."""
        return re.compile(pattern).search(self.text, start, len(self.text) if end is None else end)

    def marks(self) -> tuple[tuple[Page, Mark], ...]:
        """Marks more likely there than not; the pages keep the doubtful ones too."""
        return tuple((page, mark) for page in self.pages for mark in page.marks if mark.confidence >= 0.5)

    @cached_property
    def tables(self) -> tuple[FilledTable, ...]:
        """Every table of every page with its words; a word belongs to the cell in which its middle lies."""
        return tuple(self._filled(page, table) for page in self.pages for table in page.tables)

    def ticks(self) -> tuple[tuple[Page, Tick], ...]:
        return tuple((page, tick) for page in self.pages for tick in page.ticks)

    def _filled(self, page: Page, table: Table) -> FilledTable:
        words = [placed for line in self.lines if line.page.page_id == page.page_id for placed in _placed(line)]
        rows: dict[int, list[FilledCell]] = {}
        for cell in table.cells:
            mine = [(start, word) for start, word in words if _holds(cell.box, word.box)]
            spans = tuple((start, start + len(word.text)) for start, word in mine)
            rows.setdefault(cell.row, []).append(FilledCell(cell, spans, _text_of(mine)))
        return FilledTable(page, table, tuple(tuple(rows[n]) for n in sorted(rows)))

    @cached_property
    def flat(self) -> tuple[str, Callable[[int], int]]:
        """The text without white space, and the map from its offsets back to the sheet's."""
        kept = [i for part in _SOLID.finditer(self.text) for i in range(*part.span())]
        return squeezed(self.text), lambda offset: kept[offset] if offset < len(kept) else len(self.text)

    def _lines_between(self, start: int, end: int) -> Iterator[Line]:
        at = max(0, bisect_right(self._starts, start) - 1)
        for line in self.lines[at:]:
            if line.start >= end:
                return
            if line.end > start:
                yield line


def sheet_of(document: Document) -> Sheet:
    return Sheet(document.pages)


def _lines(pages: tuple[Page, ...]) -> Iterator[Line]:
    start = 0
    for page in pages:
        for words in by_line(page):
            text = "".join((_gap(words[i - 1], w) if i else "") + w.text for i, w in enumerate(words))
            yield Line(page, words, start, start + len(text), text)
            start += len(text) + 1


def _placed(line: Line) -> Iterator[tuple[int, Word]]:
    """The line's words with their offsets in the sheet's text."""
    at = line.start
    for i, word in enumerate(line.words):
        at += len(_gap(line.words[i - 1], word)) if i else 0
        yield at, word
        at += len(word.text)


def _pieces(line: Line, start: int, end: int) -> Iterator[Word]:
    """The parts of the line's words that lie between two offsets."""
    for at, word in _placed(line):
        left, right = max(start, at) - at, min(end, at + len(word.text)) - at
        if right > left:
            yield Word(word.text[left:right], slice_of(word, left, right), word.confidence, word.line)


def _sure(line: Line, start: int, end: int) -> tuple[float, ...]:
    """The probability of each character between two offsets, 1 for those that the engine said nothing of; empty where
    it said nothing of any."""
    sure = [1.0] * (end - start)
    measured = False
    for at, word in _placed(line):
        for i, chance in enumerate(word.sure if len(word.sure) == len(word.text) else (), start=at):
            if start <= i < end:
                sure[i - start], measured = chance, True
    return tuple(sure) if measured else ()


def by_line(page: Page) -> Iterator[tuple[Word, ...]]:
    return (tuple(words) for _, words in groupby(page.words, attrgetter("line")))


def _holds(box: Box, word: Box) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box.left <= x < box.right and box.top <= y < box.bottom


def _text_of(words: list[tuple[int, Word]]) -> str:
    """Words of a line joined as they stand, lines by newlines."""
    text = ""
    for i, (_, word) in enumerate(words):
        before = words[i - 1][1] if i else word
        text += ("\n" if word.line != before.line else _gap(before, word) if i else "") + word.text
    return text


def _gap(before: Word, after: Word) -> str:
    """Words that stand apart by more than a character get a space between them."""
    size = (before.box.right - before.box.left) / max(1, len(before.text))
    return " " if after.box.left - before.box.right > size else ""
