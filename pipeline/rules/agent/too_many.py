from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach, listed, title
from pipeline.rules.instruments import CPL
from pipeline.text import plain
from pipeline.types import Field, Level, Party


@rule(
    "agent.too_many",
    level=Level.CORRECTION,
    cites=[CPL.art(61, paragraph=1)],
    needs=["party.name", "party.represents"],
)
def too_many(facts: Facts) -> Iterator[Breach]:
    """当事人、法定代理人可以委托一至二人作为诉讼代理人。"""
    for party in facts.plaintiffs:
        agents = _agents(facts, party)
        if len(agents) > 2:
            names = listed([f.value for f in agents.values()])
            message = f"委托了{len(agents)}名诉讼代理人: {names}"
            remedy = "每名当事人最多委托两名诉讼代理人, 请减少后重新提交"
            breach = Breach(title(party), message, remedy, evidence_of(*agents.values()))
            yield breach if clear(*agents.values()) else breach.as_review("有的姓名识别不清, 可能是同一人")


def _agents(facts: Facts, party: Party) -> dict[str, Field]:
    """By name. An agent who is said to act for nobody in particular acts for the only plaintiff."""
    alone = len(facts.plaintiffs) == 1
    own = [a for a in facts.agents if party.name in a.represents or (alone and not a.represents)]
    return {plain(f.value): f for a in own if (f := a.field("name"))}
