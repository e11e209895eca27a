"""国家赔偿: a claimant who is not the victim proves the relation."""

from __future__ import annotations

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.kinds.prosecution import couple, spouses
from pipeline.synth.packets.offices import seat
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.packets.twists.evidence import GONE, listed_instead, without_papers

_KINDS = ("compensation_detention", "compensation_seizure")
_HEIR = {"heir": True}


@defect("compensation.relation_missing", kinds=_KINDS, touches=("relation", *GONE), wishes=_HEIR)
def no_relation(draft: Draft) -> None:
    """The victim's death is proved, the tie to the claimant is not."""
    without_papers(draft, "kin")
    draft.expect("compensation.relation_missing")


@defect(
    "compensation.relation_missing",
    kinds=_KINDS,
    touches=("relation", *GONE),
    wishes={"heir": True, "no_list": False},
)
def relation_only_listed(draft: Draft) -> None:
    draft.papers = [p for p in draft.papers if p.key != "kin"]
    draft.expect("compensation.relation_missing")
    draft.allow("material.listed_evidence_missing")


@near("compensation.relation_missing", kinds=_KINDS, touches=("relation", *GONE), wishes=_HEIR)
def proved_by_letter(draft: Draft) -> None:
    """The neighbourhood's letter says whose child or spouse the claimant is."""


@near(
    "compensation.relation_missing",
    kinds=_KINDS,
    touches=("relation", *GONE),
    wishes={"heir": True, "spouse": True},
)
def proved_by_marriage(draft: Draft) -> bool:
    """A marriage certificate of claimant and victim."""
    claimant, victim = draft.filers[0].person, draft.facts["victim_person"]
    if claimant is None:
        return False
    r, day = draft.rng, draft.before(3000, 1500)
    draft.drop(*[p for p in draft.papers if p.key == "kin"])
    draft.paper(
        "marriage_certificate", "marriage", title="结婚证", draw="marriage_certificate", holder=claimant.name, registered_on=day,
        certificate_number=f"J{r.randrange(10**5, 10**6)}-{day.year}-{r.randrange(10**5, 10**6)}",
        issuer=f"{seat(draft.region)}民政局", extra=couple(claimant, victim) | {"registrar": draft.person("21").name},
        repeats={"spouse": spouses(claimant, victim)},
    )  # fmt: skip
    listed_instead(draft, "marriage", "结婚证")
    return True


@near("compensation.relation_missing", kinds=_KINDS, touches=("relation",), wishes={"heir": False})
def the_victim_claims(draft: Draft) -> None:
    """Claimant and victim are one."""
