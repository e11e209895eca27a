from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.read.unread import missed
from pipeline.types import Box, Word
from tests.read.pages import LINES, drawn, placed

PROSE = tuple("原告与被告系朋友关系被告因经营需要向原告借款"[n % 5 :] for n in range(10))


def page(light: float = 0.78):
    return np.ascontiguousarray((drawn(PROSE) * light).astype(np.uint8)), placed(PROSE)


def up_to(words, right):
    """The words as read where everything right of `right` is lost."""
    return [replace(w, box=w.box._replace(right=right)) for w in words]


def test_everything_read_leaves_nothing():
    image, words = page()
    found = missed(image, words, (), ())
    assert (found.bands, found.glare, found.covered, found.boxes) == (0.0, 0.0, 0.0, ())
    assert found.lost < 0.05


def test_lines_that_stop_at_burnt_out_paper_were_wiped_out_there():
    image, words = page()
    shine = np.zeros(image.shape[:2], np.float32)
    cv2.rectangle(shine, (480, 0), (1100, 900), 1.0, -1)
    image = np.clip(image + cv2.GaussianBlur(shine, (0, 0), 12)[..., None] * 300, 0, 255).astype(np.uint8)
    words = [*up_to(words[:-1], 450 / 1240), words[-1]]
    found = missed(image, words, (), ())
    assert found.glare > 0.5
    assert all(b.left > 0.3 for b in found.boxes)


@pytest.mark.parametrize("tone", [(112, 142, 196), (238, 238, 238)])
def test_lines_that_stop_at_something_laid_over_the_sheet_are_covered(tone):
    image, words = page()
    cv2.rectangle(image, (470, 60), (700, 800), tone, -1)
    words = [*up_to(words[:-1], 462 / 1240), words[-1]]
    found = missed(image, words, (), ())
    assert found.covered > 1
    assert found.glare == 0


def test_a_shadow_beside_the_text_hides_nothing():
    image, words = page(1.0)
    light = np.linspace(1.0, 0.35, image.shape[1], dtype=np.float32)[None, :, None]
    found = missed((image * light).astype(np.uint8), words, (), ())
    assert found.boxes == ()


def test_print_out_of_focus_without_words_is_unread_where_it_stands():
    image = cv2.GaussianBlur(drawn(LINES), (0, 0), 9)
    found = missed(image, (), (), ())
    assert found.bands > 1
    assert found.lost > 0.5
    assert min(b.top for b in found.boxes) < 0.2


def test_known_marks_are_not_unread():
    image = cv2.GaussianBlur(drawn(LINES), (0, 0), 9)
    assert missed(image, (), (), [w.box for w in placed()]).boxes == ()


def test_a_tall_box_without_a_word_is_a_picture():
    words = placed()
    tall = words[0].box._replace(left=0.7, right=0.95, bottom=words[0].box.top + 0.3)
    assert missed(drawn(), words, [tall], ()).boxes == ()
    line = words[0].box._replace(left=0.7, right=0.95)
    assert missed(drawn(), words, [line], ()).poor > 0.1


def test_what_was_read_badly_inside_a_seal_or_picture_that_is_known_is_not_missing():
    image, words = page()
    seal = words[0].box._replace(left=0.7, right=0.95, bottom=words[0].box.top + 0.3)
    scribble = replace(words[0], box=seal._replace(top=seal.top + 0.1), confidence=0.1)
    assert missed(image, [*words, scribble], (), [seal]).poor < 0.2
    assert missed(image, [*words, scribble], (), [seal]).boxes == ()


def test_an_even_coloured_ground_is_no_print_out_of_focus():
    image, words = page(1.0)
    image[800:840, 200:900] = (150, 225, 190)
    found = missed(image, words, (), ())
    assert (found.bands, found.boxes) == (0.0, ())


def test_small_print_that_leaves_no_bare_paper_between_its_strokes_is_not_covered_where_it_ends():
    image, words = np.full((900, 1240, 3), 240, np.uint8), []
    for n in range(8):
        top, right = 100 + 40 * n, 500 + 25 * (n % 3)
        for left in range(100, right, 6):
            image[top : top + 14, left : left + 3] = 60
        words.append(Word("登记机关经营范围", Box(100 / 1240, top / 900, right / 1240, (top + 13) / 900), 0.99, n))
    found = missed(image, words, (), ())
    assert (found.covered, found.boxes) == (0.0, ())
