"""Papers that must lie beside the pleading: identity, licence, certificate, mandate, evidence and its list."""

from __future__ import annotations

from pipeline.synth.packets.draft import Draft, Paper
from pipeline.synth.packets.filing import identity_card
from pipeline.synth.packets.twists import defect, near

_AGENT = {"agent": True}


def _own_cards(draft: Draft) -> list[Paper]:
    return [p for p in draft.papers if p.key in ("id1_front", "id1_back")]


@defect("material.plaintiff_identity_missing", filer="natural", touches=("id_card",))
def no_card(draft: Draft) -> None:
    draft.drop(*_own_cards(draft))
    draft.expect("material.plaintiff_identity_missing")


@defect("material.plaintiff_identity_missing", filer="natural", touches=("id_card", "agent"), wishes=_AGENT)
def only_the_agents_card(draft: Draft) -> bool:
    """The agent's card lies there, the principal's does not."""
    agents = [a for a in draft.of_role("agent") if a.person]
    if not agents or agents[0].person is None:
        return False
    draft.drop(*_own_cards(draft))
    identity_card(draft, agents[0].person, "agent_id")
    draft.expect("material.plaintiff_identity_missing")
    return True


@near("material.plaintiff_identity_missing", filer="natural", touches=("id_card",))
def register_instead(draft: Draft) -> bool:
    """A page of the household register is an identity document too."""
    person = draft.filers[0].person
    if person is None:
        return False
    draft.drop(*_own_cards(draft))
    draft.paper(
        "household_register", "register", family="household_register/kin*", name=person.name, sex=person.sex,
        birth_date=person.birth, id_number=person.id_number, relation="户主", address=person.address,
    )  # fmt: skip
    return True


@near("material.plaintiff_identity_missing", filer="natural", touches=("id_card",))
def card_at_the_end(draft: Draft) -> None:
    """The card lies behind everything else."""
    cards = _own_cards(draft)
    draft.papers = [p for p in draft.papers if p not in cards] + cards


@defect("material.id_card_side_missing", filer="natural", touches=("id_card",))
def no_back(draft: Draft) -> None:
    draft.drop(*[p for p in draft.papers if p.key == "id1_back"])
    draft.expect("material.id_card_side_missing")


@defect("material.id_card_side_missing", filer="natural", touches=("id_card",))
def no_front(draft: Draft) -> None:
    draft.drop(*[p for p in draft.papers if p.key == "id1_front"])
    draft.expect("material.id_card_side_missing")
    draft.allow("material.plaintiff_identity_missing")


@near("material.id_card_side_missing", filer="natural", touches=("id_card",))
def sides_apart(draft: Draft) -> None:
    """The back lies far from the front."""
    back = [p for p in draft.papers if p.key == "id1_back"]
    draft.papers = [p for p in draft.papers if p not in back] + back


@near("material.id_card_side_missing", filer="natural", touches=("id_card",))
def register_beside_a_side(draft: Draft) -> bool:
    """One side only, but a page of the household register with it."""
    person = draft.filers[0].person
    if person is None:
        return False
    draft.drop(*[p for p in draft.papers if p.key == "id1_back"])
    draft.paper(
        "household_register", "register", family="household_register/kin*", name=person.name, sex=person.sex,
        birth_date=person.birth, id_number=person.id_number, relation="户主", address=person.address,
    )  # fmt: skip
    return True


@defect("material.business_licence_missing", filer="organization", touches=("licence",))
def no_licence(draft: Draft) -> bool:
    return _without(draft, "business_licence", "material.business_licence_missing")


@defect("material.business_licence_missing", filer="organization", touches=("licence", "defendant"))
def licence_of_the_other_side(draft: Draft) -> bool:
    """The defendant's licence, from a search of the register, instead of the plaintiff's own."""
    others = [s.company for s in draft.others if s.company and s.company.uscc]
    mine = [p for p in draft.papers if p.key == "licence"]
    if not others or not mine:
        return False
    other = others[0]
    mine[0].values |= {
        "name": other.name, "uscc": other.uscc, "address": other.address, "legal_representative": other.representative,
    }  # fmt: skip
    draft.expect("material.business_licence_missing", status=None)
    draft.allow("identity.uscc_mismatch", "identity.legal_representative_mismatch", "identity.name_mismatch")
    return True


@near("material.business_licence_missing", filer="organization", touches=("licence",))
def licence_at_the_end(draft: Draft) -> None:
    cards = draft.of("business_licence")
    draft.papers = [p for p in draft.papers if p not in cards] + cards


@near("material.business_licence_missing", filer="organization", touches=("licence",))
def head_with_card(draft: Draft) -> bool:
    """Licence, certificate, and the representative's own card, which nobody asked for."""
    return _heads_card(draft)


@defect("material.legal_representative_certificate_missing", filer="organization", touches=("certificate",))
def no_certificate_of_head(draft: Draft) -> bool:
    return _without(draft, "legal_representative_certificate", "material.legal_representative_certificate_missing")


@defect("material.legal_representative_certificate_missing", filer="organization", touches=("certificate",))
def card_for_certificate(draft: Draft) -> bool:
    """The representative's identity card is no certificate that they are the representative."""
    if not _heads_card(draft):
        return False
    return _without(draft, "legal_representative_certificate", "material.legal_representative_certificate_missing")


@near("material.legal_representative_certificate_missing", filer="organization", touches=("certificate",))
def certificate_at_the_end(draft: Draft) -> None:
    papers = draft.of("legal_representative_certificate")
    draft.papers = [p for p in draft.papers if p not in papers] + papers


@near("material.legal_representative_certificate_missing", filer="organization", touches=("certificate",))
def certificate_months_old(draft: Draft) -> bool:
    papers = draft.of("legal_representative_certificate")
    for paper in papers:
        paper.values["signed_on"] = draft.before(60, 60)
    return bool(papers)


def _without(draft: Draft, doc_type: str, rule_id: str) -> bool:
    if len(draft.of(doc_type)) != 1:
        return False
    draft.drop(*draft.of(doc_type))
    draft.expect(rule_id)
    return True


def _heads_card(draft: Draft) -> bool:
    company = draft.filers[0].company
    if company is None or draft.one("head_id_front"):
        return company is not None
    someone = draft.person("51")
    named = type(someone)(**{k: getattr(someone, k) for k in someone.__slots__} | {"name": company.representative})
    identity_card(draft, named, "head_id")
    return True


@defect("material.power_of_attorney_missing", touches=("agent",), wishes=_AGENT)
def no_power(draft: Draft) -> bool:
    if len(draft.of("power_of_attorney")) != 1:
        return False
    draft.drop(*draft.of("power_of_attorney"))
    draft.expect("material.power_of_attorney_missing")
    return True


@defect("material.service_address_missing", touches=("service",))
def no_service_address(draft: Draft) -> bool:
    return _no_address(draft)


@defect("material.service_address_missing", touches=("service",), without=("enforcement",))
def address_in_the_pleading_only(draft: Draft) -> bool:
    """The pleading says where to serve; that is no confirmation."""
    if not draft.story or draft.pleading == "element_complaint":
        return False
    draft.story = [*draft.story, "[本人|我方]同意以本状所列住址作为送达法律文书的地址。"]
    return _no_address(draft)


def _no_address(draft: Draft) -> bool:
    if not draft.of("service_address_confirmation"):
        return False
    draft.drop(*draft.of("service_address_confirmation"))
    draft.expect("material.service_address_missing", "notice")
    return True


@near("material.service_address_missing", touches=("service",))
def served_elsewhere(draft: Draft) -> bool:
    """The confirmation names another place than the pleading: everybody may choose."""
    papers = draft.of("service_address_confirmation")
    for paper in papers:
        paper.values["address"] = draft.address()
    return bool(papers)


@near("material.service_address_missing", touches=("service",))
def confirmation_in_front(draft: Draft) -> bool:
    """It lies right behind the pleading."""
    papers = draft.of("service_address_confirmation")
    rest = [p for p in draft.papers if p not in papers]
    draft.papers = [*rest[:1], *papers, *rest[1:]]
    return bool(papers)
