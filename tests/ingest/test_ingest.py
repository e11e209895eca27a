from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from pipeline import pdf
from pipeline.errors import NothingToRead, WrongUse
from pipeline.ingest import cage as caging
from pipeline.ingest import ingest, pages
from pipeline.settings import Limits, Settings
from pipeline.types import FileStatus, PageStatus

SETTINGS = Settings()


def drawn_pdf(*texts: str, rotation: int = 0) -> bytes:
    document = pdf.pymupdf.open()
    for text in texts:
        page = document.new_page()
        page.insert_text((72, 100), text, fontname="china-s", fontsize=12)
        page.set_rotation(rotation)
    return bytes(document.tobytes())


def picture(text: str = "12345", size: tuple[int, int] = (600, 400)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).text((60, 60), text, fill="black", font_size=40)
    return image


def as_bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def test_a_zip_and_its_folder_are_the_same_packet(tmp_path: Path) -> None:
    folder = tmp_path / "案卷"
    folder.mkdir()
    (folder / "起诉状.pdf").write_bytes(drawn_pdf("民事起诉状"))
    (folder / "2.png").write_bytes(as_bytes(picture(), "PNG"))
    (folder / "10.png").write_bytes(as_bytes(picture("67890"), "PNG"))
    (folder / ".DS_Store").write_bytes(b"junk")
    archive = tmp_path / "案卷.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for path in folder.iterdir():
            out.write(path, path.name)
    one, one_pages = ingest([folder], SETTINGS, tmp_path / "a")
    two, two_pages = ingest([archive], SETTINGS, tmp_path / "b")
    assert one.sha256 == two.sha256
    assert [p.page_id for p in one_pages] == [p.page_id for p in two_pages] == ["2.png#1", "10.png#1", "起诉状.pdf#1"]
    assert one.name == two.name == "案卷"


def test_gbk_names_bombs_and_locked_members_become_statuses(tmp_path: Path) -> None:
    archive = tmp_path / "p.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("AAAA/BBBB.png", as_bytes(picture(), "PNG"))
        out.writestr("bomb.bin", b"\0" * (40 << 20))
        out.writestr("../../etc/passwd", b"")
    archive.write_bytes(archive.read_bytes().replace(b"AAAA/BBBB.png", "证据/借条.png".encode("gbk")))
    packet, found = ingest([archive], SETTINGS, tmp_path / "w")
    assert [p.page_id for p in found] == ["证据/借条.png#1"]
    by_name = {f.name: f for f in packet.files}
    assert "bomb.bin" in by_name
    assert by_name["bomb.bin"].status is FileStatus.UNSUPPORTED
    assert by_name["etc/passwd"].status is FileStatus.EMPTY


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("a.pdf", b"", FileStatus.EMPTY),
        ("a.pdf", b"just text, renamed", FileStatus.UNSUPPORTED),
        ("a.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 50, FileStatus.DAMAGED),
        ("a.pdf", pdf.locked(drawn_pdf("x"), "secret"), FileStatus.ENCRYPTED),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), FileStatus.UNSUPPORTED),
        ("a.jpg", as_bytes(picture(size=(1200, 900)), "JPEG")[:1500], FileStatus.DAMAGED),
    ],
)
def test_unreadable_files_have_a_status_and_a_remedy(
    tmp_path: Path, name: str, data: bytes, status: FileStatus
) -> None:
    (tmp_path / name).write_bytes(data)
    packet, found = ingest([tmp_path / name], SETTINGS, tmp_path / "w")
    assert packet.files[0].status is status
    assert packet.files[0].message
    assert "请" in packet.files[0].message
    assert packet.files[0].pages == 0
    assert not found


def test_the_text_layer_lies_where_the_page_shows_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(drawn_pdf("判令被告偿还借款本金人民币伍万元整及其利息", rotation=180))
    _, (page,) = ingest([tmp_path / "a.pdf"], SETTINGS, tmp_path / "w")
    assert page.layer is not None
    word = page.layer.words[0]
    assert word.text == "判令被告偿还借款本金人民币伍万元整及其利息"
    assert len(word.edges) == len(word.text) + 1
    assert page.printed
    assert page.layer.hidden == 0


def test_exif_turn_blank_and_duplicate_pages(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    (tmp_path / "1.jpg").write_bytes(as_bytes(picture().rotate(90, expand=True), "JPEG", exif=exif, quality=95))
    (tmp_path / "2.png").write_bytes(as_bytes(Image.new("RGB", (1240, 1754), "white"), "PNG"))
    (tmp_path / "3.png").write_bytes(as_bytes(picture("99999"), "PNG"))
    (tmp_path / "4.bmp").write_bytes(as_bytes(picture("99999"), "BMP"))
    _, found = ingest([tmp_path / n for n in ("1.jpg", "2.png", "3.png", "4.bmp")], SETTINGS, tmp_path / "w")
    assert (found[0].width, found[0].height) == (600, 400)
    assert [p.status for p in found] == [PageStatus.USED, PageStatus.BLANK, PageStatus.USED, PageStatus.DUPLICATE]
    assert found[3].duplicate_of == "3.png#1"


def test_a_crash_costs_one_page_and_a_hang_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(drawn_pdf("一", "二", "三"))

    def through(decoder: str, limits: Limits) -> list[tuple[int, PageStatus]]:
        monkeypatch.setattr(pages, "cage", lambda used: caging.cage(limits, f"tests.ingest.misbehaving:{decoder}"))
        _, found = ingest([tmp_path / "a.pdf"], SETTINGS, tmp_path / decoder)
        return [(p.page_no, p.status) for p in found]

    crashed = through("crash_on_second_page", SETTINGS.limits)
    assert crashed == [(1, PageStatus.USED), (2, PageStatus.UNREADABLE), (3, PageStatus.USED)]
    assert through("hang", Limits(decode_seconds=1)) == []
    assert through("swell", SETTINGS.limits) == []


def test_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        ingest([tmp_path / "missing.pdf"], SETTINGS, tmp_path / "w")
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToRead):
        ingest([tmp_path / "empty"], SETTINGS, tmp_path / "w")
