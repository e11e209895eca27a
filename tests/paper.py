"""Pages and documents made from lines of text, for tests of what reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.types import Box, Document, Mark, MarkKind, Page, TextSource, Word

LEFT, TOP, PITCH, CHARACTER = 0.12, 0.06, 0.024, 0.019
"""An A4 page of 38 lines with 40 characters each."""

Row = str | Sequence[str]


def page_of(
    lines: Iterable[Row],
    *,
    marks: Iterable[Mark] = (),
    page_no: int = 1,
    file: str = "test.pdf",
    confidence: float = 0.98,
    printed: bool = False,
) -> Page:
    """Lines laid out from the top; a line given as several strings is a table row with its cells in equal columns."""
    words = [w for no, row in enumerate(lines) for w in _row(row, no, confidence)]
    return Page(
        page_id=f"{file}#{page_no}",
        file=file,
        page_no=page_no,
        width=1654,
        height=2339,
        sha256=f"{page_no:064d}",
        printed=printed,
        text_source=TextSource.TEXT_LAYER if printed else TextSource.OCR,
        words=tuple(words),
        marks=tuple(marks),
    )


def document_of(
    doc_type: str,
    *pages: Page | str,
    title: str | None = None,
    marks: Iterable[Mark] = (),
    confidence: float = 0.98,
    printed: bool = False,
) -> Document:
    """A page given as one string has its lines split; the marks go on the last page given as a string."""
    made = []
    for no, page in enumerate(pages, start=1):
        on = tuple(marks) if no == len(pages) else ()
        made.append(
            page
            if isinstance(page, Page)
            else page_of(page.strip("\n").split("\n"), page_no=no, marks=on, confidence=confidence, printed=printed)
        )
    return Document("d1", doc_type, title, tuple(made), 0.99)


def mark_at(line: int, kind: MarkKind = MarkKind.SIGNATURE, *, left: float = 0.5, text: str | None = None) -> Mark:
    """A mark whose middle is on a line of `page_of`."""
    middle = TOP + (line + 0.4) * PITCH
    high = 0.05 if kind is MarkKind.SEAL else 0.015
    shape = "round" if kind is MarkKind.SEAL else None
    colour = "black" if kind is MarkKind.SIGNATURE else "red"
    return Mark(kind, Box(left, middle - high, left + 0.15, middle + high), 0.9, colour, shape, text)


def wrapped(text: str, width: float = 38) -> str:
    """Paragraphs broken into lines as a page would break them; `width` counts Chinese characters."""
    lines = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for c in paragraph:
            size = 0.5 if ord(c) < 0x2E80 else 1.0
            if used + size > width:
                lines.append(line)
                line, used = "", 0.0
            line, used = line + c, used + size
        lines.append(line)
    return "\n".join(lines)


def _row(row: Row, no: int, confidence: float) -> list[Word]:
    cells = [row] if isinstance(row, str) else list(row)
    column = (1 - 2 * LEFT) / len(cells)
    return [
        _word(cell.rstrip(), LEFT + i * column if len(cells) > 1 else LEFT, no, confidence)
        for i, cell in enumerate(cells)
        if cell.strip()
    ]


def _word(text: str, left: float, no: int, confidence: float) -> Word:
    """Characters below the CJK block are half as wide; a leading ideographic space indents."""
    widths = [CHARACTER / 2 if ord(c) < 0x2E80 else CHARACTER for c in text]
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    top = TOP + no * PITCH
    return Word(text, Box(left, top, edges[-1], top + PITCH * 0.8), confidence, no, tuple(edges))
