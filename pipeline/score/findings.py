"""Findings, by rule and level.

found          A told finding answers a gold one where it has its rule_id and its subject contains gold's subject; each
               answers one. Status `review` counts as found and is also counted apart (`review`).
false          A told finding left over, at a level that the gold judges (`Gold.levels`), whose rule is not in
               `Gold.may`. One whose rule is there is neither right nor wrong; `*` stands for every rule.
precision      found / (found + false)
recall         found / gold findings
near misses    Packets in which a near miss of the rule was made; `fired` those in which the rule told a finding that
               answers no gold one.
clean packets  Packets without a gold correction, where gold judges corrections. A false correction there sends a
               citizen home for nothing: counted by packets with at least one of status `fail`, and of any status.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.gold import Gold, GoldFinding
from pipeline.report.contract import FindingJson, ReviewJson
from pipeline.score.match import Judged
from pipeline.score.told import places_of

ANY_RULE: Final = "*"


def judge(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    answered, left = matched(gold, review)
    for wanted, told in answered:
        yield _judged(gold, wanted, told)
    false = [f for f in left if f["level"] in gold.levels and not {f["rule_id"], "*"} & set(gold.may)]
    for f in false:
        yield _judged(gold, None, f)
    loose = {f["rule_id"] for f in left}
    for rule_id in sorted(set(gold.near_misses)) if ANY_RULE not in gold.may else ():
        state = "fired" if rule_id in loose else "quiet"
        yield Judged("near_misses", rule_id, gold.packet_id, "quiet", state, state == "quiet")
    if gold.clean and "correction" in gold.levels and ANY_RULE not in gold.may:
        yield from _clean(gold, [f for f in false if f["level"] == "correction"])


def matched(gold: Gold, review: ReviewJson) -> tuple[list[tuple[GoldFinding, FindingJson | None]], list[FindingJson]]:
    """Gold findings with their answers, and the told ones left over; gold that names its subject chooses first."""
    left = list(review["findings"])
    answered: list[tuple[GoldFinding, FindingJson | None]] = []
    for wanted in sorted(gold.findings, key=lambda f: (-len(f.subject), f.rule_id)):
        fits = [f for f in left if f["rule_id"] == wanted.rule_id and wanted.subject in f["subject"]]
        hit = min(fits, key=lambda f: wanted.status not in (None, f["status"]), default=None)
        if hit is not None:
            left.remove(hit)
        answered.append((wanted, hit))
    return answered, left


def _judged(gold: Gold, wanted: GoldFinding | None, told: FindingJson | None) -> Judged:
    level = told["level"] if told and not wanted else wanted.level if wanted else ""
    rule_id = told["rule_id"] if told else wanted.rule_id if wanted else ""
    places = places_of(told["evidence"]) if told else ()
    page = places[0][0] if places else None
    return Judged(
        f"rules_{level}",
        rule_id,
        gold.packet_id,
        (wanted.subject or "(any)") if wanted else None,
        f"{told['subject']}: {told['message']}" if told else None,
        bool(wanted and told),
        page_id=page,
        told_boxes=tuple(box for p, box in places if p == page),
        note=told["status"] if told else "",
    )


def _clean(gold: Gold, false: list[FindingJson]) -> Iterator[Judged]:
    for key, statuses in (("fail", ("fail",)), ("any_status", ("fail", "review"))):
        told = [f"{f['rule_id']} ({f['subject']})" for f in false if f["status"] in statuses]
        yield Judged("clean_packets", key, gold.packet_id, "none", "; ".join(told) or "none", not told)
