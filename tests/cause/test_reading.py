"""Category and cause of whole packets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cause import cause_of
from pipeline.types import Category, CauseReading, Document
from tests.assemble.build import asked, complaint, field, paper, party

LOAN = (
    party(1, "plaintiff", "张一"),
    party(2, "defendant", "李二"),
    asked(1, "判令被告偿还借款50000元及利息"),
    [field("facts", "2024年3月1日被告因资金周转向原告借款, 出具借条, 到期未还。")],
)


def titled(document: Document, title: str) -> Document:
    return replace(document, title=title)


def test_no_pleading_no_reading() -> None:
    assert cause_of([paper("loan_note")]) == CauseReading(None, None, None)


def test_a_civil_loan_case() -> None:
    reading = cause_of([titled(complaint(*LOAN), "民事起诉状"), paper("loan_note"), paper("bank_transfer")])
    assert reading.category is Category.CIVIL
    assert reading.category_confidence is not None
    assert reading.category_confidence > 0.95
    assert reading.cause is not None
    assert reading.cause.name == "民间借贷纠纷"
    assert reading.cause.path[-1] == "民间借贷纠纷"
    assert reading.cause.confidence is not None
    assert reading.cause.confidence > 0.8
    assert reading.cause.evidence


def test_alternatives_are_the_runners_up_in_order() -> None:
    reading = cause_of([complaint(*LOAN)])
    assert reading.cause is not None
    others = [p for _, p in reading.cause.alternatives]
    assert others == sorted(others, reverse=True)
    assert reading.cause.name not in dict(reading.cause.alternatives)


@pytest.mark.parametrize(
    ("doc_type", "category"),
    [
        ("complaint", Category.CIVIL),
        ("element_complaint", Category.CIVIL),
        ("administrative_complaint", Category.ADMINISTRATIVE),
        ("private_prosecution", Category.PRIVATE_PROSECUTION),
        ("enforcement_application", Category.ENFORCEMENT),
        ("compensation_application", Category.STATE_COMPENSATION),
    ],
)
def test_the_paper_says_the_category(doc_type: str, category: Category) -> None:
    assert cause_of([complaint(party(1, "plaintiff", "张一"), doc_type=doc_type)]).category is category


def test_an_administrative_suit_on_a_civil_form_is_administrative() -> None:
    text = "起诉状 原告张一 被告临江市人力资源和社会保障局 请求撤销被告作出的不予认定工伤决定书 确认行政行为违法"
    pleading = replace(complaint(party(1, "plaintiff", "张一"), text=text), confidence=0.8)
    assert cause_of([pleading]).category is Category.ADMINISTRATIVE


def test_no_confidence_without_the_classifiers_own() -> None:
    reading = cause_of([replace(complaint(*LOAN), confidence=None)])
    assert reading.category is Category.CIVIL
    assert reading.category_confidence is None


def test_the_heading_of_an_element_form_names_the_cause() -> None:
    form = titled(
        complaint(asked(1, "判令被告支付款项"), doc_type="element_complaint"), "民事起诉状（物业服务合同纠纷）"
    )
    cause = cause_of([form]).cause
    assert cause is not None
    assert cause.name == "物业服务合同纠纷"


def test_the_stated_cause_is_evidence() -> None:
    said = field("stated_cause", "承揽合同纠纷")
    cause = cause_of([complaint(asked(1, "判令被告支付加工费"), [said])]).cause
    assert cause is not None
    assert cause.name == "承揽合同纠纷"
    assert cause.evidence == said.evidence


def test_enforcement_takes_the_cause_behind_the_title() -> None:
    application = complaint(
        party(1, "applicant", "张一"), asked(1, "强制执行货款86000元"), doc_type="enforcement_application"
    )
    judgment = paper("judgment", [field("cause", "买卖合同纠纷"), field("operative", "被告支付货款86000元")])
    reading = cause_of([application, judgment])
    assert reading.category is Category.ENFORCEMENT
    assert reading.cause is not None
    assert reading.cause.name == "买卖合同纠纷"


def test_enforcement_of_a_labour_award() -> None:
    application = complaint(party(1, "applicant", "张一"), asked(1, "支付工资"), doc_type="enforcement_application")
    award = paper(
        "arbitration_award", [field("operative", "支付拖欠工资24000元")], text="劳动人事争议仲裁委员会 裁决书"
    )
    cause = cause_of([application, award]).cause
    assert cause is not None
    assert "劳动争议" in cause.path


def test_state_compensation_has_no_cause_of_action() -> None:
    reading = cause_of([complaint(party(1, "applicant", "张一"), doc_type="compensation_application")])
    assert reading.cause is None


def test_a_case_that_says_nothing_has_no_sure_cause() -> None:
    cause = cause_of([complaint(party(1, "plaintiff", "张一"), asked(1, "请求依法裁判"))]).cause
    assert cause is None or (cause.confidence or 0.0) < 0.5


def test_labour_claims_of_several_kinds_are_one_labour_dispute() -> None:
    pleading = complaint(
        asked(1, "判令被告支付拖欠工资30000元"),
        asked(2, "判令被告支付违法解除劳动合同赔偿金84000元"),
        asked(3, "判令被告支付未休年休假工资"),
        asked(4, "判令被告支付经济补偿金"),
        [field("facts", "原告入职被告公司, 签订劳动合同, 被告拖欠工资并单方解除劳动合同, 未缴社会保险。")],
    )
    cause = cause_of([pleading]).cause
    assert cause is not None
    assert "劳动争议" in cause.path
    assert cause.confidence is not None
    assert cause.confidence > 0.6


def test_a_bank_s_loan_is_none_between_people_whatever_it_states() -> None:
    told = (
        party(1, "plaintiff", "中国农业银行股份有限公司南京分行营业部"),
        party(2, "defendant", "南京市江顺包装股份有限公司"),
        asked(1, "判令被告偿还贷款本金215000元、利息、罚息、复利"),
        [field("facts", "双方签订借款合同, 原告发放贷款, 被告逾期。"), field("stated_cause", "民间借贷纠纷")],
    )
    cause = cause_of([titled(complaint(*told), "民事起诉状")]).cause
    assert cause is not None
    assert cause.name == "金融借款合同纠纷"
