"""What cases about money share: firms and banks of the place, interest, stated totals, and the choice of an element form."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.draft import Ask, Draft, Paper, Side
from pipeline.synth.packets.filing import company_side
from pipeline.synth.texts import words
from pipeline.synth.texts.world import Company

CENT: Final = Decimal("0.01")
_HEADS: Final = ("执行董事", "总经理", "董事长", "执行董事兼总经理", "经理", "董事长兼总经理")
TRADES: Final = (
    "建材", "贸易", "商贸", "科技", "机械设备", "食品", "服饰", "物流", "五金制品", "电子", "环保科技", "装饰材料", "包装", "化工", "农资",
)  # fmt: skip
Region = tuple[str, str, str]
READ: Final = ("evidence", "pages.spoilt", "pages.gone", "file.closed")
"""What a twist shuns whose rule must read a paper: where it is gone, or hidden, the rule can only ask for a look."""


def firm_in(draft: Draft, number: str, trades: tuple[str, ...] = TRADES, region: Region | None = None) -> Company:
    """A limited company that bears the name of its town."""
    r, place = draft.rng, region or draft.region
    town = r.choice((place[1], place[1].rstrip("市"), place[0].rstrip("省市") if len(place[0]) < 5 else place[1]))
    sign = "".join(r.sample(words.BRAND, r.choice((2, 2, 3))))
    name = f"{town}{sign}{r.choice(trades)}{r.choice(('有限公司', '有限公司', '有限责任公司', '股份有限公司'))}"
    return _with_head(draft, number, draft.company(number, place, name), _HEADS)


def bank_in(draft: Draft, number: str) -> Company:
    """A bank that sues in its own name: a rural commercial bank, or a branch of a larger one."""
    r, (province, city, county) = draft.rng, draft.region
    town = county.rstrip("区县市") if len(county) > 2 else county
    branch = f"{r.choice(_LARGE)}股份有限公司{city.rstrip('市')}{r.choice((town, '分行营业部', '高新'))}"
    branch = branch if branch.endswith("部") else f"{branch}支行"
    rural = f"{r.choice((province.rstrip('省市'), city.rstrip('市')))}{town}农村商业银行股份有限公司"
    name = r.choice((rural, branch)) if len(province) < 5 else branch
    heads = ("董事长",) if name.endswith("公司") else ("行长", "负责人")
    return _with_head(draft, number, draft.company(number, None, name), heads)


_LARGE: Final = (
    "中国工商银行", "中国建设银行", "中国农业银行", "中国银行", "招商银行", "交通银行", "平安银行", "中信银行", "兴业银行", "浦发银行",
)  # fmt: skip


def trader_in(draft: Draft, number: str) -> Company:
    """A sole trader with a registered name; `representative` is the operator."""
    r, (_, city, county) = draft.rng, draft.region
    sign = "".join(r.sample(words.BRAND, 2))
    trade = r.choice(("建材", "五金", "粮油", "水果", "服装", "汽车配件", "装饰材料", "农资"))
    name = f"{r.choice((city, county))}{sign}{trade}{r.choice(('经营部', '商行', '门市部', '批发部'))}"
    return _with_head(draft, number, draft.company(number, None, name), ("经营者",))


def _with_head(draft: Draft, number: str, company: Company, posts: tuple[str, ...]) -> Company:
    draft.world.companies[number] = replace(company, post=draft.rng.choice(posts))
    return draft.world.companies[number]


def firm_side(draft: Draft, role: str, company: Company, label: str = "", **more: object) -> Side:
    """A firm with its head behind it; the head of a branch, and a sole trader, are no legal representative."""
    side = company_side(draft, role, company, label, **more)
    head = draft.sides[-1]
    if company.post in ("行长", "负责人"):
        head.role, head.label = "responsible_person", "负责人"
    elif company.post == "经营者":
        head.role, head.label, head.values = "responsible_person", "经营者", {"name": company.representative}
    return side


def interest(principal: Decimal, rate: Decimal, start: date, end: date, year: int = 365) -> Decimal:
    """Simple interest for the days from `start` to `end`."""
    return (principal * rate * (end - start).days / year).quantize(CENT)


def interest_ask(draft: Draft) -> Ask:
    """The claim of a loan or a sale that grows with time."""
    return draft.asks[1]


def the(draft: Draft, key: str) -> Paper:
    """The paper of that key, which must be there."""
    paper = draft.one(key)
    assert paper is not None, f"{draft.kind}: no {key}"
    return paper


def restated(draft: Draft) -> None:
    """A total that the pleading states follows the claims."""
    if draft.facts.get("stated_total") is not None:
        say_total(draft, draft.total)


def say_total(draft: Draft, total: Decimal) -> None:
    draft.facts["stated_total"] = total
    pleading = draft.one("pleading")
    if pleading:
        pleading.values["stated_total"] = total


def as_form(draft: Draft, family: str, chance: float = 0.25) -> bool:
    """Whether the pleading is the element form of that family; the wish `element` decides, else chance.

    An element form names no court.
    """
    named = draft.wishes.get("pleading_family")
    wanted = draft.wishes.get("element", not named and draft.rng.random() < chance)
    if not (wanted or named == family):
        return False
    draft.pleading = "element_complaint"
    draft.wishes["pleading_family"] = family
    draft.unjudged.add("court")
    return True


def story(draft: Draft, name: str, count: int) -> list[str]:
    """One of the story blocks `@story_NAME_1` …; half the test packets take the one kept from training."""
    if draft.split == "test" and draft.rng.random() < 0.5:
        return [f"@story_{name}_held"]
    return [f"@story_{name}_{draft.rng.randint(1, count)}"]


def account(draft: Draft, who: str) -> str:
    """The bank account of somebody in this case."""
    return draft.world.value("acct", str(sum(map(ord, who)) * 7 + 1000))


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has none."""
    year, month = divmod(day.month - 1 + months, 12)
    first_of_next = date(day.year + year + (month == 11), (month + 1) % 12 + 1, 1)
    last = first_of_next - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def demand(draft: Draft, sort: str, sender: str, receiver: str, titles: tuple[str, ...], **extra: object) -> Paper:
    """A letter asking to pay, headed as the evidence list names it."""
    title = draft.rng.choice(titles)
    given = {"heading": title} | extra
    return draft.paper(
        "demand_letter",
        "demand",
        listed=True,
        title=title,
        family=f"demand_letter/{sort}*",
        sender=sender,
        receiver=receiver,
        urged_on=draft.facts["urged_on"],
        extra=given,
    )


_HEADED: Final = ("statement_of_account", "delivery_note", "bank_statement")


def headed(draft: Draft) -> None:
    """Accounts and delivery notes are headed as the evidence list names them."""
    for paper in draft.of(*_HEADED):
        paper.extra.setdefault("heading", re.sub(r"（.*）|[一二三]$", "", paper.title))


def list_too(draft: Draft, paper: Paper, purpose: str = "证明案件事实") -> Paper:
    """A paper added to a finished draft stands in its evidence list as well."""
    paper.listed = True
    for lists in draft.of("evidence_list"):
        lists.repeats["entry"].append({"key": paper.key, "entry.name": paper.title, "purpose": purpose})
    return paper


def unproved(draft: Draft, *kept: str) -> None:
    """No evidence but the papers of these keys is handed in; without any there is no list of it either."""
    draft.drop(*[p for p in draft.papers if p.listed and p.key not in kept])
    if not any(p.listed for p in draft.papers):
        draft.drop(*draft.of("evidence_list"))


def transfer(draft: Draft, key: str, payer: str, payee: str, amount: Decimal, paid_on: date, **more: object) -> Paper:
    """A bank's receipt; the accounts are those the two always use."""
    given = {
        "listed": True, "signed": "seal", "payer": payer, "payer_account": account(draft, payer), "payee": payee,
        "payee_account": account(draft, payee), "amount": amount, "amount_words": amount, "paid_on": paid_on,
        "bank": draft.world.value("bank", "1"),
    } | more  # fmt: skip
    return draft.paper("bank_transfer", key, **given)
