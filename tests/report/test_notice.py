"""The correction notice, read back from the file that is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from pipeline.report import write
from pipeline.types import Citation, Field, Finding, Level, Party, PartyKind, Review, Role, Status
from tests.report.made import LAW, review_in

CPI = Citation("最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", "第八十八条")


def read(review: Review, folder: Path, days: int | None = None) -> str:
    (path,) = write(review, folder / "out", ("docx",), days)
    return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


def finding(rule: str, status: Status = Status.FAIL, level: Level = Level.CORRECTION) -> Finding:
    return Finding(rule, status, level, f"对象{rule}", f"事项{rule}, 详见", f"办法{rule}", (LAW, CPI), (), ("a.pdf#1",))


@pytest.fixture
def review(tmp_path: Path) -> Review:
    return review_in(tmp_path)


def test_all_corrections_stand_in_one_notice_numbered(review: Review, tmp_path: Path) -> None:
    text = read(replace(review, findings=tuple(finding(f"r{n}") for n in range(12))), tmp_path)
    assert "下列12项需要补正" in text
    assert [f"{n}．对象r{n - 1}：事项r{n - 1}，详见。" in text for n in range(1, 13)] == [True] * 12
    assert "一次性告知" in text
    assert "第七条第一款" in text


def test_each_says_law_place_and_remedy(review: Review, tmp_path: Path) -> None:
    text = read(review, tmp_path)
    assert "所在材料：「起诉状.jpg」第1页、「身份证.jpg」第1页" in text
    assert "补正方法：请更正起诉状中的身份证号码" in text
    assert "法律依据：《最高人民法院关于人民法院登记立案若干问题的规定》第六条" in text


def test_a_paper_that_is_not_there_says_how_far_was_looked(review: Review, tmp_path: Path) -> None:
    assert "所在材料：查看了全部1页，未见" in read(replace(review, findings=(finding("x"),)), tmp_path)


def test_names_of_laws_inside_names_of_laws(review: Review, tmp_path: Path) -> None:
    text = read(replace(review, findings=(finding("x"),)), tmp_path)
    assert "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第八十八条" in text


@pytest.mark.parametrize(
    ("status", "level"),
    [
        (Status.REVIEW, Level.CORRECTION),
        (Status.FAIL, Level.NOTICE),
        (Status.REVIEW, Level.NOTICE),
        (Status.FAIL, Level.TRIAL),
        (Status.REVIEW, Level.TRIAL),
    ],
)
def test_nothing_else_ever_stands_in_it(review: Review, tmp_path: Path, status: Status, level: Level) -> None:
    text = read(replace(review, findings=(finding("in"), finding("out", status, level))), tmp_path)
    assert "事项in" in text
    assert "out" not in text
    assert "下列1项" in text
    alone = read(replace(review, findings=(finding("out", status, level),)), tmp_path)
    assert "无需发出" in alone
    assert "out" not in alone


def test_nothing_is_rejected_or_threatened(review: Review, tmp_path: Path) -> None:
    text = read(review, tmp_path)
    assert not [word for word in ("不予受理", "不予立案", "驳回", "退回", "拒绝") if word in text]


def test_the_time_to_put_right_is_blank_or_as_set(review: Review, tmp_path: Path) -> None:
    assert "收到本告知书之日起____日内补正" in read(review, tmp_path)
    assert "收到本告知书之日起15日内补正" in read(review, tmp_path, 15)


def test_it_says_how_the_time_to_decide_starts_anew(review: Review, tmp_path: Path) -> None:
    text = read(review, tmp_path)
    assert "线下提交补正材料的，自收到补正材料之日起计算" in text
    assert "在线提交补正材料的，自收到补正材料后次日重新起算" in text


def test_before_there_was_such_a_rule_it_says_nothing_of_it(review: Review, tmp_path: Path) -> None:
    old = replace(review, case=replace(review.case, as_of=date(2015, 4, 30)))
    assert "决定是否立案的期间" not in read(old, tmp_path)


def test_court_and_filers_are_named_or_left_blank(review: Review, tmp_path: Path) -> None:
    assert read(review, tmp_path).startswith("北京市朝阳区人民法院\n")
    assert "原告张三丰：" in read(review, tmp_path)
    nobody = replace(review, case=replace(review.case, court=None, parties=()))
    assert read(nobody, tmp_path).startswith("____人民法院\n")
    assert "\n起诉人：\n" in read(nobody, tmp_path)


def test_several_filers_are_named_by_their_role_in_the_case(review: Review, tmp_path: Path) -> None:
    people = tuple(
        Party(Role.APPLICANT, PartyKind.NATURAL, (Field("name", name, 0.9, (), "test"),)) for name in ("甲一", "乙二")
    )
    enforcing = replace(review.case, parties=people, category=type(review.case.category)("enforcement"))
    assert "申请执行人甲一、乙二：" in read(replace(review, case=enforcing), tmp_path)
