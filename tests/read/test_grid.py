"""Ruled tables drawn as pictures and as a PDF's strokes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.drawn import strokes_of
from pipeline.read.grid import tables_of
from pipeline.read.ruled import dark, rules_in, rules_of, shrunk
from pipeline.types import Box, Table
from tests.read.pages import drawn

XS, YS = (100, 400, 700, 1100), (100, 160, 240, 300, 420)
Places = set[tuple[int, int, int, int]]


def sheet(thick: int = 2, grey: int = 60) -> np.ndarray:
    """Four rows of three; the first row is one cell, and the last two rows of the first column are one."""
    image = np.full((900, 1240, 3), 250, np.uint8)
    for y in YS:
        left = XS[1] if y == 300 else XS[0]
        cv2.line(image, (left, y), (XS[-1], y), (grey,) * 3, thick)
    for x in XS:
        top = YS[0] if x in (XS[0], XS[-1]) else YS[1]
        cv2.line(image, (x, top), (x, YS[-1]), (grey,) * 3, thick)
    return image


MERGED: Places = {(0, 0, 1, 3), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 2, 1)} | {
    (r, c, 1, 1) for r in (2, 3) for c in (1, 2)
}


def found(image: np.ndarray) -> tuple[Table, ...]:
    return tables_of(rules_in(dark(shrunk(np.ascontiguousarray(image)))))


def places(table: Table) -> Places:
    return {(c.row, c.column, c.row_span, c.column_span) for c in table.cells}


def turned(image: np.ndarray, degrees: float) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D((620, 450), degrees, 1.0)
    return cv2.warpAffine(image, matrix, (1240, 900), borderValue=(250, 250, 250))


def test_merged_cells_have_their_spans_and_places() -> None:
    (table,) = found(sheet())
    assert places(table) == MERGED
    below = next(c for c in table.cells if (c.row, c.column) == (2, 0))
    assert below.box == pytest.approx((100 / 1240, 240 / 900, 400 / 1240, 420 / 900), abs=0.003)


@pytest.mark.parametrize("degrees", [-1.0, 0.5, 1.0])
def test_a_table_left_aslant_is_the_same_table(degrees: float) -> None:
    (table,) = found(turned(sheet(), degrees))
    assert places(table) == MERGED


def test_faint_and_broken_rules_still_part_cells() -> None:
    image = sheet(1, 205)
    for x in range(130, 1100, 97):
        image[:, x : x + 7] = 250
    (table,) = found(image)
    assert places(table) == MERGED


def test_double_rules_are_one() -> None:
    image = sheet(1)
    for y in YS:
        cv2.line(image, (XS[1] if y == 300 else XS[0], y + 4), (XS[-1], y + 4), (60,) * 3, 1)
    (table,) = found(image)
    assert places(table) == MERGED


def test_tables_apart_are_two_and_a_frame_alone_is_none() -> None:
    image = np.full((1400, 1240, 3), 250, np.uint8)
    for top in (100, 320):
        for y in (top, top + 60, top + 120):
            cv2.line(image, (100, y), (900, y), (40,) * 3, 2)
        for x in (100, 500, 900):
            cv2.line(image, (x, top), (x, top + 120), (40,) * 3, 2)
    cv2.rectangle(image, (200, 700), (800, 1200), (40,) * 3, 2)
    assert [len(t.cells) for t in found(image)] == [4, 4]


def test_print_and_underlines_are_no_table() -> None:
    image = drawn()
    for y in (140, 220, 300):
        cv2.line(image, (80, y), (700, y), (30,) * 3, 2)
    assert not found(image)


def test_sides_left_open_are_cells_too() -> None:
    image = np.full((900, 1240, 3), 250, np.uint8)
    for y in (100, 160, 220, 280):
        cv2.line(image, (100, y), (1100, y), (40,) * 3, 2)
    for x in (400, 700):
        cv2.line(image, (x, 100), (x, 280), (40,) * 3, 2)
    (table,) = found(image)
    assert places(table) == {(r, c, 1, 1) for r in range(3) for c in range(3)}


def test_a_pdfs_strokes_and_thin_rectangles_make_the_grid() -> None:
    lines = [{"type": "s", "color": (0, 0, 0), "items": [("l", (50.0, y), (550.0, y))]} for y in (100.0, 130.0, 160.0)]
    bars = [{"type": "f", "fill": (0, 0, 0), "items": [("re", (x, 100.0, x + 0.5, 160.0), 1)]} for x in (50, 300, 549)]
    pale = [{"type": "s", "color": (1, 1, 1), "items": [("l", (50.0, 115.0), (550.0, 115.0))]}]
    strokes = [Box(a / 600, b / 800, c / 600, d / 800) for a, b, c, d in strokes_of([*lines, *bars, *pale])]
    (table,) = tables_of(rules_of(strokes, 1050, 1400))
    assert places(table) == {(r, c, 1, 1) for r in range(2) for c in range(2)}
