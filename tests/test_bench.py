from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.bench import bench, stepped
from pipeline.console import bench_tables
from pipeline.errors import NothingToRead
from pipeline.read.engine import ENGINES, Reading
from pipeline.settings import Settings
from tests.read.pages import drawn, saved

SAMPLES = Path(__file__).parent.parent / "sample_docs"


class Counting:
    """Finds one line, and keeps how often it was asked."""

    asked: Sequence[str] = ()

    def __init__(self, options: object) -> None:
        Counting.asked = ()

    def detect(self, image: np.ndarray, side: int) -> list[np.ndarray]:
        Counting.asked = (*Counting.asked, "detect")
        return [np.asarray([[80, 80], [500, 80], [500, 120], [80, 120]], np.float32)]

    def recognise(self, image: np.ndarray, quads: Sequence[np.ndarray]) -> list[Reading]:
        Counting.asked = (*Counting.asked, "recognise")
        return [Reading("借条", (0.0, 0.5, 1.0), (0.99, 0.99)) for _ in quads]


ENGINES.add("counting", Counting)


def test_every_page_is_read_step_by_step_after_a_first_one(tmp_path):
    pages = [saved(drawn(), tmp_path / f"{n}.png") for n in range(2)]
    seen, build, steps = stepped(pages, replace(Settings(), ocr="counting"))
    assert seen == 2
    assert build >= 0
    assert [step for step, _ in steps] == ["detect", "recognise", "rest"]
    assert all(seconds > 0 for _, seconds in steps)
    assert Counting.asked.count("detect") % 3 == 0


def test_a_packet_of_print_needs_no_engine(capsys):
    done = bench([SAMPLES / "labour-01"], replace(Settings(), ocr="counting"), 3)
    assert done.pages > 0
    assert {"ingest", "read", "rules"} <= dict(done.stages).keys()
    assert sum(seconds for _, seconds in done.stages) <= done.seconds
    bench_tables(done)
    told = capsys.readouterr().out
    assert f"{done.pages} 页" in told
    assert ("没有需要识别的页面" in told) is (done.seen == 0)


def test_a_folder_without_pages_says_so(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(NothingToRead):
        bench([tmp_path], Settings(), 1)
