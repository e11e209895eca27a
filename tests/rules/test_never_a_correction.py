"""Fourteen things that must never send a citizen home."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.rules import check, verdict_of
from pipeline.types import Level, Verdict
from tests.rules.build import HERE, case_of, load

NEVER = load(HERE / "never.yaml")


@pytest.mark.parametrize("row", NEVER, ids=lambda row: f"{row['号']}. {row['名']}")
def test_no_correction(row: dict[str, Any]) -> None:
    findings = check(case_of({k: v for k, v in row.items() if k not in ("号", "名", "结果")}))
    assert [f for f in findings if f.level is Level.CORRECTION] == []
    assert verdict_of(findings) is Verdict.READY


def test_all_fourteen_are_there() -> None:
    assert {row["号"] for row in NEVER} == set(range(1, 15))
