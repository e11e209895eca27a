import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.upright import lies_on_its_side, skew_of, turned, unskewed, upright
from tests.read.pages import even, quad


class Tilted:
    """Reads well only where a red dot stands in the top left corner of the image."""

    def detect(self, image, side):
        return []

    def recognise(self, image, quads):
        right_way = image[0, 0, 2] > 200 and image[0, 0, 0] < 50
        return [even("民事8", 0.98 if right_way else 0.5) for _ in quads]


def marked():
    image = np.full((400, 300, 3), 255, np.uint8)
    image[:3, :3] = (0, 0, 255)
    return image, [quad(20, y, 280, y + 20) for y in range(40, 360, 40)]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_four_directions_come_back(degrees):
    image, quads = marked()
    lying, moved = turned(image, quads, degrees)
    found = upright(Tilted(), lying, moved)
    assert (found.rotation + degrees) % 360 == 0
    assert found.image.shape == image.shape
    assert np.allclose(sorted(q[0, 1] for q in found.quads), sorted(q[0, 1] for q in quads), atol=1)
    assert (found.same(lying) == found.image).all()


def test_a_well_read_page_is_not_read_upside_down():
    image, quads = marked()
    calls = []

    class Counting(Tilted):
        def recognise(self, image, quads):
            calls.append(len(quads))
            return super().recognise(image, quads)

    assert upright(Counting(), image, quads).rotation == 0
    assert calls == [8]


def test_a_page_without_lines_stays():
    image = np.full((50, 40, 3), 255, np.uint8)
    found = upright(Tilted(), image, [])
    assert not found.moved


@given(st.floats(-14, 14))
def test_skew_is_measured_and_undone(angle):
    turn = np.radians(angle)
    rotate = np.asarray([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    quads = [(quad(50, y, 450, y + 16) @ rotate.T).astype(np.float32) for y in range(50, 300, 50)]
    assert skew_of(quads) == pytest.approx(angle, abs=0.01)
    _, level = unskewed(np.full((60, 80, 3), 255, np.uint8), quads, skew_of(quads))
    assert abs(skew_of(level)) < 0.05


def test_short_words_say_nothing_of_skew():
    assert skew_of([quad(0, 0, 30, 20), quad(50, 8, 80, 30)]) == 0.0


def test_lines_running_down_lie_on_their_side():
    assert lies_on_its_side([quad(0, 0, 20, 300), quad(40, 0, 60, 280), quad(80, 0, 160, 20)])
    assert not lies_on_its_side([quad(0, 0, 300, 20), quad(0, 40, 20, 60)])


class Lying:
    """Reads every line well, whichever way up, as it does columns of characters laid on their side."""

    def __init__(self, stands):
        self.stands = stands

    def recognise(self, image, quads):
        strip = max(image.shape[:2]) < 390
        return [even("原告与被告系朋友关系", self.stands if strip else 0.99) for _ in quads]


@pytest.mark.parametrize(("stands", "rotation"), [(0.99, 90), (0.5, 0)])
def test_lines_whose_characters_read_stood_up_are_columns(stands, rotation):
    image, quads = np.full((500, 600, 3), 255, np.uint8), [quad(100, y, 500, y + 30) for y in range(40, 360, 40)]
    image[45:360:40, 110:490:14] = 0
    found = upright(Lying(stands), image, quads)
    assert found.rotation == rotation
    assert found.image.shape[:2] == ((600, 500) if rotation else (500, 600))
    assert (found.same(image) == found.image).all()
    assert len(found.known) == 8


def test_stubby_lines_may_run_either_way():
    image = np.full((300, 400, 3), 255, np.uint8)
    image[:3, :3] = (0, 0, 255)
    short = [quad(50, y, 104, y + 30) for y in (50, 150)]
    lying, moved = turned(image, short, 90)
    assert upright(Tilted(), lying, moved).rotation == 270


@pytest.mark.parametrize("angle", [-15, -10, 10, 15])
@pytest.mark.parametrize("quarter", [0, 90])
def test_steep_lines_keep_their_axis_and_their_angle(angle, quarter):
    image, quads = np.full((2339, 1654, 3), 255, np.uint8), [quad(150, y, 1500, y + 40) for y in range(200, 2000, 90)]
    askew, moved = unskewed(image, quads, -angle)
    lying, moved = turned(askew, moved, quarter)
    assert lies_on_its_side(moved) == (quarter == 90)
    level, back = turned(lying, moved, 90 if quarter else 0)
    back = back if not quarter else turned(level, back, 180)[1]
    assert skew_of(back) == pytest.approx(angle, abs=0.1)


def test_nothing_is_cut_when_a_page_is_levelled():
    image = np.full((400, 300, 3), 255, np.uint8)
    image[:4], image[-4:], image[:, :4], image[:, -4:] = 0, 0, 0, 0
    level, _ = unskewed(image, [], 12)
    assert (level[:, :, 0] < 128).sum() == pytest.approx((image[:, :, 0] < 128).sum(), rel=0.05)
    assert (level[[0, -1]] > 128).any()
    assert level.shape[0] > 400
