"""The whole pipeline in one function: a packet goes in, a Review comes out. Only this module knows the order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

from pipeline import VERSION, models
from pipeline.assemble import assemble
from pipeline.cause import cause_of
from pipeline.classify import classify, split
from pipeline.extract import extract
from pipeline.fees import fee_of
from pipeline.ingest import ingest
from pipeline.progress import Progress, quiet
from pipeline.read import read
from pipeline.rules import check, rules_version, verdict_of
from pipeline.settings import Settings
from pipeline.types import Case, Document, Packet, Page, Review, Run

T = TypeVar("T")


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.started = perf_counter()
        self.stages: dict[str, float] = {}

    def time(self, stage: str, step: Callable[[], T]) -> T:
        before = perf_counter()
        try:
            return step()
        finally:
            self.stages[stage] = self.stages.get(stage, 0.0) + perf_counter() - before

    def run(self, as_of: date, failures: Sequence[str]) -> Run:
        return Run(
            version=VERSION,
            rules_version=rules_version(),
            models=models.hashes(),
            as_of=as_of,
            seconds=perf_counter() - self.started,
            seconds_by_stage=tuple(self.stages.items()),
            failures=tuple(failures),
        )


@contextmanager
def workplace(settings: Settings) -> Iterator[Path]:
    """The folder that page images are spooled to: given, or temporary and removed at the end."""
    if settings.work_dir is not None:
        settings.work_dir.mkdir(parents=True, exist_ok=True)
        yield settings.work_dir
        return
    with TemporaryDirectory(prefix="yushen-") as folder:
        yield Path(folder)


def screen(paths: Sequence[Path], settings: Settings, work: Path, progress: Progress = quiet) -> Review:
    """One packet to its review. Page images stay in `work` for the report.

    Raises WrongUse for a path that does not exist and NothingToRead for a packet without files; a file or page that
    fails becomes part of the review instead.
    """
    clock = Clock()
    packet, pages = clock.time("ingest", lambda: ingest(paths, settings, work, progress))
    pages = clock.time("read", lambda: read(pages, settings, work, progress))
    documents, pages = clock.time("classify", lambda: split(classify(pages)))
    documents = clock.time("extract", lambda: tuple(extract(d) for d in documents))
    case = clock.time("assemble", lambda: judged(packet, pages, documents, settings.as_of))
    findings = clock.time("rules", lambda: check(case))
    run = clock.run(case.as_of, failures_of(pages))
    return Review(packet, case.pages, case.documents, case, findings, verdict_of(findings), run)


def judged(packet: Packet, pages: tuple[Page, ...], documents: tuple[Document, ...], as_of: date | None) -> Case:
    """Documents with their fields to the Case that the rules judge, fee included."""
    case = assemble(packet, pages, documents, cause_of(documents), as_of)
    return replace(case, fee=fee_of(case))
