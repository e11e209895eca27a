"""Transfer slips and statements of banks."""

import pytest

from tests.extractors.papers import Paper, check
from tests.paper import document_of, page_of

TRANSFERS = [
    Paper(
        document_of(
            "bank_transfer",
            """
汇款凭单
2024年6月21日 凭证号：99154249
汇出方 蔡文辉 汇入方 阎霞
汇出账号 6290945781866070 汇入账号 6251160312434690
汇款金额 大写：贰拾陆万元整 小写：￥260,000.00
""",
        ),
        {
            "payer": "蔡文辉",
            "payee": "阎霞",
            "payer_account": "6290945781866070",
            "payee_account": "6251160312434690",
            "amount": ["260000.00"],
        },
    ),
    Paper(
        document_of(
            "bank_transfer",
            page_of(
                [
                    "中国工商银行网上银行电子回单",
                    "电子回单号码：0012-3456-7890",
                    ["付款人", "户名 张三", "收款人", "户名 李四"],
                    ["", "账号 6222020200012345678", "", "账号 6222020200087654321"],
                    ["", "开户行 工行朝阳支行", "", "开户行 工行海淀支行"],
                    ["金额", "人民币（大写）：伍万元整", "", "￥50,000.00元"],
                    ["摘要", "转账", "用途", "借款"],
                    "交易时间 2023-01-05 14:22:33",
                ]
            ),
        ),
        {
            "payer": "张三",
            "payer_account": "6222020200012345678",
            "payee": "李四",
            "payee_account": "6222020200087654321",
            "amount": "50000.00",
            "amount_words": "50000.00",
            "paid_on": "2023-01-05",
            "bank": "中国工商银行",
            "reference": "借款",
        },
    ),
    Paper(
        document_of(
            "bank_transfer",
            """
中国建设银行
转账汇款交易凭证
付款人户名：赵小兰
付款人账号：6217 0000 1234 5678 901
收款人户名：北京晨星商贸有限公司
收款人账号：11050163360000001234
小写金额：12,800.50
大写金额：壹万贰仟捌佰元伍角
附言：货款
交易日期：20230816
""",
        ),
        {
            "payer": "赵小兰",
            "payer_account": "6217000012345678901",
            "payee": "北京晨星商贸有限公司",
            "payee_account": "11050163360000001234",
            "amount": "12800.50",
            "amount_words": "12800.50",
            "paid_on": "2023-08-16",
            "reference": "货款",
            "bank": "中国建设银行",
        },
    ),
    Paper(
        document_of(
            "bank_transfer",
            """
转账成功
转账金额 ¥30,000.00
收款人 孙小妹
收款账号 6228 **** **** 5678
付款账户 6214 **** 4321
转账时间 2022年06月01日 10:05:12
""",
        ),
        {
            "payee": "孙小妹",
            "payee_account": "6228********5678",
            "amount": "30000.00",
            "amount_words": None,
            "paid_on": "2022-06-01",
            "payer": None,
            "reference": None,
        },
    ),
    Paper(
        document_of(
            "bank_transfer",
            page_of(
                [
                    "某某农村商业银行电汇凭证",
                    ["汇", "全称", "钱多福", "收", "全称", "王秀英"],
                    ["款", "账号", "6228480011", "款", "账号", "6228480022"],
                    ["人", "开户行", "某某支行", "人", "开户行", "某某分理处"],
                    "汇款金额（大写）：壹拾贰万元整",
                ]
            ),
        ),
        {
            "payer": "钱多福",
            "payer_account": "6228480011",
            "payee": "王秀英",
            "payee_account": "6228480022",
            "amount_words": "120000.00",
        },
    ),
]
STATEMENTS = [
    Paper(
        document_of(
            "bank_statement",
            page_of(
                [
                    "某某银行个人账户交易明细",
                    ["户名：张三", "账号：6222020200012345678"],
                    ["起止日期：2023-01-01至2023-12-31", "币种：人民币"],
                    ["交易日期", "摘要", "金额", "余额"],
                    ["2023-01-05", "转账", "-50,000.00", "1,200.00"],
                    ["合计金额", "", "50,000.00", ""],
                ]
            ),
        ),
        {"account_name": "张三", "account": "6222020200012345678", "total": "50000.00"},
    ),
    Paper(
        document_of("bank_statement", "账户明细\n客户姓名 赵小兰\n卡号 6217 0000 1234 5678\n2023-01-05 转账 500.00"),
        {"account_name": "赵小兰", "account": "6217000012345678", "total": None},
    ),
]
PAPERS = [*TRANSFERS, *STATEMENTS]


@pytest.mark.parametrize("paper", PAPERS)
def test_bank_papers(paper):
    check(paper)
