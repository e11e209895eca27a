"""民间借贷: one lends, another does not pay back."""

from __future__ import annotations

from decimal import Decimal

from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, next_day, side_of
from pipeline.synth.packets.kinds import kind


@kind("loan", cause="民间借贷纠纷", weight=3)
def loan(draft: Draft) -> None:
    """Wishes: principal, rate (yearly), lent_on, form (note | contract)."""
    r = draft.rng
    lender, borrower = draft.person("1"), draft.person("2")
    filer = side_of(draft, "plaintiff", lender)
    side_of(draft, "defendant", borrower, **({} if r.random() < 0.5 else {"id_number": None, "occupation": None}))
    if draft.wishes.get("agent", r.random() < 0.4):
        agent_side(draft, filer)
    principal = draft.wishes.get("principal") or draft.money(20_000, 480_000, 5000)
    rate = draft.wishes.get("rate") or Decimal(r.choice((6, 8, 10, 12))) / 100
    lent = draft.wishes.get("lent_on") or draft.before(420, 300)
    due = draft.wishes.get("due_on") or next_day(lent, r.choice((180, 365)))
    interest = (principal * rate * (draft.day - due).days / 365).quantize(Decimal("0.01"))
    draft.facts |= {
        "principal": principal, "lent_on": lent, "due_on": due, "yearly_rate": rate, "lender": lender.name,
        "borrower": borrower.name, "claimed_interest": interest, "stated_cause": "民间借贷纠纷",
    }  # fmt: skip
    draft.asks = [
        Ask("principal", "[请求|][依法|][判令|判决]被告[立即|][向原告|][偿还|归还|返还]借款[本金|]<a1>", [principal]),
        Ask(
            "interest",
            "[判令|]被告[支付|向原告支付]利息<a1>（以<principal>为基数，按<rate>[，|][自|从]<start_date>起[暂|]计算至<end_date>[，此后利息按同一标准计算至实际清偿之日止|]）",
            [interest],
            {"rate": rate, "start_date": due, "end_date": draft.day},
        ),
        Ask("fees", "[本案|][案件受理费|诉讼费用|诉讼费][、保全费|]由被告[承担|负担]"),
    ]
    draft.story = ["@story_loan"]
    _papers(draft, principal, rate)


def _papers(draft: Draft, principal: Decimal, rate: Decimal) -> None:
    r, f = draft.rng, draft.facts
    draft.paper(
        "loan_note", "note", title=r.choice(("借条", "借条一份", "被告出具的借条")), listed=True, signed=r.choice(("hand", "print")),
        lender=f["lender"], borrower=f["borrower"], amount=principal, amount_words=principal, rate=rate,
        signed_on=f["lent_on"], due_on=f["due_on"],
    )  # fmt: skip
    draft.paper(
        "bank_transfer", "transfer", title=r.choice(("银行转账凭证", "转账回单", "银行电子回单")), listed=True, signed="seal",
        payer=f["lender"], payee=f["borrower"], amount=principal, amount_words=principal, paid_on=f["lent_on"],
        bank=draft.world.value("bank", "1"),
    )  # fmt: skip
