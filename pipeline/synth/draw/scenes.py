"""Pictures of things and places, without words: what people photograph as evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from pipeline.synth.draw.cards import Fields
from pipeline.synth.draw.marks import Rng

SIZE: Final = (1440, 1080)
Colour = tuple[int, int, int]


def scene(fields: Fields, rng: Rng) -> Image.Image:
    """`fields`: scene is road, work or home."""
    sheet = Image.new("RGB", SIZE)
    pen = ImageDraw.Draw(sheet)
    _PAINT[fields.get("scene", "road")](pen, rng)
    grain = rng.normal(0, 7, (SIZE[1], SIZE[0], 1)).astype(np.float32)
    noisy = np.clip(np.asarray(sheet, np.float32) + grain, 0, 255).astype(np.uint8)
    return Image.fromarray(noisy).filter(ImageFilter.GaussianBlur(1.1))


def _tone(rng: Rng, colour: Colour, spread: int = 24) -> Colour:
    r, g, b = (min(max(c + int(rng.integers(-spread, spread + 1)), 0), 255) for c in colour)
    return r, g, b


def _shade(pen: ImageDraw.ImageDraw, top: int, bottom: int, one: Colour, two: Colour) -> None:
    for y in range(top, bottom):
        share = (y - top) / (bottom - top)
        r, g, b = (round(a + (c - a) * share) for a, c in zip(one, two, strict=True))
        pen.line((0, y, SIZE[0], y), fill=(r, g, b))


def _road(pen: ImageDraw.ImageDraw, rng: Rng) -> None:
    """A crossing under the sky, houses behind, one or two cars."""
    width, height = SIZE
    _shade(pen, 0, 460, _tone(rng, (150, 180, 214)), (222, 228, 232))
    x = 0
    while x < width:
        step = int(rng.integers(110, 260))
        top = int(rng.integers(120, 380))
        wall = _tone(rng, (164, 150, 138), 40)
        pen.rectangle((x, top, x + step, 470), fill=wall)
        for wy in range(top + 24, 440, 52):
            for wx in range(x + 18, x + step - 24, 46):
                pen.rectangle((wx, wy, wx + 22, wy + 28), fill=_tone(rng, (96, 112, 128)))
        x += step
    _shade(pen, 470, height, (118, 118, 120), (84, 84, 88))
    centre = int(rng.integers(500, 900))
    for n in range(6):
        y = 500 + n * n * 18
        half = 5 + n * 4
        pen.polygon(
            ((centre - half, y), (centre + half, y), (centre + half + 4, y + 40), (centre - half - 4, y + 40)),
            fill=(236, 232, 210),
        )
    for left in (int(rng.integers(60, 420)), int(rng.integers(820, 1000)))[: int(rng.integers(1, 3))]:
        _car(pen, left, int(rng.integers(620, 760)), rng)


def _car(pen: ImageDraw.ImageDraw, x: int, y: int, rng: Rng) -> None:
    paint = _tone(rng, [(188, 36, 40), (40, 66, 128), (226, 226, 228), (52, 52, 56)][int(rng.integers(4))])
    pen.ellipse((x - 20, y + 168, x + 480, y + 214), fill=(60, 60, 62))
    pen.rounded_rectangle((x, y + 70, x + 460, y + 178), 36, fill=paint)
    pen.polygon(((x + 84, y + 78), (x + 150, y), (x + 330, y), (x + 400, y + 78)), fill=paint)
    pen.polygon(((x + 108, y + 74), (x + 160, y + 14), (x + 230, y + 14), (x + 230, y + 74)), fill=(70, 88, 104))
    pen.polygon(((x + 244, y + 14), (x + 320, y + 14), (x + 374, y + 74), (x + 244, y + 74)), fill=(70, 88, 104))
    for wheel in (x + 60, x + 320):
        pen.ellipse((wheel, y + 130, wheel + 84, y + 214), fill=(22, 22, 24))
        pen.ellipse((wheel + 24, y + 154, wheel + 60, y + 190), fill=(150, 150, 154))
    dent = x + int(rng.integers(20, 380))
    for _ in range(7):
        dx, dy = int(rng.integers(-40, 41)), int(rng.integers(-24, 25))
        pen.line((dent, y + 124, dent + dx, y + 124 + dy), fill=(24, 24, 26), width=3)


def _work(pen: ImageDraw.ImageDraw, rng: Rng) -> None:
    """A hall with lamps, benches and boxes."""
    width, height = SIZE
    _shade(pen, 0, 640, _tone(rng, (176, 182, 178)), (208, 210, 204))
    _shade(pen, 640, height, (128, 132, 126), (92, 96, 92))
    for n in range(5):
        x = 90 + n * 290
        pen.line((x, 0, x, 90), fill=(70, 70, 70), width=4)
        pen.rectangle((x - 80, 90, x + 80, 112), fill=(250, 250, 236))
    for n in range(4):
        x, y = int(rng.integers(0, width - 360)), 560 + n * 110
        pen.rectangle((x, y, x + 340, y + 24), fill=_tone(rng, (122, 92, 62)))
        for leg in (x + 12, x + 316):
            pen.rectangle((leg, y + 24, leg + 12, y + 110), fill=(64, 60, 56))
        for _ in range(int(rng.integers(2, 6))):
            bx, side = x + int(rng.integers(0, 280)), int(rng.integers(28, 64))
            pen.rectangle((bx, y - side, bx + side, y), fill=_tone(rng, (182, 148, 96), 50), outline=(70, 56, 40))


def _home(pen: ImageDraw.ImageDraw, rng: Rng) -> None:
    """A room with a window, a sofa and a table."""
    height = SIZE[1]
    _shade(pen, 0, 740, _tone(rng, (226, 216, 198)), (214, 204, 188))
    _shade(pen, 740, height, (158, 122, 84), (128, 96, 64))
    x = int(rng.integers(140, 700))
    pen.rectangle((x, 120, x + 460, 480), fill=(196, 216, 232), outline=(110, 92, 70), width=14)
    pen.line((x + 230, 120, x + 230, 480), fill=(110, 92, 70), width=12)
    cloth = _tone(rng, (150, 84, 74), 60)
    left = int(rng.integers(120, 500))
    pen.rounded_rectangle((left, 560, left + 640, 800), 40, fill=cloth)
    pen.rounded_rectangle((left - 30, 660, left + 670, 860), 36, fill=_tone(rng, cloth, 12))
    for cushion in (left + 60, left + 360):
        pen.rounded_rectangle((cushion, 610, cushion + 180, 730), 26, fill=_tone(rng, (206, 182, 140), 40))
    table = int(rng.integers(300, 700))
    pen.ellipse((table, 850, table + 520, 990), fill=_tone(rng, (112, 78, 50)))
    pen.ellipse((table + 200, 862, table + 280, 910), fill=(236, 236, 232))


_PAINT: Final[dict[str, Callable[[ImageDraw.ImageDraw, Rng], None]]] = {"road": _road, "work": _work, "home": _home}
