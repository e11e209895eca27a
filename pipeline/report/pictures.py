"""Page pictures as the report shows them: small enough to send, identity papers masked where nothing is to be seen."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from PIL import Image

from pipeline.geometry import grow
from pipeline.types import Box, Page

LONG_SIDE = 1400
SLACK = 1.4
"""A picture this much larger than wanted is not worth shrinking."""
AS_IS = 200_000
"""Bytes up to which a page's own JPEG goes in: a page drawn from its text is small already."""
MASK_CELLS = 24


def data_uri(page: Page, masked: bool = False, seen: Iterable[Box] = (), long_side: int = LONG_SIDE) -> str | None:
    """The page as a JPEG data URI, None where it has no image.

    A masked page is broken into coarse cells in the pixels themselves, all but the boxes that a finding points at.
    """
    if page.image is None:
        return None
    if not masked and _fits(page, page.image, long_side):
        return _uri(page.image.read_bytes())
    with Image.open(page.image) as opened:
        if max(opened.size) > SLACK * long_side:
            opened.thumbnail((long_side, long_side), Image.Resampling.BILINEAR, reducing_gap=1.0)
        picture = opened.convert("RGB") if opened.mode not in {"L", "RGB"} else opened.copy()
    if masked:
        picture = _masked(picture, seen)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=62, optimize=False)
    return _uri(buffer.getvalue())


def _fits(page: Page, image: Path, long_side: int) -> bool:
    side = max(page.width, page.height)
    small = side <= SLACK * long_side and image.stat().st_size <= AS_IS
    return image.suffix == ".jpg" and (side <= long_side or small)


def _masked(picture: Image.Image, seen: Iterable[Box]) -> Image.Image:
    cells = (MASK_CELLS, max(1, round(MASK_CELLS * picture.height / picture.width)))
    coarse = picture.resize(cells, Image.Resampling.BOX).resize(picture.size, Image.Resampling.NEAREST)
    for box in seen:
        left, top, right, bottom = grow(box, 0.01, 0.01)
        window = (
            int(left * picture.width),
            int(top * picture.height),
            int(right * picture.width),
            int(bottom * picture.height),
        )
        coarse.paste(picture.crop(window), window[:2])
    return coarse


def _uri(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()
