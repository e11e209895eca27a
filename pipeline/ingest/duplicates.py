"""Pages that came twice: same bytes, or the same sheet drawn or scanned again. The first stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.likeness import forget, hash_distance, same_image
from pipeline.types import Page, PageStatus

_LOOKS: Final = 3


def marked(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Later copies as DUPLICATE of the first. Blank and unreadable pages are nobody's copy."""
    out: list[Page] = []
    originals: list[Page] = []
    for page in pages:
        original = next((o for o in _nearest(page, originals) if same_image(o, page)), None) if _counts(page) else None
        if original:
            reason = f"与 {original.page_id} 相同"
            page = replace(page, status=PageStatus.DUPLICATE, status_reason=reason, duplicate_of=original.page_id)
        elif _counts(page):
            originals.append(page)
        out.append(page)
    forget()
    return tuple(out)


def _nearest(page: Page, originals: Sequence[Page]) -> list[Page]:
    """Exact copies first, then the few whose fingerprints are nearest (200 slips must not cost 20,000 looks)."""
    exact = [o for o in originals if o.sha256 == page.sha256]
    return exact or sorted(originals, key=lambda o: hash_distance(o, page))[:_LOOKS]


def _counts(page: Page) -> bool:
    return page.status is PageStatus.USED and page.image is not None
