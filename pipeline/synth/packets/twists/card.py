"""Cards: the agreement."""

from __future__ import annotations

from pipeline.synth.packets.commerce import READ, list_too
from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.twists import defect, near


@defect("card.agreement_missing", kinds=("card",), touches=("evidence", "list", "agreement"), shuns=READ)
def no_agreement(draft: Draft) -> None:
    draft.drop(*draft.of("card_agreement"))
    draft.expect("card.agreement_missing")


@defect(
    "card.agreement_missing",
    kinds=("card",),
    touches=("evidence", "list", "agreement"),
    shuns=READ,
    wishes={"demand": True},
)
def statements_and_a_demand_alone(draft: Draft) -> None:
    draft.drop(*[p for p in draft.papers if p.listed and p.doc_type != "demand_letter" and p.key != "ledger"])
    draft.expect("card.agreement_missing")


@near("card.agreement_missing", kinds=("card",), touches=("agreement",), shuns=READ)
def an_application_with_the_terms(draft: Draft) -> None:
    for paper in draft.of("card_agreement"):
        paper.family = "card_agreement/form"


@near("card.agreement_missing", kinds=("card",), touches=("agreement",), shuns=READ)
def an_agreement_on_instalments(draft: Draft) -> None:
    f = draft.facts
    draft.drop(*draft.of("card_agreement"))
    paper = draft.paper(
        "contract", "instalments", title="信用卡分期付款合同", party_a=f["bank"], party_b=f["holder"], amount=f["limit"], amount_words=f["limit"],
        signed_on=f["applied_on"], extra={"matter": f"信用卡（卡号{f['card_number']}）分期付款及透支还款"},
    )  # fmt: skip
    list_too(draft, paper, "证明双方的信用卡合同关系")
