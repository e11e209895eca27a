from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, listed, place, review, title
from pipeline.rules.instruments import L
from pipeline.rules.people import Matching, identities, lone_backs, unread_papers
from pipeline.text import plain
from pipeline.types import Level, Party
from pipeline.vocabulary import IDENTITY_PAPERS


@rule(
    "material.plaintiff_identity_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 1)],
    needs=["id_card.name", "id_card.id_number", "household_register.name", "passport.name", "party.name"],
)
def plaintiff_identity_missing(facts: Facts) -> Iterator[Breach]:
    """起诉人、自诉人是自然人的, 提交身份证明复印件(居民身份证、户口簿、护照等)。"""
    found = identities(facts)
    for party in facts.natural_plaintiffs:
        if party in found.alone and not _only_back(facts, found) and not _spoken_of(facts, party):
            yield _breach(facts, party, found)


def _breach(facts: Facts, party: Party, found: Matching) -> Breach:
    subject = title(party)
    nameless = unread_papers(facts, *IDENTITY_PAPERS)
    if nameless or not party.name:
        pages = tuple(e for d in nameless for f in d.fields for e in f.evidence)
        message = "有身份证件未能读出姓名, 或诉状中的姓名未读出, 请人工核对是否为该原告的证件"
        return review(subject, message, "如不是, 请补交该原告的身份证复印件", pages, facts.searched)
    remedy = "请提交该原告的身份证复印件(正反两面)"
    breach = facts.missing("该原告的身份证明", IDENTITY_PAPERS, subject=subject, remedy=remedy)
    others = [f"{h.name.value}的证件在{place(h.document.pages[0].page_id)}" for h in found.spare if h.name]
    if not others:
        return breach
    return Breach(
        subject, f"{breach.message}; 卷内有{listed(others)}", remedy, breach.evidence, breach.searched, breach.status
    )


def _spoken_of(facts: Facts, party: Party) -> bool:
    """A card of which no name was read says the plaintiff's name or number somewhere."""
    said = [plain(v) for v in (party.name, party.get("id_number")) if v and len(plain(v)) > 1]
    return any(v.upper() in facts.text(d).upper() for v in said for d in unread_papers(facts, *IDENTITY_PAPERS))


def _only_back(facts: Facts, found: Matching) -> bool:
    """As many back sides left over as plaintiffs without a card: those are half cards, not none."""
    waiting = [p for p in facts.natural_plaintiffs if p in found.alone]
    return 0 < len(lone_backs(facts)) == len(waiting)
