"""Receipts, invoices, delivery notes and statements of account."""

import pytest

from pipeline.types import MarkKind
from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, mark_at, page_of

RECEIPTS = [
    Paper(
        document_of("receipt", "收条\n今收到李四归还借款人民币壹万元整（￥10000.00）。\n收款人：张三\n2023年6月1日"),
        {
            "payer": "李四",
            "payee": "张三",
            "amount": "10000.00",
            "amount_words": "10000.00",
            "signed_on": "2023-06-01",
        },
    ),
    Paper(
        document_of(
            "receipt",
            """
收款收据    No.0012345
日期：2023年9月2日
今收到：何晓雯
交来：装修定金
金额（大写）：贰万元整   ￥20000.00
收款单位（盖章）：某某装饰工程有限公司
""",
        ),
        {
            "payer": "何晓雯",
            "payee": "某某装饰工程有限公司",
            "amount": "20000.00",
            "amount_words": "20000.00",
            "signed_on": "2023-09-02",
        },
    ),
    Paper(document_of("receipt", "收条\n收到货款3000元。"), {"amount": "3000.00", "payee": None, "signed_on": None}),
]
INVOICES = [
    Paper(
        document_of(
            "invoice",
            page_of(
                [
                    ["某市增值税电子普通发票", "发票代码：012001800311"],
                    ["机器编号：661619942171", "发票号码：33207675"],
                    ["", "开票日期：2023年08月20日"],
                    ["购", "名    称：北京晨星商贸有限公司"],
                    ["买", "纳税人识别号：91110105MA01ABCD2X"],
                    ["方", "地 址、电 话："],
                    ["合    计", "", "￥265486.73"],
                    ["价税合计（大写）", "叁拾万元整", "（小写）￥300000.00"],
                    ["销", "名    称：天津海河机械制造有限公司"],
                    ["售", "纳税人识别号：91120102MA05WXYZ3E"],
                    ["方", "地 址、电 话："],
                    "收款人：高峰  复核：  开票人：孙伟",
                ]
            ),
        ),
        {
            "buyer": "北京晨星商贸有限公司",
            "seller": "天津海河机械制造有限公司",
            "amount": "300000.00",
            "amount_words": "300000.00",
            "invoice_number": "33207675",
            "issued_on": "2023-08-20",
        },
    ),
    Paper(
        document_of(
            "invoice",
            page_of(
                [
                    "电子发票（普通发票）",
                    "发票号码：23112000000012345678",
                    "开票日期：2023年12月01日",
                    ["购买方信息", "名称：何晓雯", "销售方信息", "名称：某某装饰工程有限公司"],
                    ["合计", "¥1132.08", "¥67.92", ""],
                    ["价税合计（大写）", "壹仟贰佰元整", "（小写）¥1200.00", ""],
                ]
            ),
        ),
        {
            "buyer": "何晓雯",
            "seller": "某某装饰工程有限公司",
            "amount": "1200.00",
            "amount_words": "1200.00",
            "invoice_number": "23112000000012345678",
            "issued_on": "2023-12-01",
        },
    ),
    Paper(
        document_of("invoice", "发票\n销售方：某某超市\n小写：¥88.00"),
        {"amount": "88.00", "buyer": None, "amount_words": None},
    ),
]
DELIVERIES = [
    Paper(
        document_of(
            "delivery_note",
            page_of(
                [
                    "天津海河机械制造有限公司送货单",
                    ["收货单位：北京晨星商贸有限公司", "日期：2023年8月18日"],
                    ["品名", "数量", "单价", "金额"],
                    ["轴承座", "200", "1500.00", "300000.00"],
                    ["合计（大写）：叁拾万元整", "", "", "300000.00"],
                    ["送货人：高峰", "收货人："],
                ],
                marks=[mark_at(5, left=0.62)],
            ),
        ),
        {
            "seller": "天津海河机械制造有限公司",
            "buyer": "北京晨星商贸有限公司",
            "amount": "300000.00",
            "amount_words": "300000.00",
            "delivered_on": "2023-08-18",
            "signature": ["handwritten"],
        },
    ),
    Paper(
        document_of("delivery_note", "出库单\n客户名称：赵大海\n供货单位：某某建材店\n合计 8650.00\n收货人："),
        {"seller": "某某建材店", "buyer": "赵大海", "amount": "8650.00", "signature": None, "delivered_on": None},
    ),
]
ACCOUNTS = [
    Paper(
        document_of(
            "statement_of_account",
            page_of(
                [
                    "往来对账函",
                    ["供货总额", "已付款", "尚欠款"],
                    ["101880.00", "40752.00", "61128.00"],
                    "尚欠金额大写：陆万零壹佰贰拾捌元整。请核对后盖章确认。",
                    "债权人：唐山市通金环保科技有限公司",
                ]
            ),
        ),
        {"amount": ["61128.00"], "amount_words": ["60128.00"]},
    ),
    Paper(
        document_of(
            "statement_of_account",
            """
对 账 单
供货单位：天津海河机械制造有限公司
购货单位：北京晨星商贸有限公司
截至2023年12月31日，贵公司尚欠我公司货款人民币壹拾捌
万元整（￥180000.00）。
以上数据经核对无误。
客户确认（盖章）：
2024年1月10日
""",
            marks=[mark_at(6, MarkKind.SEAL, left=0.4)],
        ),
        {
            "creditor": "天津海河机械制造有限公司",
            "debtor": "北京晨星商贸有限公司",
            "amount": "180000.00",
            "amount_words": "180000.00",
            "signed_on": "2024-01-10",
            "signature": ["seal"],
        },
    ),
    Paper(
        document_of(
            "statement_of_account",
            "结算单\n经双方结算，郑州金水建材有限公司尚欠王秀英货款86500元。\n欠款人：\n2023年2月1日",
        ),
        {
            "debtor": "郑州金水建材有限公司",
            "creditor": "王秀英",
            "amount": "86500.00",
            "amount_words": None,
            "signature": None,
            "signed_on": "2023-02-01",
        },
    ),
]
PAPERS = [*RECEIPTS, *INVOICES, *DELIVERIES, *ACCOUNTS]


@pytest.mark.parametrize("paper", PAPERS)
def test_trade_papers(paper):
    check(paper)


def test_the_deliverers_signature_is_not_the_receivers():
    page = page_of(["送货单", "客户：赵大海", ["送货人：", "收货人："]], marks=[mark_at(2, left=0.2)])
    assert "signature" not in values(document_of("delivery_note", page))
