"""Readings kept in a file and replayed: a packet can be screened without an engine, the same way every time.

A reading belongs to a page by its name and by what it holds (its perceptual hash), so a changed source is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any, Final

from pipeline.errors import WrongUse
from pipeline.read.paper import flattened
from pipeline.read.spool import load, written
from pipeline.read.upright import turned, unskewed
from pipeline.types import Box, Cell, Mark, MarkKind, Page, PageStatus, Quality, Table, TextSource, Tick, Word

VERSION: Final = 1


def record(pages: Iterable[Page], file: Path) -> Path:
    """Writes what was read of each page, in page order, so that `replay` gives the same pages again."""
    entries = [f"{json.dumps(p.page_id, ensure_ascii=False)}: {_entry(p)}" for p in pages]
    file.parent.mkdir(parents=True, exist_ok=True)
    body = ",\n".join(entries)
    file.write_text(f'{{"version": {VERSION}, "pages": {{\n{body}\n}}}}\n', encoding="utf-8")
    return file


def replay(pages: Iterable[Page], file: Path) -> tuple[Page, ...]:
    """The pages as they were read when recorded; a page without a recording, or that looks otherwise, raises."""
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WrongUse(f"无法打开识别记录 {file.name}", "请重新录制") from error
    if table.get("version") != VERSION:
        raise WrongUse(f"识别记录 {file.name} 的版本不符", "请重新录制")
    return tuple(_as_recorded(page, table["pages"].get(page.page_id)) for page in pages)


def _entry(page: Page) -> str:
    head = {
        "fingerprint": page.fingerprint,
        "size": [page.width, page.height],
        "rotation": page.rotation,
        "skew": page.skew,
        "quality": astuple(page.quality),
        "text_source": page.text_source,
        "status": page.status,
        "status_reason": page.status_reason,
        "unread": page.unread,
        "marks": [[m.kind, m.box, m.confidence, m.colour, m.shape, m.text] for m in page.marks],
        "tables": [[t.box, t.ruled, [astuple(c) for c in t.cells]] for t in page.tables],
        "ticks": [astuple(t) for t in page.ticks],
    }
    words = ",\n  ".join(_line(w) for w in page.words)
    return json.dumps(head, ensure_ascii=False)[:-1] + f', "words": [\n  {words}]}}'


def _line(word: Word) -> str:
    box, edges = [round(v, 5) for v in word.box], [round(v, 5) for v in word.edges]
    kept = [word.text, box, round(word.confidence, 4), word.line, edges, *([word.sure] if word.sure else [])]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _as_recorded(page: Page, kept: dict[str, Any] | None) -> Page:
    if kept is None:
        raise WrongUse(f"识别记录中没有 {page.page_id}", "请重新录制")
    if _unlike(page.fingerprint, kept["fingerprint"]):
        raise WrongUse(f"{page.page_id} 与识别记录不是同一页", "请重新录制")
    return replace(
        page,
        image=_as_read(page, kept),
        width=kept["size"][0],
        height=kept["size"][1],
        rotation=kept["rotation"],
        skew=kept["skew"],
        quality=Quality(*kept["quality"]),
        text_source=TextSource(kept["text_source"]),
        status=PageStatus(kept["status"]),
        status_reason=kept["status_reason"],
        unread=tuple(Box(*b) for b in kept.get("unread", ())),
        words=tuple(Word(t, Box(*b), c, n, tuple(e), *map(tuple, sure)) for t, b, c, n, e, *sure in kept["words"]),
        marks=tuple(Mark(MarkKind(k), Box(*b), *rest) for k, b, *rest in kept["marks"]),
        tables=tuple(_table(*told) for told in kept.get("tables", ())),
        ticks=tuple(Tick(Box(*b), *rest) for b, *rest in kept.get("ticks", ())),
    )


def _table(box: Sequence[float], ruled: bool, cells: Sequence[Sequence[Any]]) -> Table:
    return Table(Box(*box), tuple(Cell(r, c, down, across, Box(*own)) for r, c, down, across, own in cells), ruled)


def _unlike(a: str, b: str) -> bool:
    """Perceptual hashes further apart than another version of a decoder could put them."""
    return bool(a and b) and (int(a, 16) ^ int(b, 16)).bit_count() > 12


def _as_read(page: Page, kept: dict[str, Any]) -> Path | None:
    """The spooled image moved as it was when it was read."""
    turn = (kept["rotation"] - page.rotation) % 360
    if page.image is None or (not turn and not kept["skew"] and [page.width, page.height] == kept["size"]):
        return page.image
    image, _ = turned(flattened(load(page)), (), turn % 180)
    if kept["skew"]:
        image, _ = unskewed(image, (), kept["skew"])
    return written(turned(image, (), turn - turn % 180)[0], page.image)
