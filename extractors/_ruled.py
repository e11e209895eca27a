"""Labels and values in the cells of drawn tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from extractors._view import Span
from pipeline.sheet import FilledCell, Sheet
from pipeline.text import plain

_MARKS: Final = re.compile(r"[:：()（）\[\]*/、]")
_PAIRED: Final = (2, 4)
"""Rows of so many cells hold labels and values by turns; longer ones are headings or records."""


class Pairs:
    """Where values stand in the cells beside their labels'."""

    def __init__(self, sheet: Sheet) -> None:
        self._values = dict(_pairs(sheet))

    def beside(self, label: Span) -> tuple[Span, ...]:
        """The words, a span a line, of the cell to the right of one that holds nothing but the label."""
        return self._values.get(label, ())


def _pairs(sheet: Sheet) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    for table in sheet.tables:
        for row in table.rows if table.table.ruled else ():
            if len(row) in _PAIRED:
                for label, value in zip(row[::2], row[1::2], strict=True):
                    if label.spans and value.spans:
                        yield (label.spans[0][0], label.spans[-1][1]), tuple(_lines(sheet, value))


def _lines(sheet: Sheet, cell: FilledCell) -> Iterator[Span]:
    for _, group in groupby(cell.spans, key=lambda span: sheet.line_at(span[0]).start):
        spans = list(group)
        yield spans[0][0], spans[-1][1]


def labelled(sheet: Sheet, pattern: str) -> Iterator[tuple[Span, ...]]:
    """Words of cells beside one that says what `pattern` matches in full, marks aside."""
    for table in sheet.tables:
        for row in table.rows if table.table.ruled else ():
            for label, value in pairwise(row):
                if re.fullmatch(pattern, _MARKS.sub("", plain(label.text))) and value.spans:
                    yield value.spans
