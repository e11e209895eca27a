from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, places, review, whole
from pipeline.rules.instruments import CPL
from pipeline.rules.marks import Signing, signing
from pipeline.types import Document, Level


@rule(
    "agent.authority_unsigned",
    level=Level.CORRECTION,
    cites=[CPL.art(62, paragraph=1)],
    needs=["power_of_attorney.signature", "power_of_attorney.principal"],
)
def authority_unsigned(facts: Facts) -> Iterator[Breach]:
    """授权委托书应当由委托人签名或者盖章。"""
    for document in facts.documents_of("power_of_attorney"):
        found = signing(document)
        if found is not Signing.DONE:
            yield _breach(document, unsure=found is Signing.UNSURE or _cut(facts, document))


def _breach(document: Document, *, unsure: bool) -> Breach:
    principal = document.first("principal")
    subject = f"委托人 {principal.value}" if principal else "授权委托书"
    pages = tuple(p.page_id for p in document.pages)
    message = f"授权委托书({places(pages)})没有委托人的签名或盖章"
    foot = document.first("signed_on")
    evidence = foot.evidence if foot and foot.evidence else tuple(whole(p) for p in document.pages[-1:])
    remedy = "请由委托人在授权委托书上签名或盖章后重新提交"
    if unsure:
        return review(subject, f"授权委托书({places(pages)})的签名须人工核对", remedy, evidence, pages)
    return Breach(subject, message, remedy, evidence, pages)


def _cut(facts: Facts, document: Document) -> bool:
    """The page after its last one in the same file cannot be read: the signature may stand there."""
    last = document.pages[-1]
    return any(p.file == last.file and p.page_no == last.page_no + 1 for p in facts.unread)
