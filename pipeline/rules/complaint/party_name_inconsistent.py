from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese import same_name
from pipeline.geometry import inside
from pipeline.rules.compare import stated, twins_confused
from pipeline.rules.doubt import doubtful
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach, title
from pipeline.rules.instruments import CPI
from pipeline.rules.people import cut_off, near_name, shortened
from pipeline.text import lookalike, plain
from pipeline.types import Field, Level, MarkKind, Party
from pipeline.vocabulary import PLEADINGS


@rule(
    "complaint.party_name_inconsistent",
    level=Level.CORRECTION,
    cites=[CPI.art(209)],
    pleadings=PLEADINGS,
    needs=["party.name", "pleading.mentioned_name", "pleading.signatory"],
)
def party_name_inconsistent(facts: Facts) -> Iterator[Breach]:
    """诉状各处(首部、请求、事实、落款)所写的当事人姓名、名称应当一致。"""
    seen: set[tuple[str, str]] = set()
    for field in (*facts.said("signatory"), *facts.said("mentioned_name")):
        party = _meant(facts, field)
        if party is None or party.name is None or (party.name, field.value) in seen:
            continue
        seen.add((party.name, field.value))
        ours = party.field("name")
        if ours and not _misread(facts, ours, field):
            yield _breach(facts, party, field)


def _misread(facts: Facts, ours: Field, field: Field) -> bool:
    """By characters nobody can be sure of, or by what a seal over the name took from it."""
    if len(plain(field.value)) < len(plain(ours.value)) and _sealed(facts, field):
        return True
    return doubtful(ours, field) or (lookalike(field.value, ours.value) and twins_confused(ours, field))


def _breach(facts: Facts, party: Party, field: Field) -> Breach:
    place = "落款" if field.name == "signatory" else stated(field)
    message = f"当事人姓名前后不一致: 首部写「{party.name}」, {place}写「{field.value}」"
    breach = Breach(title(party), message, "请核对并统一诉状中的姓名(名称)", evidence_of(party.field("name"), field))
    if _sealed(facts, field):
        return breach.as_review("该处盖有印章, 字迹可能识别有误")
    return breach if clear(field, party.field("name")) else breach.as_review("该处字迹识别不清")


def _sealed(facts: Facts, field: Field) -> bool:
    """A seal is pressed over the writing."""
    pages = facts.pleading.pages if facts.pleading else ()
    seals = [(p.page_id, m.box) for p in pages for m in p.marks if m.kind is MarkKind.SEAL]
    return any(e.page_id == page and inside(e.bbox, box) > 0 for e in field.evidence for page, box in seals)


def _meant(facts: Facts, field: Field) -> Party | None:
    """The party whose name is miswritten here: nearly the same, and nobody else's name."""
    people = [p for p in facts.case.parties if p.name]
    name = field.value
    if any(f(name, p.name or "") for p in people for f in (same_name, shortened, cut_off)):
        return None
    if re.search(r"某|先生|女士", name):
        return None
    near = [p for p in people if near_name(name, p.name or "")]
    return near[0] if len({p.name for p in near}) == 1 else None
