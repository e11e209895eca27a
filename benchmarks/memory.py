"""Peak memory of screening a long scanned PDF, reports in every format included: `python -m benchmarks.memory`.

Every page is a whole page of print with noise and a number of its own, so none is a duplicate. Measured is the whole
process tree (parent, ingest's worker, OCR workers) every 0.3 s, two ways: proportional memory, where pages that
processes share count once, and the plain sum of resident memory.
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

from benchmarks.pages import face, page
from pipeline import pdf

_DRAWN = 8


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


def scan_of(file: Path, count: int) -> Path:
    """A scanner's PDF at 200 dpi: a few drawn pages, each copy numbered and with noise of its own."""
    drawn = [page(seed)[0] for seed in range(min(_DRAWN, count))]
    noise = np.random.default_rng(0).normal(0, 4, (2600, 1654, 1)).astype(np.int16)
    writer = pdf.TextWriter({})
    for no in range(count):
        sheet = drawn[no % len(drawn)].copy()
        ImageDraw.Draw(sheet).text((700, 60 + no % 7 * 8), f"第{no + 1}页", font=face(60), fill=(25, 25, 25))
        rough = np.clip(np.asarray(sheet) + noise[no : no + sheet.height], 0, 255).astype(np.uint8)
        data = BytesIO()
        Image.fromarray(rough).save(data, "JPEG", quality=85)
        writer.page(595, 842)
        writer.picture((0, 0, 595, 842), data.getvalue())
    file.write_bytes(writer.save())
    return file


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
    options.add_argument("--scan", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if chosen.scan:
            screened(chosen.scan, folder)
            return
        scan = scan_of(folder / "scan.pdf", chosen.pages)
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
