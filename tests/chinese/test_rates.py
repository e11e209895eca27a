from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chinese import Rate, rates


@pytest.mark.parametrize(
    ("text", "yearly", "period"),
    [
        ("年利率12%", "0.12", "year"),
        ("按年利率为15.4％计算", "0.154", "year"),
        ("24%/年", "0.24", "year"),
        ("百分之十的年利率", "0.1", "year"),
        ("月利率1.5%", "0.18", "month"),
        ("月息2分", "0.24", "month"),
        ("月息一分五厘", "0.18", "month"),
        ("3分利", "0.36", "month"),
        ("月利率20‰", "0.24", "month"),
        ("年息1分", "0.1", "year"),
        ("日万分之五", "0.1825", "day"),
        ("每日千分之一", "0.365", "day"),
        ("利率2%每月", "0.24", "month"),
    ],
)
def test_rates_with_their_period(text: str, yearly: str, period: str) -> None:
    assert [f.value for f in rates(text)] == [Rate(Decimal(yearly), period)]


@pytest.mark.parametrize(
    ("text", "multiple"),
    [
        ("LPR四倍", "4"),
        ("四倍LPR", "4"),
        ("一年期贷款市场报价利率的4倍", "4"),
        ("贷款市场报价利率（LPR）加计50%", "1.5"),
        ("一年期LPR3.85%的四倍", "4"),
        ("按同期LPR计算", "1"),
    ],
)
def test_rates_that_hang_on_the_lpr(text: str, multiple: str) -> None:
    assert [f.value for f in rates(text)] == [Rate(None, "year", Decimal(multiple))]


@pytest.mark.parametrize(
    "text", ["12%", "月息", "2024年12月", "十分感谢", "占股百分之五", "三分之一", "三分之二的份额"]
)
def test_no_rates(text: str) -> None:
    assert rates(text) == []


@given(st.text(alphabet="年月日利率息分厘%％百千万分之一二三0123456789.倍LPR", max_size=60))
def test_never_fails_and_never_overlaps(text: str) -> None:
    found = rates(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
