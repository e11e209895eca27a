"""Every kind of picture and document a citizen may bring, and those that cannot be read."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import docx
import numpy as np
import pillow_heif
import pytest
from docx.shared import Mm
from PIL import Image

from pipeline import pdf
from pipeline.settings import Limits, Settings
from pipeline.types import FileStatus, Page
from tests.ingest.made import as_bytes, drawn_pdf, sheet, taken

CARD = (640, 420)


def colours(page: Page) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    assert page.image is not None
    with Image.open(page.image) as image:
        return np.asarray(image.convert("RGB"), np.uint8)


def only(path: Path, data: bytes, work: Path) -> Page:
    path.write_bytes(data)
    packet, (page,) = taken(path, work)
    assert packet.files[0].status is FileStatus.OK
    return page


def card() -> Image.Image:
    image = sheet("借条 50000 元", size=CARD)
    image.paste((200, 30, 30), (400, 250, 560, 380))
    return image


def alike(page: Page, image: Image.Image, by: float = 12) -> bool:
    shown = colours(page).astype(float)
    wanted = np.asarray(image.convert("RGB"), float)
    return shown.shape == wanted.shape and float(np.abs(shown - wanted).mean()) < by


def test_heic(tmp_path: Path) -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(card()).save(out, quality=90)
    page = only(tmp_path / "a.jpg", out.getvalue(), tmp_path / "w")
    assert alike(page, card())


@pytest.mark.parametrize("kind", ["CMYK", "RGBA", "P", "I;16", "L", "1"])
def test_modes_come_out_as_they_look(tmp_path: Path, kind: str) -> None:
    plain = card()
    suffix, kept = "PNG", plain
    if kind == "CMYK":
        suffix, image = "TIFF", plain.convert("CMYK")
    elif kind == "RGBA":
        image = plain.convert("RGBA")
        image.putalpha(Image.new("L", CARD, 255))
        image.paste((0, 0, 0, 0), (0, 300, 300, 420))
        kept = plain.copy()
        kept.paste("white", (0, 300, 300, 420))
    elif kind == "I;16":
        grey = np.asarray(plain.convert("L"), np.uint16) * 257
        image, kept = Image.fromarray(grey), plain.convert("L")
    else:
        image = plain.convert(kind)
        kept = image.convert("RGB")
    page = only(tmp_path / "a.bin", as_bytes(image, suffix), tmp_path / "w")
    assert alike(page, kept)


def test_tiff_of_faxes_and_scans(tmp_path: Path) -> None:
    pages = [sheet(f"第{n}页 传真").convert("1") for n in (1, 2, 3)]
    data = as_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    (tmp_path / "a.tif").write_bytes(data)
    packet, found = taken(tmp_path / "a.tif", tmp_path / "w")
    assert packet.files[0].pages == 3
    assert [p.page_id for p in found] == ["a.tif#1", "a.tif#2", "a.tif#3"]
    assert all(alike(p, image.convert("RGB"), 3) for p, image in zip(found, pages, strict=True))


def test_an_animation_is_one_page(tmp_path: Path) -> None:
    frames = [card().rotate(n) for n in range(0, 90, 10)]
    page = only(tmp_path / "a.gif", as_bytes(frames[0], "GIF", save_all=True, append_images=frames[1:]), tmp_path / "w")
    assert (page.width, page.height) == CARD


def word() -> bytes:
    document = docx.Document()
    document.add_heading("民事起诉状", 1)
    document.add_paragraph("原告:冯秀兰,女,1968年出生。")
    document.add_paragraph("判令被告偿还借款50000元", style="List Number")
    document.add_paragraph("判令被告承担诉讼费", style="List Number")
    table = document.add_table(2, 2)
    for at, text in enumerate(("证据名称", "证明内容", "借条", "借款事实")):
        table.cell(at // 2, at % 2).text = text
    document.add_picture(io.BytesIO(as_bytes(Image.new("RGB", (200, 100), (200, 20, 20)), "PNG")), width=Mm(40))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_docx_keeps_numbers_tables_and_pictures(tmp_path: Path) -> None:
    page = only(tmp_path / "起诉状.docx", word(), tmp_path / "w")
    assert page.layer is not None
    words = [w.text for w in page.layer.words]
    assert "民事起诉状" in words
    assert any(w.startswith("1.") and w.endswith("判令被告偿还借款50000元") for w in words)
    assert any(w.startswith("2.") and w.endswith("判令被告承担诉讼费") for w in words)
    line = {w.text: w.line for w in page.layer.words}
    assert line["借条"] == line["借款事实"] != line["证据名称"]
    red = colours(page).astype(int)
    assert ((red[..., 0] > 150) & (red[..., 1] < 90)).mean() > 0.005
    assert page.printed


REFUSED = (
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "DOCX"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "PDF"),
    ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "PDF"),
    ("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(300), "zip"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(300), "zip"),
    ("说明.txt", "请法院依法判决。".encode("gb18030"), "PDF"),
    ("录音.amr", b"#!AMR\n" + bytes(300), "文字"),
)


@pytest.mark.parametrize(("name", "data", "remedy"), REFUSED)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, data: bytes, remedy: str) -> None:
    (tmp_path / name).write_bytes(data)
    packet, pages = taken(tmp_path / name, tmp_path / "w")
    (file,) = packet.files
    assert file.status is FileStatus.UNSUPPORTED
    assert file.message
    assert remedy in file.message
    assert "\n" not in file.message
    assert not pages


def giant_png() -> bytes:
    data = bytearray(as_bytes(Image.new("1", (8, 8)), "PNG"))
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    return bytes(data)


def giant_page() -> bytes:
    document = pdf.pymupdf.open()
    document.new_page(width=14_400, height=14_400).insert_text((72, 72), "x" * 90)
    return bytes(document.tobytes())


def many_pages() -> bytes:
    document = pdf.pymupdf.open()
    for _ in range(60):
        document.new_page()
    return bytes(document.tobytes())


def nested(depth: int) -> bytes:
    data = drawn_pdf("民事起诉状")
    for _ in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("内.zip", data)
        data = out.getvalue()
    return data


def many_frames() -> bytes:
    tiny = [Image.new("1", (8, 8), n % 2) for n in range(60)]
    return as_bytes(tiny[0], "TIFF", save_all=True, append_images=tiny[1:])


@pytest.mark.parametrize("data", [giant_png(), many_pages(), many_frames(), nested(6)])
def test_too_much_ends_with_a_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(data)
    packet, pages = taken(tmp_path / "a.bin", tmp_path / "w", Settings(limits=Limits(pages_per_file=50)))
    (file,) = packet.files
    assert file.status is FileStatus.UNSUPPORTED
    assert file.message
    assert "请" in file.message
    assert "\n" not in file.message
    assert not pages


def test_a_giant_page_is_drawn_small(tmp_path: Path) -> None:
    page = only(tmp_path / "a.pdf", giant_page(), tmp_path / "w")
    assert max(page.width, page.height) <= Limits().image_side


@pytest.mark.parametrize(("size", "scale"), [((1080, 11000), 1), ((8000, 6000), 0.75), ((3600, 2500), 3000 / 3600)])
def test_long_and_huge_images_keep_their_print(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    out = io.BytesIO()
    Image.new("L", size, 255).save(out, "PNG")
    page = only(tmp_path / "a.png", out.getvalue(), tmp_path / "w")
    assert page.width == pytest.approx(size[0] * scale, abs=1)
    assert page.height == pytest.approx(size[1] * scale, abs=1)
