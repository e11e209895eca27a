"""A network as a plain function from array to array, by OpenVINO or onnxruntime: whichever is faster on this machine.

OpenVINO computes in bfloat16 where the CPU does (AMX, AVX-512 BF16). The choice is made once by a short trial, under a
lock, and remembered in the user's cache for this CPU, these versions and these weights.
"""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import sys
from collections.abc import Callable
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any, Final, Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

Runner: TypeAlias = Callable[[NDArray[np.float32]], NDArray[np.float32]]
Maker: TypeAlias = Literal["onnxruntime", "openvino"]

_LINE: Final = (1, 3, 48, 704)
_ROUNDS: Final = 5
_WORTH: Final = 0.97
"""OpenVINO must need less than this share of onnxruntime's time: it starts slower and takes more memory."""


def runner(maker: Maker, onnx: Path, threads: int) -> Runner:
    """The returned array is only valid until the next call."""
    return openvino_runner(onnx, threads) if maker == "openvino" else onnxruntime_runner(onnx, threads)


def chosen(network: Path, threads: int) -> Maker:
    """By a trial on a line's recogniser; the trial's file lies beside the network."""
    key = hashlib.sha256(repr((_cpu(), threads, version("openvino"), version("onnxruntime"))).encode()).hexdigest()
    kept = network.with_name(f"maker-{key[:16]}.json")
    with _locked(network.with_name("maker.lock")):
        if (maker := _remembered(kept)) is None:
            maker = "openvino" if _share(network, threads) < _WORTH else "onnxruntime"
            kept.write_text(json.dumps({"maker": maker}), encoding="utf-8")
    return maker


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


def openvino_runner(onnx: Path, threads: int, bfloat16: bool | None = None) -> Runner:
    """`bfloat16` None: where the CPU has it."""
    core, openvino = _openvino()
    hints = {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1, "PERFORMANCE_HINT": "LATENCY"}
    narrow = has_bfloat16() if bfloat16 is None else bfloat16
    hints |= {"INFERENCE_PRECISION_HINT": "bf16" if narrow else "f32", "ENABLE_CPU_PINNING": False}
    request = core.compile_model(str(onnx), "CPU", hints).create_infer_request()

    def run(x: NDArray[np.float32]) -> NDArray[np.float32]:
        request.set_input_tensor(openvino.Tensor(np.ascontiguousarray(x), True))
        request.infer()
        found: NDArray[np.float32] = request.get_output_tensor(0).data
        return found

    return run


def _share(network: Path, threads: int) -> float:
    """OpenVINO's least time as a share of onnxruntime's, the two taking turns."""
    try:
        runners = [openvino_runner(network, threads), onnxruntime_runner(network, threads)]
    except ImportError:
        return 1.0
    line = np.random.default_rng(0).uniform(-1, 1, _LINE).astype(np.float32)
    least = [float("inf")] * 2
    for _ in range(_ROUNDS + 1):
        for i, run in enumerate(runners):
            before = process_time()
            run(line)
            least[i] = min(least[i], process_time() - before)
    return least[0] / max(least[1], 1e-9)


def _remembered(file: Path) -> Maker | None:
    try:
        told = json.loads(file.read_text(encoding="utf-8")).get("maker")
    except (OSError, ValueError, AttributeError):
        return None
    return next((maker for maker in get_args(Maker) if maker == told), None)


@functools.cache
def _cpu(cpuinfo: Path = Path("/proc/cpuinfo")) -> str:
    try:
        text = cpuinfo.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    return "\n".join(sorted({line for line in text.splitlines() if line.startswith(("model name", "flags"))}))


@contextmanager
def _locked(file: Path) -> Any:
    """Processes that start together wait for the first one's trial."""
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@functools.cache
def _openvino() -> tuple[Any, Any]:
    """OpenVINO without its telemetry, which would look up a server when it is imported; its own stub stands in."""
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    import openvino

    return openvino.Core(), openvino
