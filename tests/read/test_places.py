"""Labels of places to sign, whoever is asked and however."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.places import asks_to_sign, ends_of_labels
from pipeline.types import Box, Word


def word(text: str) -> Word:
    return Word(text, Box(0.1, 0.1, 0.5, 0.12), 0.99, 0)


@pytest.mark.parametrize(
    "label",
    [
        "具状人：", "具 状 人", "起诉人（签名或盖章）：", "递交人亲笔：", "呈状人:", "授权人：", "被授权人（签字）",
        "审判员：", "立书人〔捺印〕：", "【原告签章】", "（六）落款〔自然人签名，单位盖章〕", "请在此处签名",
        "授权方（印章）", "主治医师：", "收款单位（人）：", "执法人员：", "员工确认：", "委托单位盖章处",
    ],
)  # fmt: skip
def test_somebody_is_asked_to_sign_at_the_end(label: str) -> None:
    assert list(ends_of_labels(word(label))) == [len(label)]


@pytest.mark.parametrize(
    ("text", "at"),
    [("起诉人：王小明", 4), ("签署人（原告）肖兰英", 7), ("承办人：冀国栋", 4), ("具状人（签名）：张三", 8)],
)
def test_a_name_may_follow_in_the_same_word(text: str, at: int) -> None:
    assert at in ends_of_labels(word(text))


@pytest.mark.parametrize(
    "text",
    [
        "被告拒不归还。", "2026年3月1日", "此致", "姓名：王小明", "住所地：甲省乙市", "联系电话：13800000000",
        "合计金额：5000.00", "事实与理由：",
        "起诉人：甲省乙市丙区丁某某有限责任公司",
    ],
)  # fmt: skip
def test_other_print_asks_nobody(text: str) -> None:
    assert not asks_to_sign(word(text))


@given(st.text(alphabet="人签名章（）：具状 王，。1a", max_size=24))
def test_places_lie_within_the_word(text: str) -> None:
    assert all(0 < at <= len(text) for at in ends_of_labels(word(text)))
