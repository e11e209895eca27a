"""What any paper may carry: printed page numbers, and court case numbers in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._view import whole
from pipeline import chinese
from pipeline.extract import EVERY_TYPE, extractor
from pipeline.sheet import Line, Sheet
from pipeline.text import plain
from pipeline.types import Field

_SPELT = re.compile(
    r"第(\d{1,3})页(?:[/,;，]?[(]?(?:共|总|计)(\d{1,3})页[)]?)?|(?:共|总)(\d{1,3})页[/,;]?第(\d{1,3})页"
)
_SHORT = re.compile(r"(?:页码[:]?|Page)?(\d{1,3})(?:/|of)(\d{1,3})(?:页)?", re.I)
_DASHED = re.compile(r"[-·~]{1,3}(\d{1,3})[-·~]{1,3}")
_BARE = re.compile(r"\d{1,3}")
_EDGE = 0.09
"""Head and foot of the page, where page numbers stand."""


@extractor(EVERY_TYPE)
def common(sheet: Sheet) -> Iterator[Field]:
    for page in sheet.pages:
        lines = [line for line in sheet.lines if line.page.page_id == page.page_id]
        yield from _page_number(sheet, lines)
    yield from _case_numbers(sheet)


def _page_number(sheet: Sheet, lines: list[Line]) -> Iterator[Field]:
    """The first number found at the foot, then at the head, is the page's; a page has one."""
    foot = [line for line in reversed(lines) if line.box.bottom > 1 - _EDGE]
    head = [line for line in lines if line.box.top < _EDGE]
    for line in [*foot, *head]:
        found = _numbers(line)
        if found:
            for name, value in zip(("page_number", "page_count"), found, strict=False):
                yield sheet.field(name, str(value), line.start, line.end, f"common/pattern:{name}")
            return


def _numbers(line: Line) -> tuple[int, ...] | None:
    text = plain(line.text)
    if match := _SPELT.search(text):
        number, count = (match[1], match[2]) if match[1] else (match[4], match[3])
        return _sane(int(number), int(count) if count else None) if len(text) <= 60 else None
    if match := _SHORT.fullmatch(text):
        return _sane(int(match[1]), int(match[2]))
    if match := _DASHED.fullmatch(text):
        return _sane(int(match[1]), None)
    middle = (line.box.left + line.box.right) / 2
    if _BARE.fullmatch(text) and line.box.top > 1 - _EDGE and 0.42 < middle < 0.58:
        return _sane(int(text), None)
    return None


def _sane(number: int, count: int | None) -> tuple[int, ...] | None:
    if number < 1 or (count is not None and number > count):
        return None
    return (number,) if count is None else (number, count)


def _case_numbers(sheet: Sheet) -> Iterator[Field]:
    view = whole(sheet)
    seen: set[str] = set()
    for found in chinese.case_numbers(view.text):
        if found.value not in seen and len(seen) < 50:
            seen.add(found.value)
            yield view.field(
                "case_number_mentioned", found.value, (found.start, found.end), "common/pattern:case_number"
            )
