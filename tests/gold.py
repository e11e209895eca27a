"""Gold against review for the sample packets, every difference as one line.

`python -m tests.gold [packet …]` replays recorded readings; with `fast` the real engine reads, with `record` it reads
and what it read is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar, cast

import yaml

from pipeline.read.recorded import record
from pipeline.report.review_json import money
from pipeline.screen import Through, plain, screen
from pipeline.settings import Settings
from pipeline.types import Document, Level, Page, Review

T = TypeVar("T")
SAMPLES = Path(__file__).parent.parent / "sample_docs"
PACKETS = sorted(p.parent.parent.name for p in SAMPLES.glob("*/gold/review.yaml"))


class _Loader(yaml.SafeLoader):
    """YAML 1.2's booleans: `no` is a key of claims, not false."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Difference:
    """`part` is corrections, pages, documents, fields, parties, claims, case or notices."""

    part: str
    what: str

    def __str__(self) -> str:
        return f"[{self.part}] {self.what}"


def gold_of(packet: str) -> dict[str, Any]:
    text = (SAMPLES / packet / "gold" / "review.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_Loader)
    return loaded


def readings_of(packet: str) -> Path:
    return SAMPLES / packet / "recorded" / "readings.json"


def reviewed(packet: str, work: Path, ocr: str = "recorded", through: Through = plain) -> Review:
    settings = Settings(ocr=ocr, recorded=readings_of(packet) if ocr == "recorded" else None)
    return screen([SAMPLES / packet], settings, work, through=through)


def keeping(packet: str) -> Through:
    """Every stage as it is; what the reading stage returns is kept for replay."""

    def through(stage: str, function: Callable[..., T], /) -> Callable[..., T]:
        def call(*nouns: object) -> T:
            result = function(*nouns)
            if stage == "read":
                record(cast(tuple[Page, ...], result), readings_of(packet))
            return result

        return call

    return through


def differences(gold: dict[str, Any], review: Review) -> list[Difference]:
    parts = (_corrections, _notices, _pages, _documents, _parties, _claims, _case)
    return [difference for part in parts for difference in part(gold, review)]


def _corrections(gold: dict[str, Any], review: Review) -> Iterator[Difference]:
    found = [f for f in review.findings if f.level is Level.CORRECTION]
    wanted = list(gold["findings"])
    for f in found:
        hit = next((w for w in wanted if _fits(w, f.rule_id, f.subject) and w["status"] == f.status), None)
        if hit is None:
            yield Difference("corrections", f"too many: {f.rule_id} {f.status} {f.subject}: {f.message}")
        else:
            wanted.remove(hit)
    yield from (Difference("corrections", f"missed: {w}") for w in wanted)
    if review.verdict != gold["verdict"]:
        yield Difference("corrections", f"verdict {review.verdict} instead of {gold['verdict']}")


def _notices(gold: dict[str, Any], review: Review) -> Iterator[Difference]:
    found = [f for f in review.findings if f.level is Level.NOTICE]
    for wanted in gold["notices"]:
        if not any(_fits(wanted, f.rule_id, f.subject) for f in found):
            yield Difference("notices", f"missed: {wanted}")


def _fits(wanted: dict[str, str], rule_id: str, subject: str) -> bool:
    return wanted["rule_id"] == rule_id and wanted["subject"] in subject


def _pages(gold: dict[str, Any], review: Review) -> Iterator[Difference]:
    if gold.get("page_count") not in (None, len(review.pages)):
        yield Difference("pages", f"{len(review.pages)} pages instead of {gold['page_count']}")
    wanted = {row["page"]: row["status"] for row in gold.get("page_statuses") or ()}
    for page in review.pages:
        if page.status != wanted.get(page.page_id, "used"):
            yield Difference("pages", f"{page.page_id} is {page.status}: {page.status_reason}")
        turn = (gold.get("rotations") or {}).get(page.page_id)
        if turn is not None and turn != page.rotation:
            yield Difference("pages", f"{page.page_id} turned by {page.rotation} instead of {turn}")
    for file in review.packet.files:
        status = (gold.get("file_statuses") or {}).get(file.name, "ok")
        if file.status != status:
            yield Difference("pages", f"file {file.name} is {file.status} instead of {status}")


def _documents(gold: dict[str, Any], review: Review) -> Iterator[Difference]:
    for wanted in gold["documents"]:
        pages = _expanded(wanted["pages"], review)
        found = [d for d in review.documents if any(p.page_id in pages for p in d.pages)]
        split = wanted.get("any_split")
        same = {p.page_id for d in found for p in d.pages} == set(pages)
        if not same or {d.doc_type for d in found} != {wanted["type"]} or (len(found) != 1 and not split):
            told = [(d.doc_type, [p.page_id for p in d.pages]) for d in found]
            yield Difference("documents", f"{wanted['type']} {pages} became {told}")
        for d in found[:1]:
            yield from _fields(wanted, d)


def _expanded(pages: list[str], review: Review) -> list[str]:
    known = [p.page_id for p in review.pages]
    return [k for p in pages for k in (known if p.endswith("#*") else [p]) if k == p or k.startswith(p.rstrip("*"))]


def _fields(wanted: dict[str, Any], document: Document) -> Iterator[Difference]:
    for name, value in (wanted.get("fields") or {}).items():
        read = [f.value for f in document.all(name)]
        if str(value) not in read:
            yield Difference("fields", f"{document.doc_type}.{name} {read} instead of {value}")
    entries = [f.value for f in document.all("entry.name")]
    for entry in wanted.get("entries") or ():
        if not any(entry in e or e in entry for e in entries):
            yield Difference("fields", f"entry {entry} not among {entries}")


def _parties(gold: dict[str, Any], review: Review) -> Iterator[Difference]:
    left = list(review.case.parties)
    for wanted in gold["parties"]:
        hit = next((p for p in left if p.role == wanted["role"] and p.name == wanted.get("name")), None)
        if hit is None:
            told = [(str(p.role), p.name) for p in left]
            yield Difference("parties", f"missed {wanted['role']} {wanted.get('name')} among {told}")
            continue
        left.remove(hit)
        for name in wanted.keys() - {"role", "name", "kind", "represents"}:
            if hit.get(name) != _text(wanted[name]):
                yield Difference("parties", f"{hit.name}.{name} {hit.get(name)} instead of {wanted[name]}")
        if hit.kind != wanted["kind"]:
            yield Difference("parties", f"{hit.name} is {hit.kind}")
        if "represents" in wanted and list(hit.represents) != wanted["represents"]:
            yield Difference("parties", f"{hit.name} represents {hit.represents}")
    yield from (Difference("parties", f"too many: {p.role} {p.name}") for p in left)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _claims(gold: dict[str, Any], review: Review) -> Iterator[Difference]:
    found = {c.no: c for c in review.case.claims}
    for wanted in gold["claims"]:
        claim = found.pop(wanted["no"], None)
        if claim is None:
            yield Difference("claims", f"missed claim {wanted['no']}")
            continue
        read = {"kind": str(claim.kind), "amounts": [money(a.value) for a in claim.amounts]}
        read |= {name: claim.get(name) for name in ("rate", "start_date", "end_date")}
        for name in wanted.keys() - {"no"}:
            if str(read[name]) != str(wanted[name]):
                yield Difference("claims", f"{claim.no}.{name} {read[name]} instead of {wanted[name]}")
    yield from (Difference("claims", f"too many: {c.no} {c.text}") for c in found.values())


def _case(gold: dict[str, Any], review: Review) -> Iterator[Difference]:
    case = review.case
    fee = case.fee and ({"low": money(case.fee.low), "high": money(case.fee.high)} if case.fee.value is None else None)
    read = {
        "category": case.category,
        "cause": case.cause and case.cause.name,
        "court": case.court and case.court.value,
        "filed_on": case.filed_on,
        "total_claimed": money(case.total.value),
        "stated_total": money(case.total.stated.value) if case.total.stated else None,
        "fee": fee or (money(case.fee.value) if case.fee else None),
    }
    for name, value in read.items():
        if name in gold and str(gold[name]) != str(value):
            yield Difference("case", f"{name} {value} instead of {gold[name]}")


def main(words: list[str]) -> None:
    modes = {"fast", "record"}
    ocr = "fast" if modes & set(words) else "recorded"
    for packet in [w for w in words if w not in modes] or PACKETS:
        with TemporaryDirectory() as work:
            review = reviewed(packet, Path(work), ocr, keeping(packet) if "record" in words else plain)
        sys.stdout.write(f"== {packet} ({review.run.seconds:.1f} s)\n")
        for difference in differences(gold_of(packet), review):
            sys.stdout.write(f"   {difference}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
