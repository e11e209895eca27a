"""A recipe to the files people hand in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from PIL import Image

from pipeline import pdf
from pipeline.errors import EncryptedFile, UnreadableFile, WrongUse
from pipeline.synth.packet import draw, files_of, main

PAPERS: dict[str, Any] = {
    "note": {"type": "loan_note", "look": "note-plain", "text": "# 借条\n今借到李四壹万元整。\n> 借款人：{sign 张三}"},
    "complaint": {
        "type": "complaint",
        "look": "typed",
        "text": "# 民事起诉状\n原告：张三。\n\\page\n> 具状人：{sign 张三}",
    },
}


def recipe(*files: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"packet": "p", "seed": 5, "papers": PAPERS, "files": list(files), **more}


def only(**file: Any) -> bytes:
    ((_, content),) = files_of(recipe({"file": "x", "dpi": 60, **file}))
    return content


@pytest.mark.parametrize("form", ["scan_pdf", "tiff", "jpeg_scan", "photo", "docx", "scan_png"])
def test_same_recipe_same_bytes(form: str) -> None:
    file = {"form": form, "papers": ["note"], "size": [120, 160], "effects": {"skew": 0.5, "noise": 1.0}}
    assert only(**file) == only(**file)


@pytest.mark.parametrize("tone", ["colour", "grey", "bitonal"])
def test_scans_have_a_page_a_sheet(tone: str) -> None:
    content = only(form="scan_pdf", papers=["complaint", "blank", "note"], tone=tone)
    with pdf.opened(content) as document:
        assert document.page_count == 4
    tiff = Image.open(io.BytesIO(only(form="tiff", papers=["complaint", "blank", "note"], tone=tone)))
    assert getattr(tiff, "n_frames", 1) == 4


def test_photo_turned_by_hand_and_by_tag() -> None:
    flat = Image.open(io.BytesIO(only(form="photo", papers=["note"], size=[120, 160])))
    lying = Image.open(io.BytesIO(only(form="photo", papers=["note"], size=[120, 160], turn=90)))
    tagged = Image.open(io.BytesIO(only(form="photo", papers=["note"], size=[120, 160], exif=6)))
    assert flat.size == (120, 160)
    assert lying.size == tagged.size == (160, 120)
    assert tagged.getexif()[0x0112] == 6


def test_docx_keeps_the_words() -> None:
    document = Document(io.BytesIO(only(form="docx", papers=["complaint"])))
    assert [p.text for p in document.paragraphs][:2] == ["民事起诉状", "原告：张三。"]


def test_broken_files_are_broken() -> None:
    assert only(form="empty") == b""
    with pytest.raises(EncryptedFile), pdf.opened(only(form="encrypted", papers=["complaint"])):
        pass
    with pytest.raises(UnreadableFile), pdf.opened(only(form="damaged", papers=["complaint"])):
        pass


def test_archive_names_are_gbk_without_the_flag() -> None:
    files = recipe({"file": "证据/借条.jpg", "form": "jpeg_scan", "papers": ["note"], "dpi": 40})
    ((name, content),) = files_of({**files, "container": {"file": "材料.zip", "gbk": True}})
    assert name == "材料.zip"
    (member,) = zipfile.ZipFile(io.BytesIO(content)).infolist()
    assert member.filename.encode("cp437").decode("gbk") == "证据/借条.jpg"
    assert not member.flag_bits & 0x800


def test_a_wrong_reference_is_named() -> None:
    with pytest.raises(WrongUse, match="contract"):
        list(files_of(recipe({"file": "x.pdf", "form": "scan_pdf", "papers": ["contract"]})))


def test_draw_replaces_what_lay_there(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "old.pdf").write_bytes(b"old")
    files = recipe({"file": "材料/借条.jpg", "form": "jpeg_scan", "papers": ["note"], "dpi": 40})
    (tmp_path / "case.yaml").write_text(yaml.safe_dump(files, allow_unicode=True), encoding="utf-8")
    assert draw(tmp_path) == [tmp_path / "source" / "材料" / "借条.jpg"]
    assert not (tmp_path / "source" / "old.pdf").exists()


def test_the_command_says_what_is_wrong_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main([str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 2
    assert "Traceback" not in error
