"""Lease contracts; the amount is the rent as stated."""

from __future__ import annotations

from collections.abc import Iterator

from extractors._contracts import OTHERS, SIDES, SIGNED, clauses, contract_sum, parties, signed_on, site
from extractors._labels import Form
from extractors._values import words
from extractors._view import View, whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    **SIDES,
    "lessor": ("出租人", "出租方", "房东", "房屋出租方", "出租人(甲方)"),
    "lessee": ("承租人", "承租方", "租客", "房屋承租方", "承租人(乙方)"),
    "signed": SIGNED,
    "house": ("房屋坐落", "房屋地址", "租赁房屋", "坐落"),
    "": (*OTHERS, "租赁期限", "合同编号", "建筑面积"),
}
_ROLES = {"lessor": ("lessor", "出租"), "lessee": ("lessee", "承租")}
_SUMS = (
    "(?:每个?月|月)(?:的)?房租(?:金)?|房租(?:为)?每个?月|房租(?:金)?标准|月租(?!金|赁|户)"
    "|月租金|年租金|租金标准|租金总额|每月租金|每年租金|租金为|租金|租赁费"
)
_SOURCE = "lease_contract"


@extractor("lease_contract")
def lease_contract(sheet: Sheet) -> Iterator[Field]:
    """Where the paper speaks of 甲方 and 乙方 without more, 甲方 leases out only if a clause says so."""
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from parties(form, _ROLES, _SOURCE, _sides(view))
    yield from (field for field in contract_sum(view, _SUMS, _SOURCE) if field.name == "amount")
    yield from signed_on(form, view, _SOURCE)
    yield from list(form.take("place", "house", words, f"{_SOURCE}/label", long=1)) or site(view, _SOURCE)
    yield from clauses(view, _SOURCE, court=True)


def _sides(view: View) -> dict[str, str]:
    for lessor, lessee, key, other in (("甲方", "乙方", "a", "b"), ("乙方", "甲方", "b", "a")):
        said = (
            f"{lessor}将",
            f"{lessor}出租",
            f"租给{lessee}",
            f"租赁给{lessee}",
            f"{lessee}承租",
            f"{lessee}租赁",
            f"{lessee}租用",
        )
        if any(text in view.text for text in said):
            return {"lessor": key, "lessee": other}
    return {}
