"""Defects of the pleading itself."""

from __future__ import annotations

from decimal import Decimal

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near


@defect("complaint.unsigned", touches=("pleading.signature",))
def nobody_signed(draft: Draft) -> None:
    draft.filing.signed = "none"
    draft.expect("complaint.unsigned")


@near("complaint.unsigned", filer="natural", touches=("pleading.signature",))
def fingerprint_only(draft: Draft) -> None:
    draft.filing.signed = "finger"


@defect("money.sum_mismatch", kinds=("loan",), touches=("total",))
def wrong_total(draft: Draft) -> bool:
    if len([a for ask in draft.asks for a in ask.amounts]) < 2:
        return False
    draft.filing.values["stated_total"] = draft.facts["stated_total"] = draft.total + draft.rng.choice(
        (1000, -900, 2700)
    )
    draft.expect("money.sum_mismatch")
    return True


@near("money.sum_mismatch", kinds=("loan",), touches=("total",))
def right_total(draft: Draft) -> None:
    """The sum is written down, and it is right to the cent."""
    draft.filing.values["stated_total"] = draft.facts["stated_total"] = Decimal(draft.total)
