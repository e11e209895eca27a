"""Seals and fingerprints in more variants than the packets hold; every style is `seen` (tuned on) or `held` back."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageChops, ImageDraw

from pipeline.synth import fonts
from pipeline.synth.draw import marks
from pipeline.synth.looks import Colour

Rng = np.random.Generator
FACES: Final = {"seen": ("songblack", "song", "hei"), "held": ("kai", "zenhei", "ming")}
REDS: Final[dict[str, tuple[Colour, ...]]] = {
    "seen": ((205, 32, 38), (230, 60, 55), (150, 22, 30)),
    "held": ((176, 32, 64), (215, 20, 20), (240, 80, 90)),
}
PLACES: Final = ("青岛", "上海", "石家庄市", "北京市朝阳区", "成都", "苏州工业园区", "义乌市", "广东省佛山市")
NAMES: Final = ("瀚川", "启明", "恒泰", "金鼎", "华瑞", "中亿", "顺达", "鑫源", "百川")
TRADES: Final = ("包装材料", "商贸", "科技", "建筑工程", "物业服务", "人力资源", "机械制造", "")
ENDS: Final = ("有限公司", "有限责任公司", "股份有限公司", "分公司", "经营部")
UNDER: Final = ("", "合同专用章", "财务专用章", "发票专用章", "公章", "业务专用章")
PEOPLE: Final = ("李卫东", "张三", "欧阳建国", "许春燕", "王小明", "赵铁柱", "周敏")


class Stamp(NamedTuple):
    """An RGBA picture; `text` is its ring (or its characters in reading order), `under` its middle line."""

    picture: Image.Image
    kind: str
    text: str = ""
    under: str = ""


def company(rng: Rng) -> str:
    return "".join(str(rng.choice(part)) for part in (PLACES, NAMES, TRADES, ENDS))


def round_seal(rng: Rng, half: str, pixels: int) -> Stamp:
    ring, under = company(rng), str(rng.choice(UNDER))
    face, colour = _style(rng, half)
    if half == "seen" and rng.random() < 0.4:
        return Stamp(marks.round_seal(f"{ring}|{under}", pixels, rng, colour), "round", ring, under)
    return Stamp(_ringed(rng, (ring, under), (pixels, pixels), face, colour, half == "held"), "round", ring, under)


def oval_seal(rng: Rng, half: str, pixels: int) -> Stamp:
    ring, under = company(rng), "发票专用章" if rng.random() < 0.6 else str(int(rng.integers(10**14, 10**15)))
    face, colour = _style(rng, half)
    size = (pixels, int(pixels * rng.uniform(0.66, 0.8)))
    return Stamp(_ringed(rng, (ring, under), size, face, colour, half == "held", star=False), "oval", ring, under)


def square_seal(rng: Rng, half: str, pixels: int) -> Stamp:
    """Name seals: four characters, red on white or white on red; columns from the right, or rows from the left."""
    name = str(rng.choice(PEOPLE))
    text = (name + "之印" if len(name) == 2 else name + "印")[:4]
    face, colour = _style(rng, half)
    filled = rng.random() < (0.3 if half == "seen" else 0.6)
    rows = half == "held" and rng.random() < 0.5
    wide = int(pixels * (1.0 if half == "seen" else rng.uniform(0.9, 1.3)))
    tile = Image.new("L", (wide, pixels), 230 if filled else 0)
    pen = ImageDraw.Draw(tile)
    if not filled:
        pen.rectangle((1, 1, wide - 2, pixels - 2), outline=230, width=max(2, pixels // int(rng.integers(12, 26))))
    places = ((0.29, 0.29), (0.71, 0.29), (0.29, 0.71), (0.71, 0.71)) if rows else (
        (0.71, 0.29), (0.71, 0.71), (0.29, 0.29), (0.29, 0.71))  # fmt: skip
    font = fonts.face(face, int(pixels * 0.4))
    for char, (x, y) in zip(text, places, strict=True):
        pen.text((wide * x, pixels * y), char, font=font, anchor="mm", fill=0 if filled else 230)
    return Stamp(_inked(tile, colour), "square", text)


def block_seal(rng: Rng, half: str, pixels: int) -> Stamp:
    """A rectangle with a line or two of words, as banks and clerks use."""
    face, colour = _style(rng, half)
    words = str(rng.choice(("现金收讫", "银行转讫", "与原件核对一致", "再次复印无效")))
    rows = [words] if half == "seen" else [words, "2024年3月5日"]
    wide = int(pixels * rng.uniform(1.4, 2.2))
    tile = Image.new("L", (wide, pixels), 0)
    pen = ImageDraw.Draw(tile)
    pen.rectangle((1, 1, wide - 2, pixels - 2), outline=230, width=max(2, pixels // 20))
    for n, row in enumerate(rows):
        size = int(min(wide * 0.86 / len(row), pixels * 0.8 / len(rows)))
        at = (wide / 2, pixels * (n + 0.5) / len(rows))
        pen.text(at, row, font=fonts.face(face, size), anchor="mm", fill=230)
    return Stamp(_inked(tile, colour), "square", "".join(rows))


def triangle_seal(rng: Rng, half: str, pixels: int) -> Stamp:
    face, colour = _style(rng, half)
    high = int(pixels * 0.87)
    tile = Image.new("L", (pixels, high), 0)
    pen = ImageDraw.Draw(tile)
    corners = [(pixels / 2, 2), (pixels - 3, high - 3), (3, high - 3)]
    pen.polygon(corners, outline=230, width=max(2, pixels // 28))
    words = str(rng.choice(("检验", "校对", "核讫")))
    pen.text((pixels / 2, high * 0.66), words, font=fonts.face(face, pixels // 4), anchor="mm", fill=230)
    if half == "held":
        pen.text((pixels / 2, high * 0.88), "03", font=fonts.face(face, pixels // 8), anchor="mm", fill=230)
    return Stamp(_inked(tile, colour), "triangle", words)


def fingerprint(rng: Rng, half: str, pixels: int, colour: Colour | None = None) -> Stamp:
    red = colour or _style(rng, half)[1]
    drawn = marks.fingerprint(pixels, rng, red) if half == "seen" else _loops(rng, pixels, red)
    return Stamp(drawn, "fingerprint")


SEALS: Final[dict[str, Callable[[Rng, str, int], Stamp]]] = {
    "round": round_seal,
    "oval": oval_seal,
    "square": square_seal,
    "block": block_seal,
    "triangle": triangle_seal,
}


def worn(stamp: Stamp, rng: Rng, how: str) -> Stamp:
    """`how`: fresh, pale, smudged (moved while pressed), half (one side without ink), turned."""
    picture = stamp.picture
    alpha = np.asarray(picture.getchannel("A")).astype(np.float32)
    high, wide = alpha.shape
    if how == "pale":
        alpha *= float(rng.uniform(0.28, 0.5))
    elif how == "smudged":
        shift = max(1, round(high * rng.uniform(0.006, 0.02)))
        alpha = np.maximum(cv2.GaussianBlur(alpha, (0, 0), max(0.6, shift * 0.7)), 0.6 * np.roll(alpha, shift, axis=1))
    elif how == "half":
        angle = rng.uniform(0, 2 * math.pi)
        y, x = np.mgrid[-0.5 : 0.5 : high * 1j, -0.5 : 0.5 : wide * 1j]
        alpha *= np.clip(0.5 + (x * math.cos(angle) + y * math.sin(angle) + rng.uniform(0.1, 0.25)) * 5, 0.04, 1)
    veil = cv2.resize(rng.random((4, 4)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
    alpha *= 1 - rng.uniform(0, 0.5) * np.clip(veil, 0, 1)
    alpha[rng.random((high, wide)) < rng.uniform(0, 0.06)] *= 0.3
    faded = picture.copy()
    faded.putalpha(Image.fromarray(np.clip(alpha, 0, 255).astype(np.uint8)))
    if how == "turned":
        faded = marks.cropped(faded.rotate(float(rng.uniform(-40, 40)), Image.Resampling.BICUBIC, expand=True))
    return stamp._replace(picture=faded)


def _style(rng: Rng, half: str) -> tuple[str, Colour]:
    colours: Sequence[Colour] = REDS[half]
    return str(rng.choice(FACES[half])), colours[int(rng.integers(len(colours)))]


def _inked(tile: Image.Image, colour: Colour) -> Image.Image:
    picture = Image.new("RGBA", tile.size, (*colour, 0))
    picture.putalpha(tile)
    return picture


def _ringed(
    rng: Rng,
    text: tuple[str, str],
    size: tuple[int, int],
    face: str,
    colour: Colour,
    fancy: bool,
    star: bool = True,
) -> Image.Image:
    """Drawn at twice the size on a circle and squeezed; `fancy` adds an inner rim or a code along the bottom."""
    ring, under = text
    side = size[0] * 2
    tile = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(tile)
    pen.ellipse((3, 3, side - 4, side - 4), outline=225, width=max(2, int(side / rng.uniform(16, 48))))
    inset = side * 0.045
    if fancy and rng.random() < 0.6:
        pen.ellipse((inset, inset, side - inset, side - inset), outline=225, width=max(1, side // 160))
    height = side * min(0.14, 1.75 / max(8, len(ring)))
    radius = side / 2 - side / 15 - height * 0.62
    sweep = math.radians(min(245.0, 25.0 * len(ring)))
    for n, char in enumerate(ring):
        _around(tile, char, face, int(height), radius, -math.pi / 2 - sweep / 2 + sweep * n / (len(ring) - 1))
    if fancy and star:
        for n, digit in enumerate(str(int(rng.integers(10**12, 10**13)))):
            _around(tile, digit, "hei", int(side * 0.05), side * 0.44, math.radians(120 - n * 5.0), inwards=True)
    if not star and rng.random() < 0.3:
        for n, char in enumerate("监制章"[: 2 + int(fancy)]):
            _around(tile, char, face, int(side * 0.09), side * 0.36, math.radians(90 + 16 - n * 16.0), inwards=True)
    if star:
        marks._star(pen, side / 2, side / 2, side * float(rng.uniform(0.12, 0.17)))
    if under:
        font = fonts.face(face, int(min(side * 0.1, side * 0.62 / len(under))))
        pen.text((side / 2, side * (0.74 if star else 0.55)), under, font=font, anchor="mm", fill=225)
    tile = tile.resize(size, Image.Resampling.LANCZOS)
    return _inked(tile.rotate(float(rng.uniform(-12, 12)), Image.Resampling.BICUBIC, expand=not star), colour)


def _around(
    tile: Image.Image, char: str, face: str, pixels: int, radius: float, angle: float, inwards: bool = False
) -> None:
    one = Image.new("L", (pixels * 2, pixels * 2), 0)
    ImageDraw.Draw(one).text((pixels, pixels), char, font=fonts.face(face, pixels), anchor="mm", fill=225)
    one = one.rotate(-math.degrees(angle + math.pi / 2) + (180 if inwards else 0), Image.Resampling.BICUBIC)
    left, top = (int(tile.width / 2 + radius * part - pixels) for part in (math.cos(angle), math.sin(angle)))
    under = tile.crop((left, top, left + one.width, top + one.height))
    tile.paste(ImageChops.lighter(under, one), (left, top))


def _loops(rng: Rng, pixels: int, colour: Colour) -> Image.Image:
    """Ridges that follow a turning field: white noise filtered along it, in a blunt shape with a dry patch."""
    high, wide = pixels, max(10, int(pixels * rng.uniform(0.62, 0.95)))
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j].astype(np.float32)
    core, delta = (float(rng.uniform(-0.2, 0.2)), -0.1), (float(rng.uniform(0.3, 0.7)), 0.8)
    field = 0.5 * (np.arctan2(y - core[1], x - core[0]) - np.arctan2(y - delta[1], x - delta[0]))
    noise = rng.normal(size=(high, wide)).astype(np.float32)
    wave, ridges = pixels / rng.uniform(13, 19), np.zeros_like(noise)
    angles = np.mod(field, math.pi)
    for n in range(12):
        kernel = cv2.getGaborKernel((15, 15), wave * 0.45, math.pi * n / 12 + math.pi / 2, wave, 0.6, 0)
        near = np.abs(np.mod(angles - math.pi * n / 12 + math.pi / 2, math.pi) - math.pi / 2) < math.pi / 24
        ridges[near] = cv2.filter2D(noise, cv2.CV_32F, kernel - kernel.mean())[near]
    blunt = np.clip((1 - (np.abs(x) ** 2.6 + np.abs(y) ** 2.6)) * 7, 0, 1)
    dry = cv2.resize(rng.random((3, 3)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
    alpha = blunt * (ridges > -0.35 * ridges.std()) * np.clip(0.5 + dry, 0.25, 1) * 225
    picture = Image.new("RGBA", (wide, high), (*colour, 0))
    picture.putalpha(Image.fromarray(np.clip(alpha, 0, 255).astype(np.uint8)))
    return picture.rotate(float(rng.uniform(-35, 35)), Image.Resampling.BICUBIC, expand=True)
