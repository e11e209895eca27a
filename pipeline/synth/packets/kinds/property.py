"""物业服务合同: a property manager asks an owner for fees."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from pipeline.synth.packets.commerce import (
    CENT,
    as_form,
    demand,
    firm_in,
    firm_side,
    headed,
    months_after,
    restated,
    story,
)
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.texts import words


@kind("property", cause="物业服务合同纠纷", filer="organization", weight=1.5)
def property_fees(draft: Draft) -> None:
    """Wishes: misreckoned (added to price, to months), parking, contract (early | committee | renewed), agent, element."""
    form = as_form(draft, "element_complaint/property")
    _people(draft)
    _terms(draft)
    draft.asks = _form_asks(draft) if form else _asks(draft)
    draft.story = story(draft, "property", 3)
    _papers(draft)
    headed(draft)
    if form or draft.rng.random() < 0.35:
        draft.facts["stated_total"] = draft.total
    restated(draft)


def _people(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    manager = firm_in(draft, "1", ("物业服务", "物业管理", "物业"))
    filer = firm_side(draft, "plaintiff", manager)
    more: dict[str, Any] = {} if r.random() < 0.5 else {"id_number": None, "occupation": None, "birth_date": None}
    owner = side_of(draft, "defendant", draft.person("2"), **more)
    f |= {"manager": manager.name, "owner": owner.name, "owner_id": draft.person("2").id_number}
    if draft.wishes.get("agent", r.random() < 0.4):
        agent_side(draft, filer)


def _terms(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    area, price = Decimal(r.randint(5200, 16000)) / 100, Decimal(r.choice((120, 150, 180, 210, 230, 260, 320))) / 100
    months = r.randint(8, 26)
    upto = draft.before(20, 20).replace(day=1)
    since = months_after(upto, -months)
    more, longer = draft.wishes.get("misreckoned", (Decimal(0), 0))
    fees = (area * (price + more) * (months + longer)).quantize(CENT)
    estate = f"{r.choice(words.ESTATE_SIGNS)}{r.choice(words.ESTATES)}"
    f |= {
        "estate": estate, "room": f"{r.randint(1, 28)}幢{r.randint(1, 4)}单元{r.randint(1, 28)}0{r.randint(1, 4)}室", "area": f"{area}",
        "price": f"{price}", "months": str(months), "since": since, "upto": upto - timedelta(days=1), "arrears": fees,
        "late_fee": (fees * Decimal(r.choice((3, 5, 8))) / 100).quantize(CENT) if r.random() < 0.7 else None,
        "parking": Decimal(r.choice((80, 100, 150))) * months if draft.wishes.get("parking", r.random() < 0.12) else None, "stated_cause": draft.cause,
        "contract_on": since - timedelta(days=r.randint(60, 900)), "developer": firm_in(draft, "5", ("房地产开发", "置业")).name,
        "urged_on": min(upto + timedelta(days=r.randint(1, 8)), draft.before(6)), "street": draft.address().partition("号")[0] + "号",
    }  # fmt: skip
    f["contract_end"] = max(months_after(f["contract_on"], 60), draft.day + timedelta(days=200))


def _asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    said = "[请求|][判令|依法判令]被告[立即|]向原告支付[自|]<since>至<upto>[期间|]的物业[服务|]费<a1>[（<area>平方米×<price>元×<months>个月）|]"
    asks = [Ask("principal", said, [f["arrears"]])]
    if f["late_fee"]:
        asks.append(
            Ask("liquidated_damages", "[判令|]被告[向原告|]支付逾期[缴费|交费|付款]违约金<a1>", [f["late_fee"]])
        )
    if f["parking"]:
        asks.append(Ask("other", "[判令|]被告支付[同期|上述期间的][停车服务费|车位管理费]<a1>", [f["parking"]]))
    asks.append(Ask("fees", "[本案|][案件受理费|诉讼费用|诉讼费]由被告[承担|负担]"))
    return asks


def _form_asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    asks = [Ask("principal", "截至<upto>止，尚欠物业费<a1>", [f["arrears"]], no=1)]
    if f["late_fee"]:
        asks.append(Ask("liquidated_damages", "欠逾期物业费的违约金<a1><br>是否请求支付至实际清偿之日止：是□　否☑", [f["late_fee"]], no=2))  # fmt: skip
    asks.append(Ask("fees", "是☑　否□", no=3))
    if f["parking"]:
        asks.append(Ask("other", "车位管理费<a1>", [f["parking"]], no=4))
    return asks


def _papers(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    sort = draft.wishes.get("contract") or r.choice(("early", "committee"))
    titles = ("前期物业服务合同", "前期物业服务协议") if sort == "early" else ("物业服务合同", "物业管理服务合同")
    draft.paper(
        "property_service_contract", "contract", listed=True, title=r.choice(titles), signed="seal",
        family=f"property_service_contract/{sort}*", price=f["price"], extra={"giver": f["developer"] if sort == "early" else f"{f['estate']}业主委员会"},
    )  # fmt: skip
    if r.random() < 0.5:
        draft.paper(
            "property_certificate", "certificate", listed=True, title=r.choice(("房屋产权信息", "不动产登记信息", "被告房屋权属资料")), signed="seal",
            owner=f["owner"], place=f"{f['street']}{f['estate']}{f['room']}", area=f["area"],
            extra={"owner_id": f["owner_id"], "issued_on": draft.before(1500, 900),
                   "certificate_number": f"（2019）{draft.region[2]}不动产权第{r.randrange(10**6, 10**7):07d}号"},
        )  # fmt: skip
    if r.random() < 0.5:
        draft.paper(
            "statement_of_account", "account", listed=True, title=r.choice(("欠费明细", "物业费欠费清单", "欠费统计表")), signed="seal",
            family="statement_of_account/fees*", creditor=f["manager"], debtor=f["owner"], amount=f["arrears"],
            amount_words=f["arrears"], signed_on=f["urged_on"],
        )  # fmt: skip
    if draft.wishes.get("demand", r.random() < 0.55):
        demand(draft, "property", f["manager"], f["owner"], ("物业费催缴通知单", "催缴函", "催费通知"))
