"""Papers made by hand: fields with one evidence each, no OCR."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pipeline.assemble import assemble
from pipeline.types import (
    Amount,
    Box,
    Case,
    CauseReading,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Field,
    Packet,
    Page,
    Word,
)

BOX = Box(0.1, 0.1, 0.5, 0.2)
NOTHING = CauseReading(None, None, None)


def field(name: str, value: str, item: int | None = None, said: str | None = None, confidence: float = 0.97) -> Field:
    return Field(name, value, confidence, (Evidence("p#1", BOX, said or value, confidence),), "test", item)


def page(name: str, text: str = "") -> Page:
    words = (Word(text, BOX, 0.99, 0),) if text else ()
    return Page(f"{name}.pdf#1", f"{name}.pdf", 1, 1000, 1400, "0" * 64, words=words)


def paper(doc_type: str, fields: Sequence[Field] = (), name: str | None = None, text: str = "") -> Document:
    return Document(name or doc_type, doc_type, None, (page(name or doc_type, text),), 0.99, tuple(fields))


def party(item: int, role: str, name: str | None, **more: str) -> list[Field]:
    said = [field("party.role", role, item)]
    if name:
        said.append(field("party.name", name, item))
    return said + [field(f"party.{key}", value, item) for key, value in more.items()]


def complaint(*groups: Sequence[Field], doc_type: str = "complaint", name: str = "c", text: str = "") -> Document:
    return paper(doc_type, [f for group in groups for f in group], name, text)


def asked(item: int, text: str, *amounts: tuple[str, str], kind: str | None = None) -> list[Field]:
    """A claim; each amount is (value, as written)."""
    said = [field("claim.no", str(item), item), field("claim.text", text, item)]
    if kind:
        said.append(field("claim.kind", kind, item))
    return said + [field("claim.amount", value, item, written) for value, written in amounts]


def claim(no: int, text: str, *amounts: tuple[str, str], kind: ClaimKind = ClaimKind.PRINCIPAL) -> Claim:
    return Claim(no, text, kind, tuple(Amount(Decimal(value), written) for value, written in amounts))


def case_of(*documents: Document, as_of: date | None = None) -> Case:
    pages = tuple(p for d in documents for p in d.pages)
    return assemble(Packet("test", "0" * 64, ()), pages, documents, NOTHING, as_of)
