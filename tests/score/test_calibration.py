from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.score.calibration import Kept, abstention, accuracy_at, bins, ece

SURE = st.lists(st.tuples(st.floats(0, 1, allow_nan=False), st.booleans()), max_size=60)


def test_ten_bins_of_equal_mass() -> None:
    made = bins([(i / 100, i % 2 == 0) for i in range(100)])
    assert [b.count for b in made] == [10] * 10
    assert [b.accuracy for b in made] == [0.5] * 10
    assert made[0].confidence == pytest.approx(0.045)


def test_ties_are_never_parted() -> None:
    assert [b.count for b in bins([(0.8, False)] * 2 + [(0.9, True)] * 50)] == [52]
    assert {b.count for b in bins([(0.9, i < 45) for i in range(50)])} == {50}


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ([(0.9, i < 9) for i in range(10)], 0.0),
        ([(0.9, i < 5) for i in range(10)], 0.4),
        ([(1.0, True)] * 5 + [(0.0, False)] * 5, 0.0),
        ([(1.0, False)], 1.0),
    ],
)
def test_calibration_error(told: list[tuple[float, bool]], error: float) -> None:
    assert ece(told) == pytest.approx(error)


def test_nothing_told_has_no_calibration() -> None:
    assert ece([]) is None
    assert abstention([]) == ()


@given(SURE)
def test_calibration_error_lies_between_0_and_1_whatever_the_order(told: list[tuple[float, bool]]) -> None:
    error = ece(told)
    shuffled = list(told)
    Random(3).shuffle(shuffled)
    assert error == ece(shuffled)
    assert abstention(told) == abstention(shuffled)
    if told:
        assert error is not None
        assert 0 <= error <= 1
        assert sum(b.count for b in bins(told)) == len(told)
        assert len(bins(told)) <= 10


def test_withholding_the_doubtful_buys_accuracy() -> None:
    told = [(0.9, True), (0.8, True), (0.5, False), (0.5, True)]
    points = abstention(told)
    assert points[0] == Kept(0.9, 0.25, 1.0)
    assert points[-1] == Kept(0.5, 1.0, 0.75)
    assert accuracy_at(points, 0.5) == 1.0
    assert accuracy_at(points, 0.6) == 0.75
