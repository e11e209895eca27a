"""Entries of an evidence list against the papers of the packet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.rules.facts import TELLING, Facts, once, stem
from pipeline.rules.papers import SIGNS, signs_of
from pipeline.text import plain, similar_plain
from pipeline.types import Document, Field, FileStatus
from pipeline.vocabulary import PROCEDURE_PAPERS

_KIN: Final = (
    {"loan_note", "loan_contract", "receipt", "statement_of_account", "guarantee_contract", "contract"},
    {"bank_transfer", "bank_statement", "payment_screenshot", "receipt", "chat_screenshot"},
    {"chat_screenshot", "demand_letter", "payment_screenshot", "photo"},
    {"contract", "sales_contract", "lease_contract", "property_service_contract", "labour_contract",
     "loan_contract", "card_agreement", "guarantee_contract", "loan_note", "insurance_policy"},
    {"invoice", "medical_invoice", "receipt", "payment_screenshot"},
    {"medical_record", "medical_invoice", "appraisal_opinion"},
    {"delivery_note", "statement_of_account", "service_receipt", "receipt"},
    {"judgment", "arbitration_award", "arbitration_refusal", "administrative_decision", "reconsideration_decision",
     "accident_determination", "effectiveness_certificate", "service_receipt"},
    {"wage_record", "attendance_record", "bank_statement", "labour_contract"},
    {"driving_licence", "vehicle_licence", "insurance_policy"},
)  # fmt: skip
"""Types that are easily taken for one another: by people who name them, and by the classifier."""
_NO_PAPER: Final = re.compile(r"录音|录像|视频|音频|光盘|[Uu]盘|实物|原物|证人|电子数据")
_JOINT: Final = re.compile(r"[、,;/+]|及其?|以及|和(?!解)|(?<!原告)与(?!被告)")
_TITLE_ALIKE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing an entry names; `kinds` are the types its words tell, () where they tell nothing."""

    field: Field
    name: str
    kinds: tuple[str, ...]


@once
def entries(facts: Facts) -> tuple[Entry, ...]:
    """Things the list names that are pieces of paper; what an entry joins (合同及发票) counts apart."""
    return tuple(_entries(facts))


def _entries(facts: Facts) -> Iterator[Entry]:
    for field in facts.fields("evidence_list.entry.name"):
        if _NO_PAPER.search(field.value):
            continue
        name = plain(field.value)
        parts = [Entry(field, part, kinds) for part in _JOINT.split(name) if (kinds := kinds_of(part))]
        yield from parts or [Entry(field, name, kinds_of(name))]


_IN_LISTS: Final = {
    "id_card": r"身份证(?!明)|身份信息",
    "household_register": r"户籍|户口",
    "chat_screenshot": r"短消息",
}
"""Words that tell a type in a list, where nobody writes a card's printed labels."""
_SIGNS: Final = {t: re.compile(f"{signs}|{_IN_LISTS.get(t, signs)}") for t, signs in SIGNS.items()}


def kinds_of(name: str) -> tuple[str, ...]:
    """The types whose word in the name is longest: 劳动合同 is a labour contract, no contract of another kind."""
    told = {t: signs for t, signs in _SIGNS.items() if signs.search(name)}
    lengths = {t: max(len(m[0]) for m in signs.finditer(name)) for t, signs in told.items()}
    return tuple(t for t, n in lengths.items() if n == max(lengths.values()))


def unmatched(facts: Facts) -> Iterator[Entry]:
    """Entries no paper answers to. A paper that no entry claims may be meant by an entry of kindred type."""
    claimed = {document_id for _, answering in _answered(facts) for document_id in answering}
    loose = [d for d in evidence_papers(facts) if d.document_id not in claimed]
    for entry, answering in _answered(facts):
        if answering:
            continue
        stand_in = next((d for d in loose if not entry.kinds or _may_be(facts, d, entry) or _spoken(d, entry)), None)
        if stand_in:
            loose.remove(stand_in)
        elif not set(entry.kinds) & set(PROCEDURE_PAPERS) and not _in_a_bad_file(facts, entry):
            yield entry


def _in_a_bad_file(facts: Facts, entry: Entry) -> bool:
    """A file that cannot be opened bears the entry's name: it is reported as such, and is the same gap."""
    bad = [stem(f.name) for f in facts.case.files if f.status is not FileStatus.OK]
    return any(entry.name in name or name in entry.name or set(kinds_of(name)) & set(entry.kinds) for name in bad)


@once
def _answered(facts: Facts) -> tuple[tuple[Entry, frozenset[str]], ...]:
    """Each entry with the ids of the documents that answer it."""
    titled = [(d, plain(d.title or "")) for d in facts.case.documents]
    return tuple((e, frozenset(d.document_id for d, title in titled if _answers(d, title, e))) for e in entries(facts))


def _answers(document: Document, title: str, entry: Entry) -> bool:
    """By type, or by a title that says what the entry says."""
    if document.doc_type in entry.kinds:
        return True
    return len(title) >= 2 and (
        title in entry.name or entry.name in title or similar_plain(title, entry.name) >= _TITLE_ALIKE
    )


def _may_be(facts: Facts, document: Document, entry: Entry) -> bool:
    """A paper of no known type may be it unless it says enough of itself, and nothing of what the entry names."""
    if document.doc_type != "other":
        return _kindred(document, entry)
    text = facts.text(document)
    return len(text) < TELLING or bool(signs_of(entry.kinds).search(text))


def _spoken(document: Document, entry: Entry) -> bool:
    """Of several types whose words an entry has, a paper of any may be meant: 处罚决定书送达回证."""
    signs = _SIGNS.get(document.doc_type)
    return signs is not None and bool(signs.search(entry.name))


def listed(facts: Facts) -> tuple[Document, ...]:
    """Papers that some entry names, or may mean: one of kindred type only where no other paper answers the entry."""
    papers = evidence_papers(facts)
    answering = {document_id for _, ids in _answered(facts) for document_id in ids}
    told = [d for d in papers if d.document_id in answering]
    open_ = [e for e, ids in _answered(facts) if not ids]
    meant = [d for d in papers if any(not e.kinds or _kindred(d, e) for e in open_)]
    return tuple({d.document_id: d for d in (*told, *meant)}.values())


def evidence_papers(facts: Facts) -> tuple[Document, ...]:
    return tuple(d for d in facts.case.documents if d.doc_type not in PROCEDURE_PAPERS)


def _kindred(document: Document, entry: Entry) -> bool:
    if document.doc_type in ("other", "photo"):
        return True
    return any(document.doc_type in kin and kin & set(entry.kinds) for kin in _KIN)
