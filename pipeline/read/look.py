"""Finding the lines of an image: at the size its print asks for, in tiles if huge, and again where ink was missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from pipeline.read.engine import Engine, Image, Quad
from pipeline.read.ink import Mask, covered, ink_of, within
from pipeline.read.letters import letter_height
from pipeline.read.tiles import lines_in_tiles
from pipeline.types import Box

SIDE: Final = 960
"""Where nothing is known of the print, and for parts of a page."""
EM: Final = 13.0
"""Print this many pixels high is found as well as larger print is (docs/ocr.md); less is lost, more is only work."""
LEAST_SIDE: Final = 736
LARGEST_SIDE: Final = 1600
_TILED: Final = 2000
"""Up to this side the print is still large enough at the largest side; above it the image is looked at in tiles."""
_SMALL_IMAGE: Final = 1100
_ENLARGED: Final = 1400
_LARGEST_ZOOM: Final = 3.0
_REGIONS: Final = 12
_LONG: Final = 2.6
"""Sides of an image that is longer than a page or a screen."""
_LOST: Final = 0.5
"""Where more of the ink lies in no line, thin print was lost and the page is looked at again, larger."""
_STEP: Final = 64
"""Sides come in steps, so that the network meets few shapes."""


def enlarged(image: Image) -> Image:
    """Small images (cards, cuttings) made larger, since detection loses small print."""
    scale = min(_LARGEST_ZOOM, _ENLARGED / max(image.shape[:2]))
    if max(image.shape[:2]) >= _SMALL_IMAGE or scale <= 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)


def lines_of(engine: Engine, image: Image, ink: Mask | None = None) -> list[Quad]:
    """`ink` is that of `within(image)`, where it is known already."""
    ink = ink_of(within(image)) if ink is None else ink
    em, longest = letter_height(image, ink), max(image.shape[:2])
    side = _asked(image, em)
    if min(side, longest) > _TILED:
        return lines_in_tiles(engine, image, min(1.0, side / longest), ink)
    side = min(LARGEST_SIDE, max(LEAST_SIDE, -(-round(side) // _STEP) * _STEP))
    quads = engine.detect(image, side)
    if em is None or side >= min(LARGEST_SIDE, longest) or _left_over(image, ink, quads) < _LOST:
        return quads
    again = engine.detect(image, min(LARGEST_SIDE, -(-3 * side // 2 // _STEP) * _STEP))
    return min(quads, again, key=lambda found: _left_over(image, ink, found))


def _left_over(image: Image, ink: Mask, quads: Sequence[Quad]) -> float:
    """The share of the ink that no line covers."""
    inked = int(ink.sum())
    return 1 - int((ink & covered(ink, [box_of(q, image) for q in quads])).sum()) / inked if inked else 0.0


def _asked(image: Image, em: float | None) -> float:
    """The longest side at which the image's print is `EM` pixels high."""
    long, short = float(max(image.shape[:2])), float(min(image.shape[:2]))
    return SIDE * max(1.0, long / short / _LONG) if em is None else long * EM / em


def missed_regions(ink: Mask, boxes: Sequence[Box]) -> list[Box]:
    """Parts of the page with ink that looks like writing and lies in none of the boxes, largest first."""
    high, wide = ink.shape
    seen = np.asarray(cv2.dilate(covered(ink, boxes), np.ones((3, 3), np.uint8)), np.uint8)
    left = ink & (1 - seen)
    unit = max(high, wide) // 100
    spread = cv2.dilate(cv2.morphologyEx(left, cv2.MORPH_OPEN, np.ones((2, 1), np.uint8)), np.ones((unit, 2 * unit)))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(spread.astype(np.uint8), connectivity=8)
    found: list[tuple[int, Box]] = []
    for index, (x, y, w, h, _) in enumerate(stats[1:], start=1):
        inked = int((left[y : y + h, x : x + w] * (labels[y : y + h, x : x + w] == index)).sum())
        if inked > 0.6 * unit * unit * 2 and w > 2 * unit and h > unit:
            margin = unit
            box = Box((x - margin) / wide, (y - margin) / high, (x + w + margin) / wide, (y + h + margin) / high)
            found.append((inked, Box(max(0.0, box.left), max(0.0, box.top), min(1.0, box.right), min(1.0, box.bottom))))
    return [box for _, box in sorted(found, key=lambda pair: -pair[0])[:_REGIONS]]


def lines_in(engine: Engine, image: Image, region: Box) -> list[Quad]:
    """Lines inside one part of the image, looked at enlarged; places are those of the whole image."""
    high, wide = image.shape[:2]
    x, y = int(region.left * wide), int(region.top * high)
    part = image[y : int(np.ceil(region.bottom * high)), x : int(np.ceil(region.right * wide))]
    if min(part.shape[:2]) < 8:
        return []
    zoom = min(2.0, max(1.0, SIDE / max(part.shape[:2])))
    large = cv2.resize(part, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC) if zoom > 1 else part
    found = engine.detect(np.asarray(large, np.uint8), SIDE)
    return [np.asarray(q / zoom + np.asarray([x, y]), np.float32) for q in found]


def box_of(quad: Quad, image: Image) -> Box:
    high, wide = image.shape[:2]
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return Box(float(left) / wide, float(top) / high, float(right) / wide, float(bottom) / high)
