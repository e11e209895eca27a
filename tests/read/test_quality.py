from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.read.engine import Reading
from pipeline.read.ink import ink_of
from pipeline.read.quality import cut_off, illegible, measured
from pipeline.types import Box, Quality, Word
from tests.read.pages import drawn, even, quad

GOOD = Quality(0.9, 0.95)
QUADS = [quad(80, y, 900, y + 40) for y in range(80, 500, 68)]


def judged(image, readings, quality=GOOD, quads=QUADS):
    return illegible(image, quality, quads, readings, ink_of(image))


def test_a_page_read_well_is_legible():
    assert judged(drawn(), [even("原告与被告系朋友关系", 0.95)] * len(QUADS)) is None


def test_a_page_whose_lines_are_read_badly_is_not():
    poor = [even("某某某", 0.4)] * len(QUADS)
    assert "模糊" in judged(drawn(), poor, Quality(0.05, 0.9))
    assert "过暗" in judged(drawn(), poor, Quality(0.5, 0.1))


def test_guesses_at_the_lines_of_a_soft_page_are_no_reading():
    soft = cv2.GaussianBlur(drawn(), (0, 0), 7)
    guesses = [even("原告与被告系朋友", 0.8)] * 4
    assert "模糊" in judged(soft, guesses, Quality(0.02, 0.95), QUADS[:4])
    assert "模糊" in judged(soft, [even("原告", 0.95)], Quality(0.02, 0.95), QUADS[:1])
    assert judged(soft, [even("原告与被告系朋友关系", 0.97)] * 4, Quality(0.02, 0.95), QUADS[:4]) is None
    assert judged(drawn(), guesses, Quality(0.9, 0.95), QUADS[:4]) is None


def test_one_bad_line_among_good_ones_does_not_condemn_the_page():
    readings = [even("原告与被告系朋友关系", 0.95)] * (len(QUADS) - 1) + [even("某", 0.3)]
    assert judged(drawn(), readings) is None


def test_a_picture_without_lines_is_no_illegible_page():
    scene = np.random.default_rng(0).integers(60, 200, (900, 1240, 3)).astype(np.uint8)
    assert judged(scene, [], quads=[]) is None


def test_a_black_page_is_too_dark():
    assert "过暗" in judged(np.full((900, 1240, 3), 12, np.uint8), [], Quality(0.0, 0.05), [])


PROSE = tuple("原告与被告系朋友关系被告因经营需要向原告借款"[n % 7 :] + "一二三四五六"[: n % 7] for n in range(10))


def cropped(left: int, right: int):
    """The middle of a page of ten lines that run from 80 to 828, and whether it counts as cut."""
    image = np.ascontiguousarray(drawn(PROSE)[:, left:right])
    wide = image.shape[1]
    quads = [quad(max(0, 78 - left), 78 + n * 68, min(wide, 80 + 34 * 22 - left), 118 + n * 68) for n in range(10)]
    return cut_off(image.shape[:2], quads, [even(line) for line in PROSE], ink_of(image))


@pytest.mark.parametrize(("left", "right"), [(200, 1240), (305, 1240), (0, 700), (0, 513)])
def test_lines_that_run_through_an_edge_are_cut_off(left, right):
    assert cropped(left, right)


@pytest.mark.parametrize(("left", "right"), [(0, 1240), (60, 1240), (74, 860), (0, 836)])
def test_a_page_cropped_close_to_its_print_is_whole(left, right):
    assert not cropped(left, right)


def test_few_lines_at_an_edge_tell_nothing():
    image = np.ascontiguousarray(drawn(PROSE[:4])[:, 200:])
    quads = [quad(0, 78 + n * 68, 600, 118 + n * 68) for n in range(4)]
    assert not cut_off(image.shape[:2], quads, [even(line) for line in PROSE[:4]], ink_of(image))


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
