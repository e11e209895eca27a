"""Level and plumb rules in a page's image, or as a PDF draws them, in a frame in which they are straight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Image
from pipeline.types import Box

SIDE: Final = 1400
"""Rules are looked for on the page at most this large; lengths here are pixels of that."""
_LEVEL: Final = 30
_PLUMB: Final = 16
_CONTRAST: Final = 12
_SOLID: Final = 11
_LONG: Final = 0.1
_STEEPEST: Final = 0.035
Grey = NDArray[np.uint8]


class Rule(NamedTuple):
    """A straight stroke at `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Frame:
    """How level and plumb rules lean: their slope as a + b * place, about the middle of a page of `wide` × `high`."""

    wide: float
    high: float
    level: tuple[float, float] = (0.0, 0.0)
    plumb: tuple[float, float] = (0.0, 0.0)

    def straight_level(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(y - (self.level[0] + self.level[1] * y) * (x - self.wide / 2))

    def straight_plumb(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(x - (self.plumb[0] + self.plumb[1] * x) * (y - self.high / 2))

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Of a cell in the straight frame: where its sides' middles lie on the page, in fractions."""
        across, down = (left + right) / 2 - self.wide / 2, (top + bottom) / 2 - self.high / 2
        a, b = self.level
        c, d = self.plumb
        sides = (left + (c + d * left) * down, right + (c + d * right) * down)
        ends = (top + (a + b * top) * across, bottom + (a + b * bottom) * across)
        return Box(
            *(round(min(max(v, 0.0), 1.0), 5) for v in (sides[0] / self.wide, ends[0] / self.high)),
            *(round(min(max(v, 0.0), 1.0), 5) for v in (sides[1] / self.wide, ends[1] / self.high)),
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """`plumb` rules hold x in `at`, `level` rules y; all in the straight frame."""

    frame: Frame
    level: tuple[Rule, ...]
    plumb: tuple[Rule, ...]


def rules_in(ink: Grey) -> Rules:
    """`ink` is `dark(shrunk(image))`."""
    ink = _without_solids(ink)
    level = _pieces(ink, _LEVEL)
    plumb = _pieces(np.ascontiguousarray(ink.T), _PLUMB)
    high, wide = ink.shape
    frame = Frame(wide, high, _lean(level, wide), _lean(plumb, high))
    ends = _ends(frame, level), _ends(frame, plumb, turned=True)
    return Rules(frame, *(tuple(Rule(*map(float, row)) for row in end) for end in ends))


def rules_of(boxes: Iterable[Box], wide: float, high: float) -> Rules:
    """The rules that a PDF draws, in fractions of its page, in the frame of a page of `wide` × `high`."""
    level, plumb = [], []
    for box in boxes:
        left, top, right, bottom = box.left * wide, box.top * high, box.right * wide, box.bottom * high
        if right - left > bottom - top:
            level.append(Rule((top + bottom) / 2, left, right))
        else:
            plumb.append(Rule((left + right) / 2, top, bottom))
    return Rules(Frame(wide, high), tuple(level), tuple(plumb))


def shrunk(image: Image) -> Grey:
    """The red channel, in which seals are pale, at most SIDE pixels long."""
    grey = cv2.extractChannel(image, 2)
    scale = SIDE / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    return np.asarray(small, np.uint8)


def dark(grey: Grey) -> Grey:
    """1 where a pixel is darker than its surroundings."""
    ink = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, _CONTRAST)
    return np.asarray(ink, np.uint8)


def _without_solids(ink: Grey) -> Grey:
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_SOLID, _SOLID), np.uint8))
    if not solid.any():
        return ink
    around = np.asarray(cv2.dilate(solid, np.ones((3, 3), np.uint8)), np.uint8)
    return np.asarray(ink & (1 - around), np.uint8)


class _Piece(NamedTuple):
    """`at` is the height in the middle of a stroke, `slope` its rise a pixel."""

    start: float
    end: float
    at: float
    slope: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def _pieces(ink: Grey, least: int) -> list[_Piece]:
    """Strokes that run on for `least` pixels, a little aslant at most."""
    tall = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(tall, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h = (int(v) for v in stats[n][:4])
        if h > 9 + 0.05 * w or w < least:
            continue
        slope, at = 0.0, float(centres[n][1])
        if w >= _LONG * ink.shape[1]:
            part = labels[y : y + h, x : x + w] == n
            slope, at = _fitted(part, y)
        found.append(_Piece(x, x + w, at, slope))
    return found


def _fitted(part: NDArray[np.bool_], top: int) -> tuple[float, float]:
    """Slope, and height in the middle, of a stroke's pixels."""
    thick = part.sum(axis=0)
    columns = np.flatnonzero(thick)
    heights = (part * np.arange(part.shape[0])[:, None]).sum(axis=0)[columns] / thick[columns]
    slope, height = np.polyfit(columns - part.shape[1] / 2, heights, 1)
    return float(slope), top + float(height)


def _lean(pieces: Sequence[_Piece], across: int) -> tuple[float, float]:
    """Slope by place, from the long strokes; the same everywhere where few tell."""
    long = [p for p in pieces if p.end - p.start >= _LONG * across and abs(p.slope) < _STEEPEST]
    if not long:
        return 0.0, 0.0
    slopes, places = np.asarray([p.slope for p in long]), np.asarray([p.at for p in long])
    weights = np.asarray([p.end - p.start for p in long])
    order = np.argsort(slopes)
    middle = float(slopes[order][np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)])
    near = np.abs(slopes - middle) < 0.008
    if near.sum() < 4 or np.ptp(places[near]) < 0.2 * across:
        return middle, 0.0
    b, a = np.polyfit(places[near], slopes[near], 1, w=weights[near])
    return float(a), float(b)


def _ends(frame: Frame, pieces: Sequence[_Piece], *, turned: bool = False) -> NDArray[np.float64]:
    """Rows of at, start, end in the straight frame."""
    at, start, end = np.asarray([(p.at, p.start, p.end) for p in pieces], np.float64).reshape(-1, 3).T
    middle = (start + end) / 2
    if turned:
        across, low, high = frame.straight_plumb(at, middle), *(frame.straight_level(at, y) for y in (start, end))
    else:
        across, low, high = frame.straight_level(middle, at), *(frame.straight_plumb(x, at) for x in (start, end))
    return np.stack([across, low, high], axis=1)
