from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chinese import date_of, dates, impossible_dates

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DIGITS = "〇一二三四五六七八九"


def in_words(value: int) -> str:
    """十二, 二十, 三十一."""
    tens, unit = divmod(value, 10)
    words = "零一二三四五六七八九"
    return (("" if tens == 1 else words[tens]) + "十" if tens else "") + (words[unit] if unit else "")


@given(DAYS)
def test_every_usual_form(day: date) -> None:
    year = "".join(DIGITS[int(d)] for d in str(day.year))
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{year}年{in_words(day.month)}月{in_words(day.day)}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
    ]
    for form in forms:
        assert [f.value for f in dates(f"于{form},到期")] == [day], form
        assert date_of(form) == day, form


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2O24年O3月15日", date(2024, 3, 15)),
        ("２０２４年３月５日", date(2024, 3, 5)),
        ("二零二四年元月廿三日", date(2024, 1, 23)),
        ("2024年3月1 5日", date(2024, 3, 15)),
        ("20240305", date(2024, 3, 5)),
        ("2024年3月5号", date(2024, 3, 5)),
    ],
)
def test_noise_and_rare_forms(text: str, day: date) -> None:
    assert date_of(text) == day


@pytest.mark.parametrize(
    "text", ["2024年3月", "1.2.3.4", "192.168.1.10", "13812345678", "2024-13-05", "第2024号", "2024.3.5.6"]
)
def test_no_dates(text: str) -> None:
    assert dates(text) == []


def test_impossible_dates_are_told_apart() -> None:
    text = "2024年2月30日交付，2023-13-05付款，2024年2月29日结清"
    assert [f.value for f in impossible_dates(text)] == ["2024-2-30", "2023-13-5"]
    assert [f.value for f in dates(text)] == [date(2024, 2, 29)]


def test_several_dates_are_no_one_date() -> None:
    assert date_of("2024年1月1日至2024年2月1日") is None


@given(st.text(alphabet="0123456789年月日号.-/ 二〇一十Oo", max_size=60))
def test_never_fails(text: str) -> None:
    dates(text)
    impossible_dates(text)


def test_hostile_text_takes_linear_time() -> None:
    start = time.process_time()
    for text in ("2024年" * 20_000, "2" * 60_000, "2024-1" * 10_000, "二" * 60_000):
        dates(text)
    assert time.process_time() - start < 8
