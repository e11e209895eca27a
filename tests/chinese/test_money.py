from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chinese import amount, amounts, is_words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("偿还借款50000元", ["50000"]),
        ("￥50,000.00", ["50000"]),
        ("人民币伍万元整", ["50000"]),
        ("壹拾贰万叁仟元整", ["123000"]),
        ("伍仟叁佰贰拾元伍角陆分", ["5320.56"]),
        ("1200元5角", ["1200.5"]),
        ("3亿元", ["300000000"]),
        ("借给他五万块，", ["50000"]),
        ("五块钱", ["5"]),
        ("三点五万元", ["35000"]),
        ("5万余元", ["50000"]),
        ("一万多元", ["10000"]),
        ("借款7.7万元，利息1万", ["77000", "10000"]),
        ("24，500元", ["24500"]),
        ("50 000.00元", ["50000"]),
        ("￥5 万元", ["50000"]),
        ("1.50000元", ["50000"]),
        ("人民币50000", ["50000"]),
        ("医疗费1000元、误工费2000.5元", ["1000", "2000.5"]),
        ("人民币伍万元整（￥50,000.00元）", ["50000", "50000"]),
        ("（大写）：壹佰元整", ["100"]),
        ("误工费4.200.00元", ["4200"]),
        ("共1.234.567.80元", ["1234567.8"]),
    ],
)
def test_sums(text: str, values: list[str]) -> None:
    assert [f.value for f in amounts(text)] == [Decimal(v) for v in values]


@pytest.mark.parametrize(
    "text",
    [
        "100美元",
        "3万美元",
        "二单元301室",
        "元旦",
        "人口10万人",
        "第一、二项",
        "年利率12%",
        "2024年5月6日",
        "百万元",
        "日万分之五",
        "12元素",
        "（¥619,99,800.00）",
        "619,99,800.00元",
        "医疗费07799.26元",
    ],
)
def test_no_sums(text: str) -> None:
    assert amounts(text) == []


def test_each_find_stands_where_it_says() -> None:
    text = "先付５０００元，再付叁万元整。"
    found = amounts(text)
    assert [text[f.start : f.end] for f in found] == [f.text for f in found] == ["５０００元", "叁万元整"]


def test_form_is_told_by_the_text() -> None:
    assert is_words("伍万元整")
    assert not is_words("5万元")
    assert not is_words("50000元")


def test_the_one_sum_of_a_short_text() -> None:
    assert amount("伍万元整(￥50000)") == Decimal("50000.00")
    assert amount("50000.00") == Decimal("50000.00")
    assert amount("伍万") == Decimal("50000.00")
    assert amount("1000元或2000元") is None
    assert amount("见附件") is None


@given(st.integers(1, 10**10), st.sampled_from(["元", "元整", "圆整"]))
def test_words_round_trip(value: int, unit: str) -> None:
    text = f"共计人民币{cn2an.an2cn(value, 'up')}{unit}。"
    assert [f.value for f in amounts(text)] == [Decimal(value)]


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_digits_round_trip(value: Decimal) -> None:
    assert [f.value for f in amounts(f"支付{value:,.2f}元。")] == [value]


@given(st.text(alphabet="0123456789万亿元,. ¥人民币伍整角分", max_size=80))
def test_never_fails_and_never_overlaps(text: str) -> None:
    found = amounts(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_hostile_text_takes_linear_time() -> None:
    start = time.process_time()
    for text in ("1" * 60_000, "1," * 30_000, "万" * 60_000, "¥ " * 30_000, "1 " * 30_000):
        amounts(text)
    assert time.process_time() - start < 8
