"""Pages that came twice to the bit. The first stays; copies scanned or drawn again are told apart after reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.types import Page, PageStatus


def marked(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Later copies as DUPLICATE of the first. Blank and unreadable pages are nobody's copy."""
    out: list[Page] = []
    originals: dict[str, Page] = {}
    for page in pages:
        if page.status is PageStatus.USED and page.image is not None:
            original = originals.setdefault(page.sha256, page)
            if original is not page:
                reason = f"与 {original.page_id} 相同"
                page = replace(page, status=PageStatus.DUPLICATE, status_reason=reason, duplicate_of=original.page_id)
        out.append(page)
    return tuple(out)
