"""Receipts of service, hospitals' invoices, demands, real estate, property management, execution certificates."""

import pytest

from tests.extractors.papers import Paper, check
from tests.paper import document_of, page_of

RECEIPTS = [
    Paper(
        document_of(
            "service_receipt",
            page_of(
                [
                    "送 达 回 证",
                    ["案号", "金劳人仲案字〔2023〕第256号"],
                    ["送达文书", "仲裁裁决书一份"],
                    ["受送达人", "周敏"],
                    ["送达方式", "直接送达"],
                    ["送达时间", "2023年9月26日"],
                ]
            ),
        ),
        {
            "case_number": "金劳人仲案字〔2023〕第256号",
            "document": "仲裁裁决书一份",
            "receiver": "周敏",
            "received_on": "2023-09-26",
        },
    ),
    Paper(
        document_of(
            "service_receipt",
            """
国内特快专递邮件详情单
寄件人：周敏
收件人：郑州市金水区市场监督管理局
内件：履行职责申请书
交寄日期：2023.08.01
签收日期：2023.08.03
""",
        ),
        {"document": "履行职责申请书", "receiver": "郑州市金水区市场监督管理局", "received_on": "2023-08-03"},
    ),
    Paper(
        document_of(
            "service_receipt",
            "挂号信妥投证明\n兹证明周敏于2023年8月1日交寄的给据邮件（内装申请书），收件人金水区市场监督管理局，已于2023年8月4日妥投。",
        ),
        {"received_on": "2023-08-04", "document": "申请书", "receiver": "金水区市场监督管理局"},
    ),
    Paper(
        document_of("service_receipt", "邮寄凭证\n寄件人：周敏\n交寄日期：2023年8月1日"),
        {"received_on": None},
    ),
    Paper(
        document_of(
            "service_receipt",
            "送达回证\n送达文书名称及文号：行政处罚决定书（豫金市监处罚〔2023〕8号）\n收到时间：2023年8月9日",
        ),
        {"case_number": "豫金市监处罚〔2023〕8号", "received_on": "2023-08-09"},
    ),
]
INVOICES = [
    Paper(
        document_of(
            "medical_invoice",
            """
医疗门诊收费票据（电子）
票据号码：0012345678　开票日期：2023年5月8日　交款人：周敏
诊查费 50.00
检查费 380.50
金额合计（大写）：肆佰叁拾元伍角　（小写）430.50
收款单位（章）：某某人民医院
""",
        ),
        {"patient": "周敏", "amount": "430.50", "amount_words": "430.50", "issued_on": "2023-05-08"},
    ),
    Paper(
        document_of("medical_invoice", "某某医院住院收费收据\n姓名：周敏 2023-05-20\n总计 12,800.00元"),
        {"patient": "周敏", "amount": "12800.00", "amount_words": None, "issued_on": "2023-05-20"},
    ),
]
DEMANDS = [
    Paper(
        document_of("demand_letter", "催款函\n赵大海：\n您所借款项至今未还，请于三日内付清。\n周敏\n2024年3月1日"),
        {"receiver": "赵大海", "sender": "周敏", "urged_on": "2024-03-01"},
    ),
    Paper(
        document_of(
            "demand_letter",
            page_of(
                [
                    "逾期贷款催收单",
                    ["被催收人", "赵大海"],
                    ["催收单位", "某某银行股份有限公司"],
                    ["催收日期", "2024年3月5日"],
                ]
            ),
        ),
        {"receiver": "赵大海", "sender": "某某银行股份有限公司", "urged_on": "2024-03-05"},
    ),
]
HOUSES = [
    Paper(
        document_of(
            "property_certificate",
            page_of(
                [
                    "不动产权证书",
                    ["权利人", "刘桂英"],
                    ["坐落", "郑州市金水区文化路9号3单元402室"],
                    ["用途", "住宅"],
                    ["面积", "房屋建筑面积89.45平方米"],
                ]
            ),
        ),
        {"owner": "刘桂英", "place": "郑州市金水区文化路9号3单元402室", "area": "89.45"},
    ),
    Paper(
        document_of(
            "property_certificate",
            "不动产登记簿摘录\n坐落郑州市金水区文化路9号之房屋，登记于刘桂英名下，建筑面积66.1平方米。",
        ),
        {"owner": "刘桂英", "place": "郑州市金水区文化路9号", "area": "66.1"},
    ),
]
MANAGEMENT = [
    Paper(
        document_of("property_service_contract", "前期物业服务合同\n收费标准：住宅每月每平方米2.30元，按季交纳。"),
        {"price": ["2.30"]},
    ),
    Paper(
        document_of(
            "property_service_contract", "物业服务合同\n住宅按1.8元/平方米·月收取，商铺按4.5元/平方米·月收取。"
        ),
        {"price": ["1.8", "4.5"]},
    ),
    Paper(document_of("property_service_contract", "物业服务协议\n物业费 住宅3.2元/㎡·月"), {"price": ["3.2"]}),
    Paper(document_of("property_service_contract", "物业服务合同\n履约保证金5000元。"), {"price": None}),
]
CERTIFICATES = [
    Paper(
        document_of(
            "notarial_execution_certificate",
            """
郑州市黄河公证处
执行证书
（2024）郑黄证执字第12号
经查，双方签订的借款合同由本处（2023）郑黄证经字第88号公证书赋予强制执行效力。
兹出具执行证书，执行标的为：借款本金200000元、利息8000元。
二〇二四年四月一日
""",
        ),
        {
            "case_number": "（2024）郑黄证执字第12号",
            "authority": "郑州市黄河公证处",
            "issued_on": "2024-04-01",
            "operative": "借款本金200000元、利息8000元",
        },
    ),
]
PAPERS = [*RECEIPTS, *INVOICES, *DEMANDS, *HOUSES, *MANAGEMENT, *CERTIFICATES]


@pytest.mark.parametrize("paper", PAPERS)
def test_paper(paper):
    check(paper)
