"""The second round: what new papers cure of an earlier review, what stays open, what got worse.

The new packet is a supplement or the whole packet once more. Earlier papers that the new ones do not replace are taken
as the earlier review knows them, and the case is judged on both together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.ingest.unpack import packet_digest
from pipeline.progress import Progress, quiet
from pipeline.report.recall import Known, recall
from pipeline.rules import check, ordered, verdict_of
from pipeline.screen import judged, screen
from pipeline.settings import Settings
from pipeline.supersede import full, joined, kept
from pipeline.types import After, Case, Document, Finding, Packet, Review, Status
from pipeline.vocabulary import PLEADINGS

Key = tuple[str, str, int]
"""Rule, subject, and which of its findings of that subject."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """Findings before, now, and of the earlier papers alone as far as review.json knows them.

    `whole`: nothing of the earlier packet is left. `gone` and `new` are page ids.
    """

    before: Mapping[Key, Finding]
    now: Mapping[Key, Finding]
    alone: Mapping[Key, Finding]
    whole: bool
    gone: frozenset[str]
    new: frozenset[str]


def second(paths: Sequence[Path], settings: Settings, work: Path, before: Path, progress: Progress = quiet) -> Review:
    """The packet with what `before`, an earlier review.json, knows; `run.after` says what became of its findings.

    Raises WrongUse for a path or review.json that is not there, NothingToRead for a packet without files.
    """
    known = recall(before)
    new = screen(paths, settings, work, progress)
    earlier, left = kept(known, new)
    packet = _packet(left.packet, new.packet)
    documents = joined(left.documents, new.documents)
    case = _case(packet, earlier, left, new, _numbered(documents), settings)
    findings, after = compared(_rounds(earlier, left, new, case), known.packet.sha256)
    old = {p.page_id for p in left.pages}
    pages = tuple(replace(p, words=()) if p.page_id in old else p for p in case.pages)
    run = replace(new.run, as_of=case.as_of, after=after)
    return Review(packet, pages, case.documents, case, findings, verdict_of(findings), run)


def compared(rounds: Rounds, packet: str) -> tuple[tuple[Finding, ...], After]:
    """What is open now, and what became of the earlier findings."""
    open_: list[Finding] = []
    closed: list[Finding] = []
    worse: list[Finding] = []
    for key, finding in rounds.before.items():
        now = rounds.now.get(key)
        if now is None and _cured(key, finding, rounds):
            closed.append(finding)
            continue
        shown = finding if now is None else _shown(key, finding, now, rounds)
        (worse if (finding.status, shown.status) == (Status.REVIEW, Status.FAIL) else open_).append(shown)
    added = [f for key, f in rounds.now.items() if key not in rounds.before and _freshly_seen(key, f, rounds)]
    after = After(packet, tuple(closed), _names(open_), _names([*worse, *added]), tuple(sorted(rounds.gone)))
    return ordered([*open_, *worse, *added]), after


def _cured(key: Key, finding: Finding, rounds: Rounds) -> bool:
    """An earlier finding that is gone was cured where the earlier papers, as review.json knows them, bring it forth
    again by themselves, or where every page it points at was replaced."""
    if rounds.whole or key in rounds.alone:
        return True
    places = {e.page_id for e in finding.evidence}
    return bool(places) and places <= rounds.gone


def _freshly_seen(key: Key, finding: Finding, rounds: Rounds) -> bool:
    """Not merely because review.json does not keep the earlier papers' running text."""
    if rounds.whole or any(e.page_id in rounds.new for e in finding.evidence):
        return True
    return key not in rounds.alone or rounds.alone[key].status is not finding.status


def _shown(key: Key, before: Finding, now: Finding, rounds: Rounds) -> Finding:
    """As it is now, unless its status changed only because words of the earlier papers are lost."""
    if now.status is before.status or _freshly_seen(key, now, rounds):
        return now
    return replace(before, evidence=now.evidence, searched=now.searched)


def _names(findings: Iterable[Finding]) -> tuple[tuple[str, str], ...]:
    return tuple((f.rule_id, f.subject) for f in ordered(findings))


def _rounds(earlier: Known, left: Known, new: Review, case: Case) -> Rounds:
    alone = judged(earlier.packet, earlier.pages, earlier.documents, earlier.as_of, None, earlier.ruling)
    staying = {p.page_id for p in left.pages}
    return Rounds(
        keyed(earlier.findings),
        keyed(check(case)),
        keyed(check(alone)),
        not left.documents,
        frozenset(p.page_id for p in earlier.pages if p.page_id not in staying),
        frozenset(p.page_id for p in new.pages),
    )


def keyed(findings: Iterable[Finding]) -> dict[Key, Finding]:
    seen: Counter[tuple[str, str]] = Counter()
    told = {}
    for f in ordered(findings):
        told[(f.rule_id, f.subject, seen[f.rule_id, f.subject])] = f
        seen[f.rule_id, f.subject] += 1
    return told


def _case(
    packet: Packet, earlier: Known, left: Known, new: Review, documents: tuple[Document, ...], settings: Settings
) -> Case:
    """With the earlier pleading, category, cause and day stay as they were; a new one is judged afresh."""
    again = any(full(d) for d in new.documents) or not any(d.doc_type in PLEADINGS for d in left.documents)
    ruling, day = (None, settings.as_of) if again else (earlier.ruling, settings.as_of or earlier.as_of)
    return judged(packet, (*left.pages, *new.pages), documents, day, settings.province, ruling)


def _numbered(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(replace(d, document_id=f"d{no}") for no, d in enumerate(documents, 1))


def _packet(old: Packet, new: Packet) -> Packet:
    """The papers of both rounds, under the new packet's name."""
    files = (*old.files, *new.files)
    return Packet(new.name, packet_digest((f.name, f.sha256) for f in files), files)
