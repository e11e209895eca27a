import cv2
import numpy as np
import pytest

from pipeline.read.edges import cut_off, frame
from pipeline.read.ink import ink_of
from pipeline.read.upright import unskewed
from tests.read.pages import drawn, even, quad

PROSE = tuple("原告与被告系朋友关系被告因经营需要向原告借款"[n % 7 :] + "一二三四五六"[: n % 7] for n in range(10))


def lines_of(left: int, wide: int):
    return [quad(max(0, 78 - left), 78 + n * 68, min(wide, 80 + 34 * 22 - left), 118 + n * 68) for n in range(10)]


def cropped(left: int, right: int):
    """The middle of a page of ten lines that run from 80 to 828, and how many of them leave it."""
    image = np.ascontiguousarray(drawn(PROSE)[:, left:right])
    size = image.shape[:2]
    told = list(zip(lines_of(left, size[1]), map(even, PROSE), strict=True))
    return cut_off(size, told, ink_of(image), frame(size, size, 0.0))


@pytest.mark.parametrize(("left", "right"), [(200, 1240), (305, 1240), (0, 700), (0, 513)])
def test_lines_that_run_through_an_edge_are_cut_off(left, right):
    found = cropped(left, right)
    assert found.share > 0.6
    assert found.left is (left > 0)


@pytest.mark.parametrize(("left", "right"), [(0, 1240), (60, 1240), (74, 860), (0, 836)])
def test_a_page_cropped_close_to_its_print_is_whole(left, right):
    assert cropped(left, right).share < 0.3


@pytest.mark.parametrize("skew", [-6.0, 4.0])
def test_a_page_that_lay_askew_when_it_was_cut_is_cut_along_a_slant(skew):
    askew, places = unskewed(drawn(PROSE), lines_of(0, 1240), -skew)
    at = askew.shape[1] // 2
    part = np.ascontiguousarray(askew[:, :at])
    ends = [np.minimum(q, np.float32([at, 1e9])) for q in places]
    level, moved = unskewed(part, ends, skew)
    told = list(zip(moved, map(even, PROSE), strict=True))
    found = cut_off(level.shape[:2], told, ink_of(level), frame(part.shape[:2], level.shape[:2], skew))
    assert found.share > 0.6
    assert not found.left


def test_the_frame_is_where_the_image_ends_in_its_canvas():
    image = np.full((300, 200, 3), 40, np.uint8)
    canvas = cv2.copyMakeBorder(image, 0, 0, 0, 0, cv2.BORDER_CONSTANT)
    turned, (corners,) = unskewed(canvas, [quad(0, 0, 200, 300)], 5.0)
    assert np.abs(frame((300, 200), turned.shape[:2], 5.0) - corners).max() < 1.5
