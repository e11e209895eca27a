"""买卖合同: a firm delivered goods and was not paid for all of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pipeline.synth.packets.commerce import (
    Region,
    as_form,
    demand,
    firm_in,
    firm_side,
    headed,
    interest,
    restated,
    story,
    trader_in,
    transfer,
)  # fmt: skip
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, next_day
from pipeline.synth.packets.kinds import kind
from pipeline.synth.texts import words

_PAPERS = ("contract", "delivery", "account", "invoice")


@kind("sale", cause="买卖合同纠纷", filer="organization", weight=2.5)
def sale(draft: Draft) -> None:
    """Wishes: price (about the whole sum), due_on, trader (the buyer is a sole trader), seller_region, buyer_region, arbitration, papers (some of
    contract, delivery, account, invoice), clause (of the contract), partly_paid, lawyer_fee, demand, agent, element."""
    form = as_form(draft, "element_complaint/sale")
    _people(draft)
    _terms(draft)
    draft.facts["papers"] = draft.wishes.get("papers") or _some(draft)
    draft.facts["by_contract"] = "contract" in draft.facts["papers"] or None
    draft.asks = _form_asks(draft) if form else _asks(draft)
    draft.story = story(draft, "sale", 4)
    _papers(draft)
    headed(draft)
    if form or draft.rng.random() < 0.35:
        draft.facts["stated_total"] = draft.total
    restated(draft)


def _people(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    region: Region | None = draft.wishes.get("seller_region")
    seller = firm_in(draft, "1", region=region)
    filer = firm_side(draft, "plaintiff", seller)
    f["trader"] = draft.wishes.get("trader", r.random() < 0.2) or None
    buyer = trader_in(draft, "2") if f["trader"] else firm_in(draft, "2", region=draft.wishes.get("buyer_region"))
    unknown: dict[str, Any] = dict.fromkeys(
        ("uscc", "phone") if f["trader"] else r.choice(((), ("phone",), ("uscc", "phone")))
    )
    firm_side(draft, "defendant", buyer, **unknown)
    f |= {"seller": seller.name, "buyer": buyer.name, "clerk": draft.person("6").name}
    if draft.wishes.get("agent", r.random() < 0.5):
        agent_side(draft, filer)


def _goods(draft: Draft) -> list[dict[str, object]]:
    """Lines of a round quantity and price each, scaled so that they come near the price wished for."""
    r, wanted = draft.rng, draft.wishes.get("price") or draft.money(30_000, 600_000, 1000)
    rows: list[dict[str, object]] = []
    goods = r.sample(words.GOODS, r.randint(1, 3))
    for good in goods:
        price = Decimal(r.choice((18, 35, 60, 95, 120, 260, 480, 1250)))
        count = max(10, int(wanted / len(goods) / price) // 10 * 10)
        rows.append(
            {
                "good": good,
                "unit": r.choice(words.UNITS),
                "count": str(count),
                "unit_price": price,
                "line_sum": price * count,
            }
        )
    return rows


def _terms(draft: Draft) -> None:
    r, f, wishes = draft.rng, draft.facts, draft.wishes
    rows = _goods(draft)
    total = sum((Decimal(str(row["line_sum"])) for row in rows), Decimal(0))
    due: date = wishes.get("due_on") or draft.before(60, 500)
    delivered = due - timedelta(days=r.choice((30, 45, 60)))
    paid = (
        (total * r.choice((20, 30, 40, 50)) / 100).quantize(Decimal(1))
        if wishes.get("partly_paid", r.random() < 0.6)
        else None
    )
    daily = r.random() < 0.4
    rate = (
        r.choice((Decimal("0.1095"), Decimal("0.0365")))
        if daily
        else r.choice((Decimal("0.039"), Decimal("0.045"), Decimal("0.03")))
    )
    owed = total - (paid or 0)
    signed = delivered - timedelta(days=r.randint(3, 25))
    f |= {
        "rows": rows, "total_price": total, "due_on": due, "delivered_on": delivered, "contract_on": signed, "paid": paid,
        "paid_on": next_day(delivered, r.randint(2, 20)) if paid else None, "owed": owed, "daily": daily or None,
        "late_rate": rate, "late_from": next_day(due), "late_sum": interest(owed, rate, next_day(due), draft.day),
        "goods": "、".join(str(row["good"]) for row in rows), "stated_cause": draft.cause, "settled_on": next_day(due, r.randint(1, 15)),
        "contract_number": f"{r.choice(('XS', 'GX', 'HT', 'CG'))}-{signed:%Y%m}-{r.randint(1, 999):03d}", "site": draft.address(),
        "lawyer_fee": draft.money(3000, 15000, 1000) if wishes.get("lawyer_fee", draft.of_role("agent") and r.random() < 0.3) else None,
        "urged_on": min(next_day(due, r.randint(20, 50)), draft.before(10)),
    }  # fmt: skip


def _asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    values = {"rate": f["late_rate"], "start_date": f["late_from"], "end_date": draft.day}
    what = "[逾期付款|]违约金" if f["daily"] else "[逾期付款利息|逾期利息|逾期付款损失]"
    rate = "按[日利率|]<rate.day>" if f["daily"] else "按<rate>"
    rate = "按<rate.day>" if f["daily"] else rate
    run = "[，此后按[同一|上述]标准计算至[实际付清|付清]之日|，并支付至实际清偿之日|]"
    said = f"[判令|]被告[向原告|]支付{what}<a1>（以<owed>为基数，{rate}，自<start_date>起[暂|]计算至<end_date>{run}）"
    asks = [
        Ask("principal", "[请求|][判令|依法判令]被告[立即|]向原告支付[拖欠的|剩余|尚欠|][货款|价款]<a1>", [f["owed"]]),
        Ask("liquidated_damages" if f["daily"] else "interest", said, [f["late_sum"]], values),
        Ask("fees", "[本案|]全部诉讼费用由被告[承担|负担]"),
    ]
    if f["lawyer_fee"]:
        asks.insert(2, Ask("fees", "[判令|]被告[承担|支付]原告[为本案支出的|]律师费<a1>", [f["lawyer_fee"]]))
    return asks


def _form_asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    values = {"rate": f["late_rate"], "start_date": f["late_from"], "end_date": draft.day}
    what, rate = ("违约金", "<rate.day>") if f["daily"] else ("利息", "<rate.year>")
    said = (
        f"截至<end_date>止，迟延给付价款的{what}<a1>；<br>计算方式：以<owed.yuan>为基数，自<start_date>起按{rate}计算<br>"
        "是否请求支付至实际清偿之日止：是☑　否□"
    )
    asks = [
        Ask("principal", "<a1>（人民币，下同）", [f["owed"]], no=1),
        Ask("liquidated_damages" if f["daily"] else "interest", said, [f["late_sum"]], values, 2),
        Ask("fees", "是☑　否□", no=8),
    ]
    if f["lawyer_fee"]:
        asks.insert(2, Ask("fees", "是☑　费用明细：律师代理费<a1><br>否□", [f["lawyer_fee"]], no=7))
    return asks


def _papers(draft: Draft) -> None:
    wanted = draft.facts["papers"]
    for name in _PAPERS:
        if name in wanted:
            _MAKERS[name](draft)
    f, r = draft.facts, draft.rng
    if f["paid"]:
        title = r.choice(("付款回单", "银行收款回单", "被告部分付款凭证"))
        transfer(draft, "transfer", f["buyer"], f["seller"], f["paid"], f["paid_on"], title=title, reference="货款")
    if draft.wishes.get("demand", r.random() < 0.3):
        demand(draft, "trade", f["seller"], f["buyer"], ("催款函", "催告函", "付款催告函", "货款催收函"))
    if f["lawyer_fee"]:
        firm = next((s.values["firm"] for s in draft.of_role("agent")), None) or draft.world.value("firm", "8")
        _bill(draft, "lawyer_bill", "律师费发票", firm, f["seller"], f["lawyer_fee"], draft.before(3, 4),
              [{"good": "法律服务费", "line_sum": f["lawyer_fee"]}])  # fmt: skip


def _some(draft: Draft) -> tuple[str, ...]:
    if draft.facts["daily"] or draft.facts["lawyer_fee"]:
        return ("contract", *draft.rng.choice((("delivery",), ("delivery", "invoice"), ("account",), _PAPERS[1:])))
    return draft.rng.choice((_PAPERS, ("contract", "delivery", "account"), ("contract", "invoice"), ("delivery", "account"), ("delivery", "invoice"), ("account",)))  # fmt: skip


def _contract(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    arbitration = draft.wishes.get("arbitration")
    usual = None if arbitration else r.choice((None, "协商不成的，任何一方均可向被告所在地人民法院起诉"))
    clause = draft.wishes.get("clause") or usual
    draft.paper(
        "sales_contract", "contract", listed=True, title=r.choice(("买卖合同", "购销合同", "产品购销合同", "供货合同")), signed="seal",
        seller=f["seller"], buyer=f["buyer"], amount=f["total_price"], amount_words=f["total_price"], contract_number=f["contract_number"],
        signed_on=f["contract_on"], court_clause=clause, arbitration_clause=arbitration, repeats={"line": f["rows"]}, signs={"buyer": "seal", "seller": "seal"},
    )  # fmt: skip


def _delivery(draft: Draft) -> None:
    """One note for all, or one a line of goods on different days."""
    r, f = draft.rng, draft.facts
    titles = r.choice(("送货单", "发货单", "出库单（收货签收）"))
    split = len(f["rows"]) > 1 and draft.wishes.get("deliveries", r.choice((1, 1, 2))) == 2
    lots = [[row] for row in f["rows"]] if split else [f["rows"]]
    for n, lot in enumerate(lots, 1):
        total = sum((row["line_sum"] for row in lot), Decimal(0))
        draft.paper(
            "delivery_note", f"delivery{n}", listed=True, title=f"{titles}{'一二三'[n - 1]}" if split else titles, signed="hand",
            seller=f["seller"], buyer=f["buyer"], amount=total, amount_words=total, repeats={"line": lot},
            delivered_on=next_day(f["delivered_on"], -2 * (len(lots) - n)), extra={"number": f"{r.randrange(10**6, 10**7)}"},
        )  # fmt: skip


def _account(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    draft.paper(
        "statement_of_account", "account", listed=True, title=r.choice(("对账单", "往来对账函", "欠款确认单", "货款结算单")), signed="seal",
        creditor=f["seller"], debtor=f["buyer"], amount=f["owed"], amount_words=f["owed"], signed_on=f["settled_on"],
        extra={"supplied": f["total_price"], "settled": f["paid"] or Decimal(0), "for": "货款"},
    )  # fmt: skip


def _invoice(draft: Draft) -> None:
    f = draft.facts
    _bill(draft, "invoice", draft.rng.choice(("增值税专用发票", "增值税发票", "电子发票")), f["seller"], f["buyer"], f["total_price"],
          next_day(f["delivered_on"], 1), f["rows"])  # fmt: skip


def _bill(
    draft: Draft,
    key: str,
    title: str,
    seller: str,
    buyer: str,
    amount: Decimal,
    day: date,
    rows: list[dict[str, object]],
) -> None:
    draft.paper(
        "invoice", key, listed=True, signed="seal", title=title, seller=seller, buyer=buyer, amount=amount,
        amount_words=amount, issued_on=day, invoice_number=f"{draft.rng.randrange(10**19, 10**20)}", repeats={"line": rows},
    )  # fmt: skip


_MAKERS = {"contract": _contract, "delivery": _delivery, "account": _account, "invoice": _invoice}
