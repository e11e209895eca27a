from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from pipeline.ingest.measure import is_blank, quality_of
from tests.ingest.made import A4, Pixels, sheet

Draw = Callable[[ImageDraw.ImageDraw], None]
LINES = tuple("原告与被告系朋友关系, 2024年3月5日被告向原告借款人民币50000元整" for _ in range(12))


def grey(image: Image.Image) -> Pixels:
    return np.asarray(image.convert("L"), np.uint8)


def blank(image: Image.Image) -> bool:
    pixels = np.asarray(image, np.uint8)
    return is_blank(pixels, np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8))


def paper() -> Image.Image:
    rng = np.random.default_rng(5)
    return Image.fromarray(np.clip(rng.normal(247, 2, (A4[1], A4[0], 3)), 0, 255).astype(np.uint8))


@settings(max_examples=8, deadline=None)
@given(st.floats(0.5, 6), st.floats(0.5, 3), st.integers(8, 14))
def test_sharpness_falls_with_blur(sigma: float, more: float, points: int) -> None:
    page = grey(sheet(*LINES, points=points))
    soft = np.asarray(cv2.GaussianBlur(page, (0, 0), sigma), np.uint8)
    softer = np.asarray(cv2.GaussianBlur(soft, (0, 0), more), np.uint8)
    clean, one, two = (quality_of(g).sharpness for g in (page, soft, softer))
    assert 1 >= clean >= one >= two >= 0
    assert clean > 0.85


def test_sharpness_tells_legible_from_smeared() -> None:
    page = sheet(*LINES)
    assert quality_of(grey(page.filter(ImageFilter.GaussianBlur(1.2)))).sharpness > 0.5
    assert quality_of(grey(page.filter(ImageFilter.GaussianBlur(4)))).sharpness < 0.3


def test_brightness_is_the_papers() -> None:
    page = grey(sheet(*LINES)).astype(np.float32)
    levels = [quality_of((page * share).astype(np.uint8)).brightness for share in (1.0, 0.7, 0.3, 0.1)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] == 1
    assert levels[2] == pytest.approx(0.3, abs=0.02)


def test_sharpness_does_not_depend_on_light() -> None:
    page = grey(sheet(*LINES)).astype(np.float32)
    dim = (page * 0.5).astype(np.uint8)
    assert quality_of(dim).sharpness == pytest.approx(quality_of(page.astype(np.uint8)).sharpness, abs=0.05)


def holes(draw: ImageDraw.ImageDraw) -> None:
    for y in (600, 1100):
        draw.ellipse((45, y, 81, y + 36), fill=(40, 40, 40))


def border(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, 14, A4[1]), fill=(20, 20, 20))
    draw.rectangle((0, A4[1] - 10, A4[0], A4[1]), fill=(20, 20, 20))


def specks(draw: ImageDraw.ImageDraw) -> None:
    for x, y in np.random.default_rng(2).integers(100, 1100, (25, 2)):
        draw.ellipse((x, y, x + 3, y + 3), fill=(60, 60, 60))


@pytest.mark.parametrize("draw", [holes, border, specks, lambda _: None])
def test_what_scanners_leave_is_nothing(draw: Draw) -> None:
    page = paper()
    draw(ImageDraw.Draw(page))
    assert blank(page)


def test_print_showing_through_is_nothing() -> None:
    back = np.asarray(sheet(*LINES), np.float32)[:, ::-1]
    through = 250 - 0.12 * (255 - cv2.GaussianBlur(np.ascontiguousarray(back), (0, 0), 2.5))
    assert blank(Image.fromarray(through.astype(np.uint8)))


@pytest.mark.parametrize("contrast", [0.16, 0.25])
def test_pencil_as_pale_as_print_from_the_back_is_something(contrast: float) -> None:
    front = np.asarray(sheet(*LINES), np.float32)
    rng = np.random.default_rng(3)

    def page(print_of: Pixels) -> Image.Image:
        pale = 242 - contrast * (255 - print_of) + rng.normal(0, 2, print_of.shape)
        return Image.fromarray(np.clip(pale, 0, 255).astype(np.uint8))

    assert not blank(page(front))
    assert blank(page(cv2.GaussianBlur(np.ascontiguousarray(front[:, ::-1]), (0, 0), 2.5)))


def number(draw: ImageDraw.ImageDraw) -> None:
    draw.text((610, 1640), "7", fill=(30, 30, 30), font_size=24)


def seal(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((700, 1200, 930, 1430), outline=(235, 150, 150), width=5)


def pencil(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(300, 500), (420, 505), (600, 498)], fill=(185, 185, 185), width=3)


def signature(draw: ImageDraw.ImageDraw) -> None:
    draw.line([(800, 1300), (840, 1270), (850, 1340), (900, 1280), (930, 1330)], fill=(30, 30, 60), width=4)


@pytest.mark.parametrize("draw", [number, seal, pencil, signature])
def test_little_is_something(draw: Draw) -> None:
    page = paper()
    draw(ImageDraw.Draw(page))
    assert not blank(page)
