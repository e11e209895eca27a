"""Property management: the contract, and area × price × months."""

from __future__ import annotations

from decimal import Decimal

from pipeline.synth.packets.commerce import READ, restated
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near


@defect("property.contract_missing", kinds=("property",), touches=("evidence", "list"), shuns=READ)
def no_contract(draft: Draft) -> None:
    draft.drop(*draft.of("property_service_contract"))
    if not any(p.listed for p in draft.papers):
        draft.drop(*draft.of("evidence_list"))
    draft.expect("property.contract_missing")


@defect(
    "property.contract_missing", kinds=("property",), touches=("evidence", "list"), shuns=READ, wishes={"demand": True}
)
def a_demand_alone(draft: Draft) -> None:
    draft.drop(*[p for p in draft.papers if p.listed and p.doc_type != "demand_letter"])
    draft.expect("property.contract_missing")


@near(
    "property.contract_missing",
    kinds=("property",),
    touches=("contract.kind",),
    shuns=READ,
    wishes={"contract": "early"},
)
def the_developers_contract(draft: Draft) -> None:
    """Made before there was a committee of owners; it binds them."""


@near(
    "property.contract_missing",
    kinds=("property",),
    touches=("contract.kind",),
    shuns=READ,
    wishes={"contract": "renewed"},
)
def the_renewal_alone(draft: Draft) -> None:
    for paper in draft.of("property_service_contract"):
        paper.title = "物业服务合同续签协议"
        for lists in draft.of("evidence_list"):
            for entry in lists.repeats["entry"]:
                entry["entry.name"] = paper.title if entry.get("key") == paper.key else entry["entry.name"]


@defect(
    "property.arrears",
    kinds=("property",),
    touches=("arrears",),
    shuns=("claims",),
    wishes={"misreckoned": (Decimal("0.3"), 0)},
)
def another_price_than_the_contracts(draft: Draft) -> None:
    draft.expect("property.arrears", "notice")


@defect(
    "property.arrears",
    kinds=("property",),
    touches=("arrears",),
    shuns=("claims",),
    wishes={"misreckoned": (Decimal(0), 3)},
)
def three_months_too_many(draft: Draft) -> None:
    draft.expect("property.arrears", "notice")


@near("property.arrears", kinds=("property",), touches=("arrears", "amounts"), shuns=("claims",))
def rounded_to_ten_cents(draft: Draft) -> None:
    ask = draft.asks[0]
    ask.amounts[0] = ask.amounts[0].quantize(Decimal("0.1")).quantize(Decimal("0.01"))
    restated(draft)


@near("property.arrears", kinds=("property",), touches=("arrears",), shuns=("claims",), wishes={"parking": True})
def parking_asked_for_beside_it(draft: Draft) -> None:
    pass
