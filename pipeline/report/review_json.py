"""A Review to the nouns of the contract, and those to bytes that are the same for the same review."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from pydantic import TypeAdapter

from pipeline.report.contract import (
    AfterJson,
    CaseJson,
    CitationJson,
    ClaimJson,
    DocumentJson,
    EvidenceJson,
    FeeJson,
    FieldJson,
    FindingJson,
    PageJson,
    PartyJson,
    ReviewJson,
    RunJson,
)
from pipeline.types import (
    After,
    Case,
    Citation,
    Claim,
    Document,
    Evidence,
    Fee,
    Field,
    Finding,
    Page,
    Party,
    Review,
    Run,
)

_ADAPTER: TypeAdapter[ReviewJson] = TypeAdapter(ReviewJson)


def dumps(review: Review) -> bytes:
    """UTF-8 JSON, checked against the contract; raises pydantic's ValidationError where the review breaks it."""
    checked = _ADAPTER.validate_python(as_contract(review), strict=True)
    return json.dumps(checked, ensure_ascii=False, indent=1).encode() + b"\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of review.json, for programs in other languages."""
    return _ADAPTER.json_schema()


def schema_text() -> str:
    """docs/review.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def as_contract(review: Review) -> ReviewJson:
    owner = {p.page_id: d.document_id for d in review.documents for p in d.pages}
    parts = {
        "schema_version": "1",
        "packet": {
            "name": review.packet.name,
            "sha256": review.packet.sha256,
            "files": [
                {"file": f.name, "sha256": f.sha256, "mime": f.mime, "pages": f.pages}
                | {"status": f.status.value, "message": f.message}
                for f in review.packet.files
            ],
        },
        "pages": [_page(p, owner.get(p.page_id)) for p in review.pages],
        "documents": [_document(d) for d in review.documents],
        "case": _case(review.case),
        "findings": [_finding(f) for f in review.findings],
        "verdict": review.verdict.value,
        "run": _run(review.run),
    }
    return cast(ReviewJson, parts)


def _page(page: Page, document_id: str | None) -> PageJson:
    return {
        "page_id": page.page_id,
        "file": page.file,
        "page_no": page.page_no,
        "width": page.width,
        "height": page.height,
        "rotation": page.rotation,
        "text_source": page.text_source.value,
        "status": page.status.value,
        "duplicate_of": page.duplicate_of,
        "quality": {
            "sharpness": round(page.quality.sharpness, 4),
            "brightness": round(page.quality.brightness, 4),
            "coverage": _rounded(page.quality.coverage),
            "mean_confidence": _rounded(page.quality.mean_confidence),
        },
        "document_id": document_id,
    }


def _document(document: Document) -> DocumentJson:
    return {
        "document_id": document.document_id,
        "doc_type": document.doc_type,
        "title": document.title,
        "pages": [p.page_id for p in document.pages],
        "confidence": _rounded(document.confidence),
        "fields": [_field(f) for f in document.fields],
    }


def _field(field: Field) -> FieldJson:
    return {
        "name": field_name(field),
        "value": field.value,
        "confidence": _rounded(field.confidence),
        "evidence": _evidence(field.evidence),
    }


def field_name(field: Field) -> str:
    """`party.name` of the second party is `party[2].name`; a field that is not repeated keeps its name."""
    if field.item is None:
        return field.name
    head, dot, tail = field.name.partition(".")
    return f"{head}[{field.item}]{dot}{tail}"


def _case(case: Case) -> CaseJson:
    cause = case.cause
    return {
        "category": {
            "value": case.category.value if case.category else None,
            "confidence": _rounded(case.category_confidence),
        },
        "cause": None
        if cause is None
        else {
            "name": cause.name,
            "path": list(cause.path),
            "confidence": _rounded(cause.confidence),
            "alternatives": [{"name": n, "confidence": round(c, 4)} for n, c in cause.alternatives],
        },
        "court": case.court.value if case.court else None,
        "filed_on": case.filed_on.isoformat() if case.filed_on else None,
        "parties": [_party(p) for p in case.parties],
        "claims": [_claim(c) for c in case.claims],
        "total_claimed": {"value": money(case.total.value), "how": case.total.how},
        "fee": _fee(case.fee) if case.fee else None,
    }


def _party(party: Party) -> PartyJson:
    return {
        "role": party.role.value,
        "name": party.name,
        "kind": party.kind.value,
        "sex": party.get("sex"),
        "birth_date": party.get("birth_date"),
        "ethnicity": party.get("ethnicity"),
        "occupation": party.get("occupation") or party.get("employer"),
        "address": party.get("address"),
        "phone": party.get("phone"),
        "id_number": party.get("id_number"),
        "uscc": party.get("uscc"),
        "firm": party.get("firm"),
        "represents": list(party.represents),
        "confidence": _rounded(party.confidence),
        "evidence": _evidence(party.evidence),
    }


def _claim(claim: Claim) -> ClaimJson:
    return {
        "no": claim.no,
        "text": claim.text,
        "kind": claim.kind.value,
        "amounts": [
            {"text": a.text, "value": f"{a.value:.2f}", "evidence": _evidence(a.evidence)} for a in claim.amounts
        ],
        "evidence": _evidence(claim.evidence),
    }


def _fee(fee: Fee) -> FeeJson:
    return {
        "value": money(fee.value),
        "low": money(fee.low),
        "high": money(fee.high),
        "how": fee.how,
        "citation": _citations(fee.citations),
    }


def _finding(finding: Finding) -> FindingJson:
    return {
        "rule_id": finding.rule_id,
        "status": finding.status.value,
        "level": finding.level.value,
        "subject": finding.subject,
        "message": finding.message,
        "remedy": finding.remedy,
        "citation": _citations(finding.citations),
        "evidence": _evidence(finding.evidence),
        "searched": list(finding.searched),
    }


def _after(after: After) -> AfterJson:
    return {
        "packet_sha256": after.packet,
        "closed": [_finding(f) for f in after.closed],
        "kept": [{"rule_id": rule_id, "subject": subject} for rule_id, subject in after.kept],
        "new": [{"rule_id": rule_id, "subject": subject} for rule_id, subject in after.new],
        "replaced": list(after.replaced),
    }


def _run(run: Run) -> RunJson:
    told: RunJson = {
        "version": run.version,
        "rules_version": run.rules_version,
        "models": dict(run.models),
        "as_of": run.as_of.isoformat(),
        "seconds": round(run.seconds, 3),
        "seconds_by_stage": {stage: round(s, 3) for stage, s in run.seconds_by_stage},
    }
    if run.failures:
        told["failures"] = list(run.failures)
    if run.after is not None:
        told["after"] = _after(run.after)
    return told


def money(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _evidence(evidence: Iterable[Evidence]) -> list[EvidenceJson]:
    return [
        {
            "page_id": e.page_id,
            "bbox": [round(float(x), 5) for x in e.bbox],
            "text": e.text,
            "confidence": _rounded(e.confidence),
        }
        for e in evidence
    ]


def _citations(citations: Iterable[Citation]) -> list[CitationJson]:
    return [{"instrument": c.instrument, "article": c.article} for c in citations]
