"""Screening with the real engine while every way to a network is cut, in this process and in its workers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_docs" / "loan-02"

CUT = """
import pathlib, socket

def refuse(self, address, *rest):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        pathlib.Path({log!r}).open("a").write(f"connect {{address}}\\n")
        raise OSError("the network is cut")
    return real(self, address, *rest)

def lookup(host, *rest, **more):
    pathlib.Path({log!r}).open("a").write(f"look up {{host}}\\n")
    raise socket.gaierror("the network is cut")

real = socket.socket.connect
socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.getaddrinfo = lookup
"""


@pytest.fixture
def cut(tmp_path: Path) -> tuple[dict[str, str], Path]:
    """An environment in which Python refuses networks, a fresh home, and the log of what was tried."""
    log = tmp_path / "tried.log"
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(CUT.format(log=str(log)))
    home = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    return os.environ | home | {"PYTHONPATH": f"{hook}{os.pathsep}{ROOT}"}, log


def test_the_hook_really_cuts(cut: tuple[dict[str, str], Path]) -> None:
    environment, log = cut
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60)
    assert ran.returncode != 0
    assert "cut" in ran.stderr
    assert "look up 127.0.0.1" in log.read_text()


def test_models_are_verified_offline(cut: tuple[dict[str, str], Path]) -> None:
    environment, log = cut
    command = [sys.executable, "-m", "pipeline.cli", "models", "verify"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert not log.exists()


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["fast", "paddle"])
def test_pages_are_read_offline(cut: tuple[dict[str, str], Path], engine: str, tmp_path: Path) -> None:
    environment, log = cut
    picture = next(iter(sorted((SAMPLE / "source").glob("*.jpg"))))
    words = ["screen", str(picture), "--ocr", engine, "--out", str(tmp_path / "out")]
    command = [sys.executable, "-m", "pipeline.cli", *words]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=400)
    assert ran.returncode == 0, ran.stderr[-2000:]
    (page,) = json.loads((tmp_path / "out" / "review.json").read_text())["pages"]
    assert page["text_source"] == "ocr"
    assert page["quality"]["mean_confidence"] > 0.8
    assert not log.exists(), log.read_text()
