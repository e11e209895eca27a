"""Administrative, criminal, enforcement and compensation packets; agents; the papers beside a pleading."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from pipeline.synth.packets.compose import Told, told
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.kinds import kinds
from pipeline.synth.packets.plan import Plan, drafted, plans
from pipeline.synth.packets.twists import twists
from pipeline.synth.packets.wording import book

_OURS = ("admin", "prosecution", "enforcement", "compensation")
_KINDS = tuple(k for k in kinds() if k.startswith(_OURS))
_RULES = (
    "admin.act_proof_missing",
    "admin.defendant_mismatch",
    "admin.late",
    "admin.reconsideration_first",
    "prosecution.particulars",
    "prosecution.accused_missing",
    "enforcement.title_missing",
    "enforcement.effectiveness_missing",
    "enforcement.amount_mismatch",
    "enforcement.arbitration_agreement_missing",
    "compensation.relation_missing",
    "trial.enforcement_period",
    "agent.authority_unsigned",
    "agent.scope_conflict",
    "agent.too_many",
    "agent.name_mismatch",
    "material.plaintiff_identity_missing",
    "material.id_card_side_missing",
    "material.business_licence_missing",
    "material.legal_representative_certificate_missing",
    "material.power_of_attorney_missing",
    "material.agent_identity_missing",
    "material.evidence_missing",
    "material.listed_evidence_missing",
    "material.unlisted_evidence",
    "material.service_address_missing",
)
_LEFT = re.compile(r"[«»]|<(?!br>)|\[|\]|None|^%", re.M)
_TAGS = re.compile("\ue000[0-9]+\ue001|\ue002")


def _plan(kind: str, seed: int, split: str = "train", *names: str) -> Plan:
    return Plan(f"{split}-1-{seed:05d}", split, seed, kind, names)


def _text(paper: Told) -> str:
    return _TAGS.sub("", str(paper.recipe.get("text", "")))


@cache
def _many() -> tuple[Draft, ...]:
    return tuple(drafted(p) for split in ("train", "test") for p in plans(5, 200, split))


@pytest.mark.parametrize("rule", _RULES)
def test_every_rule_is_broken_and_nearly_broken_in_more_ways_than_one(rule: str) -> None:
    mine = [t for t in twists().values() if t.rule_id == rule]
    assert len([t for t in mine if not t.near]) >= 2
    assert len([t for t in mine if t.near]) >= 2


def test_every_rule_is_met_often_enough_among_400_packets() -> None:
    defects = Counter(r for d in _many() for r in d.defects)
    nears = Counter(r for d in _many() for r in d.near_misses)
    assert {r: defects[r] for r in _RULES if defects[r] < 4} == {}
    assert {r: nears[r] for r in _RULES if nears[r] < 4} == {}


@pytest.mark.parametrize("name", [n for n, t in twists().items() if t.rule_id in _RULES])
def test_a_twist_finds_room_and_leaves_readable_papers(name: str) -> None:
    fit = [k.name for k in kinds().values() if twists()[name].befalls(k) and k.name in (*_KINDS, "loan", "sale")]
    assert fit
    done = 0
    for seed in range(14):
        draft = drafted(_plan(fit[seed % len(fit)], seed, "test", name))
        done += bool(draft.defects or draft.near_misses)
        if seed < 4:
            assert not [_LEFT.findall(_text(paper)) for paper in told(draft) if _LEFT.search(_text(paper))]
    assert done >= 2


@pytest.mark.parametrize("kind", _KINDS)
def test_every_family_can_put_every_paper_into_words(kind: str) -> None:
    for seed in range(2):
        draft = drafted(_plan(kind, seed))
        for paper in draft.papers:
            kept = paper.family or ""
            for family in book().families.get(paper.doc_type, ()) if not paper.draw else ():
                fits = family.name.startswith(kept[:-1]) if kept.endswith("*") else not family.named
                paper.family = family.name if fits else paper.family
                text = _text(next(t for t in told(draft) if t.paper is paper))
                assert len(text) > 20, family.name
                assert not _LEFT.search(text), (family.name, text)
            paper.family = kept or None


_WORDED = (
    "administrative_complaint", "private_prosecution", "enforcement_application", "compensation_application",
    "judgment", "effectiveness_certificate", "notarial_execution_certificate", "administrative_decision",
    "reconsideration_decision", "arbitration_award", "answer", "other", "recommendation_letter",
)  # fmt: skip


@pytest.mark.parametrize("doc_type", _WORDED)
def test_wording_is_varied_and_some_is_kept_for_the_test_split(doc_type: str) -> None:
    families = book().families[doc_type]
    assert len([f for f in families if not f.held]) >= 3
    assert any(f.held for f in families)


@pytest.mark.parametrize("kind", _KINDS)
def test_packets_without_twists_are_faultless_and_in_order(kind: str) -> None:
    for seed in range(12):
        draft = drafted(_plan(kind, seed))
        assert not draft.findings
        assert draft.total == sum(a for ask in draft.asks for a in ask.amounts)
        assert draft.filers
        assert draft.others
        assert draft.court
        days = [v for p in draft.papers for n, v in p.values.items() if n.endswith("_on") and hasattr(v, "year")]
        assert max(days) <= draft.day
        listed = [row["key"] for p in draft.of("evidence_list") for row in p.repeats["entry"]]
        assert not listed or sorted(listed) == sorted(p.key for p in draft.papers if p.listed)


def test_an_application_asks_for_what_the_title_grants() -> None:
    for kind in (k for k in _KINDS if k.startswith("enforcement")):
        draft = drafted(_plan(kind, 3))
        title = next(t for t in told(draft) if t.paper.key == "title")
        for ask in draft.asks:
            assert all(f"{a}元" in _text(title) or f"{a:.2f}元" in _text(title) for a in ask.amounts), (kind, ask)


def test_every_kind_honours_the_wish_for_an_agent() -> None:
    for kind in kinds():
        plan = _plan(kind, 4, "train", "agent.name_mismatch!other_name_in_power")
        draft = drafted(plan)
        assert draft.of_role("agent"), kind
        assert draft.of("power_of_attorney"), kind


def test_private_prosecution_states_birthplace_and_schooling_in_every_form() -> None:
    draft = drafted(_plan("prosecution_slander", 1))
    for family in book().families["private_prosecution"]:
        draft.filing.family = family.name
        text = _text(next(t for t in told(draft) if t.paper.key == "pleading"))
        for side in (*draft.filers, *draft.others):
            assert side.values["birthplace"] in text, family.name
            assert side.values["education"] in text, family.name
