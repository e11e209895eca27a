"""Road accidents: the finding on the accident, the insurer, and the bills."""

from __future__ import annotations

from decimal import Decimal

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.offices import seat
from pipeline.synth.packets.twists import defect, near

_KIND = ("traffic",)


@defect(
    "traffic.determination_missing",
    kinds=_KIND,
    touches=("determination", "evidence"),
    wishes={"determination": "none"},
)
def no_determination(draft: Draft) -> None:
    draft.expect("traffic.determination_missing")


@defect(
    "traffic.determination_missing",
    kinds=_KIND,
    touches=("determination", "evidence"),
    wishes={"determination": "none"},
)
def only_the_call(draft: Draft) -> None:
    """The police's note that they were called says nothing of who is liable."""
    slip = draft.paper("other", "call", family="other/police slip", title="接处警回执", listed=True)
    slip.extra["station"] = f"{seat(draft.region)}公安局"
    _list(draft, "call", "接处警回执")
    draft.expect("traffic.determination_missing")


def _list(draft: Draft, key: str, title: str) -> None:
    for paper in draft.of("evidence_list"):
        paper.repeats["entry"].append({"key": key, "entry.name": title, "purpose": "证明案件基本事实"})


@near("traffic.determination_missing", kinds=_KIND, touches=("determination",), wishes={"determination": "simple"})
def simple_procedure(draft: Draft) -> None:
    """A determination made on the spot is one all the same."""


@near("traffic.determination_missing", kinds=_KIND, touches=("determination",), wishes={"determination": "proof"})
def cause_unclear(draft: Draft) -> None:
    """Where the cause cannot be found out, the police certify the accident."""


@defect("traffic.insurer_not_joined", kinds=_KIND, touches=("insurer",), wishes={"insurer": "absent"})
def insurer_left_out(draft: Draft) -> None:
    draft.expect("traffic.insurer_not_joined", "notice", status=None)


@defect("traffic.insurer_not_joined", kinds=_KIND, touches=("insurer",), wishes={"two_policies": True})
def second_insurer_left_out(draft: Draft) -> None:
    """The compulsory insurer is sued, the commercial one is not."""
    draft.expect("traffic.insurer_not_joined", "notice", draft.facts["insurer2"], status=None)


@near("traffic.insurer_not_joined", kinds=_KIND, touches=("insurer",), wishes={"insurer": "third_party"})
def insurer_as_third_party(draft: Draft) -> None:
    """It is a party, though no defendant."""


@near("traffic.insurer_not_joined", kinds=_KIND, touches=("insurer",), wishes={"two_policies": True})
def both_with_one_insurer(draft: Draft) -> None:
    """Two policies of the insurer that is sued."""
    second = draft.one("policy2")
    assert second is not None
    second.values["insurer"] = second.extra["stamp"] = draft.facts["insurer"]
    draft.facts["insurer2"] = None


def _gap(draft: Draft) -> int:
    return draft.rng.choice((1000, 2600, 4800))


@defect("traffic.invoice_sum", kinds=_KIND, touches=("bills", "claims"), wishes={"invoice_gap": _gap})
def more_than_the_bills(draft: Draft) -> None:
    draft.expect("traffic.invoice_sum", "notice", status=None)


@defect("traffic.invoice_sum", kinds=_KIND, touches=("bills", "claims", "evidence"))
def one_bill_lost(draft: Draft) -> None:
    lost = draft.one("bill2")
    assert lost is not None
    draft.drop(lost)
    draft.expect("traffic.invoice_sum", "notice", status=None)


@near("traffic.invoice_sum", kinds=_KIND, touches=("bills", "claims"), wishes={"paid_before": True})
def driver_paid_part(draft: Draft) -> None:
    """What the driver paid is taken off the bills, and the pleading says so."""


@near("traffic.invoice_sum", kinds=_KIND, touches=("bills", "claims"), wishes={"visits": True})
def three_bills(draft: Draft) -> None:
    """The claim is their sum, to the cent."""
    bills = [Decimal(p.values["amount"]) for p in draft.of("medical_invoice")]
    assert sum(bills) == draft.facts["medical"]
