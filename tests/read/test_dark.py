import cv2
import numpy as np
import pytest

from pipeline.read.dark import dark_things
from pipeline.read.ink import ink_of
from pipeline.read.marks import marks_of
from pipeline.read.seals import red_things
from pipeline.synth.draw import marks
from pipeline.types import MarkKind
from tests.read.pages import pasted
from tests.read.test_hand import page


def seen(image, words):
    return marks_of(image, ink_of(image), words, red_things(image))


@pytest.mark.parametrize(("ink", "colour"), [((25, 25, 28), "black"), ((30, 45, 150), "blue")])
def test_a_fingerprint_in_another_ink_at_the_place_to_sign_is_one(ink, colour):
    image, words = page(None)
    (found,) = seen(pasted(image, marks.fingerprint(74, np.random.default_rng(4), ink), 780, 585), words)
    assert (found.kind, found.colour) == (MarkKind.FINGERPRINT, colour)
    assert found.box.left == pytest.approx(780 / 1240, abs=0.02)


def test_a_seal_on_a_black_and_white_copy_is_one_where_somebody_signs():
    image, words = page(None)
    sealed = pasted(image, marks.round_seal("青岛瀚川包装材料有限公司", 230, np.random.default_rng(1)), 760, 480)
    copy = cv2.cvtColor(cv2.cvtColor(sealed, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    (found,) = seen(copy, words)
    assert (found.kind, found.shape, found.colour) == (MarkKind.SEAL, "round", "black")


@pytest.mark.parametrize("name", ["张三", "欧阳建国", None])
def test_print_at_the_place_to_sign_is_no_mark(name):
    image, words = page(name)
    assert dark_things(image, ink_of(image), words) == []


def test_a_signature_stays_one():
    image, words = page(None)
    sign = marks.signature("许春燕", 52, (20, 20, 20), np.random.default_rng(1))
    assert [m.kind for m in seen(pasted(image, sign, 750, 580), words)] == [MarkKind.SIGNATURE]
