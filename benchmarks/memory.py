"""Peak memory of screening a long scanned PDF, reports in every format included: `python -m benchmarks.memory`.

No page is another's duplicate. Measured is the whole process tree (parent, ingest's worker, OCR workers) every
0.3 s, two ways: proportional memory, where memory that processes share counts once, and the sum of resident memory.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import psutil  # type: ignore[import-untyped]
from PIL import Image, ImageDraw

from benchmarks.pages import A4, face, lines
from pipeline import pdf


class Peak(NamedTuple):
    """MB."""

    shared_once: float = 0.0
    summed: float = 0.0
    parent: float = 0.0


def tree_of(process: psutil.Process) -> Peak:
    found = Peak()
    for member in [process, *process.children(recursive=True)]:
        try:
            memory = member.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        own = memory.rss if member.pid == process.pid else 0.0
        found = Peak(found.shared_once + memory.pss, found.summed + memory.rss, found.parent + own)
    return Peak(*(value / 1024**2 for value in found))


def scan_of(file: Path, count: int, rows: int) -> Path:
    """A scanner's PDF at 200 dpi, every page with `rows` lines of its own at places of its own."""
    noise = np.random.default_rng(0).normal(240, 3, (A4[1] + count, A4[0], 1)).astype(np.uint8)
    writer = pdf.TextWriter({})
    for no in range(count):
        sheet = Image.fromarray(np.repeat(noise[no : no + A4[1]], 3, axis=2))
        pen, rng = ImageDraw.Draw(sheet), np.random.default_rng(no)
        for row, line in enumerate([f"第{no + 1}页", *lines(no, rows)]):
            left, down = rng.integers(0, 120), rng.integers(0, 14)
            pen.text((140 + left, 180 + row * (2000 // (rows + 2)) + down), line, font=face(32), fill=(25, 25, 25))
        data = BytesIO()
        sheet.save(data, "JPEG", quality=85)
        writer.page(595, 842)
        writer.picture((0, 0, 595, 842), data.getvalue())
    file.write_bytes(writer.save())
    return file


def one_process(scan: Path, folder: Path, every: int) -> None:
    """Resident memory of the one process that reads all pages, told every so many pages, ingest's worker apart."""
    from pipeline.ingest import ingest
    from pipeline.read.engine import ENGINES, EngineOptions
    from pipeline.read.sight import see
    from pipeline.settings import MODELS, Settings

    _, pages = ingest([scan], Settings(), folder / "pages")
    engine, own = ENGINES.get("fast")(EngineOptions(1, MODELS)), psutil.Process()
    print("| pages read | MB |\n| --- | --- |")
    for done, page in enumerate(pages, 1):
        see(page, engine)
        if done % every == 0:
            print(f"| {done} | {own.memory_info().rss / 1024**2:.0f} |", flush=True)


def screened(scan: Path, folder: Path) -> None:
    from pipeline.report import WRITERS, write
    from pipeline.screen import screen
    from pipeline.settings import Settings

    review = screen([scan], Settings(), folder / "work")
    write(review, folder / "out", WRITERS)
    read = sum(bool(page.words) for page in review.pages)
    print(f"{len(review.pages)} pages, {read} read, {dict(review.run.seconds_by_stage)}", file=sys.stderr)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=200)
    options.add_argument("--rows", type=int, default=28, help="lines of print on a page")
    options.add_argument("--scan", type=Path)
    options.add_argument("--one", action="store_true", help="read in one process, and tell its memory as it goes")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.scan:
            screened(chosen.scan, folder)
            return
        scan = scan_of(folder / "scan.pdf", chosen.pages, chosen.rows)
        if chosen.one:
            one_process(scan, folder, max(1, chosen.pages // 10))
            return
        call = [sys.executable, "-m", "benchmarks.memory", "--scan", str(scan)]
        started = time.perf_counter()
        running = subprocess.Popen(call, stdout=subprocess.DEVNULL)
        process, peak = psutil.Process(running.pid), Peak()
        while running.poll() is None:
            peak = Peak(*map(max, peak, tree_of(process)))
            time.sleep(0.3)
        seconds = time.perf_counter() - started
    print("| pages | peak MB, shared once | peak MB, summed | parent's peak MB | wall s |")
    print("| --- | --- | --- | --- | --- |")
    print(f"| {chosen.pages} | {peak.shared_once:.0f} | {peak.summed:.0f} | {peak.parent:.0f} | {seconds:.0f} |")
    raise SystemExit(running.returncode)


if __name__ == "__main__":
    main()
