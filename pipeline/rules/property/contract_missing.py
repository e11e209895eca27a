from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.rules.proofs import proof
from pipeline.types import Category, Level

CONTRACTS = ("property_service_contract", "contract")


@rule(
    "property.contract_missing",
    level=Level.CORRECTION,
    cites=[L.art(6, 5)],
    causes=["物业服务合同纠纷"],
    categories=[Category.CIVIL],
    needs=["property_service_contract"],
    covers=["material.evidence_missing"],
)
def contract_missing(facts: Facts) -> Breach | None:
    """起诉物业服务合同纠纷, 应当提交物业服务合同。"""
    return proof(facts, "物业服务合同", CONTRACTS, "请提交物业服务合同(前期物业服务合同、续签合同)")
