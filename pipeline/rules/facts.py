"""The case as rules look at it: what it says, where it was looked for, and where it could still hide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, wraps
from pathlib import PurePosixPath
from typing import Final, TypeVar, cast

from pipeline.rules.closest import closest
from pipeline.rules.findings import PACKET, Breach, Undecided, listed, place, places, review, whole
from pipeline.rules.papers import TELLING_NAMES, headed, like_a_card, signs_of
from pipeline.sheet import Sheet, by_line, sheet_of
from pipeline.text import halved, squeezed
from pipeline.types import (
    Case,
    Claim,
    Document,
    Evidence,
    Field,
    FileStatus,
    Page,
    PageStatus,
    Party,
    PartyKind,
    Role,
    SourceFile,
)
from pipeline.vocabulary import DOC_TYPES, PLEADINGS, PROCEDURE_PAPERS

T = TypeVar("T")

CLEAR: Final = 0.85
"""Least OCR confidence of the decisive characters for a contradiction to stand as read."""
TRUSTED: Final = 0.5
"""Least confidence of a field, or of a document's type, to be taken as said."""
LIKELY: Final = 0.2
"""A paper that is of a type with this probability may be one: nobody is sent for another before a person looked."""
TELLING: Final = 40
"""A page with at least so many characters would show what paper it is."""
_RECORDING: Final = re.compile(r"\.(?:amr|mp3|wav|m4a|aac|ogg|wma|flac|mp4|mov|avi|3gp|wmv|flv|mkv)$", re.IGNORECASE)
_CLOSED: Final = (FileStatus.ENCRYPTED, FileStatus.DAMAGED, FileStatus.UNSUPPORTED)


class Facts:
    """A view over one case; everything derived is computed once."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.memo: dict[object, object] = {}
        self._sheets: dict[str, Sheet] = {}
        self._lines: dict[str, tuple[str, ...]] = {}
        self._texts: dict[str, str] = {}

    @property
    def day(self) -> date:
        return self.case.as_of

    @property
    def pleading(self) -> Document | None:
        return self.case.pleading

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.case.claims

    @cached_property
    def plaintiffs(self) -> tuple[Party, ...]:
        """Those who file: plaintiffs, private prosecutors, applicants."""
        return self.case.parties_of(Role.PLAINTIFF, Role.APPLICANT)

    @cached_property
    def defendants(self) -> tuple[Party, ...]:
        return self.case.parties_of(Role.DEFENDANT, Role.RESPONDENT)

    @cached_property
    def agents(self) -> tuple[Party, ...]:
        """Agents by mandate of those who file."""
        others = [p.name for p in self.case.parties_of(Role.DEFENDANT, Role.RESPONDENT, Role.THIRD_PARTY) if p.name]
        agents = self.case.parties_of(Role.AGENT)
        return tuple(a for a in agents if not a.represents or not set(a.represents) <= set(others))

    @cached_property
    def natural_plaintiffs(self) -> tuple[Party, ...]:
        return tuple(p for p in self.plaintiffs if p.kind is PartyKind.NATURAL)

    @cached_property
    def organization_plaintiffs(self) -> tuple[Party, ...]:
        return tuple(p for p in self.plaintiffs if p.kind is PartyKind.ORGANIZATION)

    def documents_of(self, *doc_types: str) -> tuple[Document, ...]:
        return self.case.documents_of(*doc_types)

    def parties_of(self, *roles: Role) -> tuple[Party, ...]:
        return self.case.parties_of(*roles)

    def representatives_of(self, party: Party) -> tuple[Party, ...]:
        """Legal representatives or persons in charge, by name of the party, or all where the party is the only one."""
        found = self.case.parties_of(Role.LEGAL_REPRESENTATIVE, Role.RESPONSIBLE_PERSON)
        return tuple(r for r in found if party.name in r.represents or not r.represents)

    def fields(self, path: str) -> tuple[Field, ...]:
        """Every field `doc_type.name` of the packet, in document order."""
        doc_type, _, name = path.partition(".")
        return tuple(f for d in self.documents_of(doc_type) for f in d.all(name))

    def one(self, path: str) -> Field:
        """The value on which all papers of the type agree; raises Undecided where it is absent or they don't."""
        found = self.fields(path)
        what = f"{DOC_TYPES[path.partition('.')[0]]}的{path.partition('.')[2]}"
        if not found:
            raise Undecided(f"没有读出{what}", searched=self.searched)
        if len({f.value for f in found}) > 1:
            values = listed(sorted({f.value for f in found}))
            raise Undecided(f"{what}有不同的写法: {values}", evidence=evidence_of(*found))
        return found[0]

    def said(self, name: str) -> tuple[Field, ...]:
        """Fields of the pleading."""
        return self.case.pleading.all(name) if self.case.pleading else ()

    def sheet(self, document: Document) -> Sheet:
        if document.document_id not in self._sheets:
            self._sheets[document.document_id] = sheet_of(document)
        return self._sheets[document.document_id]

    def text(self, document: Document) -> str:
        """The document's text to compare by: half width, no white space."""
        if document.document_id not in self._texts:
            self._texts[document.document_id] = "".join(self.lines(document))
        return self._texts[document.document_id]

    def lines(self, document: Document) -> tuple[str, ...]:
        if document.document_id not in self._lines:
            printed = ("".join(w.text for w in words) for page in document.pages for words in by_line(page))
            self._lines[document.document_id] = tuple(map(squeezed, halved("\n".join(printed)).split("\n")))
        return self._lines[document.document_id]

    @cached_property
    def wording(self) -> str:
        """The pleading's text, half-width and without white space, to see whether something stands there unread."""
        return self.text(self.case.pleading) if self.case.pleading else ""

    @cached_property
    def pleading_gaps(self) -> tuple[Page, ...]:
        """Unreadable pages that may belong to the pleading: in one of its files, or photographed singly."""
        if self.case.pleading is None:
            return self.unread
        files = {p.file for p in self.case.pleading.pages}
        lengths = {f.name: f.pages for f in self.case.files}
        return tuple(p for p in self.unread if p.file in files or lengths.get(p.file, 1) == 1)

    def lacking(
        self,
        what: str,
        *,
        subject: str,
        remedy: str,
        hint: bool = False,
        evidence: tuple[Evidence, ...] = (),
        lacks: str = "诉状没有写明",
    ) -> Breach:
        """Something the pleading does not state: `review` where a page of it is unreadable or `hint` says that it may
        stand there unread."""
        searched = tuple(p.page_id for p in self.case.pleading.pages) if self.case.pleading else self.searched
        seen = evidence or tuple(whole(p) for p in (self.case.pleading.pages[:1] if self.case.pleading else ()))
        if self.pleading_gaps:
            why = f"诉状未读出{what}, 但{places(tuple(p.page_id for p in self.pleading_gaps))}无法辨认, 请人工查看"
            return review(subject, why, f"如确实没有, {remedy}", seen, searched)
        if hint:
            return review(
                subject, f"诉状似乎写有{what}, 但没有读出内容, 请人工查看", f"如确实没有, {remedy}", seen, searched
            )
        return Breach(subject, f"{lacks}{what}", remedy, seen, searched)

    @cached_property
    def searched(self) -> tuple[str, ...]:
        return tuple(p.page_id for p in self.case.pages)

    @cached_property
    def unread(self) -> tuple[Page, ...]:
        return tuple(p for p in self.case.pages if p.status is PageStatus.UNREADABLE)

    @cached_property
    def closed(self) -> tuple[SourceFile, ...]:
        """Files that could not be looked into and may hold papers: no recordings, and no empty files."""
        return tuple(f for f in self.case.files if f.status in _CLOSED and not _RECORDING.search(f.name))

    def _may_hold(self, doc_types: tuple[str, ...]) -> tuple[SourceFile, ...]:
        """Closed files, and empty ones whose name says that such a paper was meant to be there."""
        empty = [f for f in self.case.files if f.status is FileStatus.EMPTY]
        return self.closed + tuple(f for f in empty if signs_of(doc_types).search(stem(f.name)))

    def page(self, page_id: str) -> Page | None:
        return self._pages.get(page_id)

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {p.page_id: p for p in self.case.pages}

    def missing(self, what: str, doc_types: Iterable[str], *, subject: str = PACKET, remedy: str = "") -> Breach:
        """A paper that was not found: `review` where it may lie on a page or in a file that could not be told."""
        kinds = tuple(doc_types)
        hidden, closed = self.unread + self.doubtful(kinds), self._may_hold(kinds)
        advice = remedy or f"请补充提交{what}"
        if hidden or closed:
            spots = [places(tuple(p.page_id for p in hidden))] if hidden else []
            spots += [f"打不开的文件「{f.name}」" for f in closed[:3]]
            message = f"全部{len(self.searched)}页中没有认出{what}, 但它可能在{listed(spots)}, 请人工查看"
            return review(subject, message, f"如确实没有, {advice}", tuple(whole(p) for p in hidden), self.searched)
        nearest = closest(self.case.documents, kinds)
        message = f"查看了全部{len(self.searched)}页, 没有{what}{f'; 最接近的是{nearest}' if nearest else ''}"
        return Breach(subject, message, advice, (), self.searched)

    def doubtful(self, doc_types: tuple[str, ...]) -> tuple[Page, ...]:
        """Read pages that may be a paper of one of the types though they were not typed so."""
        signs = signs_of(doc_types)
        found: list[Page] = []
        for document in self.case.documents:
            if document.doc_type in doc_types or document.doc_type in (*PLEADINGS, "answer", "evidence_list"):
                continue
            text, lines = self.text(document), self.lines(document)
            shown = self._may_bear(document, doc_types) and (headed(lines, doc_types) or _filed_as(document, doc_types))
            shown = shown or ("id_card" in doc_types and like_a_card(text))
            shown = shown or any(kind in doc_types and chance >= LIKELY for kind, chance in document.alternatives)
            if shown or (_vague(document) and (len(text) < TELLING or signs.search(text))):
                found += document.pages
        return tuple(found)

    def _may_bear(self, document: Document, doc_types: tuple[str, ...]) -> bool:
        """Whether one paper may stand on another's page: evidence on a power of attorney's never does."""
        return document.doc_type not in PROCEDURE_PAPERS or any(t in PROCEDURE_PAPERS for t in doc_types)


def _filed_as(document: Document, doc_types: tuple[str, ...]) -> bool:
    """Whether the file that the paper came in is named after one of the types, its owner's word for what it is, and
    not after the type that it was taken for."""
    said = tuple(t for t in doc_types if t in TELLING_NAMES)
    name = stem(document.pages[0].file) if document.pages else ""
    return bool(signs_of(said).search(name)) and not signs_of((document.doc_type,)).search(name)


def _vague(document: Document) -> bool:
    unsure = document.confidence is not None and document.confidence < TRUSTED
    return document.doc_type == "other" or unsure


def stem(name: str) -> str:
    """A file's name without folders and ending: often its owner's word for what it is."""
    return PurePosixPath(name).stem


def once(function: Callable[[Facts], T]) -> Callable[[Facts], T]:
    """Makes a derivation from the facts run once a case, however many rules ask for it."""

    @wraps(function)
    def remembered(facts: Facts) -> T:
        if function not in facts.memo:
            facts.memo[function] = function(facts)
        return cast(T, facts.memo[function])

    return remembered


def evidence_of(*fields: Field | None) -> tuple[Evidence, ...]:
    return tuple(e for f in fields if f is not None for e in f.evidence)


def clarity(*fields: Field | None) -> float:
    """The lowest OCR confidence among the places the fields were read from; 1.0 where none was measured."""
    return min((e.confidence for e in evidence_of(*fields) if e.confidence is not None), default=1.0)


def clear(*fields: Field | None) -> bool:
    """Whether all were read well enough to stand against something."""
    told = all(f is None or f.confidence is None or f.confidence >= TRUSTED for f in fields)
    return told and clarity(*fields) >= CLEAR


def where(field: Field) -> str:
    return place(field.evidence[0].page_id) if field.evidence else "(位置未知)"
