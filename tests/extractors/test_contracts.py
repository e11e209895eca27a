"""Contracts of every kind: sales, loans, leases, labour, others."""

import pytest

from pipeline.types import MarkKind
from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, mark_at, page_of

SALES = [
    Paper(
        document_of(
            "sales_contract",
            page_of(
                [
                    "购 销 合 同",
                    "合同编号：CX-2023-0816",
                    "供方（甲方）：天津海河机械制造有限公司",
                    "需方（乙方）：北京晨星商贸有限公司",
                    "一、产品名称：轴承座，数量200件，单价1500元。",
                    "合同总金额：人民币叁拾万元整（￥300000.00）。",
                    "六、因本合同发生的争议，双方协商不成的，向甲方所在",
                    "地人民法院提起诉讼。",
                    ["供方（盖章）：", "需方（盖章）："],
                    ["天津海河机械制造有限公司", "北京晨星商贸有限公司"],
                    ["2023年8月16日", "2023年8月16日"],
                ],
                marks=[mark_at(9, MarkKind.SEAL, left=0.16), mark_at(9, MarkKind.SEAL, left=0.56)],
            ),
        ),
        {
            "seller": "天津海河机械制造有限公司",
            "buyer": "北京晨星商贸有限公司",
            "contract_number": "CX-2023-0816",
            "amount": "300000.00",
            "amount_words": "300000.00",
            "signed_on": "2023-08-16",
            "signature": ["seal", "seal"],
            "court_clause": "因本合同发生的争议,双方协商不成的,向甲方所在地人民法院提起诉讼",
            "arbitration_clause": None,
        },
    ),
    Paper(
        document_of(
            "sales_contract",
            """
产品买卖合同
甲方：郑州金水建材有限公司
乙方：王秀英
甲方因经营需要向乙方购买木材一批，总价款86,500元。
争议解决方式：提交郑州仲裁委员会仲裁。
甲方（签字盖章）：          乙方（签字）：
签订日期：2022年11月3日
""",
        ),
        {
            "buyer": "郑州金水建材有限公司",
            "seller": "王秀英",
            "amount": "86500.00",
            "amount_words": None,
            "arbitration_clause": "争议解决方式:提交郑州仲裁委员会仲裁",
            "court_clause": None,
            "signed_on": "2022-11-03",
            "signature": None,
        },
    ),
]
LOANS = [
    Paper(
        document_of(
            "loan_contract",
            """
个人消费借款合同
贷款人：某某银行股份有限公司郑州金水支行
借款人：李四 身份证号码：110105198506152413
第一条 贷款金额：人民币贰拾万元整（￥200,000.00）。
第二条 贷款年利率为6.5%，逾期罚息利率上浮50%。
第九条 争议由郑州仲裁委员会按其规则仲裁，向该委员会申请仲裁。
第十条 仲裁无效的，由贷款人住所地人民法院管辖。
贷款人（公章）：
借款人（签字）：
2022年3月15日
""",
        ),
        {
            "lender": "某某银行股份有限公司郑州金水支行",
            "borrower": "李四",
            "amount": "200000.00",
            "amount_words": "200000.00",
            "rate": "0.065",
            "signed_on": "2022-03-15",
            "arbitration_clause": "争议由郑州仲裁委员会按其规则仲裁,向该委员会申请仲裁",
            "court_clause": "仲裁无效的,由贷款人住所地人民法院管辖",
        },
    ),
    Paper(
        document_of("loan_contract", "借款合同\n出借人：某某小额贷款有限公司\n借款人：赵大海\n借款金额50000元"),
        {"lender": "某某小额贷款有限公司", "borrower": "赵大海", "amount": "50000.00", "rate": None, "signed_on": None},
    ),
]
LEASES = [
    Paper(
        document_of(
            "lease_contract",
            """
房屋租赁合同
出租方（甲方）：刘桂英
承租方（乙方）：何晓雯
一、甲方将位于郑州市中原区桐柏路88号的房屋出租给乙方。
二、月租金为3200元，押一付三。
三、争议提交郑州仲裁委员会仲裁解决。
四、不服的，向房屋所在地人民法院起诉。
2023年5月1日
""",
        ),
        {
            "lessor": "刘桂英",
            "lessee": "何晓雯",
            "amount": "3200.00",
            "signed_on": "2023-05-01",
            "arbitration_clause": "争议提交郑州仲裁委员会仲裁解决",
            "court_clause": "不服的,向房屋所在地人民法院起诉",
            "place": "郑州市中原区桐柏路88号",
        },
    ),
    Paper(
        document_of("lease_contract", "租赁协议\n甲方：刘桂英\n乙方：何晓雯\n乙方承租甲方商铺一间，租金每年陆万元整。"),
        {"lessor": "刘桂英", "lessee": "何晓雯", "amount": "60000.00", "arbitration_clause": None, "place": None},
    ),
    Paper(
        document_of(
            "lease_contract",
            """
租房协议
出租人：刘桂英
承租人：何晓雯
刘桂英将郑州市金水区文化路9号3单元402室租给何晓雯，每月租金1800元。
争议解决方式（勾选）：□提交仲裁　☑向房屋所在地人民法院起诉。
""",
        ),
        {"place": "郑州市金水区文化路9号3单元402室", "arbitration_clause": None},
    ),
    Paper(
        document_of("lease_contract", "租房协议\n双方不约定仲裁，争议向郑州仲裁委员会以外的人民法院起诉。"),
        {"arbitration_clause": None},
    ),
]
LABOUR = [
    Paper(
        document_of(
            "labour_contract",
            """
劳 动 合 同 书
甲方（用人单位）：郑州金水建筑劳务有限公司
法定代表人：高峰
乙方（劳动者）：周敏
身份证号：410105199512124028
三、乙方月工资为6500元。
甲方（盖章）：      乙方（签字）：
签订日期：2022年2月8日
""",
        ),
        {
            "employer": "郑州金水建筑劳务有限公司",
            "employee": "周敏",
            "wage": "6500.00",
            "signed_on": "2022-02-08",
        },
    ),
    Paper(
        document_of(
            "labour_contract", "劳动合同\n用人单位名称：某某餐饮管理有限公司\n劳动者姓名：孙小妹\n工资标准：每月肆仟元"
        ),
        {"employer": "某某餐饮管理有限公司", "employee": "孙小妹", "wage": "4000.00", "signed_on": None},
    ),
]
OTHERS = [
    Paper(
        document_of(
            "contract",
            """
装修施工合同
发包方（甲方）：何晓雯
承包方（乙方）：某某装饰工程有限公司
工程地点：西安市雁塔区长安路12号院。
工程总价：人民币壹拾贰万元整（￥120000元）。
双方发生争议，向西安仲裁委员会申请仲裁。
裁决被撤销的，向工程所在地人民法院起诉。
签订时间：2023年9月1日
""",
        ),
        {
            "party_a": "何晓雯",
            "party_b": "某某装饰工程有限公司",
            "amount": "120000.00",
            "amount_words": "120000.00",
            "signed_on": "2023-09-01",
            "arbitration_clause": "双方发生争议,向西安仲裁委员会申请仲裁",
            "court_clause": "裁决被撤销的,向工程所在地人民法院起诉",
            "place": "西安市雁塔区长安路12号院",
        },
    ),
    Paper(
        document_of("contract", "服务协议\n甲方：王建国\n乙方：赵大海\n本协议自双方签字之日起生效。"),
        {"party_a": "王建国", "party_b": "赵大海", "amount": None, "signed_on": None, "arbitration_clause": None},
    ),
]

PAPERS = [*SALES, *LOANS, *LEASES, *LABOUR, *OTHERS]


@pytest.mark.parametrize("paper", PAPERS)
def test_contracts(paper):
    check(paper)


def test_sides_that_contradict_are_left_open():
    found = values(
        document_of("sales_contract", "买卖合同\n甲方：王建国\n乙方：赵大海\n甲方向乙方购买货物。乙方向甲方购买设备。")
    )
    assert "seller" not in found
    assert "buyer" not in found
