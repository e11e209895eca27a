"""What is drawn is drawn again the same, and has ink where it should."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from pipeline import pdf
from pipeline.synth import fonts
from pipeline.synth.draw import cards, certificates, marks, screens
from pipeline.synth.layout import lay
from pipeline.synth.looks import LOOKS
from pipeline.synth.raster import picture, seeded, text_pdf

PERSON = {
    "name": "张三", "sex": "男", "ethnicity": "汉", "birth_date": "1990-03-07",
    "address": "某省某市某区某路1号2单元301室", "id_number": "110101199003071233",
}  # fmt: skip
BACK = {"issuer": "某市公安局", "valid": "2018.01.01-2038.01.01"}


@pytest.fixture(params=["installed", "stand-in"])
def faces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With this machine's faces, and as on a machine that has none."""
    for cache in (fonts.face, fonts.width, fonts.path_of, fonts._whole):
        cache.cache_clear()
    if request.param == "stand-in":
        monkeypatch.setattr(fonts, "_ROOTS", ())
    yield
    for cache in (fonts.face, fonts.width, fonts.path_of, fonts._whole):
        cache.cache_clear()


@pytest.mark.parametrize(
    ("kind", "text"), [("sign", "张三"), ("seal", "某某有限公司|合同专用章"), ("chop", "张三"), ("print", "")]
)
def test_marks_repeat_by_seed_and_differ_without(faces: None, kind: str, text: str) -> None:
    first, again, other = (marks.stamp(kind, text, 80, (20, 20, 20), seeded(seed, "m")) for seed in (1, 1, 2))
    assert first.tobytes() == again.tobytes()
    assert first.size != other.size or first.tobytes() != other.tobytes()
    assert np.asarray(first.getchannel("A")).max() > 100


def test_red_marks_are_red() -> None:
    for kind in ("seal", "print"):
        pixels = np.asarray(marks.stamp(kind, "某某公司", 90, (0, 0, 0), seeded(1)), dtype=int)
        inked = pixels[pixels[..., 3] > 120]
        assert (inked[:, 0] - inked[:, 1:3].max(axis=1) > 60).mean() > 0.95


def test_cards_are_card_shaped_and_repeat(faces: None) -> None:
    front = cards.id_front(PERSON, seeded(3, "f"))
    assert front.tobytes() == cards.id_front(PERSON, seeded(3, "f")).tobytes()
    assert front.size == cards.id_back(BACK, seeded(3, "b")).size == cards.CARD
    assert abs(front.width / front.height - 85.6 / 54) < 0.01


def test_two_cards_fit_on_one_sheet() -> None:
    card = Image.new("RGBA", cards.CARD, (0, 0, 0, 255))
    sheet = np.asarray(cards.on_paper([card, card], 100).convert("L"))
    dark = sheet < 60
    assert not np.concatenate([dark[:, 0], dark[-1]]).any()
    runs = np.flatnonzero(np.diff(dark.any(axis=1).astype(int)) == 1)
    assert len(runs) == 2


def test_certificates_and_screens_have_ink() -> None:
    licence = {
        "uscc": "91110105MA00TE5T2T", "name": "某某有限公司", "kind": "有限公司", "legal_representative": "李四",
        "scope": "销售", "capital": "壹佰万元整", "established": "2020年1月1日", "address": "某市某区",
        "issuer": "某局", "issued": "2020年1月1日",
    }  # fmt: skip
    messages = [["time", "昨天"], ["me", "在吗"], ["you", "在"], ["pay-me", "100.00|借款"]]
    chat = screens.chat("张三", "09:00", messages, seeded(1))
    for sheet in (certificates.business_licence(licence, seeded(1)), chat):
        assert np.asarray(sheet.convert("L")).std() > 10


def test_a_laid_page_has_its_ink_where_layout_says(faces: None) -> None:
    (page,) = lay("# 起诉状\n原告：张三，男。\n\n> 具状人：{sign 张三}", LOOKS["typed"])
    sheet = picture(page, LOOKS["typed"], 72, seeded(1))
    dark = np.asarray(sheet.convert("L")) < 128
    for item in page:
        x, y = int(item[0] if hasattr(item, "role") else item[2]), int(item[1] if hasattr(item, "role") else item[3])
        assert dark[max(0, y - 16) : y + 12, max(0, x - 20) : x + 40].any()


def test_text_pdf_carries_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts._whole.cache_clear()
    monkeypatch.setattr(fonts, "path_of", lambda _role: None)
    look = LOOKS["lawyer"]
    text = "# 民事起诉状\n原告：张三，男，1990年3月7日出生，汉族。\n> 具状人：{sign 张三}"
    content = text_pdf([(lay(text, look), look)], 1)
    assert content == text_pdf([(lay(text, look), look)], 1)
    with pdf.opened(content) as document:
        _, page = pdf.content_of(document, 0)
    words = "".join(glyph.text for glyph in page.glyphs)
    assert "民事起诉状" in words
    assert "原告：张三，男，1990年3月7日出生，汉族。" in words
    assert page.cover > 0
