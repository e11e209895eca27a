"""Agents by mandate and the papers that speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.chinese import same_name
from pipeline.rules.facts import Facts, once
from pipeline.rules.people import Holder, Matching, header, holders, match
from pipeline.text import plain
from pipeline.types import Document, Field, Party

PAPERS: Final = {
    "power_of_attorney": "agent.name",
    "law_firm_letter": "lawyer.name",
    "lawyer_licence": "name",
}
_WHOLE_NAME: Final = 2
_GOES_ON: Final = re.compile(
    r"(?![为在系是的等与和及代同作就办出到去做签、])[\u4e00-\u9fff](?=律师(?!事务)|先生|女士|同志|[,。;:、()]|$)"
)
"""One more character of a given name, and then what stands behind names."""
_LAW_FIRM: Final = re.compile(r"律师")
_LEGAL_SERVICE: Final = re.compile(r"法律服务(?:所|工作者)|法律援助")


@once
def _matched(facts: Facts) -> dict[str, Matching]:
    return {t: match(facts.agents, holders(facts.documents_of(t), name, "-")) for t, name in PAPERS.items()}


def matched(facts: Facts, doc_type: str) -> Matching:
    """Agents and the papers of a type that name them."""
    return _matched(facts)[doc_type]


def named(facts: Facts, doc_type: str, agent: Party) -> bool:
    """Whether a paper of the type names the agent: as read from it, or anywhere in its text."""
    if any(p is agent for p, _ in matched(facts, doc_type).pairs):
        return True
    return any(_says(facts, d, agent) for d in facts.documents_of(doc_type))


def _says(facts: Facts, document: Document, agent: Party) -> bool:
    """Its wording may be new to the extractor; the name standing in it is enough to say that it is not missing.

    王伟 doesn't stand in 王伟民律师: not where a longer name was read, nor where one more character closes it.
    """
    name = plain(agent.name or "")
    longer = [n for f in document.all(PAPERS.get(document.doc_type, "name")) if name in (n := plain(f.value)) != name]
    text = facts.text(document)
    for other in longer:
        text = text.replace(other, "#")
    return len(name) >= _WHOLE_NAME and any(
        not _GOES_ON.match(text, found.end()) for found in re.finditer(re.escape(name), text)
    )


def papers_of(facts: Facts, doc_type: str, agent: Party) -> tuple[Document, ...]:
    return tuple(h.document for p, h in matched(facts, doc_type).pairs if p is agent)


def nameless(facts: Facts, doc_type: str) -> tuple[Document, ...]:
    """Papers of the type in which no agent's name was read."""
    return tuple(d for d in facts.documents_of(doc_type) if d.first(PAPERS[doc_type]) is None)


def spare(facts: Facts, doc_type: str) -> tuple[Holder, ...]:
    """Names on papers of the type that are nobody's of the pleading, where the paper names no agent of it as well."""
    known = [p.name for p in facts.case.parties if p.name]
    return tuple(
        h
        for h in matched(facts, doc_type).spare
        if h.name
        and not any(same_name(h.name.value, name) for name in known)
        and not any(_says(facts, h.document, agent) for agent in facts.agents)
    )


def is_lawyer(facts: Facts, agent: Party) -> bool:
    """By firm, title or header in the pleading, or by a lawyer's papers that name the agent."""
    said = " ".join(filter(None, (agent.get("firm"), agent.get("occupation"), agent.get("post"))))
    if _LEGAL_SERVICE.search(said):
        return False
    if _LAW_FIRM.search(said) or any(named(facts, t, agent) for t in ("lawyer_licence", "law_firm_letter")):
        return True
    return any(_LAW_FIRM.search(f.value) for f in firms(facts, agent)) or bool(
        _LAW_FIRM.search(header(facts, agent)[:40])
    )


def is_legal_worker(agent: Party) -> bool:
    """A legal worker of a 法律服务所, or legal aid: other papers than a lawyer's."""
    said = " ".join(filter(None, (agent.get("firm"), agent.get("occupation"), agent.get("post"))))
    return bool(_LEGAL_SERVICE.search(said))


def firms(facts: Facts, agent: Party) -> Iterator[Field]:
    """The agent's firm as the power of attorney gives it."""
    for document in papers_of(facts, "power_of_attorney", agent):
        yield from document.all("agent.firm")
