"""Seals of any ink by their rim: on black-and-white copies nothing else tells them from print.

Round ones wherever they stand, square ones (a person's name) where somebody is to sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import cv2
import numpy as np

from pipeline.read.blots import Blot, Density, blots, darkness, reduced, rim, without_rules
from pipeline.read.dark import MOST, window_of
from pipeline.read.engine import Image
from pipeline.read.hand import surely_print
from pipeline.read.judge import network, traits
from pipeline.read.places import asks_to_sign
from pipeline.read.seals import Red
from pipeline.types import Box, Word

_INKED: Final = 40
_ARC: Final = 0.03
"""A rim and its larger pieces are longer than this share of the page's side; characters are shorter."""
_RADIUS: Final = (0.035, 0.11)
"""In shares of the page's longer side: seals of 3.5 to 5 cm on a sheet of A4, up to half of it, and on cards."""
_CLOSED: Final = 0.5
_SURE: Final = {"round": 0.6, "square": 0.3}
"""On made pages rims are sure by 0.68 and more, other circles by 0.3 at most; what has a square's frame needs less."""
_BUSY: Final = 0.03
"""Share of the page on which edges leave nothing to be told: photographs; sealed pages have up to 0.023."""
_HEIGHT: Final = (0.025, 0.09)
_ASPECT: Final = (0.7, 1.4)
_FRAMED: Final = 0.85
"""Share of each side of a square along which there is ink, within this share of its size from the edge."""
_EDGE: Final = 0.1
_MOST: Final = 12


def round_seals(small: Image) -> list[Red]:
    page = reduced(small)
    density = darkness(page)
    return _seals(page, density, _circles(density), "round")


def name_seals(small: Image, words: Sequence[Word]) -> list[Red]:
    """Round labels of places to sign, with a closed frame, which no written name has."""
    labels = [w for w in words if asks_to_sign(w)][:MOST]
    if not labels:
        return []
    page = reduced(small)
    density = darkness(page)
    for word in words:
        if surely_print(word):
            density[_span(word.box, density)] = 0
    framed = [b for label in labels for b in _squares(density, window_of(label, page.shape[1] / page.shape[0]))]
    return _seals(page, density, framed, "square")


def _seals(page: Image, density: Density, found: Iterator[Blot] | Sequence[Blot], shape: str) -> list[Red]:
    """The surest first; those that overlap a surer one are left out."""
    sure = [(chance, blot) for blot in found if (chance := _chance(density, blot, shape)) >= _SURE[shape]]
    kept: list[tuple[float, Blot]] = []
    for chance, blot in sorted(sure, key=lambda s: -s[0]):
        if not any(_meet(blot, other) for _, other in kept):
            kept.append((chance, blot))
    high, wide = density.shape
    return [
        Red(
            blot[0] / wide, blot[1] / high, blot[2] / wide, blot[3] / high,
            shape, round(min(0.99, max(_SURE["round"], chance)), 3), _colour(page, density, blot),
        )
        for chance, blot in kept
    ]  # fmt: skip


def _circles(density: Density) -> Iterator[Blot]:
    side = max(density.shape)
    inked = without_rules((density > _INKED).astype(np.uint8), side)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    long = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= _ARC * side
    long[0] = False
    arcs = long[labels].astype(np.uint8)
    edges = arcs - cv2.erode(arcs, np.ones((3, 3), np.uint8))
    if not 0 < edges.mean() < _BUSY:
        return
    soft = np.asarray(cv2.GaussianBlur(arcs * 255, (3, 3), 0), np.uint8)
    least, most = (int(share * side) for share in _RADIUS)
    hough = cv2.HoughCircles(
        soft, cv2.HOUGH_GRADIENT, 2, 0.05 * side, param1=120, param2=50, minRadius=least, maxRadius=most
    )
    high, wide = density.shape
    for x, y, r in [] if hough is None else hough.reshape(-1, 3)[:_MOST]:
        if rim(inked, x, y, r) >= _CLOSED:
            left, top, right, bottom = (round(float(v)) for v in (x - r, y - r, x + r, y + r))
            yield max(0, left), max(0, top), min(wide, right), min(high, bottom)


def _squares(density: Density, window: Box) -> Iterator[Blot]:
    side = max(density.shape)
    rows, columns = _span(window, density)
    part = density[rows, columns]
    if not part.size:
        return
    inked = (part > _INKED).astype(np.uint8)
    for left, top, right, bottom in blots(part, side):
        wide, high = right - left, bottom - top
        fits = _HEIGHT[0] * side <= high <= _HEIGHT[1] * side and _ASPECT[0] < wide / high < _ASPECT[1]
        if fits and _framed(inked[top:bottom, left:right]) >= _FRAMED:
            yield left + columns.start, top + rows.start, right + columns.start, bottom + rows.start


def _framed(inked: Density) -> float:
    """The share of the worst of its sides along which there is ink."""
    edge = max(2, round(_EDGE * min(inked.shape)))
    rows = (inked[:edge].any(axis=0), inked[-edge:].any(axis=0))
    columns = (inked[:, :edge].any(axis=1), inked[:, -edge:].any(axis=1))
    return min(float(side.mean()) for side in (*rows, *columns))


def _chance(density: Density, blot: Blot, shape: str) -> float:
    judge = network("red")
    return float(judge.chances(traits(density, [blot]))[0][judge.classes.index(shape)])


def _colour(page: Image, density: Density, blot: Blot) -> str:
    left, top, right, bottom = blot
    inked = page[top:bottom, left:right][density[top:bottom, left:right] > _INKED]
    blue, _, red = np.percentile(inked.astype(np.float32), 60, axis=0)
    if abs(red - blue) < 21:
        return "black"
    return "blue" if blue > red else "red"


def _span(box: Box, density: Density) -> tuple[slice, slice]:
    high, wide = density.shape
    rows = slice(max(0, int(box.top * high)), int(np.ceil(box.bottom * high)))
    return rows, slice(max(0, int(box.left * wide)), int(np.ceil(box.right * wide)))


def _meet(a: Blot, b: Blot) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
