"""What scanners, telephones and fax machines do to a page; each step repeatable by its generator."""

from __future__ import annotations

import io
from collections.abc import Mapping

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.uint8]
Rng = np.random.Generator


def _array(picture: Image.Image) -> Pixels:
    return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def _picture(pixels: npt.NDArray[np.generic]) -> Image.Image:
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def skewed(picture: Image.Image, degrees: float, fill: int = 255) -> Image.Image:
    """Same size, turned by a small angle as a sheet lies askew on the glass."""
    if not degrees:
        return picture
    centre = ((picture.width - 1) / 2, (picture.height - 1) / 2)
    turn = cv2.getRotationMatrix2D(centre, degrees, 1.0)
    pixels = _array(picture)
    return Image.fromarray(cv2.warpAffine(pixels, turn, picture.size, flags=cv2.INTER_LINEAR, borderValue=(fill,) * 3))


def noisy(picture: Image.Image, rng: Rng, sigma: float) -> Image.Image:
    """Sensor noise, coarser in colour than in light."""
    pixels = _array(picture)
    h, w = pixels.shape[:2]
    cv2.setRNGSeed(int(rng.integers(2**31)))
    light, colour = np.empty((h, w), np.int16), np.empty((h // 2, w // 2, 3), np.int16)
    cv2.randn(light, np.zeros(1), np.full(1, sigma))
    cv2.randn(colour, np.zeros(3), np.full(3, sigma * 0.7))
    noise = cv2.add(cv2.resize(colour, (w, h)), cv2.merge((light, light, light)))
    return Image.fromarray(cv2.add(pixels, noise, dtype=cv2.CV_8U))


def blurred(picture: Image.Image, sigma: float) -> Image.Image:
    return _picture(cv2.GaussianBlur(_array(picture), (0, 0), sigma))


def shadowed(picture: Image.Image, rng: Rng, strength: float) -> Image.Image:
    """Light from one side, and the soft edge of a hand or telephone across a corner."""
    pixels = _array(picture)
    h, w = pixels.shape[:2]
    y, x = np.mgrid[0:1:256j, 0:1:256j].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    slope = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)
    light = 1 - strength * (slope + 0.5)
    edge = 1 / (1 + np.exp(-(slope - rng.uniform(0.15, 0.3)) * 22))
    light = (light * (1 - strength * 0.6 * edge))[..., None] * np.array([1.0, 0.985, 0.95])
    return Image.fromarray(_lit(pixels, cv2.resize(light.astype(np.float32), (w, h))))


def _lit(pixels: npt.ArrayLike, light: npt.ArrayLike) -> Pixels:
    """Each pixel times its light, rounded and held in range."""
    return np.asarray(cv2.multiply(np.asarray(pixels), np.asarray(light), dtype=cv2.CV_8U), dtype=np.uint8)


def desk(size: tuple[int, int], rng: Rng) -> Image.Image:
    """A wooden table top."""
    w, h = size
    base = np.array(((124, 92, 64), (150, 120, 92), (96, 84, 76), (176, 168, 160))[int(rng.integers(4))], np.float32)
    grain = cv2.GaussianBlur(
        rng.normal(0, 60, (h // 2, max(2, w // 80))).astype(np.float32), (0, 0), sigmaX=1, sigmaY=1
    )
    if rng.random() < 0.5:
        grain = np.ascontiguousarray(grain.T)
    grain = cv2.resize(grain, (w // 2, h // 2), interpolation=cv2.INTER_LINEAR)
    return _picture(base + grain[..., None] * 0.5).resize(size, Image.Resampling.BILINEAR)


def photographed(
    picture: Image.Image, rng: Rng, size: tuple[int, int], tilt: float = 0.035, margin: float = 0.045
) -> Image.Image:
    """The sheet on a desk, seen by a hand-held telephone: perspective, a drop shadow, the desk around it."""
    w, h = size
    corners = np.array([[margin, margin], [1 - margin, margin], [1 - margin, 1 - margin], [margin, 1 - margin]])
    corners = corners + rng.uniform(-tilt, tilt, (4, 2)) * np.array([1.0, 0.8])
    corners = np.clip(corners, 0.004, 0.996) * np.array([w, h])
    alpha = (
        np.asarray(picture.getchannel("A")) if picture.mode == "RGBA" else np.full(picture.size[::-1], 255, np.uint8)
    )
    pixels = _array(picture)
    ph, pw = pixels.shape[:2]
    source = np.array([[0, 0], [pw, 0], [pw, ph], [0, ph]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    ground = _array(desk(size, rng))
    small = np.diag([0.25, 0.25, 1.0]) @ matrix
    drop = cv2.warpPerspective(alpha, small, (w // 4, h // 4))
    drop = cv2.GaussianBlur(np.roll(drop, (w // 480, w // 480), (0, 1)), (0, 0), w / 360).astype(np.float32) / 255
    shade = cv2.resize(1 - 0.45 * drop, (w, h))
    ground = _lit(ground, cv2.merge((shade, shade, shade)))
    sheet = cv2.warpPerspective(pixels, matrix, (w, h), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(alpha, matrix, (w, h), flags=cv2.INTER_LINEAR)
    inside = (cv2.merge((mask, mask, mask)) / np.float32(255)).astype(np.float32)
    return Image.fromarray(cv2.add(_lit(sheet, inside), _lit(ground, 1 - inside)))


def creased(picture: Image.Image, rng: Rng, strength: float) -> Image.Image:
    """Folded in three or four and flattened again: each crease a thin dark line beside a light one, each panel a little
    lighter or darker than the next."""
    pixels = _array(picture)
    h, w = pixels.shape[:2]
    light = np.ones((h, w), np.float32)
    for axis, length, count in ((0, h, int(rng.integers(1, 4))), (1, w, int(rng.integers(0, 2)))):
        for n in range(1, count + 1):
            at = int(length * n / (count + 1) + rng.normal(0, length * 0.01))
            across = np.arange(length) - at
            fold = (
                1 - strength * 0.35 * np.exp(-np.abs(across) / 2.5) + strength * 0.10 * np.exp(-np.abs(across - 7) / 4)
            )
            panel = np.where(across > 0, 1 - strength * rng.uniform(0.0, 0.06), 1.0)
            profile = (fold * panel).astype(np.float32)
            light *= profile[:, None] if axis == 0 else profile[None, :]
    return Image.fromarray(_lit(pixels, cv2.merge((light, light, light))))


def scanned(picture: Image.Image, rng: Rng, effects: Mapping[str, float]) -> Image.Image:
    """A flat-bed scan. `effects`: skew (degrees), noise and blur (sigma), bleed, crease and dark (0..1; dark: edge
    shadow)."""
    if effects.get("bleed"):
        picture = bled(picture, effects["bleed"])
    if effects.get("crease"):
        picture = creased(picture, rng, effects["crease"])
    picture = skewed(picture, effects.get("skew", 0.0))
    if effects.get("dark"):
        width, height = picture.size
        fall = np.clip(np.arange(width) / (width * 0.03), 0, 1)
        light = np.broadcast_to((1 - effects["dark"] * (1 - fall))[None, :, None], (height, width, 3))
        picture = Image.fromarray(_lit(_array(picture), np.ascontiguousarray(light, np.float32)))
    if effects.get("blur"):
        picture = blurred(picture, effects["blur"])
    return noisy(picture, rng, effects["noise"]) if effects.get("noise") else picture


def bled(picture: Image.Image, share: float) -> Image.Image:
    """The print of the reverse, here the page's own mirrored, shines through."""
    pixels = _array(picture)
    back = cv2.GaussianBlur(cv2.flip(pixels, 1), (0, 0), 2.0)
    return Image.fromarray(cv2.addWeighted(pixels, 1.0, back, share, -255 * share))


def faxed(picture: Image.Image, rng: Rng) -> Image.Image:
    """About 100 lines an inch, black and white, with dropped specks."""
    grey = picture.convert("L")
    small = grey.resize((max(1, grey.width // 2), max(1, grey.height // 2)), Image.Resampling.BOX)
    pixels = np.asarray(small, dtype=np.float32) + rng.normal(0, 14, small.size[::-1])
    return _picture(np.where(pixels > 176, 255, 0)).resize(grey.size, Image.Resampling.BILINEAR).convert("RGB")


def bitonal(picture: Image.Image, threshold: int = 168) -> Image.Image:
    return picture.convert("L").point(lambda v: 255 if v > threshold else 0).convert("1")


def jpeg(picture: Image.Image, quality: int, exif_orientation: int = 1, dpi: int | None = None) -> bytes:
    """JPEG bytes; `exif_orientation` says how a viewer must turn the stored pixels."""
    out = io.BytesIO()
    exif = Image.Exif()
    if exif_orientation != 1:
        exif[0x0112] = exif_orientation
    extra: dict[str, object] = {"dpi": (dpi, dpi)} if dpi else {}
    picture.convert("L" if picture.mode == "L" else "RGB").save(out, "JPEG", quality=quality, exif=exif, **extra)
    return out.getvalue()
