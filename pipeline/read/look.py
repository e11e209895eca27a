"""Finding the lines of an image: at a bounded size, in tiles where it is very long, and again where ink was missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from pipeline.read.engine import Engine, Image, Quad
from pipeline.read.ink import Mask, covered
from pipeline.types import Box

SIDE: Final = 960
FINE_SIDE: Final = 1536
"""For pages in small print; see `_small_print`."""
_SMALL_IMAGE: Final = 1100
_ENLARGED: Final = 1400
_LARGEST_ZOOM: Final = 3.0
_LONG: Final = 2.6
_REGIONS: Final = 12


def enlarged(image: Image) -> Image:
    """Small images (cards, cuttings) made larger, since detection loses small print."""
    scale = min(_LARGEST_ZOOM, _ENLARGED / max(image.shape[:2]))
    if max(image.shape[:2]) >= _SMALL_IMAGE or scale <= 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)


def lines_of(engine: Engine, image: Image) -> list[Quad]:
    high, wide = image.shape[:2]
    if max(high, wide) > _LONG * min(high, wide):
        return _in_tiles(engine, image)
    quads = engine.detect(image, SIDE)
    if max(high, wide) > SIDE and _small_print(quads, max(high, wide)):
        return engine.detect(image, FINE_SIDE)
    return quads


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


def _small_print(quads: Sequence[Quad], side: int) -> bool:
    """Half the lines (boxes are about twice the print's height) would be under 7 pixels high at the usual size."""
    if not quads:
        return False
    heights = [min(float(np.linalg.norm(q[3] - q[0])), float(np.linalg.norm(q[1] - q[0]))) for q in quads]
    return float(np.median(heights)) * SIDE / side < 14


def _in_tiles(engine: Engine, image: Image) -> list[Quad]:
    """Overlapping squares along the longer side; a line cut by one tile's end is taken from the next."""
    upright = image.shape[0] >= image.shape[1]
    long, short = max(image.shape[:2]), min(image.shape[:2])
    step, size = int(1.4 * short), int(1.6 * short)
    found: list[Quad] = []
    for start in range(0, max(1, long - (size - step)), step):
        end = min(long, start + size)
        part = image[start:end] if upright else image[:, start:end]
        axis = 1 if upright else 0
        for quad in engine.detect(np.ascontiguousarray(part), SIDE):
            if (start and quad[:, axis].min() < 4) or (end < long and quad[:, axis].max() > end - start - 4):
                continue
            shift = np.asarray([0, start] if upright else [start, 0])
            moved = np.asarray(quad + shift, np.float32)
            if not any(_same(moved, other) for other in found[-80:]):
                found.append(moved)
    return found


def _same(a: Quad, b: Quad) -> bool:
    (al, at), (ar, ab) = a.min(axis=0), a.max(axis=0)
    (bl, bt), (br, bb) = b.min(axis=0), b.max(axis=0)
    shared = max(0.0, min(ar, br) - max(al, bl)) * max(0.0, min(ab, bb) - max(at, bt))
    return bool(shared > 0.5 * min((ar - al) * (ab - at), (br - bl) * (bb - bt)))
