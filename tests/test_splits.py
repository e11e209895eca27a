"""No training script may see a packet or text that scores are told from."""

import ast
import sys
from pathlib import Path

import pytest

from pipeline.errors import WrongUse
from pipeline.splits import split_of, training_packets

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted((ROOT / "models").glob("*/*.py"))


def packets(folder: Path) -> Path:
    for name in ("train-7-00000", "train-7-00001", "dev-7-00000", "test-7-00000", "loan-01"):
        gold = folder / name / "gold" / "gold.json"
        gold.parent.mkdir(parents=True)
        gold.write_text("{}", encoding="utf-8")
    return folder


def test_the_split_is_in_the_id() -> None:
    assert [split_of(i) for i in ("train-7-00012", "dev-1-0", "test-7-00000", "loan-01")] == [
        "train",
        "dev",
        "test",
        None,
    ]


def test_only_training_packets_come_through_the_door(tmp_path: Path) -> None:
    folder = packets(tmp_path)
    opened: list[str] = []
    sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
    read = [(p / "gold" / "gold.json").read_text() for p in training_packets(folder)]
    touched = [path for path in opened if path.startswith(str(tmp_path))]
    assert len(read) == 2
    assert touched
    assert all("train-" in path for path in touched)


def test_a_folder_of_test_packets_is_no_data(tmp_path: Path) -> None:
    (tmp_path / "test-7-00000").mkdir()
    with pytest.raises(WrongUse):
        list(training_packets(tmp_path))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_training_scripts_reach_packets_through_that_door_alone(script: Path) -> None:
    tree = ast.parse(script.read_text(encoding="utf-8"))
    imported = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    } | {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    closed = ("pipeline.gold", "pipeline.synth.packets", "pipeline.score")
    assert not [n for n in imported if n.startswith(closed) and not n.startswith("pipeline.score.unseen")]
    said = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [
        text for text in said if "gold_real" in text or "sample_docs" in text or text.startswith(("dev-", "test-"))
    ]
