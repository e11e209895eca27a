"""Lines of an image too large to be looked at whole: overlapping tiles, and the pieces of a line joined again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Engine, Image, Quad
from pipeline.read.ink import Mask
from pipeline.read.upright import ordered

SIDE: Final = 1280
"""Pixels at which one tile is looked at."""
MOST: Final = 24
"""Tiles an image: a larger one is looked at coarser."""
_OVERLAP: Final = 0.12
_EDGE: Final = 4
"""Pixels: a line that ends this near a tile's inner border may go on in the next tile."""


@dataclass(frozen=True, slots=True)
class Tile:
    left: int
    top: int
    right: int
    bottom: int


def lines_in_tiles(engine: Engine, image: Image, scale: float, ink: Mask | None = None) -> list[Quad]:
    """Lines found where the image is looked at `scale` times its size; tiles without `ink` are passed over."""
    high, wide = image.shape[:2]
    found: list[Quad] = []
    cut: list[bool] = []
    owner: list[int] = []
    for n, tile in enumerate(t for t in tiles(wide, high, scale) if _inked(t, ink, high)):
        part = np.ascontiguousarray(image[tile.top : tile.bottom, tile.left : tile.right])
        side = max(32, round(max(part.shape[:2]) * min(scale, SIDE / max(part.shape[:2]))))
        for quad in engine.detect(part, side):
            moved = np.asarray(quad + np.asarray([tile.left, tile.top]), np.float32)
            found.append(moved)
            cut.append(_at_border(moved, tile, wide, high))
            owner.append(n)
    return joined(found, cut, owner)


def tiles(wide: int, high: int, scale: float) -> list[Tile]:
    """Tiles that overlap, at most `MOST`, each `SIDE` long at `scale` or as large as their cap makes them."""
    size = int(SIDE / scale)
    while True:
        columns, rows = _starts(wide, size), _starts(high, size)
        if len(columns) * len(rows) <= MOST:
            break
        size = int(size * 1.1)
    return [Tile(x, y, min(wide, x + size), min(high, y + size)) for y in rows for x in columns]


def _starts(length: int, size: int) -> list[int]:
    if length <= size:
        return [0]
    count = 1 + int(np.ceil((length - size) / (size * (1 - _OVERLAP))))
    return [round(n * (length - size) / (count - 1)) for n in range(count)]


def _inked(tile: Tile, ink: Mask | None, high: int) -> bool:
    if ink is None:
        return True
    scale = ink.shape[0] / high
    rows = slice(int(tile.top * scale), int(np.ceil(tile.bottom * scale)))
    return bool(ink[rows, int(tile.left * scale) : int(np.ceil(tile.right * scale))].any())


def _at_border(quad: Quad, tile: Tile, wide: int, high: int) -> bool:
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return bool(
        (tile.left > 0 and left < tile.left + _EDGE)
        or (tile.top > 0 and top < tile.top + _EDGE)
        or (tile.right < wide and right > tile.right - _EDGE)
        or (tile.bottom < high and bottom > tile.bottom - _EDGE)
    )


def joined(quads: Sequence[Quad], cut: Sequence[bool], owner: Sequence[int]) -> list[Quad]:
    """Pieces of one line seen in several tiles made one line: the longest is taken and lengthened by the others.

    `cut` says which end at a tile's inner border, `owner` which tile each was found in.
    """
    boxes = np.asarray([[*q.min(axis=0), *q.max(axis=0)] for q in quads]).reshape(-1, 4)
    left = set(range(len(quads)))
    kept: list[Quad] = []
    for first in sorted(left, key=lambda i: -_length(quads[i])):
        if first not in left:
            continue
        left.remove(first)
        line, seen, ends = quads[first], {owner[first]}, cut[first]
        while more := [
            j
            for j in _near(line, boxes)
            if j in left
            and (owner[j] not in seen or len(seen) > 1)
            and _one_line(line, quads[j], ends or cut[j], again=owner[j] in seen)
        ]:
            j = more[0]
            line, ends = _lengthened(line, quads[j]), ends or cut[j]
            left.remove(j)
            seen.add(owner[j])
        kept.append(line)
    return sorted(kept, key=lambda q: (float(q[:, 1].min()), float(q[:, 0].min())))


def _near(line: Quad, boxes: NDArray[np.float32]) -> list[int]:
    (left, top), (right, bottom) = line.min(axis=0), line.max(axis=0)
    apart = (boxes[:, 0] > right) | (boxes[:, 2] < left) | (boxes[:, 1] > bottom) | (boxes[:, 3] < top)
    return [int(i) for i in np.flatnonzero(~apart)]


def _length(quad: Quad) -> float:
    return float(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])))


def _axes(quad: Quad) -> NDArray[np.float64]:
    """Unit vectors along the line and across it."""
    across, down = (quad[1] + quad[2] - quad[0] - quad[3]) / 2, (quad[2] + quad[3] - quad[0] - quad[1]) / 2
    along = np.asarray(across if np.linalg.norm(across) >= np.linalg.norm(down) else down, np.float64)
    along = along / max(1e-6, float(np.linalg.norm(along)))
    return np.stack([along, [-along[1], along[0]]])


def _spans(quad: Quad, axes: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    placed = quad @ axes.T
    return placed.min(axis=0), placed.max(axis=0)


def _one_line(line: Quad, other: Quad, cut: bool, again: bool) -> bool:
    """The same line seen twice; where an end was `cut`, also one that goes on in the other.

    `again`: the line has a piece of the other's tile already, so only what lies inside it belongs to it.
    """
    axes = _axes(line)
    (low, lower), (high, higher) = _spans(line, axes)
    (start, upper), (end, under) = _spans(other, axes)
    along, across = min(high, end) - max(low, start), min(higher, under) - max(lower, upper)
    thick, thin = higher - lower, under - upper
    short, slim = min(high - low, end - start), min(thick, thin)
    if again or max(thick, thin) > 2.2 * slim:
        return bool(along > 0.8 * (end - start if again else short) and across > 0.8 * slim)
    return bool(across > 0.6 * slim and along > (0.5 * slim if cut else 0.5 * short))


def _lengthened(line: Quad, other: Quad) -> Quad:
    """The line as far as both reach, along its own direction."""
    axes = _axes(line)
    (low, lower), (high, higher) = _spans(line, axes)
    (start, upper), (end, under) = _spans(other, axes)
    low, high, lower, higher = min(low, start), max(high, end), min(lower, upper), max(higher, under)
    corners = np.asarray([[low, lower], [high, lower], [high, higher], [low, higher]]) @ axes
    return ordered(corners)
