"""Labour contracts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors._contracts import OTHERS, SIDES, SIGNED, contract_sum, parties, signed_on
from extractors._labels import Form
from extractors._view import whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    **SIDES,
    "employer": ("用人单位", "聘用单位", "单位名称", "用工单位", "用人单位名称", "聘用方"),
    "employee": ("劳动者", "员工", "受聘人", "职工", "劳动者姓名", "受聘方", "员工姓名", "聘用人员"),
    "signed": SIGNED,
    "": (*OTHERS, "性别", "文化程度", "户籍地址", "居住地址", "用人单位住所"),
}
_ROLES = {"employer": ("employer", "用人单位|单位|聘用"), "employee": ("employee", "劳动者|员工|职工|受聘")}
_WAGE = "月工资|工资标准|基本工资|工资报酬|劳动报酬|月薪|工资为|每月工资|税前工资|工资"
_SOURCE = "labour_contract"


@extractor("labour_contract")
def labour_contract(sheet: Sheet) -> Iterator[Field]:
    """By law 甲方 is the employer on every province's model form, so bare sides are read that way."""
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from parties(form, _ROLES, _SOURCE, {"employer": "a", "employee": "b"})
    for field in contract_sum(view, _WAGE, _SOURCE):
        if field.name == "amount":
            yield replace(field, name="wage")
    yield from signed_on(form, view, _SOURCE)
