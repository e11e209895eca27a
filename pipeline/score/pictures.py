"""Crops of pages with what gold marks (green) and what the program told (red)."""

from __future__ import annotations

import base64
import multiprocessing
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image, ImageDraw

from pipeline import screen
from pipeline.errors import YushenError
from pipeline.geometry import grow, intersection, union
from pipeline.progress import Progress, quiet
from pipeline.score.match import Judged
from pipeline.score.misses import Miss
from pipeline.score.readings import How, Keeper
from pipeline.score.run import one_thread_each
from pipeline.score.sources import received
from pipeline.score.tally import Set
from pipeline.settings import Settings
from pipeline.types import Box, Page, Word

GOLD: Final = (6, 118, 71)
TOLD: Final = (217, 45, 32)
WIDEST: Final = 900
WHOLE: Final = 420
"""Pixels across a crop, and across a page on which nothing is marked."""

FEW: Final = 4
"""Packets that are sooner opened here than a process is started."""


def pictures(found: Set, misses: Iterable[Miss], how: How, progress: Progress = quiet) -> dict[int, str]:
    """Data URIs by the miss's number; a miss without page, or whose packet cannot be opened, has none."""
    misses = list(misses)
    drawn = {(p.gold.packet_id, page.page_id): page for p in found.packets for page in p.drawn}
    made = {
        m.no: drawing(page, m.judged) for m in misses if (page := drawn.get((m.judged.packet, m.judged.page_id or "")))
    }
    folders = {p.gold.packet_id: p.folder for p in found.packets if p.folder is not None}
    by_folder: dict[Path, list[Miss]] = defaultdict(list)
    for miss in misses:
        folder = folders.get(miss.judged.packet)
        if folder is not None and miss.judged.page_id is not None:
            by_folder[folder].append(miss)
    for done, crops in enumerate(_cropped(list(by_folder.items()), how), 1):
        made |= crops
        progress("截取页面", done, len(by_folder))
    return made


def _cropped(work: Sequence[tuple[Path, list[Miss]]], how: How) -> Iterable[dict[int, str]]:
    folders, misses = [folder for folder, _ in work], [mine for _, mine in work]
    if how.workers == 0 or len(work) <= FEW:
        yield from map(crops_of, folders, misses, [how] * len(work))
        return
    context = multiprocessing.get_context("spawn")
    try:
        with one_thread_each(), ProcessPoolExecutor(how.workers, context) as pool:
            yield from pool.map(crops_of, folders, misses, [how] * len(work))
    except BrokenProcessPool:
        return


def crops_of(folder: Path, misses: Sequence[Miss], how: How) -> dict[int, str]:
    """The packet is opened once more: page images were not kept while it was screened."""
    with TemporaryDirectory(prefix="yushen-score-") as work:
        try:
            _, pages = screen.received(received(folder), Settings(), Path(work), quiet)
            upright = Keeper(folder, how).replayed(pages)
        except YushenError:
            return {}
        known = {p.page_id: p for p in upright}
        shots = ((m.no, known.get(m.judged.page_id or ""), m.judged) for m in misses)
        return {no: crop(page, judged) for no, page, judged in shots if page is not None and page.image is not None}


def crop(page: Page, judged: Judged) -> str:
    assert page.image is not None
    boxes = (*judged.wanted_boxes, *judged.told_boxes)
    with Image.open(page.image) as opened:
        picture = opened.convert("RGB")
    window = _window(boxes)
    draw = ImageDraw.Draw(picture)
    for marked, colour in ((judged.wanted_boxes, GOLD), (judged.told_boxes, TOLD)):
        for box in marked:
            draw.rectangle(
                _pixels(grow(box, 0.002, 0.002), picture), outline=colour, width=max(2, picture.width // 400)
            )
    picture = picture.crop(_pixels(window, picture))
    side = WIDEST if boxes else WHOLE
    picture.thumbnail((side, side * 2))
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=60)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()


def drawing(page: Page, judged: Judged) -> str:
    """A page that has words and no image: the words around what is marked, as SVG."""
    window = _window((*judged.wanted_boxes, *judged.told_boxes))
    shown = [w for w in page.words if intersection(w.box, window) > 0]
    words = "".join(_text(w, page) for w in shown)
    marks = "".join(
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{r - x:.1f}" height="{b - y:.1f}" fill="none" stroke-width="3" '
        f'stroke="rgb{colour}"/>'
        for boxes, colour in ((judged.wanted_boxes, GOLD), (judged.told_boxes, TOLD))
        for x, y, r, b in (_scaled(box, page) for box in boxes)
    )
    x, y, right, bottom = _scaled(window, page)
    across, down = right - x, bottom - y
    view = f'viewBox="{x:.0f} {y:.0f} {across:.0f} {down:.0f}" width="{WIDEST}" height="{WIDEST * down / across:.0f}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{words}{marks}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _text(word: Word, page: Page) -> str:
    x, y, right, bottom = _scaled(word.box, page)
    size = 0.85 * (bottom - y)
    fit = f'textLength="{right - x:.1f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{x:.1f}" y="{y + size:.1f}" font-size="{size:.1f}" {fit}>{escape(word.text)}</text>'


def _scaled(box: Box, page: Page) -> tuple[float, float, float, float]:
    return box.left * page.width, box.top * page.height, box.right * page.width, box.bottom * page.height


def _window(boxes: Sequence[Box]) -> Box:
    """Room around what is marked, at least 60 % of the page's width; the whole page where nothing is."""
    if not boxes:
        return Box(0.0, 0.0, 1.0, 1.0)
    around = union(boxes)
    return grow(around, max(0.03, (0.6 - (around.right - around.left)) / 2), 0.04)


def _pixels(box: Box, picture: Image.Image) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return (
        int(left * picture.width),
        int(top * picture.height),
        max(int(left * picture.width) + 1, int(right * picture.width)),
        max(int(top * picture.height) + 1, int(bottom * picture.height)),
    )
