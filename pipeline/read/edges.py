"""Whether a page's lines run out of the picture: where the received image ends, however the page lay in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Quad, Reading
from pipeline.read.ink import Mask

_POOR: Final = 0.62
_PROSE: Final = 6
"""Characters of a line that is likely to be part of running text."""
_INSET: Final = (0.5, 1.5, 2.5, 3.5)
"""Pixels of the ink's mask inside the edge where a stroke that leaves the picture is looked for."""


class Cut(NamedTuple):
    """Of `lines` lines of running text, `through` leave the picture on its left (or right) side."""

    through: int
    lines: int
    left: bool

    @property
    def share(self) -> float:
        return self.through / self.lines if self.lines else 0.0


def frame(size: tuple[int, int], canvas: tuple[int, int], skew: float) -> Quad:
    """The corners of an image of `size` (height, width) in the canvas on which it was turned back by `skew` degrees."""
    high, wide = size
    turn = np.radians(skew)
    corners = np.asarray([[-wide, -high], [wide, -high], [wide, high], [-wide, high]]) / 2
    matrix = np.asarray([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return np.asarray(corners @ matrix + np.asarray([canvas[1], canvas[0]]) / 2, np.float32)


def cut_off(canvas: tuple[int, int], lines: Sequence[tuple[Quad, Reading]], ink: Mask, edges: Quad) -> Cut:
    """Lines whose end lies at an edge with strokes on it; a page cropped close to its print keeps its strokes whole."""
    told = [q for q, r in lines if len(r.text) >= _PROSE and r.confidence >= _POOR]
    scale = ink.shape[0] / canvas[0]
    left = sum(_through(q[[0, 3]], edges[[0, 3]], ink, scale) for q in told)
    right = sum(_through(q[[1, 2]], edges[[1, 2]], ink, scale) for q in told)
    return Cut(max(left, right), len(told), left >= right)


def _through(ends: Quad, edge: Quad, ink: Mask, scale: float) -> bool:
    (top, bottom), middle = sorted(float(y) for y in ends[:, 1]), ink.shape[1] / scale / 2
    ys = np.linspace(top, bottom, max(3, int((bottom - top) * scale)))
    xs = _at(edge, ys)
    if float(np.abs(ends[:, 0] - _at(edge, ends[:, 1])).min()) >= 0.3 * (bottom - top):
        return False
    inwards = 1.0 if float(xs.mean()) < middle else -1.0
    rows = np.clip(ys * scale, 0, ink.shape[0] - 1).astype(int)
    columns = [np.clip(xs * scale + inwards * d - (inwards < 0), 0, ink.shape[1] - 1).astype(int) for d in _INSET]
    return any(bool(ink[rows, c].any()) for c in columns)


def _at(edge: Quad, ys: NDArray[np.floating]) -> NDArray[np.floating]:
    """The edge's x at these heights."""
    (x0, y0), (x1, y1) = edge
    return np.asarray(x0 + (ys - y0) * (x1 - x0) / max(1e-6, y1 - y0))
