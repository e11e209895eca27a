"""Parties: who is found, by role and name; then each attribute of those found.

found          A gold party is found where a told party has its role and name. A told party left over whose name is at
               least half alike to a gold one left over of the same role is that party with a wrong name. Counted by
               role.
attributes     Only of parties paired so. An attribute that gold leaves out is not judged; None means that nothing may
               be read. `represents` is compared as a set of names.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.gold import Gold, GoldParty
from pipeline.report.contract import ReviewJson
from pipeline.score.match import Judged, paired, same
from pipeline.score.told import ToldParty, parties_of
from pipeline.text import plain, similar

HALF_ALIKE = 0.5


def judge(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    if gold.parties is None:
        return
    for wanted, told in paired(gold.parties, parties_of(review), _same, _near):
        yield _found(gold, wanted, told)
        if wanted is not None and told is not None:
            yield from _attributes(gold, wanted, told)


def _same(wanted: GoldParty, told: ToldParty) -> bool:
    return wanted.role == told.role and plain(wanted.values.get("name") or "") == plain(told.name)


def _near(wanted: GoldParty, told: ToldParty) -> float:
    if wanted.role != told.role:
        return 0.0
    alike = similar(wanted.values.get("name") or "", told.name)
    if alike < HALF_ALIKE:
        return 0.0
    return alike + 0.1 * sum(told.values[n].value == v for n, v in wanted.values.items() if n in told.values)


def _found(gold: Gold, wanted: GoldParty | None, told: ToldParty | None) -> Judged:
    role = wanted.role if wanted else told.role if told else ""
    name = told.values.get("name") if told else None
    return Judged(
        "parties",
        role,
        gold.packet_id,
        (wanted.values.get("name") or "(no name)") if wanted else None,
        (told.name or "(no name)") if told else None,
        bool(wanted and told and _same(wanted, told)),
        name.confidence if name else None,
        name.page_id if name else None,
        told_boxes=name.boxes_on(None) if name else (),
    )


def _attributes(gold: Gold, wanted: GoldParty, told: ToldParty) -> Iterator[Judged]:
    yield Judged("party_attributes", "kind", gold.packet_id, wanted.kind, told.kind, wanted.kind == told.kind)
    if wanted.represents is not None:
        left, right = sorted(map(plain, wanted.represents)), sorted(map(plain, told.represents))
        yield Judged(
            "party_attributes", "represents", gold.packet_id, "、".join(left) or None, "、".join(right) or None,
            left == right,
        )  # fmt: skip
    for name, value in wanted.values.items():
        read = told.values.get(name)
        if name == "name":
            continue
        yield Judged(
            "party_attributes",
            name,
            gold.packet_id,
            value,
            read.value if read else None,
            same(name, value, read.value) if read and value is not None else not read and value is None,
            read.confidence if read else None,
            read.page_id if read else None,
            told_boxes=read.boxes_on(None) if read else (),
            note=f"{wanted.role} {wanted.values.get('name')}",
        )
