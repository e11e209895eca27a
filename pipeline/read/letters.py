"""How large a page's print is, from its ink alone: what decides at which size its lines are looked for."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from pipeline.read.engine import Image
from pipeline.read.ink import SIDE, Mask, ink_of

_PART: Final = 0.85
"""The weighted median of the connected strokes' larger sides, as a share of the em (docs/ocr.md)."""
_LEAST: Final = 4
_FEW: Final = 8
_CLEAR: Final = 8.0
"""Print under this many mask pixels is measured again on parts of the image as it is."""
_COARSE: Final = 2.6
"""A mask this much smaller than its image runs small print together: the image's parts are measured instead."""
_SMALLEST: Final = 10.0
"""Pixels of the image: an em below this is specks and grain, nobody's print."""
_PROBES: Final = 3


def letter_height(image: Image, ink: Mask) -> float | None:
    """The em of most of the print in pixels of `image`, whose `ink` is that of `within(image)`; None where unclear."""
    scale = max(image.shape[:2]) / max(ink.shape)
    height = _em(ink) if scale < _COARSE else None
    if scale > 1.2 and (height is None or height < _CLEAR):
        found = [h for h in (_em(ink_of(part)) for part in _densest(image, ink)) if h is not None]
        return _believed(float(np.median(found))) if found else None
    return None if height is None else _believed(height * scale)


def _believed(height: float) -> float | None:
    return height if height >= _SMALLEST else None


def _em(ink: Mask) -> float | None:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    larger = np.maximum(stats[1:, 2], stats[1:, 3])
    smaller = np.minimum(stats[1:, 2], stats[1:, 3])
    sides = np.sort(larger[(larger >= _LEAST) & (larger < 90) & (4 * smaller >= larger)])
    if len(sides) < _FEW:
        return None
    reached = np.cumsum(sides)
    return float(sides[np.searchsorted(reached, reached[-1] / 2)]) / _PART


def _densest(image: Image, ink: Mask) -> list[Image]:
    """Squares of the image, none larger than a mask may be, that hold most ink."""
    scale = max(image.shape[:2]) / max(ink.shape)
    cell = max(16, int(SIDE / 2 / scale))
    high, wide = -(-ink.shape[0] // cell), -(-ink.shape[1] // cell)
    padded = np.zeros((high * cell, wide * cell), np.float32)
    padded[: ink.shape[0], : ink.shape[1]] = ink
    sums = padded.reshape(high, cell, wide, cell).sum(axis=(1, 3)).ravel()
    parts = []
    for index in np.argsort(-sums, kind="stable")[:_PROBES]:
        top, left = (int(v * cell * scale) for v in divmod(int(index), wide))
        parts.append(np.ascontiguousarray(image[top : top + SIDE // 2, left : left + SIDE // 2]))
    return parts
