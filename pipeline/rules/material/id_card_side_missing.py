from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review, title, whole
from pipeline.rules.instruments import OLR, L
from pipeline.rules.people import identities, lone_backs, sides
from pipeline.types import Document, Level, Party


@rule(
    "material.id_card_side_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 1), OLR.art(12, 2)],
    needs=["id_card.side", "id_card.name", "id_card.issuer", "id_card.valid_until"],
    since=L.first,
)
def id_card_side_missing(facts: Facts) -> Iterator[Breach]:
    """提交的原告居民身份证复印件应当完整, 有人像面和国徽面。"""
    cards = facts.documents_of("id_card")
    fronts = [d for d in cards if sides(d) == {"front"}]
    backs = [d for d in cards if sides(d) == {"back"}]
    if len(backs) < len(fronts):
        yield from _backless(facts, fronts, backs)
    if lone := lone_backs(facts):
        yield from _frontless(facts, lone)


def _backless(facts: Facts, fronts: list[Document], backs: list[Document]) -> Iterator[Breach]:
    """A back names nobody: it belongs to the front that lies next to it; a back lying alone may be anybody's."""
    paired = [f for f in fronts if any(_adjoin(facts, f, b) for b in backs)]
    loose = len(backs) > len(paired)
    for party, card in _own_cards(facts):
        if card not in fronts or card in paired:
            continue
        remedy = "请补交该原告身份证国徽面(有签发机关和有效期的一面)"
        evidence = tuple(whole(p) for p in card.pages)
        gap = facts.missing("该原告身份证的国徽面", ("id_card",), subject=title(party), remedy=remedy)
        if loose:
            message = "卷内身份证国徽面比人像面少, 不能确定缺的是谁的, 请人工查看"
            yield review(title(party), message, remedy, evidence, facts.searched)
        else:
            message = f"该原告的身份证只有人像面; {gap.message}"
            yield Breach(title(party), message, gap.remedy, evidence + gap.evidence, gap.searched, gap.status)


def _frontless(facts: Facts, backs: tuple[Document, ...]) -> Iterator[Breach]:
    waiting = [p for p in facts.natural_plaintiffs if p in identities(facts).alone]
    for party in waiting if len(waiting) == len(backs) else []:
        remedy = "请补交该原告身份证人像面(有姓名和号码的一面)"
        gap = facts.missing("该原告身份证的人像面", ("id_card",), subject=title(party), remedy=remedy)
        evidence = tuple(whole(p) for d in backs for p in d.pages) + gap.evidence
        message = f"身份证只有国徽面; {gap.message}"
        yield Breach(title(party), message, gap.remedy, evidence, gap.searched, gap.status)


def _own_cards(facts: Facts) -> Iterator[tuple[Party, Document]]:
    """Cards of natural plaintiffs who have no whole identity paper besides."""
    pairs = identities(facts).pairs
    for party in facts.natural_plaintiffs:
        own = [h.document for p, h in pairs if p is party]
        if own and not any(d.doc_type != "id_card" or sides(d) == {"front", "back"} for d in own):
            yield party, own[0]


def _adjoin(facts: Facts, front: Document, back: Document) -> bool:
    order = {page_id: i for i, page_id in enumerate(facts.searched)}
    ours = {order.get(p.page_id, -9) for p in front.pages}
    return any(abs(order.get(p.page_id, -99) - i) == 1 for p in back.pages for i in ours)
