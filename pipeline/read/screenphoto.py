"""Photographs of a screen: the bands its grid makes with the camera's, found in the spectrum and taken out."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.read.engine import Image

_CROP: Final = 256
_GRID: Final = 3
_COARSEST: Final = 0.05
"""Cycles a pixel; print has its own rhythm below."""
_FINEST: Final = 0.48
_STANDS_OUT: Final = 4.4
"""Natural logarithm of power above its surroundings, in three quarters of the places looked at; the waves of an
identity card's ground reach 4.1, bands of a tenth of the light 5 and more (docs/ocr.md)."""
_FIRST: Final = 3.5
"""Less than this in three places: the others are not looked at."""
_ASIDE: Final = 0.02
"""Cycles a pixel from either axis: rows of figures, ruled lines and JPEG blocks make peaks on the axes."""
_REACH: Final = 0.025
_KEPT: Final = 2.0
Peaks = NDArray[np.float64]


def without_moire(image: Image) -> Image:
    """The image itself where no bands are found."""
    peaks = bands(image)
    return filtered(image, peaks) if len(peaks) else image


def bands(image: Image) -> Peaks:
    """Frequencies (cycles a pixel in x and y, x ≥ 0) that stand out all over the image."""
    high, wide = image.shape[:2]
    if min(high, wide) < 2 * _CROP:
        return np.empty((0, 2))
    places = [(r, c) for r in range(_GRID) for c in range(_GRID)]
    first = [_power(image, n, n) for n in range(_GRID)]
    if not len(_standing_out(np.min(first, axis=0), _FIRST)):
        return np.empty((0, 2))
    powers = first + [_power(image, row, column) for row, column in places if row != column]
    return _standing_out(np.quantile(powers, 0.25, axis=0), _STANDS_OUT)


def _power(image: Image, row: int, column: int) -> NDArray[np.float32]:
    """Logarithm of the power spectrum of one of nine squares, the frequencies across from 0 and down in the middle."""
    y, x = (int((n - _CROP) * (at + 1) / (_GRID + 1)) for n, at in zip(image.shape[:2], (row, column), strict=True))
    part = image[y : y + _CROP, x : x + _CROP, 1].astype(np.float32)
    window = np.outer(np.hanning(_CROP), np.hanning(_CROP))
    spectrum = np.fft.rfft2((part - part.mean()) * window)
    return np.fft.fftshift(np.log(np.abs(spectrum) ** 2 + 1e3), axes=0).astype(np.float32)


def _standing_out(power: NDArray[np.floating], least: float) -> Peaks:
    power = np.asarray(power, np.float32)
    mirrored = cv2.copyMakeBorder(power, 8, 8, 8, 8, cv2.BORDER_REFLECT_101)
    above = power - cv2.blur(mirrored, (15, 15))[8:-8, 8:-8]
    top = power >= cv2.dilate(power, np.ones((5, 5), np.uint8))
    fy, fx = np.mgrid[: power.shape[0], : power.shape[1]].astype(np.float64) / _CROP
    fy -= 0.5
    radius = np.hypot(fx, fy)
    aside = (np.abs(fx) > _ASIDE) & (np.abs(fy) > _ASIDE)
    chosen = (above > least) & top & aside & (radius > _COARSEST) & (radius < _FINEST)
    return np.stack([fx[chosen], fy[chosen]], axis=1)


def filtered(image: Image, peaks: Peaks) -> Image:
    """Power around each frequency brought down to that of its surroundings, in each colour."""
    high, wide = image.shape[:2]
    size = cv2.getOptimalDFTSize(high), cv2.getOptimalDFTSize(wide)
    padded = cv2.copyMakeBorder(image, 0, size[0] - high, 0, size[1] - wide, cv2.BORDER_REFLECT)
    fy, fx = np.fft.fftfreq(size[0])[:, None], np.fft.rfftfreq(size[1])[None, :]
    near = np.zeros((size[0], size[1] // 2 + 1), bool)
    for x, y in peaks:
        for sign in (1, -1):
            near |= (fx - sign * x) ** 2 + (fy - sign * y) ** 2 < _REACH**2
    planes = []
    for plane in cv2.split(padded):
        spectrum = np.fft.rfft2(plane.astype(np.float32))
        strength = np.abs(spectrum[near])
        usual = _KEPT * float(np.median(strength))
        spectrum[near] *= np.minimum(1.0, usual / np.maximum(strength, 1e-6))
        planes.append(np.clip(np.fft.irfft2(spectrum, s=size)[:high, :wide], 0, 255).astype(np.uint8))
    return np.asarray(cv2.merge(planes), np.uint8)
