"""Which way up a page lies and how far it is turned, from its own lines of text.

Lines longer across than down tell 0/180 from 90/270 degrees; recognising the longest lines both ways up tells the rest.
Columns of characters one under the other read well lying on their side: a few characters stood up tell those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.columns import stood_up
from pipeline.read.engine import Engine, Image, Quad, Reading

LONGEST: Final = 8
SURE: Final = 0.93
"""Mean confidence of the longest lines above which nobody need look at them upside down."""
_POOR: Final = 0.8
"""Below it both ways up, lines that are little longer than high may run the other way."""
LARGEST_SKEW: Final = 15.0
STEEPEST_SKEW: Final = 40.0
"""For pages whose lines all agree."""
SMALLEST_SKEW: Final = 0.25
_AGREED: Final = 2.0
_STUBBY: Final = 3.0
_CHARS: Final = 6
"""So many are needed to tell columns from lines."""

_TURNS: Final = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


@dataclass(frozen=True, slots=True)
class Upright:
    """First `quarter` degrees clockwise, then `skew` back, then `over` clockwise; `known` is by quad index."""

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
    side = lies_on_its_side(quads)
    best = _levelled(engine, image, quads, 90 if side else 0)
    if best.known and _mean(best) < _POOR and all(_shape(quad) < _STUBBY for quad in quads):
        other = _levelled(engine, image, quads, 0 if side else 90)
        best = max(best, other, key=_mean)
    if (side or not _has_digits(best)) and _mean(best) >= SURE and _in_columns(engine, best):
        over, quads = turned(best.image, best.quads, 90)
        return replace(best, image=over, quads=quads, over=(best.over + 90) % 360)
    return best


def _levelled(engine: Engine, image: Image, quads: list[Quad], quarter: int) -> Upright:
    """Level after a quarter turn or none, and the better way up."""
    image, quads = turned(image, quads, quarter)
    skew = skew_of(quads)
    if abs(skew) >= SMALLEST_SKEW:
        image, quads = unskewed(image, quads, skew)
    else:
        skew = 0.0
    as_is = Upright(image, quads, quarter, skew, 0, _longest_read(engine, image, quads))
    if not as_is.known or _mean(as_is) >= SURE:
        return as_is
    over, quads = turned(image, quads, 180)
    return max(as_is, Upright(over, quads, quarter, skew, 180, _longest_read(engine, over, quads)), key=_mean)


def _mean(page: Upright) -> float:
    scores = [r.confidence for r in page.known.values()]
    return sum(scores) / len(scores) if scores else 0.0


def _has_digits(page: Upright) -> bool:
    """Print that runs down hardly has them, print across nearly always."""
    return any(c.isascii() and c.isdigit() for r in page.known.values() for c in r.text)


def _in_columns(engine: Engine, page: Upright) -> bool:
    chars = sum(len(r.text) for r in page.known.values())
    return chars > _CHARS and stood_up(engine, page.image, [page.quads[i] for i in page.known]) >= SURE


def lies_on_its_side(quads: Sequence[Quad]) -> bool:
    across = down = 0.0
    for quad in quads:
        along = max(quad[1] - quad[0], quad[3] - quad[0], key=lambda v: float(np.linalg.norm(v)))
        if _shape(quad) > 2:
            length = float(np.linalg.norm(along))
            across, down = (across + length, down) if abs(along[0]) > abs(along[1]) else (across, down + length)
    return down > 1.5 * across


def _shape(quad: Quad) -> float:
    """How many times longer than thick, whichever way it runs."""
    one, two = float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))
    return max(one, two) / max(1e-6, min(one, two))


def skew_of(quads: Sequence[Quad]) -> float:
    """Degrees by which the lines fall to the right (clockwise), as the median of long lines; 0 where unclear."""
    angles, lengths = [], []
    for quad in quads:
        along = (quad[1] + quad[2] - quad[0] - quad[3]) / 2
        high = float(np.linalg.norm(quad[3] - quad[0]))
        if along[0] > 4 * high > 0:
            angles.append(float(np.degrees(np.arctan2(along[1], along[0]))))
            lengths.append(float(np.linalg.norm(along)))
    if not angles:
        return 0.0
    order = np.argsort(angles)
    reached = np.cumsum(np.asarray(lengths)[order]) / sum(lengths)
    low, middle, high = (angles[int(order[np.searchsorted(reached, q)])] for q in (0.2, 0.5, 0.8))
    agreed = len(angles) > 2 and high - low < _AGREED
    return middle if abs(middle) <= (STEEPEST_SKEW if agreed else LARGEST_SKEW) else 0.0


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
