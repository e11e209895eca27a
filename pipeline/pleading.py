"""Which paper of a packet is the pleading that opens the case: asked by more than one stage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.types import Document
from pipeline.vocabulary import PLEADINGS


def pleading_of(documents: Iterable[Document]) -> Document | None:
    """The pleading, or None where the packet holds none.

    An old complaint copied into the papers, or a second copy, looks the same; so the fullest one is taken (parties and
    claims), among those the one signed last, and among equals the one that bears a signature and comes first.
    An enforcement application outranks the complaint of the case it enforces.
    """
    found = [d for d in documents if d.doc_type in PLEADINGS]
    if not found:
        return None
    order = {d.document_id: -i for i, d in enumerate(found)}
    newest = max(_signed_on(d) or date.min for d in found)
    return max(found, key=lambda d: (*_fullness(d), _age(d, newest), _has(d, "signature"), order[d.document_id]))


def _fullness(document: Document) -> tuple[bool, int]:
    stated = _has(document, "party.name") + _has(document, "claim.text")
    return document.doc_type == "enforcement_application" and stated > 0, stated


def _age(document: Document, newest: date) -> int:
    """Whole months by which it is older than the newest, as a negative number; an undated one counts as newest."""
    signed = _signed_on(document)
    return 0 if signed is None else -((newest - signed).days // 30)


def _has(document: Document, name: str) -> bool:
    return document.first(name) is not None


def _signed_on(document: Document) -> date | None:
    found = document.first("signed_on")
    try:
        return date.fromisoformat(found.value) if found else None
    except ValueError:
        return None
