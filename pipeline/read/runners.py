"""A network as a plain function from array to array, by OpenVINO or onnxruntime.

OpenVINO gains where the CPU computes in bfloat16 (AMX, AVX-512 BF16); elsewhere the two were measured to be equally
fast (docs/ocr.md), and onnxruntime starts quicker and takes less memory.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Runner: TypeAlias = Callable[[NDArray[np.float32]], NDArray[np.float32]]


def runner(onnx: Path, threads: int) -> Runner:
    """The returned array is only valid until the next call."""
    if has_bfloat16():
        try:
            return openvino_runner(onnx, threads)
        except ImportError:
            pass
    return onnxruntime_runner(onnx, threads)


@functools.cache
def has_bfloat16(cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    try:
        text = cpuinfo.read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    flags = next((line for line in text.splitlines() if line.startswith("flags")), "")
    return bool({"amx_bf16", "avx512_bf16"} & set(flags.split()))


def onnxruntime_runner(onnx: Path, threads: int) -> Runner:
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    session = ort.InferenceSession(str(onnx), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def run(x: NDArray[np.float32]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = session.run(None, {name: x})[0]
        return found

    return run


def openvino_runner(onnx: Path, threads: int) -> Runner:
    core, openvino = _openvino()
    hints = {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1, "PERFORMANCE_HINT": "LATENCY"}
    hints["INFERENCE_PRECISION_HINT"] = "bf16" if has_bfloat16() else "f32"
    request = core.compile_model(str(onnx), "CPU", hints).create_infer_request()

    def run(x: NDArray[np.float32]) -> NDArray[np.float32]:
        request.set_input_tensor(openvino.Tensor(np.ascontiguousarray(x), True))
        request.infer()
        found: NDArray[np.float32] = request.get_output_tensor(0).data
        return found

    return run


@functools.cache
def _openvino() -> tuple[Any, Any]:
    import openvino

    return openvino.Core(), openvino
