"""Worker processes that outlive a crash or a hang of any page."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Final, NamedTuple, TypeAlias

from pipeline.errors import EngineFailed
from pipeline.read.layer import Trust
from pipeline.settings import Settings
from pipeline.types import Page


class Task(NamedTuple):
    """A page by its place in the packet, and what its text layer is worth."""

    place: int
    page: Page
    trust: Trust


Answer: TypeAlias = tuple[int, Page | EngineFailed]

START_SECONDS: Final = 120
"""Added to the first page's time: imports and building the engine."""
PAGE_SECONDS: Final = 120
_MOST: Final = 4
"""A process holds some 400 MB."""
_TRIES: Final = 2
"""A page that kills its worker is tried once more, since the worker may have died of something else."""


class Worker:
    """One process, restarted after it died or was stopped; `seat` is its place in the crew, from 0."""

    def __init__(
        self,
        settings: Settings,
        page_seconds: float = PAGE_SECONDS,
        start_seconds: float = START_SECONDS,
        seat: int = 0,
    ) -> None:
        self._settings = settings
        self._seat = seat
        self._seconds = page_seconds
        self._start_seconds = start_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._fresh = True

    def read(self, page: Page, trust: Trust) -> Page | EngineFailed:
        """The page as read, or why not: `hang` and `crash` stop the process, the next call starts another."""
        for left in reversed(range(_TRIES)):
            answer = self._asked(page, trust)
            if not isinstance(answer, EngineFailed) or "超时" in answer.what or not left:
                return answer
        raise AssertionError

    def close(self) -> None:
        if self._process is None:
            return
        self._outbox.close()
        self._inbox.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _asked(self, page: Page, trust: Trust) -> Page | EngineFailed:
        if self._process is None:
            self._start()
        limit = self._seconds + (self._start_seconds if self._fresh else 0)
        try:
            self._outbox.send((page, trust))
            if not self._inbox.poll(limit):
                self._stop()
                return EngineFailed("读取该页超时")
            answer = self._inbox.recv()
        except (EOFError, OSError):
            self._stop()
            return EngineFailed("OCR 进程意外退出")
        self._fresh = False
        return answer if isinstance(answer, Page) else EngineFailed(f"读取该页时出错 ({answer})")

    def _start(self) -> None:
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        call = [sys.executable, "-m", "pipeline.read.worker", str(theirs_in), str(theirs_out)]
        call += [self._settings.ocr, str(self._settings.models), str(threads_of(self._settings))]
        call += [",".join(map(str, cores_of(self._settings, self._seat)))]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        try:
            self._process = subprocess.Popen(call, pass_fds=(theirs_in, theirs_out), env=environment)  # noqa: S603
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        self._inbox, self._outbox = Connection(ours_in, writable=False), Connection(ours_out, readable=False)
        self._fresh = True

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
        self.close()


def read_all(tasks: Iterable[Task], settings: Settings) -> Iterator[Answer]:
    """Answers as they come, in any order, from the workers that `workers_of` allows."""
    waiting: queue.SimpleQueue[Task] = queue.SimpleQueue()
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    count = 0
    for task in tasks:
        waiting.put(task)
        count += 1
    stop = threading.Event()
    crew = [
        threading.Thread(target=_work, args=(waiting, answers, settings, stop, seat), daemon=True)
        for seat in range(min(count, workers_of(settings)))
    ]
    for member in crew:
        member.start()
    try:
        for _ in range(count):
            yield answers.get()
    finally:
        stop.set()
        for member in crew:
            member.join(timeout=5)


def workers_of(settings: Settings) -> int:
    return settings.workers or min(_MOST, len(os.sched_getaffinity(0)))


def threads_of(settings: Settings) -> int:
    """The cores that workers leave over become threads of theirs: a process costs half a gigabyte, a thread nothing."""
    return max(1, min(4, len(os.sched_getaffinity(0)) // workers_of(settings)))


def cores_of(settings: Settings, seat: int) -> list[int]:
    """The cores a worker keeps to: its share, where the crew takes up the whole machine; elsewhere any.

    A crew that leaves cores over may run beside others, and all would crowd on the first ones.
    """
    cores, threads, workers = sorted(os.sched_getaffinity(0)), threads_of(settings), workers_of(settings)
    alone = workers > 1 and workers * threads == len(cores)
    return cores[seat * threads : (seat + 1) * threads] if alone else cores


def _work(
    waiting: queue.SimpleQueue[Task],
    answers: queue.SimpleQueue[Answer],
    settings: Settings,
    stop: threading.Event,
    seat: int,
) -> None:
    worker = Worker(settings, seat=seat)
    try:
        while not stop.is_set():
            try:
                place, page, trust = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                answers.put((place, worker.read(page, trust)))
            except Exception as error:
                answers.put((place, EngineFailed(f"读取该页时出错 ({type(error).__name__})")))
    finally:
        worker.close()
