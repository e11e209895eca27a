"""The packet's files through the cage: one SourceFile each, and their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pipeline.errors import TooLarge, UnreadableFile, UnsupportedFile
from pipeline.ingest.cage import Died, cage
from pipeline.ingest.kinds import READABLE, refusal, status_of
from pipeline.ingest.unpack import Entry
from pipeline.progress import Progress
from pipeline.settings import Limits, Settings
from pipeline.types import Box, FileStatus, Page, PageStatus, Quality, SourceFile, TextLayer, Word

_DEATHS: Final = 2
"""Pages of one file that may take the decoder down with them before the rest of the file is given up."""
_PACKET_DEATHS: Final = 20


@dataclass(slots=True)
class _Run:
    """What one packet has used so far."""

    limits: Limits
    room: Path
    progress: Progress
    pages: int = 0
    deaths: int = 0
    total: int = 0
    done: int = 0

    def tell(self, add: int) -> None:
        self.done += add
        self.progress("ingest", min(self.done, self.total), self.total)


@dataclass(slots=True)
class _File:
    """A file while its pages come in."""

    entry: Entry
    index: int
    count: int = 0
    pages: list[Page] = field(default_factory=list)
    problem: tuple[FileStatus, str] | None = None
    deaths: int = 0


def decoded(
    entries: Sequence[Entry], settings: Settings, room: Path, progress: Progress
) -> tuple[tuple[SourceFile, ...], tuple[Page, ...]]:
    """Files and pages in the order of the entries; page images lie in `room`."""
    room.mkdir(parents=True, exist_ok=True)
    run = _Run(settings.limits, room, progress, total=len(entries))
    files: list[SourceFile] = []
    pages: list[Page] = []
    for index, entry in enumerate(entries):
        file = _File(entry, index)
        problem = entry.problem or _refused(entry, run)
        if problem is not None:
            file.problem = status_of(problem), str(problem)
        else:
            _decode(file, run)
        files.append(_source(file))
        pages.extend(file.pages)
        run.tell(1)
    return tuple(files), tuple(pages)


def _refused(entry: Entry, run: _Run) -> UnreadableFile | None:
    if entry.mime not in READABLE:
        return UnsupportedFile(*refusal(entry.mime))
    if run.deaths >= _PACKET_DEATHS:
        return UnreadableFile("此前多个文件无法解码, 该文件未再尝试")
    if run.pages >= run.limits.pages:
        return TooLarge(f"材料超过 {run.limits.pages} 页, 该文件未读")
    return None


def _decode(file: _File, run: _Run) -> None:
    """Pages come one by one; where the decoder dies on one, that page is unreadable and the next is asked for."""
    while True:
        try:
            with cage(run.limits) as caged:
                for message in caged.answers(_job(file, run)):
                    _take(file, message, run)
            return
        except Died as death:
            run.deaths += 1
            file.deaths += 1
            slow = "解码超时" if death.slow else "解码失败"
            if not file.count:
                file.problem = FileStatus.DAMAGED, f"文件{slow}; {UnreadableFile.remedy}"
                return
            _lose(file, len(file.pages) + 1, f"该页{slow}; {UnreadableFile.remedy}")
            if len(file.pages) >= file.count:
                return
            if file.deaths >= _DEATHS:
                for page_no in range(len(file.pages) + 1, file.count + 1):
                    _lose(file, page_no, f"前页{slow}, 该页未读; {UnreadableFile.remedy}")
                return


def _job(file: _File, run: _Run) -> dict[str, Any]:
    return {
        "path": str(file.entry.path),
        "mime": file.entry.mime,
        "out": str(run.room / f"{file.index + 1:05d}"),
        "first": len(file.pages),
    }


def _take(file: _File, message: dict[str, Any], run: _Run) -> None:
    if "pages" in message:
        if not file.count:
            file.count = int(message["pages"])
            run.total += file.count
            run.pages += file.count
    elif "status" in message:
        file.problem = FileStatus(message["status"]), str(message["message"])
    elif "error" in message:
        _lose(file, int(message["page_no"]), f"{message['error']}; {UnreadableFile.remedy}")
        run.tell(1)
    elif "page_no" in message:
        file.pages.append(_page(file.entry.name, message, run.room))
        run.tell(1)


def _lose(file: _File, page_no: int, reason: str) -> None:
    name = file.entry.name
    page = Page(f"{name}#{page_no}", name, page_no, 0, 0, "", status=PageStatus.UNREADABLE, status_reason=reason)
    file.pages.append(page)


def _source(file: _File) -> SourceFile:
    """A file none of whose pages could be had is damaged; it then has no pages."""
    entry = file.entry
    if file.problem is None and file.pages and all(page.image is None for page in file.pages):
        file.problem = FileStatus.DAMAGED, file.pages[0].status_reason or ""
    if file.problem is not None:
        file.pages.clear()
        return SourceFile(entry.name, entry.sha256, entry.mime, 0, *file.problem)
    return SourceFile(entry.name, entry.sha256, entry.mime, file.count, FileStatus.OK)


def _page(name: str, m: dict[str, Any], room: Path) -> Page:
    blank = bool(m["blank"])
    return Page(
        page_id=f"{name}#{m['page_no']}",
        file=name,
        page_no=int(m["page_no"]),
        width=int(m["width"]),
        height=int(m["height"]),
        sha256=str(m["sha256"]),
        image=room / Path(m["image"]).name,
        quality=Quality(float(m["sharpness"]), float(m["brightness"])),
        fingerprint=str(m["fingerprint"]),
        layer=_layer(m["layer"]),
        rotation=int(m["rotation"]),
        printed=bool(m["printed"]),
        status=PageStatus.BLANK if blank else PageStatus.USED,
        status_reason="页面上没有内容" if blank else None,
    )


def _layer(m: dict[str, Any] | None) -> TextLayer | None:
    if m is None:
        return None
    rules = tuple(Box(*box) for box in m["rules"])
    return TextLayer(tuple(_words(m["words"])), float(m["hidden"]), float(m["image_cover"]), rules)


def _words(rows: list[Any]) -> Iterator[Word]:
    for text, box, line, edges in rows:
        yield Word(text, Box(*box), 1.0, line, tuple(edges))
