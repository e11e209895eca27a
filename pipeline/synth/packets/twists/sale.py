"""Sales: proof of the sale, and the sole trader sued under a registered name."""

from __future__ import annotations

from typing import Any, Final

from pipeline.synth.packets.commerce import READ, unproved
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near

_ALONE: Final[dict[str, Any]] = {"demand": False, "partly_paid": False, "lawyer_fee": False}


@defect("sale.proof_missing", kinds=("sale",), touches=("evidence", "list"), shuns=READ)
def no_paper_of_the_sale(draft: Draft) -> None:
    unproved(draft)
    draft.expect("sale.proof_missing")


@defect("sale.proof_missing", kinds=("sale",), touches=("evidence", "list"), shuns=READ, wishes={"lawyer_fee": True})
def only_the_lawyers_bill(draft: Draft) -> None:
    """An invoice, but not for the goods."""
    unproved(draft, "lawyer_bill")
    draft.expect("sale.proof_missing", status=None)


@near(
    "sale.proof_missing",
    kinds=("sale",),
    touches=("papers.sale",),
    shuns=READ,
    wishes=_ALONE | {"papers": ("delivery",)},
)
def delivery_notes_alone(draft: Draft) -> None:
    pass


@near(
    "sale.proof_missing",
    kinds=("sale",),
    touches=("papers.sale",),
    shuns=READ,
    wishes=_ALONE | {"papers": ("account",)},
)
def an_account_alone(draft: Draft) -> None:
    pass


@near(
    "sale.proof_missing",
    kinds=("sale",),
    touches=("papers.sale",),
    shuns=READ,
    wishes=_ALONE | {"papers": ("invoice",)},
)
def an_invoice_alone(draft: Draft) -> None:
    pass


@near(
    "complaint.defendant_unclear",
    kinds=("sale",),
    touches=("defendant.trader",),
    shuns=("defendant",),
    wishes={"trader": True},
)
def a_sole_trader_under_its_name(draft: Draft) -> None:
    """Sued as registered, its operator beside it."""


@near(
    "identity.uscc_invalid",
    kinds=("sale",),
    touches=("defendant.trader",),
    shuns=("defendant", "defendant.code"),
    wishes={"trader": True},
)
def a_trader_without_a_code(draft: Draft) -> None:
    pass
