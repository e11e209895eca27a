"""How papers call themselves: words that give a paper of some type away on a page, or in an evidence list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

SIGNS: Final[dict[str, str]] = {
    "complaint": r"民事起诉状|起诉状|起诉书",
    "element_complaint": r"起诉状",
    "administrative_complaint": r"行政起诉状|起诉状",
    "private_prosecution": r"自诉状",
    "enforcement_application": r"执行申请书|申请执行",
    "compensation_application": r"赔偿申请书",
    "id_card": r"居民身份证|公民身份号码|签发机关|身份证(?!明)",
    "household_register": r"户口簿|常住人口登记",
    "passport": r"护照|PASSPORT|通行证|居住证",
    "business_licence": r"营业执照|法人证书|登记证书|组织机构代码证|执业许可证|统一社会信用代码证",
    "legal_representative_certificate": r"(?:法定代表人|负责人|代表人)(?:身份)?证明",
    "power_of_attorney": r"授权委托书|委托书|授权书",
    "lawyer_licence": r"律师执业证|执业证|工作证",
    "law_firm_letter": r"律师事务所函|所函|公函|介绍信|律师事务所证明",
    "recommendation_letter": r"推荐函|推荐信|亲属关系证明|关系证明|在职证明|劳动关系证明|社会保险",
    "service_address_confirmation": r"送达地址确认",
    "evidence_list": r"证据(?:目录|清单|材料)",
    "loan_note": r"借条|欠条|借据|借款(?:合同|协议|单)|今借到|今借|今欠",
    "loan_contract": r"借款合同|贷款合同|授信",
    "sales_contract": r"买卖合同|购销合同|采购合同|销售合同|供货合同|订货单|订购单",
    "lease_contract": r"租赁合同|租房合同|租赁协议",
    "property_service_contract": r"物业服务|物业管理",
    "labour_contract": r"劳动合同|聘用合同",
    "card_agreement": r"领用合约|领用协议|信用卡章程|信用卡申请",
    "guarantee_contract": r"保证合同|担保合同|抵押合同|质押合同|担保书",
    "contract": r"合同|协议",
    "bank_transfer": r"转账|汇款|回单|凭证|付款",
    "bank_statement": r"流水|交易明细|账户明细|欠款明细|对账",
    "receipt": r"收据|收条|收款",
    "invoice": r"发票",
    "statement_of_account": r"对账[单函]|结算单|对帐[单函]|欠款确认|欠费(?:明细|清单|统计)|往来对账",
    "delivery_note": r"送货单|出库单|入库单|收货单|发货单|签收单",
    "chat_screenshot": r"聊天|微信|短信|QQ|对话",
    "payment_screenshot": r"支付|转账|微信|付款|账单详情",
    "demand_letter": r"催告函|律师函|催款函|催收|催缴|催费|催租|通知函|解除租赁合同通知",
    "marriage_certificate": r"结婚证|婚姻登记|结婚登记",
    "birth_certificate": r"出生(?:医学)?证明",
    "property_certificate": r"不动产权|不动产登记|房产证|房屋所有权|产权证|产权信息|房屋权属|房产信息|土地使用权",
    "accident_determination": r"事故认定|事故证明|事故责任认定",
    "driving_licence": r"驾驶证",
    "vehicle_licence": r"行驶证",
    "insurance_policy": r"保险单|保单|保险合同",
    "medical_record": r"病历|诊断|出院|住院|检查报告",
    "medical_invoice": r"医疗费|医药费|(?:门诊|住院|医疗)(?:收费|票据|发票)|复查费?票据|收费票据",
    "appraisal_opinion": r"鉴定意见|鉴定书|鉴定报告|评估报告",
    "arbitration_award": r"仲裁裁决|裁决书|仲裁调解书",
    "arbitration_refusal": r"不予受理|逾期未|未予受理|仲裁.{0,8}证明",
    "judgment": r"判决书|裁定书|民事调解书|行政调解书|判决",
    "effectiveness_certificate": r"生效证明|生效",
    "notarial_execution_certificate": r"执行证书|公证书",
    "administrative_decision": r"决定书|行政处罚|告知书|答复书|认定书",
    "reconsideration_decision": r"复议决定",
    "service_receipt": r"送达回证|送达证明|签收|邮寄|快递",
    "wage_record": r"工资|薪资|薪酬",
    "attendance_record": r"考勤|打卡",
    "photo": r"照片|相片|图片",
}

TELLING_NAMES: Final = frozenset(SIGNS) - {"contract", "administrative_decision"}
"""Types whose own words are not too common to give a page away."""
_HEADING: Final = 24
"""A heading has no more characters than this."""


@cache
def signs_of(doc_types: tuple[str, ...]) -> re.Pattern[str]:
    """Matches text in which a paper of one of the types may show itself."""
    return re.compile("|".join(SIGNS[t] for t in doc_types if t in SIGNS) or r"(?!)")


def headed(lines: Iterable[str], doc_types: tuple[str, ...]) -> bool:
    """Whether a line is such a paper's heading: it ends with the paper's name, and a short name stands alone."""
    said = tuple(t for t in doc_types if t in TELLING_NAMES)
    short = [line for line in lines if len(line) <= _HEADING and signs_of(said).search(line)]
    return any(_heading(line, doc_type) for line in short for doc_type in said)


def _heading(line: str, doc_type: str) -> bool:
    match = _named_last(doc_type).search(line)
    return match is not None and (len(match[0]) >= 3 or len(line) <= len(match[0]) + 1)


@cache
def _named_last(doc_type: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{SIGNS[doc_type]})(?=[^,。，;；:：]{{0,4}}$)")


def like_a_card(text: str) -> bool:
    """Whether a text bears all the printed labels of one side of an identity card."""
    front = all(label in text for label in ("姓名", "民族", "出生", "住址", "公民身份号码"))
    return front or ("签发机关" in text and "有效期限" in text)
