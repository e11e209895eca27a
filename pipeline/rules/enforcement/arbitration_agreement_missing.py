from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review, whole
from pipeline.rules.instruments import ENFORCE
from pipeline.text import plain
from pipeline.types import Category, Document, Level
from pipeline.vocabulary import FIELDS

_CONTRACTS = tuple(t for t, names in FIELDS.items() if "arbitration_clause" in names)


@rule(
    "enforcement.arbitration_agreement_missing",
    level=Level.CORRECTION,
    cites=[ENFORCE.art(19)],
    categories=[Category.ENFORCEMENT],
    needs=["arbitration_award.authority", *(f"{t}.arbitration_clause" for t in _CONTRACTS)],
)
def arbitration_agreement_missing(facts: Facts) -> Breach | None:
    """申请执行仲裁机构的仲裁裁决, 应当提交有仲裁条款的合同书或者仲裁协议书。劳动人事争议仲裁不以协议为基础, 不适用。"""
    awards = [d for d in facts.documents_of("arbitration_award") if not labour_award(facts, d)]
    contracts = facts.documents_of(*_CONTRACTS)
    if not awards or any(d.first("arbitration_clause") for d in contracts):
        return None
    remedy = "请提交有仲裁条款的合同书或仲裁协议书"
    if contracts or any(d.first("authority") is None for d in awards):
        evidence = tuple(whole(p) for d in (*contracts, *awards) for p in d.pages[:1])
        message = "没有读出仲裁条款或仲裁机构, 请人工查看合同是否有仲裁条款"
        return review("仲裁协议", message, f"如确实没有, {remedy}", evidence, facts.searched)
    return facts.missing("有仲裁条款的合同书或仲裁协议书", _CONTRACTS, subject="仲裁协议", remedy=remedy)


def labour_award(facts: Facts, award: Document) -> bool:
    said = "".join(f.value for n in ("authority", "case_number") for f in award.all(n)) + (award.title or "")
    return bool(re.search(r"劳动|人事|劳人仲", plain(said + facts.sheet(award).text[:300])))
