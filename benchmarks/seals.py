"""What seals say, and the text under them: `python -m benchmarks.seals [--seals N] [--sheets N]`.

Seals are drawn as at 200 dpi and packed as JPEG (quality 80); lines under seals are read in their known places, so that
detection plays no part; whole sealed pages are compared in benchmarks/ocr.py.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import cache
from time import process_time

import cv2
import numpy as np
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from benchmarks import pages, stamped, stamps
from pipeline.read.engine import ENGINES, Engine, EngineOptions, Quad
from pipeline.read.engine import Image as Pixels
from pipeline.read.ring import seal_text
from pipeline.read.seals import Red, without_seals
from pipeline.settings import MODELS
from pipeline.synth import fonts
from pipeline.synth.draw import marks
from pipeline.synth.raster import inked
from pipeline.types import Box

INCH = 200 / 25.4
SHEET = (1654, 800)
INKS = {
    "fresh": ((205, 32, 38), 25, 1.0, (1, 1, 1)),
    "bluish red": ((176, 32, 100), 25, 1.0, (1, 1, 1)),
    "dark red": ((140, 20, 28), 25, 1.0, (1, 1, 1)),
    "pale print": ((205, 32, 38), 135, 0.9, (1, 1, 1)),
    "warm light": ((205, 32, 38), 50, 0.9, (0.62, 0.74, 0.85)),
    "dim light": ((190, 30, 40), 25, 0.9, (0.5, 0.5, 0.5)),
}
"""The seal's red, how dark the print is, how full the seal, and the light (blue, green, red)."""


@cache
def reader() -> Engine:
    return ENGINES.get("fast")(EngineOptions(1, MODELS))


def sealed(kind: str, seed: int, state: str, over: bool) -> tuple[Pixels, Box, stamps.Stamp]:
    """One seal on white or over print, with its box."""
    rng = np.random.default_rng((seed, 3))
    pixels = int(rng.uniform(*stamped.MILLIMETRES[kind]) * INCH)
    stamp = stamps.worn(stamps.SEALS[kind](rng, "seen" if seed % 2 else "held", pixels), rng, state)
    sheet = Image.new("RGB", (stamp.picture.width + 80, stamp.picture.height + 80), "white")
    if over:
        pen = ImageDraw.Draw(sheet)
        for y in range(10, sheet.height, 60):
            pen.text((5, y), stamped.BODY[0], font=fonts.face("song", 32), fill=(30, 30, 30))
    inked(sheet, stamp.picture, 40, 40)
    alpha = np.asarray(stamp.picture.getchannel("A")) > 40
    ys, xs = np.flatnonzero(alpha.any(axis=1)) + 40, np.flatnonzero(alpha.any(axis=0)) + 40
    wide, high = sheet.size
    box = Box(xs[0] / wide, ys[0] / high, (xs[-1] + 1) / wide, (ys[-1] + 1) / high)
    return _scanned(sheet, seed, 80), box, stamp


def _scanned(sheet: Image.Image, seed: int, quality: int | None, light: Sequence[float] = (1, 1, 1)) -> Pixels:
    pixels = np.asarray(sheet)[:, :, ::-1] * np.asarray(light, np.float32)
    pixels = pixels + np.random.default_rng(seed).normal(0, 4, pixels.shape)
    image = np.clip(pixels, 0, 255).astype(np.uint8)
    if quality is None:
        return image
    packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)


def told(kind: str, state: str, over: bool, count: int) -> str:
    """A row of the table that `main` prints."""
    exact = unread = wrong = letters = lines = right = 0
    seconds = 0.0
    for seed in range(count):
        image, box, stamp = sealed(kind, seed, state, over)
        start = process_time()
        said = seal_text(reader(), image, box, kind)
        seconds += process_time() - start
        name, _, under = (said or "").partition(" ")
        exact, unread = exact + (name == stamp.text), unread + (said is None)
        if said:
            wrong, letters = wrong + Levenshtein.distance(name, stamp.text), letters + len(stamp.text)
        if stamp.under:
            lines, right = lines + 1, right + (under == stamp.under)
    cer = 100 * wrong / max(1, letters)
    where = f"{state}, {'over print' if over else 'on white'}"
    middle = f"{right}/{lines}" if lines else "-"
    return f"| {kind} | {where} | {count} | {exact} | {unread} | {cer:.1f} | {middle} | {seconds / count:.2f} |"


def lines_under(seed: int, ink: str) -> tuple[Image.Image, list[Red], list[tuple[Quad, str]]]:
    """A sheet with two seals, where they are, and the lines that they touch."""
    red, tone, share, _ = INKS[ink]
    rng = np.random.default_rng((seed, 9))
    sheet = Image.new("RGB", SHEET, "white")
    pen, text = ImageDraw.Draw(sheet), pages.lines(seed, 9)[1:]
    for n, line in enumerate(text):
        pen.text((60, 60 + n * 68), line, font=pages.face(34), fill=(tone,) * 3)
    seals = []
    for _ in range(2):
        pixels = int(rng.integers(300, 360))
        words = pages.SEALS[int(rng.integers(len(pages.SEALS)))]
        left, top = int(rng.integers(40, 1250)), int(rng.integers(0, 440))
        inked(sheet, pages.faded(marks.round_seal(words, pixels, rng, red), share), left, top)
        (wide, high), side = SHEET, pixels
        seals.append(Red(left / wide, top / high, (left + side) / wide, (top + side) / high, "round", 0.9))
    found = []
    for n, line in enumerate(text):
        top, end = 54 + n * 68, min(1652.0, 65 + pages.face(34).getlength(line))
        if any(s.top * SHEET[1] < top + 42 and s.bottom * SHEET[1] > top + 6 for s in seals):
            quad = np.asarray([[55, top], [end, top], [end, top + 52], [55, top + 52]], np.float32)
            found.append((quad, line))
    return sheet, seals, found


def error_rate(ink: str, quality: int | None, count: int, treat: Callable[[Pixels, list[Red]], Pixels]) -> float:
    """Characters wrong in a hundred, in the lines that seals touch."""
    wrong = letters = 0
    for seed in range(count):
        sheet, seals, lines = lines_under(seed, ink)
        image = treat(_scanned(sheet, seed, quality, INKS[ink][3]), seals)
        for reading, (_, line) in zip(reader().recognise(image, [q for q, _ in lines]), lines, strict=True):
            wrong, letters = wrong + Levenshtein.distance(reading.text, line), letters + len(line)
    return 100 * wrong / max(1, letters)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seals", type=int, default=12)
    options.add_argument("--sheets", type=int, default=3)
    chosen = options.parse_args()
    cv2.setNumThreads(1)
    print("| seal | pressed | drawn | name exact | not told | CER % of told | middle line | CPU s |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for kind in ("round", "oval", "square"):
        for state, over in (("fresh", False), ("fresh", True), ("pale", False), ("turned", True)):
            print(told(kind, state, over, chosen.seals), flush=True)
    print("\n| lines under seals, CER % | untreated | seal taken off | the same, JPEG q50 |\n| --- | --- | --- | --- |")
    for ink in INKS:
        rates = (
            error_rate(ink, None, chosen.sheets, lambda image, _: image),
            error_rate(ink, None, chosen.sheets, without_seals),
            error_rate(ink, 50, chosen.sheets, without_seals),
        )
        print(f"| {ink} | {' | '.join(f'{rate:.2f}' for rate in rates)} |", flush=True)


if __name__ == "__main__":
    main()
