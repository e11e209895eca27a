from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.rules.numbers import unsupported
from pipeline.types import Level


@rule(
    "identity.id_number_invalid",
    level=Level.CORRECTION,
    cites=[L.art(6, 1), L.art(6, 3)],
    needs=["party.id_number", "id_card.id_number"],
)
def id_number_invalid(facts: Facts) -> Iterator[Breach]:
    """公民身份号码应当符合国家标准(GB 11643): 位数、出生日期、校验码正确; 已撤并地区的旧地址码有效。"""
    for stated in unsupported(facts):
        if stated.rule_id == "identity.id_number_invalid" and not stated.blurred:
            message = f"{stated.where}写的公民身份号码「{stated.field.value}」有误: {stated.problem}"
            yield Breach(stated.subject, message, "请核对证件后更正", stated.field.evidence)
