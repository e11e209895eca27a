"""追索劳动报酬 on the employer's written acknowledgement alone: no arbitration is needed."""

from __future__ import annotations

from datetime import timedelta

from pipeline.synth.packets.commerce import firm_in
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, company_side, next_day, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.kinds.labour import month_before
from pipeline.synth.packets.kinds.relations import grown


@kind("wages", cause="追索劳动报酬纠纷", weight=1.0)
def wages(draft: Draft) -> None:
    """Wishes: beyond (a claim out of the employment beside the wages owed by the note)."""
    r = draft.rng
    worker, employer = grown(draft, "1", (1966, 2002)), firm_in(draft, "1")
    jobs = ("工人", "务工", "建筑工人", "厨师", "无业", "农民")
    filer = side_of(draft, "plaintiff", worker, occupation=r.choice(jobs))
    company_side(draft, "defendant", employer)
    if draft.wishes.get("agent", r.random() < 0.2):
        agent_side(draft, filer)
    noted = draft.before(60, 240)
    due = next_day(noted, r.choice((30, 45)))
    count = r.randint(2, 5)
    since, until = month_before(noted, count), month_before(noted, 1)
    owed = draft.money(6000, 58_000, 100) + r.choice((0, 0, 50, 360))
    draft.facts |= {
        "worker": worker.name, "employer": employer.name, "noted_on": noted, "due_on": due, "owed": owed,
        "span": f"{since.year}年{since.month}月至{until.year}年{until.month}月", "stated_cause": "追索劳动报酬纠纷",
        "hired_on": noted - timedelta(days=r.randint(200, 1500)), "site": r.choice(("车间", "工地", "门店", "厨房", "仓库")),
    }  # fmt: skip
    draft.asks = [
        Ask("wages", "[判令|请求判令|依法判令|]被告[立即|][支付|给付][拖欠|所欠|][原告的|原告]工资<a1>", [owed])
    ]
    if draft.wishes.get("beyond"):
        extra = draft.money(4000, 30_000, 500)
        draft.asks.append(Ask("compensation", "[判令|]被告支付[解除劳动合同|]经济补偿金<a1>", [extra]))
    draft.asks.append(Ask("fees", "[本案|]诉讼费[用|]由被告[承担|负担]"))
    draft.story = ["@story_wages[1|2]"] + (["@story_wages_beyond"] if draft.wishes.get("beyond") else [])
    _papers(draft)


def _papers(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    draft.paper(
        "loan_note", "note", family="loan_note/wages*", title=r.choice(("工资欠条", "欠条", "被告出具的欠条")), listed=True,
        signed="seal", implied={"kind": "wage_note"}, lender=f["worker"], borrower=f["employer"], amount=f["owed"],
        amount_words=f["owed"], signed_on=f["noted_on"], due_on=f["due_on"], extra={"span": f["span"]},
    )  # fmt: skip
    if r.random() < 0.3:
        draft.paper(
            "photo",
            "photo",
            title=r.choice(("工作场所照片", "工作现场照片")),
            listed=True,
            draw="scene",
            extra={"scene": "work"},
        )
