import cv2
import numpy as np

from pipeline.read.doubt import read_again, through
from pipeline.read.engine import Reading
from tests.read.pages import drawn, even, quad

QUADS = [quad(70, 70 + n * 68, 900, 130 + n * 68) for n in range(6)]
SURE, UNSURE = even("原告与被告系朋友关系", 0.97), even("某某某某某某", 0.6)


class Seer:
    """Reads what lies under a line from a table by whether the image was mirrored, and remembers what it was asked."""

    def __init__(self, mirrored: Reading, plain: Reading = UNSURE) -> None:
        self.page, self.mirrored, self.plain, self.asked = drawn(), mirrored, plain, 0

    def detect(self, image, side):
        raise AssertionError

    def recognise(self, image, quads):
        self.asked += len(quads)
        flipped = image.shape == self.page.shape and (image == cv2.flip(self.page, 1)).all()
        return [self.mirrored if flipped else self.plain for _ in quads]


def test_lines_that_read_well_in_the_mirror_shine_through():
    seer = Seer(SURE)
    assert through(seer, seer.page, QUADS, [SURE] * 3 + [UNSURE] * 3) == {3, 4, 5}


def test_lines_that_read_no_better_in_the_mirror_are_the_pages_own():
    seer = Seer(UNSURE)
    assert through(seer, seer.page, QUADS, [SURE] * 3 + [UNSURE] * 3) == set()


def test_a_dark_line_read_badly_is_the_pages_own_beside_pale_ones_from_the_back():
    seer = Seer(SURE)
    seer.page[260:] = 255 - (255 - seer.page[260:]) // 4
    quads = [quad(70, 70, 600, 130), *QUADS[3:]]
    assert through(seer, seer.page, quads, [UNSURE] * 4) == {1, 2, 3}


def test_a_well_read_page_is_not_looked_at_again():
    seer = Seer(SURE)
    assert through(seer, seer.page, QUADS, [SURE] * 6) == set()
    assert read_again(seer, seer.page, QUADS, [SURE] * 6) == [SURE] * 6
    assert seer.asked == 0


def test_the_surer_of_two_readings_is_kept():
    better, worse = even("原告张三", 0.9), even("元告", 0.3)
    assert read_again(Seer(SURE, better), drawn(), QUADS[:2], [UNSURE, SURE]) == [better, SURE]
    assert read_again(Seer(SURE, worse), drawn(), QUADS[:1], [UNSURE]) == [UNSURE]
    small = [quad(70, 70, 500, 85)]
    assert read_again(Seer(SURE, better), drawn(), small, [UNSURE]) == [better]


def test_depth_of_an_empty_box_is_nothing():
    seer = Seer(SURE)
    outside = [quad(5000, 5000, 5100, 5020)] * 2
    assert through(seer, np.ascontiguousarray(seer.page), outside, [UNSURE] * 2) == {0, 1}
