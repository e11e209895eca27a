"""Rules in words: for `yushen rules`, and as docs/rules.md (`python -m pipeline.rules docs/rules.md`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from pipeline.law import LAW, values
from pipeline.rules.engine import EVER, RULES, Rule
from pipeline.settings import ROOT
from pipeline.tables import table
from pipeline.types import Category, Level
from pipeline.vocabulary import DOC_TYPES, PLEADINGS

_SHOWN: Final = 6
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
        f"需要: {'、'.join(map(need, r.needs)) or '—'}",
    ]
    if r.covers:
        lines.append(f"优先于: {'、'.join(r.covers)}")
    lines += [f"数额: {line}" for name in r.numbers for line in told(name)]
    found = cases(rule_id)
    lines += [f"例: {name} — {result}" for name, result in found]
    lines += [] if found else [f"例: tests/rules/{_table(rule_id)}"]
    return "\n".join(lines)


def markdown() -> str:
    """docs/rules.md: the built-in rules; a plug-in's are its own to tell."""
    built_in = [r for r in listing() if r.family in FAMILIES]
    rows = sorted(built_in, key=lambda r: (list(FAMILIES).index(r.family), r.id))
    parts = ["# 规则", "", f"由代码生成, 勿手改. 共 {len(rows)} 条. 级别: 补正、提示、仅供审理(不进入补正通知)."]
    for family, group in groupby(rows, key=lambda r: r.family):
        parts += ["", f"## {FAMILIES[family]}", "", "| 规则 | 级别 | 须满足 | 依据 | 适用 | 施行 | 例 |"]
        parts += ["| --- | --- | --- | --- | --- | --- | --- |", *(_row(r) for r in group)]
    return "\n".join([*parts, *_numbers(rows)]) + "\n"


def _numbers(rows: Iterable[Rule]) -> Iterator[str]:
    """Every number of the law that rules rest on, by the day from which it holds."""
    yield from ("", "## 规则所依据的数额", "", "| 数额 | 规则 | 值 |", "| --- | --- | --- |")
    for name in sorted({n for r in rows for n in r.numbers}):
        users = "、".join(f"`{r.id}`" for r in listing() if name in r.numbers)
        yield f"| {label(name)} | {users} | {'<br>'.join(dated(name))} |"


def _row(r: Rule) -> str:
    counts = Counter(result for _, result in cases(r.id))
    link = f"[{sum(counts.values())}](../tests/rules/{_table(r.id)})"
    cells = (f"`{r.id}`", LEVELS[r.level], r.text, _law(r), _scope(r), _span(r.since, r.until), link)
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


def need(path: str) -> str:
    """A needed fact for a reader: the paper it is on, and its name."""
    paper, _, name = path.partition(".")
    papers = {**DOC_TYPES, "pleading": "诉状", "party": "诉状的当事人", "claim": "诉讼请求"}
    return f"{papers.get(paper, paper)}({name})" if name else papers.get(paper, paper)


def told(name: str) -> Iterator[str]:
    yield from (f"{label(name)}: {line}" for line in dated(name))


def dated(name: str) -> list[str]:
    """Each value with its day and source, the last ones where there are many."""
    file, _, own = name.partition(".")
    rows = [f"{v.since} 起 {v.value}({v.source})" for v in values(file, own)]
    return rows if len(rows) <= _SHOWN else [f"…(共{len(rows)}期, 见 law/{file}.yaml)", *rows[-_SHOWN:]]


def label(name: str) -> str:
    """What the number is, as the table of the law says behind its name."""
    file, _, own = name.partition(".")
    said = re.search(rf"^{own}:\s*#\s*(.+)$", (LAW / f"{file}.yaml").read_text(encoding="utf-8"), re.M)
    return said[1] if said else own


def cases(rule_id: str) -> tuple[tuple[str, str], ...]:
    """The rule's cases and what comes of each; () where the tables are not at hand (they are not installed)."""
    path = ROOT / "tests" / "rules" / _table(rule_id)
    return tuple((row["名"], row["结果"]) for row in table(path)) if path.is_file() else ()


def _table(rule_id: str) -> str:
    return f"{rule_id.replace('.', '/')}.yaml"


def _law(r: Rule) -> str:
    return "; ".join(f"《{a.citation.instrument}》{a.citation.article}" for a in r.cites) or "—"


def _scope(r: Rule) -> str:
    papers = [DOC_TYPES[t] for t in r.pleadings] if set(r.pleadings) != set(PLEADINGS) else []
    return "、".join([*(CATEGORIES[c] for c in r.categories), *r.causes, *papers]) or "各类案件"


def _span(since: date, until: date | None) -> str:
    start = "始终" if since == EVER else f"{since} 起"
    return start if until is None else f"{start}, {until} 废止"
