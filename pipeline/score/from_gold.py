"""A packet as it would stand if everything before the rules were perfect: documents and fields from the gold itself.

Facts that gold keeps with the case (parties, claims, court, …) become fields of the pleading where its own fields lack
them; a claim's running text is its field where gold has it, else its kind and sums in words. Pages carry gold's text
where it is known. What gold does not say (marks, layout) is not there: rules that look at ink answer by fields alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from pipeline.chinese import Found, amounts, is_organization
from pipeline.classify.titles import title_of
from pipeline.extract import extract
from pipeline.gold import HARD, UNJUDGED, Gold, GoldDocument, GoldField, GoldPage
from pipeline.report.wording import CLAIM_KINDS
from pipeline.text import plain
from pipeline.types import (
    Box,
    Document,
    Evidence,
    Field,
    FileStatus,
    Packet,
    Page,
    PageStatus,
    Quality,
    SourceFile,
    TextSource,
    Word,
)
from pipeline.vocabulary import FIELDS, PLEADINGS

SURE: Final = 1.0
GUESSED: Final = 0.8
"""Confidence of what stands on a page that is hard to read."""
_RUNNING: Final = re.compile(r"[，。；：:;,]")
_CASES_OWN: Final = ("party.", "claim.")
"""Fields of a pleading that gold tells whole with the case: who, in which part, and each claim's words."""
WHOLE: Final = Box(0.1, 0.1, 0.9, 0.9)
LINES: Final = 60
"""Lines that a page made from text has room for; more share the room."""


def packet_of(gold: Gold) -> tuple[Packet, tuple[Page, ...], tuple[Document, ...]]:
    pages = tuple(_page(p) for p in _pages(gold))
    found = {p.page_id: p for p in pages}
    documents = tuple(_document(gold, no, d, found) for no, d in enumerate(gold.documents, 1))
    return packet_with(gold, pages), pages, documents


def packet_with(gold: Gold, pages: Sequence[Page]) -> Packet:
    names = dict.fromkeys([*(p.file for p in pages), *gold.files])
    files = tuple(_file(name, gold, pages) for name in names)
    return Packet(gold.packet_id, hash_of(gold.packet_id), files)


def _pages(gold: Gold) -> Iterable[GoldPage]:
    named = {p.page_id: p for p in gold.pages if not p.page_id.endswith("#*")}
    asked = [p.replace("#*", "#1") for d in gold.documents for p in d.pages]
    return (named | {p: GoldPage(p) for p in asked if p not in named}).values()


def _page(gold: GoldPage) -> Page:
    file, _, number = gold.page_id.rpartition("#")
    words = tuple(_words(gold.text or ""))
    return Page(
        page_id=gold.page_id,
        file=file,
        page_no=int(number),
        width=1654,
        height=2339,
        sha256=hash_of(gold.page_id),
        quality=Quality(SURE, SURE, SURE, SURE),
        text_source=TextSource.OCR,
        status=PageStatus(gold.status),
        duplicate_of=gold.duplicate_of,
        words=words,
    )


def _words(text: str) -> Iterator[Word]:
    lines = [line for line in text.splitlines() if line.strip()]
    pitch = 0.9 / max(len(lines), LINES)
    for no, line in enumerate(lines):
        top = 0.05 + no * pitch
        yield Word(line, Box(0.1, top, min(0.95, 0.1 + 0.02 * len(line)), top + 0.8 * pitch), SURE, no)


def _file(name: str, gold: Gold, pages: Iterable[Page]) -> SourceFile:
    count = sum(p.file == name for p in pages)
    status = FileStatus(gold.files.get(name, "ok"))
    return SourceFile(name, hash_of(name), "application/octet-stream", count, status)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _document(gold: Gold, no: int, paper: GoldDocument, pages: dict[str, Page]) -> Document:
    own = [pages[p.replace("#*", "#1")] for p in paper.pages]
    hard = frozenset(p.page_id for p in gold.pages if p.look == HARD)
    fields = [_field(f, own[0].page_id, hard) for f in (*paper.fields, *paper.also) if f.value is not None]
    if paper.doc_type in PLEADINGS:
        fields = [f for f in fields if not f.name.startswith(_CASES_OWN)]
        known = {f.name.partition(".")[0] for f in fields}
        stated = [_field(f, own[0].page_id) for f in _stated(gold) if f.name.partition(".")[0] not in known]
        fields += _as_written(stated)
    document = Document(f"d{no}", paper.doc_type, _title(own[0]), tuple(own), SURE, tuple(fields))
    return replace(document, fields=(*fields, *_named(document))) if paper.doc_type in PLEADINGS else document


def _as_written(fields: Iterable[Field]) -> Iterator[Field]:
    """Sums with the words in which their claim writes them: the same sum may stand there twice."""
    left: list[Found[Decimal]] = []
    for field in fields:
        if field.name == "claim.text":
            left = amounts(field.value)
        match = next((f for f in left if field.name == "claim.amount" and f.value == Decimal(field.value)), None)
        if match is not None:
            left.remove(match)
            field = replace(field, evidence=tuple(replace(e, text=match.text) for e in field.evidence))
        yield field


def _title(page: Page) -> str | None:
    """What the paper calls itself: a known title among its first lines, else its first line that is short and alone."""
    lines = [w.text.strip() for w in page.words[:4]]
    known = [(found.how, line) for line in lines if (found := title_of(line))]
    whole = [line for how, line in known if how == "whole"]
    short = [x for x in lines if 3 <= len(plain(x)) <= 20 and not _RUNNING.search(x) and not is_organization(x)]
    return next((plain(line) for line in (*whole, *(line for _, line in known), *short)), None)


def _named(document: Document) -> tuple[Field, ...]:
    """Names in the running text, which gold does not list: as the extractor reads them on perfect pages."""
    return tuple(f for f in extract(document).fields if f.name == "mentioned_name")


def _field(field: GoldField, page_id: str, hard: frozenset[str] = frozenset()) -> Field:
    page, value = field.page_id or page_id, str(field.value)
    sure = GUESSED if page in hard else SURE
    evidence = tuple(Evidence(page, box, value, sure) for box in field.boxes or (WHOLE,))
    return Field(field.name, value, sure, evidence, "gold", field.item)


def _stated(gold: Gold) -> Iterator[GoldField]:
    """What the case's gold says that the pleading states."""
    for item, party in enumerate(gold.parties or (), 1):
        stated = {"role": party.role, "kind": party.kind, **party.values}
        stated["represents"] = "、".join(party.represents or ()) or None
        names = (f"party.{n}" for n in stated)
        yield from (
            GoldField(n, v, item)
            for n, v in zip(names, stated.values(), strict=True)
            if v is not None and n in FIELDS["complaint"]
        )
    for item, claim in enumerate(gold.claims or (), 1):
        sums = "、".join(f"{a}元" for a in claim.amounts or ())
        yield GoldField("claim.no", str(claim.no), item)
        yield GoldField("claim.text", claim.text or f"{CLAIM_KINDS[claim.kind]}{sums}", item)
        yield GoldField("claim.kind", claim.kind, item)
        yield from (GoldField("claim.amount", a, item) for a in claim.amounts or ())
        yield from (GoldField(f"claim.{n}", v, item) for n, v in claim.values.items() if v is not None)
    for name, key in _CASE_FIELDS:
        value = gold.case.get(key)
        if value not in (None, UNJUDGED):
            yield GoldField(name, value)


_CASE_FIELDS: Final = (
    ("court", "court"),
    ("signed_on", "filed_on"),
    ("stated_total", "stated_total"),
    ("stated_cause", "cause"),
)
