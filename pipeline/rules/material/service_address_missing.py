from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.types import Level
from pipeline.vocabulary import PLEADINGS


@rule(
    "material.service_address_missing",
    level=Level.NOTICE,
    pleadings=PLEADINGS,
    needs=["service_address_confirmation"],
)
def service_address_missing(facts: Facts) -> Breach | None:
    """当事人确认送达地址的, 填写送达地址确认书; 未填写不影响立案。"""
    kind = "service_address_confirmation"
    if facts.documents_of(kind):
        return None
    return facts.missing("送达地址确认书", [kind], remedy="可以在立案时填写送达地址确认书")
