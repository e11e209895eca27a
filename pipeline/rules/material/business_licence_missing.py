from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review, title, whole
from pipeline.rules.instruments import L
from pipeline.rules.people import licences, near_name, shortened, unread_papers
from pipeline.types import Level, Party


@rule(
    "material.business_licence_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 1)],
    needs=["business_licence.name", "business_licence.uscc", "party.name"],
)
def business_licence_missing(facts: Facts) -> Iterator[Breach]:
    """起诉人是法人或者其他组织的, 提交营业执照或者组织机构代码证(法人证书、登记证书)复印件。"""
    found = licences(facts)
    for party in facts.organization_plaintiffs:
        if party in found.alone:
            yield _breach(facts, party)


def _breach(facts: Facts, party: Party) -> Breach:
    remedy = "请提交该单位的营业执照(或统一社会信用代码证书)复印件"
    kin = [h for h in licences(facts).spare if h.name and party.name and _kin(h.name.value, party.name)]
    unclear = [*unread_papers(facts, "business_licence", number="uscc"), *(h.document for h in kin)]
    if unclear:
        evidence = tuple(whole(p) for d in unclear for p in d.pages)
        message = "有营业执照, 但未能确认是该单位的, 请人工核对"
        return review(title(party), message, f"如不是, {remedy}", evidence, facts.searched)
    return facts.missing("该单位的营业执照", ["business_licence"], subject=title(party), remedy=remedy)


def _kin(a: str, b: str) -> bool:
    return near_name(a, b) or shortened(a, b) or shortened(b, a)
