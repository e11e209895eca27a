"""The wheel, used outside the tree it was built from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

USE = """
import sys
sys.path.insert(0, {place!r})
import pipeline, extractors, flows
for package in (pipeline, extractors, flows):
    assert package.__file__.startswith({place!r}), package.__file__
from pipeline import models
from pipeline.cli import main
checked = models.verify()
assert checked and all(file.ok for file in checked), checked
assert all({place!r} in str(file) or "rapidocr" in str(file) for file in [f.path for f in models.files()])
sys.argv = ["yushen", *sys.argv[1:]]
main()
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built, target = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (wheel,) = built.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    return target


@pytest.mark.slow
def test_the_wheel_screens_a_packet_outside_the_tree(place: Path, tmp_path: Path) -> None:
    packet = ROOT / "sample_docs" / "loan-01" / "source"
    words = ["screen", str(packet), "--out", str(tmp_path / "out")]
    command = [sys.executable, "-c", USE.format(place=str(place)), *words]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=400)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert (tmp_path / "out" / "review.html").stat().st_size > 10_000
    assert (tmp_path / "out" / "review.json").stat().st_size > 1_000


@pytest.mark.slow
def test_the_wheel_holds_no_training_code_and_no_samples(place: Path) -> None:
    names = [p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file()]
    assert not [n for n in names if n.startswith(("tests/", "sample_docs/", "notebooks/", "benchmarks/"))]
    assert not [n for n in names if n.startswith("models/") and n.endswith(".py")]
    assert [n for n in names if n.startswith("models/") and n.endswith("model.toml")]
