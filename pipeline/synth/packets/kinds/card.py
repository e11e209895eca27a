"""信用卡: a bank asks for what was overdrawn."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from pipeline.synth.packets.commerce import as_form, bank_in, demand, firm_side, headed, restated, story
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, next_day, side_of
from pipeline.synth.packets.kinds import kind


@kind("card", cause="信用卡纠纷", filer="organization", weight=1.5)
def card(draft: Draft) -> None:
    """Wishes: total (stated), demand, agent, element."""
    form = as_form(draft, "element_complaint/card")
    _people(draft)
    _terms(draft)
    draft.asks = _form_asks(draft) if form else _asks(draft)
    draft.story = story(draft, "card", 3)
    _papers(draft)
    headed(draft)
    if form or draft.wishes.get("total", draft.rng.random() < 0.55):
        draft.facts["stated_total"] = draft.total
    restated(draft)


def _people(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    bank = bank_in(draft, "1")
    filer = firm_side(draft, "plaintiff", bank)
    more: dict[str, Any] = {} if r.random() < 0.6 else {"occupation": None}
    holder = side_of(draft, "defendant", draft.person("2"), **more)
    f |= {"bank": bank.name, "holder": holder.name, "holder_phone": draft.person("2").phone}
    f["holder_id"] = draft.person("2").id_number
    if draft.wishes.get("agent", r.random() < 0.6):
        agent_side(draft, filer)


def _cents(draft: Draft, low: int, high: int) -> Decimal:
    return Decimal(draft.rng.randint(low * 100, high * 100)) / 100


def _terms(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    owed, cut = _cents(draft, 9000, 90000), draft.before(8, 20)
    since = cut - timedelta(days=r.randint(200, 500))
    f |= {
        "owed": owed, "card_interest": (owed * Decimal(r.randint(5, 14)) / 100).quantize(Decimal("0.01")),
        "penalty": _cents(draft, 300, 3000), "card_fee": _cents(draft, 100, 1500) if r.random() < 0.6 else None,
        "cut": cut, "after": next_day(cut), "since": since, "applied_on": since - timedelta(days=r.randint(300, 1500)),
        "card_number": f"6{r.choice(('225', '250', '283', '258'))}{r.randrange(10**11, 10**12)}", "stated_cause": draft.cause,
        "limit": draft.money(10_000, 100_000, 5000) if owed < 20_000 else draft.money(100_000, 150_000, 10_000),
        "urged_on": min(since + timedelta(days=r.randint(30, 120)), draft.before(5)),
    }  # fmt: skip


def _parts(draft: Draft) -> list[Decimal]:
    f = draft.facts
    return [f[name] for name in ("card_interest", "penalty", "card_fee") if f[name]]


def _asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    fee = "、手续费<a3>" if f["card_fee"] else ""
    after = "[，并支付自<after>起至[实际清偿|全部清偿]之日止的利息、违约金|，此后的利息、违约金按[领用合约|合约约定]计算至实际清偿之日|]"
    return [
        Ask("principal", "[请求|][判令|依法判令]被告[立即|]向原告[偿还|支付|归还]信用卡[透支|欠款]本金<a1>", [f["owed"]]),
        Ask("interest", f"[判令|]被告向原告支付[截至<end_date>的|暂计至<end_date>的]利息<a1>、违约金<a2>{fee}{after}", _parts(draft),
            {"end_date": f["cut"]}),
        Ask("fees", "[本案|][案件受理费|诉讼费用|诉讼费][、公告费|]由被告[承担|负担]"),
    ]  # fmt: skip


def _form_asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    fee = "、手续费<a3>" if f["card_fee"] else ""
    text = (
        f"截至<end_date>止，欠利息<a1>、违约金<a2>{fee}；<br>"
        "自<after>之后的利息、违约金等各项费用按照信用卡领用协议计算至实际清偿之日止"
    )
    return [
        Ask("principal", "截至<end_date>止，尚欠本金<a1>（人民币，下同）", [f["owed"]], {"end_date": f["cut"]}, 1),
        Ask("interest", text, _parts(draft), {"end_date": f["cut"]}, 2),
        Ask("fees", "是☑　否□", no=5),
    ]


def _papers(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    draft.paper(
        "card_agreement", "agreement", listed=True, title=r.choice(("信用卡领用合约", "信用卡申请表及领用合约", "信用卡领用协议")),
        extra={"signed_on": f["applied_on"]},
    )  # fmt: skip
    items = [("透支本金", "owed"), ("利息", "card_interest"), ("违约金", "penalty"), ("手续费", "card_fee")]
    rows = [{"item": said, "sum_of": f[name]} for said, name in items if f[name]]
    draft.paper(
        "bank_statement", "ledger", listed=True, title=r.choice(("信用卡欠款明细", "信用卡欠款明细表", "欠款明细表")), signed="seal",
        family="bank_statement/ledger*", account_name=f["holder"], account=f["card_number"], repeats={"row": rows},
        extra={"cut": f["cut"], "issuer": f["bank"], "owed_all": draft.total, "of": None},
    )  # fmt: skip
    if draft.wishes.get("demand", r.random() < 0.5):
        titles = ("催收通知书", "信用卡逾期催收函", "信用卡欠款催收函")
        demand(draft, "bank", f["bank"], f["holder"], titles, on_card=f["card_number"])
    if r.random() < 0.3:
        draft.paper(
            "bank_statement", "spending", listed=True, title="信用卡交易流水", family="bank_statement/spending*", signed="seal",
            account_name=f["holder"], account=f["card_number"], repeats={"row": _spent(draft)}, extra={"issuer": f["bank"]},
        )  # fmt: skip


def _spent(draft: Draft) -> list[dict[str, object]]:
    """Rows of spending before the arrears began."""
    day = draft.facts["since"] - timedelta(days=200)
    rows: list[dict[str, object]] = []
    for _ in range(draft.rng.randint(6, 14)):
        day += timedelta(days=draft.rng.randint(3, 14))
        what = draft.rng.choice(("消费", "消费", "预借现金", "分期入账", "还款"))
        rows.append({"day": day, "what": what, "sum_of": _cents(draft, 20, 4000)})
    return rows
