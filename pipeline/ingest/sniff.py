"""What a file is, by its bytes; its name is never asked."""

from __future__ import annotations

import mmap
import zipfile
from pathlib import Path
from typing import Final

import puremagic

from pipeline.ingest.archive import openable
from pipeline.ingest.kinds import (
    BMP,
    DOCX,
    ENCRYPTED_OFFICE,
    GIF,
    HEIC,
    JPEG,
    OFD,
    OLE,
    PDF,
    PNG,
    TEXT,
    TIFF,
    UNKNOWN,
    WEBP,
    ZIP,
)

_HEAD: Final = 4096
_MAGIC: Final = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"BM", BMP),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-wmv"),
)
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_PARTS: Final = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("OFD.xml", OFD),
)


def mime_of(path: Path) -> str:
    """The MIME type; a zip that holds a document is that document. UNKNOWN where nothing fits."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"%PDF-"):
        return PDF
    found = next((mime for magic, mime in _MAGIC if head.startswith(magic)), None) or _by_container(head)
    if found == ZIP:
        return _in_zip(path)
    if found == OLE:
        return ENCRYPTED_OFFICE if _mentions(path, "EncryptedPackage".encode("utf-16-le")) else OLE
    if found == BMP and head[6:10] != b"\0\0\0\0":
        found = None
    if found is None and b"%PDF-" in head[:1024]:  # a mail gateway's or printer's lines may stand before it
        return PDF
    return found or _otherwise(head)


def _by_container(head: bytes) -> str | None:
    if head[:4] == b"RIFF":
        return {b"WEBP": WEBP, b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        brands = {head[8:12], *(head[at : at + 4] for at in range(16, min(64, int.from_bytes(head[:4], "big")), 4))}
        if brands & _HEIC_BRANDS:
            return HEIC
        return "audio/mp4" if head[8:11] == b"M4A" else "video/mp4"
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0 and head[1] & 0x06:
        return "audio/mpeg"
    return None


def _in_zip(path: Path) -> str:
    try:
        with openable(path) as archive:
            names = set(archive.namelist())
            declared = archive.read("mimetype")[:100].decode("ascii", "replace") if _declares(archive) else None
    except (OSError, zipfile.BadZipFile, RuntimeError, ValueError, NotImplementedError, EOFError):
        return ZIP
    return next((mime for part, mime in _PARTS if part in names), None) or declared or ZIP


def _declares(archive: zipfile.ZipFile) -> bool:
    """OpenDocument and EPUB name their type in a first, stored member."""
    first = archive.infolist()[:1]
    return bool(first) and first[0].filename == "mimetype" and first[0].file_size <= 100


def _mentions(path: Path, needle: bytes) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        return view.find(needle) >= 0


def _otherwise(head: bytes) -> str:
    try:
        return str(puremagic.from_string(head, mime=True, filename=None)) or UNKNOWN
    except (puremagic.PureError, ValueError):
        pass
    for encoding in ("utf-8", "gb18030"):
        try:
            text = head.decode(encoding, "strict" if len(head) < _HEAD else "ignore")
        except UnicodeDecodeError:
            continue
        if not any(c < " " and c not in "\t\r\n\f" for c in text):
            return TEXT
    return UNKNOWN
