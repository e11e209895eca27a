"""A made packet as it would stand if reading were perfect: the words that its maker set, with no pixel drawn or read.

What ingest tells of a page (blank, unreadable, a copy of another) is given by gold; that a page belongs to another case
is left for the program to tell. Tables and ticks are not there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pipeline.gold import Gold, GoldPage
from pipeline.score.from_gold import hash_of, packet_with
from pipeline.types import Box, Mark, MarkKind, Packet, Page, PageStatus, Quality, TextSource, Word

PAGES: Final = "pages.json"
PRINTED: Final = 0.97
BY_HAND: Final = 0.9
"""Confidences given to words and marks: clear, yet no surer than an engine is of an image."""
_WORDLESS: Final = (PageStatus.BLANK, PageStatus.UNREADABLE)


def packet_of(folder: Path, gold: Gold) -> tuple[Packet, tuple[Page, ...]]:
    told = json.loads((folder / PAGES).read_text(encoding="utf-8"))
    known = {p.page_id: p for p in gold.pages}
    pages = tuple(_page(leaf, known.get(leaf["page_id"], GoldPage(leaf["page_id"]))) for leaf in told)
    return packet_with(gold, pages), pages


def _page(leaf: dict[str, Any], gold: GoldPage) -> Page:
    status = PageStatus.USED if gold.status == PageStatus.FOREIGN else PageStatus(gold.status)
    words = (Word(text, Box(*box), BY_HAND if hand else PRINTED, line) for text, box, line, hand in leaf["words"])
    return Page(
        page_id=gold.page_id,
        file=leaf["file"],
        page_no=int(gold.page_id.rpartition("#")[2]),
        width=leaf["width"],
        height=leaf["height"],
        sha256=hash_of(gold.page_id),
        quality=Quality(PRINTED, PRINTED, PRINTED, PRINTED),
        text_source=TextSource.OCR,
        status=status,
        duplicate_of=gold.duplicate_of,
        words=() if status in _WORDLESS else tuple(words),
        marks=tuple(_mark(MarkKind(kind), Box(*box)) for kind, box in leaf["marks"]),
    )


def _mark(kind: MarkKind, box: Box) -> Mark:
    return Mark(kind, box, BY_HAND, "black" if kind is MarkKind.SIGNATURE else "red", _SHAPES.get(kind))


_SHAPES: Final = {MarkKind.SEAL: "round"}
