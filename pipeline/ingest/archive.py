"""Zip archives from strangers: bounded in members, bytes and ratio, whatever their headers claim."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.errors import EncryptedFile, TooLarge, UnreadableFile, UnsupportedFile
from pipeline.settings import Limits

_DIRECTORY: Final = 32 * 1024 * 1024
"""Bytes of central directory that are parsed at all; a member takes about a hundred."""
_END: Final = b"PK\x05\x06"
_SLACK: Final = 16 * 1024 * 1024
"""Small members may be compressed as well as they like."""
_CHUNK: Final = 1024 * 1024


@contextmanager
def openable(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, its directory parsed only where that is cheap; BadZipFile where it is none."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 16:
        raise zipfile.BadZipFile("no end of central directory")
    if int.from_bytes(tail[at + 12 : at + 16], "little") > _DIRECTORY:
        raise zipfile.BadZipFile("central directory too large")
    with zipfile.ZipFile(path) as archive:
        yield archive


def is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, to: Path, limits: Limits, left: int) -> int:
    """Writes one member and returns its bytes; an UnreadableFile says why it cannot be had. `left` is the packet's."""
    if info.flag_bits & 0x1:
        raise EncryptedFile("压缩包内的文件有密码")
    if is_link(info):
        raise UnsupportedFile("压缩包内的链接无法读取", "请放入文件本身")
    try:
        with archive.open(info) as source, to.open("wb") as target:
            return _copy(source, target, info, min(limits.file_bytes, left), limits.zip_ratio)
    except NotImplementedError as error:
        raise UnsupportedFile("压缩包用了不支持的压缩方法", "请用普通 zip 方式重新压缩") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise UnreadableFile("压缩包内的文件已损坏, 无法解开", "请重新压缩后上传") from error


def _copy(source: object, target: object, info: zipfile.ZipInfo, limit: int, ratio: int) -> int:
    """Counts what really comes out, not what the header says."""
    bound = max(_SLACK, info.compress_size * ratio)
    written = 0
    while chunk := source.read(_CHUNK):  # type: ignore[attr-defined]
        written += len(chunk)
        if written > limit:
            raise TooLarge("文件过大")
        if written > bound:
            raise TooLarge("压缩比异常, 疑为压缩炸弹", "请直接上传原文件")
        target.write(chunk)  # type: ignore[attr-defined]
    return written
