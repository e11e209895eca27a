from __future__ import annotations

import re

from pipeline.chinese import id_problem
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed, title
from pipeline.rules.instruments import CRIMINAL
from pipeline.rules.people import header
from pipeline.text import plain
from pipeline.types import Level, Party, PartyKind

_ITEMS = {
    "性别": (("sex",), r"性别|[,;][男女][,;]"),
    "年龄": (("birth_date", "age"), r"出生|\d+岁|年龄"),
    "民族": (("ethnicity",), r"[\u4e00-\u9fff]族|民族"),
    "出生地": (("birthplace",), r"出生地|籍贯|生于|出生于"),
    "文化程度": (("education",), r"文化|学历|小学|初中|高中|中专|大专|本科|研究生|文盲"),
    "职业或工作单位": (
        ("occupation", "employer"),
        r"职业|职务|工作单位|员工|职工|务工|农民|无业|退休|个体|经商",
    ),
    "住址": (("address", "residence"), r"住[址所]?|户籍|现居|地址"),
}
_TIME = re.compile(r"\d{4}年|\d{1,2}月\d{1,2}日|当日|次日|[上下]午\d|\d{1,2}时许")
_PLACE = re.compile(
    r"(?:在|到|至|位于|来到|进入|途经)[^,。;]{2,50}?(?:路|街|巷|号|村|镇|乡|小区|室|住处|家中|家里|门口|单位|公司|学校|医院|商场|"
    r"市场|店|饭店|广场|车间|工地|公园|现场|群|网|平台|微信|抖音|微博|朋友圈|公告栏|楼)"
)
_WITNESS = re.compile(r"证人|证言")


@rule(
    "prosecution.particulars",
    level=Level.CORRECTION,
    cites=[CRIMINAL.art(319, 1, 1), CRIMINAL.art(319, 2, 1)],
    pleadings=("private_prosecution",),
    needs=[
        "party.sex",
        "party.birth_date",
        "party.age",
        "party.ethnicity",
        "party.birthplace",
        "party.education",
        "party.occupation",
        "party.address",
        "pleading.facts",
    ],
)
def particulars(facts: Facts) -> Breach | None:
    """自诉状应当写明自诉人、被告人的姓名、性别、年龄、民族、出生地、文化程度、职业、工作单位、住址,

    和被告人实施犯罪的时间、地点、手段、情节、危害后果。被告人的电话、身份证号不在必写之列。
    """
    people = [p for p in (*facts.plaintiffs, *facts.defendants) if p.kind is PartyKind.NATURAL]
    gaps = {p: _gaps(p) for p in people if _gaps(p)}
    sure = {p: [g for g in found if not re.search(_ITEMS[g][1], header(facts, p))] for p, found in gaps.items()}
    said = [f"{title(p)}的{listed(sure[p] or list(found))}" for p, found in gaps.items()]
    deed = _deed(facts)
    if not said and not deed:
        return None
    evidence = tuple(e for p in gaps for e in p.evidence)
    remedy = f"请在自诉状中补写{'; '.join([*said, *([deed] if deed else [])])}"
    hint = not deed and not any(sure.values())
    return facts.lacking(
        "; ".join([*said, *([deed] if deed else [])]), subject="自诉状", remedy=remedy, hint=hint, evidence=evidence
    )


def _gaps(party: Party) -> tuple[str, ...]:
    """A right number tells sex and birth."""
    number = party.get("id_number")
    told = ("性别", "年龄") if number and id_problem(number) is None else ()
    return tuple(
        item for item, (names, _) in _ITEMS.items() if item not in told and not any(party.get(n) for n in names)
    )


def _deed(facts: Facts) -> str | None:
    """A story without day and place of the deed; where a witness lives is neither."""
    said = "".join(plain(f.value) for f in facts.said("facts"))
    if not said:
        return "被告人实施犯罪的时间、地点、手段、情节和危害后果" if not _long(facts) else None
    story = "。".join(s for s in re.split(r"[。;]", said) if not _WITNESS.search(s))
    missing = [word for word, pattern in (("时间", _TIME), ("地点", _PLACE)) if not pattern.search(story)]
    if missing == ["地点"]:
        return None
    return f"被告人实施犯罪的{listed([*missing])}、手段、情节和危害后果" if missing else None


def _long(facts: Facts) -> bool:
    """Facts may stand there unread."""
    return len(facts.wording) > 600 or bool(re.search(r"事实(?:和|与|及|、)?理由.{20}", facts.wording))
