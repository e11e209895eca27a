"""Engine `fast`: PaddleOCR's weights and PaddleOCR's operators, arranged for speed on one core.

What differs from PaddleOCR as it comes, each measured in docs/ocr.md: sub-normal weights set to zero, detection at a
bounded side with a larger unclip ratio, recognition a line a call at a width from a short list, decoding by arg max.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import ENGINES, EngineOptions, Image, Quad, Reading
from pipeline.read.paddle import borders, operators
from pipeline.read.runners import runner
from pipeline.read.weights import characters, folders

HEIGHT: Final = 48
NARROWED: Final = 0.85
"""Lines are squeezed to this share of their width before recognition: less work, and no worse (docs/ocr.md)."""
STEP: Final = 64
WIDEST: Final = 3200
NARROWEST: Final = 64


class FastEngine:
    def __init__(self, options: EngineOptions) -> None:
        detector, recognizer = folders(cleaned=True, root=options.models)
        self._steps = operators()
        self._detector = runner(detector / "inference.onnx", options.threads)
        self._recognizer = runner(recognizer / "inference.onnx", options.threads)
        self._alphabet = ("", *characters((recognizer / "inference.onnx").read_bytes()))

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
        return [self._line(crop) if crop.size else Reading("") for crop in crops]

    def _line(self, crop: Image) -> Reading:
        width = min(max(int(crop.shape[1] * HEIGHT / crop.shape[0] * NARROWED), 8), WIDEST)
        padded = max(NARROWEST, -(-width // STEP) * STEP)
        x = np.zeros((1, 3, HEIGHT, padded), np.float32)
        line = cv2.resize(crop, (width, HEIGHT)).astype(np.float32)
        x[0, :, :, :width] = line.transpose(2, 0, 1) / 127.5 - 1.0
        return decode(self._recognizer(x)[0], self._alphabet, width / padded)


def decode(scores: NDArray[np.float32], alphabet: Sequence[str], used: float) -> Reading:
    """CTC by arg max: repeats and blanks (class 0) fall away. `used` is the share of the columns that hold the line."""
    best = scores.argmax(axis=1)
    kept = np.flatnonzero((best != 0) & (np.diff(best, prepend=0) != 0))
    if not len(kept):
        return Reading("")
    text = "".join(alphabet[i] for i in best[kept])
    sure = tuple(float(p) for p in scores[kept, best[kept]])
    return Reading(text, borders([float(c) for c in kept], max(1.0, len(best) * used)), sure)


ENGINES.add("fast", FastEngine)
