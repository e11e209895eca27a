"""Contracts of any other kind: who the parties are, the sum, the day, an arbitration clause."""

from __future__ import annotations

from collections.abc import Iterator

from extractors._contracts import OTHERS, SIDES, SIGNED, clauses, contract_sum, parties, signed_on, site
from extractors._labels import Form
from extractors._view import whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    **SIDES,
    "first": (
        "委托方",
        "委托人",
        "发包方",
        "发包人",
        "定作方",
        "定作人",
        "转让方",
        "出让方",
        "合伙人甲",
        "业主",
        "建设单位",
        "服务接受方",
    ),
    "second": (
        "受托方",
        "受托人",
        "承包方",
        "承包人",
        "承揽方",
        "承揽人",
        "受让方",
        "合伙人乙",
        "物业公司",
        "施工单位",
        "服务提供方",
    ),
    "signed": SIGNED,
    "": (*OTHERS, "合同编号", "签订地点"),
}
_ROLES = {"party_a": ("a", "\\b\\B"), "party_b": ("b", "\\b\\B")}
_SUMS = (
    "合同总价款?|合同总金额|合同总额|合同金额|合同价款|总价款|总金额|工程总价|工程造价|工程价款|承包总价|"
    "转让价款?|服务费(?:用)?(?:总额|合计)?|报酬|总费用|总价|价款|费用总额|合计|总计|费用"
)
_SOURCE = "contract"


@extractor("contract")
def contract(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from parties(form, _ROLES, _SOURCE, {"party_a": "first", "party_b": "second"})
    yield from contract_sum(view, _SUMS, _SOURCE)
    yield from signed_on(form, view, _SOURCE)
    yield from site(view, _SOURCE)
    yield from clauses(view, _SOURCE, court=True)
