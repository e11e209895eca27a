from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed, title
from pipeline.rules.instruments import CPL, L
from pipeline.rules.people import header, sole_trader
from pipeline.types import Level, Party

_HINTS = {
    "名称": r"(?!)",
    "住所": r"住所|地址|住址",
    "法定代表人(负责人)姓名": r"法定代表人|负责人|经营者|代表人",
    "法定代表人(负责人)职务": r"职务|经理|董事|主任|厂长|校长|院长|总裁|书记|所长|行长",
    "联系方式": r"电话|手机|联系方式|1[3-9]\d{9}",
}


@rule(
    "complaint.plaintiff_organization_particulars",
    level=Level.CORRECTION,
    cites=[CPL.art(124, 1), L.art(4, 1)],
    pleadings=("complaint", "element_complaint", "administrative_complaint"),
    needs=["party.name", "party.address", "party.phone", "party.post", "service_address_confirmation.phone"],
)
def plaintiff_organization_particulars(facts: Facts) -> Iterator[Breach]:
    """起诉状应当记明法人或者其他组织的名称、住所和法定代表人或者主要负责人的姓名、职务、联系方式。"""
    form = facts.pleading is not None and facts.pleading.doc_type == "element_complaint"
    for party in facts.organization_plaintiffs:
        gaps = _gaps(facts, party)
        if not gaps or (form and (len(gaps) < len(_HINTS) - 1 or party.get("uscc"))):
            continue
        text = header(facts, party)
        sure = [g for g in gaps if not re.search(_HINTS[g], text)]
        remedy = f"请在诉状原告基本情况中补写{listed(gaps)}"
        yield facts.lacking(
            f"原告的{listed(sure or gaps)}", subject=title(party), remedy=remedy, hint=not sure, evidence=party.evidence
        )


def _gaps(facts: Facts, party: Party) -> list[str]:
    people = facts.representatives_of(party)
    has = {
        "名称": bool(party.name),
        "住所": bool(party.get("address") or party.get("residence")),
        "法定代表人(负责人)姓名": any(r.name for r in people),
        "法定代表人(负责人)职务": any(r.get("post") or r.get("occupation") for r in people)
        or sole_trader(facts, party)
        or not any(r.name for r in people),
        "联系方式": bool(party.get("phone")) or any(r.get("phone") for r in people) or _confirmed(facts),
    }
    return [item for item, there in has.items() if not there]


def _confirmed(facts: Facts) -> bool:
    return any(d.first("phone") for d in facts.documents_of("service_address_confirmation"))
