"""Pages on bad paper and pages spoilt, drawn with their text known: what `benchmarks.quality` reads.

`PAPERS` are poor but can be read by a person; `SPOILT` lose some or all of their text, by chance how much.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from benchmarks.pages import lines
from pipeline.synth import degrade, fonts

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
Effect = Callable[[Pixels, Rng], Pixels]
SIZE: Final = (1654, 2339)
_ROWS: Final = 20
_FACES: Final = ("song", "hei", "kai", "ming", "zenhei")


@dataclass(frozen=True, slots=True)
class Drawn:
    """`image` is blue, green, red."""

    kind: str
    seed: int
    image: Pixels
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.lines)


def clean(seed: int, rows: int = _ROWS, ink: int = 25) -> tuple[Pixels, tuple[str, ...]]:
    """A printed page at 200 dpi, 9 to 13 points."""
    rng = np.random.default_rng([seed, 5])
    text = tuple(lines(seed, rows - 1))
    role = _FACES[seed % len(_FACES)]
    longest = max(text, key=lambda line: fonts.face(role, 100).getlength(line))
    fits = int(100 * (SIZE[0] - 300) / fonts.face(role, 100).getlength(longest))
    size = min(fits, int(rng.integers(29, 36)))
    sheet = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(sheet)
    face = fonts.face(role, size)
    for n, line in enumerate(text):
        pen.text((150, 170 + n * 84), line, font=face, fill=ink)
    return cv2.cvtColor(np.asarray(sheet), cv2.COLOR_GRAY2BGR), text


def drawn(kind: str, seed: int) -> Drawn:
    image, text = clean(seed)
    rng = np.random.default_rng([seed, sum(map(ord, kind))])
    return Drawn(kind, seed, (PAPERS | SPOILT)[kind](image, rng), text)


def grain(image: Pixels, rng: Rng, sigma: float) -> Pixels:
    return _bgr(degrade.noisy(_picture(image), rng, sigma))


def pressed(image: Pixels, quality: int) -> Pixels:
    """Through JPEG and back."""
    return np.asarray(cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1), np.uint8)


def coverage(image: Pixels) -> NDArray[np.float32]:
    """How much ink lies on each pixel of a printed page, 0..1."""
    return np.asarray((255 - cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)) / np.float32(230), np.float32).clip(0, 1)


def inked(amount: NDArray[np.float32], paper: tuple[int, int, int], ink: tuple[int, int, int]) -> NDArray[np.float32]:
    """Paper with ink on it; colours in blue, green, red."""
    ground, pigment = np.float32(paper), np.float32(ink)
    return np.asarray(ground + amount[..., None] * (pigment - ground), np.float32)


def field(rng: Rng, shape: tuple[int, ...], coarse: int) -> NDArray[np.float32]:
    """Smooth random hills and valleys, -1..1."""
    small = rng.normal(0, 1, (max(2, shape[0] // coarse), max(2, shape[1] // coarse))).astype(np.float32)
    wide = cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray(wide / (np.abs(wide).max() + 1e-6), np.float32)


def fax(image: Pixels, rng: Rng, down: int = 2, drop: float = 0.02) -> Pixels:
    """One bit at 200 dots across and 200 / `down` down an inch, with specks lost and streaks along the feed."""
    grey = cv2.resize(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), None, fx=1, fy=1 / down, interpolation=cv2.INTER_AREA)
    bits = grey + rng.normal(0, 12, grey.shape) < 150
    bits &= rng.random(bits.shape) > drop
    bits |= rng.random(bits.shape) > 1 - drop / 12
    for _ in range(int(rng.integers(1, 5))):
        at, wide = int(rng.integers(0, bits.shape[1] - 8)), int(rng.integers(1, 3))
        bits[:, at : at + wide] = rng.random() < 0.6
    page = cv2.resize(np.where(bits, 0, 255).astype(np.uint8), SIZE, interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR), np.uint8)


def thermal(image: Pixels, rng: Rng) -> Pixels:
    amount = cv2.GaussianBlur(coverage(image), (0, 0), 0.8)
    fade = np.linspace(rng.uniform(0.55, 0.75), rng.uniform(0.14, 0.25), image.shape[0], dtype=np.float32)[:, None]
    ink = ((110, 100, 105), (140, 90, 105))[int(rng.integers(2))]
    return grain(_clipped(inked(amount * fade * 1.25, (196, 228, 240), ink)), rng, 4)


def lowres(image: Pixels, rng: Rng, print_height: float | None = None) -> Pixels:
    """Photographed from afar: print 10 to 14 pixels high."""
    scale = (print_height or rng.uniform(10, 14)) / 32
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    light = (0.78 + 0.08 * field(rng, small.shape, 400))[..., None]
    soft = cv2.GaussianBlur(_clipped(small * light), (0, 0), 0.55)
    return pressed(grain(soft, rng, 4), 75)


def pencil(image: Pixels, rng: Rng) -> Pixels:
    amount = coverage(image) * (0.75 + 0.25 * field(rng, image.shape[:2], 3))
    contrast = rng.uniform(0.15, 0.25)
    page = inked(amount.clip(0, 1), (236, 240, 242), (int(236 * (1 - contrast)), int(240 * (1 - contrast)), 242))
    page[..., 2] = page[..., 1] + 2
    return grain(_clipped(page), rng, 3)


def shadow(image: Pixels, rng: Rng) -> Pixels:
    dark = degrade.shadowed(_picture(image), rng, rng.uniform(0.55, 0.75))
    return grain(_bgr(degrade.shadowed(dark, rng, rng.uniform(0.2, 0.4))), rng, 5)


def bleed(image: Pixels, rng: Rng) -> Pixels:
    back, _ = clean(int(rng.integers(1000, 2000)))
    through = cv2.GaussianBlur(cv2.flip(np.roll(back, 37, axis=0), 1), (0, 0), 2.2)
    share = rng.uniform(0.25, 0.42)
    return grain(_clipped(image.astype(np.float32) * 0.96 - share * (255 - through.astype(np.float32))), rng, 4)


def coloured(image: Pixels, rng: Rng) -> Pixels:
    """The second or third sheet of a set of carbon copies."""
    paper, ink = (((120, 215, 245), (150, 110, 90)), ((190, 175, 245), (160, 95, 120)))[int(rng.integers(2))]
    amount = cv2.GaussianBlur(coverage(image), (0, 0), 1.3) * (0.85 + 0.15 * field(rng, image.shape[:2], 12))
    return grain(_clipped(inked(amount, paper, ink)), rng, 5)


def crumpled(image: Pixels, rng: Rng) -> Pixels:
    """Balled up and smoothed out: facets lit one by one, and lines that waver."""
    high, wide = image.shape[:2]
    seeds = np.ones((high // 2, wide // 2), np.uint8)
    count = int(rng.integers(60, 200))
    seeds[rng.integers(0, high // 2, count), rng.integers(0, wide // 2, count)] = 0
    far, cells = cv2.distanceTransformWithLabels(seeds, cv2.DIST_L2, 5)
    light = rng.uniform(0.72, 1.0, count + 1).astype(np.float32)[cells] + 0.0006 * far
    light = cv2.GaussianBlur(cv2.resize(light, (wide, high)), (0, 0), 3)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    x, y = x + 5 * field(rng, (high, wide), 260), y + 6 * field(rng, (high, wide), 260)
    moved = cv2.remap(image, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return grain(_clipped(moved * light[..., None]), rng, 5)


def photo(image: Pixels, rng: Rng) -> Pixels:
    lit = degrade.shadowed(_picture(image), rng, rng.uniform(0.15, 0.35))
    return pressed(grain(_bgr(degrade.photographed(lit, rng, (1500, 2000))), rng, 4), 85)


def blur(image: Pixels, rng: Rng) -> Pixels:
    return grain(np.asarray(cv2.GaussianBlur(image, (0, 0), rng.uniform(1, 8)), np.uint8), rng, 3)


def shaken(image: Pixels, rng: Rng) -> Pixels:
    """The camera moved while it looked."""
    length, angle = int(rng.integers(9, 61)), rng.uniform(0, np.pi)
    kernel = np.zeros((length, length), np.float32)
    half = (length - 1) / 2
    end = np.array([np.cos(angle), np.sin(angle)]) * half
    cv2.line(kernel, tuple(int(v) for v in half - end), tuple(int(v) for v in half + end), 1.0)
    return grain(np.asarray(cv2.filter2D(image, -1, kernel / kernel.sum()), np.uint8), rng, 4)


def dark(image: Pixels, rng: Rng) -> Pixels:
    """Little light, much noise, and ink hardly darker than paper."""
    share = rng.uniform(0.02, 0.15)
    noise = rng.normal(0, rng.uniform(2, 7), image.shape)
    return pressed(_clipped(image.astype(np.float32) * share + 4 + noise), 80)


def overexposed(image: Pixels, rng: Rng) -> Pixels:
    """So much light that ink turns white as well, from one side to the other."""
    amount = cv2.GaussianBlur(coverage(image), (0, 0), 0.9) * 255
    slope = np.linspace(0, 1, image.shape[1], dtype=np.float32)[None, :]
    light = rng.uniform(0, 225) + slope * rng.uniform(0, 150)
    grey = 255 - np.clip(amount - light, 0, 255)
    return pressed(cv2.cvtColor(_clipped(grey), cv2.COLOR_GRAY2BGR), 80)


def glare(image: Pixels, rng: Rng) -> Pixels:
    """Lamps mirrored on glossy paper: white patches with soft rims that wipe the print out."""
    light = 0.75 + 0.08 * field(rng, image.shape[:2], 600)
    page = image.astype(np.float32) * light[..., None]
    shine = np.zeros(image.shape[:2], np.float32)
    high, wide = shine.shape
    for _ in range(int(rng.integers(1, 4))):
        centre = (int(rng.uniform(0.2, 0.8) * wide), int(rng.uniform(0.15, 0.85) * high))
        axes = (int(rng.uniform(0.12, 0.45) * wide), int(rng.uniform(0.08, 0.35) * high))
        spot = np.zeros_like(shine)
        cv2.ellipse(spot, centre, axes, rng.uniform(0, 180), 0, 360, 1.0, -1)
        shine = np.maximum(shine, cv2.GaussianBlur(spot, (0, 0), rng.uniform(25, 70)))
    return pressed(grain(_clipped(page + shine[..., None] * 330), rng, 3), 88)


def half_focus(image: Pixels, rng: Rng) -> Pixels:
    """Sharp on one side, more and more out of focus towards the other."""
    layers = [image, *(np.asarray(cv2.GaussianBlur(image, (0, 0), s), np.uint8) for s in (2.5, 5, 9))]
    at, axis = rng.uniform(0.0, 0.9), int(rng.integers(2))
    way = np.linspace(0, 1, image.shape[axis])
    depth = np.clip((way if rng.random() < 0.5 else way[::-1]) - at, 0, 1) / 0.25
    page = image.copy()
    for n, layer in enumerate(layers):
        chosen = np.flatnonzero(np.minimum(np.rint(depth), 3) == n)
        index = (chosen, slice(None)) if axis == 0 else (slice(None), chosen)
        page[index] = layer[index]
    return grain(np.asarray(page, np.uint8), rng, 4)


def cut(image: Pixels, rng: Rng) -> Pixels:
    """One side of the page, left or right, lies outside the picture."""
    wide, share = image.shape[1], rng.uniform(0.2, 0.75)
    at = int(wide * share)
    return grain(np.ascontiguousarray(image[:, :at] if rng.random() < 0.5 else image[:, wide - at :]), rng, 4)


def cut_turned(image: Pixels, rng: Rng) -> Pixels:
    """The same, the sheet lying askew, upside down or on its side when it was cut."""
    askew = _bgr(degrade.skewed(_picture(image), rng.uniform(2, 8) * rng.choice([-1, 1])))
    return np.ascontiguousarray(np.rot90(cut(askew, rng), int(rng.integers(0, 4))))


def creased(image: Pixels, rng: Rng) -> Pixels:
    """Folded so often and so hard that the print is rubbed off along the creases."""
    page = _bgr(degrade.creased(_picture(image), rng, 0.9)).astype(np.float32)
    worn = field(rng, image.shape[:2], int(rng.integers(20, 60)))
    gone = np.clip((worn - rng.uniform(-0.3, 0.5)) * 4, 0, 1)[..., None]
    return grain(_clipped(page * (1 - gone) + 238 * gone), rng, 6)


def tiny(image: Pixels, rng: Rng) -> Pixels:
    return lowres(image, rng, rng.uniform(3, 9))


def faint(image: Pixels, rng: Rng) -> Pixels:
    """Ink of 2 to 12 % contrast with the paper's grain over it."""
    page = inked(coverage(image), (235, 238, 240), (235, 238, 240))
    page = page - coverage(image)[..., None] * 238 * rng.uniform(0.02, 0.12)
    return grain(_clipped(page), rng, rng.uniform(3, 8))


def occluded(image: Pixels, rng: Rng) -> Pixels:
    """A hand, or another sheet, over part of the page."""
    page = (image.astype(np.float32) * 0.88).astype(np.uint8)
    high, wide = page.shape[:2]
    if rng.random() < 0.5:
        centre = (rng.uniform(0.1, 0.9) * wide, rng.uniform(0.2, 0.8) * high)
        size = (rng.uniform(0.3, 1.1) * wide, rng.uniform(0.15, 0.7) * high)
        sheet = cv2.boxPoints((centre, size, rng.uniform(-30, 30))).astype(np.int32)
        cv2.fillPoly(page, [sheet + 6], (120, 125, 130))
        cv2.fillPoly(page, [sheet], (236, 238, 240))
    else:
        for n in range(int(rng.integers(1, 5))):
            start = (int(rng.uniform(0.0, 0.3) * wide), int(high * (0.2 + 0.15 * n)))
            end = (int(rng.uniform(0.4, 1.0) * wide), int(high * (0.15 + 0.17 * n)))
            cv2.line(page, start, end, (112, 142, 196), int(rng.uniform(0.06, 0.16) * wide))
    return grain(page, rng, 4)


def _clipped(image: NDArray[np.generic]) -> Pixels:
    return np.asarray(np.clip(image, 0, 255), np.uint8)


def _picture(image: Pixels) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(image[..., ::-1]))


def _bgr(picture: Image.Image) -> Pixels:
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"), np.uint8)[..., ::-1])


PAPERS: Final[dict[str, Effect]] = {
    "clean": lambda image, _: image,
    "noisy": lambda image, rng: grain(_bgr(degrade.skewed(_picture(image), rng.uniform(-2, 2))), rng, 7),
    "fax": lambda image, rng: fax(image, rng),
    "fax fine": lambda image, rng: fax(image, rng, 1, 0.05),
    "thermal": thermal,
    "low resolution": lowres,
    "pencil": pencil,
    "shadow": shadow,
    "jpeg q20": lambda image, _: pressed(cv2.resize(image, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA), 20),
    "show-through": bleed,
    "coloured": coloured,
    "crumpled": crumpled,
    "photo": photo,
}
SPOILT: Final[dict[str, Effect]] = {
    "blur": blur,
    "shaken": shaken,
    "dark": dark,
    "overexposed": overexposed,
    "glare": glare,
    "half focus": half_focus,
    "cut": cut,
    "cut turned": cut_turned,
    "creased": creased,
    "tiny": tiny,
    "faint": faint,
    "occluded": occluded,
}
