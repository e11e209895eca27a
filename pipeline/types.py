"""The nouns, in the order a packet meets them.

Frame: every box is in fractions of the page as it lies upright, origin top left, x right, y down.
Money is `Decimal` yuan. Confidence is a calibrated probability in [0, 1], or None where nobody calibrated it.
A value that was not read is None, never an empty string and never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Box(NamedTuple):
    """Left, top, right, bottom in fractions of the upright page."""

    left: float
    top: float
    right: float
    bottom: float


class FileStatus(StrEnum):
    OK = "ok"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    EMPTY = "empty"


class PageStatus(StrEnum):
    USED = "used"
    BLANK = "blank"
    DUPLICATE = "duplicate"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"


class TextSource(StrEnum):
    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    NONE = "none"


class MarkKind(StrEnum):
    SEAL = "seal"
    SIGNATURE = "signature"
    FINGERPRINT = "fingerprint"


class Level(StrEnum):
    CORRECTION = "correction"
    NOTICE = "notice"
    TRIAL = "trial"


class Status(StrEnum):
    FAIL = "fail"
    REVIEW = "review"


class Verdict(StrEnum):
    READY = "ready"
    CORRECT = "correct"
    MANUAL = "manual"


class Role(StrEnum):
    PLAINTIFF = "plaintiff"
    DEFENDANT = "defendant"
    THIRD_PARTY = "third_party"
    LEGAL_REPRESENTATIVE = "legal_representative"
    RESPONSIBLE_PERSON = "responsible_person"
    AGENT = "agent"
    STATUTORY_AGENT = "statutory_agent"
    APPLICANT = "applicant"
    RESPONDENT = "respondent"


class PartyKind(StrEnum):
    NATURAL = "natural"
    ORGANIZATION = "organization"


class Category(StrEnum):
    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"
    PRIVATE_PROSECUTION = "private_prosecution"
    ENFORCEMENT = "enforcement"
    STATE_COMPENSATION = "state_compensation"


class ClaimKind(StrEnum):
    PRINCIPAL = "principal"
    INTEREST = "interest"
    LIQUIDATED_DAMAGES = "liquidated_damages"
    COMPENSATION = "compensation"
    FEES = "fees"
    WAGES = "wages"
    SUPPORT = "support"
    SPECIFIC_PERFORMANCE = "specific_performance"
    STATUS = "status"
    PROPERTY_DIVISION = "property_division"
    JOINT_LIABILITY = "joint_liability"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as received. `name` is its path inside the packet, `/` between folders; `message` is for the clerk."""

    name: str
    sha256: str
    mime: str
    pages: int
    status: FileStatus
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Packet:
    """`sha256` is over the sorted (name, sha256) of its files, so a zip and its folder are the same packet."""

    name: str
    sha256: str
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """All in [0, 1]. `coverage` is the share of ink that lies inside read words; None before reading."""

    sharpness: float
    brightness: float
    coverage: float | None = None
    mean_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters on one line.

    `line` numbers the page's lines in reading order, from 0; words of a line follow each other from left to right.
    `edges` are the x positions of the len(text)+1 character borders, `sure` the probability of each character; each is
    empty where the engine gave none.
    """

    text: str
    box: Box
    confidence: float
    line: int
    edges: tuple[float, ...] = ()
    sure: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink that is no text: a seal, a handwritten signature, a fingerprint.

    `colour` is red|black|blue; `shape` is round|oval|square|triangle for seals, else None; `text` what a seal says.
    """

    kind: MarkKind
    box: Box
    confidence: float
    colour: str
    shape: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """`row` and `column` count from 0 in the table's own grid; a merged cell spans several of either."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """One table on one page; `cells` row by row, each from left to right. `ruled` where drawn rules part the cells."""

    box: Box
    cells: tuple[Cell, ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Tick:
    """A place to tick: a square, a circle, a pair of brackets, or a tick standing by itself."""

    box: Box
    ticked: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What a PDF page says of its own text, not yet believed.

    `hidden` is the share of characters drawn invisibly (render mode 3, an OCR layer under a scan);
    `image_cover` the share of the page covered by raster images; `rules` the level and plumb lines it draws.
    """

    words: tuple[Word, ...]
    hidden: float
    image_cover: float
    rules: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Ingest fills everything up to `layer`; read fills the rest and turns `image` upright.

    `image` is a spooled file inside the run's work folder, never kept in memory; None where no image was needed
    or could be made. `width` and `height` are pixels of the upright image; `rotation` is how many degrees
    clockwise (0, 90, 180, 270) the page was turned to stand upright; `skew` the small angle undone, in degrees.
    `fingerprint` is a 64-bit perceptual hash as 16 hex digits. `printed` is true for born-digital pages
    (drawn by a program, not scanned). `failure` says what broke in the program while it was read (an engine crash or
    time-out: exit code 4); faults of the paper itself stand in `status_reason`. `unread` are the parts of a page in use
    that seem to hold text which was not read, largest first.
    """

    page_id: str
    file: str
    page_no: int
    width: int
    height: int
    sha256: str
    image: Path | None = None
    quality: Quality = Quality(0.0, 0.0)
    fingerprint: str = ""
    layer: TextLayer | None = None
    rotation: int = 0
    skew: float = 0.0
    printed: bool = False
    text_source: TextSource = TextSource.NONE
    status: PageStatus = PageStatus.USED
    status_reason: str | None = None
    failure: str | None = None
    duplicate_of: str | None = None
    words: tuple[Word, ...] = ()
    marks: tuple[Mark, ...] = ()
    tables: tuple[Table, ...] = ()
    ticks: tuple[Tick, ...] = ()
    unread: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedPage:
    """A page with the probability of each document type (sums to 1) and of being a document's first page."""

    page: Page
    scores: tuple[tuple[str, float], ...]
    starts: float
    title: str | None = None

    @property
    def doc_type(self) -> str:
        return max(self.scores, key=lambda pair: pair[1])[0]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`confidence` is that of the least certain word touched; `sure` the probability of each character of `text`, empty
    where none was measured."""

    page_id: str
    bbox: Box
    text: str
    confidence: float | None = None
    sure: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One fact read from one document. `value` is normalised (ISO date, decimal string, 18-digit id, …).

    `item` numbers repeated things from 1 (the second party of a complaint is item 2); `source` says which extractor
    and which of its ways found it, e.g. "complaint/pattern:header" or "complaint/tagger".
    """

    name: str
    value: str
    confidence: float | None
    evidence: tuple[Evidence, ...]
    source: str
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Pages that are one paper, in reading order.

    `alternatives` are the other types that it may be, the likeliest first, with their calibrated probabilities.
    """

    document_id: str
    doc_type: str
    title: str | None
    pages: tuple[Page, ...]
    confidence: float | None
    fields: tuple[Field, ...] = ()
    alternatives: tuple[tuple[str, float], ...] = ()

    def all(self, name: str) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.name == name)

    def first(self, name: str) -> Field | None:
        return next((f for f in self.fields if f.name == name), None)

    def items(self, prefix: str) -> dict[int, tuple[Field, ...]]:
        """Fields `prefix.*` grouped by item, in item order."""
        groups: dict[int, list[Field]] = {}
        for f in self.fields:
            if f.item is not None and f.name.startswith(prefix + "."):
                groups.setdefault(f.item, []).append(f)
        return {item: tuple(groups[item]) for item in sorted(groups)}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as the pleading states them. `represents` names the parties an agent or representative stands for.

    `fields` carry name, sex, birth_date, age, ethnicity, occupation, address, phone, id_number, uscc, firm, post, …
    each with its evidence (see `vocabulary.PARTY_FIELDS`).
    """

    role: Role
    kind: PartyKind
    fields: tuple[Field, ...]
    represents: tuple[str, ...] = ()
    confidence: float | None = None

    def field(self, name: str) -> Field | None:
        return next((f for f in self.fields if f.name == name), None)

    def get(self, name: str) -> str | None:
        found = self.field(name)
        return found.value if found else None

    @property
    def name(self) -> str | None:
        return self.get("name")

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        found = self.field("name") or (self.fields[0] if self.fields else None)
        return found.evidence if found else ()


@dataclass(frozen=True, slots=True)
class Amount:
    value: Decimal
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """`amounts` are the sums asked for in this claim, not sums it merely mentions.

    `fields` carry rate, start_date, end_date, basis (words from which a sum can be computed), with evidence.
    """

    no: int
    text: str
    kind: ClaimKind
    amounts: tuple[Amount, ...] = ()
    fields: tuple[Field, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def get(self, name: str) -> str | None:
        return next((f.value for f in self.fields if f.name == name), None)


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause of action by its name and path in the cause tree of the day, with the runners-up."""

    name: str
    path: tuple[str, ...]
    confidence: float | None
    alternatives: tuple[tuple[str, float], ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class CauseReading:
    """What kind of case the papers make, before the case itself is put together."""

    category: Category | None
    category_confidence: float | None
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class Citation:
    instrument: str
    article: str


@dataclass(frozen=True, slots=True)
class Total:
    """`value` is computed from the items; `stated` is what the pleading itself says the sum is, if it does."""

    value: Decimal | None
    how: str
    stated: Amount | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """`value` where the law gives one sum; `low`/`high` where it gives a range that provinces fill."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    how: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the rules judge: the pleading's own statements, and the papers beside it.

    `as_of` is the day the case is judged by (filing date, else the day given by the user); `stated_cause` what the
    pleading calls itself; `pages` and `files` are the whole ledger, so that rules can say where they searched.
    """

    category: Category | None
    category_confidence: float | None
    cause: Cause | None
    court: Field | None
    filed_on: date | None
    as_of: date
    parties: tuple[Party, ...]
    claims: tuple[Claim, ...]
    total: Total
    fee: Fee | None
    pleading: Document | None
    documents: tuple[Document, ...]
    pages: tuple[Page, ...]
    files: tuple[SourceFile, ...]
    stated_cause: Field | None = None

    def documents_of(self, *doc_types: str) -> tuple[Document, ...]:
        return tuple(d for d in self.documents if d.doc_type in doc_types)

    def parties_of(self, *roles: Role) -> tuple[Party, ...]:
        return tuple(p for p in self.parties if p.role in roles)


@dataclass(frozen=True, slots=True)
class Finding:
    rule_id: str
    status: Status
    level: Level
    subject: str
    message: str
    remedy: str
    citations: tuple[Citation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class After:
    """What became of an earlier round's findings, judged on its papers and the new ones together.

    `packet` is the SHA-256 of the earlier packet; `closed` are its findings that the new papers cured, `kept` the
    (rule_id, subject) of those still open, `new` of findings that it did not have or that got worse; `replaced` the
    earlier pages that new papers took the place of.
    """

    packet: str
    closed: tuple[Finding, ...]
    kept: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]
    replaced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """How the review came about; `failures` names the parts that failed (exit code 4)."""

    version: str
    rules_version: str
    models: tuple[tuple[str, str], ...]
    as_of: date
    seconds: float
    seconds_by_stage: tuple[tuple[str, float], ...]
    failures: tuple[str, ...] = ()
    after: After | None = None


@dataclass(frozen=True, slots=True)
class Review:
    packet: Packet
    pages: tuple[Page, ...]
    documents: tuple[Document, ...]
    case: Case
    findings: tuple[Finding, ...]
    verdict: Verdict
    run: Run = field(compare=False)
