"""The whole pipeline in one function: a packet goes in, a Review comes out. Only this module knows the order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Protocol, TypeVar

from pipeline import VERSION, models
from pipeline.assemble import assemble
from pipeline.assemble.foreign import own_of
from pipeline.cause import cause_of
from pipeline.classify import classify, split
from pipeline.extract import extract
from pipeline.fees import fee_of
from pipeline.ingest import ingest
from pipeline.progress import Progress, quiet
from pipeline.read import read
from pipeline.rules import check, rules_version, verdict_of
from pipeline.settings import Settings
from pipeline.types import Case, CauseReading, Document, Packet, Page, Review, Run

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


class Through(Protocol):
    """How a stage is called: as it is, or wrapped by an orchestrator."""

    def __call__(self, stage: str, function: Callable[..., T], /) -> Callable[..., T]: ...


def plain(stage: str, function: Callable[..., T], /) -> Callable[..., T]:  # noqa: ARG001
    return function


def screen(
    paths: Sequence[Path], settings: Settings, work: Path, progress: Progress = quiet, through: Through = plain
) -> Review:
    """One packet to its review. Page images stay in `work` for the report.

    Raises WrongUse for a path that does not exist and NothingToRead for a packet without files; a file or page that
    fails becomes part of the review instead.
    """
    clock = Clock()

    def stage(name: str, function: Callable[..., T], *nouns: object) -> T:
        return clock.time(name, lambda: through(name, function)(*nouns))

    packet, pages = stage("ingest", received, paths, settings, work, progress)
    pages = stage("read", read, pages, settings, work, progress)
    documents, pages = stage("classify", sorted_out, pages)
    documents, failures = stage("extract", extracted, documents, progress)
    case = stage("assemble", judged, packet, pages, documents, settings.as_of, settings.province)
    findings = stage("rules", check, case)
    broken = (*(f"{p.page_id}: {p.failure}" for p in case.pages if p.failure), *failures)
    run = clock.run(case.as_of, broken)
    return Review(packet, case.pages, case.documents, case, findings, verdict_of(findings), run)


def exit_code_of(review: Review) -> int:
    """0 screened, 3 nothing could be read, 4 a part failed and the review says which."""
    if not any(page.words for page in review.pages):
        return 3
    return 4 if review.run.failures else 0


def received(
    paths: Sequence[Path], settings: Settings, work: Path, progress: Progress
) -> tuple[Packet, tuple[Page, ...]]:
    packet, pages = ingest([source_of(p) for p in paths], settings, work, progress)
    return (replace(packet, name=paths[0].resolve().name) if len(paths) == 1 else packet), pages


def sorted_out(pages: tuple[Page, ...]) -> tuple[tuple[Document, ...], tuple[Page, ...]]:
    return split(classify(pages))


def extracted(documents: tuple[Document, ...], progress: Progress) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """Documents with their fields; one whose extractor breaks keeps none, and is named among the failures."""
    done: list[Document] = []
    failures: list[str] = []
    for document in documents:
        try:
            done.append(extract(document))
        except Exception as error:
            done.append(document)
            failures.append(f"{document.pages[0].page_id}: 提取{document.doc_type}时出错 ({type(error).__name__})")
        progress("extract", len(done), len(documents))
    return tuple(done), tuple(failures)


def source_of(path: Path) -> Path:
    """A sample packet keeps what was received in `source/`, beside its recipe and gold; anything else is itself.

    One archive or one combined PDF alone in `source/` is the packet.
    """
    source = path / "source"
    if not ((path / "case.yaml").is_file() and source.is_dir()):
        return path
    received = list(source.iterdir())
    return received[0] if len(received) == 1 and received[0].is_file() else source


def judged(
    packet: Packet,
    pages: tuple[Page, ...],
    documents: tuple[Document, ...],
    as_of: date | None,
    province: str | None = None,
    ruling: CauseReading | None = None,
) -> Case:
    """Documents with their fields to the Case that the rules judge, fee included.

    `ruling` is the kind of case where it is known already.
    """
    case = assemble(packet, pages, documents, ruling or cause_of(own_of(documents)), as_of)
    return replace(case, fee=fee_of(case, province))
