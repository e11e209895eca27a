"""Rules in words: for `yushen rules`, and as docs/rules.md (`python -m pipeline.rules docs/rules.md`)."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Final

from pipeline.rules.engine import EVER, RULES, Rule
from pipeline.types import Category, Level
from pipeline.vocabulary import DOC_TYPES, PLEADINGS

LEVELS: Final = {Level.CORRECTION: "补正", Level.NOTICE: "提示", Level.TRIAL: "仅供审理"}
FAMILIES: Final = {
    "packet": "卷宗",
    "complaint": "诉状",
    "material": "应交材料",
    "identity": "身份信息一致",
    "money": "金额",
    "date": "日期",
    "agent": "代理人",
    "loan": "民间借贷",
    "divorce": "离婚",
    "labour": "劳动争议",
    "traffic": "机动车交通事故",
    "sale": "买卖",
    "property": "物业服务",
    "bank_loan": "金融借款",
    "card": "信用卡",
    "admin": "行政",
    "prosecution": "刑事自诉",
    "enforcement": "执行",
    "compensation": "国家赔偿",
    "jurisdiction": "管辖",
    "cause": "案由",
    "trial": "仅供审理",
}
CATEGORIES: Final = {
    Category.CIVIL: "民事",
    Category.ADMINISTRATIVE: "行政",
    Category.PRIVATE_PROSECUTION: "刑事自诉",
    Category.ENFORCEMENT: "执行",
    Category.STATE_COMPENSATION: "国家赔偿",
}


def listing() -> tuple[Rule, ...]:
    """All rules in id order."""
    return tuple(r for _, r in RULES.items())


def describe(rule_id: str) -> str:
    """One rule for a reader: what must hold, law, dates, level, what it needs. Raises WrongUse for an unknown id."""
    r = RULES.get(rule_id)
    lines = [
        f"{r.id}  [{LEVELS[r.level]}]",
        r.text,
        f"依据: {_law(r)}",
        f"施行: {_span(r.since, r.until)}",
        f"适用: {_scope(r)}",
        f"需要: {'、'.join(r.needs) or '—'}",
    ]
    if r.covers:
        lines.append(f"优先于: {'、'.join(r.covers)}")
    return "\n".join(lines)


def markdown() -> str:
    """docs/rules.md: the built-in rules; a plug-in's are its own to tell."""
    built_in = [r for r in listing() if r.family in FAMILIES]
    rows = sorted(built_in, key=lambda r: (list(FAMILIES).index(r.family), r.id))
    parts = ["# 规则", "", f"由代码生成, 勿手改. 共 {len(rows)} 条. 级别: 补正、提示、仅供审理(不进入补正通知)."]
    for family, group in groupby(rows, key=lambda r: r.family):
        parts += ["", f"## {FAMILIES[family]}", "", "| 规则 | 级别 | 须满足 | 依据 | 适用 | 施行 |"]
        parts += ["| --- | --- | --- | --- | --- | --- |", *(_row(r) for r in group)]
    return "\n".join(parts) + "\n"


def _row(r: Rule) -> str:
    cells = (f"`{r.id}`", LEVELS[r.level], r.text, _law(r), _scope(r), _span(r.since, r.until))
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


def _law(r: Rule) -> str:
    return "; ".join(f"《{a.citation.instrument}》{a.citation.article}" for a in r.cites) or "—"


def _scope(r: Rule) -> str:
    papers = [DOC_TYPES[t] for t in r.pleadings] if set(r.pleadings) != set(PLEADINGS) else []
    return "、".join([*(CATEGORIES[c] for c in r.categories), *r.causes, *papers]) or "各类案件"


def _span(since: date, until: date | None) -> str:
    start = "始终" if since == EVER else f"{since} 起"
    return start if until is None else f"{start}, {until} 废止"
