"""A second look at lines that were read badly: calmed or sharpened, and in the mirror.

The text of the sheet's back, shining through, is found as lines and read as nonsense; in the mirror it reads well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from pipeline.read.engine import Engine, Image, Quad, Reading

DOUBT: Final = 0.8
"""Lines read below this mean confidence are looked at again."""
_TRIED: Final = 3
_MOST: Final = 60
_BETTER: Final = 0.08
_LARGE: Final = 22
"""Pixels of a line's box above which noise is the likelier trouble, below which size is."""


def through(engine: Engine, image: Image, quads: Sequence[Quad], readings: Sequence[Reading]) -> set[int]:
    """Lines that shine through from the back: some read better mirrored, the others as badly and as pale as those."""
    poor = _poor(quads, readings)
    if len(poor) < 2:
        return set()
    tried = sorted(poor, key=lambda i: -float(np.ptp(quads[i][:, 0])))[:_TRIED]
    mirror = np.asarray(cv2.flip(image, 1), np.uint8)
    seen = engine.recognise(mirror, [_mirrored(quads[i], image.shape[1]) for i in tried])
    sure = [i for i, r in zip(tried, seen, strict=True) if _backwards(readings[i], r)]
    if not sure:
        return set()
    palest = 1.25 * max(_depth(image, quads[i]) for i in sure)
    return {*sure, *(i for i in poor if _depth(image, quads[i]) <= palest)}


def read_again(engine: Engine, image: Image, quads: Sequence[Quad], readings: Sequence[Reading]) -> list[Reading]:
    """The poor ones as read from a calmed or sharpened image, where that reads with more confidence."""
    better = list(readings)
    poor = _poor(quads, readings)
    small = [i for i in poor if _height(quads[i]) < _LARGE]
    for chosen, made in ((small, _sharpened), ([i for i in poor if i not in small], _calmed)):
        if chosen:
            again = engine.recognise(made(image), [quads[i] for i in chosen])
            for i, reading in zip(chosen, again, strict=True):
                if reading.text and reading.confidence > better[i].confidence:
                    better[i] = reading
    return better


def _poor(quads: Sequence[Quad], readings: Sequence[Reading]) -> list[int]:
    found = [i for i, r in enumerate(readings) if r.confidence < DOUBT]
    return sorted(found, key=lambda i: -float(np.ptp(quads[i][:, 0])))[:_MOST]


def _backwards(plain: Reading, mirrored: Reading) -> bool:
    return len(mirrored.text) > 3 and mirrored.confidence > max(DOUBT, plain.confidence + _BETTER)


def _mirrored(quad: Quad, wide: int) -> Quad:
    flipped = quad[[1, 0, 3, 2]].copy()
    flipped[:, 0] = wide - flipped[:, 0]
    return np.asarray(flipped, np.float32)


def _depth(image: Image, quad: Quad) -> float:
    """How much darker than its paper the line's ink is, as a share."""
    (left, top), (right, bottom) = np.maximum(quad.min(axis=0), 0).astype(int), np.ceil(quad.max(axis=0)).astype(int)
    part = image[top:bottom:2, left:right:2, 1]
    return 1 - float(np.percentile(part, 4)) / max(1.0, float(np.median(part))) if part.size else 0.0


def _height(quad: Quad) -> float:
    return float(np.linalg.norm(quad[3] - quad[0]))


def _calmed(image: Image) -> Image:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 1.3), np.uint8)


def _sharpened(image: Image) -> Image:
    return np.asarray(cv2.addWeighted(image, 2.5, cv2.GaussianBlur(image, (0, 0), 3.0), -1.5, 0), np.uint8)
