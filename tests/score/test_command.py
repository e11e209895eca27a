"""`yushen score` as it is called."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline import cli
from tests.gold import SAMPLES

PACKET = str(SAMPLES / "labour-02")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def yushen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """The command in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["yushen", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        told = capsys.readouterr()
        return Ran(int(left.value.code or 0), told.out, told.err)

    return call


def test_scores_are_printed_written_and_compared_with_the_baseline(tmp_path: Path, yushen: Callable[..., Ran]) -> None:
    common = ("score", PACKET, "--out", "out", "--readings", "kept", "--workers", "0", "--baseline", "scores.json")
    first = yushen(*common, "--update")
    assert first.code == 0
    assert "Sample packets written by people: 1 packets" in first.out
    assert "No baseline" in first.out
    assert (tmp_path / "out" / "score.html").stat().st_size > 5000
    rows = json.loads((tmp_path / "scores.json").read_text())
    assert rows["samples/fields/all"]["f1"] == 1.0
    rows["samples/fields/all"]["f1"] = 0.2
    (tmp_path / "scores.json").write_text(json.dumps(rows))
    second = yushen(*common)
    assert "↑ samples/fields/all f1 0.2 → 1" in second.out


def test_one_type_of_paper(yushen: Callable[..., Ran]) -> None:
    ran = yushen("score", PACKET, "--extractor", "id_card", "--workers", "0", "--out", "o")
    assert ran.code == 0, ran.err
    assert "id_card.id_number" in ran.out
    assert "complaint" not in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("absent",), "absent"),
        ((PACKET, "--from", "guess"), "guess"),
        ((PACKET, "--against", "nowhere"), "nowhere"),
        ((PACKET, "--update"), "--update"),
        ((PACKET, "--extractor", "tea"), "tea"),
    ],
)
def test_wrong_use(words: tuple[str, ...], told: str, yushen: Callable[..., Ran]) -> None:
    ran = yushen("score", *words)
    assert ran.code == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_real_texts_that_are_not_there_are_skipped_with_a_message(tmp_path: Path, yushen: Callable[..., Ran]) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "judgments_loan.jsonl").write_text("")
    ran = yushen("score", "labels", "--texts", "absent", "--out", "o")
    assert ran.code == 0
    assert "absent" in ran.err
