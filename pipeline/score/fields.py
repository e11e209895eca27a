"""Values read from documents, by `doc_type.field`.

A gold document is compared with the told documents that share more pages with it than with any other gold document and
have its type; where none has, all its values are missed. Values of one name are paired whatever their item: equal ones
first, the rest by likeness. The same value told twice counts once, and so does one that gold has in several places; its
evidence may lie in any of them.

precision      right / told
recall         right / gold
exact          right / those both there: what was found there is read rightly
overlap        over right values whose gold box is known (`placed`): mean intersection over union of both regions
inside         over the same, the mean share of the told region that lies inside the gold one
at_half        over the same, the share whose overlap is one half or more

A generator lists all that a paper holds, so a name that it lists for a type anywhere (`listed`) is judged in every
paper of the type. People list what must be read: of names that their gold of a document lacks nothing is judged, nor
of repeated things (party.post of the third party) what they have not listed. A gold value of None means that nothing
may be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.gold import Gold, GoldDocument, GoldField
from pipeline.report.contract import DocumentJson, ReviewJson
from pipeline.score.documents import groups as groups_of
from pipeline.score.match import Judged, overlap, paired, same
from pipeline.score.told import Value, expanded, values_of
from pipeline.text import plain, similar
from pipeline.types import Box

Listed = Mapping[str, frozenset[str]]

BOTH: Final = ("side", "both")
SIDES: Final = ("front", "back")
BY: Final = ("wording", "look")


def listed_by(golds: Iterable[Gold]) -> Listed:
    """For each type the field names that generated gold lists anywhere."""
    names: dict[str, set[str]] = {}
    for gold in golds:
        for d in gold.documents if generated(gold) else ():
            names.setdefault(d.doc_type, set()).update(f.name for f in d.fields)
    return {doc_type: frozenset(found) for doc_type, found in names.items()}


def generated(gold: Gold) -> bool:
    return gold.split in ("train", "dev", "test") and not (gold.kind or "").startswith("real/")


def judge(gold: Gold, review: ReviewJson, listed: Listed) -> Iterator[Judged]:
    """Each value by its field, and of generated papers once more by wording and by the look of the first page."""
    looks = {p.page_id: p.look for p in gold.pages}
    for paper, documents in assigned(gold, review):
        groups = dict(groups_of(paper, looks.get(paper.pages[0]))) if generated(gold) else {}
        for judged in _paper(gold, paper, documents, listed):
            yield judged
            yield from (replace(judged, part=f"fields_by_{by}", key=groups[by]) for by in BY if by in groups)


def _paper(gold: Gold, paper: GoldDocument, documents: Iterable[DocumentJson], listed: Listed) -> Iterator[Judged]:
    told = [v for d in documents if d["doc_type"] == paper.doc_type for v in _parted(values_of(d))]
    names = dict.fromkeys(f.name for f in paper.fields)
    names |= dict.fromkeys(sorted(listed.get(paper.doc_type, frozenset()))) if told else {}
    for name in names:
        wanted = [f for field in paper.fields if field.name == name for f in _sides(field)]
        yield from _name(gold, f"{paper.doc_type}.{name}", wanted, [v for v in told if v.name == name])


def _parted(values: Iterable[Value]) -> Iterator[Value]:
    """Both sides of a card on one sheet are its front and its back."""
    for v in values:
        yield from (replace(v, value=s) for s in SIDES) if (v.name, v.value) == BOTH else (v,)


def _sides(field: GoldField) -> tuple[GoldField, ...]:
    return tuple(replace(field, value=s) for s in SIDES) if (field.name, field.value) == BOTH else (field,)


def assigned(gold: Gold, review: ReviewJson) -> Iterator[tuple[GoldDocument, list[DocumentJson]]]:
    """Each gold document with the told documents that share most of their pages with it."""
    pages = [set(expanded(d.pages, review)) for d in gold.documents]
    mine: list[list[DocumentJson]] = [[] for _ in gold.documents]
    for d in review["documents"]:
        shared = [len(wanted & set(d["pages"])) for wanted in pages]
        most = max(shared, default=0)
        if most:
            mine[shared.index(most)].append(d)
    yield from zip(gold.documents, mine, strict=True)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One value to be read, with every place where the paper says it: (page, boxes)."""

    value: str
    places: tuple[tuple[str | None, tuple[Box, ...]], ...]

    def nearest(self, value: Value) -> tuple[str | None, tuple[Box, ...]]:
        """The place that the told value covers best."""
        return max(self.places, key=lambda place: _covers(place, value))


def _covers(place: tuple[str | None, tuple[Box, ...]], value: Value) -> float:
    page, boxes = place
    told = value.boxes_on(page) if page else ()
    return overlap(boxes, told)[0] if boxes and told else 0.0


def wanted_of(fields: Iterable[GoldField]) -> list[Wanted]:
    """A paper that says the same twice of one thing (its date at the head and at the foot) says one value."""
    places: dict[tuple[int | None, str], list[GoldField]] = {}
    for f in fields:
        if f.value is not None:
            places.setdefault((f.item, plain(f.value)), []).append(f)
    return [Wanted(str(mine[0].value), tuple((f.page_id, f.boxes) for f in mine)) for mine in places.values()]


def _name(gold: Gold, key: str, fields: Sequence[GoldField], told: Sequence[Value]) -> Iterator[Judged]:
    name = key.partition(".")[2]
    wanted = wanted_of(fields)
    matched: set[str] = set()
    for field, value in paired(wanted, told, lambda w, v: same(name, w.value, v.value), _near):
        if value is not None and field is None:
            partly = value.item is not None and not generated(gold)
            if partly or plain(value.value) in matched:
                continue
        if value is not None:
            matched.add(plain(value.value))
        yield _judged(gold, key, name, field, value)
    if fields and not wanted and not told:
        yield Judged("fields", key, gold.packet_id, None, None, True)


def _near(wanted: Wanted, value: Value) -> float:
    """How much a told value is the reading of a gold one: likeness of the texts and overlap of the places."""
    return 0.01 + similar(wanted.value, value.value) + _covers(wanted.nearest(value), value)


def _judged(gold: Gold, key: str, name: str, wanted: Wanted | None, value: Value | None) -> Judged:
    page, boxes = (wanted.nearest(value) if value else wanted.places[0]) if wanted else (None, ())
    page = page or (value.page_id if value else None)
    return Judged(
        "fields",
        key,
        gold.packet_id,
        wanted.value if wanted else None,
        value.value if value else None,
        bool(wanted and value and same(name, wanted.value, value.value)),
        value.confidence if value else None,
        page,
        boxes,
        value.boxes_on(page) if value else (),
    )
