"""The rows of an evidence list that is a table, by its headings and the gaps between its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from extractors._view import Cell, Span
from pipeline import chinese
from pipeline.geometry import union
from pipeline.sheet import Sheet
from pipeline.text import plain
from pipeline.types import Box

_HEADINGS = {
    "no": re.compile(r"序号|编号|证据编号|证据序号|项次|序列|序次|证号|号"),
    "name": re.compile(r"证据(?:材料)?名称|材料名称|名称|证据(?:材料)?|文件名称"),
    "purpose": re.compile(r"(?:拟|待|所|欲)?证明?(?:的)?(?:目的|对象|内容|事项|问题|事实|要点)|证明|主要内容"),
    "pages": re.compile(r"页码|页数|页次|起止页码?|所在页码?"),
    "other": re.compile(
        r"(?:证据)?来源|份数|原件[/或、]?复印件|(?:证据|主要)内容|内容摘要|是否原件|备注|证据形式|形式|证据种类|类型|数量"
    ),
}
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_NUMBER_CELL = re.compile(rf"(?:证据)?({_NUMBER})[、.,]?")
GROUP = re.compile(r"第[一二三四五六七八九十\d]{1,2}组(?:证据)?|证据组")
CLOSING = re.compile(
    r"[^,。]{0,10}[(]?(?:签名|签章|盖章|签字)[)]?[/、或者盖章]{0,5}[)]?:|(?:原告|当事人|申请人)(?:[(]|:)|以上证据|(?:证据)?(?:提交|举证|提供|具状|签收)(?:证据)?(?:人|方|单位)|此致|备注:|以上|注:|(?:20\d\d|二[零〇○])[^,]{0,8}年.{1,4}月.{0,5}$"
)


@dataclass(slots=True)
class Entry:
    no: Span | None = None
    number: str | None = None
    columns: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, column: str, cell: Cell) -> None:
        self.columns.setdefault(column, []).append((cell.start, cell.end))


def rows_of(sheet: Sheet, cells: tuple[Cell, ...]) -> Iterator[Entry]:
    columns: list[tuple[str, Cell]] = []
    for page in sheet.pages:
        mine = [cell for cell in cells if cell.page.page_id == page.page_id]
        head = _heading(mine)
        columns = head or columns
        if columns:
            foot = max((c.box.bottom for _, c in head), default=0.0)
            yield from _rows(columns, [cell for cell in mine if cell.box.top >= foot - 0.003])


def _heading(cells: list[Cell]) -> list[tuple[str, Cell]]:
    """The row that names the columns, left to right; at least the name and one other column."""
    for cell in cells:
        if _HEADINGS["name"].fullmatch(plain(cell.text)):
            row = [c for c in cells if abs(c.middle[1] - cell.middle[1]) < 1.6 * cell.height]
            words = [(plain(c.text), c) for c in row] + list(_stacked(row))
            found = [(key, c) for text, c in words for key, p in _HEADINGS.items() if p.fullmatch(text)]
            if "name" in (keys := [key for key, _ in found]) and len(keys) >= 2:
                found += [("other", c) for c in row if _unknown(c, [known for _, known in found])]
                return sorted(found, key=lambda pair: pair[1].box.left)
    return []


def _unknown(cell: Cell, known: list[Cell]) -> bool:
    """A heading of a column that the program doesn't know."""
    apart = all(cell.box.right <= c.box.left or cell.box.left >= c.box.right for c in known)
    return apart and bool(re.fullmatch(r"[\u4e00-\u9fff/、()]{2,10}", plain(cell.text)))


def _stacked(row: list[Cell]) -> Iterator[tuple[str, Cell]]:
    """Headings of narrow columns, one character below the other."""
    single = [cell for cell in row if len(plain(cell.text)) == 1]
    for upper in single:
        for lower in single:
            if lower.box.top > upper.box.top and abs(lower.box.left - upper.box.left) < 0.01:
                box = union((upper.box, lower.box))
                yield plain(upper.text + lower.text), Cell(upper.page, box, upper.start, upper.end, upper.text)


def _rows(columns: list[tuple[str, Cell]], body: list[Cell]) -> Iterator[Entry]:
    columns = _with_numbers(columns, body)
    end = _end(columns, body)
    body = [cell for cell in body if cell.box.top < end and not GROUP.match(plain(cell.text))]
    borders = _borders(columns, body)
    body = [part for cell in body for part in _cut_up(cell, borders)]
    placed = [(columns[sum(b <= cell.middle[0] for b in borders)][0], cell) for cell in body]
    numbers = [c for key, c in placed if key == "no" and _NUMBER_CELL.fullmatch(plain(c.text))]
    names = [c for key, c in placed if key == "name"]
    cuts = sorted({*_cuts(numbers or names, body), *_unnumbered(numbers, names, body)})
    entries = [Entry() for _ in range(len(cuts) + 1)]
    for key, cell in placed:
        entry = entries[sum(cut <= cell.middle[1] for cut in cuts)]
        match = _NUMBER_CELL.fullmatch(plain(cell.text)) if key == "no" else None
        if match and entry.no is None:
            entry.no, entry.number = (cell.start, cell.end), str(chinese.number(match[1]) or match[1])
        elif key != "no":
            entry.add(key, cell)
    yield from (entry for entry in entries if entry.columns.get("name"))


def _with_numbers(columns: list[tuple[str, Cell]], body: list[Cell]) -> list[tuple[str, Cell]]:
    """A column of numbers left of the names is one, though its heading was not read (序 and 号 below each other)."""
    if any(key == "no" for key, _ in columns):
        return columns
    left = next(cell.box.left for key, cell in columns if key == "name")
    number = next((c for c in body if c.box.right < left and _NUMBER_CELL.fullmatch(plain(c.text))), None)
    return [("no", number), *columns] if number else columns


def _cut_up(cell: Cell, borders: list[float]) -> Iterator[Cell]:
    """A cell that reaches over a border, because the reader joined two columns, in its parts."""
    for border in borders:
        if cell.box.left < border - 0.008 and cell.box.right > border + 0.008:
            at = _offset(cell, border)
            left, top, right, bottom = cell.box
            yield Cell(cell.page, Box(left, top, border, bottom), cell.start, cell.start + at, cell.text[:at])
            cell = Cell(cell.page, Box(border, top, right, bottom), cell.start + at, cell.end, cell.text[at:])
    yield cell


def _offset(cell: Cell, x: float) -> int:
    """How many of the cell's characters stand left of x; Latin ones are half as wide."""
    widths = [0.5 if ord(c) < 0x2E80 else 1.0 for c in cell.text]
    left = sum(widths) * (x - cell.box.left) / (cell.box.right - cell.box.left)
    ends = list(accumulate(widths))
    return max(1, min(len(widths) - 1, sum(end <= left + 0.25 for end in ends)))


def _unnumbered(numbers: list[Cell], names: list[Cell], body: list[Cell]) -> Iterator[float]:
    """Borders of rows whose number was not read, and of what stands below the table: blocks between wide gaps."""
    blocks = _blocks(body)
    last = max((number.middle[1] for number in numbers), default=2.0)
    for i, (top, bottom) in enumerate(blocks):
        named_here = any(top <= cell.middle[1] <= bottom for cell in names)
        if any(top <= cell.middle[1] <= bottom for cell in numbers) or not (named_here or top > last):
            continue
        if i > 0:
            yield (blocks[i - 1][1] + top) / 2
        if i + 1 < len(blocks):
            yield (bottom + blocks[i + 1][0]) / 2


def _blocks(body: list[Cell]) -> list[tuple[float, float]]:
    """Stretches of the page's height in which lines follow each other closely."""
    tall = sorted(cell.height for cell in body)[len(body) // 2] if body else 0.0
    blocks: list[tuple[float, float]] = []
    for cell in sorted(body, key=lambda c: c.box.top):
        if blocks and cell.box.top - blocks[-1][1] < 0.6 * tall:
            blocks[-1] = (blocks[-1][0], max(blocks[-1][1], cell.box.bottom))
        else:
            blocks.append((cell.box.top, cell.box.bottom))
    return blocks


def _borders(columns: list[tuple[str, Cell]], body: list[Cell]) -> list[float]:
    """Between two headings, the middle of the widest strip that the fewest cells of the body cover."""
    return [_border(left, right, body) for (_, left), (_, right) in pairwise(columns)]


def _border(left: Cell, right: Cell, body: list[Cell]) -> float:
    low, high = min(left.middle[0], left.box.left + 0.01), right.middle[0]
    boxes = [cell.box for cell in body if cell.box.right > low and cell.box.left < high]
    edges = sorted({low, high, *(min(max(x, low), high) for box in boxes for x in (box.left, box.right))})
    strips = [
        (sum(box.left < (a + b) / 2 < box.right for box in boxes), a - b, (a + b) / 2) for a, b in pairwise(edges)
    ]
    return min(strips)[2] if strips else (left.box.right + right.box.left) / 2


def _end(columns: list[tuple[str, Cell]], body: list[Cell]) -> float:
    """Where the table ends: at 提交人 or a date that stands below the last number."""
    _, first = columns[0]
    column = [c for c in body if abs(c.middle[0] - first.middle[0]) < 0.06 and _NUMBER_CELL.fullmatch(plain(c.text))]
    last = max((cell.box.top for cell in column), default=0.0)
    closing = [cell.box.top for cell in body if cell.box.top > last and CLOSING.match(plain(cell.text))]
    return min(closing, default=2.0)


def _cuts(numbers: list[Cell], cells: list[Cell]) -> list[float]:
    """Between two numbers, the row ends at the widest gap between lines of text; the last of equal ones."""
    cuts = []
    for upper, lower in pairwise(numbers):
        low, high = upper.middle[1], lower.middle[1]
        between = sorted((c.box.top, c.box.bottom) for c in cells if low - 0.002 <= c.middle[1] <= high + 0.002)
        best, at = (-1.0, (low + high) / 2), between[0][1] if between else low
        for top, bottom in between[1:]:
            if top - at >= best[0] - 0.003 and top > at - 0.01:
                best = (max(best[0], top - at), (top + at) / 2)
            at = max(at, bottom)
        cuts.append(best[1])
    return cuts
