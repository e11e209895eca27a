from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chinese import decimal, number


@given(st.integers(0, 10**12 - 1))
def test_words_small_and_capital_give_the_number_back(value: int) -> None:
    assert number(cn2an.an2cn(value, "low")) == value
    assert number(cn2an.an2cn(value, "up")) == value


@given(st.integers(0, 10**15))
def test_digits_give_the_number_back(value: int) -> None:
    assert number(str(value)) == value
    assert number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三点五万", "35000"),
        ("1.2万", "12000"),
        ("3万5千", "35000"),
        ("5万零500", "50500"),
        ("三万五", "35000"),
        ("壹拾贰万叁仟", "123000"),
        ("1亿2千万", "120000000"),
        ("〇", "0"),
        ("廿三", "23"),
        ("两百", "200"),
        ("１２", "12"),
    ],
)
def test_mixtures(text: str, value: str) -> None:
    assert decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "百万", "张三", "1.2.3", "万万", "5千3万", "一" * 60, "12a"])
def test_no_numbers(text: str) -> None:
    assert decimal(text) is None


def test_a_fraction_is_no_whole_number() -> None:
    assert number("1.5") is None


@given(st.text(alphabet="0123456789零一二三十百千万亿点.,壹拾", max_size=60))
def test_never_fails(text: str) -> None:
    decimal(text)
