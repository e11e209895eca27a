"""Engines side by side on the same pages and the same cores, in one run: `python -m benchmarks.ocr`.

Clean pages and pages with seals over their print. Every row is run by processes that build, read one page to warm up,
wait for each other, and then share the pages; pages a second are of the wall from that start to the last page's end.
`yushen` rows are whole pages: ingest, orientation, seals, lines, words with character borders, marks, tables, quality;
the others give lines of text. PaddleOCR takes the threads it takes by itself; the others run one process a core.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, Final

from rapidfuzz.distance import Levenshtein

from benchmarks.pages import image_files

Reader = Callable[[Path], str]
SEALED: Final = "sealed"


@dataclass(frozen=True)
class Row:
    """`processes` 0 means one a core; `threads` 0 means what the engine takes by itself."""

    name: str
    told: str
    processes: int
    threads: int


ROWS: Final = (
    Row("paddle", "PaddleOCR as it comes (onnxruntime)", 1, 0),
    Row("paddle-each", "PaddleOCR, one process a core", 0, 1),
    Row("yushen", "yushen, float32", 0, 1),
    Row("yushen-bf16", "yushen, bfloat16", 0, 1),
    Row("rapidocr", "RapidOCR as it comes", 1, 0),
    Row("tesseract", "Tesseract chi_sim", 0, 1),
)


@contextlib.contextmanager
def reader(row: Row, folder: Path) -> Iterator[Reader]:
    from pipeline.read.engine import EngineOptions
    from pipeline.settings import MODELS

    match row.name.split("-")[0]:
        case "paddle":
            from pipeline.read.paddle import paddle_ocr

            ocr = paddle_ocr(EngineOptions(row.threads, MODELS))
            yield lambda file: "".join(ocr.predict(str(file))[0]["rec_texts"])
        case "rapidocr":
            from rapidocr import RapidOCR

            other = RapidOCR()
            yield lambda file: "".join(getattr(other(str(file)), "txts", None) or ())
        case "tesseract":
            yield _by_tesseract
        case _:
            yield _whole_page(folder, "bf16" in row.name)


def _by_tesseract(file: Path) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    call = ["tesseract", str(file), "stdout", "-l", "chi_sim", "--psm", "3"]
    done = subprocess.run(call, check=True, capture_output=True, text=True, env=environment)
    return re.sub(r"\s", "", done.stdout)


def _whole_page(folder: Path, bfloat16: bool) -> Reader:
    from pipeline.ingest import ingest
    from pipeline.read import runners
    from pipeline.read.engine import ENGINES, EngineOptions
    from pipeline.read.sight import see
    from pipeline.settings import MODELS, Settings

    runners.has_bfloat16 = lambda *_: bfloat16  # type: ignore[assignment]
    engine = ENGINES.get("fast")(EngineOptions(1, MODELS))

    def read(file: Path) -> str:
        _, (page,) = ingest([file], Settings(), folder / f"work-{os.getpid()}")
        return "".join(word.text for word in see(page, engine).words)

    return read


def worked(row: Row, folder: Path, files: Sequence[Path], cores: set[int]) -> None:
    """One process of a row: ready, then on a line from standard input its share of the pages."""
    import resource

    os.sched_setaffinity(0, cores)
    import cv2

    if row.threads:
        cv2.setNumThreads(row.threads)
    before = perf_counter()
    with reader(row, folder) as read:
        build = perf_counter() - before
        read(files[0])
        print("ready", flush=True)
        sys.stdin.readline()
        cpu = _cpu()
        texts = {file.name: read(file) for file in files}
        cpu = _cpu() - cpu
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(json.dumps({"texts": texts, "cpu": cpu, "build": build, "peak": peak}), flush=True)


def _cpu() -> float:
    """Of this process and its children."""
    times = os.times()
    return process_time() + times.children_user + times.children_system


def measured(row: Row, folder: Path, files: Sequence[Path]) -> dict[str, Any]:
    cores = sorted(os.sched_getaffinity(0))
    count = row.processes or len(cores)
    running = []
    for n in range(count):
        own = cores if row.processes else [cores[n]]
        call = [sys.executable, "-m", "benchmarks.ocr", "--row", row.name, "--folder", str(folder)]
        call += ["--share", f"{n}/{count}", "--cores", ",".join(map(str, own))]
        environment = {**os.environ, "OMP_NUM_THREADS": str(row.threads)} if row.threads else dict(os.environ)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        running.append(subprocess.Popen(call, text=True, env=environment, **pipes))  # type: ignore[call-overload]
    for process in running:
        _until(process, "ready")
    before = perf_counter()
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [json.loads(_until(process, "{")) for process in running]
    wall = perf_counter() - before
    texts = {name: text for part in told for name, text in part["texts"].items()}
    return {
        "rate": len(files) / wall,
        "cpu": sum(part["cpu"] for part in told) / len(files),
        "build": max(part["build"] for part in told),
        "peak": max(part["peak"] for part in told),
        "texts": texts,
    }


def _until(process: subprocess.Popen[str], start: str) -> str:
    """The next line that starts so: engines print what they like."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(start):
            return line
    raise SystemExit(f"{process.args!r} ended with {process.wait()}")


def errors(wanted: dict[str, str], found: dict[str, str], sealed: bool) -> tuple[float, float]:
    """Character error rate in percent, and the share of numbers (three digits and more) read exactly, in percent."""
    names = [name for name in wanted if name.startswith(SEALED) is sealed]
    wrong = sum(Levenshtein.distance(_plain(wanted[n]), _plain(found[n])) for n in names)
    numbers = Counter(x for n in names for x in re.findall(r"\d{3,}", wanted[n]))
    read = Counter(x for n in names for x in re.findall(r"\d{3,}", found[n]))
    count = sum(len(_plain(wanted[n])) for n in names)
    return 100 * wrong / max(1, count), 100 * (numbers & read).total() / max(1, numbers.total())


def _plain(text: str) -> str:
    """Full and half width punctuation are one."""
    return re.sub(r"\s", "", text).translate(str.maketrans("，：；（）", ",:;()"))


def available(row: Row) -> str | None:
    """Why the row cannot be run here, or None."""
    from pipeline.read.runners import has_bfloat16

    if row.name == "yushen-bf16" and not has_bfloat16():
        return "this CPU has no bfloat16"
    if row.name == "tesseract" and shutil.which("tesseract") is None:
        return "not installed"
    return None


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=6, help="clean ones, and as many with seals")
    options.add_argument("--rows", default=",".join(row.name for row in ROWS))
    options.add_argument("--row")
    options.add_argument("--folder", type=Path)
    options.add_argument("--share")
    options.add_argument("--cores")
    chosen = options.parse_args()
    if chosen.row:
        n, count = map(int, chosen.share.split("/"))
        files = sorted(chosen.folder.glob("*.jpg"))[n::count]
        worked(
            next(r for r in ROWS if r.name == chosen.row), chosen.folder, files, set(map(int, chosen.cores.split(",")))
        )
        return
    with tempfile.TemporaryDirectory() as name:
        side_by_side(Path(name), chosen.pages, chosen.rows.split(","))


def side_by_side(folder: Path, pages: int, wanted: Sequence[str]) -> None:
    files, texts = image_files(folder, pages)
    sealed_files, sealed_texts = image_files(folder, pages, SEALED)
    truth = {f.name: t for f, t in zip([*files, *sealed_files], [*texts, *sealed_texts], strict=True)}
    print(f"{pages} clean pages, {pages} with seals, {len(os.sched_getaffinity(0))} cores\n")
    print(
        "| engine | pages/s | times | CPU s a page | CER clean % | numbers % | CER sealed % | numbers % "
        "| build s | MB |"
    )
    print("| --- " * 10 + "|")
    first = None
    for row in (r for r in ROWS if r.name in wanted):
        if reason := available(row):
            print(f"| {row.told} | {reason} |" + " |" * 8)
            continue
        r = measured(row, folder, [*files, *sealed_files])
        first = first or r["rate"]
        (clean, exact), (sealed, sealed_exact) = (errors(truth, r["texts"], over) for over in (False, True))
        print(
            f"| {row.told} | {r['rate']:.3f} | {r['rate'] / first:.2f} | {r['cpu']:.2f} | {clean:.3f} | {exact:.0f} | "
            f"{sealed:.3f} | {sealed_exact:.0f} | {r['build']:.1f} | {r['peak']:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
