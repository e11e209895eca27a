from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.evidence_lists import entries, evidence_papers, listed
from pipeline.rules.facts import TRUSTED, Facts
from pipeline.rules.findings import Breach, place, whole
from pipeline.types import Level
from pipeline.vocabulary import DOC_TYPES


@rule("material.unlisted_evidence", level=Level.NOTICE, needs=["evidence_list.entry.name", "documents"])
def unlisted_evidence(facts: Facts) -> Iterator[Breach]:
    """提交的证据应当列入证据目录。"""
    known = {d.document_id for d in listed(facts)}
    for document in evidence_papers(facts) if any(entries(facts)) else ():
        unsure = document.confidence is not None and document.confidence < TRUSTED
        if document.doc_type in ("other", "photo") or unsure or document.document_id in known:
            continue
        name = document.title or DOC_TYPES[document.doc_type]
        first = document.pages[0]
        message = f"{place(first.page_id)}的{name}没有列入证据目录"
        yield Breach(f"证据 {name}", message, "请在证据目录中补列", tuple(whole(p) for p in document.pages))
