"""Fields of all documents to one Case: who is who, what is claimed, how much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.assemble.claims import claims_of
from pipeline.assemble.foreign import foreign_of
from pipeline.assemble.parties import parties_of
from pipeline.assemble.total import asked, total_of
from pipeline.pleading import pleading_of
from pipeline.types import Case, CauseReading, Document, Packet, Page, PageStatus


def assemble(
    packet: Packet,
    pages: tuple[Page, ...],
    documents: tuple[Document, ...],
    ruling: CauseReading,
    as_of: date | None,
) -> Case:
    """The case as its pleading states it, with the papers beside it.

    `as_of` wins over the day the pleading was signed, and that over today. Papers of another case leave `documents`
    and their pages turn FOREIGN, with the reason.
    """
    pleading = pleading_of(documents)
    strangers = foreign_of(documents, pleading)
    claims = claims_of(pleading) if pleading else ()
    awarded = pleading is not None and pleading.doc_type == "enforcement_application"
    filed_on = _filed_on(pleading)
    return Case(
        category=ruling.category,
        category_confidence=ruling.category_confidence,
        cause=ruling.cause,
        court=pleading.first("court") if pleading else None,
        filed_on=filed_on,
        as_of=as_of or filed_on or date.today(),
        parties=parties_of(pleading) if pleading else (),
        claims=tuple(asked(claim, awarded) for claim in claims),
        total=total_of(claims, pleading.first("stated_total") if pleading else None, awarded),
        fee=None,
        pleading=pleading,
        documents=tuple(d for d in documents if d.document_id not in strangers),
        pages=_ledger(pages, documents, strangers),
        files=packet.files,
        stated_cause=pleading.first("stated_cause") if pleading else None,
    )


def _filed_on(pleading: Document | None) -> date | None:
    signed = pleading.first("signed_on") if pleading else None
    try:
        return date.fromisoformat(signed.value) if signed else None
    except ValueError:
        return None


def _ledger(pages: tuple[Page, ...], documents: tuple[Document, ...], strangers: dict[str, str]) -> tuple[Page, ...]:
    reasons = {p.page_id: strangers[d.document_id] for d in documents if d.document_id in strangers for p in d.pages}
    return tuple(
        replace(p, status=PageStatus.FOREIGN, status_reason=reasons[p.page_id]) if p.page_id in reasons else p
        for p in pages
    )
