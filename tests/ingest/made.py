"""Files for the tests of ingest, drawn on the spot."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline import pdf
from pipeline.ingest import ingest
from pipeline.settings import Settings
from pipeline.types import Packet, Page

Pixels = NDArray[np.uint8]
A4 = (1240, 1754)
FACE = pdf.builtin_cjk_font()


def taken(path: Path, work: Path, settings: Settings | None = None) -> tuple[Packet, tuple[Page, ...]]:
    return ingest([path], settings or Settings(), work)


def as_bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def sheet(*lines: str, size: tuple[int, int] = A4, points: float = 10.5) -> Image.Image:
    """Lines of print on white paper; `points` at 150 dpi."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    high = round(points * 150 / 72)
    face = ImageFont.truetype(io.BytesIO(FACE), high)
    for no, line in enumerate(lines):
        draw.text((size[0] // 10, size[1] // 12 + no * high * 2), line, font=face, fill=(20, 20, 20))
    return image


def copied(image: Image.Image, seed: int, skew: float, *, over: bool = False, quality: int = 80) -> Image.Image:
    """The sheet through a scanner: askew, shifted, a little darker, noisy, compressed."""
    rng = np.random.default_rng(seed)
    pixels = np.asarray(image, np.uint8)
    high, wide = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), skew, 0.99)
    turn = np.hstack([turn[:, :2], turn[:, 2:] + rng.uniform(-0.006, 0.006, (2, 1)) * wide])
    laid = cv2.warpAffine(pixels, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))
    soft = cv2.GaussianBlur(laid, (0, 0), rng.uniform(0.3, 0.6)).astype(np.float32)
    noisy = soft * rng.uniform(0.88, 1) + rng.normal(0, 3, soft.shape)
    out = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
    out = out.rotate(180) if over else out
    return Image.open(io.BytesIO(as_bytes(out, "JPEG", quality=quality))).convert("RGB")


def drawn_pdf(*texts: str, rotation: int = 0) -> bytes:
    document = pdf.pymupdf.open()
    for text in texts:
        page = document.new_page()
        page.insert_text((72, 100), text, fontname="china-s", fontsize=12)
        page.set_rotation(rotation)
    return bytes(document.tobytes())
