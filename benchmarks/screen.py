"""Screening whole packets against PaddleOCR's own `predict` on the same pages: `python -m benchmarks.screen`.

Three processes, one after the other. The reference is `PaddleOCR.predict` as it comes with all the machine's cores,
import, build and one page to warm up left out. Screening is everything from the file to review.json and review.html;
its first run counts from the start of its process, imports and the building of its workers included, and the runs
after it, in the same process, count as the reference does. Times are wall seconds, and CPU seconds of the process and
all its children; on a busy machine the CPU share is the one to look at.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import time
from typing import Any, NamedTuple

import psutil  # type: ignore[import-untyped]

from benchmarks.pages import image_files, scanned_pdf, text_pdf


class Cost(NamedTuple):
    """Seconds."""

    wall: float
    cpu: float


class Screened(NamedTuple):
    cold: Cost
    warm: list[Cost]
    pages: int
    stages: dict[str, float]

    @property
    def typical(self) -> Cost:
        return Cost(median(c.wall for c in self.warm), median(c.cpu for c in self.warm))


def predicted(folder: Path) -> Cost:
    from pipeline.read.engine import EngineOptions
    from pipeline.read.paddle import paddle_ocr
    from pipeline.settings import MODELS

    ocr = paddle_ocr(EngineOptions(0, MODELS))
    files = sorted(folder.glob("*.jpg"))
    ocr.predict(str(files[0]))
    return _timed(lambda: [ocr.predict(str(file)) for file in files])


def screened(packet: Path, runs: int) -> Screened:
    """`stages` is of the last run."""
    from pipeline.report import write
    from pipeline.screen import screen
    from pipeline.settings import Settings

    reviews: list[Any] = []

    def once() -> None:
        with tempfile.TemporaryDirectory() as name:
            reviews.append(screen([packet], Settings(), Path(name) / "work"))
            write(reviews[-1], Path(name) / "out", ("json", "html"))

    once()
    cold = Cost(time() - psutil.Process().create_time(), _cpu())
    warm = [_timed(once) for _ in range(runs)]
    return Screened(cold, warm, len(reviews[-1].pages), dict(reviews[-1].run.seconds_by_stage))


def _timed(step: Callable[[], object]) -> Cost:
    wall, cpu = time(), _cpu()
    step()
    return Cost(time() - wall, _cpu() - cpu)


def _cpu() -> float:
    """Of this process and of all its children, those that have ended included."""
    this = psutil.Process()
    times = [process.cpu_times() for process in (this, *this.children(recursive=True))]
    return float(sum(t.user + t.system + t.children_user + t.children_system for t in times))


def _alone(task: str, place: Path, runs: int = 0) -> Any:
    """In a process of its own."""
    call = [sys.executable, "-m", "benchmarks.screen", "--task", task, "--place", str(place), "--runs", str(runs)]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def _screening(place: Path, runs: int) -> Screened:
    cold, warm, pages, stages = _alone("screen", place, runs)
    return Screened(Cost(*cold), [Cost(*cost) for cost in warm], pages, stages)


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if sys.platform == "linux" else []
    name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
    load = psutil.getloadavg()[0]
    return f"{name}, {psutil.cpu_count()} cores, load {load:.1f} at the start"


def _row(what: str, cost: Cost, base: Cost) -> None:
    shares = f"{cost.wall / base.wall:.4f} | {cost.cpu / base.cpu:.4f}"
    print(f"| {what} | {cost.wall:.2f} | {cost.cpu:.2f} | {shares} |", flush=True)


def compare(folder: Path, count: int, runs: int, scan_runs: int) -> None:
    images, _ = image_files(folder, count)
    packets: tuple[tuple[str, Path, int], ...] = (("text PDF", text_pdf(folder / "text.pdf", count), runs),)
    if scan_runs:
        packets += (("scan", scanned_pdf(folder / "scan.pdf", images, count), scan_runs),)
    print(_machine(), file=sys.stderr)
    base = Cost(*_alone("predict", folder))
    print(f"| {count} pages | wall s | CPU s | share of wall | share of CPU |\n| --- | --- | --- | --- | --- |")
    _row("PaddleOCR.predict as it comes", base, base)
    for what, place, times in packets:
        found = _screening(place, times)
        _row(f"screening the {what}, warm (median of {times})", found.typical, base)
        _row(f"screening the {what}, first run of a process", found.cold, base)
        stages = {name: round(seconds, 2) for name, seconds in found.stages.items()}
        print(f"   {what}: {found.pages} pages, last run {stages}", file=sys.stderr, flush=True)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=10)
    options.add_argument("--runs", type=int, default=7, help="warm runs with the text PDF")
    options.add_argument("--scan-runs", type=int, default=2, help="warm runs with the scan; 0 leaves it out")
    options.add_argument("--task", choices=("predict", "screen"))
    options.add_argument("--place", type=Path)
    chosen = options.parse_args()
    if chosen.task:
        done = predicted(chosen.place) if chosen.task == "predict" else screened(chosen.place, chosen.runs)
        print(json.dumps(done))
        return
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name), chosen.pages, chosen.runs, chosen.scan_runs)


if __name__ == "__main__":
    main()
