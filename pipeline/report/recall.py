"""review.json read back: what an earlier round found, as far as the contract keeps it.

Pictures and running text are not kept. Of a page's words those remain that some field or finding was read from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import WrongUse
from pipeline.report.contract import (
    CaseJson,
    CitationJson,
    DocumentJson,
    EvidenceJson,
    FieldJson,
    FileJson,
    FindingJson,
    PageJson,
    ReviewJson,
)
from pipeline.types import (
    Box,
    Category,
    Cause,
    CauseReading,
    Citation,
    Document,
    Evidence,
    Field,
    FileStatus,
    Finding,
    Level,
    Packet,
    Page,
    PageStatus,
    Quality,
    SourceFile,
    Status,
    TextSource,
    Word,
)

SOURCE: Final = "review.json"
_ITEM: Final = re.compile(r"^(?P<head>[^.\[]+)\[(?P<item>\d+)\](?P<tail>.*)$")
_ADAPTER: Final[TypeAdapter[ReviewJson]] = TypeAdapter(ReviewJson)


@dataclass(frozen=True, slots=True)
class Known:
    """An earlier review; `documents` are those of the case, pages of other cases stay in `pages` alone."""

    packet: Packet
    pages: tuple[Page, ...]
    documents: tuple[Document, ...]
    ruling: CauseReading
    findings: tuple[Finding, ...]
    as_of: date


def recall(path: Path) -> Known:
    """Raises WrongUse where the file is not there or is no review.json of this schema."""
    try:
        told = _ADAPTER.validate_json(path.read_bytes())
    except OSError:
        raise WrongUse(f"找不到 {path}", "请给出上一次预审写出的 review.json") from None
    except ValidationError:
        raise WrongUse(f"{path} 不是 review.json (schema_version 1)", "请给出上一次预审写出的 review.json") from None
    words = _words([*_field_evidence(told["documents"]), *(e for f in told["findings"] for e in f["evidence"])])
    pages = {p["page_id"]: _page(p, words.get(p["page_id"], ())) for p in told["pages"]}
    files = tuple(_file(f) for f in told["packet"]["files"])
    return Known(
        Packet(told["packet"]["name"], told["packet"]["sha256"], files),
        tuple(pages.values()),
        tuple(_document(d, pages) for d in told["documents"]),
        _ruling(told["case"]),
        tuple(_finding(f) for f in told["findings"]),
        date.fromisoformat(told["run"]["as_of"]),
    )


def _field_evidence(documents: Iterable[DocumentJson]) -> Iterator[EvidenceJson]:
    yield from (e for d in documents for f in d["fields"] for e in f["evidence"])


def _words(evidence: Iterable[EvidenceJson]) -> dict[str, tuple[Word, ...]]:
    """Each place once, from top to bottom, a line each."""
    places: dict[str, dict[tuple[float, ...], EvidenceJson]] = defaultdict(dict)
    for e in evidence:
        if e["text"]:
            places[e["page_id"]].setdefault((e["bbox"][1], *e["bbox"]), e)
    return {
        page_id: tuple(
            Word(e["text"], Box(*e["bbox"]), 1.0 if e["confidence"] is None else e["confidence"], line)
            for line, (_, e) in enumerate(sorted(found.items()))
        )
        for page_id, found in places.items()
    }


def _page(told: PageJson, words: tuple[Word, ...]) -> Page:
    quality = told["quality"]
    return Page(
        page_id=told["page_id"],
        file=told["file"],
        page_no=told["page_no"],
        width=told["width"],
        height=told["height"],
        sha256="",
        quality=Quality(quality["sharpness"], quality["brightness"], quality["coverage"], quality["mean_confidence"]),
        rotation=told["rotation"],
        text_source=TextSource(told["text_source"]),
        status=PageStatus(told["status"]),
        duplicate_of=told["duplicate_of"],
        words=words,
    )


def _file(told: FileJson) -> SourceFile:
    status = FileStatus(told["status"])
    return SourceFile(told["file"], told["sha256"], told["mime"], told["pages"], status, told["message"])


def _document(told: DocumentJson, pages: dict[str, Page]) -> Document:
    return Document(
        told["document_id"],
        told["doc_type"],
        told["title"],
        tuple(pages[p] for p in told["pages"] if p in pages),
        told["confidence"],
        tuple(_field(f) for f in told["fields"]),
    )


def _field(told: FieldJson) -> Field:
    name, item = told["name"], None
    if match := _ITEM.match(name):
        name, item = match["head"] + match["tail"], int(match["item"])
    return Field(name, told["value"], told["confidence"], _evidence(told["evidence"]), SOURCE, item)


def _ruling(told: CaseJson) -> CauseReading:
    category, cause = told["category"], told["cause"]
    return CauseReading(
        Category(category["value"]) if category["value"] else None,
        category["confidence"],
        None
        if cause is None
        else Cause(
            cause["name"],
            tuple(cause["path"]),
            cause["confidence"],
            tuple((a["name"], a["confidence"]) for a in cause["alternatives"]),
        ),
    )


def _finding(told: FindingJson) -> Finding:
    return Finding(
        told["rule_id"],
        Status(told["status"]),
        Level(told["level"]),
        told["subject"],
        told["message"],
        told["remedy"],
        _citations(told["citation"]),
        _evidence(told["evidence"]),
        tuple(told["searched"]),
    )


def _citations(told: Iterable[CitationJson]) -> tuple[Citation, ...]:
    return tuple(Citation(c["instrument"], c["article"]) for c in told)


def _evidence(told: Iterable[EvidenceJson]) -> tuple[Evidence, ...]:
    return tuple(Evidence(e["page_id"], Box(*e["bbox"]), e["text"], e["confidence"]) for e in told)
