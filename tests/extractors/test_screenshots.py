"""Screenshots of payments and chats."""

import pytest

from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, page_of

PAYMENTS = [
    Paper(
        document_of(
            "payment_screenshot",
            """
14:22
全部账单
转账-转给李四
-5,000.00
当前状态 对方已收钱
转账说明 借款
转账时间 2023年1月5日 14:20:11
收款时间 2023年1月5日 14:21:30
支付方式 零钱
转账单号 1000050001202301050000000001
""",
        ),
        {
            "payee": "李四",
            "amount": "5000.00",
            "paid_on": "2023-01-05",
            "reference": "借款",
            "channel": "微信",
            "payer": None,
        },
    ),
    Paper(
        document_of(
            "payment_screenshot",
            """
账单详情
*小妹
-30000.00
交易成功
付款方式 余额宝
收款方 孙小妹
创建时间 2022-06-01 10:05:12
""",
        ),
        {"payee": "孙小妹", "amount": "30000.00", "paid_on": "2022-06-01", "channel": "支付宝", "reference": None},
    ),
    Paper(
        document_of("payment_screenshot", "电子转账凭证\n付款人 张三\n收款人 李四\n转账金额 ￥2000.00\n某某银行"),
        {"payer": "张三", "payee": "李四", "amount": "2000.00", "channel": "银行", "paid_on": None},
    ),
]
CHATS = [
    Paper(
        document_of(
            "chat_screenshot",
            page_of(
                [
                    "14:22 5G 80%",
                    "李四",
                    "2023年1月5日 下午2:10",
                    "三哥，能借我5万元周转吗",
                    ["", "行，转你账上"],
                    "收到了，年底还你伍万元",
                    "2024年2月1日 上午9:00",
                    ["", "钱什么时候还"],
                ]
            ),
        ),
        {
            "title": "李四",
            "mentioned_amount": ["50000.00", "50000.00"],
            "sent_on": ["2023-01-05", "2024-02-01"],
        },
    ),
    Paper(
        document_of("chat_screenshot", "工程群(12)\n昨天 14:00\n明天到工地吗\n到"),
        {"title": "工程群", "mentioned_amount": None, "sent_on": None},
    ),
]
PAPERS = [*PAYMENTS, *CHATS]


@pytest.mark.parametrize("paper", PAPERS)
def test_screenshots(paper):
    check(paper)


def test_each_screen_has_its_own_sum():
    pages = [
        page_of(["转账-转给李四", "-5,000.00", "转账时间 2023年1月5日"], page_no=1),
        page_of(["-800.00"], page_no=2),
    ]
    assert values(document_of("payment_screenshot", *pages))["amount"] == ["5000.00", "800.00"]
