"""What was read against what is written, where gold has a page's text.

Pages whose own text layer was believed are counted apart (`text_layer`): they tell nothing of the engine.

cer            Levenshtein distance / characters of gold, over all pages together; width and white space don't count.
               It follows the reading order, so two columns read in another order cost much.
unread         The share of gold's characters that were read nowhere on the page, whatever their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from pipeline.gold import Gold
from pipeline.report.contract import ReviewJson
from pipeline.text import plain


@dataclass(frozen=True, slots=True)
class Read:
    """Counts of characters of one page; `look` as gold has it."""

    packet: str
    page_id: str
    look: str
    characters: int
    edits: int
    unread: int


LAYER: Final = "text_layer"


def judge(gold: Gold, review: ReviewJson, texts: Mapping[str, str]) -> Iterator[Read]:
    """`texts` are the pages' words as read; pages that were not read by us are left out."""
    sources = {p["page_id"]: p["text_source"] for p in review["pages"]}
    for page in gold.pages:
        if page.text and plain(page.text) and page.page_id in texts:
            wanted, told = plain(page.text), plain(texts[page.page_id])
            lost = (Counter(wanted) - Counter(told)).total()
            edits = Levenshtein.distance(wanted, told)
            look = LAYER if sources.get(page.page_id) == LAYER else page.look or "unknown"
            yield Read(gold.packet_id, page.page_id, look, len(wanted), edits, lost)
