import cv2
import numpy as np
import pytest

from pipeline.read.ink import ink_of
from pipeline.read.marks import marks_of
from pipeline.read.rims import name_seals, round_seals
from pipeline.read.seals import red_things
from pipeline.synth.draw import marks
from pipeline.types import MarkKind
from tests.read.pages import drawn, pasted, placed
from tests.read.test_hand import page


def sealed(seed=0, at=(640, 380), size=170):
    return pasted(drawn(), marks.round_seal("青岛瀚川包装材料有限公司", size, np.random.default_rng(seed)), *at)


def copied(image):
    """As a copier without colour gives it."""
    return cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("at", [(640, 380), (300, 120), (900, 640)])
def test_a_round_seal_on_a_copy_is_found_over_print_and_beside_it(seed, at):
    (found,) = round_seals(copied(sealed(seed, at)))
    assert (found.shape, found.colour) == ("round", "black")
    assert found.left * 1240 == pytest.approx(at[0], abs=14)
    assert found.bottom * 900 == pytest.approx(at[1] + 170, abs=14)


def test_one_bit_copies_keep_their_seals():
    bits = np.where(copied(sealed()) < 150, 0, 255).astype(np.uint8)
    assert [s.shape for s in round_seals(bits)] == ["round"]


def test_print_tables_and_other_circles_are_no_seals():
    page = drawn()
    cv2.circle(page, (900, 640), 80, (30, 30, 30), 3)
    for n in range(5):
        cv2.rectangle(page, (100, 500 + 60 * n), (600, 560 + 60 * n), (0, 0, 0), 2)
    assert round_seals(page) == []
    assert round_seals(np.full((900, 1240, 3), 255, np.uint8)) == []


def test_a_copied_seal_is_a_mark_where_no_label_asks_for_it_and_a_red_one_is_no_second():
    for image, colour in ((sealed(), "red"), (copied(sealed()), "black")):
        (found,) = marks_of(image, ink_of(image), placed(), red_things(image))
        assert (found.kind, found.shape, found.colour) == (MarkKind.SEAL, "round", colour)


@pytest.mark.parametrize("seed", range(3))
def test_a_name_seal_on_a_copy_is_a_square_where_somebody_signs(seed):
    image, words = page(None)
    copy = copied(pasted(image, marks.name_seal("茹信国", 76, np.random.default_rng(seed)), 780, 570))
    (found,) = marks_of(copy, ink_of(copy), words, red_things(copy))
    assert (found.kind, found.shape) == (MarkKind.SEAL, "square")
    assert name_seals(copy, [w for w in words if "人" not in w.text]) == []


def test_a_name_in_a_cell_of_a_table_is_no_seal():
    image, words = page("张三")
    image = image.copy()
    for n in range(3):
        cv2.rectangle(image, (600, 500 + 80 * n), (1000, 580 + 80 * n), (0, 0, 0), 2)
        cv2.line(image, (760, 500), (760, 740), (0, 0, 0), 2)
    assert name_seals(image, words) == []
