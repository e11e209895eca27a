from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.rules.numbers import unsupported
from pipeline.types import Level


@rule(
    "identity.uscc_invalid",
    level=Level.CORRECTION,
    cites=[L.art(6, 1), L.art(6, 3)],
    needs=["party.uscc", "business_licence.uscc"],
)
def uscc_invalid(facts: Facts) -> Iterator[Breach]:
    """统一社会信用代码应当符合国家标准(GB 32100): 位数、字符、校验码正确。"""
    for stated in unsupported(facts):
        if stated.rule_id == "identity.uscc_invalid" and not stated.blurred:
            message = f"{stated.where}写的统一社会信用代码「{stated.field.value}」有误: {stated.problem}"
            yield Breach(stated.subject, message, "请核对证件后更正", stated.field.evidence)
