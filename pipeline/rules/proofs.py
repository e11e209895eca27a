"""The paper a kind of case is built on."""

from __future__ import annotations

from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, places, review, whole

_VAGUE = ("other", "photo")


def proof(facts: Facts, what: str, doc_types: tuple[str, ...], remedy: str) -> Breach | None:
    """None where a paper of one of the types is there; `review` where papers of no known type may be it."""
    if facts.documents_of(*doc_types):
        return None
    vague = [p for d in facts.documents_of(*_VAGUE) for p in d.pages]
    gap = facts.missing(what, doc_types, subject="证据", remedy=remedy)
    if not vague or gap.evidence:
        return gap
    spots = places(tuple(p.page_id for p in vague))
    message = f"没有认出{what}; {spots}未能归类, 请人工查看"
    return review("证据", message, f"如确实没有, {remedy}", tuple(whole(p) for p in vague), facts.searched)
