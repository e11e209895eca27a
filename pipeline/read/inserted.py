"""Marks on pages drawn by a program: pictures of signatures, seals and fingerprints put into a document.

What stands in the text layer is typed. Ink that no word of the layer explains and that looks written is a mark: beside
a place to sign, and on a page that is nothing but its layer wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from pipeline.geometry import clip
from pipeline.read.engine import Image
from pipeline.read.hand import Print, Spot, groups, print_of, probability, spots, traits_of
from pipeline.read.ink import Mask, covered, ink_of, tight, within
from pipeline.read.marks import of_red
from pipeline.read.places import asks_to_sign
from pipeline.read.seals import Red, red_mask, red_things
from pipeline.read.spool import load
from pipeline.types import Box, Mark, MarkKind, Page, Word

_DARK: Final = 190
_HEAD: Final = 0.08
_PICTURED: Final = 0.1
"""Share of the page under pictures from which their ink tells nothing."""
_RULE: Final = 4.0
"""A line as long as this many heights of print was drawn with a ruler."""
_TYPED: Final = 0.85
"""Red that lies to this share inside the layer's words is red print."""


def inserted_marks(page: Page) -> tuple[Mark, ...]:
    """Marks on a page whose text layer is believed; costs next to nothing where the page is nothing but its text."""
    layer = page.layer
    if layer is None or page.image is None or not (layer.image_cover or any(map(asks_to_sign, layer.words))):
        return ()
    image = within(load(page))
    found = tuple(of_red(thing) for thing in _red_of(image, layer.words))
    if not _unexplained(image, layer.words):
        return found
    return found + inserted_signatures(image, ink_of(image), layer.words, anywhere=layer.image_cover < _PICTURED)


def _unexplained(image: Image, typed: Sequence[Word]) -> bool:
    """Anything dark of a name's size that lies in no word: a rough look that spares the thorough one."""
    dark = (image[..., 1] < _DARK).astype(np.uint8)
    rest = np.asarray(dark & (1 - covered(dark, [_wider(w.box) for w in typed])), np.uint8)
    height = float(np.median([w.box.bottom - w.box.top for w in typed])) * image.shape[0]
    usual = Print(height, 0.0)
    return any(True for _ in spots(rest, typed, usual)) or any(True for _ in groups(_unruled(rest, usual), usual))


def inserted_signatures(image: Image, ink: Mask, typed: Sequence[Word], *, anywhere: bool = False) -> tuple[Mark, ...]:
    """`image` has the size of `ink`; `typed` are the words of the text layer alone. `anywhere`: not only beside the
    places to sign that are known."""
    words = [replace(w, box=tight(w.box, ink)) for w in typed]
    usual = print_of(image, ink, words)
    if usual is None:
        return ()
    red = np.asarray(cv2.dilate(red_mask(image), np.ones((3, 3), np.uint8)), np.uint8)
    rest = np.asarray(ink & (1 - covered(ink, [_wider(w.box) for w in words])) & (1 - red), np.uint8)
    found = [spot for spot in spots(rest, words, usual) if _size_of_a_name(spot, usual)]
    if anywhere:
        found += _elsewhere(rest, usual, found)
    marks = (_mark(image, spot, usual, rest) for spot in found)
    return tuple(mark for mark in marks if mark is not None)


def _elsewhere(ink: Mask, usual: Print, known: Sequence[Spot]) -> list[Spot]:
    """Other ink of a name's size below the page's head, where letterheads have their emblems."""
    rest = _unruled(ink, usual)
    rest[: round(_HEAD * ink.shape[0])] = 0
    for spot in known:
        rest[spot.top : spot.bottom, spot.left : spot.right] = 0
    found = (Spot(left, top, left + w, top + h, own, ()) for left, top, w, h, own in groups(rest, usual))
    return [spot for spot in found if _size_of_a_name(spot, usual)]


def _unruled(ink: Mask, usual: Print) -> Mask:
    """Without the straight lines of tables and forms."""
    long = max(3, round(_RULE * usual.height))
    rules = np.zeros_like(ink)
    for shape in ((1, long), (long, 1)):
        rules |= np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8)), np.uint8)
    return np.asarray(ink & (1 - np.asarray(cv2.dilate(rules, np.ones((3, 3), np.uint8)), np.uint8)), np.uint8)


def _mark(image: Image, spot: Spot, usual: Print, ink: Mask) -> Mark | None:
    traits = traits_of(image, replace(spot, words=()), usual)
    chance = probability(traits)
    if chance < 0.5:
        return None
    high, wide = ink.shape
    box = Box(spot.left / wide, spot.top / high, spot.right / wide, spot.bottom / high)
    colour = "blue" if traits.blue > 0.35 else "black"
    return Mark(MarkKind.SIGNATURE, Box(*(round(v, 5) for v in box)), round(chance, 4), colour)


def _size_of_a_name(spot: Spot, usual: Print) -> bool:
    """Large enough for two characters, and strokes rather than an area: no tick, ruled box or filled shape."""
    wide, high = spot.right - spot.left, spot.bottom - spot.top
    return wide > 1.2 * usual.height and high > 0.6 * usual.height and 0.04 < float(spot.own.mean()) < 0.55


def _red_of(image: Image, words: Sequence[Word]) -> list[Red]:
    if not red_mask(np.ascontiguousarray(image[::3, ::3])).any():
        return []
    mask = red_mask(image)
    typed = covered(mask, [w.box for w in words])
    return [thing for thing in red_things(image) if _share_inside(thing, mask, typed) < _TYPED]


def _share_inside(thing: Red, mask: Mask, typed: Mask) -> float:
    high, wide = mask.shape
    rows = slice(int(thing.top * high), int(thing.bottom * high) + 1)
    columns = slice(int(thing.left * wide), int(thing.right * wide) + 1)
    red = mask[rows, columns]
    return float((red & typed[rows, columns]).sum()) / max(1, int(red.sum()))


def _wider(box: Box) -> Box:
    """Glyphs drawn at a low resolution reach a little out of their box."""
    margin = 0.12 * (box.bottom - box.top)
    return clip(Box(box.left - margin, box.top - margin, box.right + margin, box.bottom + margin))
