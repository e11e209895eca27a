from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from pipeline.synth import degrade


def page() -> Image.Image:
    sheet = Image.new("RGB", (200, 280), (255, 255, 255))
    ImageDraw.Draw(sheet).rectangle((40, 60, 160, 90), fill=(20, 20, 20))
    return sheet


def rng() -> np.random.Generator:
    return np.random.default_rng(7)


STEPS = {
    "noisy": lambda p: degrade.noisy(p, rng(), 4.0),
    "shadowed": lambda p: degrade.shadowed(p, rng(), 0.3),
    "photographed": lambda p: degrade.photographed(p, rng(), (240, 320)),
    "scanned": lambda p: degrade.scanned(p, rng(), {"skew": 1.0, "noise": 2.0, "blur": 0.6, "bleed": 0.1, "dark": 0.3}),
    "faxed": lambda p: degrade.faxed(p, rng()),
}


@pytest.mark.parametrize("step", STEPS)
def test_same_seed_same_pixels(step: str) -> None:
    first, second = STEPS[step](page()), STEPS[step](page())
    assert first.tobytes() == second.tobytes()
    assert first.tobytes() != page().resize(first.size).tobytes()


@pytest.mark.parametrize("step", [s for s in STEPS if s != "photographed"])
def test_page_keeps_its_size(step: str) -> None:
    assert STEPS[step](page()).size == page().size


def test_whole_sheet_lies_inside_the_photo() -> None:
    """No edge of the sheet is cut off by the edge of the picture."""
    sheet = Image.new("RGBA", (200, 280), (255, 255, 255, 255))
    shot = degrade.photographed(sheet, rng(), (400, 560), tilt=0.03)
    white = np.asarray(shot.convert("L")) > 230
    assert white.any()
    border = np.concatenate([white[0], white[-1], white[:, 0], white[:, -1]])
    assert not border.any()


def test_bleed_through_is_the_mirrored_page() -> None:
    pixels = np.asarray(
        degrade.bled(
            Image.fromarray(np.pad(np.zeros((40, 20, 3), np.uint8), ((0, 0), (0, 80), (0, 0)), constant_values=255)),
            0.2,
        )
    )
    assert pixels[20, 95, 0] < 230
    assert pixels[20, 60, 0] == 255


def test_bitonal_has_two_tones() -> None:
    assert degrade.bitonal(degrade.noisy(page(), rng(), 5)).mode == "1"


@pytest.mark.parametrize(("tag", "stored"), [(1, 0), (3, 180), (6, 90), (8, 270)])
def test_viewers_turn_by_the_tag(tag: int, stored: int) -> None:
    """Stored pixels turned back by `stored` degrees and tagged so come out upright."""
    turned = page().rotate(stored, expand=True)
    opened = Image.open(io.BytesIO(degrade.jpeg(turned, 90, tag)))
    upright = np.asarray(ImageOps.exif_transpose(opened).convert("L"), dtype=float)
    assert np.abs(upright - np.asarray(page().convert("L"), dtype=float)).mean() < 4
