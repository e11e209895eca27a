import cv2
import numpy as np
import pytest

from pipeline.read.paper import evenly_lit, flattened, sheet_in
from tests.read.pages import drawn

CORNERS = np.asarray([[170, 120], [900, 150], [930, 1180], [130, 1150]], np.float32)


def photographed(ground=70, paper=232, corners=CORNERS, size=(1060, 1300)):
    page = drawn(size=34, wide=900, high=1270)
    source = np.asarray([[0, 0], [900, 0], [900, 1270], [0, 1270]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners)
    sheet = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(page.shape[:2], 1, np.uint8), matrix, size)[..., None]
    return np.asarray(np.where(mask == 1, sheet * (paper / 255), ground), np.uint8)


def lit(image, strength):
    """Brighter at one corner, darker towards the other."""
    high, wide = image.shape[:2]
    y, x = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    return np.asarray(image * (1 - strength * (0.6 * x + 0.4 * y))[..., None], np.uint8)


@pytest.mark.parametrize("ground", [30, 70, 130, 200])
def test_the_sheets_corners_are_found(ground):
    found = sheet_in(photographed(ground))
    assert found is not None
    assert np.abs(found - CORNERS).max() < 9


def test_light_that_falls_off_hides_no_corner():
    found = sheet_in(lit(photographed(90), 0.7))
    assert found is not None
    assert np.abs(found - CORNERS).max() < 18


def test_a_sheet_cut_by_the_photographs_edge_is_cut_out_as_far_as_it_goes():
    corners = CORNERS.copy()
    corners[[0, 3], 0] = -90
    found = sheet_in(photographed(60, corners=corners))
    assert found is not None
    assert found[[0, 3], 0].max() < 8
    assert np.abs(found[[1, 2]] - corners[[1, 2]]).max() < 9


def test_a_finger_over_an_edge_is_no_edge():
    image = photographed(60)
    cv2.line(image, (1060, 600), (850, 620), (134, 160, 206), 60)
    found = sheet_in(image)
    assert found is not None
    assert np.abs(found - CORNERS).max() < 9


def test_a_flattened_sheet_is_a_rectangle_of_paper():
    flat = flattened(photographed(60))
    high, wide = flat.shape[:2]
    assert wide == pytest.approx(800, rel=0.03)
    assert high == pytest.approx(1030, rel=0.03)
    assert np.median(flat[8:-8, [8, -9]]) > 220


def test_pages_and_photographs_without_a_sheet_stay_whole():
    page = drawn(size=34, wide=1240, high=1754)
    dark = 255 - page
    noise = np.asarray(np.random.default_rng(1).integers(0, 255, (900, 900, 3)), np.uint8)
    for image in (page, dark, cv2.GaussianBlur(noise, (0, 0), 9)):
        assert flattened(np.asarray(image)) is image or sheet_in(np.asarray(image)) is None


def test_a_field_with_writing_around_it_is_no_sheet():
    image = np.full((1600, 1100, 3), 60, np.uint8)
    image[300:1300, 120:980] = 245
    assert sheet_in(image) is not None
    heading = 255 - drawn(("银行客户回单",), 60, 900, 200)
    image[40:240, 100:1000] = np.maximum(heading, 60)
    assert sheet_in(image) is None


def test_even_light_keeps_the_step_and_loses_the_fall():
    grey = cv2.cvtColor(lit(photographed(90), 0.7), cv2.COLOR_BGR2GRAY)
    even = evenly_lit(grey).astype(int)
    sheet = even[[200, 600, 1100]][:, [250, 550, 850]]
    ground = even[[60, 1250]][:, [60, 1000]]
    assert np.ptp(np.sort(sheet.ravel())[2:]) < 40
    assert sheet.max() - ground.max() > 60
