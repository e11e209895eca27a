"""劳动争议: an employee sues after an award, a refusal to arbitrate, or a committee's silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.commerce import firm_in
from pipeline.synth.packets.draft import Ask, Draft
from pipeline.synth.packets.filing import agent_side, company_side, next_day, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.kinds.relations import grown, on_form
from pipeline.synth.packets.offices import seat
from pipeline.synth.packets.values import normal

CENT: Final = Decimal("0.01")
_POSTS: Final = (
    "车间操作工",
    "销售顾问",
    "仓库管理员",
    "平面设计师",
    "客服专员",
    "质检员",
    "驾驶员",
    "前台文员",
    "施工员",
    "店长",
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something asked of the employer: its row in the element form, and its words in the pleading and before the
    committee."""

    kind: str
    row: int
    text: str
    asked: str
    amount: Decimal


@kind("labour", cause="劳动争议", weight=1.6)
def labour(draft: Draft) -> None:
    """Wishes: stand (award | refusal | late), served_days, receipt, extra (a claim not put to arbitration: overtime | insured)."""
    worker, employer = grown(draft, "1", (1977, 2001)), firm_in(draft, "1")
    jobs = ("待业", "无业", "工人", "职员", "自由职业者")
    filer = side_of(draft, "plaintiff", worker, occupation=draft.rng.choice(jobs))
    company_side(draft, "defendant", employer)
    if draft.wishes.get("agent", draft.rng.random() < 0.35):
        agent_side(draft, filer)
    form = on_form(draft, "labour")
    _history(draft)
    items = _items(draft)
    draft.facts |= {
        "worker": worker.name, "worker_address": worker.address, "employer_address": employer.address, "employer": employer.name, "post": draft.rng.choice(_POSTS), "form": form or None,
        "stated_cause": draft.rng.choice(("劳动争议", "劳动争议纠纷")) if not form else "劳动争议",
    }  # fmt: skip
    extra = [_beyond(draft, draft.wishes["extra"])] if draft.wishes.get("extra") else []
    draft.asks = [Ask(i.kind, i.text, [i.amount], no=i.row if form else None) for i in (*items, *extra)]
    draft.asks.append(Ask("fees", "本案[诉讼费用|诉讼费|案件受理费]由被告[承担|负担]", no=8 if form else None))
    if draft.rng.random() < 0.6 or form:
        draft.facts["stated_total"] = draft.total
    draft.story = ["@story_labour_work[1|2]", "@story_labour_end[1|2]", "@story_labour_stand"]
    if extra:
        draft.story.append("@story_labour_extra")
    _papers(draft, items)


def _history(draft: Draft) -> None:
    """From the hiring to the day on which the committee's paper was received, all in order and in time."""
    r = draft.rng
    served = draft.day - timedelta(days=draft.wishes.get("served_days", r.randint(2, 13)))
    issued = served - timedelta(days=draft.wishes.get("posted_days", r.randint(1, 6)))
    stand = draft.wishes.get("stand") or r.choice(("award",) * 4 + ("refusal",))
    spans = {"award": (32, 44), "refusal": (3, 5), "late": (61, 80)}
    applied = issued - timedelta(days=r.randint(*spans[stand]))
    left = applied - timedelta(days=r.randint(12, 90))
    hired = left - timedelta(days=r.randint(420, 2600))
    draft.facts |= {
        "wage": draft.money(4200, 15_000, 100), "served_on": served, "decided_on": issued, "applied_on": applied,
        "left_on": left, "hired_on": hired, "stand": stand,
    }  # fmt: skip
    draft.facts[f"by_{stand}"] = "是"


def _items(draft: Draft) -> list[Item]:
    r = draft.rng
    items = [_wages(draft)]
    items.append(_unlawful(draft) if r.random() < 0.5 else _severance(draft))
    if r.random() < 0.5:
        items.append(_leave(draft))
    return sorted(items, key=lambda item: item.row)


def month_before(day: date, back: int) -> date:
    """The first day of the month that many months earlier."""
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def _wages(draft: Draft) -> Item:
    f, count = draft.facts, draft.rng.randint(1, 3)
    since, until = month_before(f["left_on"], count), month_before(f["left_on"], 1)
    span = f"{since.year}年{since.month}月" + ("" if count == 1 else f"至{until.year}年{until.month}月")
    amount = f["wage"] * count
    f |= {"unpaid_span": span, "unpaid_months": count, "unpaid": amount}
    return Item(
        "wages", 1, "[判令|请求判令|依法判令|]被告[支付|向原告支付|支付原告][拖欠的|]<unpaid_span>[期间的|的|]工资<a1>",
        f"支付{span}工资{normal('', amount)}元", amount,
    )  # fmt: skip


def _years(draft: Draft) -> Decimal:
    """Months of wages due for the time of service: one a year, half for a rest under six months."""
    days = (draft.facts["left_on"] - draft.facts["hired_on"]).days
    years, rest = divmod(days, 365)
    return Decimal(years) + (Decimal(0) if rest < 3 else Decimal("0.5") if rest < 178 else Decimal(1))


def _severance(draft: Draft) -> Item:
    amount = draft.facts["wage"] * _years(draft)
    draft.facts |= {"severance": amount, "service_months": normal("rate", _years(draft)), "fair": "是"}
    return Item(
        "compensation", 6, "[判令|]被告[支付|向原告支付][解除劳动合同|]经济补偿[金|]<a1>[（<wage>×<service_months>个月）|]",
        f"支付解除劳动合同经济补偿{normal('', amount)}元", amount,
    )  # fmt: skip


def _unlawful(draft: Draft) -> Item:
    amount = draft.facts["wage"] * _years(draft) * 2
    draft.facts |= {"severance": amount, "service_months": normal("rate", _years(draft)), "unfair": "是"}
    return Item(
        "compensation", 7, "[判令|]被告[支付|向原告支付]违法解除劳动[合同|关系]赔偿金<a1>[（<wage>×<service_months>个月×2）|]",
        f"支付违法解除劳动合同赔偿金{normal('', amount)}元", amount,
    )  # fmt: skip


def _leave(draft: Draft) -> Item:
    days = draft.rng.choice((3, 5, 5))
    amount = (draft.facts["wage"] / Decimal("21.75") * days * 2).quantize(CENT)
    left = draft.facts["left_on"]
    year = left.year - (left.month < 7)
    draft.facts |= {"leave_days": days, "leave_pay": amount, "leave_year": year}
    return Item(
        "wages", 4, "[判令|]被告[支付|向原告支付]<leave_year>年[度|]未休年休假工资[报酬|]<a1>",
        f"支付{year}年未休年休假工资{normal('', amount)}元", amount,
    )  # fmt: skip


def _beyond(draft: Draft, what: str) -> Item:
    """A claim that was not put to the committee."""
    amount = draft.money(2000, 16_000, 100)
    draft.facts[what] = amount
    kind, row, text = _BEYOND[what]
    return Item(kind, row, f"[判令|]被告[支付|向原告支付]{text}<a1>", "", amount)


_BEYOND: Final = {
    "overtime": ("wages", 3, "[在职期间的|]加班[费|工资]"),
    "insured": ("compensation", 5, "未依法缴纳社会保险费造成的[经济|]损失"),
}


def _papers(draft: Draft, items: list[Item]) -> None:
    r, f = draft.rng, draft.facts
    draft.paper(
        "labour_contract", title=r.choice(("劳动合同", "劳动合同书", "双方签订的劳动合同")), listed=True,
        employer=f["employer"], employee=f["worker"], wage=f["wage"], signed_on=f["hired_on"],
        extra={"ends_on": _end(f["hired_on"], f["left_on"]), "post": f["post"]},
    )  # fmt: skip
    pay = draft.paper(
        "wage_record", title=r.choice(("工资发放记录", "工资材料", "工资发放明细")), listed=True, signed="seal"
    )
    pay.extra |= {"employer": f["employer"], "worker": f["worker"]}
    pay.repeats["pay"] = [
        _pay(f["wage"], month_before(f["left_on"], f["unpaid_months"] + n)) for n in range(r.randint(3, 6), 0, -1)
    ]
    if r.random() < 0.35:
        _attendance(draft)
    if f["stand"] == "award":
        _award(draft, items)
    else:
        _refusal(draft, items)


def _end(hired: date, left: date) -> date:
    """The last day of a term of three years, or of the term it was renewed for, in which somebody left."""
    years = 3 * (1 + (left - hired).days // 1096)
    return next_day(hired.replace(year=hired.year + years, day=min(hired.day, 28)), -1)


def _pay(wage: Decimal, month: date) -> dict[str, object]:
    held = (wage * Decimal("0.105")).quantize(CENT)
    return {"paid_month": f"{month.year}年{month.month}月", "gross": wage, "held": held, "net": wage - held}


def _attendance(draft: Draft) -> None:
    r, f = draft.rng, draft.facts
    month = month_before(f["left_on"], r.randint(1, 3))
    sheet = draft.paper("attendance_record", title=r.choice(("考勤记录", "考勤表")), listed=True, signed="seal")
    sheet.extra |= {"employer": f["employer"], "worker": f["worker"], "kept_month": f"{month.year}年{month.month}月"}
    days = [
        d for n in range(28) if (d := month + timedelta(days=n)).weekday() < 5 and not (d.month == 10 and d.day < 9)
    ]
    sheet.repeats["shift"] = [
        {"shift_day": f"{d.month:02d}-{d.day:02d}", "came": f"0{r.choice((7, 8))}:{r.randint(30, 59)}", "went": f"{r.randint(17, 19)}:{r.randint(31, 58)}"}
        for d in days[: r.randint(9, 20)]
    ]  # fmt: skip


def _committee(draft: Draft) -> str:
    return seat(draft.region) + draft.rng.choice(
        ("劳动人事争议仲裁委员会", "劳动人事争议仲裁委员会", "劳动争议仲裁委员会")
    )


def _number(draft: Draft, stem: str) -> str:
    f, r = draft.facts, draft.rng
    return f"{draft.region[2][0]}劳人仲{stem}〔{f['applied_on'].year}〕{r.choice(('第', ''))}{r.randint(11, 1890)}号"


def _award(draft: Draft, items: list[Item]) -> None:
    """Everything put to the committee is granted or refused; the first item is granted in part."""
    f, r = draft.facts, draft.rng
    granted = (items[0].amount * Decimal(r.choice(("1", "0.5", "0.8")))).quantize(CENT)
    what = items[0].asked.removeprefix("支付").rpartition(normal("", items[0].amount))[0]
    operative = (
        f"一、被申请人自本裁决生效之日起十日内支付申请人{what}{normal('', granted)}元；二、驳回申请人的其他仲裁请求。"
    )
    award = draft.paper(
        "arbitration_award", "award", title=r.choice(("仲裁裁决书", "劳动仲裁裁决书", "劳动人事争议仲裁裁决书")), listed=True, signed="seal",
        case_number=_number(draft, r.choice(("案字", "字", "裁字"))), authority=_committee(draft), applicant=f["worker"],
        respondent=f["employer"], issued_on=f["decided_on"], operative=operative,
    )  # fmt: skip
    award.values["requests"] = "；".join(f"{n}. {item.asked}" for n, item in enumerate(items, 1))
    f |= {"award_number": award.values["case_number"], "committee": award.values["authority"]}
    if draft.wishes.get("receipt", r.random() < 0.6):
        receipt = draft.paper("service_receipt", "receipt", title=r.choice(("裁决书送达回证", "送达回证")), listed=True)
        receipt.values |= {"case_number": f["award_number"], "receiver": f["worker"], "received_on": f["served_on"]}
        receipt.extra["authority"] = f["committee"]
    elif (draft.day - f["decided_on"]).days > 15:
        draft.allow("labour.fifteen_days")


def _refusal(draft: Draft, items: list[Item]) -> None:
    f, r = draft.facts, draft.rng
    late = f["stand"] == "late"
    title = "逾期未作出决定证明" if late else r.choice(("不予受理通知书", "仲裁不予受理通知书"))
    paper = draft.paper(
        "arbitration_refusal", "award", title=title, listed=True, signed="seal", family=f"arbitration_refusal/{'late' if late else 'no'}*",
        case_number=_number(draft, "证字" if late else "不字"), authority=_committee(draft), applicant=f["worker"],
        respondent=f["employer"], issued_on=f["decided_on"],
    )  # fmt: skip
    paper.extra["requests"] = "；".join(f"{n}. {item.asked}" for n, item in enumerate(items, 1))
    f |= {"award_number": paper.values["case_number"], "committee": paper.values["authority"]}
