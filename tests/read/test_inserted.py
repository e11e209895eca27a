"""Pictures of signatures and seals on pages drawn by a program."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read import believed
from pipeline.synth.draw import marks
from pipeline.types import Box, MarkKind, Page, Quality, TextLayer, Word
from tests.read.pages import drawn, face, pasted, saved

BODY = ("综上所述，被告的行为已严重侵害了原告的合法权益。", "特向贵院提起诉讼，请求依法判决。", "此致", "某某人民法院")
SIZE = 22
BLACK = (20, 20, 20)


def page(folder, last, image=None, cover=0.0, colour=BLACK):
    """A page as a program draws it at 100 dpi, with the words of its text layer."""
    sheet = Image.fromarray(drawn(BODY, SIZE, 827, 700) if image is None else image)
    ImageDraw.Draw(sheet).text((400, 400), last, font=face(SIZE), fill=colour[::-1])
    lines = [*((80, 80 + n * SIZE * 2, text) for n, text in enumerate(BODY)), (400, 400, last)]
    words = tuple(
        Word(t, Box(x / 827, (y - 1) / 700, (x + SIZE * len(t)) / 827, (y + SIZE + 5) / 700), 1.0, n)
        for n, (x, y, t) in enumerate(lines)
    )
    return replace(saved(np.asarray(sheet), folder / "a.jpg"), layer=TextLayer(words, 0.0, cover), printed=True)


def signed(image, ink=BLACK, at=(500, 380)):
    return pasted(image, marks.signature("许春燕", 30, ink, np.random.default_rng(1)), *at)


@pytest.mark.parametrize("ink", [BLACK, (30, 50, 160)])
def test_a_picture_of_a_signature_counts(tmp_path, ink):
    (found,) = believed(page(tmp_path, "具状人：", signed(drawn(BODY, SIZE, 827, 700), ink), 0.003)).marks
    assert found.kind is MarkKind.SIGNATURE
    assert 0.55 < found.box.left < 0.68
    assert found.box.top * 700 == pytest.approx(390, abs=20)


@pytest.mark.parametrize("last", ["具状人：许春燕", "具状人：", "具状人：2026年3月5日", "具状人：________"])
def test_typed_names_and_empty_places_do_not(tmp_path, last):
    assert believed(page(tmp_path, last)).marks == ()


def test_a_ruled_line_and_a_ticked_box_do_not(tmp_path):
    image = drawn(BODY, SIZE, 827, 700)
    cv2.line(image, (490, 424), (640, 424), (0, 0, 0), 1)
    cv2.rectangle(image, (500, 402), (516, 418), (0, 0, 0), 1)
    assert believed(page(tmp_path, "申请人：", image)).marks == ()


def test_a_signature_needs_no_label_that_anybody_listed(tmp_path):
    for last, at in (("呈状人：", (500, 380)), ("二〇二六年三月五日", (80, 560)), ("以上所述属实", (600, 480))):
        (found,) = believed(page(tmp_path, last, signed(drawn(BODY, SIZE, 827, 700), at=at), 0.003)).marks
        assert found.kind is MarkKind.SIGNATURE
        assert found.box.left * 827 == pytest.approx(at[0], abs=25)


def test_a_signature_in_a_cell_of_a_table(tmp_path):
    image = signed(drawn(BODY, SIZE, 827, 700), at=(500, 400))
    for x in (380, 480, 700):
        cv2.line(image, (x, 385), (x, 450), (0, 0, 0), 2)
    for y in (385, 450):
        cv2.line(image, (380, y), (700, y), (0, 0, 0), 2)
    (found,) = believed(page(tmp_path, "授权方", image, 0.003)).marks
    assert found.kind is MarkKind.SIGNATURE


def test_ink_in_the_head_of_the_page_and_in_large_pictures_is_no_signature(tmp_path):
    blank = np.full((700, 827, 3), 255, np.uint8)
    assert believed(page(tmp_path, "具状人：", signed(blank, at=(80, 4)), 0.003)).marks == ()
    pictured = signed(drawn(BODY, SIZE, 827, 700), at=(80, 560))
    assert believed(page(tmp_path, "具状人：", pictured, 0.3)).marks == ()


def test_a_picture_of_a_seal_is_a_seal_and_red_print_is_none(tmp_path):
    seal = marks.round_seal("青岛瀚川包装材料有限公司", 150, np.random.default_rng(2))
    image = pasted(drawn(BODY, SIZE, 827, 700), seal, 480, 330)
    assert [m.kind for m in believed(page(tmp_path, "具状人：", image, 0.01)).marks] == [MarkKind.SEAL]
    assert believed(page(tmp_path, "红字", colour=(200, 20, 20), cover=0.01)).marks == ()


def test_a_page_of_nothing_but_text_is_not_even_opened(tmp_path):
    words = (Word("事实与理由", Box(0.1, 0.1, 0.3, 0.12), 1.0, 0),)
    bare = Page("a#1", "a", 1, 10, 10, "", Path("none.jpg"), Quality(1, 1), layer=TextLayer(words, 0.0, 0.0))
    assert believed(bare).marks == ()
