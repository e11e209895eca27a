"""Days that cannot be, events in the wrong order, periods that have run out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from pipeline.synth.packets.commerce import READ, list_too, the
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near


@defect(
    "date.impossible", kinds=("loan",), touches=("note.date",), shuns=("transfer.date", *READ), wishes={"form": "note"}
)
def a_note_of_the_thirtieth_of_february(draft: Draft) -> None:
    note = the(draft, "note")
    year = note.values.pop("signed_on").year
    note.extra["signed_on"] = f"{year}年2月{draft.rng.choice((30, 31))}日"
    draft.expect("date.impossible")
    draft.allow("date.impossible", "money.transfer_mismatch", "date.order")


@defect(
    "date.impossible",
    kinds=("loan",),
    touches=("facts.date",),
    shuns=("facts", "facts.tone"),
    wishes={"element": False},
)
def a_short_month_in_the_story(draft: Draft) -> None:
    lent: date = draft.facts["lent_on"]
    draft.facts["lent_on"] = f"{lent.year}年{draft.rng.choice((4, 6, 9, 11))}月31日"
    draft.expect("date.impossible")
    draft.allow("date.impossible", "money.transfer_mismatch")


_ONE_NOTE: Final = {"papers": ("contract", "delivery", "account"), "deliveries": 1}


@defect("date.impossible", kinds=("sale",), touches=("delivery.date",), shuns=READ, wishes=_ONE_NOTE)
def delivered_next_year(draft: Draft) -> None:
    note = the(draft, "delivery1")
    note.values["delivered_on"] = _in_year(note.values["delivered_on"], draft.day.year + 1)
    draft.expect("date.impossible")
    draft.allow("date.order")


@defect(
    "date.impossible",
    kinds=("loan", "bank_loan"),
    touches=("transfer", "transfer.date"),
    shuns=READ,
    wishes={"form": "contract"},
)
def paid_next_year(draft: Draft) -> None:
    slip = the(draft, "transfer")
    slip.values["paid_on"] = _in_year(slip.values["paid_on"], draft.day.year + 1)
    draft.expect("date.impossible")
    draft.allow("money.transfer_mismatch", "date.order")


def _in_year(day: date, year: int) -> date:
    """Of that year, and no leap day."""
    return day.replace(year=year, day=min(day.day, 28))


@near(
    "date.impossible",
    kinds=("loan",),
    touches=("note.date",),
    shuns=READ,
    wishes={"lent_on": date(2024, 2, 29), "form": "note"},
)
def a_leap_day(draft: Draft) -> None:
    """29 February 2024 was."""


@near("date.impossible", kinds=("property",), touches=("contract.term",))
def the_contract_runs_on(draft: Draft) -> None:
    """Its last day lies after the filing, as it may."""


@near("date.impossible", kinds=("lease",), touches=("contract.term",))
def sued_within_the_term(draft: Draft) -> None:
    draft.facts["finish"] = draft.day + timedelta(days=draft.rng.randint(60, 400))


@defect("date.order", kinds=("sale",), touches=("delivery.date",), shuns=READ, wishes=_ONE_NOTE)
def delivered_before_the_contract(draft: Draft) -> None:
    signed = the(draft, "contract").values["signed_on"]
    the(draft, "delivery1").values["delivered_on"] = signed - timedelta(days=draft.rng.randint(8, 40))
    draft.expect("date.order", "notice")


@defect("date.order", kinds=("loan",), touches=("note.due",), shuns=("note.date", *READ), wishes={"form": "note"})
def due_before_it_was_lent(draft: Draft) -> None:
    """The year of the due date is that of the note's day before."""
    note = the(draft, "note")
    due: date = note.values["due_on"]
    signed: date = note.values["signed_on"]
    year = signed.year - 1 if due.year == signed.year else signed.year
    wrong = _in_year(due, year)
    note.values["due_on"] = wrong if wrong < signed else _in_year(due, signed.year - 1)
    draft.expect("date.order", "notice")
    draft.allow("trial.limitation")


@defect("date.order", kinds=("bank_loan",), touches=("contract.date",), shuns=("transfer", *READ))
def paid_out_before_the_contract(draft: Draft) -> None:
    contract = the(draft, "contract")
    contract.values["signed_on"] = draft.facts["lent_on"] + timedelta(days=draft.rng.randint(9, 45))
    draft.expect("date.order", "notice")


@near("date.order", kinds=("sale",), touches=("delivery.date",), shuns=READ, wishes=_ONE_NOTE)
def delivered_on_the_day_of_the_contract(draft: Draft) -> None:
    the(draft, "delivery1").values["delivered_on"] = the(draft, "contract").values["signed_on"]


@near("date.order", kinds=("bank_loan",), touches=("contract.date",), shuns=("transfer", *READ))
def paid_out_on_the_day_of_the_contract(draft: Draft) -> None:
    the(draft, "contract").values["signed_on"] = draft.facts["lent_on"]


def _long_ago(draft: Draft) -> date:
    return draft.before(1140, 160)


def _longer_ago(draft: Draft) -> date:
    return draft.before(1560, 120)


_OLD: Final[dict[str, Any]] = {
    "due_on": _long_ago, "lent_on": _longer_ago, "form": "note", "repaid": False, "guarantor": False,
}  # fmt: skip


@defect(
    "trial.limitation",
    kinds=("loan",),
    touches=("note.due",),
    shuns=("note.date", *READ),
    wishes=_OLD | {"urged": False, "interest_paid": False},
)
def due_more_than_three_years_ago(draft: Draft) -> None:
    """No matter for filing: the note's due date alone is told, at trial level."""
    draft.expect("trial.limitation", "trial")


@defect(
    "trial.limitation", kinds=("sale",), touches=("delivery.date",), shuns=READ,
    wishes={"due_on": _long_ago, "demand": False, "papers": ("contract", "delivery", "account"), "partly_paid": False},
)  # fmt: skip
def the_price_was_due_long_ago(draft: Draft) -> None:
    draft.expect("trial.limitation", "trial")


@near(
    "trial.limitation",
    kinds=("loan",),
    touches=("note.due",),
    shuns=("note.date", *READ),
    wishes=_OLD | {"urged": False, "interest_paid": False},
)
def a_demand_broke_the_period(draft: Draft) -> None:
    f = draft.facts
    sent: date = f["due_on"] + timedelta(days=draft.rng.randint(300, 900))
    owed = f"{f['principal']:f}元"
    letter = draft.paper(
        "demand_letter", "demand", title=draft.rng.choice(("催款函", "催告函", "还款催告函")), family="demand_letter/general*",
        sender=f["lender"], receiver=f["borrower"], urged_on=sent,
        extra={
            "matter": f"您向{f['lender']}所借款项{owed}，约定于{f['due_on']:%Y年%m月%d日}归还，至今未还。",
        },
    )  # fmt: skip
    list_too(draft, letter, "证明原告在诉讼时效期间内主张过权利")


@near(
    "trial.limitation",
    kinds=("loan",),
    touches=("note.due",),
    shuns=("note.date", *READ),
    wishes=_OLD | {"urged": True},
)
def the_debtor_promised_of_late(draft: Draft) -> None:
    """The chat of this year, in which the debtor puts the creditor off, lies in the packet."""


@near(
    "trial.limitation",
    kinds=("loan",),
    touches=("note.due",),
    shuns=("note.date", *READ),
    wishes=_OLD | {"due_on": lambda draft: draft.before(1040, 40)},
)
def weeks_within_the_period(draft: Draft) -> None:
    pass
