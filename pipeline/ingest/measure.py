"""What the pixels of a page say before anything is read: how sharp and bright it is, and whether anything is on it."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.types import Quality

_PAGE_MM: Final = 297
"""Sizes below are in millimetres of a page whose long side is that of A4; cards and slips only become stricter."""
_FINE: Final = 1600
_SIDE: Final = 1000
_INK: Final = 0.8
"""Darker than this share of the paper around it is ink; print showing through from the back stays above."""
_PALE: Final = 0.93
_LEAST: Final = 0.004
_CRISP: Final = 0.9
"""Pencil of 12 to 25 % contrast has a sharpness of 0.95 and more, print from the back 0.55..0.88 (docs/ocr.md)."""
_COLOUR: Final = 45
_REBLUR: Final = 9
_BLURRED: Final = 0.2
_SHARP: Final = 0.85
"""Shares of the steps lost by unreadable and by clean print."""

Grey = NDArray[np.uint8]


def quality_of(grey: Grey) -> Quality:
    """Sharpness is how much of its steps from pixel to pixel a page's ink loses when it is blurred once more, with the
    long side at 1,600 pixels at most (Crete et al., The Blur Effect, 2007); what is blurred already loses little.

    Measured on A4 with text of 6 to 12 points: scans at 200 dpi 0.85..1, telephones 0.7..1; blurred with a sigma of
    0.25 mm, where small print can just be read, 0.5..0.8; 0.5 mm, where none can, 0.1..0.4; 1 mm 0. No ink: 0.
    Contrast does not count. Brightness is the paper's, 1 for white.
    """
    small = _within(grey, _FINE)
    return Quality(round(_sharpness(small), 4), round(_median(small) / 255, 4))


def drawn_quality(grey: Grey) -> Quality:
    """Of a page that a program drew, rendered here: its print is sharp by making; the paper is measured."""
    return Quality(1.0, round(_median(grey[::2, ::2]) / 255, 4))


def is_blank(pixels: NDArray[np.uint8], grey: Grey) -> bool:
    """Nothing on the page but scanner borders, punch holes, specks and print showing through from the back.

    A page number, a seal or one line of writing is something. A dark picture is never called blank.
    """
    small = _within(grey, _SIDE)
    if _median(small) < 90:
        return False
    ink = _ink(small)
    if _much(ink):
        return False
    ink |= _coloured(_within(pixels, _SIDE))
    return not (_much(ink) or _writing(ink) or _pale_writing(grey, small))


def _much(ink: NDArray[np.bool_]) -> bool:
    return bool(ink[_frame(ink)].mean() > 0.01)


def _pale_writing(grey: Grey, small: Grey) -> bool:
    """Pencil of 15 % contrast and more: pale as print from the back is, but sharp, which that never is."""
    pale = np.asarray(cv2.GaussianBlur(small, (0, 0), 0.7), np.uint8) < _PALE * _paper(small)
    return bool(pale[_frame(pale)].mean() > _LEAST) and _sharpness(_within(grey, _FINE)) > _CRISP


def _median(grey: Grey) -> int:
    """The lower of two middles; `np.median` takes ten times as long on a page."""
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256])
    return int(np.searchsorted(np.cumsum(counts.ravel()), grey.size / 2))


def _sharpness(grey: Grey) -> float:
    window = np.ones((7, 7), np.uint8)
    contrast = cv2.subtract(cv2.dilate(grey, window), cv2.erode(grey, window))
    mask = (contrast > max(24, 0.5 * float(np.percentile(contrast[::4, ::4], 99)))).astype(np.uint8)
    calm = cv2.GaussianBlur(grey, (0, 0), 0.6).astype(np.uint16) * np.uint16(256)
    steps = lost = 0.0
    for axis, size in ((1, (_REBLUR, 1)), (0, (1, _REBLUR))):
        here = mask[:, 1:] if axis else mask[1:]
        before, after = _steps(calm, axis), _steps(np.asarray(cv2.blur(calm, size), np.uint16), axis)
        steps += cv2.mean(before, here)[0]
        lost += cv2.mean(cv2.subtract(before, after), here)[0]  # saturates at 0
    share = lost / steps if steps else 0.0
    return min(1.0, max(0.0, (share - _BLURRED) / (_SHARP - _BLURRED)))


def _steps(image: NDArray[np.uint16], axis: int) -> NDArray[np.uint16]:
    ahead, behind = (image[:, 1:], image[:, :-1]) if axis else (image[1:], image[:-1])
    return np.asarray(cv2.absdiff(ahead, behind), np.uint16)


def _ink(grey: Grey) -> NDArray[np.bool_]:
    return np.asarray(grey < _INK * _paper(grey))


def _paper(grey: Grey) -> Grey:
    tiny = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.blur(cv2.dilate(tiny, np.ones((9, 9), np.uint8)), (9, 9))
    return np.asarray(cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR), np.uint8)


def _coloured(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Pixels more colourful than the paper: a pale seal, a pencil; the paper's own tint does not count."""
    red, green, blue = cv2.split(pixels)
    most, least = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    chroma = np.asarray(cv2.subtract(most, least), np.uint8)
    return np.asarray(chroma > _median(chroma) + _COLOUR)


def _frame(ink: NDArray[np.bool_]) -> tuple[slice, slice]:
    high, wide = ink.shape
    return slice(high // 12, high - high // 12), slice(wide // 12, wide - wide // 12)


def _writing(ink: NDArray[np.bool_]) -> bool:
    high, wide = ink.shape
    mm = max(high, wide) / _PAGE_MM
    _, _, stats, centres = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    small = 0
    for (left, top, w, h, area), (x, _) in zip(stats[1:], centres[1:], strict=True):
        edge = mm * 1.5
        if left < edge or top < edge or left + w > wide - edge or top + h > high - edge:
            continue
        if _is_hole(w / mm, h / mm, area / (w * h), min(x, wide - x) / mm):
            continue
        if max(w, h) >= 2 * mm:
            return True
        small += max(w, h) >= 1.2 * mm
    return small >= 3


def _is_hole(wide: float, high: float, fill: float, from_edge: float) -> bool:
    return 4 <= wide <= 9 and 4 <= high <= 9 and 0.75 <= wide / high <= 1.33 and fill > 0.6 and from_edge < 20


def _within(image: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    scale = side / max(image.shape[:2])
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
