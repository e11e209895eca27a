"""Tables from their rules: which rules belong together, where rows and columns lie, which cells are merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.read.ruled import Frame, Rule, Rules
from pipeline.types import Cell, Table

_SAME: Final = 6.0
"""Rules no further apart than this are one (double rules); all lengths are pixels of a page 1,400 pixels long."""
_REACH: Final = 8.0
_NEAR: Final = 4.5
_LINE: Final = 2.5
_GAP: Final = 14.0
_DRAWN: Final = 0.7
"""The share of a cell's side that must be drawn."""
_SHORT: Final = 45.0
_OPEN: Final = 12.0
_LEAST: Final = (50.0, 20.0)
Lines = NDArray[np.float64]
"""Rows of at, start, end."""
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Grid:
    """`level[i, j]`: the side at ys[i] between xs[j] and xs[j + 1] is drawn; `plumb[i, j]` the one at xs[j]."""

    xs: Sequence[float]
    ys: Sequence[float]
    level: Flags
    plumb: Flags


def tables_of(rules: Rules) -> tuple[Table, ...]:
    """Ruled tables of two cells and more, from top to bottom."""
    level, plumb = _lines(rules.level), _lines(rules.plumb)
    for _ in range(2):
        plumb = plumb[_held(plumb, level, _SHORT)]
        level = level[_held(level, plumb, _SHORT)]
    found = [t for a, b in _parts(level, plumb) if (t := _table(level[a], plumb[b], rules.frame))]
    return tuple(sorted(found, key=lambda t: (t.box.top, t.box.left)))


def _lines(rules: Sequence[Rule]) -> Lines:
    """Rules with the gaps closed that poor print leaves in them."""
    table = np.asarray(sorted(rules, key=lambda r: (r.at, r.start)), np.float64).reshape(-1, 3)
    merged: list[list[float]] = []
    for at, start, end in table:
        same = next((m for m in _level(merged, at) if _follows(m, start, end)), None)
        if same is None:
            merged.append([at, start, end])
        else:
            own, new = same[2] - same[1], end - start
            same[0] = (same[0] * own + at * new) / (own + new)
            same[1], same[2] = min(same[1], start), max(same[2], end)
    return np.asarray(merged, np.float64).reshape(-1, 3)


def _level(merged: Sequence[list[float]], at: float) -> Iterator[list[float]]:
    """The latest of the rules sorted by place, as long as they lie level."""
    return takewhile(lambda line: at - line[0] <= _LINE, reversed(merged))


def _follows(before: Sequence[float], start: float, end: float) -> bool:
    """Whether a stroke goes on from another: a gap is short beside the longer of them, as between strokes of print it
    is not."""
    gap = max(before[1] - end, start - before[2])
    return gap <= min(_GAP, 0.3 * max(before[2] - before[1], end - start))


def _held(lines: Lines, others: Lines, short: float) -> Flags:
    """Long rules, and short ones that both ends of others' rules hold: strokes of print end in the open."""
    if not len(lines) or not len(others):
        return np.zeros(len(lines), bool)
    held = np.ones(len(lines), bool)
    for end in (1, 2):
        near = np.abs(lines[:, end, None] - others[None, :, 0]) <= _NEAR
        passes = (others[None, :, 1] - _REACH <= lines[:, 0, None]) & (lines[:, 0, None] <= others[None, :, 2] + _REACH)
        held &= (near & passes).any(axis=1)
    crossed = (
        (lines[:, 1, None] - _REACH <= others[None, :, 0])
        & (others[None, :, 0] <= lines[:, 2, None] + _REACH)
        & (others[None, :, 1] - _REACH <= lines[:, 0, None])
        & (lines[:, 0, None] <= others[None, :, 2] + _REACH)
    ).any(axis=1)
    return np.asarray(held | (crossed & (lines[:, 2] - lines[:, 1] > short)))


def _parts(level: Lines, plumb: Lines) -> Iterator[tuple[list[int], list[int]]]:
    """Rules that touch each other, by index."""
    touch = (
        (level[:, 1, None] - _REACH <= plumb[None, :, 0])
        & (plumb[None, :, 0] <= level[:, 2, None] + _REACH)
        & (plumb[None, :, 1] - _REACH <= level[:, 0, None])
        & (level[:, 0, None] <= plumb[None, :, 2] + _REACH)
    )
    left = set(range(len(level)))
    while left:
        rows, columns, fresh = set(), set(), {left.pop()}
        while fresh:
            rows |= fresh
            columns |= {int(j) for i in fresh for j in np.flatnonzero(touch[i])}
            fresh = {int(i) for j in columns for i in np.flatnonzero(touch[:, j])} - rows
        left -= rows
        yield sorted(rows), sorted(columns)


def _table(level: Lines, plumb: Lines, frame: Frame) -> Table | None:
    sides, ends = _open_sides(plumb, level), _open_sides(level, plumb)
    level, plumb = np.vstack([level, ends]), np.vstack([plumb, sides])
    ys, xs = _places(level), _places(plumb)
    if len(xs) < 2 or len(ys) < 2 or xs[-1] - xs[0] < _LEAST[0] or ys[-1] - ys[0] < _LEAST[1]:
        return None
    grid = _Grid(xs, ys, _drawn(level, ys, xs), _drawn(plumb, xs, ys).T)
    grid = _without_idle(grid)
    cells = tuple(_cells(grid, frame))
    if len(cells) < 2 or not _closed(grid):
        return None
    return Table(frame.box(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]), cells)


def _open_sides(lines: Lines, others: Lines) -> Lines:
    """Sides that a table leaves undrawn: where most of the rules that would meet them run on past the last one."""
    if not len(lines) or not len(others):
        return np.empty((0, 3))
    first, last = float(lines[:, 0].min()), float(lines[:, 0].max())
    span = float(others[:, 0].min()), float(others[:, 0].max())
    sides = []
    for edge, beyond in ((1, others[:, 1] < first - _OPEN), (2, others[:, 2] > last + _OPEN)):
        if len(others) >= 3 and beyond.mean() > 0.6:
            sides.append([float(np.median(others[beyond, edge])), *span])
    return np.asarray(sides, np.float64).reshape(-1, 3)


def _places(lines: Lines) -> list[float]:
    """Where rules lie, those close together as one, at their longest."""
    order = lines[np.argsort(lines[:, 0])]
    groups: list[list[Lines]] = []
    for line in order:
        if groups and line[0] - groups[-1][-1][0] <= _SAME and line[0] - groups[-1][0][0] <= 1.5 * _SAME:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [float(np.average([g[0] for g in group], weights=[g[2] - g[1] for g in group])) for group in groups]


def _drawn(lines: Lines, places: Sequence[float], crossings: Sequence[float]) -> Flags:
    """By place and stretch between crossings: whether enough of it is drawn."""
    drawn = np.zeros((len(places), len(crossings) - 1), bool)
    nearest = np.abs(lines[:, 0, None] - np.asarray(places)[None]).argmin(axis=1)
    for i in range(len(places)):
        mine = lines[nearest == i]
        for j, (low, high) in enumerate(pairwise(crossings)):
            drawn[i, j] = _covered(mine, low + 2, high - 2) >= _DRAWN
    return drawn


def _covered(lines: Lines, low: float, high: float) -> float:
    """The share of low..high that the rules cover together."""
    covered, at = 0.0, low
    for start, end in sorted((float(a), float(b)) for _, a, b in lines):
        covered += max(0.0, min(end, high) - max(start, at))
        at = max(at, end)
    return covered / (high - low) if high > low else 0.0


def _without_idle(grid: _Grid) -> _Grid:
    """Without places where no side of a cell is drawn: a stroke of print among the rules."""
    rows, columns = np.asarray(grid.level.any(axis=1)), np.asarray(grid.plumb.any(axis=0))
    if rows.all() and columns.all():
        return grid
    ys = [y for y, kept in zip(grid.ys, rows, strict=True) if kept]
    xs = [x for x, kept in zip(grid.xs, columns, strict=True) if kept]
    return _Grid(xs, ys, _joined(grid.level[rows], columns, 1), _joined(grid.plumb[:, columns], rows, 0))


def _joined(flags: Flags, kept: Flags, axis: int) -> Flags:
    """Stretches between places that stay: drawn where any part of them is."""
    at = np.flatnonzero(kept)
    parts = [flags.take(range(a, b), axis=axis).mean(axis=axis) >= _DRAWN for a, b in pairwise(at)]
    return np.stack(parts, axis=axis) if parts else flags.take([], axis=axis)


def _closed(grid: _Grid) -> bool:
    """Whether most of the outline is drawn."""
    sides = [*grid.level[0], *grid.level[-1], *grid.plumb[:, 0], *grid.plumb[:, -1]]
    return float(np.mean(sides)) >= 0.6


def _cells(grid: _Grid, frame: Frame) -> Iterator[Cell]:
    """Row by row: each cell as wide as no rule ends it, and as high as no rule crosses it."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    taken = np.zeros((rows, columns), bool)
    for row in range(rows):
        for column in range(columns):
            if taken[row, column]:
                continue
            right = column + 1
            while right < columns and not taken[row, right] and not grid.plumb[row, right]:
                right += 1
            bottom = row + 1
            while bottom < rows and _goes_on(grid, taken, bottom, column, right):
                bottom += 1
            taken[row:bottom, column:right] = True
            box = frame.box(grid.xs[column], grid.ys[row], grid.xs[right], grid.ys[bottom])
            yield Cell(row, column, bottom - row, right - column, box)


def _goes_on(grid: _Grid, taken: Flags, row: int, left: int, right: int) -> bool:
    """Whether the cell above reaches into this row."""
    free = not grid.level[row, left:right].any() and not taken[row, left:right].any()
    whole = not grid.plumb[row, left + 1 : right].any()
    closed = right == grid.plumb.shape[1] - 1 or bool(grid.plumb[row, right])
    return free and whole and closed
