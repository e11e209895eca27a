"""What can go wrong, as a tree; each class has the exit code of the command line and a remedy.

A message is one line: the file or option, what is wrong with it, and what to do.
"""

from __future__ import annotations


class YushenError(Exception):
    """Base. `exit_code` follows docs: 2 wrong use, 3 nothing could be read, 4 a part failed, 5 a model is wrong."""

    exit_code = 4
    remedy = "加 --debug 重新运行, 把完整输出附在问题报告中"

    def __init__(self, what: str, remedy: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        if remedy is not None:
            self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what}; {self.remedy}"


class WrongUse(YushenError):
    exit_code = 2
    remedy = "用 yushen --help 查看用法"


class NothingToRead(YushenError):
    exit_code = 3
    remedy = "请提供 PDF、图片、DOCX 文件, 或装有它们的文件夹或 zip"


class UnreadableFile(YushenError):
    """One file of a packet cannot be opened. Ingest turns it into a `SourceFile` status; it never leaves the stage."""

    exit_code = 3
    remedy = "请重新扫描或导出该文件"


class EncryptedFile(UnreadableFile):
    remedy = "请提供未加密的文件"


class EmptyFile(UnreadableFile):
    remedy = "请重新上传该文件"


class UnsupportedFile(UnreadableFile):
    remedy = "请转换为 PDF、JPEG、PNG、TIFF、HEIC 或 DOCX"


class TooLarge(UnreadableFile):
    remedy = "请拆分或压缩后重新上传"


class EngineFailed(YushenError):
    """OCR or a decoder crashed or ran past its time on one page; the page becomes unreadable, the rest goes on."""


class ModelMissing(YushenError):
    exit_code = 5
    remedy = "请重新安装 yushen (pip install --force-reinstall)"


class ModelChanged(ModelMissing):
    """The file's SHA-256 is not the one in its model.toml."""
