"""Ink beside a place to sign: is it handwriting, or print, or nothing?

Handwriting is larger than the print around it, uneven in height and baseline, joined across characters, often blue, and
recognised badly or not at all. Each of these is a number here; a small network (models/marks) weighs them together with
a small picture of the ink. Where a text layer says what is print, `WEIGHTS` alone do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import slice_of
from pipeline.read.engine import Image
from pipeline.read.ink import Mask, covered
from pipeline.read.judge import network
from pipeline.read.places import asks_to_sign, ends_of_labels
from pipeline.read.script import script_of
from pipeline.types import Box, Word

_DATE: Final = re.compile(r"\d\s*[年月日./-]|年.{0,4}月|日期|电话|身份证|地址|账号")
_REACH: Final = 11
"""How many line heights after the label somebody may sign."""
_DOUBTFUL: Final = 0.15
"""From here on it may be a signature; hardly any print reaches it (docs/ocr.md). Likely means 0.5 and more."""


@dataclass(frozen=True, slots=True)
class Traits:
    """`height` and `darkness` are relative to the page's print; the others are absolute."""

    height: float
    blue: float
    unread: float
    wandering: float
    joined: float
    darkness: float
    uneven: float


WEIGHTS: Final = (0.21, 3.45, 4.94, 0.27, 0.96, 4.15, 2.98, 1.57)
"""Intercept, then one a trait."""


@dataclass(frozen=True, slots=True)
class Print:
    """The page's own print: height of a line in pixels of the ink mask, and how dark it is (0 black to 255)."""

    height: float
    grey: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Ink beside a label: its box in the pixels of the ink mask, with the words that lie in it."""

    left: int
    top: int
    right: int
    bottom: int
    own: Mask
    words: tuple[Word, ...]


def signatures(image: Image, ink: Mask, words: Sequence[Word]) -> Iterator[tuple[Box, float, str]]:
    """Box, probability and colour of each handwritten signature, doubtful ones too.

    `image` has the size of `ink`, without seals and fingerprints.
    """
    usual = print_of(image, ink, words)
    if usual is None:
        return
    high, wide = ink.shape
    beside = list(spots(ink, words, usual))
    found = [(spot, 0.0) for spot in beside] + [(spot, 1.0) for spot in strays(ink, words, usual, beside)]
    for spot, astray in found:
        traits = traits_of(image, spot, usual)
        chance = likelihood(spot, traits, usual, astray)
        if chance >= _DOUBTFUL:
            box = Box(spot.left / wide, spot.top / high, spot.right / wide, spot.bottom / high)
            yield Box(*(round(v, 5) for v in box)), round(chance, 4), colour_of(image, spot)


def likelihood(spot: Spot, traits: Traits, usual: Print, astray: float) -> float:
    judge = network("hand")
    row = np.concatenate(([astray], astuple(traits), script_of(spot.own, usual.height))).astype(np.float32)
    return float(judge.chances(row[None])[0, judge.classes.index("hand")])


def colour_of(image: Image, spot: Spot) -> str:
    pixels = image[spot.top : spot.bottom, spot.left : spot.right][spot.own > 0].astype(np.float32)
    b, _, r = np.percentile(pixels, 60, axis=0)
    if abs(r - b) < 21:
        return "black"
    return "blue" if b > r else "red"


def probability(traits: Traits, weights: Sequence[float] = WEIGHTS) -> float:
    score = weights[0] + sum(w * t for w, t in zip(weights[1:], astuple(traits), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def print_of(image: Image, ink: Mask, words: Sequence[Word]) -> Print | None:
    """From words read with certainty; None where there are none."""
    high, wide = ink.shape
    sure = [w for w in words if w.confidence > 0.95 and len(w.text) >= 2]
    if not sure:
        return None
    heights = [(w.box.bottom - w.box.top) * high for w in sure for _ in w.text]
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    tones = []
    for word in sure[:40]:
        rows, columns = _pixels(word.box, high, wide)
        inked = grey[rows, columns][ink[rows, columns] > 0]
        if inked.size:
            tones.append(float(np.percentile(inked, 25)))
    return Print(float(np.median(heights)), float(np.median(tones)) if tones else 0.0)


def spots(ink: Mask, words: Sequence[Word], usual: Print) -> Iterator[Spot]:
    """Ink to the right of every label, that belongs to no line above or below and to no printed text further on."""
    high, wide = ink.shape
    for word in words:
        for start in ends_of_labels(word):
            label = slice_of(word, 0, start)
            line = (label.bottom - label.top) * high
            size = max(usual.height, min(line, 1.6 * usual.height))
            left = round(label.right * wide)
            right = min(wide, round(left + _REACH * size), *_stops(words, word, start, wide))
            middle = (label.top + label.bottom) / 2 * high
            spot = _spot(ink, words, (left, right, middle, size), word)
            if spot is not None:
                yield spot


def strays(ink: Mask, words: Sequence[Word], usual: Print, known: Sequence[Spot]) -> Iterator[Spot]:
    """Ink the size of a name above, below or left of a label, or by itself on the lower part of the page."""
    high, wide = ink.shape
    labels = [w for w in words if asks_to_sign(w)]
    typed = [w for w in words if surely_print(w)]
    rest = np.asarray(ink & (1 - covered(ink, [w.box for w in typed])), np.uint8)
    for spot in known:
        rest[spot.top : spot.bottom, spot.left : spot.right] = 0
    for left, top, w, h, own in groups(rest, usual):
        box = Box(left / wide, top / high, (left + w) / wide, (top + h) / high)
        inside = tuple(
            v for v in words if v not in typed and _overlaps(v.box, box.left, box.right, box.top, box.bottom)
        )
        if _stands_to_sign(box, inside, labels, words, usual.height / high, usual.height / wide):
            yield Spot(left, top, left + w, top + h, own, inside)


def groups(ink: Mask, usual: Print) -> Iterator[tuple[int, int, int, int, Mask]]:
    """Left, top, width, height and own ink of what stands together and has the size of a name."""
    reach = max(3, round(0.55 * usual.height))
    spread = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((max(3, reach // 2), 2 * reach), np.uint8))
    _, labelled, stats, _ = cv2.connectedComponentsWithStats(np.asarray(spread, np.uint8), connectivity=8)
    for n, (left, top, w, h, _) in enumerate(stats[1:].tolist(), start=1):
        if not (1.1 < w / usual.height < 11 and 0.6 < h / usual.height < 4.5):
            continue
        own = ink[top : top + h, left : left + w] * (labelled[top : top + h, left : left + w] == n)
        if 0.03 < own.mean() < 0.6:
            yield left, top, w, h, np.asarray(own, np.uint8)


def surely_print(word: Word) -> bool:
    return asks_to_sign(word) or bool(_DATE.search(word.text)) or (word.confidence > 0.9 and len(word.text) > 5)


def _stands_to_sign(
    box: Box, inside: Sequence[Word], labels: Sequence[Word], words: Sequence[Word], row: float, em: float
) -> bool:
    """Near a label; or by itself below the page's first third, with nothing legible but a name in it."""
    if sum(len(w.text) for w in inside) > 6:
        return False
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    for label in labels:
        across = max(label.box.left - middle[0], middle[0] - label.box.right, 0.0) / em
        down = abs(middle[1] - (label.box.top + label.box.bottom) / 2) / row
        if down < 4.2 and across < 8:
            return True
    alone = not any(
        abs((w.box.top + w.box.bottom) / 2 - middle[1]) < 0.7 * row
        and min(abs(w.box.left - box.right), abs(box.left - w.box.right)) < 3 * em
        for w in words
        if w not in inside
    )
    return alone and middle[1] > 0.33


def traits_of(image: Image, spot: Spot, usual: Print) -> Traits:
    area = image[spot.top : spot.bottom, spot.left : spot.right].astype(np.float32)
    inked = spot.own > 0
    pixels = area[inked]
    blue = float(np.clip(np.percentile(pixels[:, 0] - pixels[:, 2], 60) / 60, -0.2, 1.5))
    dark = float(np.percentile(pixels.mean(axis=1), 25))
    count = sum(len(w.text) for w in spot.words)
    read = sum(w.confidence * len(w.text) for w in spot.words) / count if count else 0.0
    tops, bottoms, widest = _characters(spot.own, usual.height)
    return Traits(
        height=float(np.clip((spot.bottom - spot.top) / usual.height - 1.0, -0.5, 2.0)),
        blue=max(0.0, blue),
        unread=1.0 - read,
        wandering=float(np.clip(np.std(bottoms) / usual.height, 0, 1)) if len(bottoms) > 1 else 0.1,
        joined=float(np.clip(widest / usual.height - 1.1, -0.5, 3.0)),
        darkness=float(np.clip((dark - usual.grey) / 60, -1.0, 1.5)),
        uneven=float(np.clip(np.std(np.subtract(bottoms, tops)) / usual.height, 0, 1)) if tops else 0.1,
    )


def _stops(words: Sequence[Word], own: Word, start: int, wide: int) -> list[int]:
    """Where the next label, a date or other long print of the same line begins."""
    stops = []
    for word in words:
        if word.line != own.line or word is own or word.box.left < slice_of(own, 0, start).right:
            continue
        if _DATE.search(word.text) or any(ends_of_labels(word)) or (len(word.text) > 8 and word.confidence > 0.9):
            stops.append(round(word.box.left * wide))
    return stops


def _spot(ink: Mask, words: Sequence[Word], at: tuple[int, int, float, float], own: Word) -> Spot | None:
    high, wide = ink.shape
    left, right, middle, size = at
    top, bottom = max(0, round(middle - 1.7 * size)), min(high, round(middle + 1.7 * size))
    if right - left < size:
        return None
    near = ink[top:bottom, left:right].copy()
    for word in words:
        if word.line != own.line and abs((word.box.top + word.box.bottom) / 2 * high - middle) > 0.75 * size:
            rows, columns = _pixels(word.box, high, wide)
            near[
                max(0, rows.start - top) : max(0, rows.stop - top),
                max(0, columns.start - left) : max(0, columns.stop - left),
            ] = 0
    kept = _main_ink(near, middle - top, size)
    if kept.sum() < 0.12 * size * size:
        return None
    ys, xs = np.nonzero(kept)
    x0, x1, y0, y1 = int(xs.min()), int(xs.max()) + 1, int(ys.min()), int(ys.max()) + 1
    inside = tuple(
        w
        for w in (*words,)
        if w is not own
        and _overlaps(w.box, (left + x0) / wide, (left + x1) / wide, (top + y0) / high, (top + y1) / high)
    )
    tail = _tail_of(own, left / wide)
    return Spot(left + x0, top + y0, left + x1, top + y1, kept[y0:y1, x0:x1], (*tail, *inside))


def _main_ink(near: Mask, middle: float, size: float) -> Mask:
    """Components that touch the line's band, without specks, underlines and what only reaches in from other lines."""
    count, labels, stats, centres = cv2.connectedComponentsWithStats(near, connectivity=8)
    keep = np.zeros(count, np.uint8)
    for i in range(1, count):
        _, top, w, h, area = stats[i]
        flat = h < 0.12 * size and w > 1.2 * size
        band = abs(centres[i][1] - middle) < 1.1 * size
        cut = (top == 0 or top + h == near.shape[0]) and not abs(centres[i][1] - middle) < 0.7 * size
        keep[i] = area >= max(3, 0.004 * size * size) and band and not flat and not cut
    return np.asarray(keep[labels], np.uint8)


def _characters(own: Mask, size: float) -> tuple[list[int], list[int], int]:
    """Tops and bottoms of the ink of each em along the line, and the width of the widest connected stroke."""
    tops, bottoms = [], []
    step = max(4, round(size))
    for x in range(0, max(1, own.shape[1] - step // 2), step):
        rows = np.flatnonzero(own[:, x : x + step].any(axis=1))
        if len(rows) > 0.3 * size:
            tops.append(int(rows[0]))
            bottoms.append(int(rows[-1]))
    _, _, stats, _ = cv2.connectedComponentsWithStats(own, connectivity=8)
    widest = int(stats[1:, 2].max()) if len(stats) > 1 else 0
    return tops, bottoms, widest


def _tail_of(word: Word, left: float) -> tuple[Word, ...]:
    """The part of the label's own word that stands after the label."""
    edges: NDArray[np.float64] = np.asarray(word.edges)
    if not len(edges) or edges[-1] <= left:
        return ()
    start = int(np.searchsorted(edges, left + 1e-6, side="right")) - 1
    text = word.text[start + 1 if edges[start] < left - 1e-3 else start :]
    return (Word(text, word.box, word.confidence, word.line),) if text else ()


def _overlaps(box: Box, left: float, right: float, top: float, bottom: float) -> bool:
    across = min(box.right, right) - max(box.left, left)
    down = min(box.bottom, bottom) - max(box.top, top)
    return across > 0.4 * (box.right - box.left) and down > 0.4 * (box.bottom - box.top)


def _pixels(box: Box, high: int, wide: int) -> tuple[slice, slice]:
    return (
        slice(max(0, int(box.top * high)), int(np.ceil(box.bottom * high))),
        slice(max(0, int(box.left * wide)), int(np.ceil(box.right * wide))),
    )
