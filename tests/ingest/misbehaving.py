"""Decoders that go wrong on purpose, for the cage."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

from pipeline.ingest.decode import Job, decode


def crash_on_second_page(job: Job) -> Iterator[dict[str, Any]]:
    for message in decode(job):
        if message.get("page_no") == 2 and job.first < 2:
            os.kill(os.getpid(), signal.SIGSEGV)
        yield message


def hang(job: Job) -> Iterator[dict[str, Any]]:
    time.sleep(600)
    yield {"pages": 0}


def swell(job: Job) -> Iterator[dict[str, Any]]:
    held = [bytearray(1 << 30) for _ in range(64)]
    yield {"pages": len(held)}
