"""Forms that show two parties with the same labels: which of the two a label belongs to, by where it stands.

A side's heading (付款人, 收款方, 购买方, also written downwards) stands left of its labels. Where both headings stand
side by side, a label belongs to the last heading left of it; where they stand one above the other, to the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors._labels import Form, Hit
from extractors._view import Cell, cells_of
from pipeline.geometry import union
from pipeline.text import plain
from pipeline.types import Box

Headings = list[tuple[str, str, Box]]
"""Side, page and box of each heading."""


def headings(form: Form, sides: Mapping[str, str]) -> Headings:
    """`sides` gives for each side the pattern of its heading, without what follows it in the cell."""
    found: Headings = []
    for cell in form.cells:
        text = plain(cell.text)
        for side, pattern in sides.items():
            if re.fullmatch(rf"(?:{pattern})(?:信息|资料|栏)?[:]?", text):
                found.append((side, cell.page.page_id, cell.box))
    return found or _downwards(form, sides)


def side_of(form: Form, hit: Hit, found: Headings) -> str | None:
    box, page = form.box(hit), form.sheet.lines[hit.line].page.page_id
    here = [(side, place) for side, on, place in found if on == page]
    if not here:
        return None
    if len({side for side, _ in here}) > 1 and _beside([place for _, place in here]):
        left = [(side, place) for side, place in here if place.left <= box.left + 0.01]
        return max(left, key=lambda pair: pair[1].left)[0] if left else None
    return min(here, key=lambda pair: abs(_middle(pair[1]) - _middle(box)))[0]


def _beside(boxes: list[Box]) -> bool:
    first, *others = boxes
    return any(min(first.bottom, b.bottom) > max(first.top, b.top) and abs(first.left - b.left) > 0.1 for b in others)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _downwards(form: Form, sides: Mapping[str, str]) -> Headings:
    """Headings written downwards: cells of one or two characters below each other, read as one word."""
    short = [cell for cell in cells_of(form.sheet, 0.8) if 1 <= len(plain(cell.text)) <= 2]
    found: Headings = []
    for stack in _columns(short):
        page = stack[0].page.page_id
        text = "".join(plain(cell.text) for cell in stack)
        owner = [cell for cell in stack for _ in plain(cell.text)]
        for side, pattern in sides.items():
            for match in re.finditer(pattern, text):
                found.append((side, page, _around(owner[match.start() : match.end()])))
    return found


def _columns(cells: list[Cell]) -> list[list[Cell]]:
    """Cells whose left edges follow each other within a hundredth of the page, each column from the top down."""
    columns: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda c: (c.page.page_id, c.box.left)):
        last = columns[-1][-1] if columns else None
        if last is not None and last.page is cell.page and cell.box.left - last.box.left <= 0.012:
            columns[-1].append(cell)
        else:
            columns.append([cell])
    return [sorted(column, key=lambda c: c.box.top) for column in columns]


def _around(cells: list[Cell]) -> Box:
    return union(cell.box for cell in cells)
