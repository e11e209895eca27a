"""Files to upright page images: sniff, unpack, decode in a caged process, judge quality, find blanks and duplicates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import NothingToRead
from pipeline.ingest.cage import warm
from pipeline.ingest.duplicates import marked
from pipeline.ingest.pages import decoded
from pipeline.ingest.unpack import packet_digest, unpack
from pipeline.progress import Progress, quiet
from pipeline.settings import Settings
from pipeline.types import Packet, Page

__all__ = ["ingest", "warm"]


def ingest(
    paths: Sequence[Path], settings: Settings, work: Path, progress: Progress = quiet
) -> tuple[Packet, tuple[Page, ...]]:
    """One packet: a folder, a zip, a PDF or several files. Page images are spooled to `work`.

    Raises WrongUse where a path does not exist and NothingToRead where the packet holds no file at all; a file that
    cannot be read becomes a status and a message of its SourceFile.
    """
    warm(settings.limits)
    name, entries = unpack(paths, settings.limits, work / "files")
    if not entries:
        raise NothingToRead(f"{name}: 里面没有文件")
    files, pages = decoded(entries, settings, work / "pages", progress)
    packet = Packet(name, packet_digest((f.name, f.sha256) for f in files), files)
    return packet, marked(pages)
