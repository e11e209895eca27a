"""Files are decoded in a process of their own: one that hangs, crashes or swells takes only its own page with it.

A cage outlives the packet it was started for (starting one costs more than decoding ten pages); it is started by
executable and arguments, not by `multiprocessing`, whose spawn would run the caller's main module again.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from multiprocessing.connection import Connection
from typing import Any, Final

from pipeline.settings import Limits

DECODER: Final = "pipeline.ingest.decode:decode"
_START: Final = 30
"""Seconds beyond the decoder's own that a fresh process may take to load its libraries on a busy machine."""
_MESSAGE: Final = 256 * 1024 * 1024
_BOOT: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from pipeline.ingest.worker import main; "
    "main(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])"
)


class Died(Exception):
    """The caged process ended before its answer did; `slow` where it ran out of time."""

    def __init__(self, slow: bool) -> None:
        super().__init__("timeout" if slow else "crash")
        self.slow = slow


class Cage:
    """One caged process. Not for two threads at a time: see `cage`."""

    def __init__(self, limits: Limits, decoder: str = DECODER) -> None:
        self.key = (decoder, limits)
        self._seconds = limits.decode_seconds
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        command = [sys.executable, "-c", _BOOT, json.dumps(sys.path), str(theirs_in), str(theirs_out), decoder]
        self._process = subprocess.Popen(  # noqa: S603
            [*command, json.dumps(asdict(limits))],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._inbox = Connection(ours_in, writable=False)
        self._outbox = Connection(ours_out, readable=False)

    def answers(self, job: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The worker's messages up to and with the last, `{"end": true}` or `{"status", "message"}`; may raise Died."""
        patience: float = self._seconds + _START
        try:
            self._outbox.send_bytes(json.dumps(job).encode())
            while True:
                if not self._inbox.poll(patience):
                    raise Died(slow=True)
                message: dict[str, Any] = json.loads(self._inbox.recv_bytes(_MESSAGE))
                yield message
                if "end" in message or "status" in message:
                    return
        except (OSError, EOFError) as error:
            raise Died(slow=self._code() == -signal.SIGALRM) from error

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._inbox.close()
        self._outbox.close()

    def forget(self) -> None:
        """Drops the pipes without touching the process: in a forked child it is the parent's."""
        self._inbox.close()
        self._outbox.close()
        self._process.returncode = 0

    def _code(self) -> int | None:
        try:
            return self._process.wait(5)
        except subprocess.TimeoutExpired:
            return None


_idle: list[Cage] = []
_lock = threading.Lock()


@contextmanager
def cage(limits: Limits, decoder: str = DECODER) -> Iterator[Cage]:
    """An idle cage for these limits, or a new one; kept for the next unless something went wrong inside."""
    with _lock:
        found = next((c for c in _idle if c.key == (decoder, limits)), None)
        if found:
            _idle.remove(found)
    held = found or Cage(limits, decoder)
    try:
        yield held
    except BaseException:
        held.close()
        raise
    with _lock:
        _idle.append(held)
        surplus = _idle[: -(os.cpu_count() or 1)]
        del _idle[: len(surplus)]
    for old in surplus:
        old.close()


def warm(limits: Limits) -> None:
    """Starts a cage now, so that it has loaded its libraries when the first file comes; returns at once."""
    with cage(limits):
        pass


@atexit.register
def _close_all() -> None:
    while _idle:
        _idle.pop().close()


def _forget_all() -> None:
    global _lock
    _lock = threading.Lock()
    while _idle:
        _idle.pop().forget()


os.register_at_fork(after_in_child=_forget_all)
