"""Ink that is no print, as marks of the page: seals, fingerprints, handwritten signatures."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.engine import Image
from pipeline.read.ink import Mask as Ink
from pipeline.read.seals import Red
from pipeline.types import Box, Mark, MarkKind, Word


def marks_of(image: Image, ink: Ink, words: Sequence[Word], red: Sequence[Red]) -> tuple[Mark, ...]:
    return tuple(_of_red(thing) for thing in red)


def _of_red(thing: Red) -> Mark:
    kind = MarkKind.SEAL if thing.shape else MarkKind.FINGERPRINT
    box = Box(*(round(v, 5) for v in (thing.left, thing.top, thing.right, thing.bottom)))
    return Mark(kind, box, thing.confidence, "red", thing.shape)
