import cv2
import numpy as np
import pytest

from pipeline.read.restore import is_one_bit, restored
from tests.read.pages import drawn


def bits(image):
    return np.where(image > 150, 255, 0).astype(np.uint8)


def jpeg(image, quality):
    return cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1)


def test_a_page_of_one_bit_is_softened_and_its_print_stays():
    page = bits(drawn())
    found = restored(page)
    assert len(np.unique(found)) > 50
    assert np.abs(found.astype(int) - page).mean() < 20
    assert is_one_bit(jpeg(page, 90))


@pytest.mark.parametrize("change", [lambda i: i, lambda i: (i * 0.8).astype(np.uint8), lambda i: jpeg(i, 40)])
def test_other_pages_are_left_as_they_are(change):
    page = change(drawn())
    assert restored(page) is page


def test_an_empty_page_is_not_of_one_bit():
    assert not is_one_bit(np.full((400, 300, 3), 255, np.uint8))
