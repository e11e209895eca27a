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
    """Corners of the one bright four-sided sheet, if it is clearly brighter than its surroundings on all sides."""
    scale = _SIDE / max(image.shape[:2])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    high, wide = grey.shape
    frame = np.concatenate([grey[:4].ravel(), grey[-4:].ravel(), grey[:, :4].ravel(), grey[:, -4:].ravel()])
    level, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    if float((frame > level).mean()) > 0.35 or float(np.median(grey[bright > 0])) - float(np.median(frame)) < 40:
        return None
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
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
    return np.asarray(ordered(corners) / min(scale, 1.0), np.float32)


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
