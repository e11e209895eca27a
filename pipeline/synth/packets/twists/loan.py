"""Private loans: proof of lending, and who lent."""

from __future__ import annotations

from pipeline.synth.packets.commerce import READ, account, unproved
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near


@defect("loan.proof_missing", kinds=("loan",), touches=("evidence", "list"), shuns=READ)
def nothing_but_the_complaint(draft: Draft) -> None:
    unproved(draft)
    draft.expect("loan.proof_missing")


@defect("loan.proof_missing", kinds=("loan",), touches=("evidence", "list"), shuns=READ, wishes={"urged": False})
def proof_of_the_debtors_house_alone(draft: Draft) -> None:
    """A paper, but none about the loan; whether it may be one a reviewer may want to see for himself."""
    f = draft.facts
    house = draft.paper(
        "property_certificate", "house", title="被告名下房产信息", listed=True, signed="seal",
        owner=f["borrower"], place=draft.address(), area=f"{draft.rng.randint(60, 150)}.{draft.rng.randint(10, 99)}",
        extra={
            "owner_id": None, "certificate_number": f"（2018）{draft.region[2]}不动产权第{draft.rng.randrange(10**6, 10**7):07d}号", "issued_on": draft.before(1500, 900),
        },
    )  # fmt: skip
    for lists in draft.of("evidence_list"):
        lists.repeats["entry"] = [{"key": house.key, "entry.name": house.title, "purpose": "证明被告有还款能力"}]
    unproved(draft, house.key)
    draft.expect("loan.proof_missing", status=None)


@near("loan.proof_missing", kinds=("loan",), touches=("evidence", "list"), shuns=READ, wishes={"form": "chat"})
def a_chat_is_all_there_is(draft: Draft) -> None:
    """Weak, but how weak is no matter for filing."""
    unproved(draft, "chat")


@near("loan.proof_missing", kinds=("loan",), touches=("evidence", "list"), shuns=READ, wishes={"form": "note"})
def a_transfer_without_a_note(draft: Draft) -> None:
    unproved(draft, "transfer")


@near("loan.proof_missing", kinds=("loan",), touches=("evidence", "list"), shuns=READ, wishes={"form": "cash"})
def a_receipt_alone(draft: Draft) -> None:
    unproved(draft, "receipt")


@defect(
    "loan.lender_not_plaintiff",
    kinds=("loan",),
    touches=("note.lender", "transfer"),
    shuns=("note.family", *READ),
    wishes={"form": "note"},
)
def another_lent_and_paid(draft: Draft) -> None:
    _lender(draft, pays=True)


@defect(
    "loan.lender_not_plaintiff",
    kinds=("loan",),
    touches=("note.lender",),
    shuns=("transfer", "note.family", *READ),
    wishes={"form": "contract"},
)
def another_lent_with_the_plaintiffs_money(draft: Draft) -> None:
    _lender(draft, pays=False)
    draft.expect("money.transfer_mismatch", "notice")


def _lender(draft: Draft, *, pays: bool) -> None:
    other = draft.person("5").name
    note, slip = draft.one("note"), draft.one("transfer")
    assert note is not None
    assert slip is not None
    note.values["lender"] = other
    if pays:
        slip.values |= {"payer": other, "payer_account": account(draft, other)}
        draft.allow("packet.foreign_page")
    draft.expect("loan.lender_not_plaintiff", "notice")


@near(
    "loan.lender_not_plaintiff",
    kinds=("loan",),
    touches=("note.lender", "note.family"),
    shuns=READ,
    wishes={"form": "note", "guarantor": False},
)
def a_note_to_the_bearer(draft: Draft) -> None:
    note = draft.one("note")
    assert note is not None
    note.family, note.values["lender"] = "loan_note/bearer", None


@near("loan.lender_not_plaintiff", kinds=("loan",), touches=("note.lender",), shuns=READ, wishes={"form": "cash"})
def lent_in_cash_by_the_plaintiff(draft: Draft) -> None:
    pass
