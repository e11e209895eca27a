"""Invoices and receipts of hospitals: for whom, how much in all, of what day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import anyname, day, sums
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "patient": ("交款人", "患者姓名", "病人姓名", "患者", "姓名", "缴款人"),
    "issued": ("开票日期", "开具日期", "收费日期", "结算日期", "日期", "开具"),
    "": ("票据代码", "票据号码", "流水号", "收款单位", "收费单位", "收款人", "收费员", "医保支付", "性别", "No"),
}
_TOTAL = re.compile(r"(?:金额|本次结算|费用)?(?:合计|总计|总额|总金额|结算金额|大写金额|价税合计|合计人民币)")
_SOURCE = "medical_invoice"


@extractor("medical_invoice")
def medical_invoice(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from form.take("patient", "patient", _name, f"{_SOURCE}/label")
    yield from _total(view)
    yield from list(form.take("issued_on", "issued", day, f"{_SOURCE}/label")) or _first_day(view)


def _name(text: str) -> str | None:
    """The first word: the day or a number may follow on the same line."""
    head = re.split(r"\d", text)[0]
    return anyname(head)


def _total(view: View) -> Iterator[Field]:
    """The sum behind 合计 or 总计, the last such word that has one; its spelling in words may follow it."""
    for match in reversed(list(_TOTAL.finditer(view.text))):
        fields = list(sums(view, (match.end(), min(len(view.text), match.end() + 70)), f"{_SOURCE}/pattern:total"))
        if fields:
            yield from fields
            return
    yield from sums(view, (0, len(view.text)), f"{_SOURCE}/pattern:only")


def _first_day(view: View) -> Iterator[Field]:
    for found in chinese.dates(view.text)[:1]:
        span = (found.start, found.end)
        yield view.field("issued_on", found.value.isoformat(), span, f"{_SOURCE}/pattern:first", trust=0.9)
