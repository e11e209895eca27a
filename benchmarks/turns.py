"""Pages turned, bent, photographed and huge, put right: `python -m benchmarks.turns [--cases N] [--only TABLE]`.

Every page is drawn (benchmarks/papers.py), so that what it says, how it lay and where its edges are is known.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from time import process_time
from typing import Final

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from benchmarks.papers import Paper, Rng, Sheet, bgr, complaint, form, papers, print_of, rgb, statement
from benchmarks.photos import SCENES, SIZE, others, photographs
from pipeline.read.engine import ENGINES, Engine, EngineOptions, Image, Quad
from pipeline.read.look import enlarged, lines_of
from pipeline.read.paper import sheet_in
from pipeline.read.screenphoto import bands, without_moire
from pipeline.read.upright import Upright, turned, upright
from pipeline.read.words import words_of
from pipeline.settings import MODELS
from pipeline.synth.degrade import noisy


def put_right(engine: Engine, image: Image) -> Upright:
    image = enlarged(image)
    return upright(engine, image, lines_of(engine, image))


def text_of(engine: Engine, up: Upright) -> str:
    rest = [i for i in range(len(up.quads)) if i not in up.known]
    known = up.known | dict(zip(rest, engine.recognise(up.image, [up.quads[i] for i in rest]), strict=True))
    lines = [(up.quads[i], known[i]) for i in range(len(up.quads))]
    return "".join(w.text for w in words_of(lines, up.image.shape[1], up.image.shape[0]))


def errors(paper: Paper, text: str) -> tuple[int, int]:
    truth = "".join(line for line, _ in paper.lines).replace(" ", "")
    return Levenshtein.distance(truth, text), len(truth)


def worn(paper: Paper, rng: Rng) -> Image:
    return paper.image if paper.kind == "faint" else bgr(noisy(rgb(paper.image), rng, float(rng.uniform(2, 8))))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    print("| " + " | ".join(heads) + " |\n|" + " --- |" * len(heads))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)
    print()


def rotation(engine: Engine, cases: int) -> None:
    """Each paper in four directions."""
    right, seen = Counter[str](), Counter[str]()
    began = process_time()
    for n, paper in enumerate(papers(max(1, cases // 4), seed=1)):
        rng = np.random.default_rng((1, n))
        image = worn(paper, rng)
        for turn in (0, 90, 180, 270):
            seen[paper.kind] += 1
            found = put_right(engine, turned(image, (), turn)[0]).rotation
            right[paper.kind] += (found + turn) % 360 == 0
            if (found + turn) % 360:
                print(f"  wrong: {paper.kind} {n} turned by {turn}, found {found}", file=sys.stderr, flush=True)
        print(f"  {sum(right.values())} of {sum(seen.values())}", end="\r", file=sys.stderr, flush=True)
    table(("paper", "cases", "right"), [(kind, count, right[kind]) for kind, count in seen.items()])
    total = sum(seen.values())
    print(f"{sum(right.values())} of {total} right, {(process_time() - began) / total:.2f} CPU s a case\n", flush=True)


SKEWS: Final = (0.0, 1.0, -3.0, 6.0, -10.0, 12.0, 15.0, -15.0)


def askew(image: Image, degrees: float) -> Image:
    """Turned clockwise on a canvas that holds all of it, as a scanner with a white lid sees it."""
    high, wide = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = int(high * sin + wide * cos), int(high * cos + wide * sin)
    matrix = matrix + np.asarray([[0, 0, (size[0] - wide) / 2], [0, 0, (size[1] - high) / 2]])
    return np.asarray(cv2.warpAffine(image, matrix, size, borderValue=(255, 255, 255)), np.uint8)


def skew(engine: Engine, cases: int) -> None:
    """Papers at every angle and in a direction that changes with it."""
    makers, rows = (complaint, form, lambda rng: print_of(24, rng)), []
    for n, degrees in enumerate(SKEWS):
        off, wrong, chars, way = 0.0, 0, 0, 0
        for k in range(max(1, cases // 100)):
            paper = makers[k % 3](np.random.default_rng((2, k)))
            turn = (n + k) % 4 * 90
            image = turned(askew(worn(paper, np.random.default_rng((2, k))), degrees), (), turn)[0]
            up = put_right(engine, image)
            off = max(off, abs(up.skew - degrees))
            way += (up.rotation + turn) % 360 == 0
            here, count = errors(paper, text_of(engine, up))
            wrong, chars = wrong + here, chars + count
        cells = (f"{degrees:g}", max(1, cases // 100), way, f"{off:.2f}", f"{100 * wrong / chars:.3f}")
        print("  skew", *cells, file=sys.stderr, flush=True)
        rows.append(cells)
    table(("skew °", "pages", "right way up", "largest error °", "CER %"), rows)


def perspective(engine: Engine, cases: int) -> None:  # noqa: ARG001 - edges are found without an engine
    """Corners off by less than 1.5 % of the photograph are right; anything cut from what is no photograph is wrong."""
    rows: dict[str, list[int]] = {}
    for scene, _, image, corners in photographs(max(len(SCENES), cases // 4)):
        found, row = sheet_in(image), rows.setdefault(scene, [0, 0, 0, 0])
        row[0] += 1
        if found is None:
            row[2] += 1
        elif float(np.abs(found - inside_of(corners)).max()) < 0.015 * max(SIZE):
            row[1] += 1
        else:
            row[3] += 1
    table(("photograph", "pages", "edges right", "left as it is", "wrong"), [(k, *v) for k, v in rows.items()])
    whole: dict[str, list[int]] = {}
    for kind, image in others(max(66, cases // 4)):
        row = whole.setdefault(kind, [0, 0])
        row[0] += 1
        row[1] += sheet_in(image) is not None
    table(("no photograph of a sheet", "pages", "cut"), [(k, *v) for k, v in whole.items()])


def inside_of(corners: Quad) -> Quad:
    """Where a sheet's upper and lower edges leave the photograph, for one that its left edge cuts."""
    ends = corners.copy()
    for a, b in ((0, 1), (3, 2)):
        if corners[a, 0] < 0:
            ends[a] = corners[a] - corners[a, 0] / (corners[b, 0] - corners[a, 0]) * (corners[b] - corners[a])
    return ends


def banded(image: Image, pitch: float, angle: float, strength: float, rng: Rng) -> Image:
    """A screen's grid against a camera's: two crossing gratings, a little bent, shifted from colour to colour."""
    high, wide = image.shape[:2]
    y, x = np.mgrid[:high, :wide].astype(np.float32)
    bent = 3 * np.sin(2 * np.pi * (x / wide * rng.uniform(0.5, 1) + y / high * rng.uniform(0.5, 1)))
    shown = image.astype(np.float32)
    for turn, part in ((np.radians(angle), strength), (np.radians(angle) + 1.67, 0.6 * strength)):
        phase = 2 * np.pi * (x * np.cos(turn) + y * np.sin(turn) + bent) / pitch
        for colour in range(3):
            shown[:, :, colour] *= 1 - part * (0.5 + 0.5 * np.sin(phase + 0.9 * colour))
    return np.asarray(np.clip(shown, 0, 255), np.uint8)


def moire(engine: Engine, cases: int) -> None:
    """Read with the bands and without, and how often bands are seen where there are none."""
    rows = []
    for pitch, strength in ((2.5, 0.3), (4, 0.3), (6, 0.3), (9, 0.3), (14, 0.3), (6, 0.5), (9, 0.5)):
        wrong, chars, seen, count = [0, 0], 0, 0, max(1, cases // 100)
        for n in range(count):
            rng = np.random.default_rng((4, n))
            paper = complaint(rng)
            image = banded(paper.image, pitch, float(rng.uniform(5, 80)), strength, rng)
            seen += bool(len(bands(image)))
            for way, shown in enumerate((image, without_moire(image))):
                here, length = errors(paper, text_of(engine, put_right(engine, shown)))
                wrong[way] += here
            chars += length
        rows.append((pitch, strength, f"{seen} of {count}", *(f"{100 * w / chars:.2f}" for w in wrong)))
        print("  moire", *rows[-1], file=sys.stderr, flush=True)
    table(("pitch px", "strength", "seen", "CER % before", "CER % after"), rows)
    clean = [(p.kind, worn(p, np.random.default_rng(n))) for n, p in enumerate(papers(max(64, cases // 4), 5))]
    false = [kind for kind, image in [*clean, *others(33)] if len(bands(image))]
    print(f"{len(false)} of {len(clean) + 33} other images taken for a screen {sorted(set(false))}\n", flush=True)


def tiled(engine: Engine, cases: int) -> None:  # noqa: ARG001 - few and large
    """Lines of huge images found once and whole; nothing is recognised."""
    rng = np.random.default_rng(6)
    plan = Sheet((12000, 9000), rng)
    for n in range(150):
        plan.write(
            int(rng.integers(200, 10500)), 200 + n * 58, "标高 12.50 钢筋混凝土楼板 A-1203", int(rng.integers(30, 40))
        )
    screen = Sheet((1080, 12000), rng)
    for n in range(140):
        screen.write(60 if n % 2 else 300, 120 + n * 84, "收款方李四转账 500.00 元 2024-03-05", 42)
    sheets = (("plan 12000 × 9000", plan.done("plan")), ("screenshot 1080 × 12000", screen.done("screen")),
              ("A2 statement", statement(rng, (4677, 3308))), ("A3 print", print_of(22, rng, (3308, 2339), columns=3)),
              ("A3 print, rows over all", print_of(22, rng, (3308, 2339))))  # fmt: skip
    rows = []
    for name, paper in sheets:
        began = process_time()
        quads = lines_of(engine, paper.image)
        found = [sum(_holds(q, box) for q in quads) for _, box in paper.lines]
        once = sum(count == 1 for count in found)
        rows.append((name, len(found), once, sum(c > 1 for c in found), len(quads), f"{process_time() - began:.1f}"))
        print("  tiles", *rows[-1], file=sys.stderr, flush=True)
    table(("image", "lines", "found whole, once", "twice", "boxes", "CPU s"), rows)


def _holds(quad: Quad, box: tuple[int, int, int, int]) -> bool:
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    wide, high = box[2] - box[0], box[3] - box[1]
    across = min(right, box[2]) - max(left, box[0])
    down = min(bottom, box[3]) - max(top, box[1])
    return bool(across > 0.97 * wide and down > 0.7 * high and bottom - top < 2.6 * high)


TABLES: Final[dict[str, Callable[[Engine, int], None]]] = {
    "rotation": rotation,
    "skew": skew,
    "perspective": perspective,
    "moire": moire,
    "tiles": tiled,
}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=400)
    options.add_argument("--only", choices=TABLES)
    chosen = options.parse_args()
    cv2.setNumThreads(1)
    engine = ENGINES.get("fast")(EngineOptions(1, MODELS))
    for name in [chosen.only] if chosen.only else list(TABLES):
        print(f"{name}\n", flush=True)
        TABLES[name](engine, chosen.cases)


if __name__ == "__main__":
    main()
