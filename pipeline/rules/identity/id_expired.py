from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import paper
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear
from pipeline.rules.findings import Breach
from pipeline.types import Level


@rule("identity.id_expired", level=Level.NOTICE, needs=["id_card.valid_until", "passport.valid_until"])
def id_expired(facts: Facts) -> Iterator[Breach]:
    """身份证件在起诉之日应当在有效期内。"""
    for document in facts.documents_of("id_card", "passport"):
        until, name = document.first("valid_until"), document.first("name")
        if until and until.value[:4].isdigit() and until.value < facts.day.isoformat():
            message = f"{paper(until, document)}有效期至{until.value}, 在{facts.day}已过期"
            subject = f"证件 {name.value}" if name else "证件"
            breach = Breach(subject, message, "请换领新证后补交, 或说明情况", until.evidence)
            yield breach if clear(until) else breach.as_review("有效期识别不清")
