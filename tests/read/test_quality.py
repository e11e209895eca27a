from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.read.edges import Cut
from pipeline.read.engine import Reading
from pipeline.read.ink import ink_of
from pipeline.read.quality import judged, lost_share, measured
from pipeline.read.unread import Missed
from pipeline.types import Box, Quality, Word
from tests.read.pages import drawn, placed

GOOD = Quality(0.9, 0.95)
WHOLE = Cut(0, 8, True)


def verdict(image, words, quality=GOOD, cut=WHOLE, poor=()):
    return judged(image, quality, words, poor, (), cut)


def test_a_page_read_well_is_legible_and_nothing_of_it_unread():
    found = verdict(drawn(), placed())
    assert (found.illegible, found.unread) == (None, ())
    assert found.lost < 0.1


def test_a_page_whose_lines_are_read_badly_is_illegible_and_says_why():
    poor = [replace(w, confidence=0.15) for w in placed()]
    assert "模糊" in verdict(drawn(), poor, Quality(0.05, 0.9)).illegible
    assert "过暗" in verdict(drawn(), poor, Quality(0.5, 0.2)).illegible
    assert "字迹不清" in verdict(drawn(), poor).illegible
    boxes = [w.box for w in placed()]
    assert verdict(drawn(), [], poor=boxes).illegible


def test_one_bad_line_among_good_ones_does_not_condemn_the_page():
    words = placed()
    assert verdict(drawn(), [replace(words[0], confidence=0.2), *words[1:]]).illegible is None


def test_a_picture_without_lines_is_no_illegible_page():
    scene = np.random.default_rng(0).integers(60, 200, (900, 1240, 3)).astype(np.uint8)
    found = verdict(scene, [])
    assert (found.illegible, found.unread) == (None, ())


def test_a_black_page_is_too_dark():
    assert "过暗" in verdict(np.full((900, 1240, 3), 12, np.uint8), [], Quality(0.0, 0.05)).illegible


def test_lines_out_of_focus_that_nothing_read_are_shown_to_a_person():
    image = drawn()
    image[280:] = cv2.GaussianBlur(image, (0, 0), 9)[280:]
    found = verdict(image, [w for w in placed() if w.box.bottom < 280 / 900])
    assert (found.illegible, found.why) == (None, "模糊")
    (below,) = found.unread
    assert below.top > 0.28
    assert below.bottom > 0.5


def test_most_lines_out_of_focus_are_an_illegible_page():
    image = drawn()
    image[120:] = cv2.GaussianBlur(image, (0, 0), 9)[120:]
    assert "模糊" in verdict(image, placed()[:1]).illegible


def test_a_page_cut_at_its_side_is_incomplete_and_one_cut_in_part_is_shown():
    assert "裁切" in verdict(drawn(), placed(), cut=Cut(7, 8, True)).illegible
    found = verdict(drawn(), placed(), cut=Cut(4, 8, False))
    assert (found.illegible, found.why) == (None, "裁切")
    assert found.unread[0].right == 1.0
    assert verdict(drawn(), placed(), cut=Cut(3, 3, True)).illegible is None


@pytest.mark.parametrize("name", ["poor", "bands", "glare", "covered"])
def test_more_unread_is_more_lost_and_more_read_is_less(name):
    some = Missed(4.0, 0.0, 0.0, 0.0, 0.0, ())
    assert lost_share(some) < lost_share(replace(some, **{name: 1.0})) < lost_share(replace(some, **{name: 6.0}))
    assert lost_share(replace(some, read=20.0, **{name: 6.0})) < lost_share(replace(some, **{name: 6.0}))


def test_coverage_is_the_share_of_ink_inside_what_was_read():
    image = drawn()
    ink = ink_of(image)
    whole = Word("甲", Box(0, 0, 1, 1), 0.8, 0)
    assert measured(GOOD, [whole], ink).coverage == 1.0
    assert measured(GOOD, [], ink) == replace(GOOD, coverage=0.0, mean_confidence=None)
    half, other = (
        replace(whole, box=Box(0, 0, 1, 0.3), text="甲乙"),
        replace(whole, confidence=0.5, box=Box(0, 0, 0, 0)),
    )
    upper = measured(GOOD, [half, other], ink)
    assert 0.3 < upper.coverage < 0.7
    assert upper.mean_confidence == pytest.approx(0.7)


def test_reading_without_characters_has_no_confidence():
    assert Reading("").confidence == 0.0


def test_a_soft_page_of_which_nothing_was_read_with_certainty_is_illegible():
    image = np.full((900, 1240, 3), 235, np.uint8)
    guesses = [Word("F", Box(0.1, 0.1, 0.4, 0.3), 0.77, 0), Word("1", Box(0.1, 0.5, 0.2, 0.6), 0.69, 1)]
    assert "模糊" in verdict(image, guesses, Quality(0.1, 0.9)).illegible
    assert verdict(drawn(), placed(), Quality(0.1, 0.9)).illegible is None
    scene = np.random.default_rng(0).integers(60, 200, (900, 1240, 3)).astype(np.uint8)
    assert verdict(scene, [], Quality(0.1, 0.9)).illegible is None
