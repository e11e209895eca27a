"""Packets to what the program tells of them: processes side by side, readings kept, nothing silently dropped."""

from __future__ import annotations

import multiprocessing
import os
import resource
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pipeline import screen
from pipeline.errors import YushenError
from pipeline.gold import Gold
from pipeline.progress import Progress, quiet
from pipeline.report.contract import ReviewJson
from pipeline.report.review_json import as_contract, money
from pipeline.rules import check, verdict_of
from pipeline.score import from_gold, from_words, real_texts
from pipeline.score.readings import How, Keeper, read_ahead, unread
from pipeline.score.sources import Task, received, review_at
from pipeline.score.told import nothing
from pipeline.settings import Settings
from pipeline.sheet import Sheet
from pipeline.types import Page, Review

TOLD_FROM: Final = {"ocr": "pages", "words": "documents", "texts": "fields", "gold": "case"}


@dataclass(frozen=True, slots=True)
class Cost:
    """`seconds` by stage, of reading those of its first time; memory in MiB at the highest.

    `own` is the process that screened, `engine` the largest of its reading processes, where it had any.
    """

    pages: int
    seconds: dict[str, float]
    own: float
    engine: float | None


@dataclass(frozen=True, slots=True)
class Screened:
    """`failure` says how the program broke on this packet; its review then tells nothing.

    `texts` (words by page) and `extra` (facts of the case that review.json leaves out) are known only of what was
    screened here. `told_from` is what was first told and not given: `pages`, `documents` (their pages were given),
    `fields` (the papers were) or `case` (their fields as well); what was given is not scored. `drawn` are pages without
    an image, to be shown by their words.
    """

    gold: Gold
    review: ReviewJson
    folder: Path | None = None
    failure: str | None = None
    texts: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str | None] = field(default_factory=dict)
    cost: Cost | None = None
    told_from: str = "pages"
    drawn: tuple[Page, ...] = ()


def screened(tasks: Sequence[Task], how: How, progress: Progress = quiet) -> list[Screened]:
    """In the order of the tasks. `workers` 0 stays in this process (a crash of the interpreter then ends it)."""
    _read_ahead([t.folder for t in tasks if t.folder and not t.review and t.way == "ocr"], how, progress)
    done: dict[int, Screened] = {}
    for no, result in _each(tasks, how):
        done[no] = result
        progress("预审", len(done), len(tasks))
    return [done[no] for no in range(len(tasks))]


def _read_ahead(folders: Sequence[Path], how: How, progress: Progress) -> None:
    """What fails here is read once more when its packet is screened, which says what failed."""
    jobs = unread(folders, how) if how.workers else []
    done = 0
    with one_thread_each(), suppress(BrokenProcessPool), _pool(how.workers or 1) as pool:
        futures = {pool.submit(read_ahead, job, how): job for job in jobs}
        for future in as_completed(futures):
            if isinstance(future.exception(), YushenError):
                future.result()
            done += len(futures[future])
            progress("识别", done, sum(map(len, jobs)))


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))


def _each(tasks: Sequence[Task], how: How) -> Iterator[tuple[int, Screened]]:
    if how.workers == 0:
        yield from ((no, one(task, how)) for no, task in enumerate(tasks))
        return
    left = dict(enumerate(tasks))
    while left:
        try:
            for no, result in _side_by_side(left, how, how.workers):
                left.pop(no)
                yield no, result
        except BrokenProcessPool:
            for no, result in _one_by_one(dict(islice(left.items(), 2 * how.workers)), how):
                left.pop(no)
                yield no, result


def _side_by_side(tasks: dict[int, Task], how: How, workers: int) -> Iterator[tuple[int, Screened]]:
    with one_thread_each(), _pool(workers) as pool:
        futures = {pool.submit(one, task, how): no for no, task in tasks.items()}
        for future in as_completed(futures):
            yield futures[future], future.result()


def _one_by_one(tasks: dict[int, Task], how: How) -> Iterator[tuple[int, Screened]]:
    """After a process died: the packets first in line each in a process of its own, so that only the guilty is lost."""
    for no, task in list(tasks.items()):
        try:
            yield from _side_by_side({no: task}, how, 1)
        except BrokenProcessPool:
            yield no, broken(task, "the process died")


@contextmanager
def one_thread_each() -> Iterator[None]:
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = before


def broken(task: Task, why: str) -> Screened:
    return Screened(task.gold, nothing(task.gold.packet_id), task.folder, why)


def one(task: Task, how: How) -> Screened:
    """One packet, whatever happens in the program; only wrong use of a path leaves as an error."""
    try:
        if task.review is not None:
            return Screened(task.gold, review_at(task.review), task.folder)
        if task.text is not None:
            return _told(task, real_texts.review_of(task.text))
        return _by_ocr(task, how) if task.way == "ocr" else _without_reading(task)
    except YushenError as error:
        return broken(task, f"{type(error).__name__}: {error}")
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return broken(task, f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})")


def as_of(gold: Gold) -> date | None:
    return date.fromisoformat(gold.as_of) if gold.as_of else None


def _told(task: Task, review: Review, texts: dict[str, str] | None = None, cost: Cost | None = None) -> Screened:
    stated = review.case.total.stated
    extra = {"stated_total": money(stated.value) if stated else None}
    drawn = task.text.document.pages if task.text else review.pages if task.way == "words" else ()
    folder = None if drawn else task.folder
    return Screened(task.gold, as_contract(review), folder, None, texts or {}, extra, cost, TOLD_FROM[task.way], drawn)


def _without_reading(task: Task) -> Screened:
    clock = screen.Clock()
    failures: tuple[str, ...] = ()
    if task.way == "gold":
        packet, pages, documents = from_gold.packet_of(task.gold)
    else:
        assert task.folder is not None
        packet, pages = from_words.packet_of(task.folder, task.gold)
        documents, pages = screen.sorted_out(pages)
        documents, failures = screen.extracted(documents, quiet)
    case = screen.judged(packet, pages, documents, as_of(task.gold))
    findings = check(case)
    run = clock.run(case.as_of, failures)
    return _told(task, Review(packet, case.pages, case.documents, case, findings, verdict_of(findings), run))


def _by_ocr(task: Task, how: How) -> Screened:
    assert task.folder is not None
    keeper = Keeper(task.folder, how)
    settings = Settings(ocr=how.ocr, as_of=as_of(task.gold), workers=1)
    with TemporaryDirectory(prefix="yushen-score-") as work:
        review = screen.screen(received(task.folder), settings, Path(work), through=keeper.through)
    texts = {p.page_id: Sheet([p]).text for p in review.pages if p.words}
    return _told(task, review, texts, _cost(review, keeper))


def _cost(review: Review, keeper: Keeper) -> Cost:
    """Reading costs what it did the first time; unknown for a sample's own recording."""
    seconds = {stage: s for stage, s in review.run.seconds_by_stage if stage != "read"}
    reading = keeper.cost()
    if reading:
        seconds["read"] = reading["seconds"]
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(len(review.pages), seconds, own, reading.get("engine_mib"))
