from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from pipeline.types import Box, Cell, Document, Table
from tests.extractors.pleadings import claim, one, parties, party, read, sums, values
from tests.paper import Row, document_of, page_of

HEAD: list[Row] = [
    "民事起诉状",
    "（民间借贷纠纷）",
    "说明：",
    "为了方便您参加诉讼，保护您的合法权利，请填写本表。",
    "当事人信息",
]
PLAINTIFF: list[Row] = [
    ("", "姓名：王小明"),
    ("", "性别：男☑  女□"),
    ("原告", "出生日期：1985年3月12日  民族：汉族"),
    ("（自然人）", "工作单位：无  职务：  联系电话：13900001111"),
    ("", "住所地（户籍所在地）：甲省乙市丙区某"),
    ("", "某路12号  经常居住地：甲省丁市戊区"),
    ("", "证件类型：身份证 证件号码：110105198503121233"),
]
NO_COMPANY: list[Row] = [
    ("", "名称："),
    ("原告", "住所地（主要办事机构所在地）："),
    ("（法人、非法人组织）", "注册地 / 登记地："),
    ("", "法定代表人 / 负责人：  职务：  联系电话："),
    ("", "统一社会信用代码："),
    ("", "类型：有限责任公司□ 股份有限公司□"),
]
AGENT: list[Row] = [
    ("", "有☑"),
    ("委托诉讼代理人", "姓名：赵律"),
    ("", "单位：某市正言律师事务所 职务：律师 联系电话：13800002222"),
    ("", "代理权限：一般授权□  特别授权☑"),
    ("", "无□"),
]
DEFENDANT: list[Row] = [
    ("", "姓名："),
    ("被告", "性别：男□  女□"),
    ("（自然人）", "出生日期：  年  月  日  民族："),
    ("", "住所地（户籍所在地）： 经常居住地："),
    ("", "名称：乙市鑫达贸易有限公司"),
    ("被告", "住所地（主要办事机构所在地）：乙市己区庚路8号"),
    ("（法人、非法人组织）", "注册地 / 登记地："),
    ("", "法定代表人 / 负责人：钱多 职务：执行董事 联系电话：13700001111"),
    ("", "统一社会信用代码：91320115MA1ABCDE0X"),
    ("", "类型：有限责任公司☑ 股份有限公司□"),
]
CLAIMS: list[Row] = [
    "诉讼请求",
    "（可完整表述诉讼请求；为方便、准确梳理要点，相关内容请在下方要素式表格中填写）",
    ("1. 本金", "截至2024年6月30日止，尚欠本金50000元（人民币，下同；如外币"),
    ("", "需特别注明）"),
    ("", "截至2024年6月30日止，尚欠利息3000元；"),
    ("2. 利息", "计算方式：按年利率12%"),
    ("", "是否请求支付至实际清偿之日止：是☑ 否□"),
    ("3. 是否要求提前还款或", "是□  提前还款（加速到期）□ / 解除合同□"),
    ("解除合同", "否☑"),
    ("4. 是否主张担保权利", "是□  内容："),
    ("", "否☑"),
    ("5. 是否主张实现债权的", "是☑  明细：律师费5000元"),
    ("费用", "否□"),
    ("6. 是否主张诉讼费用", "是☑ 否□"),
    "7. 其他请求",
    ("8. 标的总额", "58000元"),
]
REST: list[Row] = [
    "约定管辖和诉前保全",
    ("1. 有无仲裁、法院管辖", "有□  合同条款及内容："),
    ("约定", "无☑"),
    "事实与理由",
    "（可完整表述纠纷涉及的事实与理由；为方便、准确梳理要点，相关内容请在下方要素式表格中填写）",
    ("1. 合同签订情况", "2023年1月1日签订借款合同，借款期限一年"),
    ("2. 签订主体", "出借人：王小明 借款人：乙市鑫达贸易有限公司"),
    "对纠纷解决方式的意愿",
    ("是否考虑先行调解", "是□ 否☑"),
    "具状人（签字、盖章）：王小明 日期：2024年7月5日",
]


def form(*pages: list[Row], change: Callable[[str], str] = str) -> Document:
    made = [
        page_of([change(row) if isinstance(row, str) else tuple(map(change, row)) for row in rows], page_no=no)
        for no, rows in enumerate(pages, start=1)
    ]
    return read(document_of("element_complaint", *made))


FIRST = [*HEAD, *PLAINTIFF, *NO_COMPANY, *AGENT, *DEFENDANT]
SECOND = [*CLAIMS, *REST]


def test_parties_by_the_title_beside_their_cells() -> None:
    done = form(FIRST, SECOND)
    assert parties(done) == [
        ("plaintiff", "王小明"),
        ("agent", "赵律"),
        ("defendant", "乙市鑫达贸易有限公司"),
        ("legal_representative", "钱多"),
    ]
    assert party(done, 1) == {
        "role": "plaintiff",
        "kind": "natural",
        "name": "王小明",
        "sex": "男",
        "birth_date": "1985-03-12",
        "ethnicity": "汉族",
        "address": "甲省乙市丙区某某路12号",
        "residence": "甲省丁市戊区",
        "id_number": "110105198503121233",
        "phone": "13900001111",
    }
    assert (party(done, 2)["firm"], party(done, 2)["authority"]) == ("某市正言律师事务所", "special")
    assert party(done, 2)["represents"] == "王小明"
    company = party(done, 3)
    assert (company["uscc"], company["address"]) == ("91320115MA1ABCDE0X", "乙市己区庚路8号")
    assert (party(done, 4)["post"], party(done, 4)["represents"]) == ("执行董事", "乙市鑫达贸易有限公司")


def test_rows_become_claims() -> None:
    done = form(FIRST, SECOND)
    assert values(done, "claim.kind") == ["principal", "interest", "fees", "fees"]
    assert values(done, "claim.no") == ["1", "2", "5", "6"]
    assert [sums(done, n) for n in (1, 2, 3, 4)] == [["50000.00"], ["3000.00"], ["5000.00"], []]
    assert claim(done, 2)["rate"] == "0.12"
    assert one(done, "stated_total") == "58000.00"


def test_head_facts_and_foot() -> None:
    done = form(FIRST, SECOND)
    assert (one(done, "title"), one(done, "stated_cause")) == ("民事起诉状", "民间借贷纠纷")
    assert "2023年1月1日签订借款合同" in (one(done, "facts") or "")
    assert (one(done, "signatory"), one(done, "signed_on")) == ("王小明", "2024-07-05")
    assert one(done, "court") is None


@pytest.mark.parametrize(
    ("ticked", "empty"), [("☑", "□"), ("√", "□"), ("■", "□"), ("R", "口"), ("☑", "口"), ("回", "□")]
)
def test_boxes_as_they_are_read(ticked: str, empty: str) -> None:
    done = form(FIRST, SECOND, change=lambda text: text.replace("☑", ticked).replace("□", empty))
    assert party(done, 1)["sex"] == "男"
    assert party(done, 2)["authority"] == "special"
    assert values(done, "claim.kind") == ["principal", "interest", "fees", "fees"]


def test_boxes_before_their_words() -> None:
    swap = {"男☑  女□": "□男  ☑女", "一般授权□  特别授权☑": "☑一般授权 □特别授权", "是☑ 否□": "☑是 □否"}

    def change(text: str) -> str:
        for old, new in swap.items():
            text = text.replace(old, new)
        return text

    done = form(FIRST, SECOND, change=change)
    assert party(done, 1)["sex"] == "女"
    assert party(done, 2)["authority"] == "general"


def test_an_empty_form_says_nothing() -> None:
    blank = {
        "王小明",
        "1985年3月12日",
        "汉族",
        "13900001111",
        "甲省乙市丙区某",
        "某路12号",
        "甲省丁市戊区",
        "110105198503121233",
    }
    blank |= {
        "赵律",
        "某市正言律师事务所",
        "律师",
        "13800002222",
        "乙市鑫达贸易有限公司",
        "乙市己区庚路8号",
        "钱多",
        "执行董事",
    }
    blank |= {
        "13700001111",
        "91320115MA1ABCDE0X",
        "2024年6月30日",
        "50000",
        "3000",
        "按年利率12%",
        "律师费5000元",
        "58000元",
        "身份证",
        "无",
    }
    blank |= {"2023年1月1日签订借款合同，借款期限一年", "2024年7月5日", "5000元"}

    def change(text: str) -> str:
        for word in sorted(blank, key=len, reverse=True):
            text = text.replace(word, "") if "有无" not in text else text
        return text.replace("☑", "□")

    done = form(FIRST, SECOND, change=change)
    assert {f.name for f in done.fields} <= {"title", "stated_cause"}


def test_a_cause_on_the_title_s_line_is_stated_and_a_kind_of_party_is_none() -> None:
    alone = form(["民事起诉状（离婚纠纷）", *FIRST[2:]])
    assert one(alone, "stated_cause") == "离婚纠纷"
    bare = form(["民事起诉状", "请填写本表。", "原告", "（自然人）", *FIRST[4:]])
    assert values(bare, "stated_cause") == []


def test_a_statement_in_full_above_an_empty_table() -> None:
    claims: list[Row] = [
        "诉讼请求",
        "（可完整表述诉讼请求；为方便、准确梳理要点，相关内容请在下方要素式表格中填写）",
        "1、判令被告偿还借款本金50000元；2、诉讼费用由被告承担。",
        ("1. 本金", "截至  年  月  日止，尚欠本金  元（人民币，下同）"),
        ("2. 利息", "计算方式："),
    ]
    done = form(FIRST, [*claims, *REST])
    assert values(done, "claim.text") == ["判令被告偿还借款本金50000元", "诉讼费用由被告承担"]
    assert sums(done, 1) == ["50000.00"]


def test_a_row_whose_label_stands_in_its_middle() -> None:
    claims: list[Row] = [
        "诉讼请求",
        ("", "2024年1月1日至2024年1月10日期间在某医院住院"),
        ("1. 医疗费", "治疗，累计发生医疗费8000元"),
        ("", "医疗费发票、医疗费清单、病历资料：有☑  无□"),
        ("2. 护理费", "护理费1200元"),
        ("3. 营养费", "营养费  元"),
        ("4. 标的总额", "9200元"),
    ]
    done = form(FIRST, [*claims, *REST])
    assert [sums(done, n) for n in (1, 2)] == [["8000.00"], ["1200.00"]]
    assert values(done, "claim.no") == ["1", "2"]
    assert one(done, "stated_total") == "9200.00"


def test_a_paper_without_a_table_is_read_as_free_form() -> None:
    text = "民事起诉状\n原告：张三，男。\n被告：李四，女。\n诉讼请求：\n1、还款5000元。\n此致\n某市某区人民法院"
    done = read(document_of("element_complaint", text))
    assert parties(done) == [("plaintiff", "张三"), ("defendant", "李四")]
    assert one(done, "claim.amount") == "5000.00"


def test_a_form_sent_as_a_plain_complaint_is_read_as_a_form() -> None:
    done = read(document_of("complaint", page_of(FIRST), page_of(SECOND, page_no=2)))
    assert party(done, 1)["name"] == "王小明"
    assert one(done, "stated_total") == "58000.00"


def test_no_debts_is_no_claim() -> None:
    claims: list[Row] = [
        "诉讼请求",
        ("1. 解除婚姻关系", "请求判令准予原告与被告离婚"),
        ("2. 夫妻共同债务", "无债务☑ 有债务□"),
        ("", "（1）债务1：承担主体：原告□/被告□/其他□（）；"),
        ("3. 子女直接抚养", "无此问题□ 有此问题☑"),
        ("", "子女1：小宝 归属：原告☑/被告□"),
    ]
    done = form(FIRST, [*claims, *REST])
    assert values(done, "claim.kind") == ["status", "status"]
    assert values(done, "claim.no") == ["1", "3"]


def test_the_edge_of_a_photographed_sheet_rules_off_an_empty_column() -> None:
    page = page_of([*PLAINTIFF, *AGENT])
    edges = (0.0, 0.1, 0.5, 0.98)
    tops = [0.05, *(max(w.box.bottom for w in page.words if w.line == n) for n in (6, 11))]
    cells = tuple(
        Cell(row, column, 1, 1, Box(left, top, right, bottom))
        for row, (top, bottom) in enumerate(pairwise(tops))
        for column, (left, right) in enumerate(pairwise(edges))
    )
    table = Table(Box(0.0, 0.05, 0.98, tops[-1]), cells)
    done = read(document_of("element_complaint", replace(page, tables=(table,))))
    assert parties(done) == [("plaintiff", "王小明"), ("agent", "赵律")]


def test_names_in_what_is_written_below_the_parties_of_a_form() -> None:
    told: list[Row] = [
        "诉讼请求",
        ("1. 本金", "50000元"),
        "事实与理由",
        ("1. 合同签订情况", "截至目前，原告王小民与对方未达成一致。"),
    ]
    assert values(form(FIRST, told), "mentioned_name") == ["王小民"]


def test_who_signs_an_administrative_form_and_what_it_is_for() -> None:
    head: list[Row] = ["行政起诉状", "（行政处罚等案件适用）", *FIRST[2:]]
    for title in ("起诉人", "原告"):
        done = form(
            head, ["诉讼请求", ("1. 请求", "撤销决定书"), "事实与理由", "此致", "某市某区人民法院", f"{title}：王小名"]
        )
        assert (one(done, "signatory"), one(done, "stated_cause")) == ("王小名", None)
