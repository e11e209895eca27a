from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sheet import Sheet, sheet_of
from pipeline.types import Box, Mark, MarkKind, Page, Word
from tests.paper import document_of, page_of


def test_offsets_of_a_match_lead_to_its_box() -> None:
    sheet = sheet_of(document_of("loan_note", "借条\n今借到张三人民币伍万元整"))
    match = sheet.find("张三")
    assert match is not None
    (seen,) = sheet.evidence(*match.span())
    assert seen.text == "张三"
    line = sheet.line_at(match.start())
    assert line.box.left < seen.bbox.left < seen.bbox.right < line.box.right


def test_evidence_over_a_line_break_has_one_box_a_line() -> None:
    sheet = sheet_of(document_of("complaint", "被告住北京市朝\n阳区建国路1号"))
    found = sheet.evidence(3, len(sheet.text))
    assert [e.text for e in found] == ["北京市朝", "阳区建国路1号"]
    assert found[0].bbox.bottom <= found[1].bbox.top


def test_a_field_is_as_sure_as_its_least_certain_word() -> None:
    sure = Word("金额", Box(0.1, 0.1, 0.2, 0.12), 0.99, 0)
    unsure = Word("50000", Box(0.2, 0.1, 0.3, 0.12), 0.5, 0)
    sheet = Sheet([Page("a#1", "a", 1, 100, 100, "0", words=(sure, unsure))])
    assert sheet.text == "金额50000"
    assert sheet.field("amount", "50000.00", 0, 7, "t", trust=0.9).confidence == pytest.approx(0.45)
    assert sheet.field("amount", "50000.00", 0, 2, "t").confidence == pytest.approx(0.99)


def test_evidence_knows_how_sure_each_character_was() -> None:
    read = Word("张三丰", Box(0.1, 0.1, 0.2, 0.12), 0.9, 0, sure=(0.99, 0.4, 0.98))
    typed = Word("原告", Box(0.5, 0.1, 0.6, 0.12), 1.0, 0)
    edited = Word("是☑", Box(0.1, 0.2, 0.2, 0.22), 0.9, 1, sure=(0.9,))
    sheet = Sheet([Page("a#1", "a", 1, 100, 100, "0", words=(read, typed, edited))])
    assert sheet.text == "张三丰 原告\n是☑"
    assert [(e.text, e.sure) for e in sheet.evidence(1, 5)] == [("三丰 原", (0.4, 0.98, 1.0, 1.0))]
    assert [(e.text, e.sure) for e in sheet.evidence(3, 5)] == [("原", ())]
    assert [e.sure for e in sheet.evidence(7, 9)] == [()]


def test_words_that_stand_apart_are_kept_apart() -> None:
    left = Word("付款人", Box(0.1, 0.1, 0.2, 0.12), 0.9, 0)
    right = Word("收款人", Box(0.6, 0.1, 0.7, 0.12), 0.9, 0)
    assert Sheet([Page("a#1", "a", 1, 100, 100, "0", words=(left, right))]).text == "付款人 收款人"


def test_an_empty_document_has_no_text_and_no_evidence() -> None:
    sheet = Sheet([page_of([])])
    assert sheet.text == ""
    assert sheet.evidence(0, 10) == ()


@given(st.lists(st.text("甲乙丙 1a", min_size=1, max_size=9), min_size=1, max_size=6), st.data())
def test_flat_text_leads_back_to_the_same_characters(lines: list[str], data: st.DataObject) -> None:
    sheet = Sheet([page_of([line for line in lines if line.strip()] or ["甲"])])
    flat, back = sheet.flat
    at = data.draw(st.integers(0, len(flat) - 1))
    assert sheet.text[back(at)] == flat[at]


def test_doubtful_marks_are_not_among_the_sheets_own() -> None:
    sure, doubtful = (Mark(MarkKind.SIGNATURE, Box(0.1, 0.1, 0.2, 0.2), p, "black") for p in (0.8, 0.4))
    page = replace(page_of(["具状人："]), marks=(sure, doubtful))
    assert Sheet([page]).marks() == ((page, sure),)
