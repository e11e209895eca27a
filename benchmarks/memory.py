"""Peak memory of the whole process tree while a long scanned PDF is screened: `python -m benchmarks.memory`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.pages import image_files, scanned_pdf


def tree_of(process: psutil.Process) -> float:
    """Proportional memory in MB: pages that processes share count once."""
    total = 0.0
    for member in [process, *process.children(recursive=True)]:
        try:
            total += member.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return total / 1024**2


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=200)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        images, _ = image_files(folder, chosen.pages)
        scan = scanned_pdf(folder / "scan.pdf", images, chosen.pages)
        call = [sys.executable, "-m", "benchmarks.screen", "--task", "screen", "--place", str(scan)]
        started = time.perf_counter()
        running = subprocess.Popen(call, stdout=subprocess.DEVNULL)
        peak, process = 0.0, psutil.Process(running.pid)
        while running.poll() is None:
            peak = max(peak, tree_of(process))
            time.sleep(0.3)
        seconds = time.perf_counter() - started
    print("| pages | peak MB of the process tree | wall s |\n| --- | --- | --- |")
    print(f"| {chosen.pages} | {peak:.0f} | {seconds:.0f} |")
    raise SystemExit(running.returncode)


if __name__ == "__main__":
    main()
