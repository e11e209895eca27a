from __future__ import annotations

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear
from pipeline.rules.findings import Breach
from pipeline.text import plain
from pipeline.types import Category, Cause, Level

_SURE, _LIKELY, _HARDLY = 0.8, 0.5, 0.1
"""Least probability of the cause read from the facts for the stated one to be doubted; and where the stated one has
hardly any, a lesser one."""


@rule(
    "cause.stated_differs",
    level=Level.NOTICE,
    categories=[Category.CIVIL],
    needs=["pleading.stated_cause", "cause"],
)
def stated_differs(facts: Facts) -> Breach | None:
    """诉状所写案由与事实所示案由可以不同; 案由不当不影响立案, 仅供核对。"""
    said, cause = facts.case.stated_cause, facts.case.cause
    if said is None or cause is None or not clear(said) or not _sure(cause, said.value):
        return None
    stated, path = plain(said.value), [plain(name) for name in (cause.name, *cause.path)]
    if any(stated == name or stated.removesuffix("纠纷") == name.removesuffix("纠纷") for name in path):
        return None
    message = f"诉状写案由为「{said.value}」, 事实更像「{cause.name}」"
    return Breach("案由", message, "请核对案由; 不影响立案", said.evidence + cause.evidence)


def _sure(cause: Cause, stated: str) -> bool:
    best, others = cause.confidence or 0.0, dict(cause.alternatives)
    return best >= _SURE or (best >= _LIKELY and others.get(stated, 0.0) <= _HARDLY)
