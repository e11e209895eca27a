from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from pipeline.errors import EncryptedFile, UnreadableFile
from pipeline.pdf import Labelled, annotated, opened, pixels_of
from pipeline.types import Box


def made(path: Path, text: str = "hello", *, password: str | None = None, owner: str = "o") -> Path:
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=200, height=100)
        page.insert_text((20, 50), text)
        if password is None:
            pdf.save(path)
        else:
            how = pymupdf.PDF_ENCRYPT_AES_256
            pdf.save(path, encryption=how, user_pw=password, owner_pw=owner)
    return path


def test_a_file_that_needs_a_password_is_told_from_one_that_only_has_an_owner(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile), opened(made(tmp_path / "locked.pdf", password="secret")):
        pass
    with opened(made(tmp_path / "owned.pdf", password="")) as pdf:
        assert len(pdf) == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"not a pdf at all" * 50])
def test_what_has_no_pages_is_unreadable(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile), opened(path):
        pass


def test_pixels_are_red_green_blue_at_the_scale_asked_for(tmp_path: Path) -> None:
    with opened(made(tmp_path / "a.pdf")) as pdf:
        pixels = pixels_of(pdf[0], 2.0)
    assert pixels.shape == (200, 400, 3)
    assert pixels.min() < 80
    assert pixels.max() == 255


def test_boxes_are_drawn_where_they_belong(tmp_path: Path) -> None:
    picture = tmp_path / "page.jpg"
    Image.new("RGB", (600, 800), "white").save(picture)
    out = tmp_path / "marked.pdf"
    annotated([picture, picture], [[Labelled(Box(0.25, 0.5, 0.5, 0.6), "补正 原告")], []], out)
    with opened(out) as pdf:
        assert len(pdf) == 2
        assert "补正" in pdf[0].get_text()
        marked, plain = pixels_of(pdf[0], 1.0), pixels_of(pdf[1], 1.0)
    high, wide = marked.shape[:2]
    left_edge = marked[int(0.55 * high), int(0.25 * wide) - 4 : int(0.25 * wide) + 4]
    assert (left_edge[:, 0].astype(int) - left_edge[:, 1] > 80).any()
    assert plain.min() > 240
