"""The MIME types that can be opened, and what to tell the clerk about the others."""

from __future__ import annotations

from typing import Final

from pipeline.errors import EmptyFile, EncryptedFile, TooLarge, UnreadableFile, UnsupportedFile
from pipeline.types import FileStatus

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OFD: Final = "application/ofd"
ZIP: Final = "application/zip"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
TIFF: Final = "image/tiff"
HEIC: Final = "image/heic"
BMP: Final = "image/bmp"
WEBP: Final = "image/webp"
GIF: Final = "image/gif"
OLE: Final = "application/x-ole-storage"
ENCRYPTED_OFFICE: Final = "application/vnd.ms-office.encrypted"
UNKNOWN: Final = "application/octet-stream"
TEXT: Final = "text/plain"

IMAGES: Final = frozenset({JPEG, PNG, TIFF, HEIC, BMP, WEBP, GIF})
READABLE: Final = IMAGES | {PDF, DOCX}


def refusal(mime: str) -> tuple[str, str]:
    """What is wrong with a file of this type, and what to do."""
    if mime == OLE:
        return "旧版 Office/WPS 文件无法读取", "请另存为 DOCX 或 PDF 后重新上传"
    if "spreadsheet" in mime or "ms-excel" in mime or "presentation" in mime or mime == OFD or "opendocument" in mime:
        return "不支持的文档格式", "请导出为 PDF 后重新上传"
    if mime.startswith(("audio/", "video/")):
        return "录音、录像无法读取", "请提交文字整理稿 (PDF 或 DOCX), 原件另行提交"
    if mime in ("application/vnd.rar", "application/x-7z-compressed", "application/gzip", "application/x-tar"):
        return "不支持的压缩格式", "请解压后上传, 或改用 zip 压缩"
    if mime in (TEXT, "application/rtf", "text/html"):
        return "纯文本或网页文件无法读取", "请另存为 DOCX 或 PDF 后重新上传"
    return "不支持的文件类型", "请转换为 PDF、JPEG、PNG、TIFF、HEIC 或 DOCX"


def status_of(error: UnreadableFile) -> FileStatus:
    match error:
        case EncryptedFile():
            return FileStatus.ENCRYPTED
        case EmptyFile():
            return FileStatus.EMPTY
        case UnsupportedFile() | TooLarge():
            return FileStatus.UNSUPPORTED
    return FileStatus.DAMAGED
