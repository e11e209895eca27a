from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese import birth_and_sex, id_problem, same_name
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed, title
from pipeline.rules.instruments import CPL, L
from pipeline.rules.people import header
from pipeline.types import Level, Party

_ITEMS = {
    "性别": (("sex",), r"[,;]?(?:性别)?:?[男女](?![士友方儿童人])"),
    "出生日期或年龄": (("birth_date", "age"), r"出生|\d+岁|年龄"),
    "民族": (("ethnicity",), r"[\u4e00-\u9fff]族|民族"),
    "职业或工作单位": (("occupation", "employer"), r"职业|职务|工作单位|员工|职工|务工|农民|无业|退休|个体|经商"),
    "住所": (("address", "residence"), r"住[址所]?|户籍|现居|地址"),
    "联系方式": (("phone",), r"电话|手机|联系方式|1[3-9]\d{9}"),
}
_CHILD = 16
_OTHER_ITEMS = re.compile(
    r"^[男女]$|性别|出生|\d+岁|年龄|\d年|族$|民族|户籍|身份|证|电话|手机|联系|邮编|邮箱|[:：]|[被原]告|曾用名|国籍|籍贯|学历|文化|\d{6}"
)


@rule(
    "complaint.plaintiff_particulars",
    level=Level.CORRECTION,
    cites=[CPL.art(124, 1), L.art(4, 1)],
    pleadings=("complaint", "element_complaint", "administrative_complaint"),
    needs=[
        "party.sex",
        "party.birth_date",
        "party.age",
        "party.ethnicity",
        "party.occupation",
        "party.employer",
        "party.address",
        "party.residence",
        "party.phone",
        "party.id_number",
        "service_address_confirmation.phone",
    ],
)
def plaintiff_particulars(facts: Facts) -> Iterator[Breach]:
    """起诉状应当记明原告的姓名、性别、年龄、民族、职业、工作单位、住所、联系方式。要素式诉状只在辨认和联系原告的各项全部空白时适用。"""
    form = facts.pleading is not None and facts.pleading.doc_type == "element_complaint"
    for party in facts.natural_plaintiffs:
        gaps = _gaps(facts, party)
        if not gaps or (form and (len(gaps) < len(_ITEMS) or party.get("id_number"))):
            continue
        text = header(facts, party)
        unread = [g for g in gaps if re.search(_ITEMS[g][1], text)]
        remedy = f"请在诉状原告基本情况中补写{listed(gaps)}"
        sure = [g for g in gaps if g not in unread]
        yield facts.lacking(
            f"原告的{listed(sure or gaps)}", subject=title(party), remedy=remedy, hint=not sure, evidence=party.evidence
        )


def _gaps(facts: Facts, party: Party) -> list[str]:
    """A valid number stated in the pleading tells birth date and sex; a child has no occupation."""
    gaps = [item for item, (names, _) in _ITEMS.items() if not any(party.get(n) for n in names)]
    number = party.get("id_number")
    if number and id_problem(number) is None:
        gaps = [g for g in gaps if g not in ("性别", "出生日期或年龄")]
    if _child(facts, party):
        gaps = [g for g in gaps if g != "职业或工作单位"]
    if "职业或工作单位" in gaps and _unlabelled(header(facts, party)):
        gaps.remove("职业或工作单位")
    if "联系方式" in gaps and _confirmed_phone(facts, party):
        gaps.remove("联系方式")
    return gaps


def _unlabelled(text: str) -> bool:
    """A clause between name and address that is none of the other items: only an occupation stands there unlabelled."""
    before, found, _ = re.sub(r"[(（][^()（）]{0,40}[)）]", "", text).partition("住")
    clauses = re.split(r"[,，。;；、]", before if found else "")
    return any(len(c) >= 2 and not _OTHER_ITEMS.search(c) for c in clauses)


def _child(facts: Facts, party: Party) -> bool:
    number, age = party.get("id_number"), party.get("age")
    born = party.get("birth_date") or (str(found[0]) if number and (found := birth_and_sex(number)) else None)
    if born and re.fullmatch(r"\d{4}-\d\d-\d\d", born):
        return facts.day.year - int(born[:4]) - (facts.day.isoformat()[5:] < born[5:]) < _CHILD
    return age is not None and age.isdigit() and int(age) < _CHILD


def _confirmed_phone(facts: Facts, party: Party) -> bool:
    """The phone may stand in the party's own confirmation of the address for service."""
    for document in facts.documents_of("service_address_confirmation"):
        name = document.first("name")
        own = name is None and len(facts.plaintiffs) == 1
        if document.first("phone") and (own or (name and party.name and same_name(name.value, party.name))):
            return True
    return False
