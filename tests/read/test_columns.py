import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read.columns import is_tall, laid, read_tall, stood_up
from pipeline.read.engine import Reading
from tests.read.pages import even, face, quad


def column(text, size=40):
    sheet = Image.new("RGB", (size + 20, len(text) * size + 20), "white")
    for n, char in enumerate(text):
        ImageDraw.Draw(sheet).text((10 + size / 2, 10 + (n + 0.5) * size), char, font=face(size), fill=0, anchor="mm")
    return np.asarray(sheet)[:, :, ::-1].copy()


def test_a_column_is_laid_out_character_by_character():
    strip = laid(column("原告民事诉状"))
    high, wide = strip.shape[:2]
    assert high == 48
    assert wide == pytest.approx(6 * high, abs=2)
    ink = (strip[:, :, 0] < 128).sum(axis=0)
    assert all(ink[n * 48 + 6 : n * 48 + 42].sum() > 50 for n in range(6))


def test_a_character_keeps_its_look_in_the_strip():
    strip, alone = laid(column("口口口")), laid(column("口"))
    assert np.abs(strip[:, :48].astype(int) - cv2.resize(alone, (48, 48)).astype(int)).mean() < 25


def test_an_empty_column_gives_a_strip_without_ink():
    assert laid(np.full((200, 40, 3), 255, np.uint8)).min() == 255


class Upwards:
    """Reads strips whose ink lies at their left end: print that ran up the page, turned clockwise."""

    def recognise(self, image, quads):
        parts = [image[int(q[0, 1]) : int(q[2, 1]), int(q[0, 0]) : int(q[1, 0])] for q in quads]
        return [even("骑缝章", 0.95 if p[:, : p.shape[1] // 3].min() < 50 else 0.3) for p in parts]


def test_a_tall_box_read_badly_is_read_the_other_way_round():
    image = np.full((600, 400, 3), 255, np.uint8)
    image[430:500, 100:130] = 0
    boxes = [quad(100, 100, 130, 500), quad(200, 100, 390, 130)]
    assert [is_tall(q) for q in boxes] == [True, False]
    turned, level = read_tall(Upwards(), image, boxes, [even("乙", 0.4), even("甲", 0.4)])
    assert turned.text == "骑缝章"
    assert level.text == "甲"


def test_a_tall_box_read_well_is_left_alone():
    class Never:
        def recognise(self, image, quads):
            raise AssertionError

    good = even("民事起诉状", 0.99)
    assert read_tall(Never(), np.zeros((300, 100, 3), np.uint8), [quad(0, 0, 30, 200)], [good]) == [good]


def test_nothing_stood_up_is_nothing_sure():
    class Silent:
        def recognise(self, image, quads):
            return [Reading("") for _ in quads]

    assert stood_up(Silent(), np.full((300, 300, 3), 255, np.uint8), [quad(10, 10, 200, 40)]) == 0.0
