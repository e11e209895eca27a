"""Pages on bad paper made easier to read before anything is looked for on them: those of one bit, fax and old copies.

Grey and coloured pages are left as they are: both networks read pale, tinted, shaded and small print as well without
flattening, stretching, equalising, enlarging or sharpening (docs/ocr.md).
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from pipeline.read.engine import Image

_ONE_BIT: Final = 0.15
"""Pixels between black and white for each dark one, at most, on a page of one bit; smoothed print has twice as many."""
_SOFT: Final = 1.2
_SIDE: Final = 2339
"""The long side for which `_SOFT` is meant: A4 at 200 dots an inch."""


def restored(image: Image) -> Image:
    """A one-bit page with its steps softened as a scanner's are, specks with them; any other page itself."""
    if not is_one_bit(image):
        return image
    return np.asarray(cv2.GaussianBlur(image, (0, 0), _SOFT * max(0.5, max(image.shape) / _SIDE)), np.uint8)


def is_one_bit(image: Image) -> bool:
    counts = cv2.calcHist([np.ascontiguousarray(image[::3, ::3])], [1], None, [32], [0, 256]).ravel()
    dark, between = float(counts[:3].sum()), float(counts[3:-3].sum())
    return dark > 0 and between < _ONE_BIT * dark
