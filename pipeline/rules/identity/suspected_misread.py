from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.compare import Comparison, comparisons
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, evidence_of
from pipeline.rules.findings import Breach, review
from pipeline.rules.numbers import Stated, unsupported
from pipeline.types import Level


@rule(
    "identity.suspected_misread",
    level=Level.NOTICE,
    needs=["party.name", "party.id_number", "id_card.name", "id_card.id_number", "business_licence.uscc"],
)
def suspected_misread(facts: Facts) -> Iterator[Breach]:
    """两处文字只差形近字(李/季、0/O)或者个别字, 而其中一处识别不清的, 由人核对, 不作为不一致。"""
    for comparison in comparisons(facts):
        if comparison.suspected:
            yield _compared(comparison)
    for stated in unsupported(facts):
        if stated.blurred:
            yield _alone(stated)


def _compared(c: Comparison) -> Breach:
    message = f"{c.what}疑似识别有误: {c.a_where}读作「{c.a.value}」, {c.b_where}读作「{c.b.value}」, 请对照图像核对"
    return review(c.subject, message, "如图像上确实不一致, 请更正写错的一份", evidence_of(c.a, c.b))


def _alone(s: Stated) -> Breach:
    message = f"{s.what}疑似识别有误: {s.where}读作「{s.field.value}」({s.problem}), 请对照图像核对"
    return review(s.subject, message, "如图像上确实有误, 请更正", s.field.evidence)
