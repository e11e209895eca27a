"""`yushen score` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gold import SAMPLES
from tests.test_cli import yushen

PACKET = str(SAMPLES / "labour-02")


def test_scores_are_printed_written_and_compared_with_the_baseline(tmp_path: Path) -> None:
    common = ("score", PACKET, "--out", "out", "--readings", "kept", "--workers", "0", "--baseline", "scores.json")
    first = yushen(*common, "--update", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "Sample packets written by people: 1 packets" in first.stdout
    assert "No baseline" in first.stdout
    assert (tmp_path / "out" / "score.html").stat().st_size > 5000
    rows = json.loads((tmp_path / "scores.json").read_text())
    assert rows["samples/fields/all"]["f1"] == 1.0
    rows["samples/fields/all"]["f1"] = 0.2
    (tmp_path / "scores.json").write_text(json.dumps(rows))
    second = yushen(*common, cwd=tmp_path)
    assert "↑ samples/fields/all f1 0.2 → 1" in second.stdout


def test_one_type_of_paper(tmp_path: Path) -> None:
    ran = yushen("score", PACKET, "--extractor", "id_card", "--workers", "0", "--out", "o", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "id_card.id_number" in ran.stdout
    assert "complaint" not in ran.stdout


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
def test_wrong_use(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ran = yushen("score", *words, cwd=tmp_path)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_real_texts_that_are_not_there_are_skipped_with_a_message(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "judgments_loan.jsonl").write_text("")
    ran = yushen("score", "labels", "--texts", "absent", "--out", "o", cwd=tmp_path)
    assert ran.returncode == 0
    assert "absent" in ran.stderr
