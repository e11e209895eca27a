from __future__ import annotations

import re

from pipeline.chinese import same_name
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed, review, title, whole
from pipeline.rules.instruments import COMPENSATION
from pipeline.rules.people import near_name
from pipeline.rules.story import story
from pipeline.types import Category, Document, Level

_VICTIM = re.compile(
    r"(?:受害人|被害人|死者|受害公民)(?P<name>[\u4e00-\u9fff·]{2,12}?)"
    r"(?=(?:已|于|因|系|被|死亡|去世|病故|身故|的|[,;。:(]))"
)
_SELF = re.compile(r"^(?:本人|即|为|是|系|之一)")
_TIES = ("recommendation_letter", "household_register", "marriage_certificate", "birth_certificate")


@rule(
    "compensation.relation_missing",
    level=Level.CORRECTION,
    cites=[COMPENSATION.art(12, paragraph=3)],
    categories=[Category.STATE_COMPENSATION],
    needs=["party.name", "pleading.facts", "recommendation_letter.relation", "household_register.relation",
           "marriage_certificate.spouse.name"],
)  # fmt: skip
def relation_missing(facts: Facts) -> Breach | None:
    """赔偿请求人不是受害人本人的, 应当说明与受害人的关系, 并提供相应证明。"""
    victim = _victim(facts)
    claimants = [p.name for p in facts.plaintiffs if p.name]
    if victim is None or not claimants or any(same_name(victim, c) or near_name(victim, c) for c in claimants):
        return None
    agents = [p.name for p in facts.agents if p.name]
    ties = [d for d in facts.documents_of(*_TIES) if not _names(d, agents)]
    if any(_names(d, [victim]) for d in ties):
        return None
    subject = title(facts.plaintiffs[0])
    what = f"赔偿请求人{listed(claimants)}与受害人{victim}关系的证明"
    remedy = f"请提交{what}(户口簿、结婚证、出生医学证明或者有关单位出具的亲属关系证明)"
    if ties:
        evidence = tuple(whole(p) for d in ties for p in d.pages)
        message = f"没有认出{what}; 请人工查看卷内的身份关系材料"
        return review(subject, message, f"如不能证明, {remedy}", evidence, facts.searched)
    return facts.missing(what, _TIES, subject=subject, remedy=remedy)


def _victim(facts: Facts) -> str | None:
    told = story(facts)
    for match in _VICTIM.finditer(told.text) if told else ():
        if not _SELF.match(match["name"]):
            return match["name"]
    return None


def _names(paper: Document, people: list[str]) -> bool:
    names = [f.value for n in ("agent", "principal", "name", "holder", "spouse.name") for f in paper.all(n)]
    return any(same_name(n, who) for n in names for who in people)
