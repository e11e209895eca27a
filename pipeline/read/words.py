"""Lines as an engine reads them to words of the page in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from pipeline.geometry import clip, turned
from pipeline.read.confidence import calibrated
from pipeline.read.engine import Quad, Reading
from pipeline.types import Box, Word

_GAP: Final = 1.6
"""Neighbouring characters whose middles lie further apart than this many line heights belong to two words."""
_HALF: Final = 0.55
_TALL: Final = 1.6


def words_of(lines: Sequence[tuple[Quad, Reading]], wide: int, high: int) -> tuple[Word, ...]:
    """Boxes in fractions of an image of `wide` × `high` pixels; lines without text fall away."""
    pieces = [p for quad, reading in lines if reading.text.strip() for p in _pieces(quad, reading, wide, high)]
    return numbered(pieces)


def numbered(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words sorted into lines: those that share half their height with a line's last word join it.

    On a page written in columns the lines are its columns, from the right.
    """
    turn = 270 if _runs_down(words) else 0
    rows: list[list[tuple[Box, Word]]] = []
    placed = [(turned(w.box, turn), w) for w in words]
    for place, word in sorted(placed, key=lambda p: (p[0].top + p[0].bottom, p[0].left)):
        row = next((r for r in reversed(rows[-6:]) if _level([box for box, _ in r], place)), None)
        if row is None:
            rows.append([(place, word)])
        else:
            row.append((place, word))
    rows.sort(key=lambda r: float(np.mean([box.top + box.bottom for box, _ in r])))
    return tuple(replace(w, line=n) for n, row in enumerate(rows) for _, w in sorted(row, key=lambda p: p[0].left))


def _runs_down(words: Sequence[Word]) -> bool:
    """Most characters stand in words that are much higher than wide."""
    tall = (w for w in words if not w.edges and w.box.bottom - w.box.top > _TALL * (w.box.right - w.box.left))
    down = sum(len(w.text) for w in tall if len(w.text) > 1)
    return 2 * down > sum(len(w.text) for w in words)


def _level(row: list[Box], box: Box) -> bool:
    near = min(row, key=lambda b: abs(b.left - box.left))
    shared = min(near.bottom, box.bottom) - max(near.top, box.top)
    lower = min(near.bottom - near.top, box.bottom - box.top)
    apart = all(min(b.right, box.right) - max(b.left, box.left) < 0.3 * lower for b in row)
    return shared > 0.5 * lower and apart


def _pieces(quad: Quad, reading: Reading, wide: int, high: int) -> Iterator[Word]:
    left, right = float(quad[[0, 3], 0].mean()), float(quad[[1, 2], 0].mean())
    top, bottom = float(quad[[0, 1], 1].mean()), float(quad[[2, 3], 1].mean())
    if right - left < 0.66 * (bottom - top) and len(reading.text) > 1:
        yield _upright_word(quad, reading, wide, high)
        return
    xs = [left + e * (right - left) for e in reading.edges]
    for start, end in _runs(reading.text, xs, bottom - top):
        edges = tuple(round(min(max(x / wide, 0.0), 1.0), 5) for x in _trimmed(xs[start : end + 1], bottom - top))
        sure = reading.sure[start:end]
        each = tuple(round(float(s), 3) for s in sure)
        box = clip(Box(edges[0], top / high, edges[-1], bottom / high))
        yield Word(reading.text[start:end], box, round(calibrated(sum(sure) / len(sure)), 4), 0, edges, each)


def _trimmed(xs: Sequence[float], high: float) -> list[float]:
    """Outer borders no further from their character's middle than a character is wide."""
    first, last = (xs[0] + xs[1]) / 2, (xs[-2] + xs[-1]) / 2
    return [max(xs[0], first - _HALF * high), *xs[1:-1], min(xs[-1], last + _HALF * high)]


def _upright_word(quad: Quad, reading: Reading, wide: int, high: int) -> Word:
    """A line that runs downwards: one word without character borders across."""
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    box = clip(Box(float(left) / wide, float(top) / high, float(right) / wide, float(bottom) / high))
    return Word(reading.text.strip(), box, round(calibrated(reading.confidence), 4), 0)


def _runs(text: str, xs: Sequence[float], high: float) -> Iterator[tuple[int, int]]:
    """Start and end of each word: between spaces and wide gaps."""
    middles = [(a + b) / 2 for a, b in pairwise(xs)]
    start = 0
    for i, char in enumerate(text):
        broken = i > start and middles[i] - middles[i - 1] > _GAP * high
        if char.isspace() or broken:
            if i > start:
                yield start, i
            start = i + 1 if char.isspace() else i
    if start < len(text):
        yield start, len(text)
