"""行政案件: proof of the act, whom to sue, in time, reconsideration first."""

from __future__ import annotations

from decimal import Decimal

from pipeline.synth.packets.draft import Ask, Draft, Side
from pipeline.synth.packets.kinds.admin import describe, inaction_alone
from pipeline.synth.packets.offices import decision_number, seat
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.packets.twists.evidence import GONE, without_papers

_DIRECT = ("admin_penalty", "admin_company", "admin_injury")
_REVIEWED = ("admin_review",)


@defect("admin.act_proof_missing", kinds=_DIRECT, touches=("act.defendant", "act.date", *GONE))
def no_decision(draft: Draft) -> None:
    """Neither the decision nor the receipt that names it."""
    without_papers(draft, "decision", "receipt_of_act")
    draft.expect("admin.act_proof_missing", status=None)


@defect(
    "admin.act_proof_missing",
    kinds=_DIRECT,
    touches=("act.defendant", "act.date", *GONE),
    wishes={"no_list": False},
)
def decision_only_listed(draft: Draft) -> None:
    """The list names a decision that nobody handed in."""
    draft.papers = [p for p in draft.papers if p.key not in ("decision", "receipt_of_act")]
    draft.expect("admin.act_proof_missing", status=None)
    draft.allow("material.listed_evidence_missing")


@near("admin.act_proof_missing", kinds=("admin_inaction",))
def request_and_post(draft: Draft) -> None:
    """Inaction is proved by what was asked and that it arrived."""


@near("admin.act_proof_missing", kinds=_REVIEWED, touches=(*GONE,), wishes={"outcome": "变更"})
def changed_decision_alone(draft: Draft) -> None:
    """The decision on reconsideration is the act sued; what it changed need not be there."""
    without_papers(draft, "decision", "receipt_of_act")


def _sued(draft: Draft) -> Side:
    return draft.of_role("defendant")[0]


@defect("admin.defendant_mismatch", kinds=_DIRECT, touches=("defendant", "act.defendant"))
def wrong_authority(draft: Draft) -> None:
    """The street's office is sued for what the bureau decided."""
    office = f"{seat(draft.region)}{draft.rng.choice(('东风', '新华', '和平', '城关'))}街道办事处"
    old, head = _sued(draft).name, next(s for s in draft.sides if _sued(draft).name in s.represents)
    _sued(draft).values["name"] = office
    head.represents, head.values["post"] = (office,), "主任"
    for paper in draft.of("power_of_attorney", "law_firm_letter"):
        if paper.values.get("opponent") == old:
            paper.values["opponent"] = office
    draft.expect("admin.defendant_mismatch", "notice")


@defect("admin.defendant_mismatch", kinds=_REVIEWED, touches=("defendant", "act.defendant"), wishes={"outcome": "维持"})
def one_of_two(draft: Draft) -> None:
    """Upheld on reconsideration, and the government that upheld it is not sued."""
    government = draft.of_role("defendant")[1].name
    draft.sides = [s for s in draft.sides if s.values["name"] != government and government not in s.represents]
    _sued(draft).label = "被告"
    describe(draft, str(draft.facts["act_described"]).partition("及")[0])
    draft.asks = [
        Ask("other", "[请求|依法|判决]撤销被告于<act_day>作出的<act_number>《行政处罚决定书》"),
        Ask("fees", "[本案|]诉讼费[用|]由被告承担"),
    ]
    draft.expect("admin.defendant_mismatch", "notice")


@near("admin.defendant_mismatch", kinds=_REVIEWED, touches=("defendant", "act.defendant"), wishes={"outcome": "变更"})
def changed_and_alone(draft: Draft) -> None:
    """Who changed an act on reconsideration is sued alone."""


@near(
    "admin.defendant_mismatch",
    kinds=("admin_inaction",),
    touches=("defendant", "act.defendant"),
    wishes={"outcome": "不予受理"},
)
def not_heard(draft: Draft) -> None:
    """Reconsideration that was not even opened leaves the bureau the only defendant."""


@defect("admin.late", kinds=_DIRECT, touches=("dates", "act.date"), wishes={"issued_on": lambda d: d.before(215, 160)})
def past_six_months(draft: Draft) -> None:
    _late(draft)


@defect(
    "admin.late",
    kinds=("admin_review", "admin_inaction"),
    touches=("dates", "act.date"),
    wishes={"reviewed_on": lambda d: d.before(24, 60)},
)
def past_fifteen_days(draft: Draft) -> None:
    _late(draft)


@defect(
    "admin.late",
    kinds=_DIRECT,
    touches=("dates", "act.date"),
    wishes={"told": "none", "issued_on": lambda d: d.before(400, 120)},
)
def past_a_year(draft: Draft) -> None:
    """Nobody told the remedy; a year has gone all the same."""
    _late(draft)


def _late(draft: Draft) -> None:
    draft.story = [line for line in draft.story if line != "@story_limits"]
    draft.expect("admin.late", "notice", status=None)


@near(
    "admin.late",
    kinds=_DIRECT,
    touches=("dates", "act.date"),
    wishes={"told": "none", "issued_on": lambda d: d.before(225, 90)},
)
def remedy_not_told(draft: Draft) -> None:
    """More than six months, less than a year, and the decision says nothing of a remedy."""


@near(
    "admin.late",
    kinds=_DIRECT,
    touches=("dates", "act.date"),
    wishes={"got_after": 30, "issued_on": lambda d: d.before(190, 12)},
)
def served_late(draft: Draft) -> None:
    """Six months since the decision, but not since it was received, as the receipt shows."""


@near("admin.late", kinds=_DIRECT, touches=("dates", "act.date"), wishes={"issued_on": lambda d: d.before(168, 8)})
def just_in_time(draft: Draft) -> None:
    """Five months and a half."""


@defect(
    "admin.reconsideration_first",
    kinds=("admin_inaction",),
    touches=("defendant", "dates", "act.defendant", "facts", "facts.tone", "names", *GONE),
)
def sued_at_once(draft: Draft) -> None:
    """Inaction sued without asking for reconsideration."""
    without_papers(draft, "review")
    inaction_alone(draft)
    draft.expect("admin.reconsideration_first", "notice")


@defect(
    "admin.reconsideration_first",
    kinds=("admin_penalty",),
    touches=("act.defendant", "act.date", "dates", "facts", "facts.tone", "names", *GONE),
    wishes={"told": "reconsideration_only"},
)
def fined_on_the_spot(draft: Draft) -> None:
    """A penalty given on the spot goes to reconsideration first."""
    _on_the_spot(draft)
    draft.expect("admin.reconsideration_first", "notice")


def _on_the_spot(draft: Draft) -> None:
    f, fine = draft.facts, Decimal(draft.rng.choice((50, 100, 200)))
    police = "公安" in f["authority"]
    deed = draft.rng.choice(
        ("驾驶非机动车闯红灯", "骑电动自行车未戴安全头盔") if police else ("占用人行道摆摊设点", "随意倾倒生活垃圾")
    )
    number = decision_number(draft.rng, draft.region, f["act_day"], "当罚字")
    f |= {
        "deed": deed, "fine": fine, "order": f"罚款{fine}元", "law": "有关法律的规定", "act_number": number,
        "why": "现场没有明显的禁止标志，原告并不知情", "seen_on": f["act_day"], "got_on": f["act_day"],
    }  # fmt: skip
    describe(draft, f"{f['authority']}当场作出的{number}行政处罚决定")
    decision = next(p for p in draft.papers if p.key == "decision")
    decision.values["decision_number"] = number
    decision.family, decision.implied["procedure"] = "administrative_decision/spot*", "spot"
    decision.values |= {"amount": fine, "operative": f["order"]}
    draft.cause = "罚款"
    without_papers(draft, "receipt_of_act")
    draft.story = ["@story_spot"]


@near("admin.reconsideration_first", kinds=("admin_inaction",))
def reconsidered(draft: Draft) -> None:
    """Inaction, and the decision on reconsideration is there."""


@near("admin.reconsideration_first", kinds=("admin_penalty",), touches=("fine",))
def ordinary_penalty(draft: Draft) -> bool:
    """A small fine, but given after an inquiry and not on the spot."""
    decision = draft.one("decision")
    if decision is None or "amount" not in decision.values:
        return False
    fine = Decimal(draft.rng.choice((100, 200, 500)))
    draft.facts |= {"fine": fine, "order": f"罚款{fine}元"}
    decision.values |= {"amount": fine, "operative": f"罚款{fine}元"}
    return True
