"""Image files to upright pixels: EXIF orientation, alpha, depth, colour space, frames, truncation."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageFile
from pillow_heif import register_heif_opener

from pipeline.errors import TooLarge, UnreadableFile
from pipeline.settings import Limits

register_heif_opener(thumbnails=False)
ImageFile.LOAD_TRUNCATED_IMAGES = True  # a photo cut off in transfer shows what has arrived

DAMAGED: Final = "图片已损坏, 无法打开"
_FORMATS: Final = ("JPEG", "PNG", "TIFF", "HEIF", "BMP", "WEBP", "GIF")
_FILLER: Final = 128
"""What libjpeg leaves where a truncated file ends; Pillow leaves black for other formats."""
_LONG: Final = 2.6
"""Sides of an image that is longer than a page or a screen."""

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each EXIF orientation (CIPA DC-008, tag 0x0112)."""


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Image.Image]:
    """The image, not yet decoded; TooLarge where it claims more pixels than allowed."""
    Image.MAX_IMAGE_PIXELS = 4 * limits.page_pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(path, formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLarge("图片像素过多") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnreadableFile(DAMAGED) from error
    with image:
        yield image


def frames_of(image: Image.Image) -> int:
    """Pages of the file: TIFF has as many as it holds, an animation and a burst photo have one."""
    if image.format != "TIFF":
        return 1
    try:
        return int(getattr(image, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnreadableFile(DAMAGED) from error


def pixels_of(image: Image.Image, index: int, limits: Limits) -> NDArray[np.uint8]:
    """Red, green, blue of one frame, upright, no larger than the limits allow; UnreadableFile where most is missing."""
    try:
        image.seek(index)
        if image.width * image.height > 4 * limits.page_pixels:
            raise TooLarge("图片像素过多")
        side = longest_side(image.width, image.height, limits)
        image.draft("RGB", (side, side))
        image.load()
        pixels = _rgb(_shrunk(image, side, limits), _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1)))
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnreadableFile(DAMAGED) from error
    if _missing(pixels) > 0.5:
        raise UnreadableFile("图片只传输了一部分, 大半内容缺失")
    return pixels


def longest_side(wide: float, high: float, limits: Limits, page: float = 0.0) -> int:
    """Pixels that the longer side may keep: more for long screenshots, and for sheets at least `page` long.

    `page` is in the unit of the sides; without it they are pixels, and a sheet is large at twice `image_side`.
    """
    if max(wide, high) > _LONG * min(wide, high):
        return 4 * limits.image_side
    return limits.image_side * (2 if max(wide, high) >= (page or 2 * limits.image_side) else 1)


def _shrunk(image: Image.Image, side: int, limits: Limits) -> Image.Image:
    scale = min(1.0, side / max(image.size), (limits.page_pixels / (image.width * image.height)) ** 0.5)
    if scale == 1.0:
        return image
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    plain = image if image.mode in ("RGB", "L", "CMYK", "RGBA", "LA") else _shallow(image)
    return plain.resize(size, Image.Resampling.BOX if scale < 0.5 else Image.Resampling.LANCZOS)


def _shallow(image: Image.Image) -> Image.Image:
    """Eight bits a channel. Sixteen-bit grey keeps its high bits; Pillow would cut everything above 255 to white."""
    if image.mode.startswith(("I", "F")):
        levels = np.asarray(image, np.float32)
        top = 255.0 if levels.size and levels.max(initial=0.0) <= 255 and image.mode != "I;16" else 65535.0
        return Image.fromarray(np.clip(levels * (255.0 / top), 0, 255).astype(np.uint8))
    if image.mode == "P" and "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _rgb(image: Image.Image, turn: Image.Transpose | None) -> NDArray[np.uint8]:
    turned = image if turn is None else image.transpose(turn)
    if turned.mode not in ("RGB", "L", "CMYK", "RGBA", "LA"):
        turned = _shallow(turned)
    if turned.mode in ("RGBA", "LA") or "transparency" in turned.info:
        turned = turned.convert("RGBA")
        paper = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(paper, turned)
    return np.asarray(turned.convert("RGB"))


def _missing(pixels: NDArray[np.uint8]) -> float:
    """The share of rows at the end that are one flat grey or black: what a decoder leaves where the file ended."""
    low, high = pixels.min(axis=(1, 2)), pixels.max(axis=(1, 2))
    flat = (low == high) & ((low == _FILLER) | (low == 0))
    filled = np.flatnonzero(~flat)
    return 1.0 if not filled.size else 1 - (int(filled[-1]) + 1) / len(pixels)
