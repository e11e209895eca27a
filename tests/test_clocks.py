"""The filing clocks, the restart rules side by side, and last days that fall on holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clocks import filing, last_day, restarts, undecided, working
from pipeline.law import Unknown
from pipeline.types import Case, Category, Cause, Total

DAY = timedelta(days=1)
COVERED = st.dates(date(2015, 1, 1), date(2026, 11, 30))


def case(category: Category, *path: str) -> Case:
    cause = Cause(path[-1], path, 0.9) if path else None
    return Case(
        category, 0.9, cause, None, None, date(2026, 3, 1), (), (), Total(None, ""), None, None, (), (), ()
    )  # fmt: skip


CIVIL = case(Category.CIVIL, "合同、准合同纠纷", "民间借贷纠纷")
ADMIN = case(Category.ADMINISTRATIVE, "行政处罚")


@pytest.mark.parametrize(
    ("of", "days", "last", "strict"),
    [
        (CIVIL, 7, date(2026, 3, 9), date(2026, 3, 8)),
        (ADMIN, 7, date(2026, 3, 9), date(2026, 3, 8)),
        (case(Category.PRIVATE_PROSECUTION, "侮辱案"), 15, date(2026, 3, 17), date(2026, 3, 17)),
        (case(Category.CIVIL, "特殊诉讼程序", "第三人撤销之诉"), 30, date(2026, 4, 1), date(2026, 3, 31)),
        (case(Category.CIVIL, "执行程序中的异议之诉", "执行异议之诉"), 15, date(2026, 3, 17), date(2026, 3, 16)),
        (case(Category.ENFORCEMENT, "民间借贷纠纷"), 7, date(2026, 3, 9), date(2026, 3, 8)),
    ],
)
def test_each_kind_of_case_has_its_time(of: Case, days: int, last: date, strict: date) -> None:
    """Received on Monday, 2026-03-02."""
    clock = filing(of, date(2026, 3, 2))
    assert (clock.days, clock.first, clock.last, clock.strict) == (days, date(2026, 3, 3), last, strict)
    assert "第八条" in clock.citation.article


def test_no_clock_before_its_law() -> None:
    assert filing(CIVIL, date(2015, 5, 4)).days == 7
    with pytest.raises(Unknown, match="无法计算"):
        filing(CIVIL, date(2015, 4, 30))


def test_three_ways_to_start_anew_side_by_side() -> None:
    paper, online, civil = restarts(CIVIL, date(2026, 3, 10))
    assert (paper.citation.article, paper.words) == ("第七条第二款", "自收到补正材料之日起计算")
    assert (online.citation.article, online.words) == ("第九条第一款第(二)项", "自收到补正材料后次日重新起算")
    assert civil.citation.article == "第二百零八条第二款"
    assert paper.last == online.last == civil.last == date(2026, 3, 17)
    assert (paper.strict, online.strict) == (date(2026, 3, 16), date(2026, 3, 17))


def test_an_administrative_complaint_has_a_rule_of_its_own() -> None:
    assert [c.name for c in restarts(ADMIN, date(2026, 3, 10))] == [
        "线下提交补正材料", "在线提交补正材料", "行政起诉状补正",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2021, 7, 30), ["线下提交补正材料", "民事案件补齐材料"]),
        (date(2021, 8, 1), ["线下提交补正材料", "在线提交补正材料", "民事案件补齐材料"]),
    ],
)
def test_the_online_rule_the_day_before_and_the_day(day: date, names: list[str]) -> None:
    assert [c.name for c in restarts(CIVIL, day)] == names


def test_a_prosecution_starts_anew_with_its_own_fifteen_days() -> None:
    assert {c.days for c in restarts(case(Category.PRIVATE_PROSECUTION), date(2026, 3, 10))} == {15}


@pytest.mark.parametrize(
    ("received", "last"),
    [
        pytest.param(date(2026, 2, 5), date(2026, 2, 12), id="the working day before"),
        pytest.param(date(2026, 2, 7), date(2026, 2, 14), id="a Saturday on which people work"),
        pytest.param(date(2026, 2, 8), date(2026, 2, 24), id="the first day of the Spring Festival"),
        pytest.param(date(2026, 2, 16), date(2026, 2, 24), id="its last day"),
        pytest.param(date(2026, 2, 17), date(2026, 2, 24), id="the day after"),
        pytest.param(date(2026, 3, 7), date(2026, 3, 16), id="an ordinary Saturday"),
        pytest.param(date(2026, 9, 24), date(2026, 10, 8), id="the National Day week"),
        pytest.param(date(2019, 4, 25), date(2019, 5, 5), id="a Sunday on which people work"),
    ],
)
def test_a_last_day_on_a_holiday_moves(received: date, last: date) -> None:
    assert last_day(received, 7) == last
    clock = filing(CIVIL, received)
    assert clock.last == last
    assert ("顺延" in clock.how) == (last != received + 7 * DAY)


def test_a_year_without_its_calendar_is_not_guessed() -> None:
    assert last_day(date(2026, 12, 23), 7) == date(2026, 12, 30)
    with pytest.raises(Unknown, match="2027年"):
        last_day(date(2026, 12, 25), 7)
    clock = filing(CIVIL, date(2026, 12, 25))
    assert clock.last is None
    assert "无法计算" in clock.how


def test_an_unknown_category_is_counted_as_civil() -> None:
    assert filing(replace(CIVIL, category=None), date(2026, 3, 2)).days == 7
    assert len(restarts(replace(CIVIL, category=None), date(2026, 3, 2))) == 3


def test_undecided_in_time_is_filed_first() -> None:
    words, citation = undecided()
    assert "先行立案" in words
    assert citation.article == "第八条第二款"


@given(COVERED, st.integers(1, 30))
def test_a_period_ends_on_a_working_day_and_never_early(received: date, days: int) -> None:
    last = last_day(received, days)
    assert working(last)
    assert received + days * DAY <= last <= received + (days + 10) * DAY
    assert not any(working(received + n * DAY) for n in range(days, (last - received).days))
