"""Pages that came twice: same bytes, or the same sheet drawn or scanned again. The first stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.likeness import same_image
from pipeline.types import Page, PageStatus


def marked(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Later copies as DUPLICATE of the first. Blank and unreadable pages are nobody's copy."""
    out: list[Page] = []
    originals: list[Page] = []
    for page in pages:
        original = next((o for o in originals if same_image(o, page)), None) if _counts(page) else None
        if original:
            reason = f"与 {original.page_id} 相同"
            page = replace(page, status=PageStatus.DUPLICATE, status_reason=reason, duplicate_of=original.page_id)
        elif _counts(page):
            originals.append(page)
        out.append(page)
    return tuple(out)


def _counts(page: Page) -> bool:
    return page.status is PageStatus.USED and page.image is not None
