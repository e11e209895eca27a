"""A sheet photographed on a desk: its four edges found, its perspective undone."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from pipeline.read.engine import Image, Quad
from pipeline.read.upright import ordered

_SIDE: Final = 600
_LEAST: Final = 0.25
"""A sheet covers at least this share of the photograph; a card on a page is no sheet of its own."""

_STEP: Final = 18
"""Grey levels by which a sheet's edge falls."""
_PALE: Final = 9
"""The same in evened light, where the ground is as pale as paper."""
_HELD: Final = 0.86
"""So much of each side must be seen; a finger may lie over the rest."""
_FINE: Final = 1200
_LETTER: Final = 45
_ROW: Final = 4
_BRIGHT: Final = 0.9
"""A frame as bright as this share of the brightest tenth is the page itself."""


def flattened(image: Image) -> Image:
    """The sheet alone, seen from above; the image itself where no clear sheet on a darker ground is seen."""
    quad = sheet_in(image)
    if quad is None:
        return image
    wide = int(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3])))
    high = int(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1])))
    target = np.asarray([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    flat = cv2.warpPerspective(image, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)


def sheet_in(image: Image) -> Quad | None:
    """Corners of the one bright four-sided sheet, if all its sides are sharp steps down to a darker ground.

    A shadow across the sheet makes no step, so several levels of brightness are tried and a quadrilateral that ends in
    a gradient is refused: cutting at a shadow would lose what stands in it. So would one with writing outside it.
    """
    if _all_page(image[::4, ::4, 1]):
        return None
    grey, scale = _small(image, _SIDE)
    grey = np.asarray(cv2.GaussianBlur(grey, (5, 5), 0), np.uint8)
    quad = _by_brightness(grey, _STEP)
    if quad is None:
        quad = _by_brightness(evenly_lit(grey), _PALE)
    if quad is None or _written_outside(image, quad / scale):
        return None
    return np.asarray(ordered(quad) / scale, np.float32)


def _small(image: Image, side: int) -> tuple[np.ndarray, float]:
    """In grey, at most `side` long, and how many times the image's size that is."""
    scale = min(1.0, side / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    return cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), scale


def _by_brightness(grey: np.ndarray, step: int) -> Quad | None:
    frame = _frame(grey)
    ground = float(np.median(frame))
    middle, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    paper = float(np.percentile(grey, 90))
    for level in (middle, (middle + ground) / 2, (middle + paper) / 2, ground + 30, ground + 18):
        quad = _quad_above(grey, frame, float(level), step)
        if quad is not None:
            return quad
    return None


def _frame(grey: np.ndarray) -> np.ndarray:
    return np.concatenate([grey[:4].ravel(), grey[-4:].ravel(), grey[:, :4].ravel(), grey[:, -4:].ravel()])


def _all_page(grey: np.ndarray) -> bool:
    """The image's edge is as bright as its paper: nothing lies under the sheet."""
    return float(np.median(_frame(grey))) > _BRIGHT * float(np.percentile(grey[::4, ::4], 90))


def evenly_lit(grey: np.ndarray) -> np.ndarray:
    """Light that falls off over the image taken out: a smooth surface and one step, from ground to sheet, are fitted.

    In logarithms light and colour add up, so a cubic in x and y and whether a pixel is of the sheet explain the
    image; which pixels are is guessed (its middle) and told anew after each fit.
    """
    rows = cv2.resize(grey, (48, 64), interpolation=cv2.INTER_AREA).astype(np.float64)
    y, x = (v.ravel() for v in np.mgrid[-1:1:64j, -1:1:48j])
    light = np.stack([x**i * y**j for i in range(4) for j in range(4 - i)], axis=1)
    seen = np.log(np.maximum(rows, 4)).ravel()
    sheet = (np.abs(x) < 0.7) & (np.abs(y) < 0.7)
    for _ in range(10):
        known, *_ = np.linalg.lstsq(np.column_stack([light, sheet]), seen, rcond=None)
        rest = seen - light @ known[:-1]
        sheet = rest > known[-1] / 2
    surface = (light @ known[:-1]).reshape(64, 48)
    fitted = cv2.resize(surface, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_CUBIC)
    even = np.log(np.maximum(grey, 4)) - fitted
    return np.asarray(np.clip(np.exp(even - known[-1]) * 225, 0, 255), np.uint8)


def _written_outside(image: Image, quad: Quad) -> bool:
    """Letters in a row beside the sheet: it is a field or a window, and what stands around it counts."""
    grey, scale = _small(image, _FINE)
    sheet = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(sheet, np.rint(quad * scale).astype(np.int32), (1,))
    ground = cv2.erode(1 - sheet, np.ones((41, 41), np.uint8))
    around = cv2.medianBlur(grey, 31)
    for darker in (cv2.subtract(around, grey), cv2.subtract(grey, around)):
        marks = np.asarray((darker > _LETTER) & (ground > 0), np.uint8)
        if _in_a_row(marks):
            return True
    return False


def _in_a_row(marks: np.ndarray) -> bool:
    """Four blobs of like size beside each other, as letters stand; grain and edges are longer or alone."""
    _, _, stats, middles = cv2.connectedComponentsWithStats(marks, connectivity=8)
    w, h = stats[1:, 2], stats[1:, 3]
    letter = (np.maximum(w, h) >= 5) & (np.maximum(w, h) <= 60) & (np.maximum(w, h) < 4 * np.minimum(w, h))
    places, sizes = middles[1:][letter], np.maximum(w, h)[letter].astype(np.float64)
    if len(places) > 3000:
        return True
    for place, size in zip(places, sizes, strict=True):
        apart = np.abs(places - place)
        alike = (sizes > 0.5 * size) & (sizes < 2 * size)
        level = int((alike & (apart[:, 1] < 0.4 * size) & (apart[:, 0] < 5 * size)).sum())
        if level >= _ROW:
            return True
    return False


def _quad_above(grey: np.ndarray, frame: np.ndarray, level: float, step: int) -> Quad | None:
    high, wide = grey.shape
    if float((frame > level).mean()) > 0.35:
        return None
    bright = (grey > level).astype(np.uint8) * 255
    bright = np.asarray(cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)), np.uint8)
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    area = cv2.contourArea(hull)
    if not _LEAST * high * wide < area < 0.97 * high * wide:
        return None
    corners = _corners(hull)
    if corners is None or cv2.contourArea(corners) < 0.93 * area or not _plausible(corners):
        return None
    return corners if _stepped(grey, ordered(corners), step) else None


def _stepped(grey: np.ndarray, quad: Quad, step: int) -> bool:
    """Whether nearly every part of every side falls by `step` grey levels within a few pixels outwards.

    Where the side lies at the image's edge there is no outside to fall to: that part is not judged.
    """
    middle = quad.mean(axis=0)
    high, wide = grey.shape
    for i in range(4):
        a, b = quad[i], quad[(i + 1) % 4]
        normal = np.asarray([b[1] - a[1], a[0] - b[0]]) / max(1e-6, float(np.linalg.norm(b - a)))
        if float(normal @ (middle - a)) > 0:
            normal = -normal
        along = a + np.linspace(0.06, 0.94, 48)[:, None] * (b - a)
        inner, outer = np.rint(along - 5 * normal).astype(int), np.rint(along + 5 * normal).astype(int)
        seen = (outer >= 0).all(axis=1) & (outer[:, 0] < wide) & (outer[:, 1] < high)
        inner, outer = np.clip(inner[seen], 0, (wide - 1, high - 1)), outer[seen]
        fall = grey[inner[:, 1], inner[:, 0]].astype(int) - grey[outer[:, 1], outer[:, 0]]
        if len(fall) and float((fall >= step).mean()) < _HELD:
            return False
    return True


def _corners(hull: np.ndarray) -> Quad | None:
    around = cv2.arcLength(hull, True)
    for share in (0.01, 0.015, 0.02, 0.03, 0.04, 0.05):
        points = cv2.approxPolyDP(hull, share * around, True)
        if len(points) == 4:
            return np.asarray(points.reshape(4, 2), np.float32)
    return None


def _plausible(corners: Quad) -> bool:
    """Opposite sides alike within 40 %, every corner within 25 degrees of a right angle."""
    quad = ordered(corners)
    sides = [float(np.linalg.norm(quad[(i + 1) % 4] - quad[i])) for i in range(4)]
    if min(sides) < 40 or any(not 0.6 < sides[i] / sides[i + 2] < 1.67 for i in (0, 1)):
        return False
    for i in range(4):
        a, b = quad[i - 1] - quad[i], quad[(i + 1) % 4] - quad[i]
        cosine = float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))
        if abs(cosine) > 0.42:
            return False
    return True
