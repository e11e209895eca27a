"""PaddleOCR as it comes and the engine `fast`, on the same page images in one run: `python -m benchmarks.ocr`.

One thread and one process each, so that the ratio is of work done. Load on the machine changes the seconds, hardly the
ratio of CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from rapidfuzz.distance import Levenshtein

from benchmarks.pages import image_files

ROWS = ("paddle", "fast")


def measured(row: str, files: list[Path], texts: list[str]) -> dict[str, Any]:
    """One engine over all pages, in this process; building it is told apart, and the first page warms it up."""
    import resource

    import cv2

    from pipeline.read.engine import ENGINES, EngineOptions
    from pipeline.read.paddle import paddle_ocr
    from pipeline.settings import MODELS

    cv2.setNumThreads(1)
    options = EngineOptions(1, MODELS)
    before = perf_counter()
    if row == "paddle":
        ocr = paddle_ocr(options)
        read = lambda file: "".join(ocr.predict(str(file))[0]["rec_texts"])  # noqa: E731
    else:
        engine = ENGINES.get(row)(options)

        def read(file: Path) -> str:
            image = cv2.imread(str(file))
            return "".join(r.text for r in engine.recognise(image, engine.detect(image, 960)))

    build = perf_counter() - before
    read(files[0])
    wall, cpu = perf_counter(), process_time()
    found = [read(file) for file in files]
    wall, cpu = perf_counter() - wall, process_time() - cpu
    errors = sum(Levenshtein.distance(t, f) for t, f in zip(texts, found, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "row": row,
        "build": build,
        "wall": wall / len(files),
        "cpu": cpu / len(files),
        "cer": 100 * errors / sum(map(len, texts)),
        "peak": peak,
    }


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=5)
    options.add_argument("--row", choices=ROWS)
    options.add_argument("--folder", type=Path)
    chosen = options.parse_args()
    if chosen.row:
        texts = json.loads((chosen.folder / "texts.json").read_text(encoding="utf-8"))
        print(json.dumps(measured(chosen.row, sorted(chosen.folder.glob("*.jpg")), texts)))
        return
    print(
        "| engine | build s | wall s a page | CPU s a page | CER % | peak MB |\n| --- | --- | --- | --- | --- | --- |"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, texts = image_files(folder, chosen.pages)
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        for row in ROWS:
            call = [sys.executable, "-m", "benchmarks.ocr", "--row", row, "--folder", name]
            done = subprocess.run(call, check=True, capture_output=True, text=True)
            r = json.loads(done.stdout.strip().splitlines()[-1])
            print(f"| {row} | {r['build']:.1f} | {r['wall']:.2f} | {r['cpu']:.2f} | {r['cer']:.3f} | {r['peak']:.0f} |")


if __name__ == "__main__":
    main()
