"""Judgements counted into rows: for each set, part and key a few numbers.

gold, told     how many things gold has, how many the program told
precision      right / told
recall         right / gold
f1             their harmonic mean
exact          right / those that are both in gold and told
right          the share of judged things that are right, those rightly left empty included (parts of kind `share`)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.score import calibration, claims, documents, fields, findings, parties, reading
from pipeline.score.calibration import Sure
from pipeline.score.match import Judged, overlap
from pipeline.score.reading import Read
from pipeline.score.run import Screened

Numbers = dict[str, float]
Rows = dict[str, Numbers]
"""By key; `ALL` is over all keys."""

ALL: Final = "all"

LABELS: Final = ("page_status", "file_status", "page_type")
"""Each label is a class: it is found where gold and told agree on it."""

RULES: Final = ("rules_correction", "rules_notice", "rules_trial")

VALUES: Final = (
    "fields",
    "fields_by_wording",
    "fields_by_look",
    "parties",
    "party_attributes",
    "claims",
    "amounts",
    *RULES,
)
"""Something is there to be found, and may be told rightly, wrongly, or for nothing."""

SHARES: Final = (
    "page_facts",
    "page_type_by_wording",
    "page_type_by_look",
    "page_type_by_family",
    "boundary",
    "boundary_by_wording",
    "boundary_by_look",
    "whole_document",
    "case",
    "near_misses",
    "clean_packets",
)

UNLIKE: Final = ("page_facts", "clean_packets")
"""Parts whose keys are too unlike for a row over all."""

SURENESS: Final = {"documents": "document_sureness", "fields": "fields", "party_attributes": "party_attributes"}
"""What is calibrated, by the part whose confidences it takes; the cause is taken from `case`."""


@dataclass(frozen=True, slots=True)
class Set:
    """Everything judged of the packets of one set (test, samples, real, …)."""

    name: str
    packets: tuple[Screened, ...]
    judged: tuple[Judged, ...]
    reads: tuple[Read, ...]
    parts: dict[str, Rows] = field(default_factory=dict)

    def of_paper(self, doc_type: str) -> Set:
        """Only the rows and judgements of that type of paper."""
        judged = tuple(j for j in self.judged if _concerns(j.key, doc_type) or doc_type in (j.gold, j.told))
        parts = {part: {k: v for k, v in rows.items() if _concerns(k, doc_type)} for part, rows in self.parts.items()}
        return replace(self, judged=judged, parts={part: rows for part, rows in parts.items() if rows})

    def sureness(self) -> dict[str, list[Sure]]:
        """Confidence and rightness of everything told with a confidence, by what was told; what was given left out."""
        given = any(p.told_from == "case" for p in self.packets)
        return {k: v for k, v in sureness(self.judged).items() if k == "cause" or not given}

    @property
    def broken(self) -> tuple[Screened, ...]:
        return tuple(p for p in self.packets if p.failure)


def _concerns(key: str, doc_type: str) -> bool:
    return key.partition(".")[0] == doc_type or doc_type in key.split(" as ")


def set_of(name: str, packets: Sequence[Screened]) -> Set:
    listed = fields.listed_by(p.gold for p in packets)
    judged = tuple(j for p in packets for j in judgements(p, listed))
    reads = tuple(r for p in packets for r in reading.judge(p.gold, p.review, p.texts))
    found = Set(name, tuple(packets), judged, reads)
    return replace(found, parts=parts_of(found))


def judgements(packet: Screened, listed: fields.Listed) -> Iterator[Judged]:
    """Everything judged of one packet; one that broke the program has told nothing and misses all its gold."""
    if packet.told_from == "pages":
        yield from documents.judge_pages(packet.gold, packet.review)
    if packet.told_from in ("pages", "documents"):
        yield from documents.judge(packet.gold, packet.review)
    if packet.told_from != "case":
        yield from fields.judge(packet.gold, packet.review, listed)
    yield from parties.judge(packet.gold, packet.review)
    yield from claims.judge(packet.gold, packet.review, packet.extra)
    yield from findings.judge(packet.gold, packet.review)


def parts_of(found: Set) -> dict[str, Rows]:
    by_part: dict[str, list[Judged]] = defaultdict(list)
    for j in found.judged:
        by_part[j.part].append(j)
    parts: dict[str, Rows] = {"packets": {ALL: _packets(found.packets)}}
    for names, rows in ((LABELS, _labels), (VALUES, _values), (SHARES, _shares)):
        parts |= {name: rows(by_part[name]) for name in names if by_part[name]}
    for name in RULES:
        _with_near_misses(parts.get(name, {}), parts.get("near_misses", {}))
    parts["confusion"] = _confusion(by_part["page_type"])
    parts["calibration"] = {name: _calibrated(told) for name, told in found.sureness().items() if told}
    parts["reading"] = _reading(found.reads)
    parts["cost"] = _cost(found.packets)
    return {name: rows for name, rows in parts.items() if rows}


def _with_near_misses(rules: Rows, near: Rows) -> None:
    """Beside its findings each rule's near misses, and in how many it fired."""
    for key in rules.keys() & near.keys() - {ALL}:
        judged = near[key]["judged"]
        rules[key] |= {"near": judged, "fired": round(judged * (1 - near[key]["right"]))}


def _packets(packets: Sequence[Screened]) -> Numbers:
    partly = sum(bool(p.review["run"].get("failures")) for p in packets)
    return {"packets": len(packets), "broken": sum(bool(p.failure) for p in packets), "partly_broken": partly}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _kept(numbers: Mapping[str, float | None]) -> Numbers:
    return {name: round(float(value), 4) for name, value in numbers.items() if value is not None}


def _found(gold: int, told: int, right: int) -> dict[str, float | None]:
    f1 = _share(2 * right, gold + told)
    return {"gold": gold, "told": told, "precision": _share(right, told), "recall": _share(right, gold), "f1": f1}


def _labels(judged: Sequence[Judged]) -> Rows:
    gold = Counter(j.gold for j in judged)
    told = Counter(j.told for j in judged)
    right = Counter(j.gold for j in judged if j.right)
    rows = {label: _kept(_found(gold[label], told[label], right[label])) for label in {*gold, *told} if label}
    wanted = [j for j in judged if j.gold is not None]
    accuracy = _share(sum(j.right for j in wanted), len(wanted))
    rows[ALL] = _kept({"gold": len(wanted), "told": told.total() - told[None], "accuracy": accuracy})
    return rows


def _by_key(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    keys: dict[str, list[Judged]] = {}
    for j in judged:
        keys.setdefault(j.key, []).append(j)
    return keys if ALL in keys or judged[0].part in UNLIKE else {**keys, ALL: list(judged)}


def _values(judged: Sequence[Judged]) -> Rows:
    return {key: _value_row(mine) for key, mine in _by_key(judged).items()}


def _value_row(judged: Sequence[Judged]) -> Numbers:
    count = Counter(j.outcome for j in judged)
    gold = count["right"] + count["wrong"] + count["missed"]
    told = count["right"] + count["wrong"] + count["false"]
    row = _found(gold, told, count["right"])
    if judged[0].part not in RULES:
        row["exact"] = _share(count["right"], count["right"] + count["wrong"])
    else:
        row["found"] = count["right"]
        row["review"] = sum(j.right and j.note == "review" for j in judged)
        row["false"] = count["false"]
    return _kept(row | _overlaps(judged))


def _overlaps(judged: Sequence[Judged]) -> dict[str, float | None]:
    both = [overlap(j.wanted_boxes, j.told_boxes) for j in judged if j.outcome == "right" and j.wanted_boxes]
    if not both:
        return {}
    n = len(both)
    return {
        "placed": n,
        "overlap": sum(iou for iou, _ in both) / n,
        "inside": sum(inside for _, inside in both) / n,
        "at_half": sum(iou >= 0.5 for iou, _ in both) / n,
    }


def _shares(judged: Sequence[Judged]) -> Rows:
    return {
        key: _kept({"judged": len(mine), "right": _share(sum(j.right for j in mine), len(mine))})
        for key, mine in _by_key(judged).items()
    }


def _confusion(judged: Sequence[Judged]) -> Rows:
    """Pages by gold type and told type, those of the right type left out."""
    pairs = Counter((j.gold or "none", j.told or "none") for j in judged if not j.right)
    return {f"{gold} as {told}": {"pages": n} for (gold, told), n in pairs.items()}


def sureness(judged: Iterable[Judged]) -> dict[str, list[Sure]]:
    sources = {part: name for name, part in SURENESS.items()}
    told: dict[str, list[Sure]] = defaultdict(list)
    for j in judged:
        name = "cause" if (j.part, j.key) == ("case", "cause") else sources.get(j.part)
        if name and j.told is not None and j.confidence is not None:
            told[name].append((j.confidence, j.right))
    return dict(sorted(told.items()))


def _calibrated(told: Sequence[Sure]) -> Numbers:
    points = calibration.abstention(told)
    kept = {f"right_at_{int(100 * c)}": calibration.accuracy_at(points, c) for c in (0.8, 0.9, 0.95)}
    numbers = {
        "told": len(told),
        "ece": calibration.ece(told),
        "confidence": sum(c for c, _ in told) / len(told),
        "right": sum(right for _, right in told) / len(told),
    }
    return _kept({**numbers, **kept})


def _reading(reads: Sequence[Read]) -> Rows:
    by_look: dict[str, list[Read]] = {}
    for r in reads:
        for look in {r.look, r.look if r.look == reading.LAYER else ALL}:
            by_look.setdefault(look, []).append(r)
    return {look: _read_row(mine) for look, mine in by_look.items()}


def _read_row(reads: Sequence[Read]) -> Numbers:
    characters = sum(r.characters for r in reads)
    return _kept(
        {
            "pages": len(reads),
            "characters": characters,
            "cer": sum(r.edits for r in reads) / characters,
            "unread": sum(r.unread for r in reads) / characters,
        }
    )


def _cost(packets: Iterable[Screened]) -> Rows:
    """Seconds a page by stage, over the packets for which the stage's time is known; memory in MiB at its highest."""
    costs = [p.cost for p in packets if p.cost and p.cost.pages]
    rows: Rows = {}
    for stage in dict.fromkeys(stage for c in costs for stage in c.seconds):
        timed = [c for c in costs if stage in c.seconds]
        pages = sum(c.pages for c in timed)
        rows[stage] = {"pages": pages, "seconds_a_page": _short(sum(c.seconds[stage] for c in timed) / pages)}
    if costs:
        engines = [c.engine for c in costs if c.engine is not None]
        rows["memory"] = {"own_mib": _short(max(c.own for c in costs))}
        rows["memory"] |= {"engine_mib": _short(max(engines))} if engines else {}
    return rows


def _short(value: float) -> float:
    """Two significant digits: more would only tell of the machine's mood."""
    return float(f"{value:.2g}")
