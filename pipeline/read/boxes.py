"""Drawn squares in a page's ink: where one stands by itself, or under a tick that runs over its sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.ink import Mask

_SMALLEST: Final = 7
_LARGEST: Final = 34
_RING: Final = 0.8
"""The share of each side that must be drawn."""
_TORN: Final = 0.6
"""The same of all four together, where one may be broken."""
_TICKED: Final = 0.1
"""The share of ink inside a square from which it is ticked; empty ones hold a speck at most."""
_EVEN: Final = 0.8
Ints = NDArray[np.int64]


class Square(NamedTuple):
    """In pixels; `filled` is the share of ink inside, `drawn` the share of its weakest side that is drawn.

    `even`: left and right half mirror each other, as in 日 and 国 and in no tick.
    """

    left: int
    top: int
    right: int
    bottom: int
    filled: float
    drawn: float
    even: bool = False

    @property
    def side(self) -> float:
        return (self.right - self.left + self.bottom - self.top) / 2

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def ticked(self) -> bool:
        return self.filled >= _TICKED


def squares_in(ink: Mask) -> list[Square]:
    """Shapes by themselves whose four sides are straight and closed, filled or not."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, wide, high, area = (stats[1:, i].astype(np.int64) for i in range(5))
    fits = (np.minimum(wide, high) >= _SMALLEST) & (np.maximum(wide, high) <= _LARGEST)
    fits &= (np.abs(wide - high) <= np.maximum(2, 0.2 * np.maximum(wide, high))) & (area >= 2 * (wide + high) - 8)
    left, top, wide, high = left[fits], top[fits], wide[fits], high[fits]
    if not len(left):
        return []
    sums = np.asarray(cv2.integral(ink), np.int64)
    drawn = np.min(list(_sides(sums, left, top, left + wide, top + high)), axis=0)
    filled = _filled(sums, left, top, left + wide, top + high)
    rows = zip(left, top, left + wide, top + high, filled, drawn, strict=True)
    found = [Square(int(a), int(b), int(c), int(d), float(f), float(e)) for a, b, c, d, f, e in rows if e >= _RING]
    return [s._replace(even=_even(ink, s)) if s.ticked else s for s in found]


def _even(ink: Mask, square: Square) -> bool:
    inside = ink[square.top + 2 : square.bottom - 2, square.left + 2 : square.right - 2]
    return bool((inside == inside[:, ::-1]).mean() > _EVEN)


def square_near(ink: Mask, x: float, y: float, reach: float, side: float, *, torn: bool = False) -> Square | None:
    """The best square outline of about this side whose middle lies within `reach` of a place, whatever crosses it.

    With `torn`, one side may be broken.
    """
    span = int(reach + 0.65 * side) + 2
    x0, y0 = max(0, int(x) - span), max(0, int(y) - span)
    patch = ink[y0 : int(y) + span, x0 : int(x) + span]
    if min(patch.shape) < 1.3 * side:
        return None
    sums = np.asarray(cv2.integral(np.ascontiguousarray(patch)), np.int64)
    sizes = range(max(_SMALLEST, round(0.8 * side)), round(1.2 * side) + 1)
    found = [s for size in sizes if (s := _best(sums, size, (x - x0, y - y0), reach, torn))]
    best = max(found, key=lambda s: s.drawn, default=None)
    if best is None or best.drawn < (_TORN if torn else _RING):
        return None
    left, top, right, bottom = best[:4]
    return best._replace(left=left + x0, right=right + x0, top=top + y0, bottom=bottom + y0)


def _best(sums: Ints, size: int, middle: tuple[float, float], reach: float, torn: bool) -> Square | None:
    """The best of a size whose middle lies near; with `torn`, of all four sides together."""
    low, high = (np.asarray([m + d - size / 2 for m in middle]) for d in (-reach, reach))
    lefts, tops = (
        np.arange(max(0, int(np.ceil(a))), min(n - size, int(b) + 1))
        for a, b, n in zip(low, high, sums.shape[::-1], strict=True)
    )
    if not len(lefts) or not len(tops):
        return None
    top, left = (v.ravel() for v in np.meshgrid(tops, lefts, indexing="ij"))
    sides = np.sort(list(_sides(sums, left, top, left + size, top + size)), axis=0)
    drawn = sides.mean(axis=0) * (sides[1] > 0.4) if torn else sides[0]
    at = int(drawn.argmax())
    x, y = int(left[at]), int(top[at])
    filled = _filled(sums, *(np.asarray([v]) for v in (x, y, x + size, y + size)))
    return Square(x, y, x + size, y + size, float(filled[0]), float(drawn[at]))


def _sides(sums: Ints, left: Ints, top: Ints, right: Ints, bottom: Ints) -> Iterator[NDArray[np.float64]]:
    """The drawn share of top, bottom, left and right side: of the best of the outermost pixel rows."""
    wide, high = right - left, bottom - top
    depth = range(3)
    yield np.max([_sum(sums, left, top + d, right, top + d + 1) for d in depth], axis=0) / wide
    yield np.max([_sum(sums, left, bottom - d - 1, right, bottom - d) for d in depth], axis=0) / wide
    yield np.max([_sum(sums, left + d, top, left + d + 1, bottom) for d in depth], axis=0) / high
    yield np.max([_sum(sums, right - d - 1, top, right - d, bottom) for d in depth], axis=0) / high


def _filled(sums: Ints, left: Ints, top: Ints, right: Ints, bottom: Ints) -> NDArray[np.float64]:
    """The share of ink well inside the sides."""
    inset = np.maximum(3, ((right - left + bottom - top) * 0.11).astype(np.int64))
    left, top = left + inset, top + inset
    right, bottom = np.maximum(right - inset, left + 1), np.maximum(bottom - inset, top + 1)
    return np.asarray(_sum(sums, left, top, right, bottom) / ((right - left) * (bottom - top)))


def _sum(sums: Ints, left: Ints, top: Ints, right: Ints, bottom: Ints) -> Ints:
    return sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
