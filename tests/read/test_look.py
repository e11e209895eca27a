import cv2
import numpy as np
import pytest

from pipeline.read.ink import ink_of, within
from pipeline.read.letters import letter_height
from pipeline.read.look import LARGEST_SIDE, LEAST_SIDE, SIDE, lines_of
from tests.read.pages import LINES, drawn, quad

DENSE = tuple(line * 2 for line in LINES)


class Looking:
    """Says what it was shown; finds all of the image to be one line, or only from some size on."""

    def __init__(self, least=0):
        self.seen = []
        self.least = least

    def detect(self, image, side):
        self.seen.append((image.shape[:2], side))
        return [quad(0, 0, image.shape[1], image.shape[0])] if side >= self.least else []


def em_of(image):
    return letter_height(image, ink_of(within(image)))


@pytest.mark.parametrize("size", [20, 30, 44, 60])
def test_print_is_measured_within_a_fifth(size):
    assert em_of(drawn(DENSE, size, 1654, 2339)) == pytest.approx(size, rel=0.2)


def test_tiny_print_on_a_huge_sheet_is_measured_on_parts_of_it():
    sheet = np.full((6000, 8000, 3), 255, np.uint8)
    sheet[2000:2900, 3000:4240] = drawn(size=24)
    assert em_of(sheet) == pytest.approx(24, rel=0.25)


def test_specks_and_blank_pages_tell_no_size():
    specks = np.full((2339, 1654, 3), 250, np.uint8)
    places = np.random.default_rng(1).integers(0, 1600, (4000, 2))
    for x, y in places:
        specks[y : y + 4, x : x + 4] = 20
    assert em_of(specks) is None
    assert em_of(np.full((900, 700, 3), 255, np.uint8)) is None


def test_smaller_print_is_looked_at_larger_and_once():
    sides = []
    for size in (60, 34, 22):
        engine = Looking()
        lines_of(engine, drawn(DENSE, size, 1654, 2339))
        (((_, side),),) = (engine.seen,)
        sides.append(side)
    assert LEAST_SIDE <= sides[0] < sides[1] < sides[2] <= LARGEST_SIDE


def test_a_page_whose_print_was_not_found_is_looked_at_again_larger():
    engine = Looking(least=1000)
    assert len(lines_of(engine, drawn(DENSE, 60, 1654, 2339))) == 1
    assert [side for _, side in engine.seen] == [LEAST_SIDE, 1152]


def test_where_print_is_unknown_a_page_is_looked_at_once():
    engine = Looking()
    lines_of(engine, np.full((2339, 1654, 3), 255, np.uint8))
    assert [side for _, side in engine.seen] == [SIDE]


def test_a_long_screenshot_is_looked_at_in_parts():
    engine = Looking()
    screen = cv2.copyMakeBorder(drawn(size=40, wide=1080, high=900), 0, 11100, 0, 0, cv2.BORDER_WRAP)
    lines_of(engine, np.asarray(screen))
    assert len(engine.seen) > 1
    assert all(max(shape) < 6000 for shape, _ in engine.seen)


def test_quads_come_back_as_the_engine_gave_them():
    class One(Looking):
        def detect(self, image, side):
            return [quad(10, 10, 200, 40)]

    assert np.allclose(lines_of(One(), drawn())[0], quad(10, 10, 200, 40))
