"""Whether a confidence of 0.9 is right nine times in ten, and what is gained by leaving the doubtful to people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

BINS = 10

Sure = tuple[float, bool]
"""A confidence, and whether the thing told with it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """`confidence` and `accuracy` are means over its `count` things."""

    confidence: float
    accuracy: float
    count: int


def bins(told: Iterable[Sure], wanted: int = BINS) -> tuple[Bin, ...]:
    """Bins of equal mass, by rising confidence; fewer where many share a confidence, since ties are never parted."""
    ties = _ties(told)
    share = sum(n for _, n, _ in ties) / wanted
    made: list[Bin] = []
    held: list[tuple[float, int, int]] = []
    for tie in ties:
        held.append(tie)
        if sum(n for _, n, _ in held) >= share:
            made.append(_bin(held))
            held = []
    return (*made, _bin(held)) if held else tuple(made)


def _ties(told: Iterable[Sure]) -> list[tuple[float, int, int]]:
    """(confidence, how many, how many right), by rising confidence."""
    ordered = sorted(told)
    groups = [(c, [right for _, right in same]) for c, same in groupby(ordered, key=lambda pair: pair[0])]
    return [(c, len(rights), sum(rights)) for c, rights in groups]


def _bin(ties: Sequence[tuple[float, int, int]]) -> Bin:
    count = sum(n for _, n, _ in ties)
    return Bin(sum(c * n for c, n, _ in ties) / count, sum(r for _, _, r in ties) / count, count)


def ece(told: Iterable[Sure], wanted: int = BINS) -> float | None:
    """Expected calibration error: the mean gap between confidence and accuracy of the bins, by their counts."""
    made = bins(told, wanted)
    whole = sum(b.count for b in made)
    return sum(b.count * abs(b.confidence - b.accuracy) for b in made) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Kept:
    """Withholding everything below `threshold` leaves `coverage` of the things, of which `accuracy` are right."""

    threshold: float
    coverage: float
    accuracy: float


def abstention(told: Iterable[Sure]) -> tuple[Kept, ...]:
    """By rising coverage, one point a distinct confidence; the last keeps everything."""
    ties = _ties(told)
    whole = sum(n for _, n, _ in ties)
    points, kept, right = [], 0, 0
    for confidence, n, r in reversed(ties):
        kept, right = kept + n, right + r
        points.append(Kept(confidence, kept / whole, right / kept))
    return tuple(points)


def accuracy_at(points: Sequence[Kept], coverage: float) -> float | None:
    """The accuracy when at least that share is kept."""
    return next((p.accuracy for p in points if p.coverage >= coverage), None)
