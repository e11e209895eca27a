"""How well seals, fingerprints and signatures are found: `python -m benchmarks.marks [--pages N] [--hands DIR]`.

Pages are drawn in two halves of styles (benchmarks/stamped.py, benchmarks/signed.py) from seeds that no weights were
fitted on. `--weights DIR` judges with other weights than those of models/marks: with weights fitted on one half alone
(`models/marks/train.py --half seen --out DIR`), the other half says how the judge does on styles it has never seen.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from benchmarks import signed, stamped
from pipeline.read import hand
from pipeline.read.blots import redness, reduced
from pipeline.read.ink import ink_of, within
from pipeline.read.judge import Floats, Network, network
from pipeline.read.marks import unsealed
from pipeline.read.script import script_of
from pipeline.read.seals import judged, red_things

FIRST = 5000
"""Seeds from here on are for measuring."""
LIKELY = 0.5


class Place(NamedTuple):
    """A place where somebody may have signed: what the judge sees of it, and its box in pixels of the page."""

    row: Floats
    box: stamped.Box


class Score(NamedTuple):
    right: int
    false: int
    missed: int

    def line(self, name: str) -> str:
        f1 = 2 * self.right / max(1, 2 * self.right + self.false + self.missed)
        return f"| {name} | {self.right + self.missed} | {self.right} | {self.false} | {f1:.3f} |"


def red_scores(pages: int, half: str, judge: Network) -> tuple[dict[str, Score], dict[str, tuple[int, int]]]:
    """By kind, a mark being right where kind, shape and half of its box are; and found of all by how it was pressed."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    states: dict[str, Counter[bool]] = defaultdict(Counter)
    for seed in range(FIRST, FIRST + pages):
        image, truths = stamped.drawn(seed, half)
        density = redness(reduced(image))
        high, wide = density.shape
        scale = high / image.shape[0]
        left = [
            (t.shape or "fingerprint", (t.left * wide, t.top * high, t.right * wide, t.bottom * high))
            for t in judged(density, judge)
        ]
        for truth in truths:
            kind, box = truth.shape or "fingerprint", tuple(v * scale for v in truth.box)
            found = next((f for f in left if f[0] == kind and _union(f[1], box) >= 0.5), None)
            tally[kind]["right" if found else "missed"] += 1
            states[truth.state][found is not None] += 1
            if found:
                left.remove(found)
        for kind, _ in left:
            tally[kind]["false"] += 1
    scores = {k: Score(c["right"], c["false"], c["missed"]) for k, c in sorted(tally.items())}
    return scores, {k: (c[True], c[True] + c[False]) for k, c in sorted(states.items())}


def places(sheet: signed.Sheet) -> Iterator[Place]:
    small = within(sheet.image)
    ink = unsealed(small, ink_of(small), red_things(sheet.image))
    usual = hand.print_of(small, ink, sheet.words)
    if usual is None:
        return
    scale = small.shape[1] / sheet.image.shape[1]
    beside = list(hand.spots(ink, sheet.words, usual))
    astray = list(hand.strays(ink, sheet.words, usual, beside))
    for spot, stray in [(s, 0.0) for s in beside] + [(s, 1.0) for s in astray]:
        traits = astuple(hand.traits_of(small, spot, usual))
        row = np.concatenate(([stray], traits, script_of(spot.own, usual.height))).astype(np.float32)
        left, top, right, bottom = (v / scale for v in (spot.left, spot.top, spot.right, spot.bottom))
        yield Place(row, (left, top, right, bottom))


def hand_scores(pages: int, half: str, judge: Network) -> tuple[Score, dict[str, tuple[int, int]]]:
    """Signatures right, false and missed; found of all by hand and by place."""
    tally: Counter[str] = Counter()
    groups: dict[str, Counter[bool]] = defaultdict(Counter)
    for seed in range(FIRST, FIRST + pages):
        sheet = signed.drawn(seed, half)
        hits = [p for p in places(sheet) if _chance(judge, p) >= LIKELY]
        for truth in (t for t in sheet.truths if t.what == "sign"):
            found = next((h for h in hits if lies_in(h.box, truth.box) > 0.5), None)
            tally["right" if found else "missed"] += 1
            groups[truth.hand][found is not None] += 1
            groups[truth.place][found is not None] += 1
            if found:
                hits = [h for h in hits if h is not found]
        tally["false"] += len(hits)
    found_of = {k: (c[True], c[True] + c[False]) for k, c in sorted(groups.items())}
    return Score(tally["right"], tally["false"], tally["missed"]), found_of


def lies_in(a: stamped.Box, b: stamped.Box) -> float:
    """The share of the smaller box that lies in the other."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return max(0.0, wide) * max(0.0, high) / max(1.0, smaller)


def _chance(judge: Network, place: Place) -> float:
    return float(judge.chances(place.row[None])[0, judge.classes.index("hand")])


def _union(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    both = max(0.0, wide) * max(0.0, high)
    return both / max(1.0, (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=60)
    options.add_argument("--half", choices=("seen", "held"), action="append")
    options.add_argument("--hands", type=Path)
    options.add_argument("--weights", type=Path)
    chosen = options.parse_args()
    cv2.setNumThreads(1)
    if chosen.hands:
        signed.faces_in(chosen.hands)
    red, script = (network(n, chosen.weights / f"{n}.npz" if chosen.weights else None) for n in ("red", "hand"))
    for half in chosen.half or ("seen", "held"):
        print(f"\nStyles: {half}\n\n| mark | drawn | found | false | F1 |\n| --- | --- | --- | --- | --- |")
        scores, states = red_scores(chosen.pages, half, red)
        for kind, score in scores.items():
            print(score.line(kind))
        score, groups = hand_scores(chosen.pages // 2, half, script)
        print(score.line("signature"))
        print("\nFound of drawn:", ", ".join(f"{k} {a}/{b}" for k, (a, b) in {**states, **groups}.items()))


if __name__ == "__main__":
    main()
