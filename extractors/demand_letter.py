"""Demands for payment: who asks whom, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._told import closing
from extractors._values import anyname, day, last_date, named
from extractors._view import View, whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "receiver": (
        "被催收人",
        "债务人",
        "函告对象",
        "收函单位",
        "受函单位",
        "被催告人",
        "被函告人",
        "被通知人",
        "收函人",
        "受函人",
        "收件人",
        "业主",
        "致",
        "客户名称",
        "借款人",
        "欠款人",
    ),
    "sender": (
        "催收单位",
        "函告单位",
        "函告人",
        "发函方",
        "经办行",
        "催收行",
        "房东",
        "催告人",
        "通知人",
        "发函人",
        "发函单位",
        "出租人",
        "催收人",
        "催款人",
        "债权人",
    ),
    "urged": ("催收日期", "催缴日期", "发函日期", "函告日期", "催告日期", "通知日期", "日期", "出具日期"),
    "": ("业务编号", "催收内容", "房号", "欠费期间", "欠费金额", "事由", "事项", "要求", "签收", "联系电话"),
}
_GREETED = re.compile(
    r"(?:致:?|尊敬的|租户|承租人|业主|住户|客户)?(?P<name>[\u4e00-\u9fffA-Za-z·()]{2,40}?)(?:你好|您好|先生|女士|业主)?:"
)
_NOBODY = re.compile(r"时间|日期|编号|文号|事由|主题|标题|函告|发函|催收|通知")
_SIGNED = re.compile(r"[\u4e00-\u9fffA-Za-z·()]{2,40}")
_SOURCE = "demand_letter"


@extractor("demand_letter")
def demand_letter(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    label = f"{_SOURCE}/label"
    yield from list(form.take("receiver", "receiver", anyname, label)) or _greeted(sheet)
    yield from (
        list(form.take("sender", "sender", anyname, label)) or list(_signed(sheet)) or closing(sheet, "sender", _SOURCE)
    )
    dated = list(form.take("urged_on", "urged", day, label))
    yield from dated or last_date(view, "urged_on", f"{_SOURCE}/pattern:end")


def _greeted(sheet: Sheet) -> Iterator[Field]:
    """The line that ends with a colon before the letter begins."""
    for line in sheet.lines[:6]:
        view = View(sheet, [(line.start, line.end)])
        match = _GREETED.match(view.text)
        if match and (name := anyname(match["name"])) and not _NOBODY.search(name):
            yield view.field("receiver", name, match.span("name"), f"{_SOURCE}/pattern:greeted", trust=0.95)
            return


def _signed(sheet: Sheet) -> Iterator[Field]:
    """A name that stands alone among the last lines."""
    for line in reversed(sheet.lines[-4:]):
        view = View(sheet, [(line.start, line.end)])
        name = named(view.text) if _SIGNED.fullmatch(view.text) else None
        if name:
            yield view.field("sender", name, (0, len(view.text)), f"{_SOURCE}/pattern:signed", trust=0.9)
            return
