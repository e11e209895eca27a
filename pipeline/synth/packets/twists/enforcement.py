"""强制执行: the title, that it took effect, what it grants, the arbitration agreement, the two years."""

from __future__ import annotations

from decimal import Decimal

from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.packets.twists.evidence import GONE, without_papers

_JUDGED = ("enforcement_judgment", "enforcement_company")
_CERTIFIED = (*_JUDGED, "enforcement_mediation")
_DECIDED = (*_CERTIFIED, "enforcement_award", "enforcement_wages")
_ALL = (*_DECIDED, "enforcement_notarial")


@defect("enforcement.title_missing", kinds=_DECIDED, touches=("title", *GONE))
def no_title(draft: Draft) -> None:
    """What is to be enforced is not there; a certificate of its effect may be."""
    without_papers(draft, "title")
    draft.expect("enforcement.title_missing")
    draft.allow("enforcement.effectiveness_missing")


@defect("enforcement.title_missing", kinds=_DECIDED, touches=("title", *GONE), wishes={"no_list": False})
def title_only_listed(draft: Draft) -> None:
    draft.papers = [p for p in draft.papers if p.key != "title"]
    draft.expect("enforcement.title_missing")
    draft.allow("enforcement.effectiveness_missing", "material.listed_evidence_missing")


@near(
    "enforcement.title_missing",
    kinds=("enforcement_notarial", "enforcement_mediation", "enforcement_wages"),
    touches=("title",),
)
def another_title(draft: Draft) -> None:
    """A title that is no judgment."""


@near("enforcement.title_missing", kinds=_JUDGED, touches=("title", "effect"), wishes={"final": True})
def title_of_second_instance(draft: Draft) -> None:
    """Of another court than the one asked to enforce."""


@defect("enforcement.effectiveness_missing", kinds=_JUDGED, touches=("effect", *GONE), shuns=("title",))
def no_certificate(draft: Draft) -> None:
    without_papers(draft, "effect")
    draft.expect("enforcement.effectiveness_missing", "notice")


@defect(
    "enforcement.effectiveness_missing",
    kinds=_JUDGED,
    touches=("effect", *GONE),
    shuns=("title",),
    wishes={"no_list": False},
)
def certificate_only_listed(draft: Draft) -> None:
    draft.papers = [p for p in draft.papers if p.key != "effect"]
    draft.expect("enforcement.effectiveness_missing", "notice")
    draft.allow("material.listed_evidence_missing")


@near("enforcement.effectiveness_missing", kinds=_JUDGED, touches=("effect", "title"), wishes={"final": True})
def final_judgment(draft: Draft) -> None:
    """A judgment of second instance takes effect by itself."""


@near("enforcement.effectiveness_missing", kinds=("enforcement_award",), touches=("effect", *GONE))
def award_takes_effect(draft: Draft) -> None:
    """An award takes effect when it is made."""
    without_papers(draft, "effect")


@near("enforcement.effectiveness_missing", kinds=("enforcement_mediation",), touches=("effect", *GONE))
def signed_for(draft: Draft) -> None:
    """A mediation statement takes effect when signed for, as the receipt shows."""
    f = draft.facts
    without_papers(draft, "effect")
    draft.paper(
        "service_receipt", "signed_for", title="送达回证", signed="hand", family="service_receipt/office*",
        receiver=f["debtor"], document=f"民事调解书（{f['title_number']}）", received_on=f["effective_on"], extra={"from": f["title_authority"]},
    )  # fmt: skip
    for lists in draft.of("evidence_list"):
        lists.repeats["entry"].append({"key": "signed_for", "entry.name": "送达回证", "purpose": "证明调解书已生效"})


@near("enforcement.effectiveness_missing", kinds=("enforcement_notarial",), touches=("effect",))
def execution_certificate(draft: Draft) -> None:
    """A notary's execution certificate needs no other."""


@defect("enforcement.amount_mismatch", kinds=_ALL, touches=("claims", "amounts"), shuns=("title",))
def more_than_granted(draft: Draft) -> None:
    """The principal applied for is larger than the one granted."""
    draft.asks[0].amounts = [draft.asks[0].amounts[0] + draft.money(2000, 30_000, 500)]
    draft.expect("enforcement.amount_mismatch", "notice")


@defect("enforcement.amount_mismatch", kinds=_ALL, touches=("claims", "amounts"), shuns=("title",))
def lawyer_on_top(draft: Draft) -> None:
    """A lawyer's fee that the title does not speak of."""
    ask = Ask("fees", "[强制|]被执行人[向申请执行人|]支付律师代理费<a1>", [draft.money(2000, 12_000, 500)])
    draft.asks = [*draft.asks[:-1], ask, draft.asks[-1]]
    draft.expect("enforcement.amount_mismatch", "notice")


@near("enforcement.amount_mismatch", kinds=_ALL, touches=("claims", "amounts"))
def partly_paid(draft: Draft) -> None:
    """Less than granted, because part was paid, as the application says."""
    paid = (draft.asks[0].amounts[0] * Decimal(draft.rng.choice((2, 3, 4))) / 10).quantize(Decimal(1))
    draft.asks[0].amounts = [draft.asks[0].amounts[0] - paid]
    draft.facts |= {"part_paid": paid, "part_on": draft.before(12, 15)}


@near("enforcement.amount_mismatch", kinds=_JUDGED, touches=("claims", "amounts"))
def no_fee_asked(draft: Draft) -> None:
    """The applicant does not ask for the fee that the judgment laid on the other side."""
    draft.asks = [a for a in draft.asks if not (a.kind == "fees" and a.amounts)]


@defect("enforcement.arbitration_agreement_missing", kinds=("enforcement_award",), touches=("agreement", *GONE))
def no_agreement(draft: Draft) -> None:
    without_papers(draft, "agreement")
    draft.expect("enforcement.arbitration_agreement_missing")


@defect("enforcement.arbitration_agreement_missing", kinds=("enforcement_award",), touches=("agreement", *GONE))
def court_clause(draft: Draft) -> None:
    """The contract sends disputes to a court."""
    agreement = next(p for p in draft.papers if p.key == "agreement")
    agreement.values["arbitration_clause"] = None
    draft.expect("enforcement.arbitration_agreement_missing", status=None)


@near("enforcement.arbitration_agreement_missing", kinds=("enforcement_award",), touches=("agreement", *GONE))
def agreement_of_its_own(draft: Draft) -> None:
    """A separate agreement to arbitrate, and no contract."""
    agreement = next(p for p in draft.papers if p.key == "agreement")
    agreement.family, agreement.title = "contract/submission*", "仲裁协议书"
    agreement.values = {k: v for k, v in agreement.values.items() if not k.startswith("amount")}
    for lists in draft.of("evidence_list"):
        for row in lists.repeats["entry"]:
            if row["key"] == "agreement":
                row["entry.name"] = agreement.title


@near("enforcement.arbitration_agreement_missing", kinds=("enforcement_wages",), touches=("agreement",))
def labour_award(draft: Draft) -> None:
    """Labour arbitration rests on no agreement."""


@defect(
    "trial.enforcement_period",
    kinds=(*_JUDGED, "enforcement_award"),
    touches=("dates",),
    shuns=("title",),
    wishes={"issued_on": lambda d: d.before(870, 400)},
)
def two_years_gone(draft: Draft) -> None:
    draft.expect("trial.enforcement_period", "trial")


@defect(
    "trial.enforcement_period",
    kinds=("enforcement_mediation",),
    touches=("dates",),
    shuns=("title",),
    wishes={"issued_on": lambda d: d.before(950, 300), "due_on": lambda d: d.before(780, 100)},
)
def last_day_long_past(draft: Draft) -> None:
    draft.expect("trial.enforcement_period", "trial")


@near(
    "trial.enforcement_period",
    kinds=("enforcement_mediation",),
    touches=("dates",),
    shuns=("title",),
    wishes={"issued_on": lambda d: d.before(800, 250), "due_on": lambda d: d.before(200, 300)},
)
def due_later(draft: Draft) -> None:
    """An old statement whose last day of payment is less than two years ago."""


@near(
    "trial.enforcement_period",
    kinds=_JUDGED,
    touches=("dates",),
    shuns=("title",),
    wishes={"issued_on": lambda d: d.before(733, 5)},
)
def counted_from_the_due_day(draft: Draft) -> None:
    """Two years since the judgment, not since the time to perform ran out."""


@near(
    "trial.enforcement_period",
    kinds=_JUDGED,
    touches=("dates",),
    shuns=("title",),
    wishes={"issued_on": lambda d: d.before(600, 90)},
)
def within_two_years(draft: Draft) -> None:
    """Old, but in time."""
