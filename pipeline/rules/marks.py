"""Whether a paper is signed: by hand, by seal or by fingerprint, or only in print."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from pipeline.types import Document, MarkKind, Page

_INK: Final = {"handwritten", "seal", "fingerprint"}
_PICTURE: Final = 0.002
"""Share of a born-digital page covered by images from which an inserted signature may be among them."""


class Signing(Enum):
    DONE = auto()
    UNSURE = auto()
    NOT = auto()


def signing(document: Document) -> Signing:
    """A typed name is no signature on a scan; in a born-digital file nobody can tell whether it stands for one.

    Ink that stands on the last page, though nobody tied it to the place of signature, leaves it unsure.
    """
    signatures = document.all("signature")
    if any(f.value in _INK for f in signatures):
        return Signing.DONE
    last = document.pages[-1] if document.pages else None
    typed = any(f.value == "typed" for f in signatures)
    if last is not None and ((typed and last.printed) or _inked(last)):
        return Signing.UNSURE
    return Signing.NOT


def _inked(page: Page) -> bool:
    if any(m.kind in (MarkKind.SIGNATURE, MarkKind.SEAL, MarkKind.FINGERPRINT) for m in page.marks):
        return True
    return page.printed and page.layer is not None and page.layer.image_cover > _PICTURE
