"""Lending: claims beyond the papers, transfers that do not fit the note, rates and interest."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.commerce import CENT, READ, account, interest_ask, list_too, restated, the, transfer
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.twists import defect, near

_MORE: Final = {"extra_loan": lambda draft: draft.money(6000, 60_000, 1000), "repaid": False, "interest_paid": False}


@defect(
    "money.claim_exceeds_evidence",
    kinds=("loan",),
    touches=("claims.more",),
    shuns=("claims", "note.words", "transfer.sum", *READ),
    wishes={"form": "note"} | _MORE,
)
def cash_without_a_note(draft: Draft) -> None:
    draft.expect("money.claim_exceeds_evidence", "notice")


@defect(
    "money.claim_exceeds_evidence",
    kinds=("loan",),
    touches=("claims.more",),
    shuns=("claims", "note.words", "transfer.sum", *READ),
    wishes={"form": "contract"} | _MORE,
)
def more_than_the_contract(draft: Draft) -> None:
    draft.expect("money.claim_exceeds_evidence", "notice")


@near(
    "money.claim_exceeds_evidence",
    kinds=("loan",),
    touches=("transfer", "transfer.sum"),
    shuns=READ,
    wishes={"form": "note"},
)
def two_transfers_make_the_sum(draft: Draft) -> None:
    _split(draft)


@near("money.claim_exceeds_evidence", kinds=("loan",), touches=("claims.more",), shuns=READ, wishes={"repaid": True})
def less_than_the_note(draft: Draft) -> None:
    """Part was paid back, so less is asked for than the papers show."""


def _split(draft: Draft) -> None:
    slip = the(draft, "transfer")
    whole: Decimal = slip.values["amount"]
    part = (whole * draft.rng.choice((3, 4, 5, 6)) / 10).quantize(Decimal(100))
    slip.values |= {"amount": part, "amount_words": part}
    v = slip.values
    second = transfer(
        draft, "transfer2", v["payer"], v["payee"], whole - part, v["paid_on"], title=f"{slip.title}（第二笔）",
        reference=v["reference"], bank=v["bank"],
    )  # fmt: skip
    list_too(draft, second)


@defect("money.transfer_mismatch", kinds=("loan",), touches=("transfer",), shuns=READ, wishes={"form": "note"})
def paid_to_somebody_else(draft: Draft) -> None:
    other = draft.person("5").name
    the(draft, "transfer").values |= {"payee": other, "payee_account": account(draft, other)}
    draft.expect("money.transfer_mismatch", "notice")


@defect(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer",),
    shuns=("note.lender", *READ),
    wishes={"form": "contract"},
)
def paid_by_somebody_else(draft: Draft) -> None:
    other = draft.person("5").name
    the(draft, "transfer").values |= {"payer": other, "payer_account": account(draft, other)}
    draft.expect("money.transfer_mismatch", "notice")


@defect(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer", "transfer.sum"),
    shuns=("claims.more", *READ),
    wishes={"form": "note"},
)
def interest_kept_back(draft: Draft) -> None:
    """Less was paid than the note says; the claim keeps to the note."""
    slip = the(draft, "transfer")
    paid = (slip.values["amount"] * draft.rng.choice((94, 95, 97)) / 100).quantize(Decimal(1))
    slip.values |= {"amount": paid, "amount_words": paid}
    draft.expect("money.transfer_mismatch", "notice")
    draft.allow("money.claim_exceeds_evidence", "money.interest_recomputed")


@defect(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer", "transfer.date"),
    shuns=("note.date", *READ),
    wishes={"form": "note"},
)
def paid_weeks_apart(draft: Draft) -> None:
    slip = the(draft, "transfer")
    slip.values["paid_on"] += timedelta(days=draft.rng.choice((-75, -48, 41, 60)))
    draft.expect("money.transfer_mismatch", "notice")
    draft.allow("date.order")


@near(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer", "transfer.sum"),
    shuns=READ,
    wishes={"form": "note"},
)
def paid_in_two_parts(draft: Draft) -> None:
    _split(draft)


@near(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer", "transfer.date"),
    shuns=("note.date", *READ),
    wishes={"form": "note"},
)
def paid_the_day_after(draft: Draft) -> None:
    the(draft, "transfer").values["paid_on"] += timedelta(days=1)


@near(
    "money.transfer_mismatch",
    kinds=("loan",),
    touches=("transfer.back",),
    shuns=READ,
    wishes={"form": "note", "repaid": True},
)
def the_borrower_paid_back(draft: Draft) -> None:
    """A slip from the borrower to the lender is no part of the lending."""
    f = draft.facts
    back = transfer(
        draft,
        "back",
        f["borrower"],
        f["lender"],
        f["repaid"],
        f["repaid_on"],
        title="被告还款转账凭证",
        reference="还款",
    )
    list_too(draft, back)


def _lent(first: date, spread: int) -> object:
    return lambda draft: first + timedelta(days=draft.rng.randrange(spread))


@defect(
    "money.interest_above_cap",
    kinds=("loan",),
    touches=("rate",),
    shuns=("claims.interest", "note.date", *READ),
    wishes={"rate": Decimal("0.24"), "form": "note"},
)
def two_per_cent_a_month(draft: Draft) -> None:
    _over(draft)


@defect(
    "money.interest_above_cap", kinds=("loan",), touches=("rate",), shuns=("note.date", *READ),
    wishes={"rate": Decimal("0.138"), "form": "contract", "lent_on": _lent(date(2024, 10, 28), 100)},
)  # fmt: skip
def a_little_above_the_cap(draft: Draft) -> None:
    """13.8 % was lawful until 2024-07-21; this contract is of a later day."""
    _over(draft)


def _over(draft: Draft) -> None:
    draft.expect("money.interest_above_cap", "notice")
    draft.allow("money.interest_above_cap")


@near(
    "money.interest_above_cap",
    kinds=("loan",),
    touches=("rate",),
    shuns=("note.date", *READ),
    wishes={"rate": Decimal("0.124"), "lent_on": _lent(date(2024, 10, 28), 100)},
)
def just_at_the_cap(draft: Draft) -> None:
    """Four times 3.10 %."""


@near(
    "money.interest_above_cap",
    kinds=("loan",),
    touches=("rate",),
    shuns=("note.date", *READ),
    wishes={"rate": Decimal("0.138"), "lent_on": _lent(date(2023, 9, 25), 240)},
)
def lawful_when_it_was_made(draft: Draft) -> None:
    """Four times 3.45 %, the rate of the contract's day, though more than four times the present one."""


@near("money.interest_above_cap", kinds=("bank_loan",), touches=("rate",), wishes={"rate": Decimal("0.12")})
def a_bank_lends(draft: Draft) -> None:
    """18 % on arrears, but banks are under supervision of their own."""


@defect(
    "money.interest_recomputed", kinds=("loan", "sale"), touches=("claims.interest", "amounts"), shuns=("claims", *READ)
)
def interest_of_another_year(draft: Draft) -> None:
    ask, f = interest_ask(draft), draft.facts
    base: Decimal = f["asked"] if draft.kind == "loan" else f["owed"]
    _reckon(
        draft, ask, ask.amounts[0] + (base * ask.values["rate"] * draft.rng.choice((90, 180, 365)) / 365).quantize(CENT)
    )


@defect(
    "money.interest_recomputed", kinds=("loan", "sale"), touches=("claims.interest", "amounts"), shuns=("claims", *READ)
)
def interest_too_high_by_a_quarter(draft: Draft) -> None:
    ask = interest_ask(draft)
    _reckon(draft, ask, (ask.amounts[0] * Decimal("1.25")).quantize(CENT) + 5)


def _reckon(draft: Draft, ask: Ask, amount: Decimal) -> None:
    ask.amounts[0] = amount
    restated(draft)
    draft.expect("money.interest_recomputed", "notice")


@near("money.interest_recomputed", kinds=("loan", "sale"), touches=("claims.interest", "amounts"), shuns=("claims",))
def rounded_to_the_yuan(draft: Draft) -> None:
    ask = interest_ask(draft)
    ask.amounts[0] = ask.amounts[0].quantize(Decimal(1))
    restated(draft)


@near("money.interest_recomputed", kinds=("bank_loan",), touches=("claims.interest",))
def a_year_of_360_days(draft: Draft) -> None:
    """As the contract says."""
