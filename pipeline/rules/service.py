"""When a decision or award was received: by the receipts in the packet, else by the pleading's own word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.clocks import working
from pipeline.law import Unknown
from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of
from pipeline.rules.facts import Facts
from pipeline.rules.findings import place
from pipeline.rules.story import story
from pipeline.text import plain
from pipeline.types import Document, Evidence


@dataclass(frozen=True, slots=True)
class Served:
    """`where` says which paper tells the day."""

    day: date
    where: str
    evidence: tuple[Evidence, ...]


def served(facts: Facts, decision: Document, number: str, words: str) -> Served | None:
    """`number` is the field of the decision's own number; `words` a pattern of what such papers are called.

    A receipt counts that bears the number, or that names such a paper and no other number. Of several the last.
    """
    found = [*_receipts(facts, decision, number, words)] or [*_told(facts, words)]
    return max(found, key=lambda s: s.day, default=None)


def rolled(day: date) -> date:
    """The first working day from there on; the day itself where no table tells the holidays of its year."""
    try:
        while not working(day):
            day += timedelta(days=1)
    except Unknown:
        pass
    return day


def _receipts(facts: Facts, decision: Document, number: str, words: str) -> Iterator[Served]:
    own = decision.first(number)
    for receipt in facts.documents_of("service_receipt"):
        field, day = receipt.first("received_on"), day_of(receipt.first("received_on"))
        if field and day and _meant(receipt, plain(own.value) if own else None, words):
            yield Served(day, paper(field, receipt), field.evidence)


def _meant(receipt: Document, number: str | None, words: str) -> bool:
    said = [plain(f.value) for n in ("case_number", "document") for f in receipt.all(n)]
    if number and any(_core(number) in _core(text) for text in said):
        return True
    numbered = [text for text in said if re.search(r"\d{4}.*\d号", text)]
    named = receipt.first("document")
    right = named is None or bool(re.search(words, plain(named.value)))
    return right and not (numbered and number)


def _core(text: str) -> str:
    return re.sub(r"[()\[\]第号]", "", text)


def _told(facts: Facts, words: str) -> Iterator[Served]:
    """原告于2026年2月3日收到该裁决书."""
    told = story(facts)
    after = rf"(?:[^,。;]{{0,8}})?(?:收到|签收|领取|接到|送达)[^,。;]{{0,14}}?(?:{words}|,|$)"
    for day in told.beside("", after, 40) if told else ():
        evidence = told.evidence(day.start, day.end) if told else ()
        where = f"诉状({place(evidence[0].page_id)})" if evidence else "诉状"
        yield Served(day.value, where, evidence)
