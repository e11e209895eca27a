"""金融借款合同: a bank lent to a person or a firm, with a surety or a mortgage."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from pipeline.synth.packets.commerce import (
    account,
    as_form,
    bank_in,
    demand,
    firm_in,
    firm_side,
    interest,
    months_after,
    restated,
    story,
    transfer,
)  # fmt: skip
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, next_day, side_of
from pipeline.synth.packets.kinds import kind

_RATES = tuple(map(Decimal, ("0.0385", "0.0435", "0.0465", "0.052", "0.06", "0.072")))
_AGREED = "按合同约定"


@kind("bank_loan", cause="金融借款合同纠纷", filer="organization", weight=2)
def bank_loan(draft: Draft) -> None:
    """Wishes: principal, rate, lent_on, firm (the borrower is one), security (surety | mortgage | none), court_clause,
    borrower_region, arbitration, lawyer_fee, element."""
    form = as_form(draft, "element_complaint/bank_loan")
    _people(draft)
    _terms(draft)
    draft.asks = _form_asks(draft) if form else _asks(draft)
    draft.story = story(draft, "bank_loan", 3)
    _papers(draft)
    if form or draft.wishes.get("total", draft.rng.random() < 0.5):
        draft.facts["stated_total"] = draft.total
    restated(draft)


def _people(draft: Draft) -> None:
    r, f, region = draft.rng, draft.facts, draft.wishes.get("borrower_region")
    bank = bank_in(draft, "1")
    filer = firm_side(draft, "plaintiff", bank)
    f["security"] = draft.wishes.get("security") or r.choice(("surety", "surety", "mortgage", "none"))
    surety = f["security"] == "surety"
    label = "被告一" if surety else ""
    if draft.wishes.get("firm", r.random() < 0.35):
        borrower = firm_side(
            draft, "defendant", firm_in(draft, "2", region=region), label, **_known(draft, "uscc", "phone")
        )
    else:
        borrower = side_of(draft, "defendant", draft.person("2", region), label, **_known(draft, "occupation", "phone"))
    f |= {"bank": bank.name, "lender": bank.name, "borrower": borrower.name, "who": label or "被告", "surety": None}
    if surety:
        f["surety"] = side_of(draft, "defendant", draft.person("3", region), "被告二").name
    if draft.wishes.get("agent", r.random() < 0.6):
        agent_side(draft, filer)


def _known(draft: Draft, *names: str) -> dict[str, None]:
    return dict.fromkeys(name for name in names if draft.rng.random() < 0.4)


def _terms(draft: Draft) -> None:
    r, f, wishes = draft.rng, draft.facts, draft.wishes
    lent = wishes.get("lent_on") or draft.before(460, 500)
    due = months_after(lent, 12)
    principal = wishes.get("principal") or draft.money(50_000, 900_000, 10_000)
    rate = wishes.get("rate") or r.choice(_RATES)
    cut = draft.before(6, 14)
    owed = principal - draft.money(0, int(principal * Decimal("0.4")), 1000)
    paid_to = due - timedelta(days=r.choice((61, 92, 122)))
    within = interest(owed, rate, paid_to, due, 360)
    late = interest(owed, rate * Decimal("1.5"), due, cut, 360)
    compound = interest(within, rate * Decimal("1.5"), due, cut, 360)
    f |= {
        "principal": principal, "owed": owed, "repaid": principal - owed or None, "lent_on": lent, "due_on": due, "cut": cut,
        "loan_rate": rate, "late_rate": rate * Decimal("1.5"), "paid_to": paid_to, "within": within, "late": late,
        "compound": compound, "owed_interest": within + late + compound, "contract_on": lent - timedelta(days=r.randint(0, 4)),
        "contract_number": f"{lent.year}年{r.choice(('借', '个贷', '流贷', '普惠'))}字第{r.randrange(10**5, 10**6)}号",
        "stated_cause": draft.cause, "urged_on": next_day(due, r.randint(20, max(21, (cut - due).days))), "after": next_day(cut),
        "lawyer_fee": draft.money(3000, 12000, 500) if wishes.get("lawyer_fee", draft.of_role("agent") and r.random() < 0.5) else None,
    }  # fmt: skip
    f["urged_on"] = min(f["urged_on"], draft.before(4))
    f["house"] = draft.address() if f["security"] == "mortgage" else None


def _asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    after = (
        "[，以及|；并支付]自<after>起至[实际清偿|款项清偿]之日[止|]的[利息、罚息、复利|罚息、复利]（按合同约定计算）"
    )
    parts = "利息<a1>、罚息<a2>、复利<a3>（[以上|]暂计[算|]至<end_date>）"
    return [
        Ask("principal", "[请求|][判令|依法判令]<who>[立即|]向原告[偿还|归还][借款|贷款]本金<a1>", [f["owed"]]),
        Ask("interest", f"[判令|]<who>[向原告|]支付{parts}{after}", _costs(draft), {"end_date": f["cut"]}),
        *_fee(draft, "[判令|]<who>[承担|支付][原告为实现债权支出的|]律师[代理|]费<a1>"),
        *_security(draft, None),
        Ask("fees", "[本案|][案件受理费|诉讼费][、保全费|]由[各|]被告[承担|负担]"),
    ]


def _costs(draft: Draft) -> list[Decimal]:
    return [draft.facts[name] for name in ("within", "late", "compound")]


def _fee(draft: Draft, text: str, no: int | None = None) -> list[Ask]:
    fee = draft.facts["lawyer_fee"]
    return [Ask("fees", text, [fee], no=no)] if fee else []


def _security(draft: Draft, no: int | None) -> list[Ask]:
    f = draft.facts
    head, tail = ("是☑　内容：", "<br>否□") if no else ("", "")
    if f["surety"]:
        said = f"{head}[判令|]被告二[<surety>|]对[上述|前述]债务承担连带[清偿|保证]责任{tail}"
        return [Ask("joint_liability", said, no=no)]
    if f["house"]:
        said = f"{head}[确认|判令]原告对被告提供抵押的位于<house>的房屋[折价或者|]拍卖、变卖所得价款在上述债权范围内优先受偿{tail}"
        return [Ask("joint_liability", said, no=no)]
    return []


def _form_asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    text = "截至<end_date>止，欠期内利息<a1>、罚息<a2>、复利<a3>；<br>计算方式：按合同约定的利率及罚息利率计算<br>"
    asked = "是否请求支付至实际清偿之日止：是☑　否□"
    return [
        Ask("principal", "截至<end_date>止，尚欠本金<a1>", [f["owed"]], {"end_date": f["cut"]}, 1),
        Ask("interest", text + asked, _costs(draft), {"end_date": f["cut"]}, 2),
        *_security(draft, 4),
        *_fee(draft, "是☑　明细：律师代理费<a1><br>否□", 5),
        Ask("fees", "是☑　否□", no=6),
    ]


def _papers(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    title = r.choice(("借款合同", "个人借款合同", "流动资金借款合同", "《借款合同》"))
    arbitration = draft.wishes.get("arbitration")
    clause = "本合同履行中发生的争议，由贷款人住所地人民法院管辖" if not arbitration and r.random() < 0.5 else None
    draft.paper(
        "loan_contract", "contract", title=title, listed=True, signed="hand", lender=f["lender"], borrower=f["borrower"],
        amount=f["principal"], amount_words=f["principal"], rate=f["loan_rate"], signed_on=f["contract_on"], arbitration_clause=arbitration,
        court_clause=draft.wishes.get("court_clause", clause),
        extra={"number": f["contract_number"]},
    )  # fmt: skip
    if f["surety"] or f["house"]:
        sort, names = (
            ("surety", ("保证合同", "最高额保证合同", "连带责任保证合同"))
            if f["surety"]
            else ("mortgage", ("抵押合同",))
        )
        draft.paper(
            "guarantee_contract", "guarantee", title=r.choice(names), listed=True, family=f"guarantee_contract/{sort}*",
            extra={"signed_on": f["contract_on"], "giver": f["surety"] or f["borrower"]},
        )  # fmt: skip
    _paid(draft)
    if r.random() < 0.4:
        demand(draft, "bank", f["bank"], f["borrower"], ("逾期贷款催收通知书", "催收函", "贷款逾期催收单"))
    if f["lawyer_fee"]:
        _lawyer_bill(draft)


def _paid(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    title = r.choice(("放款凭证", "贷款发放凭证", "放款回单", "借款发放转账凭证"))
    transfer(draft, "transfer", f["bank"], f["borrower"], f["principal"], f["lent_on"], title=title, reference="贷款发放",
             bank=f["bank"])  # fmt: skip
    if r.random() < 0.7:
        heading = r.choice(("欠款明细表", "贷款欠款明细", "贷款欠本欠息清单"))
        draft.paper(
            "bank_statement", "ledger", title=heading, listed=True, signed="seal",
            family="bank_statement/ledger*", account_name=f["borrower"], account=account(draft, f["borrower"]),
            repeats={"row": [
                {"item": "贷款本金", "sum_of": f["owed"]}, {"item": "利息", "sum_of": f["within"]},
                {"item": "罚息", "sum_of": f["late"]}, {"item": "复利", "sum_of": f["compound"]},
            ]},
            extra={"cut": f["cut"], "issuer": f["bank"], "heading": heading, "owed_all": f["owed"] + f["owed_interest"], "of": f["contract_number"]},
        )  # fmt: skip


def _lawyer_bill(draft: Draft) -> None:
    f = draft.facts
    agent = next(iter(draft.of_role("agent")), None)
    firm = agent.values["firm"] if agent else draft.world.value("firm", "8")
    draft.paper(
        "invoice", "lawyer_bill", title="律师代理费发票", listed=True, signed="seal", seller=firm, buyer=f["bank"],
        amount=f["lawyer_fee"], amount_words=f["lawyer_fee"], issued_on=draft.before(3, 4),
        invoice_number=f"{draft.rng.randrange(10**19, 10**20)}", repeats={"line": [{"good": "法律服务费", "line_sum": f["lawyer_fee"]}]},
    )  # fmt: skip
