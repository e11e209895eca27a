"""Tables without rules: lines one below the other whose words leave the same gaps free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import inside, union
from pipeline.types import Box, Cell, Table, Word

_BINS: Final = 1000
_LEAST_LINES: Final = 4
_LEAST_COLUMNS: Final = 3
_FREE: Final = 0.04
"""A gap may be crossed by this share of the lines."""
_GAP: Final = 0.5
"""Of a line's height: the narrowest gap between columns."""
_APART: Final = 2.2
"""Lines further apart than so many usual steps belong to two tables."""
Line = list[Word]
Span = tuple[float, float]


def unruled(words: Sequence[Word], ruled: Sequence[Table], shape: float) -> tuple[Table, ...]:
    """`shape` is the page's height by its width; words inside ruled tables are left alone."""
    free = [w for w in words if all(inside(w.box, t.box) < 0.5 for t in ruled)]
    lines = [list(group) for _, group in groupby(free, key=attrgetter("line"))]
    found = (_table(run, shape) for run in _runs(lines, shape))
    return tuple(t for t in found if t is not None)


def _runs(lines: Sequence[Line], shape: float) -> Iterator[list[Line]]:
    """Stretches of lines of several words, with lines that go on a cell between them."""
    steps = [_top(b) - _top(a) for a, b in pairwise([n for n in lines if len(n) >= _LEAST_COLUMNS])]
    step = median(steps) if steps else 0.0
    run: list[Line] = []
    for line in lines:
        if run and (_top(line) - _top(run[-1]) > _APART * step or not _fits(run, line, shape)):
            yield run
            run = []
        if run or len(line) >= _LEAST_COLUMNS:
            run.append(line)
    if run:
        yield run


def _fits(run: Sequence[Line], line: Line, shape: float) -> bool:
    """Whether the line leaves free at least two of the gaps that the lines so far leave, and fills none but few."""
    columns = _columns(run, shape)
    if len(columns) < _LEAST_COLUMNS:
        return len(line) >= _LEAST_COLUMNS
    crossed = any(w.box.left < a[1] and b[0] < w.box.right for a, b in pairwise(columns) for w in line)
    joined = len(_columns([*run, line], shape))
    return not crossed and joined >= _LEAST_COLUMNS and joined >= len(columns) - 1


def _table(run: Sequence[Line], shape: float) -> Table | None:
    while run and len(run[-1]) < 2:
        run = run[:-1]
    if sum(len(line) >= _LEAST_COLUMNS for line in run) < _LEAST_LINES:
        return None
    columns = _columns(run, shape)
    if len(columns) < _LEAST_COLUMNS:
        return None
    rows = list(_rows(run, columns))
    box = union(w.box for line in run for w in line)
    xs = [box.left, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), box.right]
    ends = [union(w.box for w in row) for row in rows]
    ys = [box.top, *((a.bottom + b.top) / 2 for a, b in pairwise(ends)), box.bottom]
    cells = (
        Cell(i, j, 1, 1, Box(*(round(v, 5) for v in (left, top, right, bottom))))
        for i, (top, bottom) in enumerate(pairwise(ys))
        for j, (left, right) in enumerate(pairwise(xs))
    )
    return Table(box, tuple(cells), ruled=False)


def _rows(run: Sequence[Line], columns: Sequence[Span]) -> Iterator[Line]:
    """Lines that begin in the first column, each with the lines nearest to it that do not: a cell of several lines
    may stand centred on its row or hang from it."""
    first = [line for line in run if any(w.box.left < columns[0][1] for w in line)] or [run[0]]
    step = median([_top(b) - _top(a) for a, b in pairwise(first)] or [0.0])
    alone = [
        n for n in run if n not in first and len(n) > 1 and min(abs(_top(n) - _top(f)) for f in first) > 0.8 * step
    ]
    opening = sorted([*first, *alone], key=_top)
    tops = [_top(line) for line in opening]
    rows: list[Line] = [[] for _ in opening]
    for line in run:
        nearest = min(range(len(tops)), key=lambda i: abs(tops[i] - _top(line)))
        rows[nearest].extend(line)
    yield from rows


def _columns(lines: Sequence[Line], shape: float) -> list[Span]:
    """Left and right of each column: what lines cover, between strips that nearly all leave free."""
    covered = np.zeros(_BINS + 1, np.int64)
    for line in lines:
        mask = np.zeros(_BINS + 1, bool)
        for word in line:
            mask[int(word.box.left * _BINS) : max(int(word.box.right * _BINS), int(word.box.left * _BINS) + 1)] = True
        covered += mask
    narrow = _GAP * shape * median(w.box.bottom - w.box.top for line in lines for w in line)
    return list(_spans(covered > _FREE * len(lines), narrow))


def _spans(mask: NDArray[np.bool_], narrow: float) -> Iterator[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]]))) / _BINS
    left, right = -1.0, -1.0
    for start, end in edges.reshape(-1, 2):
        if left >= 0 and start - right > narrow:
            yield left, right
            left = float(start)
        left, right = (float(start) if left < 0 else left), float(end)
    if left >= 0:
        yield left, right


def _top(line: Line) -> float:
    return median(w.box.top for w in line)
