"""The caged process: reads jobs, decodes, answers; dies rather than outlive its limits.

It gets JSON on one pipe and sends JSON on another, never pickles, so that a file that takes over a decoder gains
nothing in the parent. An alarm that nothing handles ends it when a page takes too long, even inside C code.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from pipeline.errors import UnreadableFile
from pipeline.ingest.decode import Job
from pipeline.ingest.kinds import status_of
from pipeline.settings import Limits
from pipeline.types import FileStatus

Decoder = Callable[[Job], Iterator[dict[str, Any]]]
_FLOOR: Final = 1024**3
"""PyMuPDF does not even load with less address space, and says something misleading."""


def main(read_fd: int, write_fd: int, decoder: str, limits: str) -> None:
    """Serves until the parent closes its end. `decoder` is `module:function`, `limits` JSON."""
    inbox, outbox = Connection(read_fd, writable=False), Connection(write_fd, readable=False)
    _silence()
    bounds = Limits(**json.loads(limits))
    _confine(bounds)
    module, _, name = decoder.partition(":")
    function: Decoder = getattr(importlib.import_module(module), name)
    while True:
        try:
            asked = json.loads(inbox.recv_bytes())
        except EOFError:
            return
        for message in _answers(function, Job(**asked, limits=bounds)):
            signal.alarm(0)
            outbox.send_bytes(json.dumps(message).encode())
            signal.alarm(bounds.decode_seconds)
        signal.alarm(0)


def _answers(function: Decoder, job: Job) -> Iterator[dict[str, Any]]:
    signal.alarm(job.limits.decode_seconds)
    try:
        yield from function(job)
        yield {"end": True}
    except UnreadableFile as error:
        yield {"status": status_of(error), "message": str(error)}
    except MemoryError:
        yield {"status": FileStatus.DAMAGED, "message": "文件解开后过大; 请拆分或压缩后重新上传"}
    except Exception:  # a decoder's bug or a hostile file: to the packet it is one damaged file
        yield {"status": FileStatus.DAMAGED, "message": f"文件已损坏, 无法打开; {UnreadableFile.remedy}"}


def _silence() -> None:
    """Libraries print what they find in files; that belongs in no log."""
    with Path(os.devnull).open("r+b") as nothing:
        for fd in (0, 1, 2):
            os.dup2(nothing.fileno(), fd)


def _confine(limits: Limits) -> None:
    memory = max(limits.decode_memory, _FLOOR)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file_bytes, limits.file_bytes))
