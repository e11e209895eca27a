from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.geometry import area, clip, grow, inside, intersection, iou, slice_of, turned, union
from pipeline.types import Box, Word

unit = st.floats(0, 1, allow_nan=False)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, right = sorted((draw(unit), draw(unit)))
    top, bottom = sorted((draw(unit), draw(unit)))
    return Box(left, top, right, bottom)


@given(boxes(), boxes())
def test_overlap_is_symmetric_and_within_both(a: Box, b: Box) -> None:
    assert intersection(a, b) == pytest.approx(intersection(b, a))
    assert intersection(a, b) <= min(area(a), area(b)) + 1e-9
    assert 0 <= iou(a, b) <= 1 + 1e-9


@given(boxes())
def test_a_box_lies_inside_itself_and_its_union(box: Box) -> None:
    assert union([box, box]) == box
    assert inside(box, union([box, Box(0, 0, 1, 1)])) == pytest.approx(1.0 if area(box) else 0.0)


def test_union_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no boxes"):
        union([])


@given(boxes(), st.sampled_from([0, 90, 180, 270]))
def test_turning_there_and_back_gives_the_same_box(box: Box, degrees: int) -> None:
    assert turned(turned(box, degrees), -degrees) == pytest.approx(box)


def test_a_quarter_turn_clockwise_takes_the_top_to_the_right() -> None:
    assert turned(Box(0.4, 0.0, 0.6, 0.1), 90) == pytest.approx(Box(0.9, 0.4, 1.0, 0.6))
    with pytest.raises(ValueError, match="quarter"):
        turned(Box(0, 0, 1, 1), 45)


@given(boxes(), st.floats(0, 2), st.floats(0, 2))
def test_grown_boxes_stay_on_the_page(box: Box, dx: float, dy: float) -> None:
    grown = grow(box, dx, dy)
    assert clip(grown) == grown
    assert inside(box, grown) == pytest.approx(1.0 if area(box) else 0.0)


@given(st.text("张三abc1，", min_size=1, max_size=12), st.data())
def test_slices_of_a_word_follow_each_other_and_stay_in_it(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    word = Word(text, Box(0.1, 0.2, 0.9, 0.25), 0.9, 0)
    left, right = slice_of(word, 0, cut), slice_of(word, cut, len(text))
    if 0 < cut < len(text):
        assert left.right == pytest.approx(right.left)
    for piece in (left, right):
        assert 0.1 - 1e-9 <= piece.left <= piece.right <= 0.9 + 1e-9


def test_measured_edges_win_over_even_ones() -> None:
    word = Word("ab", Box(0.0, 0.0, 1.0, 0.1), 0.9, 0, (0.0, 0.8, 1.0))
    assert slice_of(word, 0, 1) == Box(0.0, 0.0, 0.8, 0.1)
