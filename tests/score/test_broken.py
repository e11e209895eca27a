"""A part that is broken on purpose shows in the row it should, and in no row that it has nothing to do with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import screen
from pipeline.extract import EXTRACTORS
from pipeline.rules import RULES, Breach
from pipeline.score.baseline import Flat, flat, moves
from pipeline.score.readings import How
from pipeline.score.run import screened
from pipeline.score.sources import Task, tasks_of
from pipeline.score.tally import set_of
from pipeline.sheet import Sheet
from pipeline.types import Document, Field, Page
from tests.gold import SAMPLES

NAMES = ("loan-02", "labour-02")


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    return [task for name in NAMES for task in tasks_of(SAMPLES / name)]


@pytest.fixture(scope="module")
def whole(tasks: list[Task], tmp_path_factory: pytest.TempPathFactory) -> Flat:
    return scored(tasks, tmp_path_factory.mktemp("readings"))


def scored(tasks: list[Task], readings: Path) -> Flat:
    return flat([set_of("samples", screened(tasks, How(readings, workers=0)))])


def moved(before: Flat, after: Flat) -> set[str]:
    """Rows that became worse, those over all keys, of cost and of confidence left out."""
    worse = (m.row.removeprefix("samples/") for m in moves(before, after) if not m.better)
    return {row for row in worse if not row.endswith("/all") and row.split("/")[0] not in ("cost", "calibration")}


def test_the_samples_score_1_as_they_are(whole: Flat) -> None:
    assert whole["samples/fields/all"]["f1"] == 1.0
    assert whole["samples/packets/all"] == {"packets": 2, "broken": 0, "partly_broken": 0}


def test_a_broken_extractor_falls_in_its_own_row(
    whole: Flat, tasks: list[Task], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = EXTRACTORS.get("loan_note")

    def broken(sheet: Sheet) -> Iterable[Field]:
        for field in sound(sheet):
            yield replace(field, value="2000-01-01") if field.name == "due_on" else field

    monkeypatch.setitem(EXTRACTORS._things, "loan_note", broken)
    after = scored(tasks, tmp_path)
    row = after["samples/fields/loan_note.due_on"]
    assert row["exact"] == 0.0
    assert row["gold"] == whole["samples/fields/loan_note.due_on"]["gold"]
    assert {row for row in moved(whole, after) if row.startswith("fields/")} == {"fields/loan_note.due_on"}


def test_a_broken_classifier_falls_in_the_rows_of_the_types_it_swaps(
    whole: Flat, tasks: list[Task], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound: Callable[[tuple[Page, ...]], tuple[tuple[Document, ...], tuple[Page, ...]]] = screen.sorted_out

    def broken(pages: tuple[Page, ...]) -> tuple[tuple[Document, ...], tuple[Page, ...]]:
        documents, sorted_pages = sound(pages)
        wrong = (replace(d, doc_type="receipt") if d.doc_type == "loan_note" else d for d in documents)
        return tuple(wrong), sorted_pages

    monkeypatch.setattr(screen, "sorted_out", broken)
    after = scored(tasks, tmp_path)
    assert after["samples/page_type/loan_note"]["recall"] == 0.0
    assert after["samples/page_type/receipt"]["precision"] == 0.0
    notes = whole["samples/page_type/loan_note"]["gold"]
    assert after["samples/confusion/loan_note as receipt"] == {"pages": notes}
    pages = {row for row in moved(whole, after) if row.startswith(("page_type/", "boundary", "whole_document/"))}
    assert pages == {"page_type/loan_note", "whole_document/loan_note"}
    assert after["samples/fields/loan_note.amount"]["recall"] == 0.0
    assert after["samples/fields/id_card.name"] == whole["samples/fields/id_card.name"]


def test_a_rule_that_never_fires_falls_in_its_own_row(
    whole: Flat, tasks: list[Task], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = RULES.get("identity.id_number_mismatch")
    monkeypatch.setitem(RULES._things, rule.id, replace(rule, body=lambda facts: None))
    after = scored(tasks, tmp_path)
    assert after["samples/rules_correction/identity.id_number_mismatch"]["recall"] == 0.0
    assert {row for row in moved(whole, after) if row.startswith("rules_")} == {
        "rules_correction/identity.id_number_mismatch"
    }
    assert {row for row in moved(whole, after) if row.startswith("fields/")} == set()


def test_a_rule_that_fires_for_nothing_shows_on_clean_packets(
    whole: Flat, tasks: list[Task], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = RULES.get("identity.id_number_mismatch")
    monkeypatch.setitem(RULES._things, rule.id, replace(rule, body=lambda facts: Breach("原告 周桂芳", "不一致")))
    after = scored(tasks, tmp_path)
    row = after["samples/rules_correction/identity.id_number_mismatch"]
    assert row["false"] == 1
    assert after["samples/clean_packets/fail"]["right"] == 0.0
    assert whole["samples/clean_packets/fail"]["right"] == 1.0


def test_an_extractor_that_raises_is_a_part_that_failed(
    tasks: list[Task], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document) -> Document:
        raise RuntimeError("broken")

    monkeypatch.setattr(screen, "extract", broken)
    after = scored(tasks[:1], tmp_path)
    assert after["samples/packets/all"]["partly_broken"] == 1
    assert after["samples/fields/all"]["recall"] == 0.0
