"""What reading costs on this machine, with the user's own files: pages a second, and seconds by stage and step."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from pipeline.errors import NothingToRead
from pipeline.ingest import ingest
from pipeline.progress import Progress, quiet
from pipeline.read import needs_engine
from pipeline.read.crew import threads_of, workers_of
from pipeline.read.engine import ENGINES, Engine, EngineOptions, Image, Quad, Reading
from pipeline.read.sight import see
from pipeline.screen import screen, workplace
from pipeline.settings import Settings
from pipeline.types import Page


@dataclass(frozen=True, slots=True)
class Bench:
    """`stages` are seconds of wall for all `pages`, start of processes included; `steps` seconds a page of `seen` pages
    read one after the other in this process by a warm engine; `build` is how long the engine took to get ready."""

    pages: int
    seconds: float
    stages: tuple[tuple[str, float], ...]
    cores: int
    workers: int
    threads: int
    seen: int
    build: float
    steps: tuple[tuple[str, float], ...]


class Timed:
    """An engine that keeps how long it took to find lines and to recognise them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.detect_seconds = self.recognise_seconds = 0.0

    def detect(self, image: Image, side: int) -> list[Quad]:
        before = perf_counter()
        try:
            return self._engine.detect(image, side)
        finally:
            self.detect_seconds += perf_counter() - before

    def recognise(self, image: Image, quads: Sequence[Quad]) -> list[Reading]:
        before = perf_counter()
        try:
            return self._engine.recognise(image, quads)
        finally:
            self.recognise_seconds += perf_counter() - before


def bench(paths: Sequence[Path], settings: Settings, most: int, progress: Progress = quiet) -> Bench:
    """Screens the packet, then reads at most `most` of its scanned pages once more, step by step."""
    with workplace(settings) as work:
        before = perf_counter()
        review = screen(paths, settings, work / "screened", progress)
        seconds = perf_counter() - before
        _, pages = ingest(paths, settings, work / "stepped")
        seen, build, steps = stepped([p for p in pages if needs_engine(p)][:most], settings)
    if not review.pages:
        raise NothingToRead(f"{paths[0].name}: 没有一页可读")
    cores = len(os.sched_getaffinity(0))
    return Bench(
        pages=len(review.pages),
        seconds=seconds,
        stages=review.run.seconds_by_stage,
        cores=cores,
        workers=workers_of(settings),
        threads=threads_of(settings),
        seen=seen,
        build=build,
        steps=steps,
    )


def stepped(pages: Sequence[Page], settings: Settings) -> tuple[int, float, tuple[tuple[str, float], ...]]:
    """How many pages were read, seconds of building the engine, seconds a page by step; the first page warms up."""
    if not pages:
        return 0, 0.0, ()
    before = perf_counter()
    engine = ENGINES.get(settings.ocr)(EngineOptions(1, settings.models))
    build = perf_counter() - before
    see(pages[0], engine)
    timed = Timed(engine)
    before = perf_counter()
    for page in pages:
        see(page, timed)
    whole = perf_counter() - before
    rest = whole - timed.detect_seconds - timed.recognise_seconds
    told = (("detect", timed.detect_seconds), ("recognise", timed.recognise_seconds), ("rest", rest))
    return len(pages), build, tuple((step, seconds / len(pages)) for step, seconds in told)
