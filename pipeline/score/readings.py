"""What was read of packets, kept so that a second run replays it: by what lies in `source/` and by what reads it."""

from __future__ import annotations

import hashlib
import json
import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar, cast

from pipeline import models, screen
from pipeline.progress import quiet
from pipeline.read import read
from pipeline.read.recorded import record, replay
from pipeline.score.sources import RECORDED, received
from pipeline.settings import Settings
from pipeline.types import Page, TextSource

T = TypeVar("T")

READERS: Final = ("ingest", "read")
"""The stages whose code decides what a reading is."""

TOGETHER: Final = 10
"""Packets that share one start of the engine."""


@dataclass(frozen=True, slots=True)
class How:
    """`readings` is the folder in which readings are kept."""

    readings: Path
    ocr: str = "fast"
    workers: int = 2


class Keeper:
    """Stands between the order of stages and the reading stage: replays what was read of a packet, or keeps it."""

    def __init__(self, folder: Path, how: How) -> None:
        own = folder / RECORDED
        self.recorded = own.is_file()
        name = f"{_hash_of(folder)}-{engine_of(how.ocr)}.json"
        self.file = own if self.recorded else how.readings / name

    def through(self, stage: str, function: Callable[..., T], /) -> Callable[..., T]:
        return self._reading(function) if stage == "read" else function

    def _reading(self, function: Callable[..., T]) -> Callable[..., T]:
        def call(*nouns: object) -> T:
            if self.file.is_file():
                return cast(T, replay(cast("tuple[Page, ...]", nouns[0]), self.file))
            clock = screen.Clock()
            result = clock.time("read", lambda: function(*nouns))
            self.keep(cast("tuple[Page, ...]", result), clock.stages["read"])
            return result

        return call

    def keep(self, pages: Sequence[Page], seconds: float) -> None:
        """The whole file or none. Pages on which the engine failed are not kept: they are read anew."""
        if any(p.failure for p in pages):
            return
        part = self.file.with_suffix(".part")
        record(pages, part)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        about = {"seconds": round(seconds, 3), "engine_mib": round(peak)}
        self._beside.write_text(json.dumps(about), encoding="utf-8")
        part.replace(self.file)

    def replayed(self, pages: tuple[Page, ...]) -> tuple[Page, ...]:
        """The pages as they were read, images upright; as they came where no reading of them is kept."""
        return replay(pages, self.file) if self.file.is_file() else pages

    def cost(self) -> dict[str, float]:
        """`seconds` that the reading took when it was made, and `engine_mib`; empty where nobody measured it."""
        return dict(json.loads(self._beside.read_text(encoding="utf-8"))) if self._beside.is_file() else {}

    @property
    def _beside(self) -> Path:
        return self.file.with_suffix(".cost")


def read_ahead(folders: Sequence[Path], how: How) -> None:
    """Reads packets of which no reading is kept, with one start of the engine for all.

    A packet that cannot be opened is left to the screening, which says why.
    """
    with TemporaryDirectory(prefix="yushen-read-") as work:
        opened = [(f, _opened(f, Path(work) / str(no))) for no, f in enumerate(folders)]
        pages = tuple(p for _, found in opened for p in found)
        clock = screen.Clock()
        settings = Settings(ocr=how.ocr, workers=1)
        done = clock.time("read", lambda: read(pages, settings, Path(work))) if pages else ()
        each = clock.stages.get("read", 0.0) / max(1, sum(p.text_source is TextSource.OCR for p in done))
        at = 0
        for folder, found in opened:
            mine = done[at : at + len(found)]
            at += len(found)
            if mine:
                Keeper(folder, how).keep(mine, each * sum(p.text_source is TextSource.OCR for p in mine))


def _opened(folder: Path, work: Path) -> tuple[Page, ...]:
    work.mkdir()
    try:
        return screen.received(received(folder), Settings(), work, quiet)[1]
    except Exception:
        return ()


def unread(folders: Sequence[Path], how: How) -> list[list[Path]]:
    """Packets of which no reading is kept, by `TOGETHER`."""
    left = [f for f in folders if not Keeper(f, how).file.is_file()]
    return [left[at : at + TOGETHER] for at in range(0, len(left), TOGETHER)]


def _hash_of(folder: Path) -> str:
    """Over the names and bytes of everything in `source/`."""
    source = folder / "source"
    digest = hashlib.sha256()
    for file in sorted(p for p in source.rglob("*") if p.is_file()):
        told = f"{file.relative_to(source).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}\n"
        digest.update(told.encode())
    return digest.hexdigest()[:32]


@lru_cache
def engine_of(ocr: str) -> str:
    """What decides a reading besides the packet: the engine's name, its weights, and the code that reads."""
    told = [f"{name} {digest}" for name, digest in models.hashes() if name.startswith("ocr/")]
    home = Path(screen.__file__).parent
    code = [p for stage in READERS for p in sorted((home / stage).rglob("*.py"))]
    told += [hashlib.sha256(p.read_bytes()).hexdigest() for p in code]
    return hashlib.sha256("\n".join([ocr, *told]).encode()).hexdigest()[:16]
