"""民间借贷: one lends by note, contract or telephone, another does not pay back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipeline.synth.packets import screens
from pipeline.synth.packets.commerce import account, as_form, interest, months_after, restated, story, transfer
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, next_day, side_of
from pipeline.synth.packets.kinds import kind

_FORMS = ("note", "note", "note", "contract", "contract", "chat", "chat", "cash")


@kind("loan", cause="民间借贷纠纷", weight=3)
def loan(draft: Draft) -> None:
    """Wishes: principal, rate (yearly, or "none"), lent_on, due_on, form (note | contract | chat | cash), guarantor,
    spouse, repaid (a part), interest_paid, extra_loan (asked for beyond what the papers show), urged, borrower_region, element."""
    form = as_form(draft, "element_complaint/loan")
    draft.facts["form"] = draft.wishes.get("form") or draft.rng.choice(_FORMS)
    _people(draft)
    _terms(draft)
    draft.asks = _form_asks(draft) if form else _asks(draft)
    draft.story = story(draft, "loan", 4)
    _papers(draft)
    if form or draft.rng.random() < 0.3:
        draft.facts["stated_total"] = draft.total
    restated(draft)


def _people(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    lender, borrower = draft.person("1"), draft.person("2", draft.wishes.get("borrower_region"))
    filer = side_of(draft, "plaintiff", lender)
    guarantor = draft.wishes.get("guarantor", f["form"] in ("note", "contract") and r.random() < 0.2)
    spouse = not guarantor and draft.wishes.get("spouse", r.random() < 0.15)
    several = bool(guarantor or spouse)
    side_of(draft, "defendant", borrower, "被告一" if several else "", **_known(draft))
    f |= {"lender": lender.name, "borrower": borrower.name, "guarantor": None, "spouse": None}
    f |= {"who": "被告一" if several else "被告", "ties": r.choice(_TIES), "need": r.choice(_NEEDS)}
    if several:
        other = draft.person("3", draft.wishes.get("borrower_region"))
        f["guarantor" if guarantor else "spouse"] = other.name
        side_of(draft, "defendant", other, "被告二", **_known(draft))
    if draft.wishes.get("agent", r.random() < 0.35):
        agent_side(draft, filer)


_TIES = ("朋友", "同学", "原同事", "邻居", "远房亲戚", "生意伙伴", "老乡", "战友")
_NEEDS = (
    "资金周转困难",
    "进货缺少资金",
    "购房首付不足",
    "工程垫资",
    "家中老人住院",
    "店铺装修",
    "偿还到期的银行贷款",
    "子女上学",
)


def _known(draft: Draft) -> dict[str, None]:
    """What the plaintiff does not know of a defendant, which nobody may hold against him."""
    r = draft.rng
    unknown = r.choice(((), ("id_number",), ("id_number", "occupation"), ("occupation", "ethnicity", "birth_date")))
    return dict.fromkeys(unknown)


def _terms(draft: Draft) -> None:
    r, f, wishes = draft.rng, draft.facts, draft.wishes
    lent = wishes.get("lent_on") or draft.before(430, 300)
    months = r.choice((6, 6, 10, 12)) if (draft.day - lent).days > 420 else 6
    due = wishes.get("due_on") or months_after(lent, months)
    rate = wishes.get("rate") or r.choice((Decimal("0.06"), Decimal("0.08"), Decimal("0.1"), Decimal("0.12"), "none"))
    principal = wishes.get("principal") or draft.money(20_000, 380_000, 5000)
    repaid = draft.money(5000, int(principal / 2), 1000) if wishes.get("repaid", r.random() < 0.2) else None
    repaid_on = next_day(due, min(r.randint(5, 60), (draft.day - due).days - 2)) if repaid else None
    extra = wishes.get("extra_loan")
    asked = principal + (extra or 0) - (repaid or 0)
    f |= {
        "principal": principal, "asked": asked, "lent_on": lent, "due_on": due, "repaid": repaid, "repaid_on": repaid_on,
        "yearly_rate": None if rate == "none" else rate, "stated_cause": draft.cause, "urged_on": draft.before(20, 60),
        "extra_loan": extra, f"by_{f['form']}": True,
    }  # fmt: skip
    _interest(draft, rate)


def _interest(draft: Draft, rate: Decimal | str) -> None:
    """From the loan on where no interest was paid, from the due date where it was; without an agreed rate the LPR."""
    r, f = draft.rng, draft.facts
    paid = bool(f["repaid"]) or draft.wishes.get("interest_paid", r.random() < 0.4)
    asked_rate = Decimal("0.03") if isinstance(rate, str) else rate
    start: date = (f["repaid_on"] or next_day(f["due_on"])) if paid or rate == "none" else f["lent_on"]
    f |= {"interest_paid": (paid and rate != "none") or None, "rate_asked": asked_rate, "interest_from": start}
    f["claimed_interest"] = interest(f["asked"], asked_rate, start, draft.day)


def _asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    both = f["spouse"] is not None
    who = "二被告共同" if both else f["who"]
    sum_text = f"[请求|][依法|][判令|判决]{who}[向原告|][偿还|归还|返还]借款[本金|]<a1>"
    values = {"rate": f["rate_asked"], "start_date": f["interest_from"], "end_date": draft.day}
    basis = "按<rate>" if f["yearly_rate"] else "按起诉时一年期贷款市场报价利率即<rate.year>"
    running = "[，此后[的利息|]按[同一|上述]标准计算至[实际清偿|款项付清|本息付清]之日[止|]|]"
    terms = f"（以<asked>为基数，{basis}[，|][自|从]<start_date>起[暂|]计算至<end_date>{running}）"
    asks = [
        Ask("principal", sum_text, [f["asked"]]),
        Ask("interest", f"[判令|]{who}[支付|向原告支付][借款|逾期|]利息<a1>{terms}", [f["claimed_interest"]], values),
    ]
    if f["guarantor"]:
        asks.append(Ask("joint_liability", "[判令|]被告二[<guarantor>|]对[上述|第一、二项]债务承担连带清偿责任"))
    costs = "二被告" if f["guarantor"] or both else "被告"
    asks.append(Ask("fees", f"[本案|][案件受理费|诉讼费用|诉讼费][、保全费|]由{costs}[承担|负担]"))
    return asks


def _form_asks(draft: Draft) -> list[Ask]:
    f = draft.facts
    values = {"rate": f["rate_asked"], "start_date": f["interest_from"], "end_date": draft.day}
    text = "截至<end_date>止，尚欠利息<a1>；<br>计算方式：以<asked.yuan>为基数，自<start_date>起按<rate.year>计算<br>"
    asks = [
        Ask("principal", "截至<until>止，尚欠本金<a1>", [f["asked"]], {"until": draft.day}, 1),
        Ask("interest", text + "是否请求支付至实际清偿之日止：是☑　否□", [f["claimed_interest"]], values, 2),
        Ask("fees", "是☑　否□", no=6),
    ]
    if f["guarantor"]:
        said = "是☑　内容：被告二<guarantor>对本案债务承担连带清偿责任<br>否□"
        asks.insert(2, Ask("joint_liability", said, no=4))
    return asks


def _papers(draft: Draft) -> None:
    f = draft.facts
    if f["form"] in ("note", "cash"):
        _note(draft, "iou", ("借条", "借条一份", "被告出具的借条", "借据"), "loan_note")
    elif f["form"] == "contract":
        _note(draft, "contract", ("借款合同", "借款协议", "个人借款合同"), "contract")
    if f["form"] == "chat":
        screens.lending(draft)
    elif f["form"] == "cash":
        draft.paper(
            "receipt", "receipt", listed=True, title=draft.rng.choice(("收条", "收款收条", "被告出具的收条")),
            signed=draft.rng.choice(("hand", "print")), payer=f["lender"], payee=f["borrower"], amount=f["principal"],
            amount_words=f["principal"], signed_on=f["lent_on"], extra={"what": "借款", "how": "现金"},
        )  # fmt: skip
    else:
        titles = ("银行转账凭证", "转账回单", "银行电子回单", "转账凭证", "借款交付凭证（银行转账）")
        title, note = draft.rng.choice(titles), draft.rng.choice(("借款", "转账", None))
        transfer(
            draft, "transfer", f["lender"], f["borrower"], f["principal"], f["lent_on"], title=title, reference=note
        )
    if draft.wishes.get("urged", draft.rng.random() < 0.3):
        screens.urging(draft, f["borrower"], f["principal"], f["urged_on"])


def _note(draft: Draft, family: str, titles: tuple[str, ...], is_a: str) -> None:
    f = draft.facts
    draft.paper(
        "loan_note", "note", title=draft.rng.choice(titles), listed=True, signed=draft.rng.choice(("hand", "print")),
        lender=f["lender"], borrower=f["borrower"], guarantor=f["guarantor"], amount=f["principal"],
        amount_words=f["principal"], rate=f["yearly_rate"], signed_on=f["lent_on"], due_on=f["due_on"],
        family=f"loan_note/{family}*", implied={"kind": is_a},
        borrower_id_number=draft.person("2").id_number if draft.rng.random() < 0.5 else None,
        extra={"pay_to": account(draft, f["borrower"])},
    )  # fmt: skip
