from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def yushen(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "200", "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-m", "pipeline.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, timeout=300)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("screen", "no-such-folder"), "no-such-folder"),
        (("screen", ".", "--format", "json,odt"), "odt"),
        (("screen", ".", "--as-of", "2026-02-30"), "2026-02-30"),
        (("screen", ".", "--ocr", "psychic"), "psychic"),
        (("screen", ".", "--province", "Bayern"), "Bayern"),
        (("screen", ".", "--after", "no/review.json"), "no/review.json"),
        (("fee", "many"), "many"),
        (("fee", "1e999"), "1e999"),
        (("fee", "5000", "--kind", "tea"), "tea"),
        (("fee", "5000", "--province", "Bayern"), "Bayern"),
        (("rules", "no.such_rule"), "no.such_rule"),
    ],
)
def test_wrong_use_is_one_line_that_names_the_fault(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    ran = yushen(*words, cwd=tmp_path)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert "Traceback" not in ran.stderr


def test_debug_shows_where_it_went_wrong(tmp_path: Path) -> None:
    ran = yushen("screen", "no-such-folder", "--debug", cwd=tmp_path)
    assert ran.returncode == 2
    assert "Traceback" in ran.stderr


def test_a_packet_in_which_nothing_can_be_read_exits_3_and_still_says_why(tmp_path: Path) -> None:
    packet = tmp_path / "材料"
    packet.mkdir()
    (packet / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    (packet / "空.jpg").write_bytes(b"")
    ran = yushen("screen", str(packet), "--out", str(tmp_path / "out"))
    assert ran.returncode == 3
    assert "packet.unreadable_file" in (tmp_path / "out" / "review.json").read_text()


def test_an_empty_folder_exits_3(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = yushen("screen", str(tmp_path / "empty"), "--out", str(tmp_path / "out"))
    assert ran.returncode == 3
    assert ran.stderr.count("\n") == 1


def test_the_fee_comes_with_its_arithmetic_and_law() -> None:
    ran = yushen("fee", "50000", "--kind", "property")
    assert ran.returncode == 0
    assert "1050.00" in ran.stdout
    assert "诉讼费用交纳办法" in ran.stdout


def test_a_province_has_its_own_fee() -> None:
    assert "50.00 – 300.00 元" in yushen("fee", "0", "--kind", "divorce").stdout
    assert "300.00 元" in yushen("fee", "0", "--kind", "divorce", "--province", "广东").stdout.splitlines()[0]


def test_rules_are_listed_and_one_is_told_in_full() -> None:
    listed = yushen("rules")
    assert listed.returncode == 0
    assert "loan.proof_missing" in listed.stdout
    one = yushen("rules", "loan.proof_missing")
    assert one.returncode == 0
    assert "民间借贷" in one.stdout


def test_models_are_verified_without_a_network() -> None:
    ran = yushen("models", "verify")
    assert ran.returncode == 0, ran.stdout
    assert "完好" in ran.stdout
    assert "缺失" not in ran.stdout
