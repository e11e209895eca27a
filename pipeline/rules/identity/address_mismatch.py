from __future__ import annotations

from collections.abc import Iterator

from pipeline.chinese import addresses_agree
from pipeline.rules.compare import paper, stated
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach, title
from pipeline.rules.people import identities
from pipeline.types import Level


@rule(
    "identity.address_mismatch",
    level=Level.NOTICE,
    needs=["party.address", "party.residence", "id_card.address"],
)
def address_mismatch(facts: Facts) -> Iterator[Breach]:
    """诉状所写住所与身份证住址可以不同(户籍地与经常居住地); 仅供查看。"""
    for party, holder in identities(facts).pairs:
        theirs = holder.document.first("address")
        ours = [f for f in (party.field("address"), party.field("residence")) if f]
        if theirs and ours and all(addresses_agree(f.value, theirs.value) is False for f in ours):
            card = paper(theirs, holder.document)
            message = f"住址不同: {stated(ours[0])}写「{ours[0].value}」, {card}写「{theirs.value}」"
            remedy = "住所与户籍地可以不同, 无须改正; 如系笔误请更正"
            breach = Breach(title(party), message, remedy, evidence_of(ours[0], theirs))
            yield breach if clear(ours[0], theirs) else breach.as_review("住址识别不清")
