"""Fits the share of text lost: `python models/legibility/train.py --keep DIR [--seeds 5] [--packets DIR]
[--images DIR] [--out DIR]`.

Draws pages, reads them (kept in --keep), and fits a logistic regression whose target is the share of the known text
that was not read; legible pages count as 0. Blank pages and those cut off at the side are left out. Each
kind of page is judged by weights fitted on the other kinds; then all are used.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.quality import Row, error, gathered  # noqa: E402
from pipeline.read.quality import signs, within  # noqa: E402
from pipeline.read.unread import missed  # noqa: E402

ILLEGIBLE, REVIEW = 0.45, 0.14


def signs_of(row: Row) -> tuple[float, ...]:
    image = np.asarray(cv2.imdecode(np.frombuffer(row.small, np.uint8), 1), np.uint8)
    return signs(missed(within(image), row.words, row.poor, row.known))


def fitted(x: np.ndarray, lost: np.ndarray) -> LogisticRegression:
    both = np.r_[np.ones(len(lost)), np.zeros(len(lost))]
    weight = np.r_[lost, 1 - lost]
    kept = weight > 1e-6
    return LogisticRegression(C=3.0, max_iter=500).fit(np.vstack([x, x])[kept], both[kept], sample_weight=weight[kept])


def held_out(x: np.ndarray, lost: np.ndarray, kinds: Sequence[str]) -> np.ndarray:
    said, of = np.zeros(len(lost)), np.asarray(kinds)
    for kind in set(kinds):
        said[of == kind] = fitted(x[of != kind], lost[of != kind]).predict_proba(x[of == kind])[:, 1]
    return said


def report(said: np.ndarray, lost: np.ndarray) -> None:
    ece = error(said, lost, np.ones(len(lost)))
    print(f"kinds held out: {len(lost)} pages, mean error {np.abs(said - lost).mean():.3f}, ECE {ece:.3f}")  # noqa: T201
    for name, chosen in (
        ("lost half", lost > 0.5),
        ("lost a part", (lost > 0.2) & (lost <= 0.5)),
        ("legible", lost <= 0.2),
    ):
        high, some = said[chosen] >= ILLEGIBLE, said[chosen] >= REVIEW
        print(f"  {name}: {chosen.sum()} pages, {high.sum()} illegible, {some.sum() - high.sum()} to review")  # noqa: T201


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--keep", type=Path, required=True)
    given.add_argument("--seeds", type=int, default=5)
    given.add_argument("--packets", type=Path)
    given.add_argument("--images", type=Path)
    given.add_argument("--out", type=Path, default=Path(__file__).parent)
    chosen = given.parse_args()
    rows = [r for r in gathered(chosen.keep, chosen.seeds, chosen.packets, chosen.images) if not r.blank]
    rows = [r for r in rows if not r.kind.startswith("cut")]
    x, lost = np.asarray([signs_of(r) for r in rows]), np.asarray([r.lost for r in rows])
    report(held_out(x, lost, [r.kind for r in rows]), lost)
    model = fitted(x, lost)
    weights = [round(float(v), 4) for v in (*model.coef_[0], model.intercept_[0])]
    kept = {"weights": weights, "illegible": ILLEGIBLE, "review": REVIEW}
    (chosen.out / "weights.json").write_text(json.dumps(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
