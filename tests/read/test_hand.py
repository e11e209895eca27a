from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read.ink import ink_of
from pipeline.read.marks import marks_of
from pipeline.read.seals import red_things
from pipeline.read.words import words_of
from pipeline.synth.draw import marks
from pipeline.types import MarkKind
from tests.read.pages import drawn, even, face, pasted, quad

LABEL = "具状人："
BODY = (
    "综上所述，被告的行为已严重侵害了原告的合法权益。",
    "特向贵院提起诉讼，请求依法判决。",
    "此致",
    "北京市朝阳区人民法院",
)


def page(name: str | None):
    """A page that ends in a place to sign, with a printed name or none, and the words as an engine would give them."""
    image = drawn(BODY)
    sheet = Image.fromarray(image)
    text = LABEL + (name or "")
    ImageDraw.Draw(sheet).text((600, 600), text, font=face(34), fill=(20, 20, 20))
    lines = [(quad(78, 78 + n * 68, 82 + 34 * len(t), 118 + n * 68), even(t)) for n, t in enumerate(BODY)]
    lines.append((quad(598, 598, 602 + 34 * len(text), 638), even(text)))
    return np.ascontiguousarray(np.asarray(sheet)), words_of(lines, 1240, 900)


def signs(image, words):
    found = marks_of(image, ink_of(image), words, red_things(image))
    return [m for m in found if m.kind is MarkKind.SIGNATURE]


@pytest.mark.parametrize("ink", [(20, 20, 20), (30, 50, 160)])
@pytest.mark.parametrize("seed", range(3))
def test_a_signature_after_its_label_is_a_mark_there(ink, seed):
    image, words = page(None)
    sign = marks.signature("许春燕", 52, ink, np.random.default_rng(seed))
    (found,) = signs(pasted(image, sign, 750, 580), words)
    assert 0.55 < found.box.left < 0.66
    assert found.box.right == pytest.approx((750 + sign.width) / 1240, abs=0.02)
    assert found.colour == ("blue" if ink[2] > 100 else "black")
    assert found.confidence > 0.5


@pytest.mark.parametrize(("left", "top"), [(610, 500), (620, 650), (400, 585)])
@pytest.mark.parametrize("seed", range(2))
def test_a_signature_above_below_or_left_of_its_label_is_a_mark(left, top, seed):
    image, words = page(None)
    sign = marks.signature("许春燕", 52, (30, 50, 160), np.random.default_rng(seed))
    (found,) = signs(pasted(image, sign, left, top), words)
    assert found.box.left == pytest.approx(left / 1240, abs=0.03)
    assert found.box.top == pytest.approx(top / 900, abs=0.04)


def test_a_signature_in_red_ink_is_one_and_red():
    image, words = page(None)
    sign = marks.signature("许春燕", 56, (190, 30, 40), np.random.default_rng(0))
    (found,) = signs(pasted(image, sign, 750, 575), words)
    assert found.colour == "red"


@pytest.mark.parametrize("name", ["张三", "欧阳建国", "李卫东"])
def test_a_printed_name_is_no_signature(name):
    assert signs(*page(name)) == []


def test_an_empty_place_and_a_date_are_no_signature():
    assert signs(*page(None)) == []
    assert signs(*page("2026年3月1日")) == []


def test_a_seal_or_fingerprint_on_an_empty_place_is_no_signature():
    image, words = page(None)
    rng = np.random.default_rng(2)
    sealed = pasted(image, marks.round_seal("青岛瀚川包装材料有限公司", 240, rng), 720, 500)
    assert signs(sealed, words) == []
    printed = marks_of(
        *(lambda i: (i, ink_of(i), words, red_things(i)))(pasted(image, marks.fingerprint(70, rng), 760, 590))
    )
    assert [m.kind for m in printed] == [MarkKind.FINGERPRINT]


@pytest.mark.parametrize("seed", range(4))
def test_neat_black_handwriting_of_the_size_of_print_is_at_least_doubtful(seed):
    image, words = page(None)
    hand, base = marks.handwriting("许春燕", 36, (20, 20, 20), np.random.default_rng(seed))
    (read,) = words_of([(quad(745, 598, 860, 638), even("许春燕", 0.9))], 1240, 900)
    beside = (*words, replace(read, line=words[-1].line))
    (found,) = signs(pasted(image, hand, 722, int(632 - base)), beside)
    assert found.confidence >= 0.15


def test_a_page_without_words_has_no_signature():
    assert signs(drawn(BODY), ()) == []
