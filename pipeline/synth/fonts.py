"""Faces for drawing, by role. Needed to draw samples only; without Debian's fonts PyMuPDF's own CJK face stands in.

Debian packages: fonts-noto-cjk, fonts-arphic-ukai, fonts-arphic-uming, fonts-wqy-zenhei, fonts-wqy-microhei,
fonts-dejavu-core.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Final

import uharfbuzz
from PIL import ImageFont

from pipeline import pdf

_ROOTS: Final = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_ROLES: Final[dict[str, tuple[str, int]]] = {
    "song": ("NotoSerifCJK-Regular.ttc", 2),
    "songbold": ("NotoSerifCJK-Bold.ttc", 2),
    "songblack": ("NotoSerifCJK-Black.ttc", 2),
    "hei": ("NotoSansCJK-Regular.ttc", 2),
    "heibold": ("NotoSansCJK-Bold.ttc", 2),
    "ming": ("uming.ttc", 0),
    "kai": ("ukai.ttc", 0),
    "zenhei": ("wqy-zenhei.ttc", 0),
    "microhei": ("wqy-microhei.ttc", 0),
    "boxes": ("DejaVuSans.ttf", 0),
}
"""Role to file and face inside it."""

PACKAGES: Final = (
    "fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-wqy-zenhei fonts-wqy-microhei fonts-dejavu-core"
)

BOXES: Final = frozenset("☑☐")
"""Tick boxes, which none of the Chinese faces has: pictures draw them, text PDFs take them from the role `boxes`."""


@lru_cache(maxsize=32)
def path_of(role: str) -> Path | None:
    name = _ROLES[role][0]
    return next((found for root in _ROOTS if root.is_dir() for found in sorted(root.rglob(name))), None)


@lru_cache(maxsize=1)
def _stand_in() -> bytes:
    return pdf.builtin_cjk_font()


def subset(role: str, text: str) -> bytes:
    """The face with nothing but the characters of `text`: what a PDF embeds.

    HarfBuzz cuts it out in milliseconds, where embedding the whole face and trimming it afterwards takes half a second.
    Glyphs keep their numbers: a PDF names those of an OpenType face by number.
    """
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, text))
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS
    return bytes(uharfbuzz.subset(_whole(role), wanted).blob.data)


@lru_cache(maxsize=16)
def _whole(role: str) -> uharfbuzz.Face:
    path = path_of(role)
    return uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes() if path else _stand_in()), _ROLES[role][1] if path else 0)


def missing() -> tuple[str, ...]:
    """The roles drawn with the stand-in face."""
    return tuple(role for role in _ROLES if path_of(role) is None)


@lru_cache(maxsize=256)
def face(role: str, pixels: int) -> ImageFont.FreeTypeFont:
    path = path_of(role)
    if path is None:
        return ImageFont.truetype(io.BytesIO(_stand_in()), pixels)
    return ImageFont.truetype(str(path), pixels, index=_ROLES[role][1])


@lru_cache(maxsize=20000)
def width(role: str, char: str) -> float:
    """Advance of one character in ems."""
    if char in BOXES:
        return 1.0
    return float(face(role, 200).getlength(char)) / 200
