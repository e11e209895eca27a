"""Citizen numbers and credit codes that fail their own check, with no right one beside them in another paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.chinese import credit_code_problem, id_problem
from pipeline.rules.compare import comparisons, paper, stated
from pipeline.rules.facts import CLEAR, Facts, clarity, once
from pipeline.rules.findings import title
from pipeline.types import Field, TextSource
from pipeline.vocabulary import DOC_TYPES

_OCR_CLEAR = 0.97
"""A number from an image that fails its check is likelier misread than wrong up to this OCR confidence."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number somewhere in the packet and what is wrong with it."""

    rule_id: str
    subject: str
    what: str
    field: Field
    where: str
    problem: str
    blurred: bool


_KINDS = {
    "id_number": ("identity.id_number_invalid", "公民身份号码", id_problem),
    "uscc": ("identity.uscc_invalid", "统一社会信用代码", credit_code_problem),
}
_PAPERS = (
    ("id_card", "id_number"),
    ("household_register", "id_number"),
    ("legal_representative_certificate", "id_number"),
    ("power_of_attorney", "agent.id_number"),
    ("business_licence", "uscc"),
)


@once
def unsupported(facts: Facts) -> tuple[Stated, ...]:
    """A wrong number that differs from another paper's is that mismatch, and is left to it."""
    contested = [f for c in comparisons(facts) if c.problem and c.differs for f in (c.a, c.b)]
    return tuple(found for found in (*_of_parties(facts), *_of_papers(facts)) if found.field not in contested)


def _of_parties(facts: Facts) -> Iterator[Stated]:
    for party in facts.case.parties:
        for name in _KINDS:
            field = party.field(name)
            if field:
                yield from _problem(facts, name, field, title(party), stated(field))


def _of_papers(facts: Facts) -> Iterator[Stated]:
    """Numbers that only a paper bears; the same number in the pleading is reported there."""
    said = {f.value for p in facts.case.parties for f in p.fields}
    for doc_type, name in _PAPERS:
        for document in facts.documents_of(doc_type):
            for field in document.all(name):
                if field.value not in said:
                    subject = f"{DOC_TYPES[doc_type]} {field.value[:6]}…"
                    yield from _problem(facts, name.rpartition(".")[2], field, subject, paper(field, document))


def _problem(facts: Facts, name: str, field: Field, subject: str, where: str) -> Iterator[Stated]:
    rule_id, what, check = _KINDS[name]
    problem = check(field.value)
    if problem and not _old_form(name, field.value):
        yield Stated(rule_id, subject, what, field, where, problem, _blurred(facts, field))


def _old_form(name: str, value: str) -> bool:
    """Business registration numbers of 15 digits stood on licences before credit codes."""
    return name == "uscc" and len(value) == 15 and value.isdigit()


def _blurred(facts: Facts, field: Field) -> bool:
    pages = [facts.page(e.page_id) for e in field.evidence]
    seen = any(p is not None and p.text_source is TextSource.OCR for p in pages)
    return clarity(field) < (_OCR_CLEAR if seen else CLEAR)
