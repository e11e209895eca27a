"""Divorce: proof of the marriage, and the six months after an earlier suit."""

from __future__ import annotations

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near

_PROOF = ("marriage", "evidence", "earlier")
_KIND = ("divorce",)


@defect("divorce.marriage_proof_missing", kinds=_KIND, touches=_PROOF, wishes={"proof": "none"})
def no_certificate(draft: Draft) -> None:
    draft.expect("divorce.marriage_proof_missing", status=None)
    draft.allow("material.evidence_missing")


@defect("divorce.marriage_proof_missing", kinds=_KIND, touches=(*_PROOF, "id_card"), wishes={"proof": "own page"})
def own_page_of_the_register(draft: Draft) -> None:
    """The plaintiff's own page says 已婚 but not to whom: a person has to look."""
    draft.expect("divorce.marriage_proof_missing", status=None)


@near("divorce.marriage_proof_missing", kinds=_KIND, touches=("marriage", "evidence"), wishes={"proof": "record"})
def record_of_the_registry(draft: Draft) -> None:
    """The certificate is lost; the registry certifies its record."""


@near("divorce.marriage_proof_missing", kinds=_KIND, touches=("marriage", "evidence"), wishes={"proof": "register"})
def spouse_in_the_register(draft: Draft) -> None:
    """The household register names one as the other's spouse."""


@near(
    "divorce.marriage_proof_missing", kinds=_KIND, touches=_PROOF,
    wishes={"proof": "none", "earlier": "same", "earlier_days": lambda d: d.rng.randint(240, 420)},
)  # fmt: skip
def marriage_found_by_a_court(draft: Draft) -> None:
    """An earlier judgment between the two shows that they are married."""


@defect(
    "divorce.six_months", kinds=_KIND, touches=("earlier",),
    wishes={"earlier": "same", "earlier_days": lambda d: d.rng.randint(50, 150)},
)  # fmt: skip
def sued_again(draft: Draft) -> None:
    draft.expect("divorce.six_months", "notice", status=None)


@defect(
    "divorce.six_months", kinds=_KIND, touches=("earlier",),
    wishes={"earlier": "same", "earlier_end": "withdrawn", "earlier_days": lambda d: d.rng.randint(30, 150)},
)  # fmt: skip
def withdrawn_and_sued_again(draft: Draft) -> None:
    draft.expect("divorce.six_months", "notice", status=None)


@near(
    "divorce.six_months", kinds=_KIND, touches=("earlier",),
    wishes={"earlier": "other", "earlier_days": lambda d: d.rng.randint(50, 150)},
)  # fmt: skip
def the_other_had_sued(draft: Draft) -> None:
    """The six months bind only the one who sued before."""


@near(
    "divorce.six_months", kinds=_KIND, touches=("earlier",),
    wishes={"earlier": "other", "earlier_end": "withdrawn", "earlier_days": lambda d: d.rng.randint(20, 120)},
)  # fmt: skip
def the_other_had_withdrawn(draft: Draft) -> None:
    """Neither does a withdrawal bind the other spouse."""


@near(
    "divorce.six_months", kinds=_KIND, touches=("earlier",),
    wishes={"earlier": "same", "earlier_days": lambda d: d.rng.randint(225, 400)},
)  # fmt: skip
def six_months_are_over(draft: Draft) -> None:
    """Counted from the day on which the refusal took effect."""
