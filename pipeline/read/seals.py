"""Red seals and fingerprints: where they are, what shape they have, and the page without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.blots import Blot, Density, blots, reddish, redness, reduced, without_weaker
from pipeline.read.engine import Image
from pipeline.read.judge import Network, network, traits

_DARKEST: Final = 12 / 255
_FAINTEST: Final = 0.5
"""Print under a seal swallows at least this much (logarithm); without print, what is left of the seal stays pale."""
_LIKELY: Final = {"round": 0.5, "oval": 0.55, "square": 0.6, "fingerprint": 0.6, "triangle": 0.8, "none": 2.0}
_INSIDE: Final = 0.5
"""Of two marks that share this part of the smaller one, the likelier stands."""
Mask = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Red:
    """A mark by its colour, mostly red: box in fractions of the image, shape for a seal, None for a fingerprint."""

    left: float
    top: float
    right: float
    bottom: float
    shape: str | None
    confidence: float
    colour: str = "red"


def red_mask(image: Image) -> Mask:
    b, g, r = cv2.split(image)
    other = cv2.max(b, g)
    return np.asarray(((cv2.subtract(r, other) > 40) & (r > 90)).astype(np.uint8))


def red_things(image: Image) -> list[Red]:
    """Seals and fingerprints, largest first."""
    if not reddish(image):
        return []
    density = redness(reduced(image))
    return judged(density, network("red"))


def judged(density: Density, judge: Network, side: int = 0) -> list[Red]:
    """`side` is the page's longer side where `density` is a part of it; boxes are in fractions of the part."""
    found = blots(density, side)
    if not found:
        return []
    chances = judge.chances(traits(density, found, side))
    none = judge.classes.index("none")
    clear = without_weaker(density)
    if clear is not None:
        again = judge.chances(traits(clear, found, side))
        chances = np.where(again[:, [none]] < chances[:, [none]], again, chances)
    best = np.where(np.arange(len(judge.classes)) == none, 0, chances).argmax(axis=1)
    sure = chances[np.arange(len(found)), best]
    kept: list[int] = []
    for n in np.argsort(-sure):
        if (
            sure[n] >= _LIKELY[judge.classes[best[n]]]
            and not _in_print(found[n], found, side or max(density.shape))
            and all(_inside(found[n], found[k]) < _INSIDE for k in kept)
        ):
            kept.append(int(n))
    things = [_red(found[n], judge.classes[best[n]], float(sure[n]), density) for n in kept]
    return sorted(things, key=lambda s: -(s.right - s.left) * (s.bottom - s.top))


def without_seals(image: Image, seals: Sequence[Red]) -> Image:
    """The image with each seal's surroundings grey: what print is under it, without the seal's ink."""
    if not seals:
        return image
    clean = image.copy()
    high, wide = image.shape[:2]
    for seal in seals:
        dx, dy = 0.06 * (seal.right - seal.left) * wide, 0.06 * (seal.bottom - seal.top) * high
        rows = slice(max(0, int(seal.top * high - dy)), int(seal.bottom * high + dy))
        columns = slice(max(0, int(seal.left * wide - dx)), int(seal.right * wide + dx))
        clean[rows, columns] = _print_alone(image[rows, columns])[..., None]
    return clean


def _print_alone(part: Image) -> Mask:
    """Both inks swallow light by their share: print the same in every colour, the seal by its own ratio of red to the
    others, which is measured where there is nothing but seal. Solved for the print, whose levels are then stretched.
    """
    light = part.astype(np.float32)
    paper = np.percentile(light.reshape(-1, 3)[::7], 85, axis=0).astype(np.float32)
    swallowed = -np.log(np.clip(light / np.maximum(paper, 1), _DARKEST, 1))
    other, red = (swallowed[..., 0] + swallowed[..., 1]) / 2, swallowed[..., 2]
    seal = (other - red > 0.35) & (red < 0.75 * other)
    ratio = float(np.clip(np.median(red[seal] / other[seal]), 0.02, 0.6)) if seal.sum() > 50 else 0.1
    ink = np.maximum(red - ratio * other, 0) / (1 - ratio)
    full = max(_FAINTEST, float(np.percentile(ink[::2, ::2], 98.5)))
    return np.asarray(255 * (1 - np.clip((ink / full - 0.12) / 0.75, 0, 1)), np.uint8)


def _in_print(blot: Blot, others: Sequence[Blot], side: int) -> bool:
    """One of four or more blots of like height side by side, three where they are small: print in colour."""
    left, top, right, bottom = blot
    high = bottom - top
    beside = [
        (b[0] + b[2]) / 2
        for b in others
        if abs((b[1] + b[3]) - (top + bottom)) < 0.6 * high and abs((b[3] - b[1]) - high) < 0.35 * high
    ]
    near = sorted(x for x in beside if abs(x - (left + right) / 2) < 5 * max(high, right - left))
    apart = [x for n, x in enumerate(near) if not n or x - near[n - 1] > 0.4 * high]
    return len(apart) > (2 if high < 0.033 * side else 3)


def _red(blot: Blot, kind: str, sure: float, density: Density) -> Red:
    high, wide = density.shape
    left, top, right, bottom = blot
    shape = None if kind == "fingerprint" else kind
    return Red(left / wide, top / high, right / wide, bottom / high, shape, round(min(0.99, sure), 3))


def _inside(a: Blot, b: Blot) -> float:
    """The share of the smaller box that lies in the other."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return max(0, wide) * max(0, high) / max(1, smaller)
