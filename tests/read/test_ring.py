import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.engine import Reading
from pipeline.read.marks import told
from pipeline.read.ring import Rim, rim_of, seal_density, seal_text, unwrapped
from pipeline.synth.draw import marks
from pipeline.types import Box, Mark, MarkKind
from tests.read.pages import drawn, even, pasted

NAME = "青岛瀚川包装材料有限公司"


class Reader:
    """Says the same of every line, and keeps what it was shown."""

    def __init__(self, *texts: str, sure: float = 0.99) -> None:
        self.texts, self.sure, self.shown = list(texts), sure, []

    def detect(self, image, side):
        raise AssertionError("a seal's lines are not looked for")

    def recognise(self, image, quads):
        self.shown.append(image)
        return [even(self.texts.pop(0), self.sure) if self.texts else Reading("")]


def sealed(text=NAME, size=250, seed=0):
    image = pasted(drawn(()), marks.round_seal(text, size, np.random.default_rng(seed)), 600, 200)
    return image, Box(600 / 1240, 200 / 900, (600 + size) / 1240, (200 + size) / 900)


def disc(x, y, a, b, turn, high=480, wide=480):
    picture = np.zeros((high, wide), np.float32)
    cv2.ellipse(picture, ((x, y), (2 * a, 2 * b), turn), 1.0, 7)
    return picture


@settings(deadline=None, max_examples=20)
@given(st.floats(-12, 12), st.floats(-12, 12), st.floats(170, 215))
def test_the_rim_of_a_round_seal_is_found_wherever_it_lies(dx, dy, radius):
    rim = rim_of(disc(240 + dx, 240 + dy, radius, radius, 0), circle=True)
    assert rim is not None
    assert (rim.x, rim.y) == pytest.approx((240 + dx, 240 + dy), abs=3)
    assert rim.a == pytest.approx(radius, abs=6)


@settings(deadline=None, max_examples=20)
@given(st.floats(120, 165), st.floats(-25, 25))
def test_the_rim_of_an_oval_seal_has_its_two_axes(short, turn):
    rim = rim_of(disc(240, 240, 205, short, turn), circle=False)
    assert rim is not None
    assert sorted((rim.a, rim.b)) == pytest.approx([short, 205], abs=8)


def test_a_rim_cut_by_the_edge_is_still_a_circle():
    rim = rim_of(disc(150, 240, 200, 200, 0), circle=True)
    assert rim is not None
    assert (rim.x, rim.a) == pytest.approx((150, 200), abs=8)


@settings(deadline=None)
@given(st.floats(0, 2 * np.pi), st.floats(0.3, 1.0))
def test_points_lie_on_the_ellipse(angle, reach):
    rim = Rim(100, 80, 60, 40, 0.3)
    x, y = rim.points(np.asarray([angle]), np.asarray([reach]))
    u = (x - 100) * np.cos(0.3) + (y - 80) * np.sin(0.3)
    v = -(x - 100) * np.sin(0.3) + (y - 80) * np.cos(0.3)
    assert np.hypot(u / 60, v / 40) == pytest.approx(reach, abs=1e-3)


@pytest.mark.parametrize("seed", range(3))
def test_the_ring_is_cut_where_it_has_no_text(seed):
    image, box = sealed(seed=seed)
    density = seal_density(image, box)
    rim = rim_of(density, circle=True)
    strip, up = unwrapped(density, rim)
    third = strip.shape[1] // 12
    columns = (strip > 0.5).any(axis=0)
    assert columns[:third].any()
    assert columns[-third:].any()
    assert np.degrees(up) % 360 == pytest.approx(270, abs=25)


def test_print_under_a_seal_is_not_in_it():
    image = pasted(drawn(), marks.round_seal(NAME, 250, np.random.default_rng(0)), 300, 80)
    bare, box = sealed()
    over = seal_density(image, Box(300 / 1240, 80 / 900, 550 / 1240, 330 / 900))
    alone = seal_density(bare, box)
    assert over.mean() == pytest.approx(alone.mean(), rel=0.25)


def test_name_and_purpose_are_told_with_a_space():
    image, box = sealed(f"{NAME}|合同专用章")
    assert seal_text(Reader(f"·{NAME}", "合同专用音"), image, box, "round") == f"{NAME} 合同专用章"


def test_what_is_read_without_certainty_is_not_told():
    image, box = sealed()
    assert seal_text(Reader(NAME, sure=0.5), image, box, "round") is None
    assert seal_text(Reader("司"), image, box, "round") is None


@pytest.mark.parametrize(("read", "said"), [("李卫东印", "李卫东印"), ("东印李卫", "李东卫印")])
def test_a_name_seal_is_read_by_columns_unless_its_last_sign_says_rows(read, said):
    image = pasted(drawn(()), marks.name_seal("李卫东", 110, np.random.default_rng(1)), 600, 200)
    box = Box(600 / 1240, 200 / 900, 710 / 1240, 310 / 900)
    assert seal_text(Reader(read), image, box, "square") == said


def test_only_seals_are_asked():
    image, box = sealed()
    finger = Mark(MarkKind.FINGERPRINT, box, 0.9, "red")
    seal = Mark(MarkKind.SEAL, box, 0.9, "red", "round")
    reader = Reader(NAME)
    assert [m.text for m in told(reader, image, (finger, seal))] == [None, NAME]
    assert told(reader, image, (finger,)) == (finger,)
