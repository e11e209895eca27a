"""国家赔偿: for days in custody without cause, and for goods that a court wrongly seized."""

from __future__ import annotations

from decimal import Decimal

from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, company_side, next_day, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.mandates import kinship
from pipeline.synth.packets.offices import authority, case_number, decision_number, middle_court, office, seat
from pipeline.synth.texts.world import Person

_DAILY = Decimal("462.44")
"""Yuan a day in custody, the average daily wage of the year before."""


@kind("compensation_detention", category="state_compensation", cause="国家赔偿", weight=1.2)
def detention(draft: Draft) -> None:
    """Police held somebody and dropped the case. Wishes: heir (the victim is dead, a relative claims), spouse (who)."""
    r, f = draft.rng, draft.facts
    claimant, victim = _people(draft)
    police = authority(draft.region, "公安局")
    company_side(draft, "respondent", office(draft, "1", police, "局长"), "赔偿义务机关", uscc=None, phone=None)
    held, days = draft.before(330, 120), r.randint(12, 37)
    reviewed = draft.before(6, 15)
    upper = f"{draft.region[1]}公安局" if police != f"{draft.region[1]}公安局" else f"{draft.region[0]}公安厅"
    f |= {
        "held_on": held, "held_days": days, "freed_on": next_day(held, days), "charge": r.choice(("盗窃罪", "诈骗罪", "寻衅滋事罪", "职务侵占罪")),
        "cleared_on": next_day(held, days + r.randint(20, 60)), "refused_on": next_day(reviewed, -r.randint(70, 85)),
    }  # fmt: skip
    draft.paper(
        "other", "release", title="释放证明书", listed=True, signed="seal", family="other/detained*",
        extra={"name": "释放证明书", "issuer": f"{seat(draft.region)}看守所", "reason": "依法解除羁押，予以释放"},
    )  # fmt: skip
    draft.paper(
        "reconsideration_decision", "review", title="刑事赔偿复议决定书", listed=True, family="reconsideration_decision/damages*",
        decision_number=decision_number(r, draft.region, reviewed, "公赔复决字"), authority=upper, applicant=claimant.name,
        issued_on=reviewed, extra={"act_authority": police}, implied={"outcome": "维持"},
    )  # fmt: skip
    freedom, feeling = (_DAILY * days).quantize(Decimal("0.01")), draft.money(2000, 10_000, 500)
    draft.asks = [
        Ask("compensation", "[请求|]赔偿义务机关支付侵犯人身自由赔偿金<a1>", [freedom]),
        Ask("compensation", "[请求|]赔偿义务机关支付精神损害抚慰金<a1>", [feeling]),
        Ask("other", "[请求|]赔偿义务机关[赔礼道歉、消除影响|在侵权影响范围内消除影响、恢复名誉、赔礼道歉]"),
    ]
    draft.court = middle_court(draft.region)
    draft.story = ["@story_detention"]
    _ending(draft, claimant, victim)


@kind("compensation_seizure", category="state_compensation", cause="国家赔偿")
def seizure(draft: Draft) -> None:
    """The court itself is asked to pay for goods of somebody who was no party of its case."""
    r, f = draft.rng, draft.facts
    claimant, victim = _people(draft)
    company_side(draft, "respondent", office(draft, "1", draft.court, "院长"), "赔偿义务机关", uscc=None, phone=None)
    held = draft.before(300, 200)
    loss = draft.money(12_000, 160_000, 100)
    others = draft.person("11").name, draft.person("12").name
    f |= {
        "held_on": held, "freed_on": next_day(held, r.randint(60, 150)), "loss": loss, "goods": f"{draft.world.value('good', '1')}一批",
        "other_case": f"{others[0]}诉{others[1]}买卖合同纠纷",
    }  # fmt: skip
    f["other_number"] = case_number(r, draft.region, held.year, "民初")
    f |= {"judges": draft.person("31").name, "creditor": others[0], "debtor": others[1]}
    draft.paper(
        "judgment", "ruling", title="民事裁定书", listed=True, family="judgment/ruling*", kind="裁定书", court=draft.court,
        case_number=f["other_number"], plaintiff=others[0], defendant=others[1], cause="买卖合同纠纷",
        issued_on=held, repeats={"order": [{"operative": f"查封、扣押存放于{draft.address()}的{f['goods']}，期限一年。"}]},
    )  # fmt: skip
    draft.paper(
        "other", "witness", title="财产价值情况说明", listed=True, family="other/witness*",
        extra={"who": draft.person("9").name, "what": f"说明{victim.name}的{f['goods']}购入价值为{loss}元", "on": draft.before(20, 20)},
    )  # fmt: skip
    draft.asks = [Ask("compensation", "[请求|]赔偿义务机关赔偿[赔偿请求人|]财产损失<a1>", [loss])]
    draft.story = ["@story_preserved"]
    _ending(draft, claimant, victim)


def _people(draft: Draft) -> tuple[Person, Person]:
    """The claimant and the victim: mostly one and the same."""
    claimant = draft.person("1")
    side = side_of(draft, "applicant", claimant, "赔偿请求人")
    if draft.wishes.get("agent", draft.rng.random() < 0.35):
        agent_side(draft, side)
    draft.wishes.setdefault("no_list", draft.rng.random() < 0.3)
    draft.wishes.setdefault("heir", draft.rng.random() < 0.25)
    return claimant, _victim(draft, claimant) if draft.wishes["heir"] else claimant


def _victim(draft: Draft, claimant: Person) -> Person:
    """Another than the claimant; where wished, one who may well be their spouse."""
    someone = (draft.person(f"3{n}") for n in range(60))
    fit = (p for p in someone if kinship(p, claimant) in ("丈夫", "妻子") or not draft.wishes.get("spouse"))
    return next(fit)


def _ending(draft: Draft, claimant: Person, victim: Person) -> None:
    r, f = draft.rng, draft.facts
    draft.pleading = "compensation_application"
    draft.unjudged.add("cause")
    f |= {"victim": victim.name, "victim_person": victim, "stated_cause": "国家赔偿"}
    if victim is claimant:
        return
    f |= {"heir": kinship(claimant, victim), "died_on": next_day(f["freed_on"], r.randint(20, 50))}
    draft.paper("other", "death", title="死亡证明", listed=True, family="other/victim death*")
    draft.paper(
        "recommendation_letter", "kin", title="亲属关系证明", listed=True, signed="seal", family="recommendation_letter/kin*",
        agent=claimant.name, principal=victim.name, relation=f["heir"],
        issuer=f"{seat(draft.region)}{r.choice(('阳光', '东园', '和平', '新河'))}社区居民委员会", signed_on=draft.before(10, 20),
    )  # fmt: skip
