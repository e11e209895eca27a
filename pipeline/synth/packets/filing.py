"""The papers that come with every filing: identity, licence, mandate, address for service, list of evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from pipeline.synth.packets.draft import Draft, Paper, Side
from pipeline.synth.texts import words
from pipeline.synth.texts.world import Company, Person


def side_of(draft: Draft, role: str, person: Person, label: str = "", **more: Any) -> Side:
    """A natural person as a careful pleading states them; `more` adds or, with None, leaves out particulars."""
    values = {
        "name": person.name,
        "sex": person.sex,
        "birth_date": person.birth,
        "ethnicity": person.nation,
        "occupation": person.occupation,
        "address": person.address,
        "id_number": person.id_number,
        "phone": person.phone,
    }
    side = Side(role, "natural", label or _label(draft, role), {**values, **more}, person=person)
    draft.sides.append(side)
    return side


def company_side(draft: Draft, role: str, company: Company, label: str = "", **more: Any) -> Side:
    """An organization, and its legal representative after it."""
    values = {"name": company.name, "address": company.address, "uscc": company.uscc, "phone": company.phone}
    side = Side(role, "organization", label or _label(draft, role), {**values, **more}, company=company)
    head = Side(
        "legal_representative",
        "natural",
        "法定代表人",
        {"name": company.representative, "post": company.post},
        (company.name,),
        company=company,
    )
    draft.sides += [side, head]
    return side


def agent_side(draft: Draft, filer: Side, number: str = "8") -> Side:
    """A lawyer for the filer, placed after the filer's own people."""
    lawyer = draft.person(number)
    firm = draft.world.value("firm", number)
    agent = Side(
        "agent", "natural", draft.rng.choice(("委托诉讼代理人", "委托代理人")), {"name": lawyer.name, "firm": firm},
        (filer.name,), person=lawyer,
    )  # fmt: skip
    at = draft.sides.index(filer) + 1
    while at < len(draft.sides) and draft.sides[at].role in ("legal_representative", "responsible_person"):
        at += 1
    draft.sides.insert(at, agent)
    return agent


_LABELS = {
    "plaintiff": "原告",
    "defendant": "被告",
    "third_party": "第三人",
    "applicant": "申请人",
    "respondent": "被申请人",
}


def _label(draft: Draft, role: str) -> str:
    return _LABELS[role]


def filing_papers(draft: Draft) -> None:
    """Everything that must lie beside the pleading for the draft's sides, in the usual order."""
    for filer in draft.filers:
        if filer.person:
            identity_card(draft, filer.person, f"id{draft.filers.index(filer) + 1}")
        elif filer.company:
            licence(draft, filer.company)
            certificate(draft, filer.company)
    for agent in draft.of_role("agent"):
        mandate(draft, agent)
    service_address(draft)
    if not draft.wishes.get("no_list"):
        evidence_list(draft)


def identity_card(draft: Draft, person: Person, key: str) -> None:
    """Both sides; a card of a minor or of an old person has its own validity."""
    issued = draft.before(900, 1500)
    years = 20 if issued.year - person.birth.year < 46 else None
    until = issued.replace(year=issued.year + years, day=min(issued.day, 28)) if years else "长期"
    front = {
        "side": "front", "name": person.name, "sex": person.sex, "ethnicity": person.nation,
        "birth_date": person.birth, "address": person.address, "id_number": person.id_number,
    }  # fmt: skip
    issuer = f"{_seat(person.address)}公安局"
    back = {"side": "back", "issuer": issuer, "valid_from": issued, "valid_until": until}
    draft.papers.append(Paper(f"{key}_front", "id_card", front, draw="id_front"))
    draft.papers.append(Paper(f"{key}_back", "id_card", back, draw="id_back"))


def _seat(address: str) -> str:
    """The county or city whose police issue cards for an address."""
    known = ((city, county) for _, city, county in words.REGIONS if county in address and city in address)
    return next((city + county for city, county in known), "本市")


def licence(draft: Draft, company: Company, key: str = "licence") -> Paper:
    established = draft.before(1800, 2500)
    values = {"name": company.name, "uscc": company.uscc, "legal_representative": company.representative,
              "address": company.address, "established_on": established}  # fmt: skip
    extra = {
        "kind": draft.rng.choice(("有限责任公司(自然人投资或控股)", "有限责任公司", "其他股份有限公司(非上市)")),
        "capital": draft.rng.choice(("壹佰万元整", "伍佰万元整", "壹仟万元整", "叁仟万元整")),
        "scope": "一般项目：日用百货销售；技术服务、技术咨询；货物进出口。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）",
        "issuer": f"{_seat(company.address)}市场监督管理局",
        "issued": established,
    }
    return draft.paper("business_licence", key, draw="business_licence", extra=extra, **values)


def certificate(draft: Draft, company: Company) -> Paper:
    return draft.paper(
        "legal_representative_certificate", signed="seal", organization=company.name, name=company.representative,
        post=company.post, signed_on=draft.before(2, 5),
    )  # fmt: skip


SPECIAL_POWERS: Final = "承认,放弃,变更,和解,反诉,上诉"


def mandate(draft: Draft, agent: Side) -> None:
    """Power of attorney, the firm's letter and the lawyer's licence."""
    filer = next(f for f in draft.filers if f.name in agent.represents)
    opponent = draft.others[0].name if draft.others else ""
    name, firm = agent.values["name"], agent.values["firm"]
    suffix = str(sum(a is not agent for a in draft.of_role("agent")[: draft.of_role("agent").index(agent)]) or "")
    draft.paper(
        "power_of_attorney", f"power{suffix}", principal=filer.name, agent__name=name, agent__firm=firm,
        opponent=opponent, cause=draft.facts.get("stated_cause", draft.cause), signed_on=draft.before(3, 5),
        extra={"special": "特别授权"}, family=draft.facts.get("power_family"),
        implied={"authority": "special", "special_powers": draft.facts.get("special_powers", SPECIAL_POWERS)},
    )  # fmt: skip
    draft.paper(
        "law_firm_letter", f"firm_letter{suffix}", signed="seal", firm=firm, court=draft.court, lawyer__name=name,
        client=filer.name, opponent=opponent, cause=draft.facts.get("stated_cause", draft.cause), signed_on=draft.before(2, 4),
    )  # fmt: skip
    issued = draft.before(400, 1500)
    assert agent.person is not None
    extra = {
        "kind": "专职律师", "qualification": f"A{draft.rng.randrange(10**13, 10**14)}", "issuer": "司法厅",
        "issued": issued, "checked": str(draft.day.year - 1),
    }  # fmt: skip
    draft.paper(
        "lawyer_licence", f"lawyer_licence{suffix}", draw="lawyer_licence", extra=extra, name=name, firm=firm,
        licence_number=f"1{draft.rng.randrange(10**15, 10**16)}", sex=agent.person.sex, id_number=agent.person.id_number,
    )  # fmt: skip


def service_address(draft: Draft) -> Paper:
    filer = draft.filers[0]
    return draft.paper(
        "service_address_confirmation", name=filer.name, address=filer.values.get("address") or _address(filer),
        phone="".join(c for c in str(_phone(filer)) if c.isdigit()), signed="hand",
    )  # fmt: skip


def _address(filer: Side) -> str:
    return filer.person.address if filer.person else filer.company.address if filer.company else ""


def _phone(filer: Side) -> str:
    return filer.person.phone if filer.person else filer.company.phone if filer.company else ""


def evidence_list(draft: Draft) -> Paper | None:
    """Names every listed paper once, in order; nothing where there is no evidence."""
    listed = [p for p in draft.papers if p.listed]
    if not listed:
        return None
    rows = [{"key": p.key, "entry.name": p.title, "purpose": draft.rng.choice(_PURPOSES)} for p in listed]
    made = draft.paper("evidence_list", submitter=draft.filers[0].name)
    made.repeats["entry"] = rows
    made.extra["signed_on"] = draft.before(1, 3)
    return made


_PURPOSES = (
    "证明双方之间的法律关系", "证明案件基本事实", "证明原告主张的事实", "证明被告应当承担责任", "证明款项往来情况", "证明损失的发生及数额",
    "证明双方的权利义务", "证明原告多次主张权利",
)  # fmt: skip


def next_day(day: date, days: int = 1) -> date:
    return day + timedelta(days=days)
