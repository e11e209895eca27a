"""How written ink looks: a small picture of it, the directions of its strokes, their width, how they hang together."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.ink import Mask
from pipeline.read.judge import Floats

_DIRECTIONS: Final = 16
HIGH: Final = 12
WIDE: Final = 36
"""Cells of the picture."""


def script_of(own: Mask, line: float) -> Floats:
    """`own` is the ink alone, cut to its box; `line` the height of the page's print in its pixels."""
    high, wide = own.shape
    picture = cv2.resize(own.astype(np.float32), (WIDE, HIGH), interpolation=cv2.INTER_AREA)
    return np.concatenate(
        [
            picture.ravel(),
            _directions(own),
            _strokes(own, line),
            _profile(own),
            [np.log(wide / high), wide / line / 4, high / line],
        ]
    ).astype(np.float32)


def _directions(own: Mask) -> NDArray[np.float64]:
    """Print is made of level and upright strokes; a hand leans, and bends."""
    soft = cv2.GaussianBlur(own.astype(np.float32), (0, 0), 0.8)
    dx, dy = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    steep = np.hypot(dx, dy).ravel()
    turn = (np.mod(np.arctan2(dy, dx).ravel(), np.pi) / np.pi * _DIRECTIONS + 0.5).astype(np.intp) % _DIRECTIONS
    return np.bincount(turn, steep, minlength=_DIRECTIONS) / max(1e-6, float(steep.sum())) * 4


def _strokes(own: Mask, line: float) -> list[float]:
    """Width of the strokes and how it varies; pieces for each em; the longest piece; how far ink fills its box."""
    depth = cv2.distanceTransform(np.pad(own, 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    ridge = depth[(depth > 0) & (depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8)) - 1e-3)]
    count, _, stats, _ = cv2.connectedComponentsWithStats(own, connectivity=8)
    sizes = stats[1:, cv2.CC_STAT_AREA] if count > 1 else np.ones(1)
    ems = max(1.0, own.shape[1] / line)
    return [
        float(ridge.mean()) / line * 12 if ridge.size else 0.0,
        float(ridge.std() / max(0.1, ridge.mean())) if ridge.size else 0.0,
        (count - 1) / ems / 4,
        float(sizes.max() / max(1, sizes.sum())),
        float(own.mean()) * 3,
    ]


def _profile(own: Mask) -> list[float]:
    """How even the characters stand: the spread of their tops, feet and heights along the line."""
    columns = np.flatnonzero(own.any(axis=0))
    tops = own[:, columns].argmax(axis=0)
    feet = own.shape[0] - own[::-1, columns].argmax(axis=0)
    high = own.shape[0]
    gaps = np.diff(columns)
    return [
        float(np.std(tops)) / high * 3,
        float(np.std(feet)) / high * 3,
        float(np.percentile(feet, 90) - np.percentile(feet, 50)) / high * 4,
        float((gaps > 1).mean()) * 8 if len(gaps) else 0.0,
        float(np.polyfit(columns, (tops + feet) / 2, 1)[0]) * 4 if len(columns) > 3 else 0.0,
    ]
