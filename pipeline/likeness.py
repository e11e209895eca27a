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

_HASH_DISTANCE: Final = 12
"""Of 64 bits. The same sheet scanned twice stays below; it only saves the comparison of pixels."""
_COARSE: Final = 400
_FINE: Final = 1600
"""Long sides in pixels at which pages are laid over each other, and at which they are compared."""
_TILES: Final = 8
_REACH: Final = 14
"""Pixels at `_COARSE` by which a part of the page may have moved between two scans: 10 mm or 1.5 degrees."""
_ALIKE: Final = 0.72
"""Correlation of parts of a page at `_COARSE`, in the middle: other text of the same layout stays below 0.65."""
_LOCAL: Final = 4
_SAME: Final = 0.9
"""Least correlation of any spot the size of a character at `_FINE`. Measured over two scans of one sheet, skewed,
noisy, compressed: never below 0.93; with one digit changed never above 0.85 somewhere."""
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
    return _same_ink(a.image, b.image)


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


def _same_ink(a: Path, b: Path) -> bool:
    coarse_a, coarse_b = _at(a, _COARSE), _at(b, _COARSE)
    moves = _moves(coarse_a, coarse_b)
    if moves is None:
        return False
    warp = _fitted(moves)
    if warp is None:
        return False
    warp[:, 2] *= _FINE / _COARSE
    fine_a = _at(a, _FINE)
    size = fine_a.shape[1], fine_a.shape[0]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    fine_b = cv2.resize(_at(b, _FINE), size, interpolation=cv2.INTER_AREA)
    fine_b = cv2.warpAffine(fine_b, warp, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    one, two = (np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.0), np.uint8) for grey in (fine_a, fine_b))
    return _contains(one, two) and _contains(two, one)


@lru_cache(maxsize=64)
def _at(path: Path, side: int) -> Grey:
    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        raise FileNotFoundError(path)
    scale = side / max(grey.shape)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=way), np.uint8)


def _moves(a: Grey, b: Grey) -> list[tuple[float, float, float, float]] | None:
    """Where parts of `a` (x, y) lie in `b` (x, y); None where most parts are not found there.

    Parts spread over the page come first, so that most pages that differ are told apart after a few.
    """
    b = np.asarray(cv2.resize(b, (a.shape[1], a.shape[0]), interpolation=cv2.INTER_AREA), np.uint8)
    high, wide = a.shape[0] // _TILES, a.shape[1] // _TILES
    order = sorted(range(_TILES * _TILES), key=lambda n: (n * 27) % (_TILES * _TILES))
    scores: list[float] = []
    moves: list[tuple[float, float, float, float]] = []
    for n in order:
        x, y = (n % _TILES) * wide, (n // _TILES) * high
        part = a[y : y + high, x : x + wide]
        if part.std() < 12:
            continue
        top, left = max(0, y - _REACH), max(0, x - _REACH)
        found = cv2.matchTemplate(b[top : y + high + _REACH, left : x + wide + _REACH], part, cv2.TM_CCOEFF_NORMED)
        _, score, _, (at_x, at_y) = cv2.minMaxLoc(found)
        scores.append(score)
        if score >= 0.5:
            moves.append((x + wide / 2, y + high / 2, left + at_x + wide / 2, top + at_y + high / 2))
        if len(scores) == 9 and float(np.median(scores)) < _ALIKE:
            return None
    return moves if scores and float(np.median(scores)) >= _ALIKE else None


def _fitted(moves: list[tuple[float, float, float, float]]) -> NDArray[np.float32] | None:
    """The shift, turn and scale that most moves agree on."""
    if len(moves) < 3:
        return None
    there, here = (np.ascontiguousarray(part) for part in np.hsplit(np.asarray(moves, np.float32), 2))
    warp, agreeing = cv2.estimateAffinePartial2D(there, here, ransacReprojThreshold=1.5)
    if warp is None or agreeing.mean() < 0.5:
        return None
    return np.asarray(warp, np.float32)


def _contains(a: Grey, b: Grey) -> bool:
    """Every spot of ink in `a` lies, alike, near the same place in `b`."""
    ink = cv2.adaptiveThreshold(a, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 18)
    size = _spot(np.asarray(ink, np.uint8))
    total = cv2.integral(ink)
    least = 0.08 * size * size
    for y in range(_LOCAL, a.shape[0] - size - _LOCAL, size // 2):
        row = total[y + size] - total[y]
        for x in range(_LOCAL, a.shape[1] - size - _LOCAL, size // 2):
            if row[x + size] - row[x] < least:
                continue
            around = b[y - _LOCAL : y + size + _LOCAL, x - _LOCAL : x + size + _LOCAL]
            found = cv2.matchTemplate(around, a[y : y + size, x : x + size], cv2.TM_CCOEFF_NORMED)
            if float(found.max()) < _SAME:
                return False
    return True


def _spot(ink: Grey) -> int:
    """The side of a window about one character high."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = stats[1:, cv2.CC_STAT_HEIGHT]
    heights = heights[(heights >= 8) & (heights <= 60) & (stats[1:, cv2.CC_STAT_AREA] >= 15)]
    return int(min(max(float(np.median(heights)) if heights.size else 20.0, 14.0), 32.0))
