"""Fits the corrections on labelled texts: JSON lines of {"text", "cause", "weight"}, causes as the tree names them.

    python models/cause/train.py TEXTS.jsonl

Multinomial logistic regression whose scores start from the written signs (pipeline/cause/data/signs_civil.yaml): the
penalty draws every weight to the written one. Small weights are dropped. Texts that are labelled for the score are
left out. Afterwards:

    python -m pipeline.models update cause
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from pipeline.cause import _TEMPERATURE, _UNSPOKEN
from pipeline.cause.signs import Text, scores, signs
from pipeline.cause.tree import CIVIL
from pipeline.score.unseen import known, unseen

PENALTY = 0.1
SMALLEST = 0.1
STEPS = 60


def main(path: Path) -> None:
    names = list(signs(CIVIL))
    rows = [row for row in trained_on(path) if row["cause"] in names]
    words = sorted({pair for sign in signs(CIVIL).values() for pair, _ in sign.words})
    texts = [Text(row["text"]) for row in rows]
    base = np.array([[scored.get(n, _UNSPOKEN[CIVIL]) for n in names] for scored in map(scores, texts)]) / _TEMPERATURE
    found = np.array([[t.times(pair) for pair in words] for t in texts])
    found /= np.maximum(1e-6, np.linalg.norm(found, axis=1, keepdims=True))
    gold = np.array([names.index(row["cause"]) for row in rows])
    weight = np.array([row.get("weight", 1.0) for row in rows])
    seen = np.unique(gold)
    matrix = fit(found, base, gold, weight, seen)
    matrix[np.abs(matrix) < SMALLEST] = 0.0
    row, column = np.nonzero(matrix)
    np.savez_compressed(
        Path(__file__).parent / "weights.npz",
        words=np.array(["&".join(pair) for pair in words]),
        causes=np.array([names[i] for i in seen]),
        row=row.astype(np.int16),
        column=column.astype(np.int16),
        weight=matrix[row, column].astype(np.float16),
    )


def trained_on(path: Path) -> list[dict[str, Any]]:
    """The rows of a file but those whose text is labelled for the score."""
    marks = known()
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if not unseen(row["text"], marks)]


def fit(found: np.ndarray, base: np.ndarray, gold: np.ndarray, weight: np.ndarray, seen: np.ndarray) -> np.ndarray:
    shape = (found.shape[1], len(seen))

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        matrix = flat.reshape(shape)
        logits = base.copy()
        logits[:, seen] += found @ matrix
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        p /= p.sum(axis=1, keepdims=True)
        value = -(weight * np.log(p[np.arange(len(gold)), gold] + 1e-12)).sum() + PENALTY / 2 * (flat**2).sum()
        p[np.arange(len(gold)), gold] -= 1
        p *= weight[:, None]
        return float(value), (found.T @ p[:, seen] + PENALTY * matrix).ravel()

    start = np.zeros(shape[0] * shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x.reshape(shape)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
