"""A packet as given (a folder, a zip, files) to its files, each lying somewhere that can be read, in order."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from pipeline.errors import EmptyFile, TooLarge, UnreadableFile, UnsupportedFile, WrongUse
from pipeline.ingest.archive import extract, openable
from pipeline.ingest.kinds import UNKNOWN, ZIP
from pipeline.ingest.names import folder_name, is_junk, natural, safe, unique, zip_names
from pipeline.ingest.sniff import mime_of
from pipeline.settings import Limits

_DEEPEST: Final = 1
"""A zip inside the packet is opened; a zip inside that is not."""
_EMPTY_SHA: Final = hashlib.sha256().hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the packet. `path` is where its bytes lie; `problem` why they cannot be used, if so.

    `sha256` is "" where the bytes could not be had (an encrypted member of a zip).
    """

    name: str
    path: Path | None
    mime: str = UNKNOWN
    sha256: str = ""
    problem: UnreadableFile | None = None


@dataclass(slots=True)
class _Budget:
    """What the packet may still cost, and where unpacked files go."""

    limits: Limits
    room: Path
    bytes: int
    files: int
    count: int = field(default=0)

    def next_path(self) -> Path:
        self.count += 1
        return self.room / f"{self.count:05d}"


def unpack(paths: Sequence[Path], limits: Limits, room: Path) -> tuple[str, tuple[Entry, ...]]:
    """The packet's name and its files in natural order; a zip's members are spooled to `room`.

    Raises WrongUse where a path does not exist.
    """
    if not paths:
        raise WrongUse("没有给出文件")
    for path in paths:
        if not path.exists():
            raise WrongUse(f"找不到 {path}", "请检查路径")
    room.mkdir(parents=True, exist_ok=True)
    budget = _Budget(limits, room, limits.packet_bytes, limits.files)
    found = sorted(_of(paths, budget), key=lambda entry: natural(entry.name))
    names = unique([entry.name for entry in found])
    return _packet_name(paths), tuple(replace(e, name=n) for e, n in zip(found, names, strict=True))


def _packet_name(paths: Sequence[Path]) -> str:
    only = paths[0].resolve()
    if len(paths) > 1:
        only = only.parent
    return safe(folder_name(only.name if only.is_dir() else only.stem))


def _of(paths: Sequence[Path], budget: _Budget) -> Iterator[Entry]:
    if len(paths) == 1 and paths[0].is_dir():
        yield from _folder(paths[0], "", budget)
    elif len(paths) == 1:
        yield from _file(safe(folder_name(paths[0].name)), paths[0], 0, budget, prefix="")
    else:
        for path in paths:
            name = safe(folder_name(path.resolve().name))
            if path.is_dir():
                yield from _folder(path, f"{name}/", budget)
            else:
                yield from _file(name, path, 1, budget)


def _folder(folder: Path, prefix: str, budget: _Budget) -> Iterator[Entry]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not is_junk(f) and not Path(where, f).is_symlink())
        for base in sorted(files):
            path = Path(where, base)
            inner = path.relative_to(folder)
            if not is_junk(base):
                yield from _file(prefix + safe(folder_name(inner.as_posix())), path, 1, budget, link=path.is_symlink())


def _file(
    name: str, path: Path, depth: int, budget: _Budget, *, prefix: str | None = None, link: bool = False
) -> Iterator[Entry]:
    """One file, or the members of a zip at `depth`; `prefix` stands before their names (default: the zip's own)."""
    if link or not path.is_file():
        yield _bad(name, UnsupportedFile("链接或设备文件无法读取", "请放入文件本身"), budget)
        return
    try:
        size = path.stat().st_size
        mime = mime_of(path) if size else UNKNOWN
    except OSError:
        yield _bad(name, UnreadableFile("文件无法读取", "请检查文件的访问权限"), budget)
        return
    if not size:
        yield replace(_bad(name, EmptyFile("文件是空的 (0 字节)"), budget), sha256=_EMPTY_SHA)
    elif size > (budget.limits.packet_bytes if mime == ZIP else budget.limits.file_bytes):
        yield _bad(name, TooLarge("文件过大"), budget)
    else:
        yield from _sniffed(name, path, mime, depth, budget, prefix)


def _sniffed(name: str, path: Path, mime: str, depth: int, budget: _Budget, prefix: str | None) -> Iterator[Entry]:
    if mime != ZIP:
        yield _entry(name, path, mime, budget)
    elif depth > _DEEPEST:
        yield replace(_entry(name, path, mime, budget), problem=_too_deep())
    else:
        try:
            with openable(path) as archive:
                yield from _members(archive, f"{name}/" if prefix is None else prefix, depth, budget)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            problem = UnreadableFile("压缩包已损坏, 无法打开", "请重新压缩后上传")
            yield replace(_entry(name, path, mime, budget), problem=problem)


def _members(archive: zipfile.ZipFile, prefix: str, depth: int, budget: _Budget) -> Iterator[Entry]:
    infos = archive.infolist()
    for info, raw in zip(infos, zip_names(infos), strict=True):
        name = prefix + safe(raw)
        if info.is_dir() or raw.endswith(("/", "\\")) or is_junk(name):
            continue
        if budget.files <= 0:
            yield _bad(f"{prefix}…", TooLarge(f"文件超过 {budget.limits.files} 个, 其余未读"), budget)
            return
        to = budget.next_path()
        try:
            budget.bytes -= extract(archive, info, to, budget.limits, budget.bytes)
        except UnreadableFile as problem:
            to.unlink(missing_ok=True)
            yield _bad(name, problem, budget)
        else:
            yield from _file(name, to, depth + 1, budget)


def _entry(name: str, path: Path, mime: str, budget: _Budget) -> Entry:
    budget.files -= 1
    if budget.files < 0:
        return Entry(name, None, mime, problem=TooLarge(f"文件超过 {budget.limits.files} 个"))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Entry(name, path, mime, digest)


def _bad(name: str, problem: UnreadableFile, budget: _Budget) -> Entry:
    budget.files -= 1
    return Entry(name, None, problem=problem)


def _too_deep() -> UnsupportedFile:
    return UnsupportedFile("压缩包套了多层", "请解压后上传")


def packet_digest(files: Iterable[tuple[str, str]]) -> str:
    """Over the sorted (name, sha256) of the files: a zip and its folder have the same."""
    digest = hashlib.sha256()
    for name, sha256 in sorted(files):
        digest.update(f"{name}\0{sha256}\n".encode())
    return digest.hexdigest()
