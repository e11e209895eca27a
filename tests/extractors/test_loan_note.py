import pytest

from pipeline.types import MarkKind
from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, mark_at


def note(text, **rest):
    return document_of("loan_note", text, **rest)


PAPERS = [
    Paper(
        note(
            "借据\n今向何青贵借得人民币贰拾万元整，按月利率2%付息。逾期不还，由本人\n承担出借人为此支出的一切费用。\n借款人：\n2021年12月30日"
        ),
        {"lender": "何青贵", "borrower": None},
    ),
    Paper(
        note("借款协议\n贷出方：褚博 借入方：沈晨\n1. 借入方向贷出方借入145,000.00元。\n贷出方： 借入方："),
        {"lender": "褚博", "borrower": ["沈晨"]},
    ),
    Paper(
        note(
            "借条\n今向许守山借款360000元，大写：三十六万元整，2025年4月7\n日还清，利息年化13.8%。\n借款人：\n2024年4月7日"
        ),
        {"lender": "许守山", "borrower": None, "due_on": ["2025-04-07"], "signed_on": "2024-04-07"},
    ),
    Paper(
        note("借条\n我顾秀英向敬英瑞借了360,000.00元，说好2023年12月28日还给敬英瑞，\n说到做到。\n2022年6月28日"),
        {"lender": "敬英瑞", "borrower": ["顾秀英"], "due_on": ["2023-12-28"], "signed_on": "2022-06-28"},
    ),
    Paper(
        note(
            """
借条
今借到张三人民币伍万元整（￥50000.00），月利率1%，
于2024年1月5日前一次性还清本息。
借款人：李四
身份证号：110105198506152413
2023年1月5日
""",
            marks=[mark_at(3, left=0.25), mark_at(3, MarkKind.FINGERPRINT, left=0.3)],
        ),
        {
            "kind": "loan_note",
            "lender": "张三",
            "borrower": ["李四"],
            "amount": ["50000.00"],
            "amount_words": ["50000.00"],
            "rate": "0.12",
            "rate_period": "month",
            "due_on": ["2024-01-05"],
            "signed_on": "2023-01-05",
            "borrower_id_number": "110105198506152413",
            "signature": ["handwritten", "fingerprint"],
            "guarantor": None,
        },
    ),
    Paper(
        note(
            """
借 据
兹向王秀英借款人民币120000元（大写：壹拾贰万元整），
用于资金周转，借期自2022年6月1日至2023年5月31日止，
月息2分。如逾期未还，按月利率3%计收罚息。
借款人：赵大海、孙小妹
担保人：钱多福
2022.6.1
"""
        ),
        {
            "kind": "loan_note",
            "lender": "王秀英",
            "borrower": ["赵大海", "孙小妹"],
            "guarantor": ["钱多福"],
            "amount": ["120000.00"],
            "amount_words": ["120000.00"],
            "rate": "0.24",
            "due_on": "2023-05-31",
            "signed_on": "2022-06-01",
            "signature": ["typed"],
        },
    ),
    Paper(
        note(
            """
欠条
今欠周敏2023年3月至6月工资共计人民币贰万肆仟元整
（24000元），定于2023年12月31日前付清。
欠款人：郑州金水建筑劳务有限公司
2023年7月10日
""",
            marks=[mark_at(3, MarkKind.SEAL, left=0.3)],
        ),
        {
            "kind": "wage_note",
            "lender": "周敏",
            "borrower": ["郑州金水建筑劳务有限公司"],
            "amount": "24000.00",
            "amount_words": "24000.00",
            "due_on": "2023-12-31",
            "signed_on": "2023-07-10",
            "signature": ["seal"],
            "rate": None,
        },
    ),
    Paper(
        note(
            """
个人借款合同
甲方（出借人）：张三，身份证号：110105199003072316
乙方（借款人）：李四，身份证号：110105198506152413
一、借款金额：人民币叁拾万元整（小写：300000元）。
二、借款期限：自2023年1月1日起至2023年12月31日止。
三、借款利率：年利率12%。
甲方（签字）：
乙方（签字）：
签订日期：2023年1月1日
""",
            marks=[mark_at(6, left=0.35), mark_at(7, left=0.35)],
        ),
        {
            "kind": "contract",
            "lender": "张三",
            "borrower": ["李四"],
            "amount": "300000.00",
            "amount_words": "300000.00",
            "rate": "0.12",
            "rate_period": "year",
            "due_on": "2023-12-31",
            "signed_on": "2023-01-01",
            "borrower_id_number": "110105198506152413",
            "signature": ["handwritten"],
        },
    ),
    Paper(
        note(
            """
借条
本人李四（身份证号码110105198506152413）因做生意需
要，今向张三借到现金8万元，2024年底还清。
立据人：
2023年8月8日
"""
        ),
        {
            "lender": "张三",
            "borrower": ["李四"],
            "amount": ["80000.00"],
            "amount_words": None,
            "signed_on": "2023-08-08",
            "due_on": None,
            "borrower_id_number": "110105198506152413",
            "signature": None,
        },
    ),
    Paper(
        note("收条\n今收到陈志远借给我现金伍拾万元整，借款年利率12%。\n收款人：高峰\n2021年10月29日"),
        {
            "kind": "receipt_note",
            "lender": "陈志远",
            "borrower": ["高峰"],
            "amount": "500000.00",
            "amount_words": "500000.00",
            "rate": "0.12",
            "signed_on": "2021-10-29",
        },
    ),
    Paper(
        note(
            "借条\n今借陕西宏远建筑劳务有限责任公司人民币300万元，使用期限6个月。\n借款单位：西安大成建设有限公司\n2020年3月3日"
        ),
        {
            "lender": "陕西宏远建筑劳务有限责任公司",
            "borrower": ["西安大成建设有限公司"],
            "amount": "3000000.00",
            "signed_on": "2020-03-03",
        },
    ),
    Paper(
        note("今借到刘桂英现金￥60000，大写陆万元整。\n李四 2022年2月17日"),
        {"lender": "刘桂英", "amount": "60000.00", "amount_words": "60000.00", "signed_on": "2022-02-17"},
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_notes(paper):
    check(paper)


def test_two_spellings_that_differ_are_both_told():
    found = values(note("借条\n今借到张三人民币伍万元整（￥500000.00）。\n借款人：李四\n2023年1月5日"))
    assert found["amount_words"] == ["50000.00"]
    assert found["amount"] == ["500000.00"]


def test_interest_is_not_the_second_spelling():
    found = values(note("借条\n今借到张三现金20000元正，每月利息捌佰元正。\n借款人：李四\n2023年1月5日"))
    assert found["amount"] == ["20000.00"]
    assert "amount_words" not in found


def test_a_default_rate_is_not_the_rate_agreed():
    found = values(
        note("借条\n今借到张三现金2万元，2024年6月30日前还清，逾期按月利率3%计息。\n借款人：李四\n2023年1月5日")
    )
    assert "rate" not in found


def test_the_lenders_number_is_not_the_borrowers():
    text = "借条\n出借人：张三 身份证号：110105199003072316\n今借到人民币1万元。\n借款人：李四\n2023年1月5日"
    found = values(note(text))
    assert found["lender"] == ["张三"]
    assert "borrower_id_number" not in found


def test_a_fingerprint_read_as_a_character_is_no_part_of_the_name():
    found = values(note("借条\n今借到张三人民币1万元。\n借款人：李小四0\n2023年1月5日"))
    assert found["borrower"] == ["李小四"]


@pytest.mark.timeout(30)
def test_hostile_text_ends_soon():
    for text in ("欠" * 4000, "向张三" * 1500, "借到（" * 1500):
        values(note("\n".join(text[at : at + 38] for at in range(0, len(text), 38))))
