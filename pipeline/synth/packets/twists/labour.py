"""Employment: arbitration first, fifteen days, and nothing that was not arbitrated."""

from __future__ import annotations

from datetime import timedelta

from pipeline.synth.packets.commerce import restated
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near

_ALL = ("award", "award.time", "award.claims")
_TIME = ("award.time",)


@defect("labour.arbitration_missing", kinds=("labour",), touches=(*_ALL, "evidence"), wishes={"stand": "award"})
def award_left_at_home(draft: Draft) -> None:
    """The pleading tells of the award; neither it nor its receipt was handed in."""
    draft.drop(*draft.of("arbitration_award", "service_receipt"))
    draft.expect("labour.arbitration_missing")


@defect(
    "labour.arbitration_missing",
    kinds=("labour",),
    touches=(*_ALL, "evidence"),
    wishes={"stand": "award", "receipt": True},
)
def receipt_without_award(draft: Draft) -> None:
    """Only the slip that the award was received lies there: nobody can see what was decided."""
    draft.drop(*draft.of("arbitration_award"))
    draft.expect("labour.arbitration_missing", status=None)
    draft.allow("labour.fifteen_days")


@defect("labour.arbitration_missing", kinds=("wages",), touches=("award", "claims", "total"), wishes={"beyond": True})
def note_and_more(draft: Draft) -> None:
    """Beside the wages of the note the pleading asks for something that needs arbitration."""
    draft.unjudged.add("cause")
    draft.expect("labour.arbitration_missing")


@near("labour.arbitration_missing", kinds=("wages",), touches=("award", "note"))
def wage_note_alone(draft: Draft) -> None:
    """A suit on a wage note needs no arbitration."""


@near("labour.arbitration_missing", kinds=("labour",), touches=("award",), wishes={"stand": "refusal"})
def refused_by_the_committee(draft: Draft) -> None:
    """A notice of refusal stands in for the award."""


@near("labour.arbitration_missing", kinds=("labour",), touches=("award",), wishes={"stand": "late"})
def committee_was_silent(draft: Draft) -> None:
    """A certificate that the committee did not decide in time stands in for the award."""


def _weeks_late(draft: Draft) -> int:
    """Past any holiday on which the fifteenth day may have fallen."""
    return draft.rng.randint(28, 60)


@defect(
    "labour.fifteen_days", kinds=("labour",), touches=_TIME,
    wishes={"stand": "award", "receipt": True, "served_days": _weeks_late},
)  # fmt: skip
def received_long_ago(draft: Draft) -> None:
    draft.expect("labour.fifteen_days", "notice", status=None)


@defect(
    "labour.fifteen_days", kinds=("labour",), touches=_TIME,
    wishes={"stand": "award", "receipt": False, "served_days": _weeks_late},
)  # fmt: skip
def admitted_in_the_pleading(draft: Draft) -> None:
    """No slip, but the pleading itself says when the award was received."""
    draft.expect("labour.fifteen_days", "notice", status=None)


@near(
    "labour.fifteen_days", kinds=("labour",), touches=_TIME,
    wishes={"stand": "award", "receipt": True, "served_days": 15, "posted_days": 5},
)  # fmt: skip
def on_the_fifteenth_day(draft: Draft) -> None:
    """The award is older than fifteen days, its receipt is not."""


@near(
    "labour.fifteen_days", kinds=("labour",), touches=_TIME,
    wishes={"stand": "award", "receipt": True, "served_days": 8, "posted_days": 24},
)  # fmt: skip
def long_on_its_way(draft: Draft) -> None:
    """Made a month ago, received last week."""


def _over_the_weekend(draft: Draft) -> int:
    """Files the suit on a Monday: the fifteenth day was the Sunday before it, no working day."""
    draft.day += timedelta(days=7 - draft.day.weekday())
    return 16


@near(
    "labour.fifteen_days", kinds=("labour",), touches=_TIME,
    wishes={"stand": "award", "receipt": True, "served_days": _over_the_weekend},
)  # fmt: skip
def ended_on_a_sunday(draft: Draft) -> None:
    """A period that ends on a day off ends on the next working day."""


@defect(
    "labour.claim_not_arbitrated",
    kinds=("labour",),
    touches=("award.claims", "claims"),
    wishes={"stand": "award", "extra": "overtime"},
)
def overtime_added(draft: Draft) -> None:
    draft.expect("labour.claim_not_arbitrated", "notice", status=None)


@defect(
    "labour.claim_not_arbitrated",
    kinds=("labour",),
    touches=("award.claims", "claims"),
    wishes={"stand": "award", "extra": "insured"},
)
def insurance_added(draft: Draft) -> None:
    draft.expect("labour.claim_not_arbitrated", "notice", status=None)


@near("labour.claim_not_arbitrated", kinds=("labour",), touches=("award.claims", "claims"), wishes={"stand": "award"})
def refused_by_the_award(draft: Draft) -> None:
    """What the award refused was dealt with all the same."""


@near(
    "labour.claim_not_arbitrated",
    kinds=("labour",),
    touches=("award.claims", "claims", "total"),
    wishes={"stand": "award"},
)
def one_claim_given_up(draft: Draft) -> None:
    """The pleading asks for less than the committee was asked for."""
    money = [ask for ask in draft.asks if ask.amounts]
    draft.asks.remove(money[-1])
    restated(draft)
