"""What was learned from published judgments: corrections to the hand-written signs of civil causes.

Log odds are linear in the words found (their vector at length one), fitted on top of the hand-written weights with
those weights as the centre, so that a cause that was not in the training texts keeps exactly its written signs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from pipeline import models


class _Weights(NamedTuple):
    words: tuple[tuple[str, ...], ...]
    causes: tuple[str, ...]
    matrix: np.ndarray[Any, np.dtype[np.float32]]


def corrections(times: Callable[[tuple[str, ...]], float]) -> dict[str, float]:
    """Log odds to add by cause; `times` says how strongly a combination of words occurs, 0 for not at all."""
    weights = _weights()
    found = np.array([times(words) for words in weights.words], dtype=np.float32)
    length = float(np.linalg.norm(found))
    if length == 0.0:
        return {}
    added = (found / length) @ weights.matrix
    return {name: float(value) for name, value in zip(weights.causes, added, strict=True)}


@cache
def _weights() -> _Weights:
    with np.load(models.path("cause", "weights.npz"), allow_pickle=False) as stored:
        words = tuple(tuple(str(word).split("&")) for word in stored["words"])
        causes = tuple(str(name) for name in stored["causes"])
        matrix = np.zeros((len(words), len(causes)), dtype=np.float32)
        matrix[stored["row"], stored["column"]] = stored["weight"]
    return _Weights(words, causes, matrix)
