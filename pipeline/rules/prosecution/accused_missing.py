from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import CLEAR, Facts
from pipeline.rules.findings import Breach, title
from pipeline.rules.instruments import CRIMINAL
from pipeline.rules.story import Story, story
from pipeline.types import Level

_GONE = re.compile(
    r"下落不明|去向不明|不知去向|不知所踪|杳无音[信讯]|失去联系|(?:现)?(?:住址|住所|住处|地址|下落|去向)[^,。;]{0,14}?(?:不明|不详|未果|不清楚|无法查明|不知)"
    r"|不知其?(?:现)?(?:住|在|去)(?:何处|哪里|哪儿|向)|称不知其在何处|无法与其取得联系|潜逃|在逃"
)
_OTHERS = re.compile(r"证人|自诉人的?(?:下落|去向)")


@rule(
    "prosecution.accused_missing",
    level=Level.NOTICE,
    cites=[CRIMINAL.art(320, 5, 2)],
    pleadings=("private_prosecution",),
    needs=["pleading.facts", "party.address"],
)
def accused_missing(facts: Facts) -> Breach | None:
    """被告人下落不明的, 应当说服自诉人撤回起诉, 不撤回的裁定不予受理(与民事案件不同)。"""
    told = story(facts)
    spot = _spot(told) if told else None
    if not told or not spot:
        return None
    evidence = told.evidence(*spot)
    who = title(facts.defendants[0]) if len(facts.defendants) == 1 else "被告人"
    message = f"自诉状称「{told.text[slice(*spot)][:60]}」, 被告人似乎下落不明"
    remedy = "请补充被告人现在的住址或者联系方式; 确实下落不明的不能受理"
    breach = Breach(who, message, remedy, evidence)
    blurred = any(e.confidence is not None and e.confidence < CLEAR for e in evidence)
    return breach.as_review("该处字迹识别不清") if blurred else breach


def _spot(told: Story) -> tuple[int, int] | None:
    """The sentence that says so, unless it speaks of somebody else."""
    for start, end in told.sentences():
        sentence = told.text[start:end]
        if _GONE.search(sentence) and not _OTHERS.search(sentence):
            return start, end
    return None
