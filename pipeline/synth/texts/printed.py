"""A paper laid on pages, as words with boxes: what `read` would hand over, without drawing a pixel."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.synth.texts import Paper, Row
from pipeline.synth.texts.noise import disturbed
from pipeline.types import Box, Mark, MarkKind, Page, Quality, TextSource, Word

SIZES: Final[dict[str, tuple[int, int]]] = {
    "a4": (1654, 2339),
    "card": (1200, 757),
    "phone": (1080, 2340),
    "note": (1512, 2016),
    "slip": (1800, 950),
}
_FOOTERS: Final = ("第{}页 共{}页", "第{}页共{}页", "{}/{}", "第 {} 页", "- {} -", "{}", "—{}—", "第{}页，共{}页")
_SEALED: Final = (
    "business_licence",
    "judgment",
    "receipt",
    "law_firm_letter",
    "arbitration_award",
    "invoice",
    "administrative_decision",
)


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    style: str
    indent: bool


def printed(
    paper: Paper, rng: random.Random, *, noisy: bool = True, file: str = "a.pdf", foreign: Sequence[str] = ()
) -> tuple[Page, ...]:
    """The pages of a paper in reading order, numbered from 1 in `file`; `noisy` adds the errors of OCR."""
    width = rng.choice((26, 30, 34, 38, 42)) if paper.form == "a4" else 22
    capacity = rng.choice((18, 24, 30, 36, 44)) if paper.form == "a4" else 40
    sheets = [part for rows in paper.pages for part in _parts(list(_wrapped(rows, width)), capacity)]
    footer = rng.choice(_FOOTERS) if len(sheets) > 1 and rng.random() < 0.5 else None
    form = "a4" if paper.form != "a4" and rng.random() < 0.3 else paper.form
    return tuple(
        _page(file, no, _footed(lines, footer, no, len(sheets)), form, paper, rng, noisy, foreign)
        for no, lines in enumerate(sheets, 1)
    )


def _footed(lines: list[Line], footer: str | None, no: int, count: int) -> list[Line]:
    return [*lines, Line(footer.format(no, count), "footer", False)] if footer else lines


def _wrapped(rows: Sequence[Row], width: int) -> Iterator[Line]:
    for row in rows:
        if row.style in ("title", "large", "right", "row") and len(row.text) <= 2 * width:
            yield Line(row.text, row.style, False)
            continue
        head = width - 2
        yield Line(row.text[:head], "text", True)
        for at in range(head, len(row.text), width):
            yield Line(row.text[at : at + width], "text", False)


def _parts(lines: list[Line], capacity: int) -> Iterator[list[Line]]:
    for at in range(0, max(1, len(lines)), capacity):
        yield lines[at : at + capacity]


def _page(
    file: str,
    no: int,
    lines: list[Line],
    form: str,
    paper: Paper,
    rng: random.Random,
    noisy: bool,
    foreign: Sequence[str],
) -> Page:
    styles = {line.text: line for line in lines}
    texts = [line.text for line in lines if line.text.strip()]
    if noisy:
        texts = disturbed(texts, rng, foreign)
    shown = [styles.get(text) or Line(text, "text", False) for text in texts]
    words = tuple(_words(shown, form, rng))
    wide, tall = SIZES[form]
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    return Page(
        f"{file}#{no}", file, no, int(wide * rng.uniform(0.9, 1.1)), tall, digest,
        quality=Quality(0.8, 0.8, 1.0, 0.95), printed=rng.random() < 0.4, text_source=TextSource.OCR, words=words,
        marks=tuple(_marks(paper, rng)),
    )  # fmt: skip


def _words(lines: list[Line], form: str, rng: random.Random) -> Iterator[Word]:
    """Small papers on an A4 sheet keep their size; margins and spacing vary a little from page to page."""
    left = rng.uniform(0.06, 0.16)
    pitch = min(0.032, 0.86 / max(1, len(lines))) if form == "a4" else 0.9 / max(8, len(lines))
    top = rng.uniform(0.04, 0.12)
    per_char = 0.026 * 1.414 if form != "a4" else 0.021
    for no, line in enumerate(lines):
        scale = {"title": rng.uniform(1.4, 2.1), "large": 1.15}.get(line.style, 1.0)
        height = pitch * 0.7 * min(scale, 1.6)
        length = sum(1.0 if ord(c) > 0x2E80 else 0.5 for c in line.text) * per_char * scale
        start = left + (2 * per_char if line.indent else 0)
        if line.style in ("title", "large", "footer"):
            start = max(0.02, 0.5 - length / 2)
        elif line.style == "right":
            start = max(0.1, 0.9 - length)
        y = 0.95 if line.style == "footer" else min(0.97, top + no * pitch)
        for text, share, at in _cells(line.text):
            box = Box(start + at * (0.96 - start) * 0.9 if at else start, y - height / 2, 0, y + height / 2)
            right = min(0.99, box.left + max(0.004, length * share))
            yield Word(text, box._replace(right=max(right, box.left + 0.004)), rng.uniform(0.85, 1.0), no)


def _cells(text: str) -> Iterator[tuple[str, float, float]]:
    """Cells of a table row (two spaces apart): their text, their share of the characters, where they start."""
    cells = [cell.strip() for cell in text.split("  ") if cell.strip()]
    total = sum(map(len, cells)) or 1
    seen = 0
    for cell in cells:
        yield cell, len(cell) / total, seen / total
        seen += len(cell)


def _marks(paper: Paper, rng: random.Random) -> Iterator[Mark]:
    if rng.random() < (0.8 if paper.doc_type in _SEALED else 0.15):
        yield Mark(MarkKind.SEAL, Box(0.6, 0.75, 0.8, 0.9), rng.uniform(0.7, 1.0), "red", "round")
    if paper.doc_type in ("loan_note", "receipt", "complaint") and rng.random() < 0.6:
        yield Mark(MarkKind.SIGNATURE, Box(0.6, 0.8, 0.75, 0.85), rng.uniform(0.6, 1.0), "black")
