"""Engine `fast`: PaddleOCR's weights and PaddleOCR's operators, arranged for speed on one core.

What differs from PaddleOCR as it comes, each measured in docs/ocr.md: sub-normal weights set to zero, detection at a
bounded side with a larger unclip ratio, recognition a line a call, its last layer computed only where a character may
stand, decoding by arg max.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import ENGINES, EngineOptions, Image, Quad, Reading
from pipeline.read.paddle import borders, operators
from pipeline.read.runners import chosen, runner
from pipeline.read.weights import Head, head_of, networks

HEIGHT: Final = 48
NARROWED: Final = 0.85
"""Lines are squeezed to this share of their width before recognition: less work, and no worse (docs/ocr.md)."""
STEP: Final = 64
WIDEST: Final = 3200
NARROWEST: Final = 64
BLANK: Final = 25.0
"""Columns whose blank scores above this hold no character: no other class was seen to score above 24.3 beside it."""
_COLUMNS: Final = 256
"""The last layer works on this many columns at once: some 20 MB."""

Features = NDArray[np.float32]


class FastEngine:
    def __init__(self, options: EngineOptions) -> None:
        files = networks(options.models)
        maker = chosen(files.body, options.threads)
        self._steps = operators()
        self._detector = runner(maker, files.detector, options.threads)
        self._body = runner(maker, files.body, options.threads)
        self._head = head_of(files.head)

    def detect(self, image: Image, side: int) -> list[Quad]:
        small, shape = self._steps.resize([image], limit_side_len=side, limit_type="max", max_side_limit=4000)
        x = self._steps.normalize(small)[0].transpose(2, 0, 1)[None]
        found = self._detector(np.ascontiguousarray(x, dtype=np.float32))
        quads, _ = self._steps.boxes([found], shape)
        return [np.asarray(q, np.float32) for q in self._steps.sort(quads[0])] if len(quads[0]) else []

    def recognise(self, image: Image, quads: Sequence[Quad]) -> list[Reading]:
        if not quads:
            return []
        crops = self._steps.crop(image, [np.asarray(q, np.int32) for q in quads])
        return decoded([self._features(crop) if crop.size else None for crop in crops], self._head)

    def _features(self, crop: Image) -> tuple[Features, float]:
        """T × F, and the share of the T columns that hold the line."""
        line, used = self._line(crop)
        return self._body(line)[0].copy(), used

    def _line(self, crop: Image) -> tuple[NDArray[np.float32], float]:
        """1 × 3 × height × width in [-1, 1], zeros on the right; and the share of the width that is not padding."""
        width = min(max(int(crop.shape[1] * HEIGHT / crop.shape[0] * NARROWED), 8), WIDEST)
        padded = max(NARROWEST, -(-width // STEP) * STEP)
        x = np.zeros((1, 3, HEIGHT, padded), np.float32)
        line = cv2.resize(crop, (width, HEIGHT)).astype(np.float32)
        x[0, :, :, :width] = line.transpose(2, 0, 1) / 127.5 - 1.0
        return x, width / padded


def decoded(lines: Sequence[tuple[Features, float] | None], head: Head) -> list[Reading]:
    """CTC by arg max: repeats and blanks (class 0) fall away. All lines share the last layer's multiplications."""
    there = [line for line in lines if line is not None]
    if not there:
        return [Reading("")] * len(lines)
    columns = np.concatenate([features for features, _ in there])
    best, sure = _classes(columns, head)
    readings = _readings([(len(features), used) for features, used in there], best, sure, head.alphabet)
    return [Reading("") if line is None else next(readings) for line in lines]


def _classes(columns: Features, head: Head) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The best class of every column and its probability; where the blank is beyond doubt nothing else is computed."""
    best, sure = np.zeros(len(columns), np.int64), np.ones(len(columns), np.float32)
    blank = columns @ head.weights[:, 0] + head.bias[0]
    doubtful = np.flatnonzero(blank <= BLANK)
    for start in range(0, len(doubtful), _COLUMNS):
        part = doubtful[start : start + _COLUMNS]
        scores = columns[part] @ head.weights
        scores += head.bias
        best[part] = scores.argmax(axis=1)
        top = scores[np.arange(len(part)), best[part]]
        told = np.flatnonzero(best[part])
        sure[part[told]] = 1.0 / np.exp(scores[told] - top[told, None]).sum(axis=1)
    return best, sure


def _readings(
    lines: Sequence[tuple[int, float]], best: NDArray[np.int64], sure: NDArray[np.float32], alphabet: Sequence[str]
) -> Iterator[Reading]:
    start = 0
    for count, used in lines:
        classes, certain = best[start : start + count], sure[start : start + count]
        start += count
        kept = np.flatnonzero((classes != 0) & (np.diff(classes, prepend=0) != 0))
        text = "".join(alphabet[i] for i in classes[kept])
        edges = borders([float(c) for c in kept], max(1.0, count * used))
        yield Reading(text, edges, tuple(float(p) for p in certain[kept]))


ENGINES.add("fast", FastEngine)
