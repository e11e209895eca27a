"""One page from its spooled image to words and marks, in the process that holds the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeAlias

import numpy as np

from pipeline.geometry import inside
from pipeline.read.columns import read_tall
from pipeline.read.doubt import read_again, through
from pipeline.read.edges import Cut, cut_off, frame
from pipeline.read.engine import Engine, Image, Quad, Reading
from pipeline.read.ink import covered, ink_of, ruled_off, tight, within
from pipeline.read.inserted import inserted_signatures
from pipeline.read.look import box_of, enlarged, lines_in, lines_of, missed_regions
from pipeline.read.marks import marks_of, told
from pipeline.read.paper import flattened
from pipeline.read.quality import judged, measured
from pipeline.read.restore import restored
from pipeline.read.screenphoto import without_moire
from pipeline.read.seals import Red, red_things, without_seals
from pipeline.read.spool import load, written
from pipeline.read.tables import tabled
from pipeline.read.upright import Upright, upright
from pipeline.read.words import numbered, words_of
from pipeline.types import Box, Mark, Page, PageStatus, TextSource, Word

_NOTHING: Final = 0.35
"""Lines read below this mean confidence say nothing."""
_ENOUGH: Final = 0.85
"""A text layer over a picture is believed where it covers this share of the ink."""


def see(page: Page, engine: Engine) -> Page:
    """The page read from its image; the image is rewritten where it had to be turned."""
    original = flattened(load(page))
    image = enlarged(restored(without_moire(original)))
    red = red_things(image)
    clean = without_seals(image, red)
    ink = ink_of(within(image))
    up = upright(engine, clean, lines_of(engine, clean, ink))
    picture = up.same(image)
    page = _spooled(page, up, original)
    ink = _moved(ink, picture, up)
    red = red_things(picture) if up.moved else red
    lines, back = _all_read(engine, up, ink, red)
    said = [(q, r) for q, r in lines if r.confidence >= _NOTHING]
    words = _tightened(words_of(said, picture.shape[1], picture.shape[0]), ink)
    marks = told(engine, picture, marks_of(picture, ink, words, red))
    known = [*back, *(m.box for m in marks)]
    poor = [box for q, r in lines if r.confidence < _NOTHING and not ruled_off(box := box_of(q, picture), picture, ink)]
    verdict = judged(picture, page.quality, words, poor, known, _cut(image, picture, up, lines, ink))
    page = replace(
        page,
        words=words,
        marks=marks,
        text_source=TextSource.OCR if words else TextSource.NONE,
        quality=measured(page.quality, words, ink, known),
    )
    page = tabled(page, picture)
    if back and not words and not marks:
        return replace(page, status=PageStatus.BLANK)
    if verdict.illegible:
        return replace(page, status=PageStatus.UNREADABLE, status_reason=verdict.illegible)
    return replace(page, unread=verdict.unread, status_reason=verdict.why) if verdict.unread else page


def see_pictures(page: Page, engine: Engine) -> Page:
    """A page with its own text over or beside pictures: the pictures' text is read and joins it.

    A picture of the whole page whose ink the text does not cover is a scan with a stamp or a header: it is read whole.
    """
    image = load(page)
    ink = ink_of(within(image))
    layer = page.layer
    if layer is None:
        return see(page, engine)
    boxes = [w.box for w in layer.words]
    if layer.image_cover > 0.5 and _coverage(ink, boxes) < _ENOUGH:
        return see(page, engine)
    red = red_things(image)
    clean = without_seals(image, red)
    quads = [q for region in missed_regions(ink, boxes) for q in lines_in(engine, clean, region)]
    readings = engine.recognise(clean, quads)
    lines = [(q, r) for q, r in zip(quads, readings, strict=True) if r.confidence >= 2 * _NOTHING]
    extra = _tightened(words_of(lines, image.shape[1], image.shape[0]), ink)
    fresh = [w for w in extra if all(inside(w.box, b) < 0.5 for b in boxes)]
    words = numbered([*layer.words, *fresh]) if fresh else layer.words
    marks = told(engine, image, marks_of(image, ink, words, red))
    marks += tuple(m for m in inserted_signatures(within(image), ink, layer.words) if not _known(m, marks))
    quality = measured(page.quality, words, ink, [m.box for m in marks])
    return tabled(replace(page, words=words, marks=marks, text_source=TextSource.TEXT_LAYER, quality=quality), image)


def _known(mark: Mark, others: Sequence[Mark]) -> bool:
    return any(max(inside(mark.box, m.box), inside(m.box, mark.box)) > 0.5 for m in others if m.kind is mark.kind)


Lines: TypeAlias = list[tuple[Quad, Reading]]


def _all_read(engine: Engine, up: Upright, ink: np.ndarray, red: Sequence[Red]) -> tuple[Lines, list[Box]]:
    """Every line of the upright page, with a second look at missed ink; and where the back shines through."""
    rest = [i for i in range(len(up.quads)) if i not in up.known]
    known = up.known | dict(zip(rest, engine.recognise(up.image, [up.quads[i] for i in rest]), strict=True))
    quads = list(up.quads)
    boxes = [box_of(q, up.image) for q in quads] + [Box(s.left, s.top, s.right, s.bottom) for s in red]
    for region in missed_regions(ink, boxes):
        fresh = ((quad, box_of(quad, up.image)) for quad in lines_in(engine, up.image, region))
        quads += [quad for quad, box in fresh if not any(_taken(box, other) for other in boxes)]
    more = engine.recognise(up.image, quads[len(up.quads) :])
    readings = read_tall(engine, up.image, quads, [known[i] for i in range(len(up.quads))] + more)
    return _believed(engine, up.image, quads, readings)


def _taken(fresh: Box, known: Box) -> bool:
    """Mostly inside a line that is known, or over the better part of one (down through several lines)."""
    return inside(fresh, known) >= 0.4 or inside(known, fresh) >= 0.5


def _believed(engine: Engine, image: Image, quads: list[Quad], readings: list[Reading]) -> tuple[Lines, list[Box]]:
    """Without what shines through from the back, and with the better reading of what was read badly."""
    back = through(engine, image, quads, readings)
    kept = [i for i in range(len(quads)) if i not in back]
    front = [quads[i] for i in kept]
    better = read_again(engine, image, front, [readings[i] for i in kept])
    return list(zip(front, better, strict=True)), [box_of(quads[i], image) for i in sorted(back)]


def _cut(image: Image, picture: Image, up: Upright, lines: Lines, ink: np.ndarray) -> Cut:
    high, wide = image.shape[:2]
    size = (wide, high) if up.quarter % 180 else (high, wide)
    return cut_off(picture.shape[:2], lines, ink, frame(size, picture.shape[:2], up.skew))


def _moved(ink: np.ndarray, picture: Image, up: Upright) -> np.ndarray:
    """The mask turned with its page; taken anew if it lay askew, since ruled lines are known by being level."""
    return ink_of(within(picture)) if up.skew else np.ascontiguousarray(np.rot90(ink, -up.rotation // 90))


def _spooled(page: Page, up: Upright, original: Image) -> Page:
    """The image as it lies upright, written beside the one received."""
    assert page.image is not None
    upright_image = up.same(original)
    high, wide = upright_image.shape[:2]
    image = page.image
    if up.moved or (wide, high) != (page.width, page.height):
        image = written(upright_image, page.image)
    rotation = (page.rotation + up.rotation) % 360
    return replace(page, image=image, width=wide, height=high, rotation=rotation, skew=round(up.skew, 3))


def _tightened(words: tuple[Word, ...], ink: np.ndarray) -> tuple[Word, ...]:
    return tuple(replace(w, box=Box(*(round(v, 5) for v in tight(w.box, ink)))) for w in words)


def _coverage(ink: np.ndarray, boxes: Sequence[Box]) -> float:
    inked = int(ink.sum())
    return float((ink & covered(ink, boxes)).sum()) / inked if inked else 1.0
