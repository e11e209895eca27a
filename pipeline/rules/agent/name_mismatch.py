from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.compare import comparisons, paper, twins_confused
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach, title
from pipeline.rules.mandates import PAPERS, matched, named, spare
from pipeline.rules.people import Holder, cut_off
from pipeline.text import lookalike, plain
from pipeline.types import Field, Level, Party


@rule(
    "agent.name_mismatch",
    level=Level.CORRECTION,
    needs=["party.name", "power_of_attorney.agent.name", "law_firm_letter.lawyer.name", "lawyer_licence.name"],
)
def name_mismatch(facts: Facts) -> Iterator[Breach]:
    """诉状、授权委托书、律师事务所函和律师执业证上的代理人应当是同一人。"""
    for doc_type in PAPERS:
        near = [(a, h) for a, h in matched(facts, doc_type).near]
        taken = [h for _, h in near]
        waiting = [a for a in facts.agents if a.name and not named(facts, doc_type, a)]
        strangers = [h for h in spare(facts, doc_type) if h not in taken]
        for agent, holder in [*near, *zip(waiting, strangers, strict=False)]:
            yield from _breach(facts, agent, holder)


def _breach(facts: Facts, agent: Party, holder: Holder) -> Iterator[Breach]:
    ours, theirs = agent.field("name"), holder.name
    if ours is None or theirs is None or _misread(facts, theirs):
        return
    cut = cut_off(ours.value, theirs.value)
    if cut and (_says_more(facts, ours, theirs) or not _one_more(plain(ours.value), plain(theirs.value))):
        return
    message = f"代理人不一致: 诉状写「{ours.value}」, {paper(theirs, holder.document)}写「{theirs.value}」"
    breach = Breach(title(agent), message, "请核对代理人姓名, 更正或补交相应材料", evidence_of(ours, theirs))
    unclear = lookalike(ours.value, theirs.value) and twins_confused(ours, theirs)
    yield (
        breach if clear(ours, theirs) and not unclear and not cut else breach.as_review("有的字迹识别不清, 可能是误读")
    )


def _says_more(facts: Facts, ours: Field, theirs: Field) -> bool:
    """The pleading goes on behind the name as read: with the rest of the other name, or with one more character,
    which may be one that nobody's fonts have."""
    name = re.escape(plain(ours.value))
    more = re.search(rf"{name}(?:[^\s\w,;:、()。/|_-]|[\u4e00-\u9fff](?=[,;:、()]|律师|系|[男女],))", facts.wording)
    return plain(theirs.value) in facts.wording or more is not None


def _misread(facts: Facts, theirs: Field) -> bool:
    """Told as such by `identity.suspected_misread`."""
    return any(c.suspected for c in comparisons(facts) if c.b is theirs and c.rule_id == "agent.name_mismatch")


def _one_more(ours: str, theirs: str) -> bool:
    """王伟 and 王伟民 are two people's names; 王伟男 is one's with what is printed behind it."""
    return len(ours) == 2 and len(theirs) == 3 and theirs.startswith(ours) and theirs[2] not in "男女性律等"
