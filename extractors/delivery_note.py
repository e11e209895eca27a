"""Delivery notes: 送货单, 出库单, 收货单."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._marks import signatures
from extractors._values import anyname, bare_sum, day, named, sums, words_sum
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "buyer": (
        "收货单位",
        "购货单位",
        "客户名称",
        "客户",
        "收货方",
        "收货单位名称",
        "需方",
        "购货方",
        "买方",
        "购买单位",
        "客户单位",
        "采购单位",
    ),
    "seller": (
        "送货单位",
        "供货单位",
        "发货单位",
        "供应商",
        "销售单位",
        "供方",
        "卖方",
        "供货方",
        "发货方",
        "出货单位",
        "送货方",
        "供应单位",
        "公司名称",
    ),
    "delivered_on": (
        "送货日期",
        "日期",
        "发货日期",
        "出库日期",
        "交货日期",
        "收货日期",
        "开单日期",
        "送货时间",
        "单据日期",
        "制单日期",
    ),
    "receiver": (
        "收货人",
        "签收人",
        "收货人签名",
        "收货人签字",
        "收货单位签章",
        "收货单位及经手人",
        "客户签收",
        "收货单位(盖章)",
        "收货人(签字)",
        "签收",
        "客户签名",
        "收货单位盖章",
        "收货经手人",
        "验收人",
        "收货方签字",
        "收货方签章",
        "收货方盖章",
        "客户签章",
        "客户盖章",
        "买方签收",
        "购货方签收",
    ),
    "total": (
        "本单合计",
        "本页合计",
        "本次合计",
        "金额总计",
        "货款合计",
        "货款总额",
        "合计金额",
        "合计",
        "总计",
        "总金额",
        "金额合计",
        "合计人民币",
        "合计(大写)",
        "合计大写",
        "总计金额",
        "人民币(大写)",
        "人民币合计",
        "金额(大写)",
        "合计人民币(大写)",
    ),
    "": (
        "送货人",
        "制单",
        "制单人",
        "经手人",
        "送货单号",
        "单号",
        "编号",
        "地址",
        "电话",
        "联系电话",
        "品名",
        "名称",
        "规格",
        "单位",
        "数量",
        "单价",
        "金额",
        "备注",
        "小写",
        "(小写)",
        "No",
        "司机",
        "车号",
        "仓管",
        "审核",
        "开单人",
        "联系人",
        "送货地址",
        "发货人",
        "送货单位及经手人",
        "送货经手人",
        "业务员",
        "送货人签字",
        "仓库",
    ),
}
_HEAD = re.compile(
    r"([\u4e00-\u9fff()]{4,40}?(?:公司|厂|部|店|行|中心|经营部|商行))(?:送货单|出库单|销售单|发货单|销货单|出货单|销售清单)?"
)
_SOURCE = "delivery_note"


@extractor("delivery_note")
def delivery_note(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from form.take("buyer", "buyer", anyname, f"{_SOURCE}/label")
    yield from _seller(form)
    yield from _sum(form)
    fields = list(form.take("delivered_on", "delivered_on", day, f"{_SOURCE}/label"))
    yield from fields or _only_date(view)
    yield from signatures(form, ("receiver",), _SOURCE)


def _seller(form: Form) -> Iterator[Field]:
    """By label, else the company in the head of the form."""
    fields = list(form.take("seller", "seller", named, f"{_SOURCE}/label"))
    for line in form.sheet.lines[:3] if not fields else ():
        view = View(form.sheet, [(line.start, line.end)])
        if match := _HEAD.fullmatch(view.text):
            fields = [view.field("seller", match[1], match.span(1), f"{_SOURCE}/pattern:head", trust=0.9)]
            break
    yield from fields


def _sum(form: Form) -> Iterator[Field]:
    """The total in words and digits behind 合计; a column's total may stand alone in its row."""
    for hit in form.of("total"):
        line = form.sheet.lines[hit.line]
        row = View(form.sheet, [(hit.end, line.end)])
        fields = list(sums(row, (0, len(row.text)), f"{_SOURCE}/label"))
        if not any(f.name == "amount" for f in fields) or all(
            words_sum(f.evidence[0].text) for f in fields if f.name == "amount"
        ):
            fields = [f for f in fields if f.name != "amount"] + list(_digits(row)) or fields
        if any(f.name == "amount" for f in fields):
            yield from fields
            return
        if fields:
            yield from sums(row, (0, len(row.text)), f"{_SOURCE}/label")
            return


def _digits(row: View) -> Iterator[Field]:
    """The last bare number with two decimals in the total's row."""
    for match in reversed(
        list(re.finditer(r"(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}\.\d{2})(?![\d.])", row.text))
    ):
        if value := bare_sum(match[1]):
            yield row.field("amount", value, match.span(1), f"{_SOURCE}/label", trust=0.95)
            return


def _only_date(view: View) -> Iterator[Field]:
    for found in chinese.dates(view.text)[:1]:
        span = (found.start, found.end)
        yield view.field("delivered_on", found.value.isoformat(), span, f"{_SOURCE}/pattern:date", trust=0.9)
