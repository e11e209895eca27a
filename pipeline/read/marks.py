"""Ink that is no print, as marks of the page: seals, fingerprints, handwritten signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from pipeline.geometry import inside
from pipeline.read.blots import INKED, redness
from pipeline.read.dark import dark_things
from pipeline.read.engine import Engine, Image
from pipeline.read.hand import signatures
from pipeline.read.ink import Mask
from pipeline.read.rims import name_seals, round_seals
from pipeline.read.ring import seal_text
from pipeline.read.seals import Red
from pipeline.types import Box, Mark, MarkKind, Word

_SAYS: Final = {"round", "oval", "square"}
_READ: Final = 4


def marks_of(image: Image, ink: Mask, words: Sequence[Word], red: Sequence[Red]) -> tuple[Mark, ...]:
    """`ink` is that of the whole image, at most as large; `red` what was found on the same image."""
    small = np.asarray(cv2.resize(image, (ink.shape[1], ink.shape[0]), interpolation=cv2.INTER_AREA), np.uint8)
    ours = unsealed(small, ink, red)
    rims = [of_red(thing) for thing in (*round_seals(small), *name_seals(small, words))]
    rims = [m for m in rims if not any(_same(m.box, of_red(r).box) for r in red)]
    loose = [m for m in map(of_red, dark_things(small, ours, words)) if not any(_same(m.box, s.box) for s in rims)]
    dark = rims + loose
    signs = [
        Mark(MarkKind.SIGNATURE, box, chance, colour)
        for box, chance, colour in signatures(small, ours, words)
        if not any(_same(box, m.box) for m in dark if m in rims or _no_name(m, ink.shape[1] / ink.shape[0]))
    ]
    found = [of_red(thing) for thing in red]
    found += [m for m in dark if not any(_same(m.box, s.box) for s in signs)]
    for sign in signs:
        if not any(_same(sign.box, m.box) for m in found if m.kind is MarkKind.SIGNATURE):
            found.append(sign)
    return tuple(found)


def told(engine: Engine, image: Image, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks with what their seals say, where it can be read; the largest few alone."""
    seals = sorted((m for m in marks if m.kind is MarkKind.SEAL and m.shape in _SAYS), key=lambda m: -_area(m.box))
    asked = {id(m) for m in seals[:_READ]}
    return tuple(
        replace(m, text=seal_text(engine, image, m.box, m.shape or "")) if id(m) in asked else m for m in marks
    )


def _no_name(mark: Mark, aspect: float) -> bool:
    """A dark seal with a rim; a fingerprint that is no wider than high, as a written name would be."""
    wide, high = (mark.box.right - mark.box.left) * aspect, mark.box.bottom - mark.box.top
    return mark.shape in ("round", "oval") or (mark.shape is None and wide < 1.15 * high)


def _same(a: Box, b: Box) -> bool:
    return max(inside(a, b), inside(b, a)) > 0.5


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def unsealed(small: Image, ink: Mask, red: Sequence[Red]) -> Mask:
    """The ink without the red of seals and fingerprints; red writing stays."""
    if not red:
        return ink
    high, wide = ink.shape
    reddish = np.zeros_like(ink)
    for thing in red:
        dx, dy = 0.05 * (thing.right - thing.left), 0.05 * (thing.bottom - thing.top)
        rows = slice(max(0, int((thing.top - dy) * high)), int((thing.bottom + dy) * high) + 1)
        columns = slice(max(0, int((thing.left - dx) * wide)), int((thing.right + dx) * wide) + 1)
        reddish[rows, columns] = (redness(small[rows, columns]) > INKED // 2).astype(np.uint8)
    around = np.asarray(cv2.dilate(reddish, np.ones((3, 3), np.uint8)), np.uint8)
    return np.asarray(ink & (1 - around), np.uint8)


def of_red(thing: Red) -> Mark:
    kind = MarkKind.SEAL if thing.shape else MarkKind.FINGERPRINT
    box = Box(*(round(v, 5) for v in (thing.left, thing.top, thing.right, thing.bottom)))
    return Mark(kind, box, thing.confidence, thing.colour, thing.shape)
