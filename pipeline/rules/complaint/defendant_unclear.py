from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, title
from pipeline.rules.instruments import CPI, CPL, L
from pipeline.rules.people import header
from pipeline.types import Category, Level, Party, PartyKind

_PLACE: Final = re.compile(r"(?:省|市|区|县|旗|镇|乡|街道)[\u4e00-\u9fff\d]{1,24}?(?:\d号|\d组|\d室|村|小区|花园)")
_AUTHORITY: Final = re.compile(
    r"被[告诉](?:人|方|机关|单位|行政机关)?(?:[:是为]|名称:?)?(?:[^未不向将与拒应以把没,。;:\W]){2,24}?(?:局|政府|委员会|办事处|厅|[大支]队|管理处)"
)
_HOME: Final = re.compile(r"住[址所]?|地址|户籍|身份号码|身份证")
_HEADING: Final = re.compile(r"请求|事实|理由|案由|经过|判令|[一1][、.]")
_NEAR: Final = 90
_TELLING = ("address", "residence", "id_number", "uscc", "birth_date", "employer", "occupation", "phone")


@rule(
    "complaint.defendant_unclear",
    level=Level.CORRECTION,
    cites=[CPL.art(124, 2), CPI.art(209), L.art(6, 3)],
    pleadings=("complaint", "element_complaint", "administrative_complaint"),
    needs=["party.name", "party.address", "party.id_number"],
)
def defendant_unclear(facts: Facts) -> Iterator[Breach]:
    """原告提供的被告姓名或者名称、住所等信息应当具体明确, 足以使被告与他人相区别;

    不要求被告的身份证号、年龄、民族、电话。
    """
    if not facts.defendants and not _authority_named(facts):
        hint = bool(re.search(r"被告|被申请人", facts.wording))
        remedy = "请在诉状中写明被告的姓名(名称)、住所等信息"
        yield facts.lacking("被告", subject="被告", remedy=remedy, hint=hint)
    for party in facts.defendants:
        gap = _gap(facts, party)
        if gap:
            hint = bool(party.name) and bool(_HOME.search(header(facts, party)))
            if hint and _placed(facts, party):
                continue
            remedy = "请写明被告的住所, 或其他足以与他人相区别的信息(如身份证号、工作单位)"
            yield facts.lacking(gap, subject=title(party), remedy=remedy, hint=hint, evidence=party.evidence)


def _gap(facts: Facts, party: Party) -> str | None:
    if not party.name:
        return "被告的姓名或名称"
    if party.kind is PartyKind.NATURAL and re.search(r"某|×|X{2}|不详", party.name):
        return "被告的真实姓名"
    if any(party.get(name) for name in _TELLING) or _unique(facts, party):
        return None
    return "被告的住所或其他足以与他人相区别的信息"


def _authority_named(facts: Facts) -> bool:
    """An administrative defendant is told by its name, wherever the pleading calls it that."""
    return facts.case.category is Category.ADMINISTRATIVE and bool(_AUTHORITY.search(facts.wording))


def _placed(facts: Facts, party: Party) -> bool:
    """An address stands in the sentence that names the party, in whatever words it is introduced."""
    said = header(facts, party)[:_NEAR].partition("。")[0]
    return bool(_PLACE.search(_HEADING.split(said)[0]))


def _unique(facts: Facts, party: Party) -> bool:
    """An authority is told by its name; an organization also by who stands for it."""
    if party.kind is not PartyKind.ORGANIZATION:
        return False
    named = [r for r in facts.representatives_of(party) if party.name in r.represents]
    return facts.case.category is Category.ADMINISTRATIVE or bool(named)
