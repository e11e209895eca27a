"""Characters of a sheet chosen by place, in half width, without idle white space, each knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.geometry import slice_of, union
from pipeline.sheet import Sheet
from pipeline.text import halved
from pipeline.types import Box, Evidence, Field, Page, Word

Span = tuple[int, int]

_RUN = re.compile(r"\S+(?: \S+)*")


class Cell:
    """Words of one line that stand together: what a table would hold in one cell."""

    __slots__ = ("box", "end", "page", "start", "text")

    def __init__(self, page: Page, box: Box, start: int, end: int, text: str) -> None:
        self.page, self.box, self.start, self.end, self.text = page, box, start, end, text

    @property
    def middle(self) -> tuple[float, float]:
        return (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2

    @property
    def height(self) -> float:
        return self.box.bottom - self.box.top


def cells_of(sheet: Sheet, wide: float = 2.5, skip: Callable[[Word], bool] | None = None) -> tuple[Cell, ...]:
    """Every line cut where words stand more than `wide` characters apart, in reading order, without words to skip."""
    return tuple(cell for line_pieces in _pieces(sheet, skip) for cell in _grouped(sheet, line_pieces, wide))


def _pieces(sheet: Sheet, skip: Callable[[Word], bool] | None) -> Iterator[list[tuple[int, int, Box, Page]]]:
    for line in sheet.lines:
        pieces: list[tuple[int, int, Box, Page]] = []
        at = line.start
        for word in line.words:
            at = sheet.text.index(word.text, at) if word.text else at
            for run in () if skip and skip(word) else _RUN.finditer(word.text):
                pieces.append((at + run.start(), at + run.end(), slice_of(word, *run.span()), line.page))
            at += len(word.text)
        yield pieces


def _grouped(sheet: Sheet, pieces: list[tuple[int, int, Box, Page]], wide: float) -> Iterator[Cell]:
    group: list[tuple[int, int, Box, Page]] = []
    for piece in pieces:
        if group and piece[2].left - group[-1][2].right > wide * _character(group[-1]):
            yield _cell(sheet, group)
            group = []
        group.append(piece)
    if group:
        yield _cell(sheet, group)


def _character(piece: tuple[int, int, Box, Page]) -> float:
    """The width of a full character: from the height and the page's shape where the run is too short to tell."""
    _, _, box, page = piece
    return max((box.bottom - box.top) * (page.height / page.width if page.width else 1.0) * 0.8, 1e-4)


def _cell(sheet: Sheet, group: list[tuple[int, int, Box, Page]]) -> Cell:
    start, end = group[0][0], group[-1][1]
    return Cell(group[0][3], union(piece[2] for piece in group), start, end, sheet.text[start:end])


class View:
    """`text` holds the characters of the spans in half width; `at[i]` is the sheet offset of character i.

    White space is dropped but for one blank or line break between two Latin letters or digits, so that numbers and
    times stay apart.
    """

    def __init__(self, sheet: Sheet, spans: Iterable[Span]) -> None:
        self.sheet = sheet
        self.at: list[int] = []
        chars: list[str] = []
        for start, end in spans:
            for i in range(start, end):
                if not (c := sheet.text[i]).isspace():
                    chars.append(c)
                    self.at.append(i)
                elif i + 1 < end and chars and _latin(chars[-1]) and _latin(sheet.text[i + 1]):
                    chars.append("\n" if sheet.text[i] == "\n" else " ")
                    self.at.append(i)
        self.text = halved("".join(chars))

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        return tuple(e for run in self.spans(start, end) for e in self.sheet.evidence(*run))

    def field(
        self, name: str, value: str, span: Span, source: str, *, item: int | None = None, trust: float = 1.0
    ) -> Field:
        evidence = self.evidence(*span)
        seen = [e.confidence for e in evidence if e.confidence is not None]
        return Field(name, value, round(min(seen) * trust, 4) if seen else None, evidence, source, item)

    def sub(self, start: int, end: int) -> View:
        return View(self.sheet, self.spans(start, end))

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """Stretches of the sheet between whose characters nothing but white space stands."""
        kept = self.at[max(0, start) : end]
        if not kept:
            return
        first = last = kept[0]
        for i in kept[1:]:
            if i <= last or self.sheet.text[last + 1 : i].strip():
                yield first, last + 1
                first = i
            last = i
        yield first, last + 1


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def whole(sheet: Sheet) -> View:
    return View(sheet, [(0, len(sheet.text))])


def same_row(a: Box, b: Box) -> bool:
    """Their heights overlap by half of the lower one."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.5 * min(a.bottom - a.top, b.bottom - b.top)
