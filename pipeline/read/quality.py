"""Whether a page can be read, and how well it was: what `packet.illegible_page` rests on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from pipeline import models
from pipeline.read.edges import Cut
from pipeline.read.engine import Image
from pipeline.read.ink import Mask, covered, within
from pipeline.read.unread import Missed, missed
from pipeline.types import Box, Quality, Word

NAME: Final = "legibility"
_BLACK: Final = 0.16
_NIGHT: Final = 0.07
"""Paper darker than this may hold print that left no trace."""
_DIM: Final = 0.25
_SOFT: Final = 0.3
_BLURRED: Final = 0.05
"""Pages blurred on purpose lose most of their text below this sharpness; legible ones lie far above (docs/ocr.md)."""
_LIT: Final = 0.55
_SURE: Final = 0.8
_NOTHING: Final = 4
_CUT: Final = 0.6
_CUT_IN_PART: Final = 0.3
_LINES: Final = 6
_BLOT: Final = 1.2
"""Lines' room under glare or something else that is worth a person's look on a page however long."""
_STRIP: Final = 0.08
"""Share of the page's width that stands for what lies outside the picture."""


class Verdict(NamedTuple):
    """Why a page cannot be read, or None; `unread` are parts whose text seems lost, `lost` its share."""

    illegible: str | None
    unread: tuple[Box, ...]
    why: str | None
    lost: float


def measured(quality: Quality, words: Sequence[Word], ink: Mask, extra: Sequence[Box] = ()) -> Quality:
    """With the share of ink inside what was read (`extra`: boxes of marks) and the characters' mean confidence."""
    inked = int(ink.sum())
    inside = covered(ink, [w.box for w in words] + list(extra))
    coverage = float((ink & inside).sum()) / inked if inked else 1.0
    count = sum(len(w.text) for w in words)
    mean = sum(w.confidence * len(w.text) for w in words) / count if count else None
    return replace(quality, coverage=round(coverage, 4), mean_confidence=None if mean is None else round(mean, 4))


def judged(
    image: Image, quality: Quality, words: Sequence[Word], poor: Sequence[Box], known: Sequence[Box], cut: Cut
) -> Verdict:
    """`poor` are boxes of lines that gave no word, `known` those of marks and of the back's print.

    A photograph of a scene has no lines and no text to lose: it is no illegible page.
    """
    found = missed(within(image), words, poor, known)
    lost = lost_share(found)
    if sum(len(w.text) for w in words) < _NOTHING and quality.brightness < _BLACK:
        return Verdict("页面过暗, 无法辨认", (), None, 1.0)
    if quality.brightness > _LIT and found.rest > 0 and _guessed(words, quality.sharpness):
        return Verdict("页面模糊, 无法辨认", found.boxes, None, max(lost, 0.5))
    if cut.lines >= _LINES and cut.share > _CUT:
        return Verdict("页面被裁切, 每行文字不完整", (), None, lost)
    if lost >= _bars()["illegible"]:
        return Verdict(f"页面内容无法辨认 ({_cause(quality, found)})", found.boxes, None, lost)
    if quality.brightness < _NIGHT:
        return Verdict(None, (Box(0.0, 0.0, 1.0, 1.0),), "过暗", lost)
    if lost >= _bars()["review"] or found.glare + found.covered >= _BLOT:
        return Verdict(None, found.boxes, _cause(quality, found), lost)
    if cut.lines >= _LINES and cut.share > _CUT_IN_PART:
        side = Box(0.0, 0.0, _STRIP, 1.0) if cut.left else Box(1 - _STRIP, 0.0, 1.0, 1.0)
        return Verdict(None, (side,), "裁切", lost)
    return Verdict(None, (), None, lost)


def _guessed(words: Sequence[Word], sharpness: float) -> bool:
    """Little of what stands on a blurred page was read with certainty, or nothing of what was read on a soft one."""
    count = sum(len(w.text) for w in words)
    sure = sum(len(w.text) for w in words if w.confidence >= _SURE)
    if sharpness < _BLURRED:
        return sure <= 0.5 * count
    return sharpness < _SOFT and count > 0 and sure == 0


def lost_share(found: Missed) -> float:
    """The share of the page's text that was lost, as fitted on pages whose text is known (models/legibility)."""
    weights = _weights()
    return float(1 / (1 + np.exp(-(np.asarray(signs(found)) @ weights[:-1] + weights[-1]))))


def signs(found: Missed) -> tuple[float, ...]:
    return found.lost, float(np.log1p(found.rest))


def _cause(quality: Quality, found: Missed) -> str:
    if quality.brightness < _DIM:
        return "过暗"
    if found.glare + found.covered > 0.5 * found.rest:
        return "反光" if found.glare >= found.covered else "遮挡"
    return "模糊" if quality.sharpness < _SOFT or found.bands > 0.4 * found.rest else "字迹不清"


@cache
def _kept() -> dict[str, list[float] | float]:
    kept: dict[str, list[float] | float] = json.loads(models.path(NAME, "weights.json").read_text(encoding="utf-8"))
    return kept


def _weights() -> np.ndarray:
    return np.asarray(_kept()["weights"], np.float64)


def _bars() -> dict[str, float]:
    return {name: float(np.asarray(_kept()[name])) for name in ("illegible", "review")}
