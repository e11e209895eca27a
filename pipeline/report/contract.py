"""review.json, schema version 1: what other programs may rely on. Changing it needs a new version.

Boxes are [left, top, right, bottom] in fractions of the upright page; money is a decimal string in yuan.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class EvidenceJson(TypedDict):
    page_id: str
    bbox: list[float]
    text: str
    confidence: float | None


class CitationJson(TypedDict):
    instrument: str
    article: str


class FileJson(TypedDict):
    file: str
    sha256: str
    mime: str
    pages: int
    status: Literal["ok", "encrypted", "damaged", "unsupported", "empty"]
    message: str | None


class PacketJson(TypedDict):
    name: str
    sha256: str
    files: list[FileJson]


class QualityJson(TypedDict):
    sharpness: float
    brightness: float
    coverage: float | None
    mean_confidence: float | None


class PageJson(TypedDict):
    page_id: str
    file: str
    page_no: int
    width: int
    height: int
    rotation: int
    text_source: Literal["text_layer", "ocr", "none"]
    status: Literal["used", "blank", "duplicate", "foreign", "unreadable"]
    duplicate_of: str | None
    quality: QualityJson
    document_id: str | None


class FieldJson(TypedDict):
    name: str
    value: str
    confidence: float | None
    evidence: list[EvidenceJson]


class DocumentJson(TypedDict):
    document_id: str
    doc_type: str
    title: str | None
    pages: list[str]
    confidence: float | None
    fields: list[FieldJson]


class CategoryJson(TypedDict):
    value: Literal["civil", "administrative", "private_prosecution", "enforcement", "state_compensation"] | None
    confidence: float | None


class AlternativeJson(TypedDict):
    name: str
    confidence: float


class CauseJson(TypedDict):
    name: str
    path: list[str]
    confidence: float | None
    alternatives: list[AlternativeJson]


class PartyJson(TypedDict):
    role: Literal[
        "plaintiff",
        "defendant",
        "third_party",
        "legal_representative",
        "responsible_person",
        "agent",
        "statutory_agent",
        "applicant",
        "respondent",
    ]
    name: str | None
    kind: Literal["natural", "organization"]
    sex: str | None
    birth_date: str | None
    ethnicity: str | None
    occupation: str | None
    address: str | None
    phone: str | None
    id_number: str | None
    uscc: str | None
    firm: str | None
    represents: list[str]
    confidence: float | None
    evidence: list[EvidenceJson]


class AmountJson(TypedDict):
    text: str
    value: str
    evidence: list[EvidenceJson]


class ClaimJson(TypedDict):
    no: int
    text: str
    kind: str
    amounts: list[AmountJson]
    evidence: list[EvidenceJson]


class TotalJson(TypedDict):
    value: str | None
    how: str


class FeeJson(TypedDict):
    value: str | None
    low: str | None
    high: str | None
    how: str
    citation: list[CitationJson]


class CaseJson(TypedDict):
    category: CategoryJson
    cause: CauseJson | None
    court: str | None
    filed_on: str | None
    parties: list[PartyJson]
    claims: list[ClaimJson]
    total_claimed: TotalJson
    fee: FeeJson | None


class FindingJson(TypedDict):
    rule_id: str
    status: Literal["fail", "review"]
    level: Literal["correction", "notice", "trial"]
    subject: str
    message: str
    remedy: str
    citation: list[CitationJson]
    evidence: list[EvidenceJson]
    searched: list[str]


class OpenJson(TypedDict):
    rule_id: str
    subject: str


class AfterJson(TypedDict):
    """What became of the findings of the packet with that hash; `kept` and `new` are among `findings`."""

    packet_sha256: str
    closed: list[FindingJson]
    kept: list[OpenJson]
    new: list[OpenJson]
    replaced: list[str]


class RunJson(TypedDict):
    """`failures` stands only where a part failed (exit code 4) and says which, `after` only in a second round."""

    version: str
    rules_version: str
    models: dict[str, str]
    as_of: str
    seconds: float
    seconds_by_stage: dict[str, float]
    failures: NotRequired[list[str]]
    after: NotRequired[AfterJson]


class ReviewJson(TypedDict):
    schema_version: Literal["1"]
    packet: PacketJson
    pages: list[PageJson]
    documents: list[DocumentJson]
    case: CaseJson
    findings: list[FindingJson]
    verdict: Literal["ready", "correct", "manual"]
    run: RunJson
