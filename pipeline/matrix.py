"""Who stands in which paper: each party against each paper that names people, equal, misread or different.

A picture of the case for a reader; what has to be put right is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pipeline.chinese import credit_code_problem, id_problem, is_organization, same_name
from pipeline.text import lookalike, plain, similar
from pipeline.types import Case, Document, Field, Party

WHO: Final[dict[str, tuple[tuple[str, str | None], ...]]] = {
    "id_card": (("name", "id_number"),),
    "household_register": (("name", "id_number"),),
    "passport": (("name", None),),
    "business_licence": (("name", "uscc"), ("legal_representative", None)),
    "legal_representative_certificate": (("organization", None), ("name", "id_number")),
    "power_of_attorney": (("principal", None), ("agent.name", "agent.id_number")),
    "lawyer_licence": (("name", None),),
    "law_firm_letter": (("lawyer.name", None), ("client", None)),
    "recommendation_letter": (("agent", None), ("principal", None)),
    "service_address_confirmation": (("name", None),),
    "loan_note": (("lender", None), ("borrower", "borrower_id_number"), ("guarantor", None)),
    "loan_contract": (("lender", None), ("borrower", None)),
    "sales_contract": (("seller", None), ("buyer", None)),
    "lease_contract": (("lessor", None), ("lessee", None)),
    "labour_contract": (("employer", None), ("employee", None)),
    "contract": (("party_a", None), ("party_b", None)),
    "bank_transfer": (("payer", None), ("payee", None)),
    "payment_screenshot": (("payer", None), ("payee", None)),
    "receipt": (("payer", None), ("payee", None)),
    "invoice": (("seller", None), ("buyer", None)),
    "delivery_note": (("seller", None), ("buyer", None)),
    "statement_of_account": (("creditor", None), ("debtor", None)),
    "arbitration_award": (("applicant", None), ("respondent", None)),
    "arbitration_refusal": (("applicant", None), ("respondent", None)),
    "marriage_certificate": (("holder", None), ("spouse.name", "spouse.id_number")),
    "accident_determination": (("person.name", None),),
    "judgment": (("plaintiff", None), ("defendant", None)),
    "administrative_decision": (("addressee", None),),
    "reconsideration_decision": (("applicant", None),),
}
"""Fields that name people, each with the field of their number where the paper has one."""
CLEAR: Final = 0.85
TWINS_CLEAR: Final = 0.95
"""Least OCR confidence for a difference to be the paper's: in general, and between characters that look alike."""
_ALIKE: Final = 0.8


class Likeness(StrEnum):
    EQUAL = "equal"
    MISREAD = "misread"
    DIFFERENT = "different"


_WORSE: Final = (Likeness.EQUAL, Likeness.MISREAD, Likeness.DIFFERENT)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a paper says of a party: `found` are its fields, the ones that differ first."""

    likeness: Likeness
    found: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A party and, for each of the matrix's papers, its cell; None where the paper does not name it."""

    party: Party
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    papers: tuple[Document, ...]
    rows: tuple[Row, ...]


def matrix_of(case: Case) -> Matrix:
    """Only papers that name somebody; papers without any cell are left out."""
    papers = [d for d in case.documents if d is not case.pleading and any(d.all(n) for n, _ in WHO.get(d.doc_type, ()))]
    parties = tuple(p for p in case.parties if p.name)
    cells = {d.document_id: [_cell(p, d, parties) for p in parties] for d in papers}
    shown = tuple(d for d in papers if any(cells[d.document_id]))
    return Matrix(shown, tuple(Row(p, tuple(cells[d.document_id][i] for d in shown)) for i, p in enumerate(parties)))


def _cell(party: Party, document: Document, parties: tuple[Party, ...]) -> Cell | None:
    found = list(_found(party, document, parties))
    if not found:
        return None
    worst = max((likeness for likeness, _ in found), key=_WORSE.index)
    ordered = sorted(found, key=lambda pair: -_WORSE.index(pair[0]))
    return Cell(worst, tuple(field for _, field in ordered))


def _found(party: Party, document: Document, parties: tuple[Party, ...]) -> Iterator[tuple[Likeness, Field]]:
    """The party's name in the paper, or one that nearly is and is nobody else's; and the number beside it."""
    stated = party.field("name")
    assert stated is not None
    for name, number in WHO[document.doc_type]:
        names, numbers = document.all(name), document.all(number) if number else ()
        for i, field in enumerate(names):
            beside = numbers[i] if i < len(numbers) else None
            if not _means(party, field, beside, parties):
                continue
            yield _name_likeness(stated, field), field
            if beside is not None and (likeness := _number_likeness(party, beside)) is not None:
                yield likeness, beside


def _means(party: Party, name: Field, number: Field | None, parties: tuple[Party, ...]) -> bool:
    if same_name(party.name or "", name.value):
        return True
    if any(same_name(p.name or "", name.value) for p in parties):
        return False
    return _nearly(party.name or "", name.value) or (number is not None and number.value in _numbers(party))


def _nearly(a: str, b: str) -> bool:
    """One character off for people, four fifths the same for organizations, or look-alikes."""
    left, right = plain(a), plain(b)
    if is_organization(left) or is_organization(right):
        return similar(left, right) >= _ALIKE
    same_length = len(left) == len(right) >= 2
    return same_length and (lookalike(left, right) or sum(x != y for x, y in zip(left, right, strict=True)) == 1)


def _name_likeness(stated: Field, found: Field) -> Likeness:
    if same_name(stated.value, found.value):
        return Likeness.EQUAL
    limit = TWINS_CLEAR if lookalike(stated.value, found.value) else CLEAR
    return Likeness.MISREAD if _clarity((stated, found)) < limit else Likeness.DIFFERENT


def _number_likeness(party: Party, found: Field) -> Likeness | None:
    """Of two numbers only one that fails its own check can be misread."""
    stated = party.field("uscc" if found.name.endswith("uscc") else "id_number")
    if stated is None:
        return None
    if plain(stated.value).upper() == plain(found.value).upper():
        return Likeness.EQUAL
    problem = credit_code_problem if found.name.endswith("uscc") else id_problem
    blamed = [f for f in (stated, found) if problem(f.value)]
    limit = TWINS_CLEAR if lookalike(stated.value, found.value) else CLEAR
    return Likeness.MISREAD if blamed and _clarity(blamed) < limit else Likeness.DIFFERENT


def _numbers(party: Party) -> tuple[str, ...]:
    return tuple(f.value for f in party.fields if f.name in ("id_number", "uscc"))


def _clarity(fields: Iterable[Field]) -> float:
    seen = [e.confidence for f in fields for e in f.evidence if e.confidence is not None]
    return min(seen, default=1.0)
