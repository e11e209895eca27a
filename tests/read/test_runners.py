import json

import numpy as np
import pytest

from pipeline.read import runners


@pytest.fixture
def trial(monkeypatch, tmp_path):
    """How often it was tried, and what OpenVINO needs of onnxruntime's time."""
    told = {"share": 0.5, "count": 0}

    def share(network, threads):
        told["count"] += 1
        return told["share"]

    monkeypatch.setattr(runners, "_share", share)
    told["network"] = tmp_path / "body.onnx"
    return told


def test_the_faster_one_is_chosen_once_and_remembered(trial):
    assert runners.chosen(trial["network"], 1) == "openvino"
    trial["share"] = 2.0
    assert runners.chosen(trial["network"], 1) == "openvino"
    assert trial["count"] == 1


def test_other_threads_are_another_trial(trial):
    trial["share"] = 1.2
    assert runners.chosen(trial["network"], 1) == "onnxruntime"
    trial["share"] = 0.5
    assert runners.chosen(trial["network"], 2) == "openvino"


@pytest.mark.parametrize("kept", ["", "[]", json.dumps({"maker": "abacus"})])
def test_a_spoilt_memory_is_tried_again(trial, kept):
    runners.chosen(trial["network"], 1)
    for file in trial["network"].parent.glob("maker-*.json"):
        file.write_text(kept, encoding="utf-8")
    assert runners.chosen(trial["network"], 1) == "openvino"
    assert trial["count"] == 2


@pytest.mark.parametrize(("flags", "has"), [("fpu amx_bf16", True), ("avx512_bf16 sse", True), ("avx512f", False)])
def test_bfloat16_by_the_cpus_flags(tmp_path, flags, has):
    file = tmp_path / "cpuinfo"
    file.write_text(f"model name\t: x\nflags\t\t: {flags}\n", encoding="ascii")
    assert runners.has_bfloat16(file) is has
    assert not runners.has_bfloat16(tmp_path / "none")


@pytest.mark.slow
def test_both_compute_the_same():
    from pipeline.read.weights import networks

    body = networks().body
    line = np.random.default_rng(0).uniform(-1, 1, (1, 3, 48, 128)).astype(np.float32)
    one = runners.openvino_runner(body, 1, bfloat16=False)(line).copy()
    assert one.shape == (1, 16, 120)
    np.testing.assert_allclose(runners.onnxruntime_runner(body, 1)(line), one, atol=2e-3)
