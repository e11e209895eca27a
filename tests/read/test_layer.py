from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.read.layer import Trust, garbled, trust_in
from pipeline.types import Box, Page, TextLayer, Word

GOOD = (
    "原告与被告系朋友关系，二〇二四年三月被告因经营需要向原告借款人民币五万元，约定期限六个月，"
    "到期后经原告多次催要，被告至今未归还，故请求人民法院依法判决被告偿还借款本金及利息，并承担"
    "本案的诉讼费用。"
)


def page(text, hidden=0.0, cover=0.0, image=Path("x.jpg")):
    layer = TextLayer((Word(text, Box(0.1, 0.1, 0.9, 0.2), 1.0, 0),), hidden, cover) if text else None
    return Page("a.pdf#1", "a.pdf", 1, 100, 100, "", image, layer=layer)


def test_born_digital_text_is_believed():
    assert trust_in(page(GOOD)) is Trust.BELIEVED


def test_text_beside_pictures_is_compared_with_the_ink():
    assert trust_in(page(GOOD, cover=0.3)) is Trust.COMPARED
    assert trust_in(page("第1页", cover=1.0)) is Trust.COMPARED


def test_a_hidden_layer_and_none_are_refused():
    assert trust_in(page(GOOD, hidden=1.0, cover=1.0)) is Trust.REFUSED
    assert trust_in(page("")) is Trust.REFUSED
    assert trust_in(replace(page(GOOD), layer=TextLayer((), 0.0, 0.0))) is Trust.REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "\ue001\ue002\ue003" * 20,
        "\ufffd" * 5 + GOOD[:40],
        GOOD.encode("gbk").decode("latin-1"),
        GOOD.encode("utf-8").decode("gbk", "replace"),
        "".join(chr(ord(c) + 1357) if c > "一" else c for c in GOOD),
        "   ",
    ],
)
def test_text_nobody_would_write_is_garbled(text):
    assert garbled(text)


@pytest.mark.parametrize(
    "text", [GOOD, "6222 0202 0001 2345", "Loan agreement between", "张三", "壹拾贰万叁仟元整", "￥50,000.00"]
)
def test_plain_text_is_not_garbled(text):
    assert not garbled(text)
