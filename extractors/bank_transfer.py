"""Transfer slips of banks, at the counter, online and from a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._sides import Headings, headings, side_of
from extractors._values import account, anyname, day, digits_sum, words, words_sum
from extractors._view import whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_PAYER = ("付款人", "付款方", "汇款人", "付款单位", "转出方", "汇出人", "汇出方", "付方", "交易人", "付款客户")
_PAYEE = ("收款人", "收款方", "收款单位", "转入方", "对方", "收方", "汇入人", "汇入方", "收款客户", "交易对方")
_NAME_ENDS = ("", "户名", "名称", "全称", "姓名", "账户名称", "账户名", "账号名称")
_ACCOUNT_ENDS = ("账号", "帐号", "卡号", "账户", "账户号", "账号/卡号", "账(卡)号", "卡/账号", "账号(卡号)", "银行账号")
_BANK_ENDS = (
    "开户行",
    "开户银行",
    "银行",
    "行名",
    "行名称",
    "账户开户行",
    "开户行名称",
    "账户开户机构",
    "开户网点",
    "开户机构",
)


def _joined(heads: tuple[str, ...], ends: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(head + end for head in heads for end in ends)


_LABELS = {
    "payer": (
        *_joined(_PAYER, _NAME_ENDS),
        *_joined(("付款",), _NAME_ENDS[1:]),
        "转出户名",
        "转出账户名称",
        "借方户名",
        "付户名",
        "转出账户户名",
        "出账户名",
    ),
    "payee": (
        *_joined(_PAYEE, _NAME_ENDS),
        *_joined(("收款",), _NAME_ENDS[1:]),
        "转入户名",
        "转入账户名称",
        "贷方户名",
        "收户名",
        "转入账户户名",
        "入账户名",
    ),
    "payer_account": (
        *_joined(_PAYER, _ACCOUNT_ENDS),
        "转出账号",
        "转出卡号",
        "转出账户",
        "汇出账号",
        "汇出账户",
        "付款账户",
        "付款账号",
        "付款卡号",
        "借方账号",
        "扣款账号",
    ),
    "payee_account": (
        *_joined(_PAYEE, _ACCOUNT_ENDS),
        "转入账号",
        "转入卡号",
        "转入账户",
        "汇入账号",
        "汇入账户",
        "收款账户",
        "收款账号",
        "收款卡号",
        "贷方账号",
        "入账账号",
    ),
    "payer_bank": (
        *_joined(_PAYER, _BANK_ENDS),
        "付款行",
        "付款银行",
        "汇出行",
        "付款行名称",
        "转出银行",
        "汇出行名称",
    ),
    "payee_bank": (
        *_joined(_PAYEE, _BANK_ENDS),
        "收款行",
        "收款银行",
        "汇入行",
        "收款行名称",
        "转入银行",
        "汇入行名称",
    ),
    "name": ("户名", "名称", "全称", "姓名", "账户名称"),
    "account": ("账号", "帐号", "卡号", "账户", "账号/卡号", "账(卡)号"),
    "bank": ("开户行", "开户银行", "开户行名称", "行名"),
    "digits": (
        "小写",
        "金额(小写)",
        "小写金额",
        "交易金额(小写)",
        "汇款金额",
        "转账金额",
        "交易金额",
        "金额",
        "付款金额",
        "发生额",
        "汇款金额(小写)",
        "转账金额(小写)",
        "人民币(小写)",
        "汇款金额(元)",
        "转账金额(元)",
        "交易金额(元)",
        "金额(元)",
    ),
    "words": (
        "大写",
        "金额(大写)",
        "大写金额",
        "人民币(大写)",
        "交易金额(大写)",
        "金额大写",
        "转账金额(大写)",
        "汇款金额(大写)",
        "合计(大写)",
    ),
    "paid_on": (
        "交易日期",
        "交易时间",
        "转账时间",
        "转账日期",
        "汇款日期",
        "汇款时间",
        "付款时间",
        "付款日期",
        "记账日期",
        "入账日期",
        "入账时间",
        "委托日期",
        "日期",
        "时间",
        "交易完成时间",
        "创建时间",
        "处理时间",
        "受理时间",
        "支付时间",
        "到账时间",
        "时间戳",
    ),
    "made_on": ("打印日期", "打印时间", "回单日期", "下载时间"),
    "reference": (
        "附言",
        "摘要",
        "用途",
        "备注",
        "转账附言",
        "汇款附言",
        "汇款用途",
        "交易附言",
        "留言",
        "转账备注",
        "交易摘要",
        "附言/用途",
        "转账用途",
        "摘要/附言",
        "客户附言",
    ),
    "": (
        "交易流水号",
        "流水号",
        "手续费",
        "币种",
        "交易渠道",
        "凭证号码",
        "业务类型",
        "回单编号",
        "验证码",
        "柜员号",
        "交易机构",
        "经办",
        "复核",
        "状态",
        "交易状态",
        "交易类型",
        "电子回单号码",
        "回单号",
        "网点",
        "渠道",
        "回单验证码",
        "打印次数",
        "操作员",
        "汇款方式",
        "序号",
        "业务种类",
        "交易代码",
        "账户余额",
        "余额",
    ),
}
_HEADS = {"payer": "|".join(_PAYER), "payee": "|".join(_PAYEE)}
_BANK = re.compile(
    r"((?:中国)?(?:工商|农业|建设|交通|招商|光大|民生|邮政储蓄|中信|华夏|平安|兴业|浦发|广发|浙商|恒丰|渤海)银行|中国银行|[\u4e00-\u9fff]{2,6}(?:农村商业银行|农商银行|农村信用(?:合作)?(?:联)?社)"
    r"|(?:北京|上海|江苏|南京|宁波|杭州|徽商|重庆|成都|天津|大连|厦门|长沙|青岛|哈尔滨|西安|郑州|吉林|盛京|锦州|贵阳|桂林|苏州|洛阳|汉口|河北|江西|山西|晋商|中原|东莞|广州)银行|[\u4e00-\u9fff]{2,4}商业银行)"
)
_SOURCE = "bank_transfer"


@extractor("bank_transfer")
def bank_transfer(sheet: Sheet) -> Iterator[Field]:
    form = Form(sheet, _LABELS)
    found = headings(form, _HEADS)
    for side in ("payer", "payee"):
        yield from _party(form, side, found)
    yield from _sum(form)
    yield from _paid_on(form)
    spoken = list(form.take("reference", "reference", _purpose, f"{_SOURCE}/label"))
    yield from spoken or form.take("reference", "reference", words, f"{_SOURCE}/label")
    yield from _bank(sheet)


def _purpose(text: str) -> str | None:
    """What the payer wrote, rather than the bank's own word for the business."""
    found = words(text)
    return (
        None
        if found and re.fullmatch(r"(?:跨行|网银|手机银行|行内|普通|实时|快捷)?(?:转账|汇款|转出|转入|汇兑)", found)
        else found
    )


def _party(form: Form, side: str, found: Headings) -> Iterator[Field]:
    """By labels that name the side, else by bare labels (户名) that stand under the side's heading."""
    for name, key, bare, read in (
        (side, side, "name", _holder),
        (f"{side}_account", f"{side}_account", "account", account),
    ):
        fields = list(form.take(name, key, read, f"{_SOURCE}/label"))
        if not fields:
            for hit in form.of(bare):
                value = form.value(hit) if side_of(form, hit, found) == side else None
                text = read(value.text) if value else None
                if value and text:
                    source = f"{_SOURCE}/label:side"
                    fields = [form.sheet.field(name, text, value.start, value.end, source, trust=value.trust)]
                    break
        yield from fields


def _holder(text: str) -> str | None:
    name = anyname(re.sub(r"[\d*]{4}[\d* -]{2,30}$", "", text))
    return (
        None
        if name is None or re.fullmatch(r"(?:开户行|户名|账号|名称|全称|帐号|信息|账户|卡号|开户银行).*", name)
        else name
    )


def _sum(form: Form) -> Iterator[Field]:
    """Digits and words by their labels; a label without note tells by what stands behind it."""
    spelt = list(form.take("amount_words", ("words", "digits"), words_sum, f"{_SOURCE}/label"))
    digits = list(form.take("amount", ("digits", "words"), _digits, f"{_SOURCE}/label"))
    if not spelt or not digits:
        view = whole(form.sheet)
        for found in chinese.amounts(view.text):
            kind = spelt if chinese.is_words(found.text) else digits
            name = "amount_words" if kind is spelt else "amount"
            if not kind and (name == "amount_words" or "¥" in view.text[found.start : found.end]):
                span = (found.start, found.end)
                kind.append(view.field(name, f"{found.value:.2f}", span, f"{_SOURCE}/pattern:amount", trust=0.9))
    yield from spelt
    yield from digits


def _digits(text: str) -> str | None:
    value = digits_sum(re.sub(r"^(?:CNY|RMB|人民币)", "", text.strip()))
    return value if (value and not words_sum(text)) or "¥" in text or re.search(r"\d\.\d\d", text) else None


def _paid_on(form: Form) -> Iterator[Field]:
    """The day of the payment by its label; else the first day on the slip that is not when the slip was made."""
    yield from list(form.take("paid_on", "paid_on", day, f"{_SOURCE}/label")) or _any_day(form)


def _any_day(form: Form) -> Iterator[Field]:
    sheet, made = form.sheet, [(v.start, v.end) for v in form.values("made_on")]
    others = [d for d in chinese.dates(sheet.text) if not any(a <= d.start < b for a, b in made)]
    for found in others[:1]:
        source = f"{_SOURCE}/pattern:date"
        yield sheet.field("paid_on", found.value.isoformat(), found.start, found.end, source, trust=0.9)


def _bank(sheet: Sheet) -> Iterator[Field]:
    """The bank that made out the slip: named in its head, before the parties' own banks."""
    view = whole(sheet)
    if match := _BANK.search(view.text):
        yield view.field("bank", match[1], match.span(1), f"{_SOURCE}/pattern:bank", trust=0.95)
