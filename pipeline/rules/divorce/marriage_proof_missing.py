from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach, review, whole
from pipeline.rules.instruments import L
from pipeline.types import Category, Level

_SPOUSE = ("夫", "妻", "配偶", "丈夫", "妻子", "户主之妻", "户主之夫")


@rule(
    "divorce.marriage_proof_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 5)],
    causes=["离婚纠纷"],
    categories=[Category.CIVIL],
    needs=["marriage_certificate", "household_register.relation"],
    covers=["material.evidence_missing"],
)
def marriage_proof_missing(facts: Facts) -> Breach | None:
    """起诉离婚应当提交结婚证或者其他证明夫妻关系的材料。"""
    if facts.documents_of("marriage_certificate", "judgment"):
        return None
    if any(f.value in _SPOUSE for f in facts.fields("household_register.relation")):
        return None
    registers = facts.documents_of("household_register")
    remedy = "请提交结婚证, 或婚姻登记机关出具的婚姻登记记录证明"
    if registers:
        evidence = tuple(whole(p) for d in registers for p in d.pages)
        message = "没有结婚证; 有户口簿, 请人工查看能否证明夫妻关系"
        return review("婚姻关系", message, f"如不能, {remedy}", evidence, facts.searched)
    return facts.missing("结婚证等证明夫妻关系的材料", ["marriage_certificate"], subject="婚姻关系", remedy=remedy)
