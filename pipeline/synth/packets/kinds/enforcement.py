"""强制执行: of a judgment, a mediation statement, an arbitral award, a notarial execution certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pipeline.synth.packets.draft import Ask, Draft, Side
from pipeline.synth.packets.filing import agent_side, company_side, next_day, side_of
from pipeline.synth.packets.kinds import kind
from pipeline.synth.packets.offices import authority, case_number, middle_court
from pipeline.synth.texts.world import Person, in_words


@dataclass(frozen=True, slots=True)
class Debt:
    """What the case behind the title was about; `noun` is the debt, `deed` how it came about."""

    cause: str
    noun: str
    verb: str
    deed: str


_PEOPLE: Final = (
    Debt("民间借贷纠纷", "借款本金", "偿还", "被告向原告借款，到期未还"),
    Debt("劳务合同纠纷", "劳务费", "支付", "原告为被告提供劳务，双方结算后被告未付劳务费"),
    Debt("承揽合同纠纷", "加工款", "支付", "原告按约完成加工并交付，被告未付加工款"),
    Debt("房屋租赁合同纠纷", "租金", "支付", "被告承租原告房屋后拖欠租金"),
    Debt("买卖合同纠纷", "货款", "支付", "原告向被告供货，被告收货后未付清货款"),
)
_COMPANIES: Final = (
    Debt("买卖合同纠纷", "货款", "支付", "原告向被告供货，被告验收后拖欠货款"),
    Debt("服务合同纠纷", "服务费", "支付", "原告按约提供服务，被告未按约付款"),
    Debt("装饰装修合同纠纷", "工程款", "支付", "原告完成装修并交付，被告未付清工程款"),
    Debt("承揽合同纠纷", "加工费", "支付", "原告完成定作物并交付，被告拖欠加工费"),
)


@kind("enforcement_judgment", category="enforcement", cause="民间借贷纠纷", weight=1.4)
def judged(draft: Draft) -> None:
    """Wishes: issued_on, final (a judgment of second instance that needs no certificate)."""
    applicant = _person(draft)
    debt = draft.rng.choice(_PEOPLE)
    _judged(draft, applicant, _owing(draft), debt)


@kind("enforcement_company", category="enforcement", cause="买卖合同纠纷", filer="organization", weight=1.2)
def judged_company(draft: Draft) -> None:
    applicant = _firm(draft)
    other = draft.company("2")
    company_side(draft, "respondent", other, "被执行人", phone=None)
    _judged(draft, applicant, other.name, draft.rng.choice(_COMPANIES))


@kind("enforcement_mediation", category="enforcement", cause="民间借贷纠纷")
def mediated(draft: Draft) -> None:
    """A mediation statement to be paid by a day or in two parts. Wishes: issued_on, due_on."""
    r, f = draft.rng, draft.facts
    applicant = _person(draft)
    debt = r.choice(_PEOPLE)
    issued = draft.wishes.get("issued_on") or draft.before(150, 250)
    due = draft.wishes.get("due_on") or next_day(issued, r.randint(30, 90))
    principal, fee = draft.money(8000, 260_000, 500), draft.money(50, 1800, 5)
    _common(draft, debt, applicant.name, _owing(draft), principal, issued)
    f |= {"due_on": due, "fee": fee, "paper": "民事调解书", "performance": f"于{due.year}年{due.month}月{due.day}日前"}
    orders = [
        f"一、被告{f['debtor']}{f['performance']}一次性{debt.verb}原告{f['creditor']}{debt.noun}{principal}元；",
        f"二、案件受理费减半收取{fee}元，由被告{f['debtor']}负担（与上述款项一并支付原告）。",
    ]
    _title(draft, "judgment/mediation*", "民事调解书", orders, "民初")
    _effect(draft, next_day(issued, r.randint(0, 5)))
    draft.asks = [_principal(principal), _fee(fee), _late(), _own_costs()]
    _ending(draft)


@kind("enforcement_award", category="enforcement", cause="承揽合同纠纷", filer="organization")
def awarded(draft: Draft) -> None:
    """A commercial award; it goes to an intermediate court, with the contract that holds the arbitration clause."""
    r, f = draft.rng, draft.facts
    applicant = _firm(draft)
    other = draft.company("2")
    company_side(draft, "respondent", other, "被执行人", phone=None)
    debt = r.choice([d for d in _COMPANIES if d.cause != "买卖合同纠纷"])
    issued = draft.wishes.get("issued_on") or draft.before(90, 300)
    principal, fee = draft.money(60_000, 900_000, 500), draft.money(3000, 18_000, 5)
    _common(draft, debt, applicant.name, other.name, principal, issued)
    commission = f"{draft.region[1].removesuffix('市')}仲裁委员会"
    f |= {"paper": "裁决书", "title_authority": commission, "fee": fee, "performance": "自本裁决书送达之日起十日内"}
    f["title_number"] = f"（{issued.year}）{commission[:2]}仲裁字第{r.randint(20, 2900)}号"
    f["contract_day"] = next_day(issued, -r.randint(300, 700))
    f["contract_name"] = _CONTRACTS[debt.cause]
    clause = f"因本合同引起的或与本合同有关的争议，均提请{commission}仲裁"
    orders = [
        f"（一）被申请人{other.name}{f['performance']}向申请人{applicant.name}{debt.verb}{debt.noun}{principal}元；",
        f"（二）本案仲裁费{fee}元由被申请人承担，被申请人应与上述款项一并支付申请人。",
    ]
    draft.paper(
        "arbitration_award", "title", title="仲裁裁决书", listed=True, signed="seal", family="arbitration_award/trade*",
        case_number=f["title_number"], authority=commission, applicant=applicant.name, respondent=other.name, issued_on=issued,
        repeats={"order": [{"operative": o} for o in orders]},
    )  # fmt: skip
    draft.paper(
        "contract", "agreement", title=f["contract_name"], listed=True, signed="seal", family="contract/clause*",
        party_a=other.name, party_b=applicant.name, amount=principal, amount_words=principal, signed_on=f["contract_day"],
        arbitration_clause=clause,
    )  # fmt: skip
    _effect(draft, next_day(issued, r.randint(1, 6)))
    draft.court = middle_court(draft.region)
    draft.asks = [_principal(principal), _fee(fee, "仲裁费"), _late(), _own_costs()]
    _ending(draft)


_CONTRACTS: Final = {
    "服务合同纠纷": "技术服务合同",
    "装饰装修合同纠纷": "装饰装修工程合同",
    "承揽合同纠纷": "加工承揽合同",
}


@kind("enforcement_notarial", category="enforcement", cause="民间借贷纠纷", weight=0.8)
def notarized(draft: Draft) -> None:
    """A notary's execution certificate over a loan."""
    r, f = draft.rng, draft.facts
    applicant = _person(draft)
    issued = draft.wishes.get("issued_on") or draft.before(30, 200)
    principal = draft.money(50_000, 600_000, 10_000)
    interest = (principal * r.choice((3, 4, 5)) / 100).quantize(Decimal("0.01"))
    _common(draft, _PEOPLE[0], applicant.name, _owing(draft), principal, issued)
    office = authority(draft.region, "公证处")
    f |= {"paper": "执行证书", "title_authority": office, "interest": interest, "performance": "立即"}
    f["title_number"] = f"（{issued.year}）{draft.region[2][:2]}证执字第{r.randint(3, 480)}号"
    f["deed_number"] = f"（{issued.year - 1}）{draft.region[2][:2]}证经字第{r.randint(3, 2800)}号"
    f["deed_on"] = next_day(issued, -r.randint(380, 520))
    f["deed_number"] = f["deed_number"].replace(str(issued.year - 1), str(f["deed_on"].year))
    draft.paper(
        "notarial_execution_certificate", "title", title="执行证书", listed=True, signed="seal",
        case_number=f["title_number"], authority=office, issued_on=issued, operative=f"借款本金{principal}元、利息{interest}元",
        extra={"debtor": f["debtor"], "creditor": f["creditor"]},
    )  # fmt: skip
    draft.asks = [
        _principal(principal),
        Ask("interest", "[强制被执行人|请求强制被执行人]向申请执行人支付[上述借款的|]利息<a1>", [interest]),
        _own_costs(),
    ]
    _ending(draft)


@kind("enforcement_wages", category="enforcement", cause="追索劳动报酬纠纷", weight=0.9)
def wages(draft: Draft) -> None:
    """An award of a labour arbitration commission, which rests on no agreement; it goes to the basic court."""
    r, f = draft.rng, draft.facts
    applicant = _person(draft)
    other = draft.company("2")
    company_side(draft, "respondent", other, "被执行人", phone=None)
    issued = draft.wishes.get("issued_on") or draft.before(80, 250)
    owed, leaving = draft.money(6000, 60_000, 10), draft.money(4000, 30_000, 10)
    debt = Debt("追索劳动报酬纠纷", "工资", "支付", "申请人在被申请人处工作，被申请人拖欠工资")
    _common(draft, debt, applicant.name, other.name, owed, issued)
    commission = authority(draft.region, "劳动人事争议仲裁委员会")
    f |= {"paper": "仲裁裁决书", "title_authority": commission, "performance": "自裁决书生效之日起五日内"}
    f["title_number"] = f"{draft.region[2][:2]}劳人仲案〔{issued.year}〕{r.randint(12, 1900)}号"
    orders = [
        f"一、被申请人{other.name}{f['performance']}支付申请人{applicant.name}工资{owed}元；",
        f"二、被申请人{other.name}{f['performance']}支付申请人{applicant.name}经济补偿{leaving}元。",
    ]
    draft.paper(
        "arbitration_award", "title", title="劳动人事争议仲裁裁决书", listed=True, signed="seal", family="arbitration_award/pay*",
        case_number=f["title_number"], authority=commission, applicant=applicant.name, respondent=other.name, issued_on=issued,
        repeats={"order": [{"operative": o} for o in orders]},
    )  # fmt: skip
    _effect(draft, next_day(issued, r.randint(20, 35)))
    pay = "[强制|请求强制]被执行人支付申请执行人"
    draft.asks = [
        Ask("wages", f"{pay}工资<a1>", [owed]),
        Ask("compensation", f"{pay}经济补偿<a1>", [leaving]),
        _own_costs(),
    ]
    _ending(draft)


def _person(draft: Draft) -> Side:
    side = side_of(draft, "applicant", draft.person("1"), "申请执行人")
    return _with_agent(draft, side)


def _firm(draft: Draft) -> Side:
    return _with_agent(draft, company_side(draft, "applicant", draft.company("1"), "申请执行人"))


def _with_agent(draft: Draft, side: Side) -> Side:
    draft.wishes.setdefault("no_list", draft.rng.random() < 0.6)
    if draft.wishes.get("agent", draft.rng.random() < 0.35):
        agent_side(draft, side)
    draft.facts |= {"power_family": "power_of_attorney/execution*", "special_powers": "放弃,变更,和解,代收款"}
    return side


def _owing(draft: Draft) -> str:
    debtor: Person = draft.person("2")
    side_of(draft, "respondent", debtor, "被执行人", occupation=None)
    return debtor.name


def _common(draft: Draft, debt: Debt, creditor: str, debtor: str, principal: Decimal, issued: date) -> None:
    draft.cause = debt.cause
    draft.facts |= {
        "creditor": creditor, "debtor": debtor, "noun": debt.noun, "verb": debt.verb, "deed": debt.deed, "sum": principal,
        "issued_on": issued, "stated_cause": debt.cause, "behind": debt.cause, "judges": draft.person("31").name, "clue": _clue(draft),
    }  # fmt: skip


def _clue(draft: Draft) -> str:
    w, r = draft.world, draft.rng
    return r.choice(
        (f"被执行人名下{w.value('plate', '')}号小型汽车一辆", f"被执行人在{w.value('bank', '')}有存款账户",
         "被执行人的微信、支付宝账户", f"被执行人住所地（{draft.address()}）房屋一套", "暂不清楚，申请人民法院依法查询")
    )  # fmt: skip


def _judged(draft: Draft, applicant: Side, debtor: str, debt: Debt) -> None:
    """A judgment of the court asked to enforce; its fee lies on the debtor, and interest runs on."""
    r, f = draft.rng, draft.facts
    issued = draft.wishes.get("issued_on") or draft.before(70, 330)
    principal, fee = draft.money(9000, 480_000, 500), draft.money(50, 4300, 5)
    since = next_day(issued, -r.randint(120, 420))
    _common(draft, debt, applicant.name, debtor, principal, issued)
    f |= {"fee": fee, "paper": "民事判决书", "since": since, "performance": "于本判决生效之日起十日内"}
    start = f"{since.year}年{since.month}月{since.day}日"
    orders = [
        f"{'' if r.random() < 0.3 else '一、'}被告{debtor}{f['performance']}{debt.verb}原告{applicant.name}{debt.noun}{principal}元及利息"
        f"（以{principal}元为基数，自{start}起按全国银行间同业拆借中心公布的一年期贷款市场报价利率计算至实际清偿之日止）"
    ]
    if orders[0].startswith("一、"):
        orders = [f"{orders[0]}；", "二、驳回原告的其他诉讼请求。"]
    else:
        orders[0] += "。"
    f["fee_line"] = f"案件受理费{fee}元，由被告{debtor}负担。"
    final = bool(draft.wishes.get("final"))
    _title(draft, "judgment/second*" if final else "judgment/first*", "民事判决书", orders, "民终" if final else "民初")
    if not final:
        _effect(draft, next_day(issued, r.randint(19, 40)))
    draft.asks = [
        _principal(principal),
        Ask("interest", "[强制被执行人|]支付[逾期付款|]利息（以<sum>为基数，自<start_date>起按一年期贷款市场报价利率计算至实际清偿之日止）",
            [], {"start_date": since}),
        _fee(fee),
        _late(),
        _own_costs(),
    ]  # fmt: skip
    _ending(draft)


def _title(draft: Draft, family: str, kind_of: str, orders: list[str], word: str) -> None:
    """Of the court asked to enforce, unless it is one of second instance."""
    f = draft.facts
    final = word == "民终"
    court = middle_court(draft.region) if final else draft.court
    f |= {"title_authority": court, "first_court": draft.court, "word": word}
    f["title_number"] = case_number(draft.rng, draft.region, f["issued_on"].year, word, final)
    f["first_number"] = case_number(draft.rng, draft.region, f["issued_on"].year, "民初")
    draft.paper(
        "judgment", "title", title=kind_of, listed=True, signed="seal", family=family, case_number=f["title_number"],
        court=court, kind=kind_of[2:], plaintiff=f["creditor"], defendant=f["debtor"], cause=draft.cause,
        issued_on=f["issued_on"], repeats={"order": [{"operative": o} for o in orders]},
    )  # fmt: skip


def _effect(draft: Draft, day: date) -> None:
    f = draft.facts
    day = min(day, next_day(draft.day, -3))
    f["effective_on"] = day
    draft.paper(
        "effectiveness_certificate", "effect", title="生效证明", listed=True, signed="seal", case_number=f["title_number"],
        authority=f["title_authority"], effective_on=day, extra={"made_on": min(next_day(day, draft.rng.randint(3, 20)), draft.day)},
    )  # fmt: skip


def _principal(value: Decimal) -> Ask:
    return Ask("principal", "[强制|请求强制|依法强制]被执行人[<debtor>|]向申请执行人[支付|给付]<noun><a1>", [value])


def _fee(value: Decimal, name: str = "案件受理费") -> Ask:
    return Ask("fees", f"[强制|]被执行人向申请执行人支付{name}<a1>", [value])


def _late() -> Ask:
    return Ask("interest", "[强制|责令|]被执行人加倍支付迟延履行期间的债务利息")


def _own_costs() -> Ask:
    return Ask("fees", "[本案|]执行费[用|]由被执行人[承担|负担]")


def _ending(draft: Draft) -> None:
    draft.facts["sum_words"] = in_words(draft.facts["sum"])
    draft.pleading = "enforcement_application"
    draft.story = ["@story_enforcement"]
