"""Which papers of an earlier round new ones take the place of, and what of that round stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pipeline.report.recall import Known
from pipeline.types import Document, Evidence, Finding, Page, Review, SourceFile
from pipeline.vocabulary import PLEADINGS, PROCEDURE_PAPERS

EARLIER: Final = "首次提交/"
"""Stands before an earlier file's name where a new file of another paper bears the same name."""
ONE: Final = frozenset({"evidence_list", "service_address_confirmation"})
"""Papers of which a packet holds one; the newest counts."""
HOLDERS: Final = {
    "id_card": "name",
    "household_register": "name",
    "passport": "name",
    "business_licence": "name",
    "legal_representative_certificate": "organization",
    "power_of_attorney": "agent.name",
    "lawyer_licence": "name",
    "law_firm_letter": "lawyer.name",
    "recommendation_letter": "agent",
}
_ALIKE: Final = 2
"""Least equal values for two papers of evidence to be the same one handed in twice."""


def kept(known: Known, new: Review) -> tuple[Known, Known]:
    """The earlier review, and what of it stays beside the new papers.

    In both, files whose names new files bear without replacing them have another name. Where the new packet is the
    whole packet once more, nothing of the earlier one stays.
    """
    if whole_again(known.documents, new.documents):
        return known, replace(known, packet=replace(known.packet, files=()), pages=(), documents=())
    files = replaced_files(known, new)
    earlier = _renamed(known, {f.name for f in known.packet.files if f.name not in files} & _names(new))
    gone = replaced_documents(earlier.documents, new.documents, files)
    lost = {p.page_id for d in earlier.documents if d.document_id in gone for p in d.pages}
    pages = tuple(p for p in earlier.pages if p.page_id not in lost and p.file not in files)
    left = tuple(f for f in earlier.packet.files if f.name not in files and _has_pages(f, pages))
    documents = tuple(d for d in earlier.documents if d.document_id not in gone)
    return earlier, replace(earlier, packet=replace(earlier.packet, files=left), pages=pages, documents=documents)


def whole_again(old: Iterable[Document], new: Iterable[Document]) -> bool:
    """Whether the new packet holds a pleading and every kind of paper that the earlier one held."""
    papers = tuple(new)
    kinds = {d.doc_type for d in papers}
    return any(full(d) for d in papers) and {d.doc_type for d in old} - set(PLEADINGS) <= kinds


def full(document: Document) -> bool:
    """Whether it is a pleading by itself, not some page of one: it names parties and claims."""
    stated = (document.first("party.name"), document.first("claim.text"))
    return document.doc_type in PLEADINGS and all(stated)


def joined(old: Iterable[Document], new: Iterable[Document]) -> tuple[Document, ...]:
    """Papers of both rounds; single pages of a pleading (the one with the signature, say) go into the earlier one."""
    papers, fresh = list(old), list(new)
    pleading = next((i for i, d in enumerate(papers) if d.doc_type in PLEADINGS), None)
    if pleading is not None and not any(full(d) for d in fresh):
        for page in [d for d in fresh if d.doc_type in PLEADINGS]:
            papers[pleading] = _with(papers[pleading], page)
            fresh.remove(page)
    return (*papers, *fresh)


def _with(pleading: Document, more: Document) -> Document:
    """What the new pages state counts; of parties and claims all, where they state any."""
    stated = {f.name.partition(".")[0] for f in more.fields}
    fields = tuple(f for f in pleading.fields if f.name.partition(".")[0] not in stated)
    return replace(pleading, pages=(*pleading.pages, *more.pages), fields=(*fields, *more.fields))


def replaced_files(known: Known, new: Review) -> set[str]:
    """Earlier files of which a new one bears the name and holds the same kinds of paper, or that held none."""
    clash = {f.name for f in known.packet.files} & _names(new)
    return {name for name in clash if _kinds(known.documents, name) <= _kinds(new.documents, name)}


def _names(new: Review) -> set[str]:
    return {f.name for f in new.packet.files}


def _kinds(documents: Iterable[Document], file: str) -> set[str]:
    return {d.doc_type for d in documents if any(p.file == file for p in d.pages)}


def replaced_documents(old: Iterable[Document], new: Iterable[Document], files: set[str]) -> set[str]:
    """Ids of earlier documents that lie in replaced files or that a new paper says all of, and says again."""
    papers, fresh = tuple(old), tuple(new)
    in_files = {d.document_id for d in papers if d.pages and all(p.file in files for p in d.pages)}
    return in_files | {d.document_id for d in papers if any(_supersedes(n, d, papers) for n in fresh)}


def _supersedes(new: Document, old: Document, papers: tuple[Document, ...]) -> bool:
    if old.doc_type in PLEADINGS:
        return full(new)
    if new.doc_type != old.doc_type:
        return False
    if new.doc_type in ONE:
        return True
    if new.doc_type in HOLDERS:
        return _says_all(new, old) and _same_holder(new, old, papers)
    return new.doc_type not in PROCEDURE_PAPERS and _says_all(new, old) and _same_values(new, old)


def _says_all(new: Document, old: Document) -> bool:
    return {f.name for f in old.fields} <= {f.name for f in new.fields}


def _same_holder(new: Document, old: Document, papers: tuple[Document, ...]) -> bool:
    """By the holder's name; an earlier paper of which no name was read is meant where it is the only one."""
    name = HOLDERS[new.doc_type]
    ours, theirs = {f.value for f in new.all(name)}, {f.value for f in old.all(name)}
    if not theirs:
        return sum(d.doc_type == old.doc_type for d in papers) == 1
    return bool(ours & theirs)


def _same_values(new: Document, old: Document) -> bool:
    names = {f.name for f in old.fields}
    equal = sum({f.value for f in new.all(n)} == {f.value for f in old.all(n)} for n in names)
    return equal >= _ALIKE and equal == len(names)


def _has_pages(file: SourceFile, pages: Iterable[Page]) -> bool:
    return file.pages == 0 or any(p.file == file.name for p in pages)


def _renamed(known: Known, clash: set[str]) -> Known:
    """Every trace of the files under their new names."""
    if not clash:
        return known
    ids = {p.page_id: EARLIER + p.page_id for p in known.pages if p.file in clash}
    pages = {
        p.page_id: replace(p, page_id=ids[p.page_id], file=EARLIER + p.file) if p.page_id in ids else p
        for p in known.pages
    }
    files = tuple(replace(f, name=EARLIER + f.name) if f.name in clash else f for f in known.packet.files)
    return replace(
        known,
        packet=replace(known.packet, files=files),
        pages=tuple(pages.values()),
        documents=tuple(_document(d, pages, ids) for d in known.documents),
        findings=tuple(_finding(f, clash, ids) for f in known.findings),
    )


def _document(document: Document, pages: dict[str, Page], ids: dict[str, str]) -> Document:
    fields = tuple(replace(f, evidence=_evidence(f.evidence, ids)) for f in document.fields)
    return replace(document, pages=tuple(pages[p.page_id] for p in document.pages), fields=fields)


def _finding(finding: Finding, clash: set[str], ids: dict[str, str]) -> Finding:
    subject, message = finding.subject, finding.message
    for name in clash:
        subject, message = (text.replace(f"「{name}」", f"「{EARLIER}{name}」") for text in (subject, message))
    return replace(
        finding,
        subject=subject,
        message=message,
        evidence=_evidence(finding.evidence, ids),
        searched=tuple(ids.get(p, p) for p in finding.searched),
    )


def _evidence(evidence: Iterable[Evidence], ids: dict[str, str]) -> tuple[Evidence, ...]:
    return tuple(replace(e, page_id=ids.get(e.page_id, e.page_id)) for e in evidence)
