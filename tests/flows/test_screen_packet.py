"""The flow and the plain function return the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.report.review_json import as_contract
from pipeline.screen import screen
from pipeline.settings import Settings
from pipeline.types import Review

SAMPLE = Path(__file__).parents[2] / "sample_docs" / "loan-02"


def told(review: Review) -> dict[str, object]:
    contract = dict(as_contract(review))
    contract.pop("run")
    return contract


@pytest.mark.slow
def test_flow_and_function_return_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    for name in ("DO_NOT_TRACK", "PREFECT_SERVER_ANALYTICS_ENABLED"):
        monkeypatch.setenv(name, "1" if name == "DO_NOT_TRACK" else "false")
    settings = Settings(ocr="recorded", recorded=SAMPLE / "recorded" / "readings.json")
    plain = screen([SAMPLE], settings, _folder(tmp_path, "plain"))

    from prefect.testing.utilities import prefect_test_harness

    from flows.screen_packet import screen_packet

    with prefect_test_harness(server_startup_timeout=180):
        flowed = screen_packet([SAMPLE], settings, _folder(tmp_path, "flow"))
        kept = _texts_in(Path(os.environ["PREFECT_HOME"]))
    assert told(flowed) == told(plain)
    names = [p.name for p in plain.case.parties if p.name]
    assert names
    assert not [n for n in names if n.encode() in kept]


def _folder(root: Path, name: str) -> Path:
    (root / name).mkdir()
    return root / name


def _texts_in(folder: Path) -> bytes:
    """Everything Prefect has written down."""
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
