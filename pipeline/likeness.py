"""Whether two pages are the same page: by their pixels, or by their text.

Both questions are asked to call a page a duplicate, which takes it out of the review; so both answer no in doubt. Two
filled copies of one form, two slips that differ in one digit, two cards of one kind are different pages.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

import cv2
import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.text import halved, squeezed
from pipeline.types import Page

Grey = NDArray[np.uint8]

_HASH_DISTANCE: Final = 14
"""Of 64 bits. The same sheet scanned twice stays below; it only saves the comparison of pixels."""
_SIDE: Final = 1400
_SHIFT: Final = 3
"""Pixels at `_SIDE` by which ink may lie off after alignment: paper stretches, scanners pull."""
_MARKS: Final = re.compile(r"(?<!\d)\W|\W(?!\d)|_")
"""White space and punctuation, but for what stands between two digits."""
_LEAST_TEXT: Final = 20


def fingerprint_of(grey: Grey) -> str:
    """A difference hash of 64 bits as 16 hex digits: alike for alike images whatever their size and brightness."""
    return str(imagehash.dhash(Image.fromarray(cv2.resize(grey, (72, 64), interpolation=cv2.INTER_AREA))))


def same_image(a: Page, b: Page) -> bool:
    """The same sheet, drawn or scanned again: ink at the same places down to single characters."""
    if a.image is None or b.image is None:
        return False
    if a.sha256 == b.sha256:
        return True
    if not _may_be(a, b) or (_visible_text(a) and _visible_text(b) and _visible_text(a) != _visible_text(b)):
        return False
    return _same_ink(_grey(a.image), _grey(b.image))


def same_text(a: Page, b: Page) -> bool:
    """The same characters throughout, but for spaces and punctuation; digits and letters must all be alike.

    Pages with little text are never the same by text alone.
    """
    one, two = _plain(a), _plain(b)
    return len(one) >= _LEAST_TEXT and one == two


def _may_be(a: Page, b: Page) -> bool:
    shape_a, shape_b = a.width / max(1, a.height), b.width / max(1, b.height)
    if abs(shape_a - shape_b) > 0.05 * max(shape_a, shape_b) or not (a.fingerprint and b.fingerprint):
        return False
    return (int(a.fingerprint, 16) ^ int(b.fingerprint, 16)).bit_count() <= _HASH_DISTANCE


def _visible_text(page: Page) -> str:
    if page.layer is None or page.layer.hidden >= 0.5:
        return ""
    return squeezed("".join(word.text for word in page.layer.words))


def _plain(page: Page) -> str:
    return _MARKS.sub("", halved("".join(word.text for word in page.words)))


@lru_cache(maxsize=4)
def _grey(path: Path) -> Grey:
    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        raise FileNotFoundError(path)
    scale = _SIDE / max(grey.shape)
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _same_ink(a: Grey, b: Grey) -> bool:
    b = np.asarray(cv2.resize(b, (a.shape[1], a.shape[0]), interpolation=cv2.INTER_AREA), np.uint8)
    b = _aligned(a, b)
    ink_a, ink_b = _ink(a), _ink(b)
    least = min(int(ink_a.sum()), int(ink_b.sum()))
    if least < 200:
        return False
    reach = np.ones((2 * _SHIFT + 1, 2 * _SHIFT + 1), np.uint8)
    lost = cv2.max(cv2.subtract(ink_a, cv2.dilate(ink_b, reach)), cv2.subtract(ink_b, cv2.dilate(ink_a, reach)))
    return not _clustered(np.asarray(lost, np.uint8))


def _clustered(lost: NDArray[np.uint8]) -> bool:
    """Ink without a counterpart that is more than strays: a stroke of a character, anywhere."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(lost, connectivity=8)
    sizes = stats[1:, cv2.CC_STAT_AREA]
    return bool((sizes > 12).any()) or int(sizes.sum()) > 400


def _ink(grey: Grey) -> NDArray[np.uint8]:
    soft = cv2.GaussianBlur(grey, (3, 3), 0)
    ink = cv2.adaptiveThreshold(soft, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 25)
    return np.asarray(ink, np.uint8)


def _aligned(a: Grey, b: Grey) -> Grey:
    """`b` moved onto `a` by the affine map that fits best; unmoved where none is found."""
    small_a, small_b = (cv2.resize(255 - g, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA) for g in (a, b))
    start = np.eye(2, 3, dtype=np.float32)
    stop = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 60, 1e-4)
    everywhere = np.ones(small_a.shape, np.uint8)
    try:
        _, found = cv2.findTransformECC(small_a, small_b, start, cv2.MOTION_AFFINE, stop, everywhere, 5)
    except cv2.error:
        return b
    warp = np.asarray(found, np.float32)
    warp[:, 2] *= 4
    size = a.shape[1], a.shape[0]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(b, warp, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8)
