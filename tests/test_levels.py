"""Which court by the sum: the day before and the day of each notice, and one yuan below and at each line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.law import Unknown
from pipeline.levels import Seats, lines


@pytest.mark.parametrize(
    ("day", "province", "seats", "middle", "high"),
    [
        (date(2021, 10, 1), "北京市", "same", 5 * 10**8, 5 * 10**9),
        (date(2026, 3, 1), "西藏自治区", "all_outside", 5 * 10**8, 5 * 10**9),
        (date(2021, 10, 1), "贵州省", "crossing", 10**8, 5 * 10**9),
        (date(2021, 9, 30), "河南省", "same", 10**8, 5 * 10**9),
        (date(2020, 10, 1), "湖南省", "crossing", 5 * 10**7, 5 * 10**9),
        (date(2018, 7, 31), "北京市", "same", 10**8, 5 * 10**8),
        (date(2018, 7, 31), "浙江省", "crossing", 5 * 10**7, 3 * 10**8),
        (date(2015, 5, 1), "山东省", "same", 3 * 10**7, 3 * 10**8),
        (date(2015, 5, 1), "宁夏回族自治区", "crossing", 5 * 10**6, 2 * 10**7),
    ],
)
def test_the_lines_of_the_day(day: date, province: str, seats: Seats, middle: int, high: int) -> None:
    found = lines(day, province, seats)
    assert (found.middle, found.high) == (Decimal(middle), Decimal(high))
    assert "法发〔" in found.source


@pytest.mark.parametrize(
    ("day", "province", "seats"),
    [
        (date(2015, 4, 30), "北京市", "same"),
        (date(2018, 8, 1), "北京市", "same"),
        (date(2020, 9, 30), "河南省", "same"),
        (date(2021, 9, 30), "北京市", "same"),
        (date(2017, 1, 1), "北京市", "all_outside"),
    ],
)
def test_a_notice_that_is_not_in_the_table_is_not_guessed(day: date, province: str, seats: Seats) -> None:
    with pytest.raises(Unknown, match="无法计算"):
        lines(day, province, seats)
