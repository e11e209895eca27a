from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.score.match import Judged, covered, overlap, paired, same
from pipeline.types import Box

UNIT = st.floats(0, 1, allow_nan=False)
BOXES = st.builds(lambda x, y: Box(min(x), min(y), max(x), max(y)), st.tuples(UNIT, UNIT), st.tuples(UNIT, UNIT))


@pytest.mark.parametrize(
    ("name", "gold", "told", "right"),
    [
        ("court", "南湖区人民法院", "南湖区 人民法院", True),
        ("case_number", "（2025）浙0402民初1号", "(2025)浙0402民初1号", True),
        ("court", "南湖区人民法院", "南湖人民法院", False),
        ("amount", "50000.00", "50000", True),
        ("claim.amount", "50000.00", "50000.01", False),
        ("amount", "50000.00", "五万", False),
        ("account", "050000", "50000", False),
        ("entry.name", "借条", "借条一份", True),
        ("entry.name", "借条", "收条", False),
        ("party.phone", "0371-51626327", "037151626327", True),
        (
            "facts",
            "被告于二〇二四年三月一日向原告借款五万元, 至今未还",
            "被告于二〇二四年三月一日向原告借款五万元,至今末还",
            True,
        ),
        ("lender", "欧阳建国先生", "欧阳建国先主", False),
    ],
)
def test_values_are_the_same_as_their_form_asks(name: str, gold: str, told: str, right: bool) -> None:
    assert same(name, gold, told) is right


@pytest.mark.parametrize(
    ("gold", "told", "right", "outcome"),
    [
        ("a", "a", True, "right"),
        ("a", "b", False, "wrong"),
        ("a", None, False, "missed"),
        (None, "b", False, "false"),
        (None, None, True, "empty"),
    ],
)
def test_outcomes(gold: str | None, told: str | None, right: bool, outcome: str) -> None:
    assert Judged("fields", "k", "p", gold, told, right).outcome == outcome


def test_equal_things_pair_before_near_ones() -> None:
    pairs = list(paired([5, 9], [8, 9], lambda a, b: a == b, lambda a, b: 10 - abs(a - b)))
    assert sorted(pairs, key=str) == [(5, 8), (9, 9)]


def test_things_too_far_apart_stay_alone() -> None:
    assert sorted(paired([1], [9], lambda a, b: a == b, lambda a, b: 0.0), key=str) == [(1, None), (None, 9)]


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6))
def test_everything_is_paired_or_left_exactly_once(gold: list[int], told: list[int]) -> None:
    pairs = list(paired(gold, told, lambda a, b: a == b, lambda a, b: 1.5 - abs(a - b)))
    assert sorted(a for a, _ in pairs if a is not None) == sorted(gold)
    assert sorted(b for _, b in pairs if b is not None) == sorted(told)


def test_overlapping_boxes_are_counted_once() -> None:
    assert covered([Box(0, 0, 0.5, 0.5), Box(0, 0, 0.5, 0.5), Box(0.25, 0, 0.75, 0.5)]) == pytest.approx(0.375)


def test_overlap_of_two_lines_with_the_box_around_the_first() -> None:
    lines = [Box(0.0, 0.0, 1.0, 0.1), Box(0.0, 0.2, 0.5, 0.3)]
    iou, inside = overlap(lines, [Box(0.0, 0.0, 1.0, 0.1)])
    assert iou == pytest.approx(0.1 / 0.15)
    assert inside == pytest.approx(1.0)


def test_boxes_apart_share_nothing() -> None:
    assert overlap([Box(0, 0, 0.1, 0.1)], [Box(0.5, 0.5, 0.6, 0.6)]) == (pytest.approx(0.0), pytest.approx(0.0))
    assert overlap([Box(0, 0, 0.1, 0.1)], []) == (0.0, 0.0)


@given(st.lists(BOXES, max_size=5), st.lists(BOXES, max_size=5))
def test_overlap_is_a_share(wanted: list[Box], told: list[Box]) -> None:
    for value in overlap(wanted, told):
        assert -1e-9 <= value <= 1 + 1e-6


@given(st.lists(BOXES, max_size=5))
def test_a_union_is_no_more_than_its_parts(boxes: list[Box]) -> None:
    areas = [(b.right - b.left) * (b.bottom - b.top) for b in boxes]
    assert covered(boxes) <= sum(areas) + 1e-9
    assert covered(boxes) >= max(areas, default=0.0) - 1e-9
