"""Collecting what is said of one party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors._pleading.reading import Piece, Reading
from extractors._pleading.words import EMPTY
from pipeline.types import Field


class Gatherer:
    """Collects the fields of one block; each particular once, the surer way first."""

    def __init__(self, reading: Reading, start: int, end: int, item: int) -> None:
        self.reading, self.start, self.end, self.item = reading, start, end, item
        self.fields: list[Field] = []

    @property
    def text(self) -> str:
        return self.reading.text[self.start : self.end]

    def has(self, name: str) -> bool:
        return any(f.name == f"party.{name}" for f in self.fields)

    def add(self, name: str, value: str, start: int, end: int, way: str, trust: float = 0.97) -> None:
        clean = value.strip(" ,;:。、_\n\u3000")
        if clean and not EMPTY.fullmatch(clean) and not self.has(name):
            made = self.reading.field(f"party.{name}", clean, start, end, way, item=self.item, trust=trust)
            self.fields.append(made)

    def labels(self, *names: str) -> Iterator[tuple[Piece, int, int]]:
        """Labels of these fields in the block, with where their value may begin and where the next label stands."""
        pieces = list(self.reading.among("FIELD", self.start, self.end))
        for i, piece in enumerate(pieces):
            if piece.value in names and self._is_label(piece):
                after = re.compile(r"(?:\([^()\n]{1,16}\))?[ ]?:?[ \n_]{0,3}").match(
                    self.reading.text, piece.end, self.end
                )
                yield piece, after.end() if after else piece.end, self._next(pieces[i + 1 :])

    def _is_label(self, piece: Piece) -> bool:
        before = self.reading.text[piece.start - 1 : piece.start] if piece.start > self.start else ""
        follows = self.reading.text[piece.end : piece.end + 1]
        return (
            piece.text.endswith(":")
            or follows in ":("
            or before in ("", ",", ";", "。", " ", "\n", "(", ")", "、", "，")
            or before == "/"
        )

    def _next(self, rest: Sequence[Piece]) -> int:
        return next((p.start for p in rest if self._is_label(p)), self.end)
