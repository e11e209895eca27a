from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.tiles import MOST, joined, lines_in_tiles, tiles
from tests.read.pages import quad


@given(st.integers(300, 20000), st.integers(300, 20000), st.floats(0.2, 1.0))
def test_tiles_cover_the_image_overlap_and_are_bounded(wide, high, scale):
    found = tiles(wide, high, scale)
    assert len(found) <= MOST
    xs, ys = sorted({(t.left, t.right) for t in found}), sorted({(t.top, t.bottom) for t in found})
    for spans, length in ((xs, wide), (ys, high)):
        assert spans[0][0] == 0
        assert spans[-1][1] == length
        assert all(b[0] < a[1] for a, b in pairwise(spans))


class Ruler:
    """Finds, in whatever part it is shown, the black bars drawn there: a bar is a line of text."""

    def detect(self, image, side):
        import cv2

        mask = (image[:, :, 0] < 100).astype(np.uint8)
        _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
        return [quad(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:].tolist()]


def barred(*bars, size=(3000, 4000)):
    image = np.full((*size, 3), 255, np.uint8)
    for left, top, right, bottom in bars:
        image[top:bottom, left:right] = 0
    return image


def boxes(quads):
    return [tuple(int(v) for v in (*q.min(axis=0), *q.max(axis=0))) for q in quads]


def test_lines_over_borders_come_whole_and_once():
    grid = [(100 + 1300 * c, 60 + 90 * r, 1300 + 1300 * c, 90 + 90 * r) for r in range(30) for c in range(3)]
    wide = (50, 2800, 3950, 2840)
    found = lines_in_tiles(Ruler(), barred(*grid, wide), 1.0)
    assert sorted(boxes(found)) == sorted([*grid, wide])


def test_a_column_running_down_over_borders_comes_whole():
    column = (2000, 40, 2040, 2960)
    assert boxes(lines_in_tiles(Ruler(), barred(column), 1.0)) == [column]


def test_neighbours_in_one_row_stay_apart():
    row = [(x, 1500, x + 170, 1540) for x in range(20, 3800, 190)]
    assert sorted(boxes(lines_in_tiles(Ruler(), barred(*row), 1.0))) == row


def test_tiles_without_ink_are_not_looked_at():
    seen = []

    class Seeing(Ruler):
        def detect(self, image, side):
            seen.append(side)
            return super().detect(image, side)

    ink = np.zeros((300, 400), np.uint8)
    ink[10:20, 10:90] = 1
    lines_in_tiles(Seeing(), barred((100, 100, 900, 200)), 1.0, ink)
    assert len(seen) == 1


@given(st.floats(-12, 12), st.floats(0.35, 0.65))
def test_a_slanting_line_in_two_pieces_is_one(angle, share):
    turn = np.radians(angle)
    rotate = np.asarray([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    whole, first, second = ((quad(x0, 0, x1, 40) @ rotate.T).astype(np.float32) for x0, x1 in (
        (0, 2000), (0, 2000 * share + 150), (2000 * share - 150, 2000)))  # fmt: skip
    (line,) = joined([first, second], [True, True], [0, 1])
    assert line == pytest.approx(whole, abs=1.5)


def test_lines_of_one_tile_are_never_joined():
    pair = [quad(0, 0, 500, 40), quad(480, 0, 900, 40)]
    assert len(joined(pair, [False, True], [0, 0])) == 2
