"""A form as two columns: labels on the left, what was filled in on the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, NamedTuple

from extractors._pleading.reading import Reading, part_of
from extractors._pleading.ticks import resolved
from pipeline.chinese.labels import LABELS
from pipeline.sheet import FilledTable, Line, Sheet
from pipeline.text import halved, plain
from pipeline.types import Word

_RIGHT_WORDS: Final = re.compile(
    r"(?:姓 ?名|名 ?称|性 ?别|出生日期|工作单位|住所地|证件类型|注册地|法定代表人)[^:]{0,16}:"
)
_NUMBERED: Final = re.compile(r"(\d{1,2}) ?[.、]")
_OPENS: Final = re.compile(
    r"(?:"
    + "|".join(sorted((re.escape(w) for group in LABELS.values() for w in group), key=len, reverse=True))
    + r")[^:\n]{0,8}:|[□☑√☐■]|[\u4e00-\u9fff]{1,8}[□☑√口]|[\u4e00-\u9fff/()]{2,20}:|\d{1,2}[.、]|\(\d|截至|无$"
)
"""How a line begins that does not go on from the one above: a label, a box, a number."""
_TITLED: Final = re.compile(r"原告|被告|第三人|委托|代理人|自诉人|申请|被执行|赔偿|诉讼")


class Strip(NamedTuple):
    """Words of one line in one column. `y` counts pages: 1.25 is a quarter down the second page."""

    top: float
    bottom: float
    right: float
    text: str
    offsets: tuple[int, ...]

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Table:
    """`across` holds what crosses both columns: headings, instructions, statements in full."""

    left: tuple[Strip, ...]
    right: tuple[Strip, ...]
    across: tuple[Strip, ...]
    drawn: tuple[tuple[float, float], ...] = ()
    """Top and bottom of each ruled row with a label, counted as strips are."""


@dataclass(frozen=True, slots=True)
class Row:
    no: int
    label: str
    cells: tuple[Strip, ...]
    labels: tuple[Strip, ...]


def table_of(sheet: Sheet) -> Table | None:
    """None where no column of labelled values is found."""
    border = _border(sheet)
    if border is None:
        return None
    pages = {page.page_id: no for no, page in enumerate(sheet.pages)}
    ruled = dict(_ruled(sheet))
    columns: dict[str, list[Strip]] = {"left": [], "right": [], "across": []}
    for line in sheet.lines:
        for column, strip in _strips(line, border, pages[line.page.page_id], ruled):
            columns[column].append(strip)
    left, right, across = (tuple(sorted(columns[c], key=lambda s: s.top)) for c in ("left", "right", "across"))
    return Table(left, right, across, tuple(_drawn(sheet, pages)))


def _ruled(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """The column of each word in a ruled table, by its offset: labels stand in cells of the first column."""
    for table in (t for t in sheet.tables if t.table.ruled):
        first, last = _filled_columns(table)
        for cell in (c for row in table.rows for c in row):
            begins, ends = cell.cell.column <= first, cell.cell.column + cell.cell.column_span >= last
            column = "across" if begins and ends else "left" if begins else "right"
            yield from ((start, column) for start, _ in cell.spans)


def _filled_columns(table: FilledTable) -> tuple[int, int]:
    """The first column with words and the one behind the last: the edge of a photographed sheet may rule off more."""
    filled = [c.cell for row in table.rows for c in row if c.spans]
    return min((c.column for c in filled), default=0), max((c.column + c.column_span for c in filled), default=0)


def _drawn(sheet: Sheet, pages: Mapping[str, int]) -> Iterator[tuple[float, float]]:
    """Rows by the cells of their labels; a row without label that opens a page belongs to the one before it."""
    before: tuple[float, float] | None = None
    for table in (t for t in sheet.tables if t.table.ruled):
        page = pages[table.page.page_id]
        first, _ = _filled_columns(table)
        rows = [[c for c in row if c.cell.column + c.cell.column_span > first] for row in table.rows]
        labels = [row[0] for row in rows if len(row) > 1 and row[0].cell.column <= first]
        for label in labels:
            top, bottom = label.cell.box.top + page, label.cell.box.bottom + page
            if before and label is labels[0] and not label.text.strip() and label.cell.row == 0:
                before = (before[0], bottom)
                continue
            if before:
                yield before
            before = (top, bottom)
    if before:
        yield before


def _border(sheet: Sheet) -> float | None:
    """Where the right column begins: the median left edge of its usual labels."""
    lefts = []
    for line in sheet.lines:
        for word in line.words:
            found = _RIGHT_WORDS.search(halved(word.text))
            if found and found.start() == 0:
                lefts.append(word.box.left)
            elif found:
                lefts.append(_edge(word, found.start()))
    return median(lefts) - 0.008 if len(lefts) >= 3 else None


def _edge(word: Word, at: int) -> float:
    if word.edges:
        return word.edges[at]
    units = [0.5 if c.isascii() else 1.0 for c in word.text]
    return word.box.left + (word.box.right - word.box.left) * sum(units[:at]) / (sum(units) or 1.0)


def _strips(line: Line, border: float, page: int, ruled: Mapping[int, str]) -> Iterator[tuple[str, Strip]]:
    """The pieces of one line; a word over the border is cut where it holds a row's label and its value."""
    at = line.start
    pieces: dict[str, list[tuple[Word, int, int, int]]] = {}
    for word in line.words:
        at = max(at, line.start + line.text.find(word.text, at - line.start))
        own = ruled.get(at)
        for column, first, last in [(own, 0, len(word.text))] if own else _cut(word, border):
            pieces.setdefault(column, []).append((word, at, first, last))
        at += len(word.text)
    for column, found in pieces.items():
        yield column, _strip(found, page)


def _cut(word: Word, border: float) -> Iterator[tuple[str, int, int]]:
    if word.box.left >= border:
        yield "right", 0, len(word.text)
    elif word.box.right <= border + 0.01:
        yield "left", 0, len(word.text)
    else:
        at = next((i for i in range(len(word.text)) if _edge(word, i) >= border - 0.004), len(word.text))
        label = plain(word.text[:at])
        apart = word.text[at - 1 : at + 1].strip() != word.text[at - 1 : at + 1] or bool(
            _RIGHT_WORDS.match(halved(word.text[at:]))
        )
        if 0 < at < len(word.text) and apart and (_NUMBERED.match(label) or _TITLED.search(label)):
            yield "left", 0, at
            yield "right", at, len(word.text)
        else:
            yield "across", 0, len(word.text)


def _strip(found: Sequence[tuple[Word, int, int, int]], page: int) -> Strip:
    text = ""
    offsets: list[int] = []
    for i, (word, at, first, last) in enumerate(found):
        if i:
            text, offsets = text + " ", [*offsets, at + first]
        text += word.text[first:last]
        offsets += range(at + first, at + last)
    top = min(w.box.top for w, *_ in found) + page
    bottom = max(w.box.bottom for w, *_ in found) + page
    return Strip(top, bottom, max(w.box.right for w, *_ in found), halved(text), tuple(offsets))


def reading_of_strips(sheet: Sheet, name: str, strips: Sequence[Strip], *, ticks: bool = True) -> Reading:
    """A reading of one column, with boxes resolved; a line that opens with no label runs on from the line above."""
    chars: list[str] = []
    at: list[int] = []
    for i, strip in enumerate(strips):
        if i and _opens(strip.text):
            chars.append("\n")
            at.append(strip.offsets[0] if strip.offsets else 0)
        for c, offset in zip(strip.text, strip.offsets, strict=True):
            if not c.isspace() or (chars and chars[-1] not in " \n:"):
                chars.append(" " if c.isspace() else c)
                at.append(offset)
    text = "".join(chars)
    return part_of(sheet, name, resolved(text) if ticks else text, at)


def _opens(text: str) -> bool:
    return _OPENS.match(text.replace(" ", "")) is not None


def rows_of(table: Table, top: float, bottom: float) -> list[Row]:
    """Numbered rows between two heights, each with the cells that its label stands beside."""
    if any(top <= (a + b) / 2 < bottom for a, b in table.drawn):
        return list(_drawn_rows(table, top, bottom))
    labels = _labels([s for s in table.left if top <= s.y < bottom])
    cells = [s for s in table.right if top <= s.y < bottom]
    if not labels:
        return []
    cuts = _cuts([strips for _, strips in labels], cells)
    return [
        Row(no, _label_text(ls), tuple(cells[a:b]), tuple(ls)) for (no, ls), (a, b) in zip(labels, cuts, strict=True)
    ]


def _drawn_rows(table: Table, top: float, bottom: float) -> Iterator[Row]:
    for first, last in table.drawn:
        labels = [s for s in table.left if first <= s.y < last and top <= s.y < bottom]
        number = _NUMBERED.match(labels[0].text) if labels else None
        if number:
            cells = tuple(s for s in table.right if first <= s.y < last)
            yield Row(int(number[1]), _label_text(labels), cells, tuple(labels))


Label = tuple[int, list[Strip]]


def _labels(left: Sequence[Strip]) -> list[Label]:
    found: list[Label] = []
    for strip in left:
        number = _NUMBERED.match(strip.text)
        if number:
            found.append((int(number[1]), [strip]))
        elif found and strip.top - found[-1][1][-1].bottom < 0.02:
            found[-1][1].append(strip)
    return found


def _label_text(strips: Sequence[Strip]) -> str:
    return _NUMBERED.sub("", "".join(s.text for s in strips), count=1).replace(" ", "").strip("□☑√口 :")


def _cuts(labels: Sequence[list[Strip]], cells: Sequence[Strip]) -> list[tuple[int, int]]:
    """Where each row's cells begin and end, so that labels stand centred on their rows, or at their top, as best fits.

    `best[k]` is the least sum of distances for the rows so far when they take the first k cells.
    """
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for i, strips in enumerate(labels):
        low = _centre(strips) - _SLACK
        high = _centre(labels[i + 1]) + _SLACK if i + 1 < len(labels) else float("inf")
        ends = [k for k in range(len(cells) + 1) if i + 1 < len(labels) or k == len(cells)]
        ends = [k for k in ends if (k == len(cells) or cells[k].y > low) and (k == 0 or cells[k - 1].y < high)]
        following: dict[int, tuple[float, list[int]]] = {}
        for k in ends:
            options = [
                (c + _misfit(strips, cells[a:k]) + _beside(strips, cells, a, k), path)
                for a, (c, path) in best.items()
                if a <= k
            ]
            if options:
                cost, path = min(options, key=lambda o: o[0])
                following[k] = (cost, [*path, k])
        best = following or {k: (c, [*path, k]) for k, (c, path) in best.items()}
    path = min(best.values(), key=lambda b: b[0])[1]
    return list(zip([0, *path], path, strict=False))


_SLACK: Final = 0.012
_TOP_ALIGNED: Final = 0.002
_EMPTY: Final = 0.012
_CONTINUES: Final = 0.01
_FOREIGN: Final = 0.1


def _misfit(label: Sequence[Strip], cells: Sequence[Strip]) -> float:
    """How badly the cells suit the label, in pages; a row that begins with the rest of a sentence suits no label."""
    if not cells:
        return _EMPTY
    off = abs(_centre(label) - (cells[0].top + cells[-1].bottom) / 2)
    top = abs(label[0].y - cells[0].y) + _TOP_ALIGNED
    return min(off, top) + (0.0 if _opens(cells[0].text) else _CONTINUES)


def _beside(label: Sequence[Strip], cells: Sequence[Strip], first: int, last: int) -> float:
    """Cells at the very height of a label are its own in any layout."""
    own = [i for i, c in enumerate(cells) if label[0].top <= c.y <= label[-1].bottom]
    return sum(_FOREIGN for i in own if not first <= i < last)


def _centre(strips: Sequence[Strip]) -> float:
    return (strips[0].top + strips[-1].bottom) / 2
