from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chinese import same_name
from pipeline.rules.compare import paper
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import TRAFFIC
from pipeline.rules.people import near_name, shortened
from pipeline.text import lookalike, plain
from pipeline.types import Category, Level

_BRAND = re.compile(r"财产|人寿|保险|股份|有限")


@rule(
    "traffic.insurer_not_joined",
    level=Level.NOTICE,
    cites=[TRAFFIC.art(22)],
    causes=["机动车交通事故责任纠纷"],
    categories=[Category.CIVIL],
    needs=["insurance_policy.insurer", "party.name"],
)
def insurer_not_joined(facts: Facts) -> Iterator[Breach]:
    """承保交强险的保险公司应当列为共同被告; 承保商业三者险的, 可以请求列为共同被告。"""
    names = [p.name for p in facts.case.parties if p.name]
    for document in facts.documents_of("insurance_policy"):
        insurer = document.first("insurer")
        if insurer and not any(_same(insurer.value, name) for name in names):
            message = f"{paper(insurer, document)}的保险人「{insurer.value}」没有列为当事人"
            breach = Breach(f"保险人 {insurer.value}", message, "请考虑是否追加该保险公司为被告", insurer.evidence)
            yield breach if clear(insurer) else breach.as_review("保险人名称识别不清")


def _same(a: str, b: str) -> bool:
    """Insurers of one city differ in their brand alone (邦正, 隆新): a name miswritten keeps it."""
    if same_name(a, b) or shortened(a, b) or shortened(b, a):
        return True
    return near_name(a, b) and near_brand(_BRAND.split(plain(a))[0], _BRAND.split(plain(b))[0])


def near_brand(a: str, b: str) -> bool:
    return a == b or lookalike(a, b) or (len(a) == len(b) > 2 and sum(x != y for x, y in zip(a, b, strict=True)) == 1)
