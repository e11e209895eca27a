"""Seals and fingerprints that are not red, where somebody signs: black and blue ink, and black-and-white copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from pipeline.read.blots import SIDE, darkness, reduced
from pipeline.read.engine import Image
from pipeline.read.hand import surely_print
from pipeline.read.ink import Mask, covered
from pipeline.read.judge import network
from pipeline.read.places import asks_to_sign
from pipeline.read.seals import Red, judged
from pipeline.types import Box, Word

_BEFORE: Final = 6.0
_AFTER: Final = 14.0
_AROUND: Final = 5.0
"""How many line heights left, right, above and below of a label a mark may lie."""
_SURE: Final = {"round": 0.8, "oval": 0.8, "square": 0.95, None: 0.8}
"""What is taken for a mark by shape (None a fingerprint): written names come closest to squares."""
MOST: Final = 8
"""Labels looked around on a page."""


def dark_things(small: Image, ink: Mask, words: Sequence[Word]) -> list[Red]:
    """`small` has the size of `ink`, which is without what is known already; nothing where nobody is to sign."""
    labels = [w for w in words if asks_to_sign(w)][:MOST]
    if not labels:
        return []
    rest = np.asarray(ink & (1 - covered(ink, [w.box for w in words if surely_print(w)])), np.uint8)
    found: list[Red] = []
    for label in labels:
        window = window_of(label, small.shape[1] / small.shape[0])
        for thing in _in_window(small, rest, window):
            if not any(_overlap(thing, other) for other in found):
                found.append(thing)
    return found


def window_of(label: Word, aspect: float) -> Box:
    """Where a mark belonging to the label may lie; `aspect` is the page's width over its height."""
    row = label.box.bottom - label.box.top
    em = row / aspect
    return Box(
        max(0.0, label.box.left - _BEFORE * em), max(0.0, label.box.top - _AROUND * row),
        min(1.0, label.box.right + _AFTER * em), min(1.0, label.box.bottom + _AROUND * row),
    )  # fmt: skip


def _in_window(small: Image, rest: Mask, window: Box) -> list[Red]:
    high, wide = rest.shape
    rows, columns = (
        slice(int(window.top * high), int(window.bottom * high)),
        slice(int(window.left * wide), int(window.right * wide)),
    )
    own = rest[rows, columns]
    if int(own.sum()) < 150:
        return []
    page = reduced(small)
    scale = page.shape[0] / high
    near = cv2.dilate(own, np.ones((5, 5), np.uint8))
    density = np.asarray(darkness(small[rows, columns]) * near, np.uint8)
    density = np.asarray(cv2.resize(density, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    things = judged(density, network("red"), max(page.shape[:2]) if scale < 1 else min(SIDE, max(high, wide)))
    tall, broad = (rows.stop - rows.start) / high, (columns.stop - columns.start) / wide
    return [
        replace(
            t,
            left=columns.start / wide + t.left * broad, right=columns.start / wide + t.right * broad,
            top=rows.start / high + t.top * tall, bottom=rows.start / high + t.bottom * tall,
            colour=_colour(small[rows, columns], own),
        )
        for t in things
        if t.confidence >= _SURE.get(t.shape, 1.0)
    ]  # fmt: skip


def _colour(part: Image, own: Mask) -> str:
    blue, _, red = np.percentile(part[own > 0].astype(np.float32), 60, axis=0)
    return "blue" if blue - red > 21 else "black"


def _overlap(a: Red, b: Red) -> bool:
    return min(a.right, b.right) > max(a.left, b.left) and min(a.bottom, b.bottom) > max(a.top, b.top)
