from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.types import Category, Level


@rule(
    "traffic.determination_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 5)],
    causes=["机动车交通事故责任纠纷"],
    categories=[Category.CIVIL],
    needs=["accident_determination"],
    covers=["material.evidence_missing"],
)
def determination_missing(facts: Facts) -> Breach | None:
    """机动车交通事故责任纠纷起诉应当提交道路交通事故认定书或者事故证明。"""
    if facts.documents_of("accident_determination"):
        return None
    return facts.missing(
        "道路交通事故认定书(或事故证明)",
        ["accident_determination"],
        subject="事故认定",
        remedy="请提交公安交通管理部门出具的道路交通事故认定书或事故证明",
    )
