"""Which packet gets which case and which twists, so that every rule is met often enough; and who may learn from which.

Packets are planned in blocks of 200 a split, each block by itself: a packet's plan depends on the seed, its split and
its number alone, never on how many are made.
"""

from __future__ import annotations

import random
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, Final

from pipeline.synth.packets import compose
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.filing import filing_papers
from pipeline.synth.packets.kinds import Kind, kinds
from pipeline.synth.packets.twists import Twist, applied, twists
from pipeline.synth.texts import words
from pipeline.synth.texts.world import World

DEALT: Final = ("train", "train", "train", "dev", "test")
"""Dealt in turn where no split is asked for."""
BLOCK: Final = 200
ENOUGH: Final = 5
"""How often a block meets each rule either way, where its cases have room for it."""
CLEAN: Final = 0.17
"""Share of packets that get near misses only."""
_REGIONS: Final = tuple(r for r in words.REGIONS if r[2][-1] in "区县市")


@dataclass(frozen=True, slots=True)
class Plan:
    packet_id: str
    split: str
    seed: int
    kind: str
    twists: tuple[str, ...]


def id_of(seed: int, split: str, number: int) -> str:
    return f"{split}-{seed}-{number:05d}"


def plans(seed: int, count: int, split: str | None = None) -> list[Plan]:
    """`count` packets of one split, or dealt over all three."""
    numbers = Counter[str]()
    made: list[Plan] = []
    for n in range(count):
        own = split or DEALT[n % len(DEALT)]
        block = _block(seed, own, numbers[own] // BLOCK)
        made.append(block[numbers[own] % BLOCK])
        numbers[own] += 1
    return made


@lru_cache(maxsize=64)
def _block(seed: int, split: str, number: int) -> tuple[Plan, ...]:
    """Rules met least so far come first; a packet takes those that go together, and counts those it had room for."""
    rng = random.Random(zlib.crc32(f"{seed}/{split}/{number}".encode()))
    met: Counter[tuple[str, bool]] = Counter()
    made: list[Plan] = []
    for n in range(BLOCK):
        at = number * BLOCK + n
        clean = rng.random() < CLEAN
        kind, chosen = _next(
            rng, met, {p.kind for p in made}, 0 if clean else rng.choice((4, 5, 6)), rng.choice((5, 6))
        )
        seeded = zlib.crc32(f"{seed}/{split}/{at}".encode())
        plan = Plan(id_of(seed, split, at), split, seeded, kind.name, tuple(t.name for t in chosen))
        draft = drafted(plan)
        met.update((rule_id, False) for rule_id in draft.defects)
        met.update((rule_id, True) for rule_id in draft.near_misses)
        made.append(plan)
    return tuple(made)


def _next(
    rng: random.Random, met: Counter[tuple[str, bool]], seen: set[str], defects: int, nears: int
) -> tuple[Kind, list[Twist]]:
    """The case that meets most of what is still wanting; now and then a kind not seen yet."""
    known = list(kinds().values())
    fresh = [k for k in known if k.name not in seen]
    drawn = rng.choices(fresh or known, [k.weight for k in fresh or known])[0]
    tried = {k.name: _chosen(k, rng, met, defects, nears) for k in known}
    gain = {k.name: sum(_wanting(met, t) for t in tried[k.name]) for k in known}
    if (fresh and rng.random() < 0.1) or not any(gain.values()):
        return drawn, tried[drawn.name]
    best = max(known, key=lambda k: (gain[k.name], k.weight))
    return best, tried[best.name]


def _wanting(met: Counter[tuple[str, bool]], twist: Twist) -> int:
    """What fits few places counts for more: it has fewer chances."""
    return max(0, ENOUGH - met[twist.rule_id, twist.near]) * (4 if _width(twist) < 10 else 1)


def _chosen(kind: Kind, rng: random.Random, met: Counter[tuple[str, bool]], defects: int, nears: int) -> list[Twist]:
    """The rules met least, on whichever side, first; among them those that befall few kinds."""
    known = list(_befalling()[kind.name])
    rng.shuffle(known)
    known.sort(key=lambda t: (met[t.rule_id, t.near], _width(t)))
    chosen: list[Twist] = []
    room = {False: defects, True: nears}
    for twist in known:
        if room[twist.near] and all(_together(twist, other) for other in chosen):
            chosen.append(twist)
            room[twist.near] -= 1
    return chosen


def _width(twist: Twist) -> int:
    """How many kinds of case it can befall: what fits few places is placed first."""
    return _widths()[twist.name]


@cache
def _befalling() -> dict[str, list[Twist]]:
    return {k.name: [t for t in twists().values() if t.befalls(k)] for k in kinds().values()}


@cache
def _widths() -> dict[str, int]:
    return {t.name: sum(t.befalls(k) for k in kinds().values()) for t in twists().values()}


def _together(one: Twist, other: Twist) -> bool:
    if one.rule_id == other.rule_id or one.spoils(other) or other.spoils(one):
        return False
    if (one.alone and not other.near) or (other.alone and not one.near):
        return False
    return all(other.wishes.get(k, v) == v for k, v in one.wishes.items())


def drafted(plan: Plan) -> Draft:
    """The plan's case with its papers, spoilt as planned; nothing is drawn yet."""
    rng = random.Random(plan.seed)
    kind = kinds()[plan.kind]
    region = rng.choice(_REGIONS)
    draft = Draft(
        packet_id=plan.packet_id, split=plan.split, seed=plan.seed, rng=rng, world=World(rng), kind=kind.name,
        category=kind.category, cause=kind.cause, day=date(2026, 1, 5) + timedelta(days=rng.randrange(0, 165)),
        region=region, court=court_of(region),
    )  # fmt: skip
    wanted = sorted((twists()[name] for name in plan.twists), key=lambda t: t.alone)
    for twist in wanted:
        for name, wish in twist.wishes.items():
            draft.wishes[name] = wish(draft) if callable(wish) else wish
    kind.build(draft)
    _finished(draft)
    for twist in wanted:
        applied(twist, draft)
    return draft


def _finished(draft: Draft) -> None:
    """The pleading and the papers of every filing are added, and the facts that all wording may use."""
    facts: dict[str, Any] = {
        "court": draft.court,
        "filer": draft.filers[0].name,
        "signed_date": f"{draft.day.year}年{draft.day.month}月{draft.day.day}日",
        "list_date": draft.day,
        "stated_cause": draft.cause,
    }
    draft.facts = facts | draft.facts
    filing_papers(draft)
    compose.pleading_of(draft)


def court_of(region: tuple[str, str, str]) -> str:
    """The basic court of a county or district."""
    _, city, county = region
    return f"{city}{county}人民法院" if county.endswith("区") else f"{county}人民法院"
