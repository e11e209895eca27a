"""Places to sign: signed in several hands in, above, below and left of the place, printed, stamped or left empty."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks import stamps
from benchmarks.stamped import BODY, Box, degraded
from benchmarks.stamps import Rng
from pipeline.read.engine import Image as Pixels
from pipeline.synth import fonts
from pipeline.synth.draw import marks
from pipeline.synth.looks import Colour
from pipeline.synth.raster import inked
from pipeline.types import Box as Share
from pipeline.types import Word

SIZE: Final = (1240, 1100)
LABELS: Final = {
    "seen": ("具状人：", "借款人：", "委托人：", "申请人（签名）：", "甲方：", "经办人：", "法定代表人："),
    "held": ("起诉人：", "出借人：", "（签名）", "被委托人签字：", "乙方（盖章）：", "确认人：", "签收人："),
}
NAMES: Final = {
    "seen": ("张三", "李卫东", "欧阳建国", "许春燕", "王小明", "陈静"),
    "held": ("周敏", "赵铁柱", "林志远", "刘洋", "司马文辉", "吴桂英"),
}
FACES: Final = {"seen": ("song", "hei", "kai"), "held": ("ming", "zenhei", "songbold")}
HANDS: Final = {"seen": ("signed", "careful", "bent", "brush"), "held": ("grass", "long", "scrawl", "thin")}
"""`brush`, `grass` and `long` need handwriting faces (`faces_in`); without them the others stand in."""
FILES: Final = {"brush": "zhi-mang-xing", "grass": "liu-jian-mao-cao", "long": "long-cang", "carved": "ma-shan-zheng"}
INKS: Final[tuple[Colour, ...]] = ((20, 20, 30), (30, 30, 30), (60, 60, 66), (25, 40, 150), (40, 70, 180), (15, 15, 90))
PLACES: Final = ("right", "right", "right", "right", "above", "below", "left", "alone")
WHAT: Final = ("sign", "sign", "sign", "print", "print", "empty", "date", "seal")
_folder: list[Path] = []


class Signed(NamedTuple):
    """What stands there, where it lies, in which hand or face, in which place."""

    what: str
    box: Box
    hand: str
    place: str


class Sheet(NamedTuple):
    """`words` are what a good engine would read: print with certainty, some handwriting badly, some not at all."""

    image: Pixels
    words: tuple[Word, ...]
    truths: tuple[Signed, ...]


def faces_in(folder: Path) -> None:
    """Handwriting faces lie here as `long-cang.ttf` and the like (@fontsource, OFL)."""
    _folder[:] = [folder]


def drawn(seed: int, half: str) -> Sheet:
    rng = np.random.default_rng((seed, 5 if half == "seen" else 6))
    sheet = Image.new("RGB", SIZE, "white")
    page = _Page(sheet, ImageDraw.Draw(sheet), rng, half)
    y = 60
    for _ in range(5):
        page.print_line(100, y, "".join(str(rng.choice(BODY)) for _ in range(2))[: 1000 // page.size])
        y += int(page.size * 1.8)
    for row in range(4):
        for x in (100, 680):
            page.place(x + int(rng.integers(0, 60)), y + 90 + row * 190)
    image = degraded(sheet, rng, "red")
    words = tuple(page.words)
    return Sheet(image, words, tuple(page.truths))


class _Page:
    def __init__(self, sheet: Image.Image, pen: ImageDraw.ImageDraw, rng: Rng, half: str) -> None:
        self.sheet, self.pen, self.rng, self.half = sheet, pen, rng, half
        self.face = str(rng.choice(FACES[half]))
        self.size = int(rng.integers(20, 32))
        self.tone = int(rng.integers(15, 70))
        self.words: list[Word] = []
        self.truths: list[Signed] = []

    def print_line(self, x: float, y: float, text: str, face: str = "", size: int = 0) -> Box:
        size = size or self.size
        font = _font(face or self.face, size)
        self.pen.text((x, y), text, font=font, fill=(self.tone,) * 3)
        left, top, right, bottom = self.pen.textbbox((x, y), text, font=font)
        self.words.append(_word(text, (left, top, right, bottom), len(self.words), float(self.rng.uniform(0.95, 1.0))))
        return left, top, right, bottom

    def place(self, x: int, y: int) -> None:
        rng, where = self.rng, str(self.rng.choice(PLACES))
        if where == "left":
            x += 200
        label = str(rng.choice(LABELS[self.half]))
        box: Box = (x, y, x + 4 * self.size, y + self.size)
        if where != "alone":
            box = self.print_line(x, y, label)
        if rng.random() < 0.3:
            self.pen.line((box[2], y + self.size * 1.25, box[2] + 9 * self.size, y + self.size * 1.25), fill=(60,) * 3)
        what = str(rng.choice(WHAT))
        at = {
            "right": (box[2] + rng.uniform(0, 1.5) * self.size, y + self.size / 2),
            "above": (box[0] + rng.uniform(0, 3) * self.size, y - self.size * 1.3),
            "below": (box[0] + rng.uniform(0, 3) * self.size, y + self.size * 2.6),
            "left": (box[0] - rng.uniform(4.5, 6) * self.size, y + self.size / 2),
            "alone": (box[0], y + self.size / 2),
        }[where]
        self.fill(what, at, where)

    def fill(self, what: str, at: tuple[float, float], where: str) -> None:
        rng, name = self.rng, str(self.rng.choice(NAMES[self.half]))
        if what == "sign":
            hand = str(rng.choice(HANDS[self.half]))
            self.lay(written(name, int(self.size * rng.uniform(0.95, 1.9)), hand, rng), at, where, hand, name)
        elif what == "print":
            face = str(rng.choice((*FACES[self.half], "kai" if self.half == "seen" else "carved")))
            size = int(self.size * rng.uniform(0.9, 1.2))
            box = self.print_line(at[0], at[1] - size / 2, name, face, size)
            self.truths.append(Signed("print", box, face, where))
        elif what == "date":
            self.print_line(
                at[0], at[1] - self.size / 2, f"2024年{int(rng.integers(1, 13))}月{int(rng.integers(1, 29))}日"
            )
        elif what == "seal":
            make = (stamps.square_seal, stamps.fingerprint, stamps.round_seal)[int(rng.integers(3))]
            stamp = make(rng, self.half, int(self.size * rng.uniform(2.5, 4)))
            inked(self.sheet, stamp.picture, int(at[0]), int(at[1] - stamp.picture.height / 2))

    def lay(self, mark: Image.Image, at: tuple[float, float], where: str, hand: str, name: str) -> None:
        """Written ink, sometimes beside a fingerprint or seal; read badly, or not at all."""
        rng = self.rng
        left, top = int(at[0]), max(0, int(at[1] - mark.height / 2 + rng.normal(0, 4)))
        left = min(left, SIZE[0] - mark.width - 4)
        inked(self.sheet, mark, left, top)
        box = (float(left), float(top), float(left + mark.width), float(top + mark.height))
        self.truths.append(Signed("sign", box, hand, where))
        if rng.random() < 0.55:
            read = name if rng.random() < 0.5 else name[: max(1, len(name) - 1)]
            self.words.append(_word(read, box, len(self.words), float(rng.uniform(0.45, 0.995))))
        if rng.random() < 0.25:
            stamp = stamps.fingerprint(rng, self.half, int(self.size * 3))
            inked(self.sheet, stamp.picture, left + mark.width - int(rng.uniform(-20, 50)), top)


def written(name: str, pixels: int, hand: str, rng: Rng) -> Image.Image:
    ink = INKS[int(rng.integers(len(INKS)))] if rng.random() < 0.93 else (190, 30, 40)
    match hand:
        case "signed":
            return marks.signature(name, pixels, ink, rng)
        case "careful":
            return marks.cropped(marks.handwriting(name, pixels, ink, rng)[0])
        case "scrawl":
            return _scrawl(len(name), pixels, ink, rng)
    glyphs = _glyphs(name, pixels, {"bent": "kai", "thin": "hei"}.get(hand, FILES.get(hand, "kai")), rng)
    alpha = _thinned(glyphs, rng) if hand in ("bent", "thin") else glyphs
    picture = Image.new("RGBA", (alpha.shape[1], alpha.shape[0]), (*ink, 0))
    picture.putalpha(Image.fromarray(alpha))
    return marks.cropped(picture)


def _glyphs(name: str, pixels: int, face: str, rng: Rng) -> Pixels:
    """Set closely and unevenly, then bent as a hurried hand bends."""
    tile = Image.new("L", (pixels * (len(name) + 2), pixels * 3), 0)
    pen, x = ImageDraw.Draw(tile), pixels * 0.7
    for char in name:
        size = int(pixels * rng.uniform(0.85, 1.2))
        pen.text((x, pixels * 1.5 + rng.normal(0, 0.07) * pixels), char, font=_font(face, size), anchor="lm", fill=235)
        x += size * rng.uniform(0.72, 0.98)
    turn = cv2.getRotationMatrix2D((tile.width / 2, tile.height / 2), float(rng.normal(2, 4)), 1.0)
    alpha = cv2.warpAffine(np.asarray(tile), turn, tile.size)
    y, x_ = np.mgrid[0 : alpha.shape[0], 0 : alpha.shape[1]].astype(np.float32)
    field = [
        cv2.resize(rng.normal(0, 0.045 * pixels, (4, 7)).astype(np.float32), tile.size, interpolation=2) for _ in "xy"
    ]
    return np.asarray(cv2.remap(alpha, x_ + field[0], y + field[1], cv2.INTER_LINEAR), np.uint8)


def _thinned(alpha: Pixels, rng: Rng) -> Pixels:
    """The middle of each stroke drawn anew with a pen of one width."""
    large = cv2.resize(alpha, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    bone = cv2.ximgproc.thinning((large > 110).astype(np.uint8) * 255)
    width = max(2, int(alpha.shape[0] / 3 * rng.uniform(0.07, 0.15)))
    pen = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    thick = cv2.GaussianBlur(cv2.dilate(bone, pen), (3, 3), 0)
    return np.asarray(cv2.resize(thick, (alpha.shape[1], alpha.shape[0]), interpolation=cv2.INTER_AREA), np.uint8)


def _scrawl(count: int, pixels: int, ink: Colour, rng: Rng) -> Image.Image:
    """Nothing but loops and a flourish, as busy people sign."""
    tile = marks.clear(pixels * (count + 3), pixels * 4)
    pen, points = ImageDraw.Draw(tile), []
    at, heading = np.array([pixels * 0.8, pixels * 2.0]), 0.0
    for step in range(int(26 * count)):
        heading += rng.normal(0.0, 0.75) + 0.25 * math.sin(step * 0.9)
        at = at + np.array([math.cos(heading), math.sin(heading)]) * pixels * 0.13 + [pixels * 0.028, 0]
        at[1] = np.clip(at[1], pixels * 1.3, pixels * 2.7)
        points.append((float(at[0]), float(at[1])))
    pen.line(points, fill=(*ink, 230), width=max(2, pixels // 14), joint="curve")
    return marks.cropped(tile)


@lru_cache(maxsize=128)
def _font(face: str, pixels: int) -> ImageFont.FreeTypeFont:
    name = FILES.get(face, face)
    file = _folder[0] / f"{name}.ttf" if _folder else None
    if file is not None and file.is_file():
        return ImageFont.truetype(str(file), pixels)
    return fonts.face("kai" if name in FILES.values() else face, pixels)


def _word(text: str, box: Box, line: int, sure: float) -> Word:
    wide, high = SIZE
    left, right = box[0] / wide, box[2] / wide
    edges = tuple(left + (right - left) * n / len(text) for n in range(len(text) + 1))
    return Word(text, Share(left, box[1] / high, right, box[3] / high), sure, line, edges)
