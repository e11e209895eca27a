"""The page model: scikit-learn vectorisers and logistic regressions, rebuilt from plain arrays.

Weights are data: `vocabulary.json` names every token, `weights.npz` holds idf, coefficients and the temperature that
makes the probabilities calibrated. Nothing in them is code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from pipeline import models
from pipeline.classify.features import Look, body_tokens, head_tokens, start_tokens

Floats = NDArray[np.float64]
NAME: Final = "page_classifier"


@dataclass(frozen=True)
class Model:
    """`blocks` is how much body, head and cues count against each other; rows of body and head have length one."""

    body: TfidfVectorizer
    head: TfidfVectorizer
    cues: CountVectorizer
    types: LogisticRegression
    start: CountVectorizer
    starts: LogisticRegression
    temperature: float
    blocks: tuple[float, float, float]

    @property
    def doc_types(self) -> tuple[str, ...]:
        return tuple(str(c) for c in self.types.classes_)

    def type_rows(self, looks: Sequence[Look]) -> csr_matrix:
        parts = (self.body.transform(looks), self.head.transform(looks), self.cues.transform(looks))
        return hstack([part * weight for part, weight in zip(parts, self.blocks, strict=True)], format="csr")

    def type_scores(self, looks: Sequence[Look]) -> Floats:
        """One row a page, one column a type, each row summing to 1."""
        return softmax(np.asarray(self.types.decision_function(self.type_rows(looks))) / self.temperature)

    def start_scores(self, looks: Sequence[Look]) -> Floats:
        return np.asarray(self.starts.predict_proba(self.start.transform(looks))[:, 1])


def softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def cue_tokens(look: Look) -> list[str]:
    return list(look.cues)


def body_vectoriser(**options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=body_tokens, sublinear_tf=True, dtype=np.float64, **options)


def head_vectoriser(**options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=head_tokens, sublinear_tf=True, dtype=np.float64, **options)


def count_vectoriser(start: bool, **options: Any) -> CountVectorizer:
    return CountVectorizer(analyzer=start_tokens if start else cue_tokens, binary=True, dtype=np.float64, **options)


@cache
def loaded() -> Model:
    """Read once a process, after its files' SHA-256 were compared."""
    return rebuilt(models.path(NAME, "vocabulary.json"), models.path(NAME, "weights.npz"))


def rebuilt(vocabulary: Path, weights: Path) -> Model:
    words: dict[str, list[str]] = json.loads(vocabulary.read_text(encoding="utf-8"))
    with np.load(weights, allow_pickle=False) as arrays:
        body = body_vectoriser(vocabulary=_numbered(words["body"]))
        body.idf_ = arrays["body_idf"].astype(np.float64)
        head = head_vectoriser(vocabulary=_numbered(words["head"]))
        head.idf_ = arrays["head_idf"].astype(np.float64)
        return Model(
            body,
            head,
            count_vectoriser(False, vocabulary=_numbered(words["cues"])),
            _regression(arrays["type_coef"], arrays["type_intercept"], words["types"]),
            count_vectoriser(True, vocabulary=_numbered(words["start"])),
            _regression(arrays["start_coef"], arrays["start_intercept"], [0, 1]),
            float(arrays["temperature"]),
            tuple(arrays["blocks"].tolist()),
        )


def saved(model: Model, vocabulary: Path, weights: Path) -> None:
    """Coefficients are kept as 16-bit floats."""
    names = {
        "body": _names(model.body),
        "head": _names(model.head),
        "cues": _names(model.cues),
        "start": _names(model.start),
        "types": list(model.doc_types),
    }
    vocabulary.write_text(json.dumps(names, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    np.savez_compressed(
        weights,
        body_idf=model.body.idf_.astype(np.float32),
        head_idf=model.head.idf_.astype(np.float32),
        type_coef=model.types.coef_.astype(np.float16),
        type_intercept=model.types.intercept_.astype(np.float32),
        start_coef=model.starts.coef_.astype(np.float16),
        start_intercept=model.starts.intercept_.astype(np.float32),
        temperature=np.float32(model.temperature),
        blocks=np.array(model.blocks),
    )


def _regression(coef: Any, intercept: Any, classes: Sequence[object]) -> LogisticRegression:
    made = LogisticRegression()
    made.classes_ = np.array(classes)
    made.coef_ = coef.astype(np.float64)
    made.intercept_ = intercept.astype(np.float64)
    made.n_features_in_ = made.coef_.shape[1]
    return made


def _numbered(names: Sequence[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}


def _names(vectoriser: CountVectorizer) -> list[str]:
    return sorted(vectoriser.vocabulary_, key=vectoriser.vocabulary_.__getitem__)
