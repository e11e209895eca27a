from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, places, review, whole
from pipeline.rules.instruments import CPL
from pipeline.rules.marks import Signing, signing
from pipeline.types import Document, Level

_CLIENT: Final = r"(?:委托人|委托单位|委托方|委托书人|授权人|授权单位|授权方|立书人|申请执行人|甲方)"
_NOTE: Final = r"(?:\([^)]{0,16}\)|确认|亲笔|签名|签字|签章|盖章|捺印|印章|或者?|[及和、/]|[处栏])"
_DATE: Final = r"(?:\d{2,4}|二[〇○零]..)?年|\d{4}[./-]|日期"
_PLACE: Final = re.compile(
    rf"(?<![受被])(?:{_CLIENT}{_NOTE}*:|{_CLIENT}{_NOTE}+)[_:]*(?=$|受|被|代理|乙方|法定代表人|负责人|{_DATE})"
)
_NO_SIGNATURE: Final = re.compile(rf"{_DATE}|[受被]|代理|乙方|法定代表人|注|附|[-\d/]+$|第.{{1,3}}页")
_FOOT: Final = 10


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
            empty = found is Signing.NOT and _empty(facts.lines(document)) and not document.all("signature")
            yield _breach(document, unsure=not empty or _cut(facts, document))


def _empty(lines: Sequence[str]) -> bool:
    """The client's place to sign was found at the foot, and nothing stands in it or on the line below."""
    foot = [*lines[-_FOOT:], ""]
    return any(
        (place := _PLACE.search(line)) and (place.end() < len(line) or not below or _NO_SIGNATURE.match(below))
        for line, below in pairwise(foot)
    )


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
