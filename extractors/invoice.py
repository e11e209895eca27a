"""VAT invoices, on paper and fully digital: the buyer's block above or left of the seller's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._sides import Headings, headings, side_of
from extractors._values import anyname, day, money, organization
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "name": ("名称", "单位名称"),
    "buyer": ("购买方名称", "购货单位", "购方名称", "付款单位", "付款方", "购买方"),
    "seller": ("销售方名称", "销货单位", "销方名称", "收款单位", "收款方", "销售方"),
    "invoice_number": ("发票号码", "发票号", "票据号码", "No", "NO"),
    "issued_on": ("开票日期", "开具日期", "日期"),
    "": (
        "发票代码",
        "校验码",
        "机器编号",
        "纳税人识别号",
        "统一社会信用代码/纳税人识别号",
        "地址、电话",
        "开户行及账号",
        "密码区",
        "备注",
        "收款人",
        "复核",
        "开票人",
        "项目名称",
        "货物或应税劳务、服务名称",
        "规格型号",
        "单位",
        "数量",
        "单价",
        "金额",
        "税率",
        "税额",
        "合计",
        "价税合计(大写)",
        "价税合计",
        "小写",
        "(小写)",
        "税率/征收率",
        "销售方:(章)",
        "地址电话",
        "开户行账号",
        "购方地址",
        "销方地址",
        "服务名称",
    ),
}
_SIDES = {"buyer": "购买方|购方|购货单位|买方", "seller": "销售方|销方|销货单位|卖方"}
_TOTAL = re.compile(r"价税合计|合计\(?大写|人民币\(?大写|合计金额")
_SMALL = re.compile(r"小写\)?:?¥?(\d[\d,]{0,14}(?:\.\d{1,2})?)")
_NUMBER = re.compile(r"(?<!\d)(\d{20}|\d{8})(?!\d)")
_SOURCE = "invoice"


@extractor("invoice")
def invoice(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    found = headings(form, _SIDES)
    yield from _parties(form, found)
    yield from _sum(view)
    yield from form.take("invoice_number", "invoice_number", _number, f"{_SOURCE}/label")
    yield from form.take("issued_on", "issued_on", day, f"{_SOURCE}/label")


def _parties(form: Form, found: Headings) -> Iterator[Field]:
    """By the block's heading; where no heading was read, the upper or left name is the buyer's."""
    names = [
        (hit, value, text) for hit in form.of("name") if (value := form.value(hit)) and (text := _company(value.text))
    ]
    sides = [side_of(form, hit, found) for hit, _, _ in names]
    if len(names) == 2 and (None in sides or sides[0] == sides[1]):
        first, second = (form.box(hit) for hit, _, _ in names)
        beside = abs(first.top - second.top) < 0.02
        ordered = first.left < second.left if beside else first.top < second.top
        sides = ["buyer", "seller"] if ordered else ["seller", "buyer"]
    done: set[str] = set()
    for side, (_, value, text) in zip(sides, names, strict=True):
        if side and side not in done:
            done.add(side)
            yield form.sheet.field(side, text, value.start, value.end, f"{_SOURCE}/label:side", trust=value.trust)
    for side in ("buyer", "seller"):
        if side not in done:
            yield from form.take(side, side, organization, f"{_SOURCE}/label")


def _company(text: str) -> str | None:
    return organization(text) or anyname(text)


def _sum(view: View) -> Iterator[Field]:
    total = _TOTAL.search(view.text)
    start = total.start() if total else 0
    for found in chinese.amounts(view.text[start:]):
        if chinese.is_words(found.text) and not _cut(view, start + found.start):
            span = (start + found.start, start + found.end)
            yield view.field("amount_words", money(found.value), span, f"{_SOURCE}/pattern:total")
            break
    match = _SMALL.search(view.text, start)
    value = chinese.amount(match[1]) if match else None
    if match and value is not None:
        yield view.field("amount", money(value), match.span(1), f"{_SOURCE}/pattern:total")
        return
    for found in chinese.amounts(view.text[start:]) if total else ():
        if not chinese.is_words(found.text):
            span = (start + found.start, start + found.end)
            yield view.field("amount", money(found.value), span, f"{_SOURCE}/pattern:total", trust=0.95)
            return


def _cut(view: View, at: int) -> bool:
    """The words go on from a line above, with another cell's between (…玖仟 | ¥59,999,100.00 | 壹佰元整)."""
    before = view.text[max(0, at - 80) : at]
    return bool(re.search(r"[壹贰叁肆伍陆柒捌玖拾佰仟万亿零](?![壹贰叁肆伍陆柒捌玖拾佰仟万亿零元圆角分])", before))


def _number(text: str) -> str | None:
    match = _NUMBER.search(text.replace(" ", ""))
    return match[1] if match else None
