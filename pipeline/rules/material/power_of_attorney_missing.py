from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review, title, whole
from pipeline.rules.instruments import CPL, L
from pipeline.rules.mandates import named, nameless, spare
from pipeline.types import Level

_TYPE = "power_of_attorney"


@rule(
    "material.power_of_attorney_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 2), CPL.art(62, paragraph=1)],
    needs=[f"{_TYPE}.agent.name", f"{_TYPE}.principal", "party.name"],
)
def power_of_attorney_missing(facts: Facts) -> Iterator[Breach]:
    """委托他人代为诉讼, 必须向人民法院提交由委托人签名或者盖章的授权委托书。"""
    others = len(spare(facts, _TYPE))
    for agent in facts.agents:
        if named(facts, _TYPE, agent):
            continue
        remedy = "请提交写明该代理人的授权委托书, 由委托人签名或盖章"
        if others:
            others -= 1
            continue
        unread = nameless(facts, _TYPE)
        if unread or not agent.name:
            evidence = tuple(whole(p) for d in unread for p in d.pages)
            message = "授权委托书中的代理人姓名, 或诉状中的代理人姓名未读出, 请人工核对"
            yield review(title(agent), message, f"如未委托该代理人, {remedy}", evidence, facts.searched)
        else:
            yield facts.missing("该代理人的授权委托书", [_TYPE], subject=title(agent), remedy=remedy)
