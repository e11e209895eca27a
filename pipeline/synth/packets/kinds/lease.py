"""房屋租赁合同: a landlord asks for rent and his house."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from pipeline.synth.packets import screens
from pipeline.synth.packets.commerce import as_form, demand, firm_in, firm_side, months_after, restated, story
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, side_of
from pipeline.synth.packets.kinds import kind


@kind("lease", cause="房屋租赁合同纠纷", weight=1.5)
def lease(draft: Draft) -> None:
    """Wishes: house_region, tenant_region, clause (of the contract), arbitration, tenant_firm, agent, element, demand."""
    form = as_form(draft, "element_complaint/lease")
    _people(draft)
    _terms(draft)
    draft.asks = _form_asks(draft) if form else _asks(draft)
    draft.story = story(draft, "lease", 3)
    _papers(draft)
    if form or draft.rng.random() < 0.3:
        draft.facts["stated_total"] = draft.total
    restated(draft)


def _people(draft: Draft) -> None:
    r, f, region = draft.rng, draft.facts, draft.wishes.get("tenant_region")
    filer = side_of(draft, "plaintiff", draft.person("1"))
    if draft.wishes.get("tenant_firm", r.random() < 0.25):
        tenant = firm_side(draft, "defendant", firm_in(draft, "2", region=region), uscc=None)
    else:
        more: dict[str, Any] = {} if r.random() < 0.5 else {"occupation": None, "ethnicity": None}
        tenant = side_of(draft, "defendant", draft.person("2", region), **more)
    f |= {"lessor": filer.name, "lessee": tenant.name, "lessor_id": draft.person("1").id_number}
    if draft.wishes.get("agent", r.random() < 0.35):
        agent_side(draft, filer)


def _terms(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    rent = draft.money(1500, 12000, 100)
    begin = draft.before(700, 60).replace(day=r.choice((1, 1, 10, 15)))
    owing = r.randint(3, 8)
    upto = months_after(begin, 12 + r.randint(5, 8))
    since = months_after(upto, -owing)
    share, county = Decimal(r.choice((5, 10, 20))), (draft.wishes.get("house_region") or draft.region)[2]
    arrears = rent * owing
    f |= {
        "house": draft.address(draft.wishes.get("house_region")), "rent": rent, "begin": begin, "finish": months_after(begin, 24) - timedelta(days=1),
        "unpaid_from": since, "unpaid_to": upto - timedelta(days=1), "months": str(owing), "arrears": arrears, "share": f"{share}%",
        "damages": (arrears * share / 100).quantize(Decimal("0.01")) if r.random() < 0.6 else None,
        "utilities": Decimal(r.randint(30000, 260000)) / 100 if r.random() < 0.35 else None, "deposit": rent * r.choice((1, 2)),
        "area_text": f"{r.randint(42, 180)}.{r.randint(10, 99)}", "contract_on": begin - timedelta(days=r.randint(1, 12)),
        "leave": r.random() < 0.7 or None, "stated_cause": draft.cause, "urged_on": min(upto + timedelta(days=5), draft.before(8)),
        "occupied_from": upto, "certificate_number": f"（{r.randint(2016, 2022)}）{county}不动产权第{r.randrange(10**6, 10**7):07d}号",
    }  # fmt: skip


def _asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    asks = [Ask("principal", "[请求|][判令|依法判令]被告[立即|]向原告支付[拖欠的|欠付|]租金<a1>[（自<unpaid_from>至<unpaid_to>，共<months>个月）|（每月<rent>，共<months>个月）|]", [f["arrears"]])]  # fmt: skip
    if f["leave"]:
        asks.append(Ask("other", "[判令|]解除原告与被告[于<contract_on>签订的|之间的|签订的]房屋租赁合同"))
        asks.append(Ask("specific_performance", "[判令|]被告[立即|于判决生效之日起十日内][腾空|腾退|搬离]并[交还|返还][位于|][<house>|案涉]房屋"))  # fmt: skip
    if f["damages"]:
        asks.append(
            Ask(
                "liquidated_damages", "[判令|]被告[向原告|]支付违约金<a1>[（按拖欠租金的<share>计算）|]", [f["damages"]]
            )
        )
    if f["utilities"]:
        asks.append(Ask("other", "[判令|]被告[向原告|]支付[拖欠的|]水费、电费[共计|合计|]<a1>", [f["utilities"]]))
    asks.append(Ask("fees", "[本案|][案件受理费|诉讼费用|诉讼费]由被告[承担|负担]"))
    return asks


def _form_asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    asks = [Ask("principal", "到期未付租金<a1>（人民币，下同）<br>明细：自<unpaid_from>至<unpaid_to>，每月<rent.yuan>，共<months>个月", [f["arrears"]], no=1)]  # fmt: skip
    if f["damages"]:
        asks.append(Ask("liquidated_damages", "迟延支付租金的违约金<a1>；<br>计算方式：按拖欠租金的<share>计算<br>是否请求支付至实际清偿之日止：是□　否☑", [f["damages"]], no=2))  # fmt: skip
    if f["leave"]:
        asks.append(Ask("other", "是☑　否□", no=4))
        asks.append(Ask("specific_performance", "是☑　内容：腾退并返还位于<house>的房屋<br>否□", no=5))
    if f["utilities"]:
        asks.append(Ask("other", "是☑　内容：水费、电费共<a1><br>否□", [f["utilities"]], no=7))
    asks.append(Ask("fees", "是☑　否□", no=10))
    return asks


def _papers(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    draft.paper(
        "lease_contract", "contract", listed=True, title=r.choice(("房屋租赁合同", "租房合同", "房屋租赁协议")), lessor=f["lessor"],
        lessee=f["lessee"], amount=f["rent"], signed_on=f["contract_on"], signed="hand", arbitration_clause=draft.wishes.get("arbitration"), place=f["house"],
        court_clause=draft.wishes.get("clause"),
    )  # fmt: skip
    if r.random() < 0.7:
        draft.paper(
            "property_certificate", "certificate", listed=True, title=r.choice(("不动产权证书", "房屋产权证", "房产证")), signed="seal",
            owner=f["lessor"], place=f["house"], area=f["area_text"], extra={"owner_id": f["lessor_id"], "issued_on": draft.before(1500, 900)},
        )  # fmt: skip
    if r.random() < 0.5:
        draft.paper(
            "receipt", "deposit_receipt", listed=True, title=r.choice(("押金收据", "收据（押金）", "押金收条")), payer=f["lessee"],
            payee=f["lessor"], amount=f["deposit"], amount_words=f["deposit"], signed_on=f["contract_on"], extra={"what": "房屋租赁押金"},
        )  # fmt: skip
    if draft.wishes.get("demand", r.random() < 0.4):
        titles = ("解除租赁合同通知书", "解除合同通知书") if f["leave"] else ("催租通知", "催缴房租通知")
        demand(draft, "lease", f["lessor"], f["lessee"], titles)
    elif r.random() < 0.6:
        screens.urging(draft, f["lessee"], f["arrears"], f["urged_on"])
