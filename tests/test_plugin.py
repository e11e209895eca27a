"""A package with one more rule comes in by the same door as the built-in ones: the example of CONTRIBUTING.md."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "plugin"
JUDGE = """
from dataclasses import replace
from datetime import date
from pipeline.rules import check
from tests.rules.build import case_of
for change in ({}, {"原告": {"电话": None}}, {"原告": {"电话": "01065001234"}}):
    for day in (date(2025, 12, 31), date(2026, 1, 1)):
        case = replace(case_of(change), as_of=day)
        print([(f.subject, f.level.value, f.citations[0].article) for f in check(case) if f.rule_id.startswith("our_")])
"""


def run(site: Path, *words: str) -> str:
    """What Python says with the example's site folder, and nothing else of it, on the path."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), str(ROOT)]), "COLUMNS": "200"}
    ran = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The example as an installer leaves it: the package, and metadata that names its entry points."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    (tmp_path / "our_court").symlink_to(EXAMPLE / "our_court")
    info = tmp_path / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    groups = project["entry-points"].items()
    lines = [line for group, points in groups for line in (f"[{group}]", *(f"{n} = {v}" for n, v in points.items()))]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")
    return tmp_path


def test_its_rule_is_listed_and_told_like_any_other(site: Path) -> None:
    told = run(site, "-m", "pipeline.cli", "rules", "our_court.mobile_number")
    assert "[提示]" in told
    assert "诉讼服务指南》第三条" in told
    assert "2026-01-01 起" in told
    assert "our_court.mobile_number" in run(site, "-m", "pipeline.cli", "rules")


def test_its_rule_judges_cases_from_its_first_day(site: Path) -> None:
    before, since = "[]", "[('原告 周文海', 'notice', '第三条')]"
    assert run(site, "-c", JUDGE).splitlines() == ["[]", "[]", before, since, before, since]


def test_without_it_the_rule_is_not_there(tmp_path: Path) -> None:
    assert "our_court" not in run(tmp_path, "-m", "pipeline.cli", "rules")


def test_the_docs_of_rules_hold_the_built_in_ones_alone(site: Path, tmp_path: Path) -> None:
    """Whoever makes the docs may have a plug-in installed."""
    run(site, "-m", "pipeline.rules", str(tmp_path / "rules.md"))
    assert (tmp_path / "rules.md").read_text() == run(tmp_path / "none", "-c", SHOWN)


SHOWN = "from pipeline.rules.manual import markdown; print(markdown(), end='')"


@pytest.mark.slow
def test_it_installs_as_a_package(tmp_path: Path) -> None:
    install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    run(tmp_path, *install, "--target", str(tmp_path / "site"), str(EXAMPLE))
    assert "手机号码" in run(tmp_path / "site", "-m", "pipeline.cli", "rules", "our_court.mobile_number")


def test_contributing_shows_the_rule_as_it_is() -> None:
    module = (EXAMPLE / "our_court" / "rules.py").read_text()
    body = module[module.index("@rule(") :]
    assert body in (ROOT / "CONTRIBUTING.md").read_text()
