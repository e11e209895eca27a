from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, evidence_of
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.rules.marks import Signing, signing
from pipeline.types import Level
from pipeline.vocabulary import PLEADINGS

_PLACE = re.compile(r"(?:具状|起诉|自诉|申请|申请执行|赔偿请求)(?:人|单位|方)|原告|签[名字章]|盖章")
"""Where nobody knows the words in which the signature is asked for, an empty place was not seen for sure."""
_FOOT = 200
_REMEDY = "请在诉状末尾具状人处签名、盖章或捺印后重新提交"


@rule(
    "complaint.unsigned",
    level=Level.CORRECTION,
    cites=[L.art(4), L.art(6, 4)],
    pleadings=PLEADINGS,
    needs=["pleading.signature", "pleading.signatory"],
)
def unsigned(facts: Facts) -> Breach | None:
    """诉状应当由具状人(起诉人、自诉人、申请人)签名、盖章或者捺印。"""
    document = facts.pleading
    if document is None:
        return None
    labels = facts.said("signatory")
    found = signing(document)
    if found is Signing.DONE:
        return None
    subject, evidence = _subject(facts), evidence_of(*(facts.said("signature") or labels or facts.said("signed_on")))
    if found is Signing.UNSURE:
        last = document.pages[-1]
        seen = "诉状是电子文档, 具状人处只有打印的姓名或图形" if last.printed else "诉状末页有墨迹, 不能确定是否为签名"
        message = f"{seen}, 请人工核对是否已签名"
        return Breach(subject, message, _REMEDY, evidence).as_review("签名须人工核对")
    breach = facts.lacking(
        "具状人签名、盖章或捺印", subject=subject, remedy=_REMEDY, evidence=evidence, lacks="诉状末尾没有"
    )
    if not _ends(facts):
        return breach.as_review("没有找到诉状的末尾(落款)")
    foot = facts.wording[-_FOOT:]
    unknown = len(foot) == _FOOT and not _PLACE.search(foot)
    return breach.as_review("没有认出具状人落款处") if unknown else breach


def _ends(facts: Facts) -> bool:
    """Whether the foot of the pleading was seen: the place to sign, the date or the court addressed."""
    seen = facts.said("signatory") or facts.said("signed_on") or facts.said("court")
    return bool(seen) or bool(re.search(r"(?:具状人|起诉人|自诉人|申请人)[(:]", facts.wording[-400:]))


def _subject(facts: Facts) -> str:
    names = [p.name for p in facts.plaintiffs if p.name]
    return f"具状人 {'、'.join(names)}" if names else "具状人"
