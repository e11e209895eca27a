from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import WrongUse
from pipeline.score.baseline import Move, dump, flat, load, moves, updated
from pipeline.score.run import Screened
from pipeline.score.tally import set_of
from tests.score.made import WHOLE, perfect

ROWS = st.dictionaries(
    st.sampled_from(["a/fields/x.y", "a/case/cause", "b/cost/read", "b/packets/all"]),
    st.dictionaries(
        st.sampled_from(["recall", "gold", "ece", "seconds_a_page"]), st.floats(0, 9).map(lambda v: round(v, 3))
    ),
)


@given(ROWS)
def test_scores_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, rows: dict) -> None:
    file = tmp_path_factory.mktemp("scores") / "scores.json"
    assert load(dump(rows, file)) == rows


def test_a_row_is_a_line_and_lines_are_sorted(tmp_path: Path) -> None:
    found = set_of("made", [Screened(WHOLE, perfect())])
    lines = dump(flat([found]), tmp_path / "s.json").read_text().splitlines()
    keys = [line.split('"')[1] for line in lines[1:-1]]
    assert keys == sorted(keys)
    assert '"made/fields/loan_note.amount": {"exact": 1.0, "f1": 1.0, "gold": 1, "precision": 1.0' in "\n".join(lines)


@pytest.mark.parametrize(
    ("metric", "before", "after", "mark"),
    [
        ("recall", 0.5, 0.9, "↑"),
        ("recall", 0.9, 0.5, "↓"),
        ("recall", 0.5, 0.501, "(↑)"),
        ("ece", 0.2, 0.1, "↑"),
        ("ece", 0.100, 0.105, "(↓)"),
        ("cer", 0.01, 0.02, "↓"),
        ("false", 0, 1, "↓"),
        ("seconds_a_page", 1.0, 1.9, "(↓)"),
        ("seconds_a_page", 1.0, 3.0, "↓"),
    ],
)
def test_every_move_is_marked(metric: str, before: float, after: float, mark: str) -> None:
    rows = {"a/fields/x": {metric: before, "gold": 100.0}}, {"a/fields/x": {metric: after, "gold": 100.0}}
    assert [m.mark for m in moves(*rows)] == [mark]


def test_counts_are_no_move_and_equal_numbers_neither() -> None:
    assert moves({"a/x/y": {"gold": 1.0, "recall": 0.5}}, {"a/x/y": {"gold": 2.0, "recall": 0.5}}) == []


def test_rows_come_and_go() -> None:
    before, now = {"a/x/old": {"recall": 1.0}}, {"a/x/new": {"recall": 1.0}}
    assert moves(before, now) == [
        Move("a/x/old", "row", 1.0, None, False, False),
        Move("a/x/new", "row", None, 1.0, True, True),
    ]


def test_sets_that_are_not_in_both_have_no_moves() -> None:
    assert moves({"real/x/y": {"recall": 1.0}}, {"a/x/y": {"recall": 0.5}}) == []


def test_an_update_keeps_the_sets_that_were_not_scored() -> None:
    before = {"real/x/y": {"recall": 1.0}, "test/x/old": {"recall": 1.0}}
    assert updated(before, {"test/x/y": {"recall": 0.5}}) == {
        "real/x/y": {"recall": 1.0},
        "test/x/y": {"recall": 0.5},
    }


def test_a_baseline_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    assert load(tmp_path / "absent.json") == {}
    for bad in ("{", json.dumps([1]), json.dumps({"a": {"b": "c"}})):
        (tmp_path / "bad.json").write_text(bad)
        with pytest.raises(WrongUse):
            load(tmp_path / "bad.json")
