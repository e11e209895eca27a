"""Print that runs down the page. Engines turn tall boxes anticlockwise and read the lying characters of a column well.

So a page whose lines read well may still lie on its side: its characters stood upright, one by one, tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Engine, Image, Quad, Reading

_TALL: Final = 1.5
"""Engines turn boxes this much higher than wide by a quarter, anticlockwise, before they read them."""
_SURE: Final = 0.85
_HIGH: Final = 48
_MOST: Final = 60
_TRIED: Final = 2
_CHARS: Final = 8


def is_tall(quad: Quad) -> bool:
    return float(np.linalg.norm(quad[3] - quad[0])) >= _TALL * float(np.linalg.norm(quad[1] - quad[0]))


def read_tall(engine: Engine, image: Image, quads: Sequence[Quad], readings: Sequence[Reading]) -> list[Reading]:
    """Tall boxes that were read with little confidence read turned the other way, where that reads better."""
    better = list(readings)
    poor = [i for i, q in enumerate(quads) if is_tall(q) and better[i].confidence < _SURE][:_MOST]
    parts = [np.asarray(cv2.rotate(_cut(image, quads[i]), cv2.ROTATE_90_CLOCKWISE), np.uint8) for i in poor]
    for i, reading in zip(poor, _as_lines(engine, parts), strict=True):
        if len(reading.text) > 1 and reading.confidence > better[i].confidence:
            better[i] = reading
    return better


def stood_up(engine: Engine, image: Image, quads: Sequence[Quad]) -> float:
    """Mean confidence of the first characters of the longest lines after each was turned clockwise by itself."""
    longest = sorted(quads, key=lambda q: -float(np.ptp(q[:, 0])))[:_TRIED]
    strips = [laid(np.asarray(cv2.rotate(_cut(image, q), cv2.ROTATE_90_CLOCKWISE), np.uint8)) for q in longest]
    sure = [s for r in _as_lines(engine, strips) for s in (r.sure or (0.0,))]
    return sum(sure) / len(sure) if sure else 0.0


def _as_lines(engine: Engine, strips: Sequence[Image]) -> list[Reading]:
    """Each strip read as a line; they are put one under the other so that an engine sees one image."""
    if not strips:
        return []
    wide, high = max(s.shape[1] for s in strips), sum(s.shape[0] for s in strips)
    sheet, quads, y = np.full((high, wide, 3), 255, np.uint8), [], 0
    for strip in strips:
        h, w = strip.shape[:2]
        sheet[y : y + h, :w] = strip
        quads.append(np.asarray([[0, y], [w, y], [w, y + h], [0, y + h]], np.float32))
        y += h
    return engine.recognise(sheet, quads)


def laid(column: Image) -> Image:
    """The first characters of a column, from top to bottom, set from left to right each in its own square."""
    grey = cv2.cvtColor(column, cv2.COLOR_BGR2GRAY)
    paper = int(np.percentile(grey, 90))
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    ink = np.asarray(grey < min(level, 0.85 * paper), np.uint8)
    across = np.flatnonzero(ink.sum(axis=0) > 0)
    em = int(across[-1] - across[0] + 1) if len(across) else column.shape[1]
    cells = _cells(np.asarray(ink.sum(axis=1), np.int64), max(4, em))[:_CHARS]
    size = max(8, round(1.1 * max([em, *(b - a for a, b in cells)])))
    strip = np.full((size, size * max(1, len(cells)), 3), paper, np.uint8)
    for n, (top, bottom) in enumerate(cells):
        part = column[top:bottom, max(0, (column.shape[1] - size) // 2) :][:, :size]
        y, x = (size - part.shape[0]) // 2, n * size + (size - part.shape[1]) // 2
        strip[y : y + part.shape[0], x : x + part.shape[1]] = part
    scale = _HIGH / size
    return np.asarray(cv2.resize(strip, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _cells(inked: NDArray[np.int64], em: int) -> list[tuple[int, int]]:
    """Start and end of every character, cut where there is least ink about an em further down."""
    rows = np.flatnonzero(inked)
    end = int(rows[-1]) + 1 if len(rows) else 0
    cells: list[tuple[int, int]] = []
    y = 0
    while y < end:
        y = int(rows[np.searchsorted(rows, y)])
        low = y + int(0.75 * em)
        if low + 1 >= end:
            cells.append((y, end))
            break
        cut = low + int(np.argmin(inked[low : min(end, y + int(1.3 * em)) + 1]))
        cells.append((y, cut))
        y = cut
    return cells


def _cut(image: Image, quad: Quad) -> Image:
    (left, top), (right, bottom) = np.floor(quad.min(axis=0)).astype(int), np.ceil(quad.max(axis=0)).astype(int)
    part = image[max(0, top) : max(top + 2, bottom), max(0, left) : max(left + 2, right)]
    return np.ascontiguousarray(part) if part.size else np.full((8, 8, 3), 255, np.uint8)
