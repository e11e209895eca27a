"""A decoded page to a file of the run's work folder, with everything that is known before reading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.errors import EngineFailed
from pipeline.ingest.measure import drawn_quality, is_blank, quality_of
from pipeline.likeness import fingerprint_of
from pipeline.types import TextLayer

_SMALL: Final = 1000
"""Images up to this side (cards, cuttings) are kept without loss."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """One page out of its file: red, green, blue pixels, and the text a PDF gives it."""

    page_no: int
    pixels: NDArray[np.uint8]
    layer: TextLayer | None = None
    rotation: int = 0
    printed: bool = False


def spooled(page: Decoded, stem: Path) -> dict[str, Any]:
    """Writes the image beside `stem` and describes the page in plain JSON values."""
    grey = np.asarray(cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    drawn = bool(page.printed and page.layer and page.layer.words)
    quality = drawn_quality(grey) if drawn else quality_of(grey)
    suffix, image = _encoded(page.pixels, drawn)
    path = stem.with_suffix(suffix)
    path.write_bytes(image)
    words = page.layer.words if page.layer else ()
    seen = bool(words) and page.layer is not None and page.layer.hidden < 0.5
    return {
        "page_no": page.page_no,
        "width": page.pixels.shape[1],
        "height": page.pixels.shape[0],
        "sha256": _digest(page, image),
        "image": path.name,
        "sharpness": quality.sharpness,
        "brightness": quality.brightness,
        "fingerprint": fingerprint_of(grey),
        "rotation": page.rotation,
        "printed": page.printed,
        "blank": not seen and is_blank(page.pixels, grey),
        "layer": _plain(page.layer),
    }


def _plain(layer: TextLayer | None) -> dict[str, Any] | None:
    if layer is None:
        return None
    words = [(w.text, w.box, w.line, w.edges) for w in layer.words]
    return {"words": words, "hidden": layer.hidden, "image_cover": layer.image_cover, "rules": layer.rules}


def _digest(page: Decoded, image: bytes) -> str:
    """Over the image as kept and the text, so that the same page in two files has one digest."""
    digest = hashlib.sha256(image)
    for word in page.layer.words if page.layer else ():
        digest.update(f"\n{word.line} {word.text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _encoded(pixels: NDArray[np.uint8], drawn: bool) -> tuple[str, bytes]:
    """The file's suffix and bytes. A drawn page has its text elsewhere; its picture is only shown."""
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    if max(pixels.shape) <= _SMALL:
        suffix, options = ".png", [cv2.IMWRITE_PNG_COMPRESSION, 3]
    else:
        # Full colour resolution: seals are taken off the red channel.
        factor = cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420 if drawn else cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444
        quality = [cv2.IMWRITE_JPEG_QUALITY, 80 if drawn else 92]
        suffix, options = ".jpg", [*quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, factor]
    done, image = cv2.imencode(suffix, bgr, options)
    if not done:
        raise EngineFailed("无法写入页面图像", "请检查内存")
    return suffix, image.tobytes()
