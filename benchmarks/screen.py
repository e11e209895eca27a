"""Screening whole packets against PaddleOCR's own `predict` on the same page images: `python -m benchmarks.screen`.

The reference is `PaddleOCR.predict` as it comes with all the machine's cores, import and build left out. Screening is
everything from the files to the review, in a process of its own, import and build of its workers included. Times are
wall seconds, and CPU seconds of the process tree; on a busy machine the CPU ratio is the one to look at.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.pages import image_files, scanned_pdf, text_pdf


def predicted(folder: Path) -> dict[str, Any]:
    from pipeline.read.engine import EngineOptions
    from pipeline.read.paddle import paddle_ocr
    from pipeline.settings import MODELS

    ocr = paddle_ocr(EngineOptions(0, MODELS))
    files = sorted(folder.glob("*.jpg"))
    ocr.predict(str(files[0]))
    return _timed(lambda: [ocr.predict(str(file)) for file in files])


def screened(packet: Path) -> dict[str, Any]:
    from pipeline.screen import screen
    from pipeline.settings import Settings

    with tempfile.TemporaryDirectory() as work:
        stages: list[Any] = []
        result = _timed(lambda: stages.append(screen([packet], Settings(), Path(work))))
        return result | {"stages": dict(stages[0].run.seconds_by_stage), "pages": len(stages[0].pages)}


def _timed(step: Any) -> dict[str, Any]:
    cpu, wall = _cpu(), perf_counter()
    step()
    return {"wall": perf_counter() - wall, "cpu": _cpu() - cpu}


def _cpu() -> float:
    """Of this process and of its children that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, kinds))


def _alone(task: str, place: Path) -> dict[str, Any]:
    call = [sys.executable, "-m", "benchmarks.screen", "--task", task, "--place", str(place)]
    done = subprocess.run(call, check=True, capture_output=True, text=True, env=os.environ)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=10)
    options.add_argument("--task", choices=("predict", "screen"))
    options.add_argument("--place", type=Path)
    chosen = options.parse_args()
    if chosen.task:
        print(json.dumps((predicted if chosen.task == "predict" else screened)(chosen.place)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        images, _ = image_files(folder, chosen.pages)
        scan = scanned_pdf(folder / "scan.pdf", images, chosen.pages)
        text = text_pdf(folder / "text.pdf", chosen.pages)
        base = _alone("predict", folder)
        print(
            f"| {chosen.pages} pages | wall s | CPU s | share of wall | share of CPU |\n| --- | --- | --- | --- | --- |"
        )
        print(f"| PaddleOCR.predict as it comes | {base['wall']:.1f} | {base['cpu']:.1f} | 1 | 1 |")
        for what, place in (("screening the scan", scan), ("screening the text PDF", text)):
            r = _alone("screen", place)
            shares = f"{r['wall'] / base['wall']:.3f} | {r['cpu'] / base['cpu']:.3f}"
            print(f"| {what} ({r['pages']} pages) | {r['wall']:.2f} | {r['cpu']:.2f} | {shares} |")
            print("  ", {k: round(v, 2) for k, v in r["stages"].items()}, file=sys.stderr)


if __name__ == "__main__":
    main()
