"""Which way up a page lies and how far it is turned, from its own lines of text.

Lines longer across than down tell 0/180 from 90/270 degrees; recognising the longest lines both ways up tells the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Engine, Image, Quad, Reading

LONGEST: Final = 8
SURE: Final = 0.93
"""Mean confidence of the longest lines above which nobody need look at them upside down."""
LARGEST_SKEW: Final = 15.0
SMALLEST_SKEW: Final = 0.25

_TURNS: Final = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


@dataclass(frozen=True, slots=True)
class Upright:
    """First a quarter turn clockwise, then `skew` degrees back, then `over` (0 or 180); `known` is by quad index."""

    image: Image
    quads: list[Quad]
    quarter: int
    skew: float
    over: int
    known: dict[int, Reading]

    @property
    def rotation(self) -> int:
        return (self.quarter + self.over) % 360

    @property
    def moved(self) -> bool:
        return bool(self.rotation or self.skew)

    def same(self, image: Image) -> Image:
        """Another image of the same page moved the same way."""
        image, _ = turned(image, (), self.quarter)
        if self.skew:
            image, _ = unskewed(image, (), self.skew)
        return turned(image, (), self.over)[0]


def upright(engine: Engine, image: Image, quads: list[Quad]) -> Upright:
    """The image and its lines as they read; lines already recognised on the way are handed on."""
    rotation = 90 if lies_on_its_side(quads) else 0
    image, quads = turned(image, quads, rotation)
    skew = skew_of(quads)
    if abs(skew) >= SMALLEST_SKEW:
        image, quads = unskewed(image, quads, skew)
    else:
        skew = 0.0
    known = _longest_read(engine, image, quads)
    if known and _mean(known.values()) < SURE:
        over, over_quads = turned(image, quads, 180)
        other = _longest_read(engine, over, over_quads)
        if _mean(other.values()) > _mean(known.values()):
            return Upright(over, over_quads, rotation, skew, 180, other)
    return Upright(image, quads, rotation, skew, 0, known)


def lies_on_its_side(quads: Sequence[Quad]) -> bool:
    across = down = 0.0
    for quad in quads:
        wide, high = quad.max(axis=0) - quad.min(axis=0)
        if max(wide, high) > 2 * min(wide, high):
            across, down = (across + wide, down) if wide > high else (across, down + high)
    return down > 1.5 * across


def skew_of(quads: Sequence[Quad]) -> float:
    """Degrees by which the lines fall to the right (clockwise), as the median of long lines; 0 where unclear."""
    angles, lengths = [], []
    for quad in quads:
        along = (quad[1] + quad[2] - quad[0] - quad[3]) / 2
        high = float(np.linalg.norm(quad[3] - quad[0]))
        if along[0] > 4 * high > 0:
            angles.append(float(np.degrees(np.arctan2(along[1], along[0]))))
            lengths.append(float(along[0]))
    if len(angles) < 2:
        return 0.0
    order = np.argsort(angles)
    half = np.searchsorted(np.cumsum(np.asarray(lengths)[order]), sum(lengths) / 2)
    angle = angles[int(order[min(int(half), len(order) - 1)])]
    return angle if abs(angle) <= LARGEST_SKEW else 0.0


def turned(image: Image, quads: Sequence[Quad], degrees: int) -> tuple[Image, list[Quad]]:
    """Image and quads after a clockwise quarter turn; corners keep their meaning (the first is the text's top left)."""
    if degrees == 0:
        return image, list(quads)
    high, wide = image.shape[:2]
    over = np.asarray(cv2.rotate(image, _TURNS[degrees]), np.uint8)
    places = {
        90: lambda q: np.stack([high - q[:, 1], q[:, 0]], axis=1),
        180: lambda q: np.stack([wide - q[:, 0], high - q[:, 1]], axis=1),
        270: lambda q: np.stack([q[:, 1], wide - q[:, 0]], axis=1),
    }
    return over, [ordered(places[degrees](q)) for q in quads]


def unskewed(image: Image, quads: Sequence[Quad], angle: float) -> tuple[Image, list[Quad]]:
    """Turned back by a small angle about the middle, the canvas grown so that nothing is cut."""
    high, wide = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    new_wide, new_high = int(high * sin + wide * cos), int(high * cos + wide * sin)
    matrix[0, 2] += (new_wide - wide) / 2
    matrix[1, 2] += (new_high - high) / 2
    paper = tuple(float(v) for v in np.median(image[::16, ::16].reshape(-1, 3), axis=0))
    level = cv2.warpAffine(
        image, matrix, (new_wide, new_high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    moved = [ordered(q @ matrix[:, :2].T + matrix[:, 2]) for q in quads]
    return np.asarray(level, np.uint8), moved


def ordered(points: NDArray[np.floating]) -> Quad:
    """Corners from the top left, clockwise."""
    by_x = points[np.argsort(points[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    left, right = left[np.argsort(left[:, 1])], right[np.argsort(right[:, 1])]
    return np.asarray([left[0], right[0], right[1], left[1]], np.float32)


def _longest_read(engine: Engine, image: Image, quads: Sequence[Quad]) -> dict[int, Reading]:
    chosen = sorted(range(len(quads)), key=lambda i: -float(np.ptp(quads[i][:, 0])))[:LONGEST]
    return dict(zip(chosen, engine.recognise(image, [quads[i] for i in chosen]), strict=True))


def _mean(readings: Iterable[Reading]) -> float:
    scores = [r.confidence for r in readings]
    return sum(scores) / len(scores) if scores else 0.0
