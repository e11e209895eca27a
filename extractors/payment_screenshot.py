"""Screenshots of payments by WeChat, Alipay and banks' apps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import anyname, day, money, words
from extractors._view import Cell, View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.text import plain
from pipeline.types import Field

_LABELS = {
    "payee": (
        "收款方",
        "收款人",
        "收款方全称",
        "商户全称",
        "收款账户",
        "对方账户",
        "收款商户",
        "收款户名",
        "收款人姓名",
        "转账给",
        "对方姓名",
        "商户名称",
    ),
    "payer": ("付款人", "付款方", "付款人姓名", "付款户名", "转账人", "付款账户名"),
    "paid_on": (
        "转账时间",
        "支付时间",
        "创建时间",
        "收款时间",
        "交易时间",
        "付款时间",
        "到账时间",
        "时间",
        "日期",
        "交易日期",
        "转账日期",
    ),
    "reference": (
        "转账说明",
        "备注",
        "转账备注",
        "商品",
        "附言",
        "用途",
        "付款留言",
        "收款理由",
        "商品说明",
        "留言",
        "转账附言",
        "摘要",
    ),
    "digits": ("金额", "转账金额", "交易金额", "付款金额", "支付金额"),
    "": (
        "当前状态",
        "支付方式",
        "付款方式",
        "转账单号",
        "交易单号",
        "商户单号",
        "订单号",
        "账单分类",
        "账单服务",
        "交易状态",
        "对此订单有疑问",
        "流水号",
        "手续费",
        "收单机构",
        "账单管理",
        "标签",
        "计入收支",
        "查看电子回单",
        "收款账号",
        "付款账号",
        "付款卡号",
        "收款卡号",
        "收款银行",
        "交易类型",
        "申请转账电子凭证",
    ),
}
_BIG = re.compile(r"[-+]?¥?[-+]?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}\.\d{2})(?:元|CNY)?")
_TO = re.compile(
    r"(?:转账[-－]?(?:给|到|转给|来自)|扫二维码付款[-－]?给|付款给|已转账给|向)([\u4e00-\u9fffA-Za-z0-9·*()]{2,24}?)(?:转账|付款)?$"
)
_FROM = re.compile(r"(?:来自|收到)([\u4e00-\u9fffA-Za-z0-9·*]{2,24}?)(?:的)?(?:转账|付款)?$")
_CHANNELS = (
    ("微信", re.compile(r"微信|零钱|财付通|WeChat|转账单号|微信转账", re.I)),
    ("支付宝", re.compile(r"支付宝|余额宝|花呗|Alipay|账单详情.{0,400}创建时间|蚂蚁", re.I | re.S)),
    ("银行", re.compile(r"银行|电子回单")),
)
_SOURCE = "payment_screenshot"


@extractor("payment_screenshot")
def payment_screenshot(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    label = f"{_SOURCE}/label"
    for number, page in enumerate(sheet.pages, start=1):
        item = number if len(sheet.pages) > 1 else None
        yield from _amount(form, [cell for cell in form.cells if cell.page.page_id == page.page_id], item)
    yield from _party(form, "payee", _TO)
    yield from _party(form, "payer", _FROM)
    paid = list(form.take("paid_on", "paid_on", day, label))
    yield from paid or _any_day(sheet)
    yield from form.take("reference", "reference", words, label)
    for channel, pattern in _CHANNELS:
        if match := pattern.search(view.text):
            yield view.field(
                "channel", channel, (match.start(), min(match.end(), match.start() + 8)), f"{_SOURCE}/pattern:channel"
            )
            return


def _amount(form: Form, cells: list[Cell], item: int | None) -> Iterator[Field]:
    """The sum in the largest print: alone on its line; a labelled sum where no such line is."""
    alone = [(cell, match) for cell in cells if (match := _BIG.fullmatch(plain(cell.text)))]
    if alone:
        cell, match = max(alone, key=lambda pair: pair[0].height)
        value = chinese.amount(match[1]) or chinese.amount(match[1] + "元")
        if value is not None:
            yield form.sheet.field("amount", money(value), cell.start, cell.end, f"{_SOURCE}/pattern:big", item=item)
            return
    fields = list(form.take("amount", "digits", _sum, f"{_SOURCE}/label", item=item))
    if not fields:
        for cell in cells:
            for found in chinese.amounts(cell.text)[:1]:
                source = f"{_SOURCE}/pattern:amount"
                span = (cell.start + found.start, cell.start + found.end)
                yield form.sheet.field("amount", money(found.value), *span, source, item=item, trust=0.9)
                return
    yield from fields


def _sum(text: str) -> str | None:
    match = _BIG.search(plain(text))
    value = chinese.amount(match[1]) if match else chinese.amount(text)
    return money(value) if value is not None else None


def _party(form: Form, name: str, sentence: re.Pattern[str]) -> Iterator[Field]:
    fields = list(form.take(name, name, _holder, f"{_SOURCE}/label"))
    for cell in form.cells if not fields else ():
        view = View(form.sheet, [(cell.start, cell.end)])
        match = sentence.search(view.text)
        value = _holder(match[1]) if match else None
        if match and value:
            fields = [view.field(name, value, match.span(1), f"{_SOURCE}/pattern:sentence", trust=0.95)]
            break
    yield from fields


def _holder(text: str) -> str | None:
    """A name as the app shows it, also with stars (*小明) and with a nickname's brackets (张小明（**明）)."""
    clean = re.sub(r"[(][^)]{0,20}[)]?$", "", plain(text)).strip("*>·")
    clean = re.sub(r"\d{3}\*+\d{2,4}.*$", "", clean)
    found = anyname(clean)
    return found if found and not re.search(r"成功|详情|账单|已收款|转账$|支付$", found) else None


def _any_day(sheet: Sheet) -> Iterator[Field]:
    for found in chinese.dates(sheet.text)[:1]:
        source = f"{_SOURCE}/pattern:date"
        yield sheet.field("paid_on", found.value.isoformat(), found.start, found.end, source, trust=0.9)
