"""Whether two pages are the same page: by their pixels, or by their text.

Both questions are asked to call a page a duplicate, which takes it out of the review; so both answer no in doubt. Two
filled copies of one form, two slips that differ in one digit, two cards of one kind are different pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import cv2
import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rapidfuzz.distance import Indel

from pipeline.text import halved, squeezed
from pipeline.types import Page

Grey = NDArray[np.uint8]
Warp = NDArray[np.float64]
Features = tuple[NDArray[np.float32], NDArray[np.uint8] | None]

_HASH_DISTANCE: Final = 18
"""Of 64 bits, either way up; it only saves the comparison of pixels."""
_FEATURES: Final = 700
_COARSE: Final = 800
_FINE: Final = 1600
"""Long sides in pixels at which corners are matched, the fit is refined, and the pages are compared."""
_CORNERS: Final = 500
_INLIERS: Final = 20
"""Corners that must lie alike under one perspective."""
_TILES: Final = 8
_REACH: Final = 4
_WINDOW: Final = 9
"""Side at `_FINE` of the window that is compared: 1.7 mm of an A4 page, half a character of its text."""
_NOISE: Final = 60.0
"""Variance in grey levels that paper and compression bring; a window with less on it is empty."""
_SAME: Final = 0.8
"""Least correlation of any window. Measured on slips, delivery notes, cards and pages of text in print of 6 to 12
points, each copy with its own noise, compression, brightness and blur and up to 2 degrees askew: 0.83 and more for
plain scans of one sheet (photographs at an angle less, they are missed); at most 0.77 where a digit or an ordinary
character differs. Characters that differ by the length of a stroke (土 and 士, 未 and 末) reach 0.96 in small print:
pixels alone never make a duplicate, what was read must agree (`same_sheet`)."""
_STRIP: Final = 160
_MARKS: Final = re.compile(r"(?<!\d)\W|\W(?!\d)|_")
"""White space and punctuation, but for what stands between two digits."""
_LEAST_TEXT: Final = 20
_READ_ALIKE: Final = 0.96


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


class Compared(NamedTuple):
    """A page with its characters made plain once, since it is compared with many."""

    page: Page
    text: str


def compared(page: Page) -> Compared:
    return Compared(page, _MARKS.sub("", halved("".join(word.text for word in page.words))))


def same_text(a: Compared, b: Compared) -> bool:
    """The same characters throughout, but for spaces and punctuation; digits and letters must all be alike.

    Pages with little text are never the same by text alone.
    """
    return len(a.text) >= _LEAST_TEXT and a.text == b.text


def same_sheet(a: Compared, b: Compared) -> bool:
    """The same sheet scanned or photographed again: ink alike, and what was read differs at most by lost characters.

    Where a character stands in place of another (未 for 末, 6 for 8) the pages are two, however alike their ink:
    pixels of small print cannot tell those apart, reading does.
    """
    if not (_both_silent(a.text, b.text) or _lost_at_most(a.text, b.text)):
        return False
    return same_image(a.page, b.page)


def _both_silent(one: str, two: str) -> bool:
    return len(one) < _LEAST_TEXT and len(two) < _LEAST_TEXT and one == two


def _lost_at_most(one: str, two: str) -> bool:
    if min(len(one), len(two)) < _LEAST_TEXT:
        return False
    if Indel.normalized_similarity(one, two, score_cutoff=_READ_ALIKE) < _READ_ALIKE:
        return False
    steps = [s for s in Indel.opcodes(one, two) if s.tag != "equal"]
    swapped = (x.src_end == y.src_start and x.dest_end == y.dest_start for x, y in pairwise(steps))
    return all(s.tag != "replace" for s in steps) and not any(swapped)


def forget() -> None:
    """Drops the images kept in memory; another run may write other pages to the same paths."""
    _at.cache_clear()
    _features.cache_clear()


def _may_be(a: Page, b: Page) -> bool:
    shape_a, shape_b = a.width / max(1, a.height), b.width / max(1, b.height)
    return abs(shape_a - shape_b) <= 0.05 * max(shape_a, shape_b) and hash_distance(a, b) <= _HASH_DISTANCE


def hash_distance(a: Page, b: Page) -> int:
    """About how many of 64 bits differ, the lesser of both ways up; 64 where a page has no fingerprint.

    A difference hash of a page turned over is read backwards, and what was darker on the left is darker on the right;
    a bit that is set both times contradicts that, one that is set neither time may be empty paper and says nothing.
    """
    if not (a.fingerprint and b.fingerprint):
        return 64
    one, two = int(a.fingerprint, 16), int(b.fingerprint, 16)
    over = (one & int(f"{two:064b}"[::-1], 2)).bit_count()
    return min((one ^ two).bit_count(), 8 + 5 * over)


def _visible_text(page: Page) -> str:
    if page.layer is None or page.layer.hidden >= 0.5:
        return ""
    return squeezed("".join(word.text for word in page.layer.words))


def _same_ink(a: Path, b: Path) -> bool:
    warp = _matched(_features(a), _features(b))
    if warp is None:
        return False
    warp = _scaled(warp, _COARSE / _FEATURES)
    for reach in (_REACH, _REACH // 2, _REACH // 2):
        warp = _refined(_at(a, _COARSE), _at(b, _COARSE), warp, reach)
    warp = _scaled(warp, _FINE / _COARSE)
    one, two = _at(a, _FINE), _at(b, _FINE)
    return _agree(one, two, warp) and _agree(two, one, np.asarray(np.linalg.inv(warp), np.float64))


@lru_cache(maxsize=64)
def _at(path: Path, side: int) -> Grey:
    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE) if side == _FINE else _at(path, _FINE)
    if grey is None:
        raise FileNotFoundError(path)
    scale = side / max(grey.shape)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=way)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), 1.2) if side == _FINE else small, np.uint8)


@lru_cache(maxsize=64)
def _features(path: Path) -> Features:
    """Places (x, y) and descriptors of corners; they are found again whichever way the page lies."""
    finder = cv2.ORB.create(_CORNERS, scaleFactor=1.3, nlevels=4, patchSize=41, edgeThreshold=25, fastThreshold=12)
    grey = _at(path, _FEATURES)
    points, descriptors = finder.detectAndCompute(grey, np.full_like(grey, 255))
    places = np.asarray([p.pt for p in points], np.float32).reshape(-1, 2)
    return places, None if descriptors is None else np.asarray(descriptors, np.uint8)


def _matched(a: Features, b: Features) -> Warp | None:
    """The perspective that takes places in `a` to places in `b`, roughly; None where no one perspective does."""
    if a[1] is None or b[1] is None or min(len(a[0]), len(b[0])) < _INLIERS:
        return None
    pairs = [m for m in cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True).match(a[1], b[1]) if m.distance < 60]
    if len(pairs) < _INLIERS:
        return None
    here, there = a[0][[m.queryIdx for m in pairs]], b[0][[m.trainIdx for m in pairs]]
    warp, agreeing = cv2.findHomography(here, there, cv2.RANSAC, 2.5, maxIters=500)
    if warp is None or int(agreeing.sum()) < _INLIERS or not 0.5 < np.linalg.det(warp[:2, :2]) < 2:
        return None
    return np.asarray(warp, np.float64)


def _scaled(warp: Warp, scale: float) -> Warp:
    """The same perspective between images `scale` times as large; pixels are counted at their middles."""
    resize = np.asarray([[scale, 0, (scale - 1) / 2], [0, scale, (scale - 1) / 2], [0, 0, 1]], np.float64)
    return np.asarray(resize @ warp @ np.linalg.inv(resize), np.float64)


def _refined(a: Grey, b: Grey, warp: Warp, reach: int) -> Warp:
    """`warp` fitted again to where tiles of `a` are found in `b`, to fractions of a pixel."""
    laid = _warped(b, warp, a)
    moves = [move for box in _tiles(a, reach) if (move := _moved(a, laid, box, reach))]
    if len(moves) < 5:
        return warp
    here, there = (np.ascontiguousarray(part) for part in np.hsplit(np.asarray(moves, np.float32), 2))
    there = cv2.perspectiveTransform(there[None], warp)[0]
    if len(moves) >= 9:
        better, _ = cv2.findHomography(here, there, cv2.RANSAC, 1.0)
    else:
        better, _ = cv2.estimateAffine2D(here, there, ransacReprojThreshold=1.0)
        better = None if better is None else np.vstack([better, [0, 0, 1]])
    return warp if better is None else np.asarray(better, np.float64)


def _tiles(a: Grey, reach: int) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom of the tiles with something on them."""
    high, wide = a.shape[0] // _TILES, a.shape[1] // _TILES
    for n in range(_TILES * _TILES):
        left, top = max(n % _TILES * wide, reach), max(n // _TILES * high, reach)
        right, bottom = min(left + wide, a.shape[1] - reach), min(top + high, a.shape[0] - reach)
        if a[top:bottom, left:right].std() >= 10:
            yield left, top, right, bottom


def _moved(a: Grey, b: Grey, box: tuple[int, int, int, int], reach: int) -> tuple[float, float, float, float] | None:
    """The tile's middle in `a` and in `b`; None where it is not clearly found within reach."""
    left, top, right, bottom = box
    around = b[top - reach : bottom + reach, left - reach : right + reach]
    found = cv2.matchTemplate(around, a[top:bottom, left:right], cv2.TM_CCOEFF_NORMED)
    _, score, _, (x, y) = cv2.minMaxLoc(found)
    if score < 0.6 or x in (0, 2 * reach) or y in (0, 2 * reach):
        return None
    middle = (left + right) / 2, (top + bottom) / 2
    step_x, step_y = _peak(*found[y, x - 1 : x + 2]), _peak(*found[y - 1 : y + 2, x])
    return *middle, middle[0] + x - reach + step_x, middle[1] + y - reach + step_y


def _peak(before: float, at: float, after: float) -> float:
    """Where the parabola through three neighbours is highest, from the middle one."""
    bend = before - 2 * at + after
    return 0.5 * (before - after) / bend if bend < 0 else 0.0


def _warped(b: Grey, warp: Warp, a: Grey) -> Grey:
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = a.shape[1], a.shape[0]
    return np.asarray(cv2.warpPerspective(b, warp, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _agree(a: Grey, b: Grey, warp: Warp) -> bool:
    """Every window of `a` looks like its place in `b`; the rim, where straightening leaves corners, does not count."""
    laid, edge = _warped(b, warp, a), _FINE // 28
    for top in range(edge, a.shape[0] - edge, _STRIP):
        rows = slice(top - _WINDOW, min(top + _STRIP + _WINDOW, a.shape[0]))
        if _likeness(a[rows], laid[rows])[_WINDOW:-_WINDOW, edge:-edge].min(initial=1.0) < _SAME:
            return False
    return True


def _likeness(a: Grey, b: Grey) -> NDArray[np.float32]:
    """Correlation of the window around each pixel: 1 where alike or both empty, whatever their contrast."""
    one, two = a.astype(np.float32), b.astype(np.float32)
    mean_1, mean_2 = _mean(one), _mean(two)
    spread = np.sqrt(np.maximum((_mean(one * one) - mean_1**2) * (_mean(two * two) - mean_2**2), 0))
    return np.asarray((_mean(one * two) - mean_1 * mean_2 + _NOISE) / (spread + _NOISE), np.float32)


def _mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(cv2.blur(values, (_WINDOW, _WINDOW)), np.float32)
