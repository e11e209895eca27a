"""Round seals of any ink by their rim, wherever they stand: on black-and-white copies nothing else tells them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.blots import Blot, Density, darkness, reduced, rim, without_rules
from pipeline.read.engine import Image
from pipeline.read.judge import network, traits
from pipeline.read.seals import Red

_INKED: Final = 40
_ARC: Final = 0.03
"""A rim and its larger pieces are longer than this share of the page's side; characters are shorter."""
_RADIUS: Final = (0.035, 0.11)
"""In shares of the page's longer side: seals of 3.5 to 5 cm on a sheet of A4, up to half of it, and on cards."""
_CLOSED: Final = 0.5
_SURE: Final = 0.6
"""On made pages rims are sure by 0.68 and more, other circles by 0.3 at most."""
_MOST: Final = 12
_BUSY: Final = 0.03
"""Share of the page on which edges leave nothing to be told: photographs; sealed pages have up to 0.023."""


def round_seals(small: Image) -> list[Red]:
    """The surest first; boxes that overlap a surer one are left out."""
    page = reduced(small)
    density = darkness(page)
    found = [(chance, blot) for blot in _circles(density) if (chance := _chance(density, blot)) >= _SURE]
    found.sort(key=lambda f: -f[0])
    kept: list[tuple[float, Blot]] = []
    for chance, blot in found:
        if not any(_meet(blot, other) for _, other in kept):
            kept.append((chance, blot))
    high, wide = density.shape
    return [
        Red(
            blot[0] / wide, blot[1] / high, blot[2] / wide, blot[3] / high,
            "round", round(min(0.99, chance), 3), _colour(page, density, blot),
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
    for x, y, r in [] if hough is None else hough.reshape(-1, 3)[:_MOST]:
        if rim(inked, x, y, r) >= _CLOSED:
            yield _within((x - r, y - r, x + r, y + r), inked)


def _within(box: tuple[float, float, float, float], page: NDArray[np.uint8]) -> Blot:
    high, wide = page.shape
    left, top, right, bottom = (round(float(v)) for v in box)
    return max(0, left), max(0, top), min(wide, right), min(high, bottom)


def _chance(density: Density, blot: Blot) -> float:
    judge = network("red")
    chances = judge.chances(traits(density, [blot]))[0]
    return float(chances[judge.classes.index("round")])


def _colour(page: Image, density: Density, blot: Blot) -> str:
    left, top, right, bottom = blot
    inked = page[top:bottom, left:right][density[top:bottom, left:right] > _INKED]
    blue, _, red = np.percentile(inked.astype(np.float32), 60, axis=0)
    if abs(red - blue) < 21:
        return "black"
    return "blue" if blue > red else "red"


def _meet(a: Blot, b: Blot) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
