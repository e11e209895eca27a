"""Papers of another case that slipped into the packet.

A paper is a stranger only where it names people or companies, was read well, and nothing ties it to the pleading,
neither by itself nor through the papers that are tied (a lawyer's licence through the power of attorney). A name that
differs by a character or two is no stranger's: that is a mismatch for a rule to judge, or a misreading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.pleading import pleading_of
from pipeline.sheet import sheet_of
from pipeline.text import halved, lookalike, similar, squeezed
from pipeline.types import Document, Field

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "complaint": ("party.name",),
    "element_complaint": ("party.name",),
    "administrative_complaint": ("party.name",),
    "private_prosecution": ("party.name",),
    "enforcement_application": ("party.name",),
    "compensation_application": ("party.name",),
    "id_card": ("name",),
    "passport": ("name",),
    "business_licence": ("name", "legal_representative"),
    "legal_representative_certificate": ("organization", "name"),
    "power_of_attorney": ("principal", "agent.name", "agent.firm", "opponent"),
    "lawyer_licence": ("name", "firm"),
    "law_firm_letter": ("firm", "lawyer.name", "client", "opponent"),
    "loan_note": ("lender", "borrower", "guarantor"),
    "loan_contract": ("lender", "borrower"),
    "sales_contract": ("seller", "buyer"),
    "lease_contract": ("lessor", "lessee"),
    "contract": ("party_a", "party_b"),
    "labour_contract": ("employer", "employee"),
    "bank_transfer": ("payer", "payee"),
    "delivery_note": ("seller", "buyer"),
    "statement_of_account": ("creditor", "debtor"),
    "arbitration_award": ("applicant", "respondent"),
    "arbitration_refusal": ("applicant", "respondent"),
    "marriage_certificate": ("holder", "spouse.name"),
    "accident_determination": ("person.name",),
    "judgment": ("plaintiff", "defendant"),
    "administrative_decision": ("addressee",),
    "reconsideration_decision": ("applicant",),
}
"""Fields that say whose paper it is. Types not named here (chats, statements, invoices, photos) are never strangers."""

_ONE_NAME_SAYS_ALL: Final = frozenset(
    {"id_card", "passport", "business_licence", "lawyer_licence", "administrative_decision", "reconsideration_decision"}
)
_NUMBERS: Final = (
    "id_number",
    "uscc",
    "phone",
    "borrower_id_number",
    "spouse.id_number",
    "agent.id_number",
    "party.id_number",
    "party.uscc",
    "party.phone",
    "case_number",
    "case_number_mentioned",
    "title_number",
    "decision_number",
    "determination_number",
)
_VOUCHING: Final = ("evidence_list", "household_register", "recommendation_letter")
"""Papers about other papers and relations: whom they mention (a witness, a child) belongs to the case."""

_TRUSTED: Final = 0.85
_MASKS: Final = "*＊×XxｘＸ某○"


@dataclass(frozen=True, slots=True)
class _Identity:
    names: frozenset[str]
    numbers: frozenset[str]
    text: str = ""


def foreign_of(documents: Iterable[Document], pleading: Document | None) -> dict[str, str]:
    """Document ids of strangers, each with the reason for the clerk. Empty without a pleading that names somebody."""
    papers = tuple(documents)
    if pleading is None or not pleading.all("party.name"):
        return {}
    waiting = {d.document_id: _identity(d) for d in papers if d is not pleading and _speaks(d)}
    fresh = [_identity(d) for d in papers if d is pleading or d.doc_type in _VOUCHING]
    while fresh and waiting:
        tied = [i for i, paper in waiting.items() if any(_tied(paper, known) for known in fresh)]
        fresh = [waiting.pop(i) for i in tied]
    return {d.document_id: _reason(d) for d in papers if d.document_id in waiting}


def own_of(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Without strangers: another case's papers say nothing of this one's kind."""
    strangers = foreign_of(documents, pleading_of(documents))
    return tuple(d for d in documents if d.document_id not in strangers)


def _speaks(document: Document) -> bool:
    """Whether it names enough people, read well enough, to be told a stranger."""
    named = [f for f in _named(document) if (f.confidence or 0.0) >= _TRUSTED and len(squeezed(f.value)) >= 2]
    needed = 1 if document.doc_type in _ONE_NAME_SAYS_ALL else 2
    whole = len(named) == len(list(_named(document)))
    return whole and len({f.value for f in named}) >= needed


def _named(document: Document) -> Iterator[Field]:
    names = NAMES.get(document.doc_type, ())
    return (f for f in document.fields if f.name in names)


def _identity(document: Document) -> _Identity:
    names = [f for f in document.fields if f.name in NAMES.get(document.doc_type, ()) or f.name == "mentioned_name"]
    return _Identity(
        frozenset(_plain(f.value) for f in names if f.value),
        frozenset(_plain(f.value) for f in document.fields if f.name in _NUMBERS),
        _plain(sheet_of(document).text),
    )


def _plain(text: str) -> str:
    return halved(squeezed(text)).upper()


def _tied(paper: _Identity, known: _Identity) -> bool:
    if any(a == b or _nearly(a, b) for a in paper.numbers for b in known.numbers):
        return True
    if any(len(name) >= 2 and name in known.text for name in (*paper.names, *paper.numbers)):
        return True
    if any(len(name) >= 2 and name in paper.text for name in known.names):
        return True
    return any(_alike(a, b) for a in paper.names for b in known.names)


def _nearly(a: str, b: str) -> bool:
    """Numbers that a misreading or a slip of the pen sets apart."""
    return len(a) == len(b) >= 11 and sum(x != y for x, y in zip(a, b, strict=True)) <= 3


def _alike(a: str, b: str) -> bool:
    """The same name, or one that a misreading, a mask (张*), a short form or a slip of the pen sets apart."""
    if a == b or lookalike(a, b) or _masked(a, b) or _masked(b, a):
        return True
    if min(len(a), len(b)) >= 4:
        return a in b or b in a or similar(a, b) >= 0.6
    if min(len(a), len(b)) >= 3 and similar(a, b) >= 0.6:
        return True
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _masked(a: str, b: str) -> bool:
    if not any(c in _MASKS for c in a):
        return False
    bare = a.strip(_MASKS)
    if len(a) == len(b):
        return all(x == y or x in _MASKS for x, y in zip(a, b, strict=True))
    return bool(bare) and (b.startswith(bare) or b.endswith(bare))


def _reason(document: Document) -> str:
    names = "、".join(dict.fromkeys(f.value for f in _named(document)))
    return f"材料所载的{names}与诉状所列人员、证件号码均不相符"
