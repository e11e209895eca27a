from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.chinese import same_name
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review, title, whole
from pipeline.rules.instruments import L
from pipeline.rules.people import near_name, shortened, sole_trader
from pipeline.types import Document, Level, Party

_BEGINNING: Final = 4
_TYPE = "legal_representative_certificate"


@rule(
    "material.legal_representative_certificate_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 1)],
    needs=[f"{_TYPE}.organization", f"{_TYPE}.name", "party.name"],
)
def legal_representative_certificate_missing(facts: Facts) -> Iterator[Breach]:
    """起诉人是法人或者其他组织的, 提交法定代表人或者主要负责人身份证明书。个体工商户没有法定代表人, 不适用。"""
    certificates = facts.documents_of(_TYPE)
    for party in facts.organization_plaintiffs:
        if sole_trader(facts, party) or any(_of(facts, d, party) for d in certificates):
            continue
        remedy = "请提交法定代表人(主要负责人)身份证明书, 并加盖公章"
        unread = [d for d in certificates if d.first("organization") is None]
        if unread:
            evidence = tuple(whole(p) for d in unread for p in d.pages)
            message = "有法定代表人身份证明书, 但未读出单位名称, 请人工核对"
            yield review(title(party), message, f"如不是该单位的, {remedy}", evidence, facts.searched)
        else:
            yield facts.missing("法定代表人(主要负责人)身份证明书", [_TYPE], subject=title(party), remedy=remedy)


def _of(facts: Facts, certificate: Document, party: Party) -> bool:
    """A certificate that names no organization but the party's own representative, or the only organization's; or an
    organization whose name begins alike and went to pieces under the seal."""
    owner, person = certificate.first("organization"), certificate.first("name")
    named = person and any(same_name(person.value, r.name or "") for r in facts.representatives_of(party))
    if owner and party.name:
        holed = any(re.search(r"\S\s+\S", e.text) for e in owner.evidence)
        torn = (named or holed) and owner.value[:_BEGINNING] == party.name[:_BEGINNING]
        return torn or any(f(owner.value, party.name) for f in (same_name, near_name, shortened))
    return bool(named) or (owner is None and len(facts.organization_plaintiffs) == 1)
