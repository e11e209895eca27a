"""Workers outlive pages. The engines here fail on purpose, in worker processes of their own."""

import os
import sys
import textwrap
from dataclasses import replace

import pytest

from pipeline.errors import EngineFailed
from pipeline.read.crew import Worker, cores_of, threads_of, workers_of
from pipeline.read.layer import Trust
from pipeline.settings import Settings
from tests.read.pages import drawn, saved

FAILING = """
import os, time
import numpy as np
from pipeline.read.engine import ENGINES, Reading

class Failing:
    def __init__(self, options): pass
    def detect(self, image, side):
        kind = int(image[0, 0, 0])
        if kind == 1: os._exit(11)
        if kind == 2: time.sleep(60)
        if kind == 3: raise ValueError("secret of the page")
        return [np.asarray([[100, 100], [160, 100], [160, 130], [100, 130]], np.float32)]
    def recognise(self, image, quads):
        return [Reading("借条", (0.0, 0.5, 1.0), (0.99, 0.99)) for _ in quads]

ENGINES.add("failing", Failing)
"""


@pytest.fixture
def worker(tmp_path, monkeypatch):
    """A worker whose interpreter knows one more engine, through the door that plug-ins use."""
    (tmp_path / "failing_engine.py").write_text(textwrap.dedent(FAILING))
    info = tmp_path / "failing-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: failing\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[yushen.engines]\nfailing = failing_engine\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    made = Worker(Settings(ocr="failing"), page_seconds=4, start_seconds=30)
    yield made
    made.close()


def page(tmp_path, kind):
    image = drawn()
    image[0, 0] = kind
    return saved(image, tmp_path / f"{kind}.png")


def test_pages_after_a_crash_a_hang_and_an_error_are_read(worker, tmp_path):
    good = worker.read(page(tmp_path, 0), Trust.REFUSED)
    assert not isinstance(good, EngineFailed)
    assert good.words[0].text == "借条"
    for kind, said in ((1, "意外退出"), (3, "ValueError")):
        failed = worker.read(page(tmp_path, kind), Trust.REFUSED)
        assert isinstance(failed, EngineFailed)
        assert said in failed.what
        assert "secret" not in str(failed)
    failed = worker.read(page(tmp_path, 2), Trust.REFUSED)
    assert isinstance(failed, EngineFailed)
    assert "超时" in failed.what
    assert worker.read(page(tmp_path, 0), Trust.REFUSED).words == good.words


@pytest.mark.parametrize(
    ("cores", "told", "workers", "threads"),
    [(1, 0, 1, 1), (2, 0, 2, 1), (4, 0, 4, 1), (16, 0, 4, 4), (8, 8, 8, 1), (2, 3, 3, 1)],
)
def test_cores_become_processes_and_then_threads(monkeypatch, cores, told, workers, threads):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    settings = replace(Settings(), workers=told)
    assert (workers_of(settings), threads_of(settings)) == (workers, threads)


@pytest.mark.parametrize(
    ("cores", "told", "kept"),
    [(2, 0, [[0], [1]]), (16, 0, [[0, 1, 2, 3], [4, 5, 6, 7]]), (2, 1, [[0, 1]]), (32, 0, [list(range(32))] * 2)],
)
def test_workers_keep_to_their_cores_where_the_crew_takes_up_the_machine(monkeypatch, cores, told, kept):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    settings = replace(Settings(), workers=told)
    assert [cores_of(settings, seat) for seat in range(len(kept))] == kept
