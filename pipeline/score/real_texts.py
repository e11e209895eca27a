"""Real wording for the score: published judgments as complaint-shaped papers, with what people marked in them.

The labels hold offsets and hashes; the texts themselves lie outside the project, in a folder named at run time.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from pipeline.extract import extract
from pipeline.gold import Gold, GoldClaim, GoldDocument, GoldField, GoldPage, GoldParty
from pipeline.rules import check, verdict_of
from pipeline.score.real_layout import Laid, laid
from pipeline.score.real_paper import look_of, rows_of
from pipeline.score.real_sources import FILES, Label, LabelledClaim, LabelledParty, Original, Span, matched, originals
from pipeline.score.real_sources import labels as labels_of
from pipeline.screen import Clock, judged
from pipeline.types import Category, Document, FileStatus, Packet, Review, SourceFile
from pipeline.vocabulary import DOC_TYPES

_WHOLE_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNREADABLE: Final = re.compile(r"[×*＊xX]{2,}")
"""Characters that the publisher struck out: what stands there can be compared with nothing."""
_TELLING: Final = ("sex", "birth_date", "ethnicity", "phone", "id_number", "uscc")
"""Labelled wherever the header states them: where no label stands, nothing may be read."""


@dataclass(frozen=True, slots=True)
class RealText:
    """`gold` judges parties, claims, category and cause; findings are not judged (no level, none expected)."""

    text_id: str
    source: str
    split: str
    document: Document
    gold: Gold


def split_of(text_id: str) -> str:
    """dev or test, by the id alone; never train."""
    return ("dev", "test")[int(hashlib.sha256(text_id.encode()).hexdigest()[:8], 16) % 2]


def texts(labels: Path, folder: Path) -> Iterator[RealText]:
    """Every labelled text, by source and id. Raises WrongUse where a text is not the one that was labelled.

    Sources that `folder` lacks are left out with one line on stderr.
    """
    for source in FILES:
        file = labels / f"{source}.jsonl"
        if not file.is_file():
            continue
        known = originals(source, folder)
        if known is None:
            sys.stderr.write(f"{folder / FILES[source]} 不存在, 跳过真实文本 {source}\n")
            continue
        for text_id, label in labels_of(file).items():
            yield real_text(matched(label, known.get(text_id)), label)


def real_text(original: Original, label: Label) -> RealText:
    look = look_of(original.text_id, original.doc_type)
    paper = laid(rows_of(original, label, look), f"{original.text_id}.pdf", look.width, look.capacity)
    document = Document("d1", original.doc_type, DOC_TYPES[original.doc_type], paper.pages, None)
    split = split_of(original.text_id)
    return RealText(original.text_id, original.source, split, document, _gold(original, label, paper, split))


def review_of(text: RealText) -> Review:
    """What the program makes of the paper, from extraction on: its type and its words are given."""
    clock = Clock()
    pages = text.document.pages
    document = clock.time("extract", lambda: extract(text.document))
    file = SourceFile(pages[0].file, text.text_id, "application/pdf", len(pages), FileStatus.OK)
    packet = Packet(text.text_id, text.text_id, (file,))
    case = clock.time("assemble", lambda: judged(packet, pages, (document,), None))
    findings = clock.time("rules", lambda: check(case))
    return Review(packet, case.pages, case.documents, case, findings, verdict_of(findings), clock.run(case.as_of, ()))


def _gold(original: Original, label: Label, paper: Laid, split: str) -> Gold:
    administrative = original.doc_type == "administrative_complaint"
    case: dict[str, str | None] = {"category": str(Category.ADMINISTRATIVE if administrative else Category.CIVIL)}
    if original.cause:
        case["cause"] = original.cause
    if label.court:
        case["court"] = _value(original, label.court)
    fields = (*_party_fields(original, label, paper), *_claim_fields(original, label, paper))
    document = GoldDocument(
        original.doc_type, tuple(p.page_id for p in paper.pages), fields, family=original.source, held_out=True
    )
    return Gold(
        packet_id=original.text_id,
        split=split,
        as_of=None,
        documents=(document,),
        pages=tuple(GoldPage(p.page_id) for p in paper.pages),
        files={},
        parties=tuple(_party(original, label, party) for party in label.parties),
        claims=tuple(_claim(original, claim) for claim in label.claims),
        case=case,
        findings=(),
        levels=(),
        kind=f"real/{original.source}",
        page_count=len(paper.pages),
    )


def _value(original: Original, span: Span) -> str:
    return span.value or "".join(original.text[span.start : span.end].split())


def _normal(original: Original, name: str, span: Span) -> str:
    value = _value(original, span)
    return f"{Decimal(value).normalize():f}" if name == "rate" else value


def _judged(original: Original, name: str, span: Span) -> bool:
    """Half a date and a number with struck out digits have no normal form to compare with."""
    value = _value(original, span)
    if name.endswith("date"):
        return bool(_WHOLE_DATE.fullmatch(value))
    return name not in ("id_number", "phone", "uscc") or not _UNREADABLE.search(value)


def _party(original: Original, label: Label, party: LabelledParty) -> GoldParty:
    values: dict[str, str | None] = {
        name: _value(original, span) for name, span in party.spans.items() if _judged(original, name, span)
    }
    values |= {name: None for name in _TELLING if name not in party.spans}
    names = (label.parties[i].spans["name"] for i in party.represents)
    return GoldParty(party.role, party.kind, values, tuple(_value(original, name) for name in names) or None)


def _claim(original: Original, claim: LabelledClaim) -> GoldClaim:
    values: dict[str, str | None] = {
        name: _normal(original, name, span) for name, span in claim.spans.items() if _judged(original, name, span)
    }
    return GoldClaim(claim.no, claim.kind, tuple(_value(original, amount) for amount in claim.amounts), values)


def _field(original: Original, paper: Laid, name: str, span: Span, item: int) -> GoldField:
    page_id, boxes = paper.boxes(span.start, span.end)
    return GoldField(name, _normal(original, name.rpartition(".")[2], span), item, page_id, boxes)


def _party_fields(original: Original, label: Label, paper: Laid) -> Iterator[GoldField]:
    for item, party in enumerate(label.parties, 1):
        for name, span in party.spans.items():
            if _judged(original, name, span):
                yield _field(original, paper, f"party.{name}", span, item)


def _claim_fields(original: Original, label: Label, paper: Laid) -> Iterator[GoldField]:
    for claim in label.claims:
        for amount in claim.amounts:
            yield _field(original, paper, "claim.amount", amount, claim.no)
        for name, span in claim.spans.items():
            if _judged(original, name, span):
                yield _field(original, paper, f"claim.{name}", span, claim.no)
