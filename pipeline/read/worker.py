"""The process that holds an engine: takes pages from one pipe, answers on another, one at a time.

It is started as a program of its own (not by multiprocessing), so that it does not import the caller's main module.
"""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.read.engine import ENGINES, Engine, EngineOptions
from pipeline.read.layer import Trust
from pipeline.read.sight import see, see_pictures
from pipeline.types import Page


def main(read_fd: int, write_fd: int, engine: str, models: str, threads: int, cores: set[int]) -> None:
    inbox, outbox = Connection(read_fd, writable=False), Connection(write_fd, readable=False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.sched_setaffinity(0, cores)
    _silence()
    _one_thread()
    built = ENGINES.get(engine)(EngineOptions(threads, Path(models)))
    while True:
        try:
            page, trust = inbox.recv()
        except EOFError:
            return
        outbox.send(_answer(page, trust, built))


def _answer(page: Page, trust: Trust, engine: Engine) -> Page | str:
    try:
        return see_pictures(page, engine) if trust is Trust.COMPARED else see(page, engine)
    except Exception as error:  # one page's failure is told, and the next is read
        return type(error).__name__


def _silence() -> None:
    """Libraries print what they do; that belongs in no report."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nothing, fd)


def _one_thread() -> None:
    import cv2

    cv2.setNumThreads(1)


if __name__ == "__main__":
    main(
        int(sys.argv[1]),
        int(sys.argv[2]),
        sys.argv[3],
        sys.argv[4],
        int(sys.argv[5]),
        {int(core) for core in sys.argv[6].split(",")},
    )
