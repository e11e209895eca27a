"""Bank statements: whose account, its number, and a printed total."""

from __future__ import annotations

from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import account, anyname, bare_sum
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "account_name": (
        "户名",
        "客户",
        "借款(持卡)人",
        "持卡(借款)人",
        "借款人",
        "客户名",
        "客户姓名",
        "账户名称",
        "客户名称",
        "姓名",
        "账户姓名",
        "户主姓名",
        "账户户名",
        "持卡人",
        "户名/姓名",
    ),
    "account": (
        "账号",
        "账(卡)号",
        "卡/账号",
        "账/卡号",
        "帐号",
        "卡号",
        "账号/卡号",
        "卡号/账号",
        "客户账号",
        "账户",
        "银行卡号",
        "账户号",
        "卡(账)号",
        "主账号",
        "账户账号",
    ),
    "total": (
        "合计金额",
        "总金额",
        "交易总额",
        "支出合计",
        "收入合计",
        "合计",
        "总计",
        "支出总额",
        "收入总额",
        "贷方合计",
        "借方合计",
        "转账合计",
        "支出总金额",
        "收入总金额",
    ),
    "": (
        "币种",
        "起止日期",
        "查询期间",
        "查询日期",
        "开户行",
        "开户机构",
        "交易日期",
        "摘要",
        "余额",
        "打印日期",
        "证件号码",
        "对方户名",
        "对方账号",
        "交易金额",
        "页码",
        "产品名称",
        "钞汇",
        "证件类型",
        "起始日期",
        "截止日期",
        "打印时间",
        "笔数",
        "交易时间",
        "交易类型",
        "对手户名",
        "对手账号",
        "借方笔数",
        "贷方笔数",
        "总笔数",
    ),
}
_SOURCE = "bank_statement"


@extractor("bank_statement")
def bank_statement(sheet: Sheet) -> Iterator[Field]:
    form = Form(sheet, _LABELS)
    yield from form.take("account_name", "account_name", anyname, f"{_SOURCE}/label")
    yield from form.take("account", "account", account, f"{_SOURCE}/label")
    yield from form.take("total", "total", bare_sum, f"{_SOURCE}/label")
