from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import paper, stated
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach, title
from pipeline.rules.instruments import CPI, CPL
from pipeline.rules.mandates import papers_of
from pipeline.types import Document, Field, Level


@rule(
    "agent.scope_conflict",
    level=Level.CORRECTION,
    cites=[CPI.art(89, paragraph=1), CPL.art(62, paragraph=2)],
    needs=["power_of_attorney.authority", "power_of_attorney.special_powers", "party.authority"],
)
def scope_conflict(facts: Facts) -> Iterator[Breach]:
    """授权委托书仅写“全权代理”而无具体授权的, 代理人无权代为承认、放弃、变更诉讼请求, 进行和解, 提起反诉或者上诉。"""
    for document in facts.documents_of("power_of_attorney"):
        yield from _inside(document)
    for agent in facts.agents:
        said = agent.field("authority")
        for document in papers_of(facts, "power_of_attorney", agent):
            written = _general(document)
            if said and written and said.value == "special" and not _special(document) and not _powers(document):
                message = (
                    f"{stated(said)}选了特别授权, 而{paper(written, document)}只是一般授权或只写全权代理, 没有具体权限"
                )
                remedy = "请在授权委托书中逐项写明特别授权的权限, 或在诉状中改为一般授权"
                breach = Breach(title(agent), message, remedy, evidence_of(said, written))
                yield breach if clear(said, written) else breach.as_review("该处字迹识别不清")


def _inside(document: Document) -> Iterator[Breach]:
    """A paper that grants both kinds is for a person to read: which of them the list belongs to, words don't tell."""
    authority, powers = _general(document), document.first("special_powers")
    if authority and powers and _powers(document):
        principal = document.first("principal")
        subject = f"委托人 {principal.value}" if principal else "授权委托书"
        message = f"{paper(authority, document)}写的是一般授权或全权代理, 却又列有须特别授权的权限: {powers.value}"
        remedy = "请写明代理权限是一般授权还是特别授权; 特别授权须逐项列明"
        breach = Breach(subject, message, remedy, evidence_of(authority, powers))
        if _special(document):
            yield breach.as_review("该书同时写有特别授权")
        else:
            yield breach if clear(authority, powers) else breach.as_review("该处字迹识别不清")


def _general(document: Document) -> Field | None:
    return next((f for f in document.all("authority") if f.value == "general"), None)


def _special(document: Document) -> bool:
    return any(f.value == "special" for f in document.all("authority"))


def _powers(document: Document) -> bool:
    return any(f.value.strip() for f in document.all("special_powers"))
