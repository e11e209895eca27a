import pytest

from pipeline.types import Box, Page, TextSource, Word
from tests.extractors.papers import Paper, check, values
from tests.paper import document_of, mark_at, page_of


def table(rows):
    """A page with cells (x, y, text) in fractions, one line a height."""
    heights = sorted({y for _, y, _ in rows})
    words = [
        Word(text, Box(x, y, x + 0.0165 * len(text), y + 0.014), 0.97, heights.index(y))
        for x, y, text in sorted(rows, key=lambda r: (r[1], r[0]))
    ]
    return Page("t.pdf#1", "t.pdf", 1, 1654, 2339, "0" * 64, text_source=TextSource.OCR, words=tuple(words))


TOP_ALIGNED = table(
    [
        (0.42, 0.05, "证据目录"),
        (0.09, 0.10, "序号"),
        (0.20, 0.10, "证据名称"),
        (0.55, 0.10, "证明目的"),
        (0.85, 0.10, "页码"),
        (0.10, 0.14, "1"),
        (0.15, 0.14, "借条原件一份"),
        (0.40, 0.14, "证明被告于2023年1月5日向原告借款"),
        (0.86, 0.14, "1"),
        (0.40, 0.158, "五万元，并约定月利率百分之一的事实"),
        (0.10, 0.20, "2"),
        (0.15, 0.20, "中国某银行转账"),
        (0.40, 0.20, "证明原告已实际交付借款"),
        (0.86, 0.20, "2-3"),
        (0.15, 0.218, "电子回单"),
        (0.10, 0.26, "3"),
        (0.15, 0.26, "微信聊天记录"),
        (0.40, 0.26, "催收"),
        (0.86, 0.26, "4"),
        (0.10, 0.32, "提交人：张三"),
        (0.10, 0.345, "2024年3月5日"),
    ]
)
CENTRED = table(
    [
        (0.42, 0.05, "证据清单"),
        (0.09, 0.10, "编号"),
        (0.20, 0.10, "名称"),
        (0.52, 0.10, "证明内容"),
        (0.85, 0.10, "页数"),
        (0.40, 0.14, "证明原、被告之间存在买卖合同关系"),
        (0.40, 0.158, "双方约定了货物的单价和付款期限以及"),
        (0.10, 0.167, "1"),
        (0.15, 0.167, "《购销合同》"),
        (0.86, 0.167, "5页"),
        (0.40, 0.176, "逾期付款的违约责任和管辖的法院以及"),
        (0.40, 0.194, "其他权利和义务"),
        (0.10, 0.24, "2"),
        (0.15, 0.24, "送货单（复印件）"),
        (0.40, 0.24, "证明已交货"),
        (0.86, 0.24, "3页"),
    ]
)

PAPERS = [
    Paper(
        document_of("evidence_list", TOP_ALIGNED),
        {
            "entry.no": ["1", "2", "3"],
            "entry.name": ["借条", "中国某银行转账电子回单", "微信聊天记录"],
            "entry.purpose": [
                "证明被告于2023年1月5日向原告借款五万元,并约定月利率百分之一的事实",
                "证明原告已实际交付借款",
                "催收",
            ],
            "entry.pages": ["1", "2-3", "4"],
            "submitter": "张三",
            "signature": ["typed"],
        },
    ),
    Paper(
        document_of("evidence_list", CENTRED),
        {
            "entry.name": ["购销合同", "送货单"],
            "entry.purpose": [
                "证明原、被告之间存在买卖合同关系双方约定了货物的单价和付款期限以及逾期付款的违约责任和管辖的法院以及其他权利和义务",
                "证明已交货",
            ],
            "entry.pages": ["5", "3"],
            "submitter": None,
        },
    ),
    Paper(
        document_of(
            "evidence_list",
            """
证据清单
一、证明双方存在借贷关系的证据
1、借条一份，证明被告向原告借款五万元的事实；（第1页）
2、银行转账凭证2张，证明原告已交付借款，被告收到
借款的事实。第2-3页
二、证明催收的证据
3、微信聊天记录截图 证明目的：原告多次催收
举证人：张三
2024年3月5日
""",
        ),
        {
            "entry.no": ["1", "2", "3"],
            "entry.name": ["借条", "银行转账凭证", "微信聊天记录截图"],
            "entry.pages": ["1", "2-3"],
            "submitter": "张三",
        },
    ),
    Paper(
        document_of(
            "evidence_list",
            """
证据目录
第一组证据
证据一：劳动合同书。证明原告与被告存在劳动关系
证据二：工资银行流水。证明原告的工资标准
第二组证据
证据三：解除劳动合同通知书
""",
        ),
        {
            "entry.no": ["1", "2", "3"],
            "entry.name": ["劳动合同书", "工资银行流水", "解除劳动合同通知书"],
            "signature": None,
        },
    ),
]


@pytest.mark.parametrize("paper", PAPERS)
def test_lists(paper):
    check(paper)


def test_rows_in_equal_columns():
    page = page_of(
        [
            "证 据 目 录",
            ["序号", "证据名称", "证明目的", "页码"],
            ["1", "结婚证", "证明婚姻关系", "1-2"],
            ["2", "出生证明", "证明子女情况", "3"],
            "提交人：赵小兰",
        ],
        marks=[mark_at(4, left=0.3)],
    )
    found = values(document_of("evidence_list", page))
    assert found["entry.name"] == ["结婚证", "出生证明"]
    assert found["entry.pages"] == ["1-2", "3"]
    assert found["signature"] == ["handwritten"]


def test_a_paper_without_entries_gives_none():
    assert "entry.name" not in values(document_of("evidence_list", "证据目录\n无"))


def test_a_row_whose_number_was_not_read_is_a_row_of_its_own():
    page = table(
        [
            (0.11, 0.10, "序"),
            (0.18, 0.105, "证据名称"),
            (0.46, 0.105, "证明对象"),
            (0.86, 0.10, "页"),
            (0.11, 0.12, "号"),
            (0.86, 0.12, "码"),
            (0.18, 0.16, "处罚决定书"),
            (0.46, 0.16, "被诉行为存在"),
            (0.86, 0.16, "1"),
            (0.11, 0.20, "2"),
            (0.18, 0.20, "送达回证"),
            (0.46, 0.20, "起诉未超过期限"),
            (0.86, 0.20, "2"),
            (0.77, 0.25, "梁小航"),
        ]
    )
    found = values(document_of("evidence_list", page))
    assert found["entry.name"] == ["处罚决定书", "送达回证"]
    assert found["entry.no"] == ["2"]
    assert found["entry.pages"] == ["1", "2"]
    assert found["entry.purpose"] == ["被诉行为存在", "起诉未超过期限"]


def test_columns_with_unknown_headings_are_no_names():
    page = table(
        [
            (0.11, 0.10, "项次"),
            (0.18, 0.10, "证据材料"),
            (0.46, 0.10, "拟证事实"),
            (0.80, 0.10, "核对情况"),
            (0.11, 0.14, "1"),
            (0.18, 0.14, "借条"),
            (0.46, 0.14, "证明借款成立"),
            (0.80, 0.14, "复印件，已"),
            (0.80, 0.16, "核对"),
            (0.11, 0.20, "2"),
            (0.18, 0.20, "收入证明"),
            (0.46, 0.20, "证明有还款能力"),
            (0.80, 0.20, "复印件"),
            (0.11, 0.26, "当事人（签名）：张三"),
        ]
    )
    found = values(document_of("evidence_list", page))
    assert found["entry.name"] == ["借条", "收入证明"]
    assert found["submitter"] == ["张三"]


def test_a_purpose_behind_the_name_is_none_of_it():
    found = values(
        document_of("evidence_list", "证据材料\n（1）收据证明原告支出的费用\n（2）在职证明\n提供证据人：张三")
    )
    assert found["entry.name"] == ["收据", "在职证明"]
    assert found["submitter"] == ["张三"]


CHAPTERS = """
原告提交的证据
1说明
1.1 提交人：张三（原告）
1.2 下列证据除另有注明外均为复印件。
2证据
2.1流动资金借款合同。证明对象：证明款项往来情况
2.2抵押合同。所证事项：证明被告以房屋担保
3签署
提交人：张三
日期：2026年04月26日
"""


def test_entries_of_the_chapter_that_holds_the_evidence():
    found = values(document_of("evidence_list", CHAPTERS))
    assert found["entry.no"] == ["1", "2"]
    assert found["entry.name"] == ["流动资金借款合同", "抵押合同"]
    assert found["submitter"] == ["张三"]


@pytest.mark.parametrize("label", ["用途", "拟证", "说明的问题"])
def test_a_label_behind_the_name_is_none_of_it(label):
    text = f"证据清单\n提交人：张三\n证据1：劳动合同1份　{label}：证明劳动关系\n证据2：工资条　{label}：月工资\n签名："
    assert values(document_of("evidence_list", text))["entry.name"] == ["劳动合同", "工资条"]


def test_dates_and_counts_are_no_chapters():
    text = "证据清单\n1借条\n1.5万元收据\n2聊天记录\n2.5份样品\n提交人：张三"
    assert values(document_of("evidence_list", text))["entry.no"] == ["1", "2"]


def test_the_submitters_long_name_above_the_place_to_sign_is_no_row():
    page = table(
        [
            (0.10, 0.10, "序号"),
            (0.25, 0.10, "材料名称"),
            (0.60, 0.10, "待证事实"),
            (0.10, 0.13, "1"),
            (0.25, 0.13, "欠款明细表"),
            (0.60, 0.13, "证明被告欠款"),
            (0.25, 0.17, "天津海河机械制造有限公司滨海新"),
            (0.10, 0.18, "提交方"),
            (0.25, 0.19, "区分公司"),
            (0.10, 0.23, "提交方：天津海河机械制造有限公司滨海新区分公司"),
        ]
    )
    assert values(document_of("evidence_list", page))["entry.name"] == ["欠款明细表"]
