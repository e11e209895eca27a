"""Red seals: where they are, what shape they have, and the page without them.

The mask is red well above green and blue. A seal's red stays bright in the red channel while the print under it stays
dark, so inside a seal's box the red channel with its levels stretched is what is recognised (measured in docs/ocr.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Image

_SIDE: Final = 1000
_LOW: Final = 30
_HIGH: Final = 190
_FINGER: Final = 0.09
"""A fingerprint is at most this share of the page's longer side."""
Mask = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Red:
    """A red blob: box in fractions of the image, shape for a seal, None for a fingerprint."""

    left: float
    top: float
    right: float
    bottom: float
    shape: str | None
    confidence: float


def red_mask(image: Image) -> Mask:
    b, g, r = cv2.split(image)
    other = cv2.max(b, g)
    return np.asarray(((cv2.subtract(r, other) > 40) & (r > 90)).astype(np.uint8))


def red_things(image: Image) -> list[Red]:
    """Seals and fingerprints, largest first. Red lines of print and a page that is red all over are neither."""
    small = _within(image)
    mask = red_mask(small)
    if not 0.0002 < mask.mean() < 0.35:
        return []
    high, wide = mask.shape
    reach = max(3, max(high, wide) // 90) | 1
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    found: list[Red] = []
    for index in range(1, count):
        left, top, w, h, _ = (int(v) for v in stats[index])
        if _in_print(np.asarray(stats, np.int32), index):
            continue
        own = (labels[top : top + h, left : left + w] == index).astype(np.uint8)
        for x0, y0, x1, y1, shape, sure in _things(own, own & mask[top : top + h, left : left + w], max(high, wide)):
            found.append(Red((left + x0) / wide, (top + y0) / high, (left + x1) / wide, (top + y1) / high, shape, sure))
    found.sort(key=lambda s: -(s.right - s.left) * (s.bottom - s.top))
    return [thing for i, thing in enumerate(found) if not any(_within_box(thing, other) for other in found[:i])]


def without_seals(image: Image, seals: list[Red]) -> Image:
    """The image with each seal's surroundings as its red channel with levels 30–190 stretched."""
    if not seals:
        return image
    clean = image.copy()
    high, wide = image.shape[:2]
    table = np.clip((np.arange(256) - _LOW) * (255 / (_HIGH - _LOW)), 0, 255).astype(np.uint8)
    for seal in seals:
        dx, dy = 0.06 * (seal.right - seal.left) * wide, 0.06 * (seal.bottom - seal.top) * high
        rows = slice(max(0, int(seal.top * high - dy)), int(seal.bottom * high + dy))
        columns = slice(max(0, int(seal.left * wide - dx)), int(seal.right * wide + dx))
        clean[rows, columns] = cv2.LUT(image[rows, columns, 2], table)[..., None]
    return clean


def _within_box(small: Red, large: Red) -> bool:
    """The star of a round seal is a blob of its own, but no mark of its own."""
    x, y = (small.left + small.right) / 2, (small.top + small.bottom) / 2
    return large.left < x < large.right and large.top < y < large.bottom


def _in_print(stats: NDArray[np.int32], index: int) -> bool:
    """One of three or more blobs of like height side by side: red print."""
    left, top, wide, high, _ = (int(v) for v in stats[index])
    beside = np.abs(stats[1:, 1] + stats[1:, 3] / 2 - top - high / 2) < 0.4 * high
    alike = np.abs(stats[1:, 3] - high) < 0.4 * high
    near = np.abs(stats[1:, 0] + stats[1:, 2] / 2 - left - wide / 2) < 5 * max(wide, high)
    return int((beside & alike & near).sum()) >= 3


_Thing = tuple[float, float, float, float, str | None, float]


def _things(own: Mask, inked: Mask, page: int) -> list[_Thing]:
    """One blob is one thing, or several round seals that overlap."""
    high, wide = own.shape
    circles = _circles(inked) if max(high, wide) > 1.25 * min(high, wide) > 0.12 * page else []
    if len(circles) > 1:
        return [(x - r, y - r, x + r, y + r, "round", sure) for x, y, r, sure in circles]
    kind = _kind(own, inked, page)
    return [(0, 0, wide, high, *kind)] if kind else []


def _circles(inked: Mask) -> list[tuple[float, float, float, float]]:
    """Centre, radius and share of the rim that has ink, of each circle that is a seal's rim."""
    side = min(inked.shape)
    soft = np.asarray(cv2.GaussianBlur(inked * 255, (3, 3), 0), np.uint8)
    hough = cv2.HoughCircles(
        soft, cv2.HOUGH_GRADIENT, 1.5, side * 0.4, param1=120, param2=28,
        minRadius=int(side * 0.28), maxRadius=int(side * 0.56),
    )  # fmt: skip
    near = cv2.dilate(inked, np.ones((3, 3), np.uint8))
    kept: list[tuple[float, float, float, float]] = []
    for x, y, r in [] if hough is None else hough.reshape(-1, 3):
        angles = np.linspace(0, 2 * np.pi, 180, endpoint=False)
        columns, rows = np.rint(x + r * np.cos(angles)).astype(int), np.rint(y + r * np.sin(angles)).astype(int)
        seen = (columns >= 0) & (rows >= 0) & (columns < inked.shape[1]) & (rows < inked.shape[0])
        share = float(near[rows[seen], columns[seen]].sum()) / len(angles)
        if share > 0.6 and all(np.hypot(x - a, y - b) > 0.5 * r for a, b, _, _ in kept):
            kept.append((float(x), float(y), float(r), round(min(0.97, share), 3)))
    return kept


def _kind(blob: Mask, inked: Mask, page: int) -> tuple[str | None, float] | None:
    """(shape, confidence) of a seal, (None, confidence) of a fingerprint, or None for neither."""
    high, wide = blob.shape
    side, aspect = max(high, wide), wide / high
    if side < 0.014 * page or side > 0.45 * page or not 0.4 < aspect < 2.6:
        return None
    contours, _ = cv2.findContours(blob, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    hull = np.asarray(cv2.convexHull(np.concatenate(contours)), np.int32)
    full = cv2.contourArea(hull)
    if full < 0.45 * wide * high:
        return None
    shape = _shape(hull, full, wide, high)
    fill = float(inked.sum()) / full
    rim, gap, inner = _bands(hull, inked)
    if fill > 0.88 or fill < 0.06:
        return None
    if side < _FINGER * page and shape in ("round", "oval") and fill > 0.25 and gap > 0.55 * inner:
        return None, round(min(0.95, 0.6 + 0.4 * min(fill, gap)), 3)
    if rim < (0.6 if side < _FINGER * page else 0.3) and (fill < 0.25 or side < _FINGER * page):
        return None
    return shape, round(min(0.99, 0.55 + 0.3 * rim + 0.3 * max(0.0, rim - gap)), 3)


def _shape(hull: NDArray[np.int32], full: float, wide: int, high: int) -> str:
    """By how the hull fills the circle and the rectangle around it."""
    (_, _), (a, b), _ = cv2.minAreaRect(hull)
    filled = full / max(1.0, a * b)
    long = max(a, b) / max(1.0, min(a, b))
    triangle = cv2.minEnclosingTriangle(hull.astype(np.float32))[0]
    if triangle and full / triangle > 0.88 and filled < 0.65:
        return "triangle"
    if filled > 0.86:
        return "square"
    return "oval" if long > 1.18 and abs(wide / high - 1) > 0.12 else "round"


def _bands(hull: NDArray[np.int32], inked: Mask) -> tuple[float, float, float]:
    """Ink on the outline, just inside it, and in the middle: a seal has a rim with a gap, a fingerprint is even."""
    full = np.zeros_like(inked)
    cv2.fillConvexPoly(full, hull, (1,))
    inwards = np.asarray(cv2.distanceTransform(full, cv2.DIST_L2, 3), np.float32)
    depth = inwards / max(1e-6, float(inwards.max()))
    shares = []
    for low, high in ((0.0, 0.1), (0.1, 0.2), (0.35, 1.0)):
        band = inked[(depth > low) & (depth <= high)]
        shares.append(float(band.mean()) if band.size else 0.0)
    return shares[0], shares[1], shares[2]


def _within(image: Image) -> Image:
    scale = _SIDE / max(image.shape[:2])
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
