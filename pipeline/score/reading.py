"""What was read against what is written, where gold has a page's text.

cer            Levenshtein distance / characters of gold, over all pages together; width and white space don't count.
               It follows the reading order, so two columns read in another order cost much.
unread         The share of gold's characters that were read nowhere on the page, whatever their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.gold import Gold
from pipeline.text import plain


@dataclass(frozen=True, slots=True)
class Read:
    """Counts of characters of one page."""

    packet: str
    page_id: str
    look: str
    characters: int
    edits: int
    unread: int

    @property
    def cer(self) -> float:
        return self.edits / self.characters


def judge(gold: Gold, texts: Mapping[str, str]) -> Iterator[Read]:
    """`texts` are the pages' words as read; pages that were not read by us are left out."""
    for page in gold.pages:
        if page.text and plain(page.text) and page.page_id in texts:
            wanted, told = plain(page.text), plain(texts[page.page_id])
            lost = (Counter(wanted) - Counter(told)).total()
            edits = Levenshtein.distance(wanted, told)
            yield Read(gold.packet_id, page.page_id, page.look or "unknown", len(wanted), edits, lost)
