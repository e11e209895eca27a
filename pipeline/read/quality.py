"""Whether a page can be read, and how well it was: what `packet.illegible_page` rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from pipeline.read.engine import Image, Quad, Reading
from pipeline.read.ink import Mask, covered
from pipeline.types import Box, Quality, Word

POOR: Final = 0.62
"""A line read below this mean confidence is not read."""
SOFT: Final = 0.05
"""Pages blurred on purpose (docs/ocr.md) lose most of their text below this sharpness; legible ones lie far above."""
_PAPER: Final = 0.55
_SURE: Final = 0.9
_SHORT: Final = 20
_LINES: Final = 3
_PROSE: Final = 6
"""Characters of a line that is likely to be part of running text."""
_MANY: Final = 6


def measured(quality: Quality, words: Sequence[Word], ink: Mask, extra: Sequence[Box] = ()) -> Quality:
    """With the share of ink inside what was read (`extra`: boxes of marks) and the characters' mean confidence."""
    inked = int(ink.sum())
    inside = covered(ink, [w.box for w in words] + list(extra))
    coverage = float((ink & inside).sum()) / inked if inked else 1.0
    count = sum(len(w.text) for w in words)
    mean = sum(w.confidence * len(w.text) for w in words) / count if count else None
    return replace(quality, coverage=round(coverage, 4), mean_confidence=None if mean is None else round(mean, 4))


def illegible(
    image: Image, quality: Quality, quads: Sequence[Quad], readings: Sequence[Reading], ink: Mask
) -> str | None:
    """Why a page with something on it cannot be read, or None where it can (or holds a picture without text).

    Lines that were found but read badly tell; a photograph of a scene has no lines and is no illegible page.
    """
    if len(quads) >= _LINES and _badly_read(quads, readings):
        return f"页面内容无法辨认 ({_cause(image, quality)})"
    if _out_of_focus(image, quality, readings, ink):
        return "页面模糊, 无法辨认"
    if cut_off(image.shape[:2], quads, readings, ink):
        return "页面被裁切, 每行文字不完整"
    read = sum(len(r.text) for r in readings if r.confidence >= POOR)
    if read < 4 and quality.brightness < 0.16:
        return "页面过暗, 无法辨认"
    if read < 4 and quality.sharpness < 0.02 and quality.brightness > 0.4 and _smeared(image, ink):
        return "页面模糊, 无法辨认"
    return None


def _out_of_focus(image: Image, quality: Quality, readings: Sequence[Reading], ink: Mask) -> bool:
    """Soft everywhere, and little of it read with certainty: what is left over are guesses at a few lines."""
    if quality.sharpness >= SOFT or quality.brightness < _PAPER:
        return False
    count = sum(len(r.text) for r in readings)
    sure = sum(len(r.text) for r in readings if r.confidence >= _SURE)
    return sure < 0.5 * count or (count < _SHORT and _smeared(image, ink))


def cut_off(size: tuple[int, int], quads: Sequence[Quad], readings: Sequence[Reading], ink: Mask) -> bool:
    """Most lines run through the image's left edge, or its right one, their strokes included.

    A page cropped close to its print keeps its strokes whole; one that was turned when it was cut is not noticed.
    """
    high, wide = size
    lines = [q for q, r in zip(quads, readings, strict=True) if len(r.text) >= _PROSE and r.confidence >= POOR]
    if len(lines) < _MANY:
        return False
    edges = (([q[[0, 3]] for q in lines], 0, ink[:, :2]), ([q[[1, 2]] for q in lines], wide, ink[:, -2:]))
    return any(
        sum(_through(ends, at, np.asarray(strip.max(axis=1)), high) for ends in corners) > 0.6 * len(lines)
        for corners, at, strip in edges
    )


def _through(ends: Quad, at: int, inked: Mask, high: int) -> bool:
    """The line's end lies at the edge, and there is ink on the edge beside it."""
    (top, bottom), scale = sorted(float(y) for y in ends[:, 1]), len(inked) / high
    near = float(np.abs(ends[:, 0] - at).min()) < 0.3 * (bottom - top)
    return near and bool(inked[int(top * scale) : int(np.ceil(bottom * scale))].any())


def _badly_read(quads: Sequence[Quad], readings: Sequence[Reading]) -> bool:
    """Most of the lines' length was read with poor confidence."""
    lengths = [float(np.linalg.norm(q[1] - q[0])) for q in quads]
    poor = sum(n for n, r in zip(lengths, readings, strict=True) if r.confidence < POOR)
    return poor > 0.5 * sum(lengths)


def _cause(image: Image, quality: Quality) -> str:
    if quality.brightness < 0.25:
        return "过暗"
    if quality.sharpness < 0.25:
        return "模糊"
    glare = float((image[::4, ::4].min(axis=2) > 252).mean())
    return "反光" if 0.1 < glare < 0.6 and quality.brightness < 0.85 else "字迹不清"


def _smeared(image: Image, ink: Mask) -> bool:
    """Soft dark bands on light paper: what is left of lines of text out of focus."""
    grey = image[::4, ::4].mean(axis=2)
    return bool(0.01 < float(ink.mean()) < 0.4 or float((grey < 0.9 * np.median(grey)).mean()) > 0.03)
