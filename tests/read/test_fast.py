"""The last layer on features made by hand; the networks are tested in test_engines.py."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.fast import BLANK, decoded
from pipeline.read.weights import Head

ALPHABET = ("", "张", "三", "0")
SURE = BLANK + 5


def head() -> Head:
    """Features are the scores themselves."""
    return Head(np.eye(4, dtype=np.float32), np.zeros(4, np.float32), ALPHABET)


def columns(*classes: int, by: float = 8.0) -> np.ndarray:
    scores = np.zeros((len(classes), 4), np.float32)
    scores[np.arange(len(classes)), classes] = by
    return scores


def test_repeats_and_blanks_fall_away():
    (read,) = decoded([(columns(0, 1, 1, 0, 2, 3, 0, 3), 1.0)], head())
    assert read.text == "张三00"
    assert len(read.edges) == 5
    assert list(read.edges) == sorted(read.edges)


def test_probability_is_the_soft_max_of_all_classes():
    (read,) = decoded([(columns(1, by=2.0), 1.0)], head())
    assert read.sure == (pytest.approx(np.exp(2) / (np.exp(2) + 3), abs=1e-6),)


def test_lines_keep_their_places_and_lines_without_pixels_are_empty():
    read = decoded([(columns(1), 1.0), None, (columns(0), 1.0), (columns(2, 3), 0.5)], head())
    assert [r.text for r in read] == ["张", "", "", "三0"]
    assert decoded([None], head())[0].text == ""


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=9), min_size=1, max_size=5), st.booleans())
def test_columns_beyond_doubt_change_nothing(lines: list[list[int]], doubtless: bool):
    made = [columns(*line) for line in lines]
    for line, scores in zip(lines, made, strict=True):
        scores[np.asarray(line) == 0, 0] = SURE if doubtless else 8.0
    together = decoded([(scores, 1.0) for scores in made], head())
    alone = [decoded([(scores, 1.0)], head())[0] for scores in made]
    assert together == alone
    wanted = ["".join(ALPHABET[c] for c, last in zip(line, [0, *line], strict=False) if c != last) for line in lines]
    assert [r.text for r in together] == wanted
