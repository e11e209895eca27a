from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import halved, lookalike, plain, similar, squeezed


@given(st.text())
def test_halving_keeps_every_offset(text: str) -> None:
    assert len(halved(text)) == len(text)


@given(st.text())
def test_halving_twice_changes_nothing_more(text: str) -> None:
    assert halved(halved(text)) == halved(text)


def test_full_width_becomes_half_width() -> None:
    assert halved("（２０２４）Ａ：，；％￥〔1〕") == "(2024)A:,;%¥(1)"
    assert halved("。、") == "。、"


def test_squeezed_and_plain() -> None:
    assert squeezed("此　　致 \n") == "此致"
    assert plain("原 告：") == "原告:"


def test_lookalikes() -> None:
    assert lookalike("李明", "季明")
    assert lookalike("A0", "AO")
    assert lookalike("赵未", "赵末")
    assert not lookalike("李明", "李明")
    assert not lookalike("李明", "王明")
    assert not lookalike("李明", "李明明")


@given(st.text(min_size=1))
def test_a_text_is_wholly_similar_to_itself(text: str) -> None:
    assert similar(text, text) == 1.0


def test_similarity_ignores_white_space_and_width() -> None:
    assert similar("张 三（男）", "张三(男)") == 1.0
    assert similar("张三", "李四") == 0.0
