"""Sheets to files as people hand them in: text PDFs, scans, photos, TIFF, HEIC, DOCX, and broken ones."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PIL import Image

from pipeline import pdf
from pipeline.synth import degrade
from pipeline.synth.raster import seeded, text_pdf
from pipeline.synth.sheets import Papers

File = Mapping[str, Any]
LOCKED: Final = Path(__file__).parent / "locked.pdf"
"""A PDF behind a password, kept as it is: encrypting draws lots, and the same seed must give the same bytes."""
DAY: Final = (2026, 1, 5, 9, 0, 0)
"""The time stamped into archives, so that the same recipe gives the same bytes."""


def made(file: File, papers: Papers) -> bytes:
    """The bytes of one file of the recipe; `form` says how."""
    match file["form"]:
        case "text_pdf":
            return text_pdf([papers.laid(key) for key in file["papers"]], papers.seed)
        case "scan_pdf":
            return scan_pdf(_scans(file, papers), file)
        case "tiff":
            return _tiff(_scans(file, papers), file)
        case "jpeg_scan":
            (scan,) = _scans(file, papers)
            return degrade.jpeg(_toned(scan, file), file.get("quality", 70), dpi=file.get("dpi", 200))
        case "scan_png":
            (scan,) = _scans(file, papers)
            return _png(_toned(scan, file).convert("L").quantize(16))
        case "photo":
            return degrade.jpeg(*_stored(photo(file, papers), file))
        case "heic":
            return _heic(photo(file, papers), file.get("quality", 60))
        case "screen":
            return _screen(file, papers)
        case "docx":
            from pipeline.synth.word import docx

            return docx(papers.recipes[file["papers"][0]]["text"], papers.seed)
        case form:
            return _broken(form, file, papers)


def _scans(file: File, papers: Papers) -> Iterable[Image.Image]:
    effects = file.get("effects", {})
    pages = [page for reference in file["papers"] for page in papers.pages(reference)]
    for n, page in enumerate(pages):
        rng = seeded(papers.seed, "scan", file["file"], n)
        own = dict(effects, skew=float(rng.normal(0, effects.get("skew", 0.0))))
        scan = degrade.scanned(papers.on_a4(page, file.get("dpi", 200), file.get("copied", False)), rng, own)
        if file.get("fax"):
            scan = degrade.faxed(scan, rng)
        yield scan.rotate(-file.get("turns", {}).get(n + 1, 0), expand=True)


def _toned(scan: Image.Image, file: File) -> Image.Image:
    match file.get("tone", "colour"):
        case "grey":
            return scan.convert("L")
        case "bitonal":
            return degrade.bitonal(scan)
    return scan


def scan_pdf(scans: Iterable[Image.Image], file: File) -> bytes:
    """One picture a page, as a scanner's own PDF: JPEG, or CCITT where the tone is bitonal."""
    pages = [_toned(scan, file) for scan in scans]
    out = io.BytesIO()
    stamp = time.struct_time((*DAY, 0, 5, 0))
    dpi = float(file.get("dpi", 200))
    pages[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=dpi,
        creationDate=stamp,
        modDate=stamp,
        producer="ScanUtility",
        **({} if pages[0].mode == "1" else {"quality": file.get("quality", 65)}),
    )
    return out.getvalue()


def _tiff(scans: Iterable[Image.Image], file: File) -> bytes:
    pages = [_toned(scan, file) for scan in scans]
    out = io.BytesIO()
    dpi = file.get("dpi", 200)
    kind = "group4" if pages[0].mode == "1" else "jpeg"
    extra: dict[str, object] = {} if kind == "group4" else {"quality": file.get("quality", 65)}
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression=kind, dpi=(dpi, dpi), **extra)
    return out.getvalue()


def photo(file: File, papers: Papers) -> Image.Image:
    """One sheet photographed; the picture stands upright here, `turn` and `exif` come when it is stored."""
    page = file["papers"][0]
    rng = seeded(papers.seed, "photo", file["file"])
    effects = file.get("effects", {})
    sheet = papers.sheet(page, file.get("dpi", 190)) if "+" not in page else papers.on_a4(page, file.get("dpi", 190))
    if effects.get("crease"):
        sheet = degrade.creased(sheet.convert("RGB"), rng, effects["crease"])
    size = tuple(file.get("size", (1500, 2000)))
    shot = degrade.photographed(sheet, rng, (size[0], size[1]), effects.get("tilt", 0.03), effects.get("margin", 0.045))
    shot = degrade.shadowed(shot, rng, effects.get("shadow", 0.25))
    if effects.get("blur"):
        shot = degrade.blurred(shot, effects["blur"])
    return degrade.noisy(shot, rng, effects.get("noise", 3.0))


_EXIF_TURN: Final = {1: 0, 3: 180, 6: 90, 8: 270}
"""How far clockwise a viewer turns the stored pixels."""


def _stored(shot: Image.Image, file: File) -> tuple[Image.Image, int, int]:
    exif = file.get("exif", 1)
    turned = shot.rotate(-file.get("turn", 0) + _EXIF_TURN[exif], expand=True)
    return turned, file.get("quality", 68), exif


def _heic(shot: Image.Image, quality: int) -> bytes:
    import pillow_heif

    out = io.BytesIO()
    pillow_heif.from_pillow(shot.convert("RGB")).save(out, quality=quality)
    return out.getvalue()


def _screen(file: File, papers: Papers) -> bytes:
    shot = papers.sheet(file["papers"][0], 96)
    if not file["file"].endswith(".png"):
        return degrade.jpeg(shot, file.get("quality", 72))
    return _png(shot.quantize(96))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _broken(form: str, file: File, papers: Papers) -> bytes:
    match form:
        case "empty":
            return b""
        case "locked":
            return LOCKED.read_bytes()
        case "damaged":
            whole = scan_pdf(_scans(file, papers), file)
            return whole[: len(whole) // 9].replace(b"obj", b"\x00\x07j")
        case "encrypted":
            return pdf.locked(text_pdf([papers.laid(key) for key in file["papers"]], papers.seed), "20260118")
        case "bytes":
            return str(file["text"]).encode(file.get("encoding", "utf-8"))
    raise ValueError(f"no such form: {form}")


class _GbkInfo(zipfile.ZipInfo):
    """A name as Chinese Windows writes it: GBK bytes without the UTF-8 flag."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zipped(members: Sequence[tuple[str, bytes]], gbk: bool) -> bytes:
    out = io.BytesIO()
    kind = _GbkInfo if gbk else zipfile.ZipInfo
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            info = kind(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()
