"""Agents: their mandate, its powers, their number, their names, and the proof of who they are."""

from __future__ import annotations

from typing import Final

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.filing import SPECIAL_POWERS
from pipeline.synth.packets.mandates import another, citizen, lawyer, power
from pipeline.synth.packets.twists import defect, near

_AGENT: Final = {"agent": True}
_PAPERS: Final = ("power_of_attorney", "law_firm_letter", "lawyer_licence")


@defect("agent.authority_unsigned", touches=("agent",), wishes=_AGENT)
def principal_did_not_sign(draft: Draft) -> bool:
    return _signed(draft, "none") and _unsigned(draft)


@defect("agent.authority_unsigned", touches=("agent", "way"), wishes={"agent": True, "way": "scans"})
def only_typed(draft: Draft) -> bool:
    """On a scan a typed name is no signature."""
    return _signed(draft, "typed") and _unsigned(draft)


def _unsigned(draft: Draft) -> bool:
    draft.expect("agent.authority_unsigned")
    return True


def _signed(draft: Draft, way: str) -> bool:
    paper = power(draft)
    if paper is not None:
        paper.signed = way
    return paper is not None


@near("agent.authority_unsigned", touches=("agent",), wishes=_AGENT, filer="natural")
def signed_by_finger(draft: Draft) -> bool:
    return _signed(draft, "finger")


@near("agent.authority_unsigned", touches=("agent",), wishes=_AGENT)
def sealed(draft: Draft) -> bool:
    """A name seal of a person, the seal of an organization."""
    return _signed(draft, "seal")


_TICKING: Final = {
    "administrative_complaint": "administrative_complaint/element",
    "enforcement_application": "enforcement_application/form",
    "compensation_application": "compensation_application/form",
    "complaint": "complaint/court blank",
    "private_prosecution": "private_prosecution/form",
}
_SILENT: Final = {
    "administrative_complaint": "administrative_complaint/advocate",
    "enforcement_application": "enforcement_application/counsel",
    "compensation_application": "compensation_application/counsel",
    "complaint": "complaint/lawyer",
    "private_prosecution": "private_prosecution/counsel",
}


def _scope(draft: Draft, how: str, authority: str, powers: str | None) -> bool:
    paper = power(draft)
    if paper is None or lawyer(draft) is None:
        return False
    paper.family, paper.extra = "power_of_attorney/scope*", {how: "1"}
    paper.implied = {"authority": authority} | ({"special_powers": powers} if powers else {})
    return True


@defect("agent.scope_conflict", touches=("agent", "pleading.family"), wishes={"agent": True, "element": False})
def ticked_special(draft: Draft) -> bool:
    """The pleading ticks special powers; the mandate says 全权代理 and no more."""
    agent = lawyer(draft)
    if agent is None or draft.pleading not in _TICKING or not _scope(draft, "whole", "general", None):
        return False
    draft.filing.family = _TICKING[draft.pleading]
    agent.values["authority"] = "special"
    draft.expect("agent.scope_conflict")
    return True


@defect("agent.scope_conflict", touches=("agent",), wishes=_AGENT)
def general_with_special(draft: Draft) -> bool:
    """A mandate that calls itself general and lists powers that must be granted specially."""
    if not _scope(draft, "mixed", "general", "承认,放弃,变更,和解"):
        return False
    draft.expect("agent.scope_conflict")
    return True


@near("agent.scope_conflict", touches=("agent", "pleading.family"), wishes={"agent": True, "element": False})
def whole_and_silent(draft: Draft) -> bool:
    """全权代理 is a general mandate; nobody uses or ticks more."""
    if draft.pleading not in _SILENT or not _scope(draft, "whole", "general", None):
        return False
    draft.filing.family = _SILENT[draft.pleading]
    return True


@near("agent.scope_conflict", touches=("agent",), wishes=_AGENT)
def whole_and_listed(draft: Draft) -> bool:
    """全权代理 with every special power named grants them."""
    return _scope(draft, "wide", "special", SPECIAL_POWERS)


@near("agent.scope_conflict", touches=("agent", "pleading.family"), wishes={"agent": True, "element": False})
def general_only(draft: Draft) -> bool:
    if draft.pleading not in _SILENT or not _scope(draft, "general", "general", None):
        return False
    draft.filing.family = _SILENT[draft.pleading]
    return True


@defect("agent.too_many", touches=("agent",), wishes=_AGENT)
def three_lawyers(draft: Draft) -> bool:
    if lawyer(draft) is None:
        return False
    for number in ("41", "42"):
        another(draft, number)
    draft.expect("agent.too_many")
    return True


@defect("agent.too_many", touches=("agent",), wishes=_AGENT, filer="natural")
def two_lawyers_and_a_relative(draft: Draft) -> bool:
    if lawyer(draft) is None:
        return False
    another(draft, "41")
    another(draft, "43")
    citizen(draft, draft.of_role("agent")[-1], "relative")
    draft.expect("agent.too_many")
    return True


@near("agent.too_many", touches=("agent",), wishes=_AGENT)
def two_lawyers(draft: Draft) -> bool:
    if lawyer(draft) is None:
        return False
    another(draft, "41")
    return True


@near("agent.too_many", touches=("agent",), wishes=_AGENT)
def two_in_one_power(draft: Draft) -> bool:
    """One mandate that names both."""
    if lawyer(draft) is None:
        return False
    second = another(draft, "41")
    draft.drop(*draft.of("power_of_attorney")[1:])
    paper = draft.of("power_of_attorney")[0]
    paper.family, paper.extra = "power_of_attorney/scope*", {"special": "1", "second": second.name}
    paper.implied = {"authority": "special", "special_powers": SPECIAL_POWERS, "agent.name": second.name}
    return True


def _misnamed(draft: Draft, name: str) -> str:
    """The same surname with another given name."""
    given = draft.rng.choice([g for g in ("建军", "丽华", "志强", "晓燕", "国栋") if g not in name])
    return name[0] + given


@defect("agent.name_mismatch", touches=("agent",), wishes=_AGENT)
def other_name_in_power(draft: Draft) -> bool:
    return _renamed(draft, "power_of_attorney", "agent.name", "material.power_of_attorney_missing")


@defect("agent.name_mismatch", touches=("agent",), wishes=_AGENT)
def other_lawyer_in_letter(draft: Draft) -> bool:
    return _renamed(draft, "law_firm_letter", "lawyer.name", "material.agent_identity_missing")


@defect("agent.name_mismatch", touches=("agent",), wishes=_AGENT)
def other_lawyers_licence(draft: Draft) -> bool:
    return _renamed(draft, "lawyer_licence", "name", "material.agent_identity_missing")


def _renamed(draft: Draft, doc_type: str, field: str, follows: str) -> bool:
    agent, papers = lawyer(draft), draft.of(doc_type)
    if agent is None or len(papers) != 1:
        return False
    papers[0].values[field] = _misnamed(draft, agent.name)
    draft.expect("agent.name_mismatch")
    draft.allow(follows)
    return True


@near("agent.name_mismatch", touches=("agent",), wishes=_AGENT)
def papers_crossed(draft: Draft) -> bool:
    """Two lawyers whose papers lie in another order than the pleading names them."""
    if lawyer(draft) is None:
        return False
    another(draft, "41")
    for doc_type in _PAPERS:
        at = [n for n, p in enumerate(draft.papers) if p.doc_type == doc_type]
        if doc_type != "power_of_attorney" and len(at) == 2:
            draft.papers[at[0]], draft.papers[at[1]] = draft.papers[at[1]], draft.papers[at[0]]
    return True


@near("agent.name_mismatch", touches=("agent",), wishes=_AGENT)
def name_spaced_out(draft: Draft) -> bool:
    """A licence on which the two characters of a name stand apart."""
    agent, papers = lawyer(draft), draft.of("lawyer_licence")
    if agent is None or len(papers) != 1 or len(agent.name) != 2:
        return False
    papers[0].extra["name"] = "　".join(agent.name)
    return True


@defect("material.agent_identity_missing", touches=("agent",), wishes=_AGENT)
def no_lawyers_licence(draft: Draft) -> bool:
    return _gone(draft, "lawyer_licence")


@defect("material.agent_identity_missing", touches=("agent",), wishes=_AGENT)
def no_firms_letter(draft: Draft) -> bool:
    return _gone(draft, "law_firm_letter")


def _gone(draft: Draft, doc_type: str) -> bool:
    if lawyer(draft) is None or len(draft.of(doc_type)) != 1:
        return False
    draft.drop(*draft.of(doc_type))
    draft.expect("material.agent_identity_missing")
    return True


def _made_citizen(draft: Draft, sort: str) -> bool:
    agent = lawyer(draft)
    if agent is None:
        return False
    citizen(draft, agent, sort)
    return True


def _untied(draft: Draft, sort: str, *keys: str) -> bool:
    if not _made_citizen(draft, sort):
        return False
    draft.drop(*[p for p in draft.papers if p.key in keys])
    draft.expect("material.agent_identity_missing")
    return True


_PLAIN: Final = {"agent": True, "element": False}


@defect("material.agent_identity_missing", touches=("agent",), wishes=_PLAIN, filer="natural", without=("divorce",))
def relative_without_proof(draft: Draft) -> bool:
    return _untied(draft, "relative", "tie")


@defect("material.agent_identity_missing", touches=("agent",), wishes=_PLAIN, filer="natural", without=("divorce",))
def relative_without_card(draft: Draft) -> bool:
    return _untied(draft, "relative", "agent_id_front", "agent_id_back")


@defect("material.agent_identity_missing", touches=("agent",), wishes=_PLAIN, filer="organization")
def employee_without_proof(draft: Draft) -> bool:
    return _untied(draft, "employee", "tie")


@defect("material.agent_identity_missing", touches=("agent",), wishes=_PLAIN, filer="natural")
def citizen_not_recommended(draft: Draft) -> bool:
    return _untied(draft, "recommended", "tie")


@near("material.agent_identity_missing", touches=("agent",), wishes=_PLAIN, filer="natural", without=("divorce",))
def relative_with_proof(draft: Draft) -> bool:
    return _made_citizen(draft, "relative")


@near("material.agent_identity_missing", touches=("agent",), wishes=_PLAIN, filer="organization")
def employee_with_proof(draft: Draft) -> bool:
    return _made_citizen(draft, "employee")


@near("material.agent_identity_missing", touches=("agent",), wishes=_PLAIN, filer="natural")
def citizen_recommended(draft: Draft) -> bool:
    return _made_citizen(draft, "recommended")


@defect("material.power_of_attorney_missing", touches=("agent",), wishes=_AGENT)
def power_for_one_of_two(draft: Draft) -> bool:
    if lawyer(draft) is None:
        return False
    second = another(draft, "41")
    draft.drop(*[p for p in draft.of("power_of_attorney") if p.values["agent.name"] == second.name])
    draft.expect("material.power_of_attorney_missing")
    return True


@near("material.power_of_attorney_missing", touches=("agent",), wishes=_AGENT)
def power_each(draft: Draft) -> bool:
    return bool(two_lawyers(draft))


@near("material.power_of_attorney_missing", touches=("agent",), wishes=_AGENT)
def power_at_the_end(draft: Draft) -> bool:
    """The mandate lies behind all evidence."""
    powers = draft.of("power_of_attorney")
    draft.papers = [p for p in draft.papers if p not in powers] + powers
    return bool(powers)
