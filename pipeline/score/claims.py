"""Claims, and the facts of the case as a whole.

claims.found   A gold claim is found where a told claim has its number.
claims.*       Of claims found: kind, rate, start_date and end_date, where gold gives them.
claims.amount  Sums of claims found, each gold sum once against each told sum of that claim.
amounts.all    All sums of all claims of the packet, whatever claim they stand in.
case.*         total_claimed, stated_total, category, cause, court, filed_on, fee, fee_low, fee_high, verdict: accuracy
               over the packets in which gold judges them; told nothing where gold has None is right.
cause_top3     The gold cause is the told one or among its first two alternatives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from pipeline.gold import UNJUDGED, Gold, GoldClaim
from pipeline.report.contract import ClaimJson, ReviewJson
from pipeline.score.match import Judged, same
from pipeline.score.told import Value, claim_values, places_of, pleading_of
from pipeline.text import plain
from pipeline.types import Box


def judge(gold: Gold, review: ReviewJson, extra: Mapping[str, str | None] = MappingProxyType({})) -> Iterator[Judged]:
    """`extra` overrides facts of the case that review.json lacks: a stated total that a claim adds up."""
    if gold.claims is not None:
        yield from _claims(gold, gold.claims, review)
    yield from _case(gold, review, extra)


def _claims(gold: Gold, claims: Iterable[GoldClaim], review: ReviewJson) -> Iterator[Judged]:
    left = claim_values(review)
    wanted_sums: list[str] = []
    told_sums = [a for claim, _ in left for a in _told(claim)]
    for wanted in claims:
        hit = next((pair for pair in left if pair[0]["no"] == wanted.no), None)
        wanted_sums += wanted.amounts or ()
        if hit is None:
            yield Judged("claims", "found", gold.packet_id, f"{wanted.no} {wanted.kind}", None, False)
            continue
        left.remove(hit)
        yield _one(gold, "found", f"{wanted.no}", f"{hit[0]['no']}", hit[0], True)
        yield from _of(gold, wanted, *hit)
    for claim, _ in left:
        yield _one(gold, "found", None, f"{claim['no']} {claim['text']}", claim, False)
    if all(c.amounts is not None for c in claims):
        yield from _amounts(gold, "amounts", "all", wanted_sums, told_sums)


def _one(
    gold: Gold,
    key: str,
    wanted: str | None,
    told: str | None,
    claim: ClaimJson,
    right: bool,
    value: Value | None = None,
) -> Judged:
    places = value.places if value else places_of(claim["evidence"])
    page = places[0][0] if places else None
    boxes: tuple[Box, ...] = tuple(box for p, box in places if p == page)
    sure = value.confidence if value else None
    return Judged("claims", key, gold.packet_id, wanted, told, right, sure, page, (), boxes, f"claim {claim['no']}")


def _of(gold: Gold, wanted: GoldClaim, claim: ClaimJson, values: dict[str, Value]) -> Iterator[Judged]:
    yield _one(gold, "kind", wanted.kind, claim["kind"], claim, wanted.kind == claim["kind"])
    if wanted.amounts is not None:
        yield from _amounts(gold, "claims", "amount", wanted.amounts, _told(claim), claim)
    for name, value in wanted.values.items():
        read = values.get(name)
        right = same(name, value, read.value) if read and value is not None else not read and value is None
        yield _one(gold, name, value, read.value if read else None, claim, right, read)


def _told(claim: ClaimJson) -> list[tuple[str, tuple[tuple[str, Box], ...]]]:
    return [(a["value"], places_of(a["evidence"])) for a in claim["amounts"]]


def _amounts(
    gold: Gold,
    part: str,
    key: str,
    wanted: Iterable[str],
    told: Iterable[tuple[str, tuple[tuple[str, Box], ...]]],
    claim: ClaimJson | None = None,
) -> Iterator[Judged]:
    """Each sum once; a told sum that gold lacks is false, never a wrong reading of another."""
    left = Counter(_sum(w) for w in wanted)
    note = f"claim {claim['no']}" if claim else ""
    for value, places in told:
        page = places[0][0] if places else None
        boxes = tuple(box for p, box in places if p == page)
        hit = left[_sum(value)] > 0
        left[_sum(value)] -= hit
        yield Judged(part, key, gold.packet_id, value if hit else None, value, hit, None, page, (), boxes, note)
    for value in left.elements():
        yield Judged(part, key, gold.packet_id, value, None, False, note=note)


def _sum(value: str) -> str:
    return f"{Decimal(value):.2f}"


def _case(gold: Gold, review: ReviewJson, extra: Mapping[str, str | None]) -> Iterator[Judged]:
    told = _facts(review) | {name: (value, None) for name, value in extra.items()}
    for name, value in sorted(gold.case.items()):
        if value == UNJUDGED or name not in told:
            continue
        read, sure = told[name]
        right = (value is None and read is None) or (
            value is not None and read is not None and plain(value) == plain(read)
        )
        yield Judged("case", name, gold.packet_id, value, read, right, sure)
        if name == "cause" and value is not None:
            yield _top3(gold, value, review)


def _facts(review: ReviewJson) -> dict[str, tuple[str | None, float | None]]:
    case = review["case"]
    fee, cause = case["fee"], case["cause"]
    pleading = pleading_of(review)
    total = next((v for v in pleading if v.name == "stated_total"), None)
    court = next((v for v in pleading if v.name == "court"), None)
    return {
        "category": (case["category"]["value"], case["category"]["confidence"]),
        "cause": (cause["name"], cause["confidence"]) if cause else (None, None),
        "court": (case["court"], court.confidence if court else None),
        "filed_on": (case["filed_on"], None),
        "total_claimed": (case["total_claimed"]["value"], None),
        "stated_total": (total.value, total.confidence) if total else (None, None),
        "fee": (fee["value"] if fee else None, None),
        "fee_low": (fee["low"] if fee else None, None),
        "fee_high": (fee["high"] if fee else None, None),
        "verdict": (review["verdict"], None),
    }


def _top3(gold: Gold, wanted: str, review: ReviewJson) -> Judged:
    cause = review["case"]["cause"]
    names = [cause["name"], *(a["name"] for a in cause["alternatives"])][:3] if cause else []
    return Judged("case", "cause_top3", gold.packet_id, wanted, " / ".join(names) or None, wanted in names)
