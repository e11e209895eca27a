"""Receipts: 收据, 收条, 收款凭证."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import day, last_date, named, sums
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "payer": (
        "交款人",
        "交款单位",
        "付款人",
        "付款单位",
        "缴款人",
        "缴款单位",
        "付款方",
        "交来单位",
        "交款方",
        "今收到",
        "兹收到",
    ),
    "payee": (
        "收款人",
        "收款单位",
        "收款方",
        "收款单位(盖章)",
        "今收人",
        "收条人",
        "收款单位(公章)",
        "立据人",
        "出具人",
        "单位盖章",
    ),
    "signed_on": ("日期", "收款日期", "开票日期", "开具日期", "时间", "收款时间", "入账日期"),
    "": (
        "收款方式",
        "事由",
        "款项内容",
        "摘要",
        "会计",
        "出纳",
        "经手人",
        "经办人",
        "开票人",
        "核准",
        "记账",
        "人民币(大写)",
        "人民币",
        "金额",
        "金额大写",
        "小写",
        "大写",
        "系付",
        "备注",
        "身份证号",
        "身份证号码",
        "电话",
        "No",
        "编号",
        "证明人",
        "见证人",
    ),
}
_N = r"([\u4e00-\u9fff·A-Za-z()]{2,40}?)"
_FROM = re.compile(
    rf"(?:今|现|兹|已)?收到(?:了)?:?{_N}(?:先生|女士|同志)?(?=[(,:]|交来|交付|支付|给付|偿还|归还|还款|转|缴纳|付|现金|人民币|货款|款|房租|租金|定金|押金|借款|工程|\d|¥|的)"
)
_SOURCE = "receipt"


@extractor("receipt")
def receipt(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from _payer(form, view)
    yield from form.take("payee", "payee", named, f"{_SOURCE}/label")
    yield from sums(view, (0, len(view.text)), f"{_SOURCE}/pattern:amount")
    fields = list(form.take("signed_on", "signed_on", day, f"{_SOURCE}/label")) or list(
        last_date(view, "signed_on", f"{_SOURCE}/pattern:end")
    )
    yield from fields or _only_date(view)


def _payer(form: Form, view: View) -> Iterator[Field]:
    fields = list(form.take("payer", "payer", named, f"{_SOURCE}/label"))
    if not fields:
        for match in _FROM.finditer(view.text):
            name = named(match[1])
            if name:
                fields = [view.field("payer", name, match.span(1), f"{_SOURCE}/pattern:from", trust=0.95)]
                break
    yield from fields


def _only_date(view: View) -> Iterator[Field]:
    dates = chinese.dates(view.text)
    if len(dates) == 1:
        found = dates[0]
        span = (found.start, found.end)
        yield view.field("signed_on", found.value.isoformat(), span, f"{_SOURCE}/pattern:only", trust=0.9)
