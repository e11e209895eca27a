"""The OCR weights as folders that PaddleOCR can open, assembled from the installed wheel's files.

The folder format (`inference.onnx` with `inference.yml`) and the values in it are those of PaddleX's own
`inference_meta` for PP-OCRv6 small; they are written as JSON, which is YAML too and loads faster.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from pipeline import models
from pipeline.settings import MODELS

DETECTOR: Final = "PP-OCRv6_small_det"
RECOGNIZER: Final = "PP-OCRv6_small_rec"
SMALLEST: Final = 1e-30
"""Weights nearer to zero than this change no output, but many of them are sub-normal and slow the CPU down."""

_GRAPH, _NODE, _INITIALIZER, _ATTRIBUTE, _TENSOR = 7, 1, 5, 5, 5
_DATA_TYPE, _RAW_DATA, _FLOAT = 2, 9, 1
_METADATA, _KEY, _VALUE = 14, 1, 2


def folders(cleaned: bool, root: Path = MODELS, cache: Path | None = None) -> tuple[Path, Path]:
    """The detector's and the recogniser's folder; `cleaned` ones have the sub-normal weights set to zero."""
    return (
        _folder(DETECTOR, models.path("ocr", "detection.onnx", root), cleaned, cache),
        _folder(RECOGNIZER, models.path("ocr", "recognition.onnx", root), cleaned, cache),
    )


def characters(onnx: bytes | memoryview) -> tuple[str, ...]:
    """The recogniser's alphabet out of the file's metadata, in class order from 1 (class 0 is the CTC blank)."""
    for number, start, end in _fields(onnx, 0, len(onnx)):
        if number == _METADATA:
            entry = {n: bytes(onnx[a:b]).decode("utf-8") for n, a, b in _fields(onnx, start, end)}
            if entry.get(_KEY) == "character":
                return (*entry[_VALUE].split("\n"), " ")
    raise ValueError("no alphabet in the model's metadata")


def without_subnormals(onnx: bytes) -> bytes:
    """The same model with every float32 weight below `SMALLEST` set to zero, byte positions unchanged."""
    data = bytearray(onnx)
    view = memoryview(data)
    for start, end in _float_weights(view):
        weights = np.frombuffer(view[start:end], dtype="<f4")
        weights[np.abs(weights) < SMALLEST] = 0.0
    return bytes(data)


def cache_folder() -> Path:
    """A folder only this user can write to: the user's cache, or a private temporary one where there is none."""
    folder = Path.home() / ".cache" / "yushen"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.access(folder, os.W_OK) and folder.stat().st_uid == os.getuid():
            return folder
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="yushen-"))


def _folder(name: str, onnx: Path, cleaned: bool, cache: Path | None) -> Path:
    about = onnx.stat()
    key = f"{name}-{about.st_size}-{about.st_mtime_ns}-{'cleaned' if cleaned else 'plain'}-1"
    folder = (cache or cache_folder()) / key
    if not (folder / "inference.yml").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        raw = onnx.read_bytes()
        _write(folder / "inference.onnx", without_subnormals(raw) if cleaned else raw)
        _write(folder / "inference.yml", json.dumps(_config(name, raw), ensure_ascii=False).encode())
    return folder


def _write(file: Path, data: bytes) -> None:
    """Whole or not at all, also where several processes write at once."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
        stream.write(data)
    Path(stream.name).replace(file)


def _config(name: str, onnx: bytes) -> dict[str, Any]:
    decode = {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}}
    if name == DETECTOR:
        normalize = {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "scale": "1./255.", "order": "hwc"}
        steps = [
            decode,
            {"DetResizeForTest": {"resize_long": 960}},
            {"NormalizeImage": normalize},
            {"ToCHWImage": None},
        ]
        after: dict[str, Any] = {
            "name": "DBPostProcess",
            "thresh": 0.3,
            "box_thresh": 0.6,
            "max_candidates": 1000,
            "unclip_ratio": 1.5,
        }
    else:
        steps = [decode, {"RecResizeImg": {"image_shape": [3, 48, 320]}}]
        after = {"name": "CTCLabelDecode", "character_dict": list(characters(onnx)[:-1])}
    return {"Global": {"model_name": name}, "PreProcess": {"transform_ops": steps}, "PostProcess": after}


def _float_weights(onnx: memoryview) -> Iterator[tuple[int, int]]:
    """Start and end of the raw bytes of every float32 tensor of the graph (initializers and constants)."""
    for tensor_start, tensor_end in _tensors(onnx):
        fields = list(_fields(onnx, tensor_start, tensor_end))
        kind = next((a for n, a, _ in fields if n == _DATA_TYPE), 0)
        if kind == _FLOAT:
            yield from ((a, b) for n, a, b in fields if n == _RAW_DATA)


def _tensors(onnx: memoryview) -> Iterator[tuple[int, int]]:
    for number, start, end in _fields(onnx, 0, len(onnx)):
        if number != _GRAPH:
            continue
        for inner, a, b in _fields(onnx, start, end):
            if inner == _INITIALIZER:
                yield a, b
            elif inner == _NODE:
                for attribute, c, d in _fields(onnx, a, b):
                    if attribute == _ATTRIBUTE:
                        yield from ((e, f) for n, e, f in _fields(onnx, c, d) if n == _TENSOR)


def _fields(data: bytes | memoryview, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Protocol-buffer fields as (number, start, end) of their content; a varint gives (number, value, value)."""
    while at < end:
        tag, at = _varint(data, at)
        match tag & 7:
            case 0:
                value, at = _varint(data, at)
                yield tag >> 3, value, value
            case 1:
                yield tag >> 3, at, at + 8
                at += 8
            case 2:
                length, at = _varint(data, at)
                yield tag >> 3, at, at + length
                at += length
            case 5:
                yield tag >> 3, at, at + 4
                at += 4
            case kind:
                raise ValueError(f"wire type {kind} in a model file")


def _varint(data: bytes | memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return value, at
        shift += 7
