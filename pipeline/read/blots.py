"""Where on a page a seal or a fingerprint may be: how much red each pixel holds, and boxes worth judging."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Image

SIDE: Final = 1000
"""Blots are judged on the page at most this large."""
INKED: Final = 26
"""From this density on a pixel counts as inked."""
_FAINT: Final = 9
"""From here on it does on a page that is otherwise without colour: pale seals."""
_STANDS_OUT: Final = 3
"""Red so many times stronger than that is looked at without the weaker: a seal among red print and rulings."""
_GLANCE: Final = 3
_CLOSINGS: Final = (240, 90, 45, 28)
"""Parts of a mark that lie this share of the page's side apart may belong together."""
_SMALLEST: Final = 0.014
_LARGEST: Final = 0.45
_MOST: Final = 90
_BRIGHT: Final = np.clip((np.arange(256) - 75) * (255 / 45), 0, 255).astype(np.uint8)
Density: TypeAlias = NDArray[np.uint8]
Mask: TypeAlias = NDArray[np.uint8]
Blot: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the density."""


def reduced(image: Image) -> Image:
    scale = SIDE / max(image.shape[:2])
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def reddish(image: Image) -> bool:
    """A glance at every few pixels, so that a page without red costs next to nothing."""
    few = image[::_GLANCE, ::_GLANCE]
    red = cv2.subtract(few[..., 2], cv2.max(few[..., 0], few[..., 1]))
    return int(np.count_nonzero(red > INKED // 2)) > 12


def redness(small: Image) -> Density:
    """How far red stands above green and blue, the paper being made white first.

    Brown and black ink is too dark; red beside blue is the fringe of a screen's print.
    """
    b, g, r = cv2.split(cv2.blur(_whitened(small), (3, 3)))
    fringe = cv2.dilate(cv2.subtract(b, cv2.max(r, g)), np.ones((5, 5), np.uint8))
    red = cv2.subtract(cv2.subtract(r, cv2.max(b, g)), fringe)
    return np.asarray(cv2.multiply(red, cv2.LUT(r, _BRIGHT), scale=1 / 255), np.uint8)


def darkness(part: Image) -> Density:
    """How dark the ink of any colour is; full black is as dense as a fresh seal is red."""
    grey = cv2.cvtColor(cv2.blur(_whitened(part), (3, 3)), cv2.COLOR_BGR2GRAY)
    return np.asarray((255 - np.asarray(grey, np.float32)) * 0.7, np.uint8)


def blots(density: Density, side: int = 0) -> list[Blot]:
    """Boxes worth judging, largest first; several may cover one mark. `side` is the page's where this is a part."""
    side = side or max(density.shape)
    levels = [INKED]
    if float(np.percentile(density[::2, ::2], 85)) < _FAINT / 2:
        levels.append(_FAINT)
    if _strongest(density) > _STANDS_OUT * INKED:
        levels.append(int(0.55 * _strongest(density)))
    found = [b for level in levels for b in _blots_at(density, level, side)]
    found.sort(key=lambda b: -(b[2] - b[0]) * (b[3] - b[1]))
    return _distinct(found)[:_MOST]


def without_weaker(density: Density) -> Density | None:
    """What stands out alone, weaker print and rulings left out; None where nothing stands out."""
    strongest = _strongest(density)
    if strongest <= _STANDS_OUT * INKED:
        return None
    return np.asarray(np.where(density > 0.45 * strongest, density, 0), np.uint8)


def _strongest(density: Density) -> float:
    few = density[::2, ::2]
    return float(np.percentile(few[few > INKED], 95)) if int((few > INKED).sum()) > 60 else 0.0


def _blots_at(density: Density, level: int, side: int) -> list[Blot]:
    mask = without_rules((density > level).astype(np.uint8), side)
    if not mask.any():
        return []
    found: list[Blot] = []
    for share in _CLOSINGS if level >= INKED else _CLOSINGS[1:3]:
        reach = max(3, side // share) | 1
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach))
        found += _components(np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), np.uint8), side)
    if level == _FAINT:
        return found
    large = [b for b in found if max(b[2] - b[0], b[3] - b[1]) > 0.09 * side]
    return found + [c for blot in _distinct(large) for c in _circles(mask, blot, side)]


def shared(a: Blot, b: Blot) -> float:
    """Intersection over union."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    both = max(0, wide) * max(0, high)
    return both / max(1, (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def _whitened(small: Image) -> Image:
    tiny = cv2.resize(small, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.blur(cv2.dilate(tiny, np.ones((13, 13), np.uint8)), (17, 17))
    paper = np.maximum(cv2.resize(paper, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_LINEAR), 60)
    return np.asarray(cv2.divide(small, paper, scale=255.0), np.uint8)


def without_rules(mask: Mask, side: int) -> Mask:
    """Long straight lines are rulings: a seal that lies on them is looked at without them."""
    long = side // 8
    across = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    lines = np.asarray(cv2.max(across, down), np.uint8)
    if not lines.any():
        return mask
    square = np.ones((side // 80, side // 80), np.uint8)
    thick = np.asarray(cv2.morphologyEx(lines, cv2.MORPH_OPEN, square), np.uint8)
    return np.asarray(mask & (1 - (lines & (1 - thick))), np.uint8)


def _components(closed: Mask, side: int) -> list[Blot]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    return [
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, _ in stats[1:]
        if _SMALLEST * side <= max(w, h) <= _LARGEST * side and 0.36 < w / h < 2.8
    ]


def _distinct(found: list[Blot]) -> list[Blot]:
    kept: list[Blot] = []
    for blot in found:
        if all(shared(blot, other) < 0.9 for other in kept):
            kept.append(blot)
    return kept


def _circles(mask: Mask, blot: Blot, side: int) -> Iterator[Blot]:
    """Rims of round seals inside a large blot: several may overlap, or one may touch print or rulings."""
    left, top, right, bottom = blot
    part = np.ascontiguousarray(mask[top:bottom, left:right])
    soft = np.asarray(cv2.GaussianBlur(part * 255, (3, 3), 0), np.uint8)
    short = min(part.shape)
    if short < 0.05 * side:
        return
    hough = cv2.HoughCircles(
        soft, cv2.HOUGH_GRADIENT, 1.5, short * 0.35, param1=120, param2=26,
        minRadius=int(max(short * 0.25, 0.03 * side)), maxRadius=int(short * 0.58) + 2,
    )  # fmt: skip
    for x, y, r in [] if hough is None else hough.reshape(-1, 3)[:8]:
        if rim(part, x, y, r) > 0.45:
            box = (left + x - r, top + y - r, left + x + r, top + y + r)
            yield (
                max(0, round(box[0])), max(0, round(box[1])),
                min(mask.shape[1], round(box[2])), min(mask.shape[0], round(box[3])),
            )  # fmt: skip


def rim(part: Mask, x: float, y: float, r: float) -> float:
    angles = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    columns, rows = np.rint(x + r * np.cos(angles)).astype(int), np.rint(y + r * np.sin(angles)).astype(int)
    seen = (columns >= 1) & (rows >= 1) & (columns < part.shape[1] - 1) & (rows < part.shape[0] - 1)
    columns, rows = columns[seen], rows[seen]
    near = part[rows, columns] | part[rows - 1, columns] | part[rows + 1, columns]
    near = near | part[rows, columns - 1] | part[rows, columns + 1]
    return float(near.sum()) / max(1, len(rows)) if len(rows) > 60 else 0.0
