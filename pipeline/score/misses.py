"""The worst misses: what a person should look at first.

In this order: false corrections on clean packets, other false corrections, missed corrections, wrong or false values by
falling confidence, other missed values, documents cut otherwise, notices. At most `EACH` of a row in a first round, so
that one fault does not fill the list; one fault that shows in several parts stands once, where it has its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.score.match import Judged
from pipeline.score.tally import Set

EACH: Final = 3
MOST: Final = 60

_RANKS: Final = {"boundary": 6, "rules_notice": 7, "rules_trial": 7}
_SHOWN: Final = (
    "rules_correction",
    "rules_notice",
    "rules_trial",
    "page_type",
    "page_status",
    "boundary",
    "fields",
    "parties",
    "party_attributes",
    "claims",
    "case",
)


@dataclass(frozen=True, slots=True)
class Miss:
    """`no` is its anchor on the page; `why` says in a word what went wrong."""

    no: int
    judged: Judged
    why: str


def worst(found: Set, most: int = MOST) -> list[Miss]:
    clean = {p.gold.packet_id for p in found.packets if p.gold.clean}
    wrong = _once(j for j in found.judged if j.part in _SHOWN and j.key != "cause_top3" and not j.right)
    ordered = sorted(
        wrong, key=lambda j: (*_severity(j, clean), j.part, j.key, j.packet, j.page_id or "", j.told or "")
    )
    return [Miss(no, j, _why(j, clean)) for no, j in enumerate(_spread(ordered)[:most], 1)]


def _once(wrong: Iterable[Judged]) -> list[Judged]:
    """Of judgements that say the same of a packet the one with most places marked."""
    best: dict[tuple[str, str | None, str | None], Judged] = {}
    for j in wrong:
        fault = (j.packet, j.gold, j.told if j.part != "page_type" else f"{j.told} {j.page_id}")
        if fault not in best or _places(j) > _places(best[fault]):
            best[fault] = j
    return list(best.values())


def _places(j: Judged) -> int:
    return bool(j.page_id) + bool(j.wanted_boxes) + bool(j.told_boxes)


def _severity(j: Judged, clean: Iterable[str]) -> tuple[int, float]:
    """Lower is worse."""
    if j.part == "rules_correction":
        if j.outcome == "false":
            return (0 if j.packet in clean else 1) + 2 * (j.note == "review"), 0.0
        return 2, 0.0
    return _RANKS.get(j.part, 4 if j.outcome in ("wrong", "false") else 5), -(j.confidence or 0.0)


def _spread(ordered: Sequence[Judged]) -> list[Judged]:
    """At most `EACH` of a row in a first round, but every correction; the others follow in their order."""
    seen: Counter[tuple[str, str]] = Counter()
    first: list[Judged] = []
    later: list[Judged] = []
    for j in ordered:
        row = (j.part, j.key or f"{j.gold}/{j.told}")
        seen[row] += 1
        (first if seen[row] <= EACH or j.part == "rules_correction" else later).append(j)
    return first + later


def _why(j: Judged, clean: Iterable[str]) -> str:
    if j.part == "rules_correction" and j.outcome == "false":
        return "false correction on a clean packet" if j.packet in clean else "false correction"
    return {"wrong": "wrong", "false": "told for nothing", "missed": "missed"}.get(j.outcome, "not empty")
