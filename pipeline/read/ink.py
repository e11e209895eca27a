"""What is written on the paper: a mask of ink, without paper, shadows, ruled lines and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Image
from pipeline.types import Box

SIDE: Final = 1400
"""Ink is judged on the page at most this large."""
_DARKER: Final = 0.78
_STEEP: Final = 0.9
"""Ink is also darker than this share of what lies a stroke's width away; the soft side of a fold or shadow is not."""
_WINDOWS: Final = (((11, 11), (15, 15)), ((5, 5), (3, 3)))
_EVEN: Final = 2.0
"""Grey levels by which the columns of a strip of ruled paper vary; the faintest print varies more."""
Mask = NDArray[np.uint8]


def within(image: Image, side: int = SIDE) -> Image:
    scale = side / max(image.shape[:2])
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def ink_of(image: Image) -> Mask:
    """1 where a pixel is darker than the paper around it; the image should be `within(image)`."""
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)
    tiny = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper, near = (
        _full(np.asarray(cv2.blur(cv2.dilate(tiny, np.ones(d, np.uint8)), b), np.uint8), grey) for d, b in _WINDOWS
    )
    ink = _below(grey, _DARKER, paper) & _below(grey, _STEEP, near) & (paper > 60).astype(np.uint8)
    return np.asarray(_without_lines_and_pictures(ink), np.uint8)


def _below(grey: Mask, share: float, paper: Mask) -> Mask:
    return np.asarray(np.asarray(cv2.compare(grey, cv2.convertScaleAbs(paper, alpha=share), cv2.CMP_LT), np.uint8) & 1)


def _full(tiny: Mask, like: Mask) -> Mask:
    return np.asarray(cv2.resize(tiny, (like.shape[1], like.shape[0]), interpolation=cv2.INTER_LINEAR), np.uint8)


def _without_lines_and_pictures(ink: Mask) -> Mask:
    long = max(ink.shape) // 18
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    lines = np.asarray(cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8)), np.uint8)
    left = ink & (1 - lines)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(left, connectivity=8)
    high, wide = ink.shape
    w, h, area = stats[:, 2], stats[:, 3], stats[:, 4]
    solid = (w * h > 0.004 * high * wide) & (area > 0.45 * w * h)
    huge = (w > 0.5 * wide) | (h > 0.35 * high)
    speck = area < 3
    keep = ~(solid | huge | speck)
    keep[0] = False
    return np.asarray(keep[labels].astype(np.uint8)) if count > 1 else left


def ruled_off(box: Box, image: Image, ink: Mask) -> bool:
    """Whether nothing but a rule of the paper stands in the box: no ink besides it, and the same all the way across."""
    if covered(ink, [box])[ink > 0].any():
        return False
    high, wide = image.shape[:2]
    strip = image[round(box.top * high) : round(box.bottom * high), round(box.left * wide) : round(box.right * wide)]
    return strip.size > 0 and float(strip.mean(axis=(0, 2)).std()) < _EVEN


def covered(ink: Mask, boxes: Iterable[Box]) -> Mask:
    """1 inside any of the boxes."""
    inside = np.zeros_like(ink)
    high, wide = ink.shape
    for box in boxes:
        rows = slice(max(0, round(box.top * high)), round(box.bottom * high) + 1)
        inside[rows, max(0, round(box.left * wide)) : round(box.right * wide) + 1] = 1
    return inside


def tight(box: Box, ink: Mask) -> Box:
    """The box without the empty rows at its top and bottom; unchanged where no ink is found in it."""
    high, wide = ink.shape
    top, bottom = max(0, int(box.top * high)), min(high, int(np.ceil(box.bottom * high)))
    part = ink[top:bottom, max(0, int(box.left * wide)) : int(np.ceil(box.right * wide))]
    rows = np.flatnonzero(part.sum(axis=1) > 0.004 * part.shape[1]) if part.size else np.empty(0)
    if len(rows) < 2:
        return box
    return Box(box.left, (top + int(rows[0])) / high, box.right, (top + int(rows[-1]) + 1) / high)
