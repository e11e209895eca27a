from __future__ import annotations

import time

from spacy.tokens import Doc, DocBin

from pipeline import nlp
from pipeline.sheet import Sheet, sheet_of
from tests.paper import document_of, page_of, wrapped

COMPLAINT = """民事起诉状
原　告：王小明，男，1985年3月12日出生，汉族，住甲省乙市丙区丁路12号3幢402室，联系电话13900001111，公民身份号码\
11010519491231002X。
被告：周大强，男，住甲省乙市。
诉 讼 请 求：
1、判令被告偿还借款50000元，并按年利率12%支付利息；
2、诉讼费由被告承担。
此　　致
乙市丙区人民法院
"""


def read(text: str) -> tuple[Sheet, Doc]:
    sheet = sheet_of(document_of("complaint", wrapped(text)))
    return sheet, nlp.read(sheet)


def test_broken_lines_become_paragraphs_and_idle_space_goes() -> None:
    _, doc = read(COMPLAINT)
    paragraphs = doc.text.split("\n")
    assert paragraphs[1].startswith("原告:王小明")
    assert paragraphs[1].endswith("11010519491231002X。")
    assert "诉讼请求:" in paragraphs
    assert paragraphs[-2:] == ["此致", "乙市丙区人民法院"]


def test_a_token_is_a_character_and_leads_back_to_the_sheet() -> None:
    sheet, doc = read(COMPLAINT)
    assert [t.text for t in doc] == list(doc.text)
    for span in (*doc.ents, *doc.spans["money"], *doc.spans["date"]):
        start, end = span._.place
        assert "".join(sheet.text[start:end].split()) == span.text


def test_labels_by_meaning() -> None:
    _, doc = read(COMPLAINT)
    found = {(e.label_, e.ent_id_, e.text) for e in doc.ents}
    assert {("ROLE", "plaintiff", "原告"), ("FIELD", "phone", "联系电话"), ("HEAD", "claims", "诉讼请求")} <= found


def test_values_stand_in_groups_with_their_normal_form() -> None:
    _, doc = read(COMPLAINT)
    groups = {name: [s.kb_id_ for s in doc.spans[name]] for name in nlp.VALUES}
    assert groups["money"] == ["50000.00"]
    assert groups["date"] == ["1985-03-12"]
    assert groups["id_number"] == ["11010519491231002X"]
    assert groups["phone"] == ["13900001111"]
    assert groups["rate"] == ["0.12|year|"]


def test_list_markers() -> None:
    _, doc = read("诉讼请求：\n1、付款；\n(2)道歉；\n三、赔偿；\n④其他")
    assert [s.label_ for s in doc.spans["markers"]] == ["digit、|1", "(digit)|2", "word、|3", "circle|4"]


def test_boxes_lie_on_the_printed_lines() -> None:
    sheet, doc = read(COMPLAINT)
    money = doc.spans["money"][0]
    ((page, box),) = money._.boxes
    line = sheet.line_at(money._.place[0])
    assert page == line.page.page_id
    assert line.box.top <= box.top < box.bottom <= line.box.bottom
    assert box.right - box.left < line.box.right - line.box.left


def test_a_span_over_two_lines_has_two_boxes() -> None:
    sheet, doc = read("甲" * 37 + "50000元整，" + "乙" * 30)
    (money,) = doc.spans["money"]
    assert len(money._.boxes) == 2
    assert len(sheet.lines) == 2


def test_groups_and_boxes_survive_storage() -> None:
    _, doc = read(COMPLAINT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.pipeline().vocab)
    for name in ("money", "date", "phone"):
        assert [s.kb_id_ for s in again.spans[name]] == [s.kb_id_ for s in doc.spans[name]]
        assert [s._.boxes for s in again.spans[name]] == [s._.boxes for s in doc.spans[name]]


def test_a_short_line_ends_a_paragraph_and_a_full_one_does_not() -> None:
    full, short = "甲" * 38, "乙" * 10
    sheet = sheet_of(document_of("complaint", page_of([full, short, "丙" * 5])))
    assert nlp.paragraphs(sheet)[0] == f"{full}{short}\n{'丙' * 5}"


def test_marks_that_hang_out_over_the_edge_make_no_other_line_short() -> None:
    full = "住所地为甲省乙市丙区丁路十二号三幢四〇二"
    sheet = sheet_of(
        document_of(
            "complaint", f"民事起诉状\n{full}\n室，电话一三九。\n以上事实均有《行政处罚决定书的送达回证》，》，\n为证。"
        )
    )
    assert f"{full}室,电话一三九。" in nlp.read(sheet).text.split("\n")


def test_a_title_with_a_colon_opens_a_paragraph_under_a_full_line() -> None:
    sheet = sheet_of(document_of("complaint", page_of(["甲" * 38, "被告：李四，男", "此致"])))
    assert nlp.paragraphs(sheet)[0].split("\n") == ["甲" * 38, "被告:李四,男", "此致"]


def test_nothing_gives_an_empty_document() -> None:
    assert len(nlp.read(Sheet(()))) == 0


def test_long_and_hostile_papers_stay_bounded() -> None:
    pages = [page_of(["1、" * 200] * 60, page_no=n) for n in range(1, 12)]
    start = time.process_time()
    doc = nlp.read(sheet_of(document_of("complaint", *pages)))
    assert len(doc) <= nlp.MAX_CHARACTERS
    assert time.process_time() - start < 20
