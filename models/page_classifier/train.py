"""Trains the page classifier: `python models/page_classifier/train.py [--packets DIR] [--data DIR] [--out DIR]`.

Without more it trains on random papers alone. `--packets` is a folder that `python -m pipeline.synth.packets.words`
wrote. `--data` may hold `judgments_loan/judgments.jsonl`, `simucourt_second/*.json`, `cail2019_cjrc/*.json` and
`wenshu_templates/*.txt`: half of their papers are trained on, the other half, and all that are labelled for the score,
only measured. Measures with whole wording families held out, then trains on all.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent))

from samples import ALWAYS, FOLDS, REAL_TRAINED, Sample, packets, real, sentences, synthetic, titled

from pipeline.classify.model import (
    Model,
    body_vectoriser,
    count_vectoriser,
    head_vectoriser,
    saved,
    softmax,
)
from pipeline.vocabulary import DOC_TYPES

SEED = 20261122
BLOCKS = (2.0, 1.5, 0.25)
"""How much body, head and cues count against each other; found on held-out families."""


def fitted(samples: Sequence[Sample]) -> Model:
    looks = [s.look for s in samples]
    body = body_vectoriser(min_df=4, max_features=18_000).fit(looks)
    head = head_vectoriser(min_df=3, max_features=11_000).fit(looks)
    cues = count_vectoriser(False, min_df=2).fit(looks)
    start = count_vectoriser(True, min_df=4, max_features=6_000).fit(looks)
    types = LogisticRegression(C=5.0, max_iter=60, tol=1e-3)
    starts = LogisticRegression(C=0.3, max_iter=200)
    made = Model(body, head, cues, types, start, starts, 1.0, BLOCKS)
    types.fit(made.type_rows(looks), [s.doc_type for s in samples])
    starts.fit(start.transform(looks), [int(s.first) for s in samples])
    return made


def logits_of(model: Model, samples: Sequence[Sample]) -> np.ndarray:
    """Columns in the order of DOC_TYPES."""
    raw = model.types.decision_function(model.type_rows([s.look for s in samples]))
    order = [model.doc_types.index(t) for t in DOC_TYPES]
    return np.asarray(raw)[:, order]


def temperature_of(logits: np.ndarray, truth: np.ndarray) -> float:
    def loss(t: float) -> float:
        return float(-np.log(softmax(logits / t)[np.arange(len(truth)), truth] + 1e-12).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 8.0), method="bounded").x)


def ece(scores: np.ndarray, truth: np.ndarray, bins: int = 15) -> float:
    top, right = scores.max(axis=1), scores.argmax(axis=1) == truth
    edges = np.minimum((top * bins).astype(int), bins - 1)
    return float(sum(abs(top[edges == b].mean() - right[edges == b].mean()) * (edges == b).mean() for b in set(edges)))


def truth_of(samples: Sequence[Sample]) -> np.ndarray:
    order = list(DOC_TYPES)
    return np.array([order.index(s.doc_type) for s in samples])


def report(name: str, scores: np.ndarray, samples: Sequence[Sample]) -> dict[str, float]:
    truth = truth_of(samples)
    figures = {"pages": len(samples), "accuracy": float((scores.argmax(1) == truth).mean()), "ece": ece(scores, truth)}
    first = np.array([s.first for s in samples])
    if first.any():
        figures["accuracy_first"] = float((scores.argmax(1) == truth)[first].mean())
    print(name, {k: round(v, 4) for k, v in figures.items()}, flush=True)  # noqa: T201
    return figures


def held_out(samples: Sequence[Sample]) -> tuple[float, dict[str, dict[str, float]]]:
    """The temperature, and figures; each fold's families are unseen, its temperature that of the other folds."""
    always = [s for s in samples if s.fold == ALWAYS]
    parts, logits, starts = [], [], []
    for fold in range(FOLDS):
        model = fitted([s for s in samples if s.fold not in (fold, ALWAYS)] + always)
        parts.append([s for s in samples if s.fold == fold])
        logits.append(logits_of(model, parts[-1]))
        starts.append(model.start_scores([s.look for s in parts[-1]]))
        report(f"fold {fold}", softmax(logits[-1]), parts[-1])
    scores = []
    for fold in range(FOLDS):
        others = [f for f in range(FOLDS) if f != fold]
        t = temperature_of(np.vstack([logits[f] for f in others]), np.concatenate([truth_of(parts[f]) for f in others]))
        scores.append(softmax(logits[fold] / t))
    everything = [s for part in parts for s in part]
    figures = _held_figures(np.vstack(scores), everything)
    figures["starts"] = _starts(np.concatenate(starts), everything)
    return temperature_of(np.vstack(logits), truth_of(everything)), figures


def _held_figures(scores: np.ndarray, everything: Sequence[Sample]) -> dict[str, dict[str, float]]:
    misses(scores, everything)
    by_type(scores, everything)
    figures = {"held_out_families": report("held-out families", scores, everything)}
    for name, chosen in (("packets", True), ("papers", False)):
        at = [i for i, s in enumerate(everything) if s.source.startswith("packet") is chosen]
        if at:
            figures[f"held_out_{name}"] = report(f"held-out {name}", scores[at], [everything[i] for i in at])
    return figures


def _starts(scores: np.ndarray, everything: Sequence[Sample]) -> dict[str, float]:
    first = np.array([s.first for s in everything])
    right = (scores > 0.5) == first
    figures = {"accuracy": float(right.mean()), "recall_first": float(right[first].mean())}
    figures["recall_continued"] = float(right[~first].mean())
    print("starts", figures, flush=True)  # noqa: T201
    return figures


def by_type(scores: np.ndarray, samples: Sequence[Sample]) -> None:
    """Recall and precision of each type, and how often its pages give it at least 0.2."""
    truth, guess = truth_of(samples), scores.argmax(1)
    for at, name in enumerate(DOC_TYPES):
        mine, told = truth == at, guess == at
        recall, precision = (guess[mine] == at).mean(), (truth[told] == at).mean() if told.any() else 0.0
        offered = (scores[mine, at] >= 0.2).mean()
        print(f"  {name:32s} recall {recall:.3f} precision {precision:.3f} offered {offered:.3f} of {mine.sum()}")  # noqa: T201


def misses(scores: np.ndarray, samples: Sequence[Sample]) -> None:
    names, totals, wrong = list(DOC_TYPES), Counter(s.source for s in samples), defaultdict(Counter)
    for sample, guess in zip(samples, scores.argmax(1), strict=True):
        if names[guess] != sample.doc_type:
            wrong[sample.source][names[guess]] += 1
    for source, guesses in sorted(wrong.items(), key=lambda pair: -sum(pair[1].values()))[:40]:
        print(f"  {sum(guesses.values()):4d} of {totals[source]} {source} -> {dict(guesses.most_common(3))}")  # noqa: T201


def _real_report(name: str, model: Model, unseen: Sequence[Sample]) -> dict[str, float]:
    scores = model.type_scores([s.look for s in unseen])[:, [model.doc_types.index(t) for t in DOC_TYPES]]
    misses(scores, unseen)
    return report(name, scores, unseen)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--packets", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--papers", type=int, default=12)
    parser.add_argument("--most", type=int, default=16, help="pages of one wording family of the packets")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    parser.add_argument("--temperature", type=float, help="measured before: skip the measuring")
    args = parser.parse_args()
    rng = random.Random(SEED)  # noqa: S311
    foreign = sentences(args.data) if args.data else []
    samples = [*synthetic(args.papers, rng), *titled(args.papers, rng, foreign)]
    samples += packets(args.packets, args.most, rng) if args.packets else []
    truly = list(real(args.data, rng)) if args.data else []
    print(len(samples), "pages,", len(truly), "real", flush=True)  # noqa: T201
    figures: dict[str, dict[str, float]] = {}
    temperature = args.temperature
    if temperature is None:
        temperature, figures = held_out(samples)
    print("temperature", temperature, flush=True)  # noqa: T201
    unseen = [s for s in truly if s.fold < REAL_TRAINED]
    if unseen and args.temperature is None:
        before = replace(fitted(samples), temperature=temperature)
        figures["real_untrained"] = _real_report("real texts, none trained on", before, unseen)
    model = replace(fitted([*samples, *(s for s in truly if s.fold == REAL_TRAINED)]), temperature=temperature)
    if unseen:
        figures["real_half_trained"] = _real_report("real texts, the other half trained on", model, unseen)
    saved(model, args.out / "vocabulary.json", args.out / "weights.npz")
    (args.out / "scores.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
