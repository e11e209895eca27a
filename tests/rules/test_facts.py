"""What rules see of a document's text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules.facts import Facts
from pipeline.sheet import sheet_of
from pipeline.text import plain
from tests.paper import document_of
from tests.rules.build import case_of


@given(st.lists(st.text("借条：（张 三）　1，", min_size=1, max_size=9), min_size=1, max_size=6))
def test_lines_are_the_sheets_in_plain_form(lines: list[str]) -> None:
    facts = Facts(case_of({}))
    paper = document_of("loan_note", "\n".join(line if line.strip() else "甲" for line in lines))
    assert facts.lines(paper) == tuple(plain(line.text) for line in sheet_of(paper).lines)
    assert facts.text(paper) == plain(sheet_of(paper).text)
