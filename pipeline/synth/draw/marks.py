"""Ink that is no print: handwriting, signatures, seals, fingerprints. All are RGBA pictures, repeatable by seed."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from pipeline.synth import fonts
from pipeline.synth.looks import Colour

Rng = np.random.Generator
RED: Colour = (205, 32, 38)
INK: Final = 225
"""How much of the paper a fresh seal covers, of 255."""


def clear(width: int, height: int) -> Image.Image:
    return Image.new("RGBA", (max(1, width), max(1, height)), (255, 255, 255, 0))


def handwriting(text: str, pixels: int, colour: Colour, rng: Rng, spacing: float = 0.97) -> tuple[Image.Image, float]:
    """A line of writing and the y of its baseline in the picture; each character jitters by itself."""
    pad = pixels
    advances = [fonts.width("kai", c) * pixels * spacing for c in text]
    sheet = clear(int(sum(advances)) + 2 * pad, pixels * 3)
    x, drift = float(pad), 0.0
    for char, advance in zip(text, advances, strict=True):
        drift = float(np.clip(drift + rng.normal(0, 0.012), -0.07, 0.07))
        _character(sheet, char, x, pixels * 2.0 + (drift + rng.normal(0, 0.018)) * pixels, pixels, colour, rng)
        x += advance * (1 + rng.normal(0, 0.03))
    return sheet, pixels * 2.0


def _character(
    sheet: Image.Image, char: str, x: float, baseline: float, pixels: int, colour: Colour, rng: Rng, wild: float = 1.0
) -> None:
    if not char.strip():
        return
    size = max(6, int(pixels * (1 + rng.normal(0, 0.045 * wild))))
    tone = tuple(int(np.clip(c + rng.normal(0, 9), 0, 255)) for c in colour)
    tile = Image.new("L", (size * 2, size * 2), 0)
    ink = int(rng.integers(205, 255))
    pen = ImageDraw.Draw(tile)
    pen.text((size // 2, size * 3 // 2), char, font=fonts.face("kai", size), anchor="ls", fill=ink)
    shear, angle = rng.normal(0.07, 0.05 * wild), math.radians(rng.normal(0, 2.2 * wild))
    matrix = np.array([[math.cos(angle), shear + math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    centre = np.array([size, size * 1.1])
    offset = centre - matrix @ centre
    back = np.hstack((matrix, offset[:, None]))
    moved = cv2.warpAffine(np.asarray(tile), back, tile.size, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP)
    written = Image.new("RGBA", tile.size, (*tone, 0))
    written.putalpha(Image.fromarray(moved))
    sheet.alpha_composite(written, (max(0, int(x - size / 2)), max(0, int(baseline - size * 1.5))))


def signature(name: str, pixels: int, colour: Colour, rng: Rng) -> Image.Image:
    """A name signed fast: larger, slanted, characters run together and joined by thin strokes."""
    pad, step = pixels, pixels * 0.78
    sheet = clear(int(step * len(name)) + 2 * pad, pixels * 3)
    ends: list[tuple[float, float]] = []
    for n, char in enumerate(name):
        x = pad + n * step
        y = pixels * 2 - n * pixels * 0.05 + rng.normal(0, 0.05) * pixels
        _character(sheet, char, x, y, int(pixels * rng.uniform(0.95, 1.2)), colour, rng, wild=2.4)
        ends.append((x + pixels * rng.uniform(0.7, 0.9), y - pixels * rng.uniform(0.0, 0.25)))
    pen = ImageDraw.Draw(sheet)
    for (x0, y0), (x1, _) in pairwise(ends):
        _stroke(pen, (x0, y0), (x1 - pixels * 0.62, y0 - pixels * rng.uniform(0.35, 0.6)), colour, rng, pixels)
    x, y = ends[-1]
    _stroke(pen, (x, y), (x + pixels * 0.7, y - pixels * 0.3), colour, rng, pixels)
    swollen = sheet.getchannel("A")
    if pixels > 60:
        swollen = swollen.filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.GaussianBlur(0.6))
    ink = Image.new("RGBA", sheet.size, (*colour, 0))
    ink.putalpha(swollen)
    return cropped(ink)


def _stroke(
    pen: ImageDraw.ImageDraw, a: tuple[float, float], b: tuple[float, float], colour: Colour, rng: Rng, pixels: int
) -> None:
    bend = ((a[0] + b[0]) / 2, max(a[1], b[1]) + pixels * rng.uniform(0.02, 0.18))
    points = [
        (
            (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * bend[0] + t * t * b[0],
            (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * bend[1] + t * t * b[1],
        )
        for t in np.linspace(0, 1, 24)
    ]
    pen.line(points, fill=(*colour, 220), width=max(1, pixels // 30), joint="curve")


def cropped(picture: Image.Image) -> Image.Image:
    box = picture.getchannel("A").getbbox()
    return picture.crop(box) if box else picture


def _worn(picture: Image.Image, rng: Rng, strength: float) -> Image.Image:
    """Uneven ink: a slowly varying veil and some specks without ink."""
    w, h = picture.size
    coarse = rng.random((max(2, h // 24), max(2, w // 24))).astype(np.float32)
    veil = cv2.resize(coarse, (w, h), interpolation=cv2.INTER_CUBIC)
    specks = rng.random((h, w)) > 0.05 * strength
    alpha = np.asarray(picture.getchannel("A"), dtype=np.float32)
    alpha = alpha * (1 - strength * 0.5 * np.clip(veil, 0, 1)) * np.where(specks, 1.0, 0.35)
    worn = picture.copy()
    worn.putalpha(Image.fromarray(np.clip(alpha, 0, 255).astype(np.uint8)))
    return worn


def round_seal(text: str, pixels: int, rng: Rng, colour: Colour = RED) -> Image.Image:
    """`text` is "ring text" or "ring text|words under the star"."""
    ring, _, under = text.partition("|")
    size = pixels * 2
    seal = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(seal)
    pen.ellipse((3, 3, size - 4, size - 4), outline=INK, width=max(2, size // 32))
    _star(pen, size / 2, size / 2, size * 0.155)
    if under:
        font = fonts.face("songblack", int(size * 0.105))
        pen.text((size / 2, size * 0.76), under, font=font, anchor="mm", fill=INK)
    _ring_text(seal, ring, size)
    seal = seal.rotate(float(rng.uniform(-14, 14)), Image.Resampling.BICUBIC)
    inked = Image.new("RGBA", (pixels, pixels), (*colour, 0))
    inked.putalpha(seal.resize((pixels, pixels), Image.Resampling.LANCZOS))
    return _worn(inked, rng, 0.5)


def _star(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for n in range(10):
        r = radius if n % 2 == 0 else radius * 0.382
        angle = math.pi * n / 5 - math.pi / 2
        points.append((x + r * math.cos(angle), y + r * math.sin(angle)))
    pen.polygon(points, fill=INK)


def _ring_text(seal: Image.Image, text: str, size: int) -> None:
    pixels = int(size * min(0.15, 1.9 / max(8, len(text))))
    sweep = math.radians(min(290.0, 26.0 * len(text)))
    radius = size / 2 - size / 24 - pixels * 0.72
    for n, char in enumerate(text):
        share = 0.5 if len(text) == 1 else n / (len(text) - 1)
        angle = -math.pi / 2 - sweep / 2 + sweep * share
        tile = Image.new("L", (pixels * 2, pixels * 2), 0)
        ImageDraw.Draw(tile).text((pixels, pixels), char, font=fonts.face("songblack", pixels), anchor="mm", fill=INK)
        tile = tile.rotate(-math.degrees(angle + math.pi / 2), Image.Resampling.BICUBIC)
        x, y = size / 2 + radius * math.cos(angle), size / 2 + radius * math.sin(angle)
        left, top = max(0, int(x - pixels)), max(0, int(y - pixels))
        under = seal.crop((left, top, left + tile.width, top + tile.height))
        seal.paste(ImageChops.lighter(under, tile), (left, top))


def name_seal(name: str, pixels: int, rng: Rng) -> Image.Image:
    """A square seal: 印 fills the fourth place of a three-character name."""
    chars = (name if len(name) >= 4 else name + "印" * (4 - len(name)))[:4]
    seal = clear(pixels, pixels)
    pen = ImageDraw.Draw(seal)
    pen.rectangle((2, 2, pixels - 3, pixels - 3), outline=(*RED, 230), width=max(2, pixels // 20))
    font = fonts.face("songbold", int(pixels * 0.40))
    places = ((0.72, 0.29), (0.72, 0.71), (0.28, 0.29), (0.28, 0.71))
    for char, (x, y) in zip(chars, places, strict=True):
        pen.text((pixels * x, pixels * y), char, font=font, anchor="mm", fill=(*RED, 230))
    return _worn(seal.rotate(float(rng.uniform(-5, 5)), Image.Resampling.BICUBIC), rng, 0.4)


def fingerprint(pixels: int, rng: Rng, colour: Colour = (200, 38, 42)) -> Image.Image:
    """Ridges round an off-centre core inside a soft ellipse."""
    height, width = pixels, max(8, int(pixels * 0.74))
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    u, v = (x - width / 2) / (width / 2), (y - height / 2) / (height / 2)
    warp = 0.16 * np.sin(2.3 * u + rng.uniform(0, 3)) + 0.12 * np.cos(2.9 * v + rng.uniform(0, 3))
    radius = np.hypot(u * 1.1, v - 0.25) + warp * 0.4
    ridges = 0.5 + 0.5 * np.sin(radius * rng.uniform(34, 40))
    noise = cv2.GaussianBlur(rng.random((height, width)), (0, 0), 1.2)
    inside = np.clip((1.0 - np.hypot(u, v)) * 6, 0, 1)
    alpha: npt.NDArray[np.float64] = inside * (ridges > 0.36) * np.clip(0.4 + noise * 0.9, 0, 1) * 225
    picture = Image.new("RGBA", (width, height), (*colour, 0))
    picture.putalpha(Image.fromarray(alpha.astype(np.uint8)))
    return picture.rotate(float(rng.uniform(-20, 20)), Image.Resampling.BICUBIC, expand=True)


def stamp(kind: str, text: str, pixels: int, colour: Colour, rng: Rng) -> Image.Image:
    """Any mark by its name in the markup; `pixels` is its height."""
    match kind:
        case "sign":
            return signature(text, max(12, int(pixels * 0.62)), colour, rng)
        case "seal":
            return round_seal(text, pixels, rng)
        case "chop":
            return name_seal(text, pixels, rng)
        case "print":
            return fingerprint(pixels, rng)
    raise ValueError(f"no such mark: {kind}")
