import cv2
import numpy as np
import pytest

from pipeline.read.screenphoto import bands, without_moire
from tests.read.pages import LINES, drawn


def page():
    return drawn(LINES * 3, 34, 1240, 1500)


def banded(image, pitch, angle, strength=0.3):
    y, x = np.mgrid[: image.shape[0], : image.shape[1]]
    turn = np.radians(angle)
    wave = 1 - strength * (0.5 + 0.5 * np.sin(2 * np.pi * (x * np.cos(turn) + y * np.sin(turn)) / pitch))
    return np.asarray(image * wave[..., None], np.uint8)


@pytest.mark.parametrize("pitch", [2.6, 4, 7, 12])
@pytest.mark.parametrize("angle", [25, 70, 130])
def test_bands_are_found_at_their_frequency(pitch, angle):
    found = bands(banded(page(), pitch, angle))
    assert np.abs(np.hypot(found[:, 0], found[:, 1]) - 1 / pitch).min() < 0.01


def test_bands_go_and_print_stays():
    clean = page()
    shown = banded(clean, 6, 33)
    calm = without_moire(shown)
    grey, before, after = (cv2.cvtColor(i, cv2.COLOR_BGR2GRAY).astype(float) for i in (clean, shown, calm))
    paper, ink = grey > 250, grey < 60
    assert after[paper].std() < 0.4 * before[paper].std()
    assert after[paper].mean() - after[ink].mean() > 0.8 * (before[paper].mean() - before[ink].mean())


def test_other_pages_come_back_as_they_are():
    noisy = page().astype(int) + np.random.default_rng(1).integers(-25, 25, page().shape)
    ruled = page()
    ruled[::12] = 120
    for image in (page(), np.clip(noisy, 0, 255).astype(np.uint8), ruled, page()[:300, :300]):
        assert without_moire(image) is image
