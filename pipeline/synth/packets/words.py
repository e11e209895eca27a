"""Made packets as an OCR engine would report them, without drawing a pixel: what the page classifier learns from, and
what `yushen score --from words` judges.

`python -m pipeline.synth.packets.words --seed 31 --count 500 --split train --out DIR` writes `DIR/<packet_id>/pages.json`:
the pages of every file in the order handed in, each with its words, its marks, and what it truly is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.read.words import numbered
from pipeline.splits import SPLITS
from pipeline.synth import fonts
from pipeline.synth.layout import Glyphs, Stamp
from pipeline.synth.looks import A4
from pipeline.synth.packets.bundle import Handed, handed
from pipeline.synth.packets.compose import Told, told
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.drawn import lines_of
from pipeline.synth.packets.plan import Plan, drafted, plans
from pipeline.synth.packets.truth import Sheet, sheets_of
from pipeline.types import Box, Word

_SIZES: Final = {"photo": 1500, "screen": 1080}
"""Pixels across; all else is as scanned at 200 dpi."""
PAGES: Final = "pages.json"
_MARKS: Final = {"sign": "signature", "seal": "seal", "chop": "seal", "print": "fingerprint"}
_TOP: Final = 0.7 * 72


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a packet. `document` is the key of its paper, `first` whether the paper begins on it; `marks` are
    (kind, box); `words` (text, box, line, by hand); `drawn` says that it is a picture rather than set text."""

    page_id: str
    file: str
    form: str
    document: str
    doc_type: str
    family: str
    first: bool
    status: str
    width: int
    height: int
    drawn: bool
    words: tuple[tuple[str, Box, int, bool], ...]
    marks: tuple[tuple[str, Box], ...]


def leaves(plan: Plan) -> tuple[Leaf, ...]:
    draft = drafted(plan)
    papers = told(draft)
    return leaves_of(draft, papers, handed(draft, papers))


def leaves_of(draft: Draft, papers: Sequence[Told], bundle: Handed) -> tuple[Leaf, ...]:
    by_key = {t.paper.key: t for t in papers}
    seen: set[str] = set()
    made: list[Leaf] = []
    for sheet in sheets_of(draft.seed, papers, bundle):
        told_paper = by_key[sheet.key]
        if made and made[-1].page_id == sheet.page_id:
            made[-1] = _joined(made[-1], _leaf(sheet, told_paper, first=False))
            continue
        document = sheet.key.removesuffix("_front").removesuffix("_back")
        made.append(_leaf(sheet, told_paper, first=document not in seen))
        seen.add(document)
    return tuple(made)


def _joined(above: Leaf, below: Leaf) -> Leaf:
    """Both sides of a card on one copied sheet."""
    shift = max((w[2] for w in above.words), default=-1) + 1
    words = [(t, Box(b.left, 0.05 + b.top / 2, b.right, 0.05 + b.bottom / 2), n, h) for t, b, n, h in above.words]
    words += [
        (t, Box(b.left, 0.4 + b.top / 2, b.right, 0.4 + b.bottom / 2), n + shift, h) for t, b, n, h in below.words
    ]
    fields = {name: getattr(above, name) for name in Leaf.__dataclass_fields__}
    return Leaf(**fields | {"words": tuple(words), "width": 1654, "height": 2339})


def _leaf(sheet: Sheet, paper: Told, *, first: bool) -> Leaf:
    form = "text" if sheet.file["form"] == "text_pdf" else "fax" if sheet.file.get("fax") else str(sheet.file["form"])
    words = tuple(_set(sheet)) if sheet.look else tuple(_shown(paper))
    wide, high = sheet.look.page if sheet.look else _size(paper)
    if sheet.file["form"] == "scan_pdf":
        wide, high = (wide, high) if high > 11 * 72 else A4
    across = _SIZES.get(form, 1654)
    return Leaf(
        sheet.page_id, str(sheet.file["file"]), form, sheet.key.removesuffix("_front").removesuffix("_back"),
        paper.paper.doc_type, paper.family, first, "unreadable" if paper.paper.spoilt else paper.paper.status,
        across, round(across * high / wide), sheet.look is None,
        tuple((w.text, w.box, w.line, by_hand) for w, by_hand in _lined(words)), tuple(_marks(sheet)),
    )  # fmt: skip


def _size(paper: Told) -> tuple[float, float]:
    return {"chat": (1080.0, 2160.0), "payment": (1080.0, 1800.0)}.get(str(paper.paper.draw), (1012.0, 680.0))


def _set(sheet: Sheet) -> Iterator[tuple[Word, bool]]:
    """Runs that touch each other are one word, as they are to an engine."""
    open_run: tuple[str, Box, bool] | None = None
    for g in sorted((i for i in sheet.items if isinstance(i, Glyphs)), key=lambda g: (round(g.y), g.x)):
        box, part = _box(g, sheet), g.text
        if open_run and abs(open_run[1].bottom - box.bottom) < 0.002 and 0 <= box.left - open_run[1].right < 0.008:
            text, old, by_hand = open_run
            open_run = (text + part, Box(old.left, min(old.top, box.top), box.right, box.bottom), by_hand or g.by_hand)
            continue
        if open_run:
            yield from _parted(*open_run)
        open_run = (part, box, g.by_hand)
    if open_run:
        yield from _parted(*open_run)


def _parted(text: str, box: Box, by_hand: bool) -> Iterator[tuple[Word, bool]]:
    """A word between spaces; characters stand evenly over the run."""
    step = (box.right - box.left) / max(1, len(text))
    at = 0
    for part in text.replace("\u3000", " ").split(" "):
        if part:
            left = box.left + at * step
            yield Word(part, Box(left, box.top, left + len(part) * step, box.bottom), 0.95, 0), by_hand
        at += len(part) + 1


def _lined(words: Sequence[tuple[Word, bool]]) -> Iterator[tuple[Word, bool]]:
    by_hand = {(w.text, w.box) for w, hand in words if hand}
    for word in numbered([w for w, _ in words]):
        yield word, (word.text, word.box) in by_hand


def _box(g: Glyphs, sheet: Sheet) -> Box:
    width = sum(fonts.width(g.role, c) for c in g.text) * g.size
    return _placed(g.x, g.y - 0.9 * g.size, g.x + width, g.y + 0.2 * g.size, sheet)


def _placed(left: float, top: float, right: float, bottom: float, sheet: Sheet) -> Box:
    assert sheet.look is not None
    (w, h), dx, dy = sheet.look.page, 0.0, 0.0
    if sheet.file["form"] == "scan_pdf" and h <= 11 * 72:
        dx, dy, (w, h) = (A4[0] - w) / 2, _TOP, A4
    return Box(*(round(min(max(v, 0.0), 1.0), 4) for v in ((left + dx) / w, (top + dy) / h, (right + dx) / w, (bottom + dy) / h)))  # fmt: skip


def _marks(sheet: Sheet) -> Iterator[tuple[str, Box]]:
    for item in sheet.items:
        if isinstance(item, Stamp):
            half = item.size / 2
            yield _MARKS[item.kind], _placed(item.x - half, item.y - half, item.x + half, item.y + half, sheet)


def _shown(paper: Told) -> Iterator[tuple[Word, bool]]:
    """A drawn paper's lines, from top to bottom."""
    lines = lines_of(paper.recipe)
    pitch = 0.9 / max(6, len(lines))
    for n, text in enumerate(lines):
        top, left = 0.05 + n * pitch, 0.08
        for part in text.split(" "):
            right = min(0.99, left + 0.03 * len(part))
            yield Word(part, Box(left, top, right, top + 0.6 * pitch), 0.95, n), False
            left = min(0.9, right + 0.02)


def write(seed: int, count: int, split: str, out: Path) -> int:
    """How many pages were written."""
    total = 0
    for plan in plans(seed, count, split):
        made = leaves(plan)
        dump(made, out / plan.packet_id)
        total += len(made)
    return total


def dump(made: Sequence[Leaf], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    told_all = json.dumps([asdict(leaf) for leaf in made], ensure_ascii=False)
    (folder / PAGES).write_text(told_all, encoding="utf-8")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m pipeline.synth.packets.words")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--split", choices=SPLITS, default="train")
    parser.add_argument("--out", type=Path, required=True)
    told_how: Any = parser.parse_args(arguments)
    sys.stdout.write(f"{write(told_how.seed, told_how.count, told_how.split, told_how.out)} pages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
