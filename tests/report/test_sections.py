"""What review.html shows beside the findings: clocks, identities, sums, and the second round."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.report import write
from pipeline.report.xlsx import tables
from pipeline.types import After, Document, Fee, Field, Review
from tests.report.made import review_in


@pytest.fixture
def review(tmp_path: Path) -> Review:
    return review_in(tmp_path)


def html(review: Review, folder: Path) -> str:
    (path,) = write(review, folder / "out", ("html",))
    return path.read_text()


def section(text: str, name: str) -> str:
    found = re.search(rf'<section id="{name}">.*?</section>', text, re.DOTALL)
    assert found is not None, name
    return found[0]


def test_the_clocks_stand_side_by_side(review: Review, tmp_path: Path) -> None:
    told = section(html(review, tmp_path), "clocks")
    for words in ("民事、行政起诉审查", "线下提交补正材料", "在线提交补正材料", "民事案件补齐材料", "应当先行立案"):
        assert words in told
    assert "第七条第二款" in told
    assert "<b>2026-03-09</b>" in told
    assert "顺延至2026-03-09" in told


def test_before_there_were_clocks_the_report_says_so(review: Review, tmp_path: Path) -> None:
    old = replace(review, case=replace(review.case, as_of=date(2015, 4, 30)))
    assert "无法计算" in section(html(old, tmp_path), "clocks")


def test_identities_and_sums_are_shown_where_papers_tell_them(review: Review, tmp_path: Path) -> None:
    bare = html(replace(review, case=replace(review.case, documents=(), claims=())), tmp_path)
    assert 'id="matrix"' not in bare
    assert 'id="money"' not in bare
    name = Field("lender", "张三丰", 0.9, (), "test")
    sums = Field("amount", "40000.00", 0.9, (), "test")
    note = Document("d3", "loan_note", "借条", review.documents[0].pages, 0.9, (name, sums))
    full = html(replace(review, case=replace(review.case, documents=(*review.documents, note))), tmp_path)
    assert '<td class="equal">一致' in section(full, "matrix")
    assert "不符, 相差 10000.00" in section(full, "money")


@pytest.mark.parametrize(
    ("fee", "said"),
    [
        (Fee(Decimal(300), None, None, ""), "300.00 元</b>"),
        (Fee(None, Decimal(50), Decimal(300), ""), "50.00 元 – 300.00 元</b>"),
        (Fee(None, Decimal(50), None, ""), "50.00 元以上</b>"),
        (Fee(None, None, None, ""), "未能计算</b>"),
    ],
)
def test_a_fee_is_a_sum_a_range_or_a_least_sum(review: Review, tmp_path: Path, fee: Fee, said: str) -> None:
    assert said in section(html(replace(review, case=replace(review.case, fee=fee)), tmp_path), "case")


def test_the_second_round_has_a_sheet_of_its_own(review: Review, tmp_path: Path) -> None:
    cured, *left = review.findings
    after = After("0" * 64, (cured,), ((left[0].rule_id, left[0].subject),), ((left[1].rule_id, left[1].subject),), ())
    told = tables(replace(review, findings=tuple(left), run=replace(review.run, after=after)))
    assert list(told["补正情况"]["情况"]) == ["已补正", "仍有", "新"]
    assert "补正情况" not in tables(review)


def test_the_second_round_says_what_was_cured_and_what_is_new(review: Review, tmp_path: Path) -> None:
    cured, *left = review.findings
    after = After("0" * 64, (cured,), ((left[0].rule_id, left[0].subject),), ((left[1].rule_id, left[1].subject),), ())
    told = section(html(replace(review, findings=tuple(left), run=replace(review.run, after=after)), tmp_path), "round")
    assert re.search(r"已补正</td><td>补正</td><td>原告 张三丰", told)
    assert re.search(r"仍有</td><td>补正</td><td>证据", told)
    assert re.search(r"新</td><td>仅供审理</td><td>时效", told)
    assert "已补正 1 项, 仍未补正 1 项, 新出现或加重 1 项" in told
    assert 'id="round"' not in html(review, tmp_path)
