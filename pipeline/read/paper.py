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
    a gradient is refused: cutting at a shadow would lose what stands in it.
    """
    scale = _SIDE / max(image.shape[:2])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    frame = np.concatenate([grey[:4].ravel(), grey[-4:].ravel(), grey[:, :4].ravel(), grey[:, -4:].ravel()])
    ground = float(np.median(frame))
    middle, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    for level in (middle, (middle + ground) / 2, ground + 30, ground + 18):
        quad = _quad_above(grey, frame, float(level))
        if quad is not None:
            return np.asarray(ordered(quad) / min(scale, 1.0), np.float32)
    return None


def _quad_above(grey: np.ndarray, frame: np.ndarray, level: float) -> Quad | None:
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
    return corners if _stepped(grey, ordered(corners)) else None


def _stepped(grey: np.ndarray, quad: Quad) -> bool:
    """Whether nine tenths of every side fall by `_STEP` grey levels within a few pixels outwards.

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
        if len(fall) and float((fall >= _STEP).mean()) < 0.9:
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
