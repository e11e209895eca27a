"""The text of a pleading with its labels and values, and the way from a place in it to a field."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline import nlp
from pipeline.sheet import Sheet
from pipeline.types import Field


class Piece(NamedTuple):
    """A stretch of the text that means something: a label, a list marker or a value."""

    kind: str
    value: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is half width with a newline only between paragraphs; `raw` is the same as printed,
    character for character."""

    sheet: Sheet
    text: str
    raw: str
    at: list[int]
    pieces: dict[str, list[Piece]]
    name: str

    def among(self, kind: str, start: int, end: int) -> Iterator[Piece]:
        """Pieces of a kind that lie within start..end."""
        group = self.pieces.get(kind, [])
        for piece in group[bisect_left(group, start, key=lambda p: p.start) :]:
            if piece.start >= end:
                return
            if piece.end <= end:
                yield piece

    def said(self, start: int, end: int) -> str:
        """What is printed there, in one line."""
        return self.raw[start:end].replace("\n", "").strip()

    def field(
        self, name: str, value: str, start: int, end: int, way: str, *, item: int | None = None, trust: float = 0.97
    ) -> Field:
        """`way` names the pattern that found it, `trust` how often such a find is right."""
        left, right = (self.at[start], self.at[end - 1] + 1) if end > start else (0, 0)
        return self.sheet.field(name, value, left, right, f"{self.name}/pattern:{way}", item=item, trust=trust)

    def paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph around a place."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end


def reading_of(sheet: Sheet, name: str) -> Reading:
    """`name` is the extractor's, and stands in each field's source."""
    return _reading(sheet, name, nlp.read(sheet))


def part_of(sheet: Sheet, name: str, text: str, at: list[int]) -> Reading:
    """A reading of characters chosen from the sheet; `at` is where each stands."""
    return _reading(sheet, name, nlp.read_text(sheet, text, at))


def _reading(sheet: Sheet, name: str, doc: Any) -> Reading:
    at: list[int] = doc._.at
    text: str = doc._.source
    printed, last = sheet.text, len(sheet.text)
    raw = "".join(["\n" if c == "\n" or i >= last else printed[i] for c, i in zip(text, at, strict=True)])
    pieces = {kind: list(group) for kind, group in _pieces(doc)}
    return Reading(sheet, text, raw, at, pieces, name)


def _pieces(doc: Any) -> Iterator[tuple[str, list[Piece]]]:
    text: str = doc._.source
    ents = [Piece(e.label_, e.ent_id_, e.start, e.end, text[e.start : e.end]) for e in doc.ents]
    for kind in ("ROLE", "FIELD", "HEAD"):
        yield kind, [e for e in ents if e.kind == kind]
    for name, group in doc.spans.items():
        marked = name == "markers"
        yield (
            name,
            [Piece(name, s.label_ if marked else s.kb_id_, s.start, s.end, text[s.start : s.end]) for s in group],
        )
