"""Trains both judges: `python models/marks/train.py [--pages 170] [--half seen] [--hands DIR] [--out DIR]`.

Pages are drawn by benchmarks/stamped.py and benchmarks/signed.py: `--half seen` trains on half of the styles, so that
the other half can be measured (`python -m benchmarks.marks --weights DIR`); the weights kept are those of both halves.
Each red mark is turned, resized and paled many times over; shapes that are no marks are drawn beside.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks import signed, stamped  # noqa: E402
from benchmarks.marks import lies_in, places  # noqa: E402
from pipeline.read.blots import INKED, Blot, Density, blots, redness, reduced, shared  # noqa: E402
from pipeline.read.judge import Floats, traits  # noqa: E402
from pipeline.read.script import HIGH, WIDE  # noqa: E402
from pipeline.synth import fonts  # noqa: E402

Rng = np.random.Generator
Sample = tuple[Floats, str]
COPIES = {"triangle": 24, "square": 12, "oval": 7, "round": 4, "fingerprint": 5}
CANVAS = 1000
_UNREAD, _FIRST = 3, 8
"""Columns of a place's row: how badly it was read, and where the picture of its ink begins."""
LETTERS = "".join(stamped.BODY) + "发票号码税额单价金合计备注销售方购买电话0123456789№:-"


def page_samples(density: Density, scale: float, truths: Sequence[stamped.Truth], rng: Rng) -> Iterator[Sample]:
    """What the detector would be asked on this page, and every mark on it turned and resized."""
    marks = [(_scaled(t.box, scale), t.shape or "fingerprint") for t in truths]
    for blot in blots(density):
        near = max(((shared(blot, box), kind) for box, kind in marks), default=(0.0, "none"))
        if near[0] >= 0.6 or near[0] < 0.35:
            row = traits(density, [blot])[0]
            yield from ([(row, near[1])] if near[0] >= 0.6 else [(row, "none")] * 2)
    for box, kind in marks:
        for _ in range(COPIES[kind]):
            turned = _turned(density, box, rng, 12 if kind == "round" else 180)
            if turned is not None:
                yield traits(*turned)[0], kind


def strangers(count: int, rng: Rng) -> Iterator[Sample]:
    """Red shapes that are no marks: pictograms, words, codes, stains, scrawls, pictures."""
    for _ in range(count):
        side = int(rng.integers(16, 130))
        tile = _stranger(side, rng)
        page = np.zeros((2 * side, 2 * side), np.uint8)
        near = side // 2, side // 2, side // 2 + side, side // 2 + side
        page[near[1] : near[3], near[0] : near[2]] = cv2.multiply(tile, float(rng.uniform(0.1, 0.8)))
        found = _bounds(page, near)
        if found is not None:
            yield traits(page, [found], CANVAS)[0], "none"


def _stranger(side: int, rng: Rng) -> Density:
    picture = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(picture)
    what = int(rng.integers(9))
    if what == 0:
        corners, start = int(rng.integers(3, 9)), rng.uniform(0, 6)
        around = start + np.arange(corners) * 2 * np.pi / corners
        regular = np.stack((np.cos(around), np.sin(around)), axis=1) * side * 0.48 + side / 2
        shape = regular if rng.random() < 0.7 else rng.uniform(0, side, (corners, 2))
        pen.polygon([tuple(p) for p in shape], fill=255)
        sign = sorted(rng.uniform(0.3, 0.7, 2)), sorted(rng.uniform(0.3, 0.7, 2))
        box = tuple(side * v for v in (sign[0][0], sign[1][0], sign[0][1], sign[1][1]))
        (pen.ellipse if rng.random() < 0.5 else pen.rectangle)(box, fill=0)
    elif what == 1 or what > 5:
        _words(pen, side, rng)
    elif what == 2:
        count = int(rng.integers(6, 26))
        cells = (rng.random((count, count)) < rng.uniform(0.3, 0.6)).astype(np.uint8) * 255
        picture = Image.fromarray(cells).resize((side, side), Image.Resampling.NEAREST)
    elif what == 3:
        noise = cv2.resize(rng.random((6, 6)).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
        return np.asarray(np.clip((noise - 0.45) * 400, 0, 255), np.uint8)
    elif what == 4:
        points = [tuple(p) for p in np.cumsum(rng.normal(0, side / 6, (12, 2)), axis=0) + side / 2]
        pen.line(points, fill=255, width=max(1, side // 30), joint="curve")
    else:
        noise = cv2.resize(rng.random((4, 3)).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
        return np.asarray(np.clip(120 + noise * 135, 0, 255), np.uint8)
    return np.asarray(picture, np.uint8)


def _words(pen: ImageDraw.ImageDraw, side: int, rng: Rng) -> None:
    """One to three rows of print."""
    rows, face = int(rng.integers(1, 4)), str(rng.choice(("song", "hei", "kai", "songblack", "heibold", "ming")))
    size = max(9, int(side / rng.uniform(1.0, 6.0)))
    for n in range(rows):
        text = "".join(str(c) for c in rng.choice(list(LETTERS), int(rng.integers(1, 7))))
        pen.text((0, n * size * 1.3), text, font=fonts.face(face, size), fill=int(rng.integers(120, 255)))


def _turned(density: Density, box: Blot, rng: Rng, degrees: float) -> tuple[Density, list[Blot], int] | None:
    """The mark alone: turned, resized, paler; None where nothing is left of it."""
    left, top, right, bottom = box
    reach = int(max(right - left, bottom - top))
    alone = np.zeros((2 * reach, 2 * reach), np.uint8)
    own = density[top:bottom, left:right]
    x, y = reach - own.shape[1] // 2, reach - own.shape[0] // 2
    alone[y : y + own.shape[0], x : x + own.shape[1]] = own
    turn = cv2.getRotationMatrix2D((reach, reach), float(rng.uniform(-degrees, degrees)), float(rng.uniform(0.75, 1.3)))
    turned = cv2.warpAffine(alone, turn, alone.shape, flags=cv2.INTER_LINEAR)
    turned = np.asarray(cv2.multiply(turned, float(rng.uniform(0.5, 1.2))), np.uint8)
    if rng.random() < 0.3:
        turned = np.ascontiguousarray(turned[:, ::-1])
    found = _bounds(turned, (0, 0, 2 * reach, 2 * reach))
    if found is None:
        return None
    shaken = np.rint(np.asarray(found) + rng.normal(0, 0.02 * reach, 4)).astype(int)
    left, top, right, bottom = (int(v) for v in np.clip(shaken, 0, 2 * reach))
    kept = left, top, right, bottom
    good = kept[2] - kept[0] > 6 and kept[3] - kept[1] > 6
    return turned, [kept if good else found], max(density.shape)


def _bounds(density: Density, near: Blot) -> Blot | None:
    part = density[near[1] : near[3], near[0] : near[2]] > INKED // 2
    ys, xs = np.flatnonzero(part.sum(axis=1) > 1), np.flatnonzero(part.sum(axis=0) > 1)
    if len(xs) < 10 or len(ys) < 10:
        return None
    return near[0] + int(xs[0]), near[1] + int(ys[0]), near[0] + int(xs[-1]) + 1, near[1] + int(ys[-1]) + 1


def _scaled(box: stamped.Box, scale: float) -> Blot:
    left, top, right, bottom = (round(v * scale) for v in box)
    return left, top, right, bottom


def fitted(samples: Sequence[Sample], file: Path) -> float:
    """Weights are kept as 16-bit floats; the share of the samples that is judged right."""
    rows, kinds = np.stack([row for row, _ in samples]), np.asarray([kind for _, kind in samples])
    scaler = StandardScaler().fit(rows)
    scale = np.maximum(scaler.scale_, 0.05)
    net = MLPClassifier((48,), alpha=3.0, max_iter=60, random_state=0, learning_rate_init=2e-3, batch_size=256)
    net.fit((rows - scaler.mean_) / scale, kinds)
    right = float(net.score((rows - scaler.mean_) / scale, kinds))
    if len(net.classes_) == 2:
        net.coefs_[-1] = np.hstack((np.zeros_like(net.coefs_[-1]), net.coefs_[-1]))
        net.intercepts_[-1] = np.append(0.0, net.intercepts_[-1])
    arrays = {f"weights{n}": w.astype(np.float16) for n, w in enumerate(net.coefs_)}
    arrays |= {f"bias{n}": b.astype(np.float32) for n, b in enumerate(net.intercepts_)}
    np.savez_compressed(
        file, classes=net.classes_.astype("U12"), mean=scaler.mean_.astype(np.float32),
        scale=scale.astype(np.float32), **arrays,
    )  # fmt: skip
    return right


def hand_samples(sheet: signed.Sheet, rng: Rng) -> Iterator[Sample]:
    """Places to sign as they are, and twice more with the ink shifted; some handwriting read better than it was."""
    for place in places(sheet):
        near = max(((lies_in(place.box, t.box), t.what) for t in sheet.truths), default=(0.0, ""))
        if near[1] == "sign" and 0.2 <= near[0] <= 0.6:
            continue
        kind = "hand" if near[1] == "sign" and near[0] > 0.6 else "none"
        yield place.row, kind
        for _ in range(2):
            row = place.row.copy()
            picture = row[_FIRST : _FIRST + HIGH * WIDE].reshape(HIGH, WIDE)
            row[_FIRST : _FIRST + HIGH * WIDE] = np.roll(picture, int(rng.integers(-2, 3)), axis=1).ravel()
            if kind == "hand" and rng.random() < 0.5:
                row[_UNREAD] = rng.uniform(0, 0.6)
            yield row, kind


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=170)
    options.add_argument("--half", choices=("seen", "held", "both"), default="both")
    options.add_argument("--hands", type=Path, help="folder of handwriting faces (benchmarks/signed.py)")
    options.add_argument("--out", type=Path, default=Path(__file__).parent)
    chosen = options.parse_args()
    if chosen.hands:
        signed.faces_in(chosen.hands)
    halves = ("seen", "held") if chosen.half == "both" else (chosen.half,)
    rng = np.random.default_rng(20261122)
    red, script = list(strangers(3500, rng)), list[Sample]()
    for half, seed in itertools.product(halves, range(chosen.pages)):
        image, truths = stamped.drawn(seed, half)
        small = reduced(image)
        red += page_samples(redness(small), small.shape[0] / image.shape[0], truths, rng)
        script += hand_samples(signed.drawn(seed, half), rng)
    for name, samples in (("red", red), ("hand", script)):
        right = fitted(samples, chosen.out / f"{name}.npz")
        sys.stdout.write(f"{name}: {len(samples)} samples, {right:.4f} right\n")


if __name__ == "__main__":
    main()
