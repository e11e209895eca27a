"""The OCR weights, out of the installed wheel's two files, in the forms that the engines open.

PaddleOCR gets folders (`inference.onnx` with `inference.yml`) in the format and with the values of PaddleX's own
`inference_meta` for PP-OCRv6 small; they are written as JSON, which is YAML too and loads faster. Engine `fast` gets
the same networks with sub-normal weights set to zero and the recogniser cut in two: the network up to its last layer,
and that layer as arrays. Whatever is made is kept in the user's cache under a name that holds the source's SHA-256.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline import models
from pipeline.models import ModelFile
from pipeline.settings import MODELS

if TYPE_CHECKING:
    import onnx

DETECTOR: Final = "PP-OCRv6_small_det"
RECOGNIZER: Final = "PP-OCRv6_small_rec"
SMALLEST: Final = 1e-30
"""Weights nearer to zero than this change no output, but many of them are sub-normal and slow the CPU down."""

_FORM: Final = 2
"""Goes up when what is written below changes."""


class Head(NamedTuple):
    """The recogniser's last layer: features (T × F) @ `weights` (F × C) + `bias` (C).

    `alphabet` has C entries; class 0 is CTC's blank.
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    alphabet: tuple[str, ...]


class Networks(NamedTuple):
    """`detector` gives the probability map, `body` the recogniser's features (1 × T × F), T an eighth of the width."""

    detector: Path
    body: Path
    head: Path


def folders(root: Path = MODELS, cache: Path | None = None) -> tuple[Path, Path]:
    """The detector's and the recogniser's folder as PaddleOCR opens them, weights untouched."""
    detection, recognition = _sources(root)
    return _folder(DETECTOR, detection, cache), _folder(RECOGNIZER, recognition, cache)


def networks(root: Path = MODELS, cache: Path | None = None) -> Networks:
    detection, recognition = _sources(root)
    found = _made(f"{DETECTOR}-fast", detection, cache), _made(f"{RECOGNIZER}-fast", recognition, cache)
    made = Networks(found[0] / "detector.onnx", found[1] / "body.onnx", found[1] / "head.npz")
    if not made.detector.is_file():
        _write(made.detector, cleaned(_opened(detection.path)).SerializeToString())
    if not (made.body.is_file() and made.head.is_file()):
        body, head = halves(cleaned(_opened(recognition.path)))
        _write_with(
            made.head,
            lambda stream: np.savez(stream, weights=head.weights, bias=head.bias, alphabet=np.asarray(head.alphabet)),
        )
        _write(made.body, body.SerializeToString())
    return made


def head_of(file: Path) -> Head:
    with np.load(file) as kept:
        return Head(kept["weights"], kept["bias"], tuple(kept["alphabet"].tolist()))


def characters(model: onnx.ModelProto) -> tuple[str, ...]:
    """The recogniser's alphabet out of the file's metadata, in class order from 1."""
    for entry in model.metadata_props:
        if entry.key == "character":
            return (*entry.value.split("\n"), " ")
    raise ValueError("no alphabet in the model's metadata")


def cleaned(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same model with every float32 weight below `SMALLEST` set to zero."""
    from onnx import numpy_helper

    for tensor in _tensors(model):
        weights = numpy_helper.to_array(tensor)
        if weights.dtype == np.float32 and (small := (weights != 0) & (np.abs(weights) < SMALLEST)).any():
            tensor.CopyFrom(numpy_helper.from_array(np.where(small, np.float32(0), weights), tensor.name))
    return model


def halves(model: onnx.ModelProto) -> tuple[onnx.ModelProto, Head]:
    """The recogniser up to its last layer, and that layer; the soft max behind it is left to the decoder.

    Raises ValueError where the network does not end in a matrix, a bias and a soft max.
    """
    from onnx import numpy_helper, shape_inference, utils

    makers = {name: node for node in model.graph.node for name in node.output}
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    last: list[onnx.NodeProto] = []
    at = model.graph.output[0].name
    while len(last) < 3 and at in makers:
        node = makers[at]
        last += [] if node.op_type == "Identity" else [node]
        at = node.input[0]
    if [n.op_type for n in last] != ["Softmax", "Add", "MatMul"]:
        raise ValueError("the recogniser's last layer is not the one known")
    matrix, bias = (numpy_helper.to_array(weights[node.input[1]]) for node in (last[2], last[1]))
    body = utils.Extractor(shape_inference.infer_shapes(model)).extract_model(
        [model.graph.input[0].name], [last[2].input[0]]
    )
    return body, Head(matrix, bias, ("", *characters(model)))


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


def _sources(root: Path) -> tuple[ModelFile, ModelFile]:
    return models.checked("ocr", "detection.onnx", root), models.checked("ocr", "recognition.onnx", root)


def _opened(file: Path) -> onnx.ModelProto:
    import onnx

    return onnx.load(str(file))


def _made(name: str, source: ModelFile, cache: Path | None) -> Path:
    folder = (cache or cache_folder()) / f"{name}-{source.sha256[:16]}-{_FORM}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _folder(name: str, source: ModelFile, cache: Path | None) -> Path:
    folder = _made(f"{name}-plain", source, cache)
    if not (folder / "inference.yml").is_file():
        _write(folder / "inference.onnx", source.path.read_bytes())
        _write(folder / "inference.yml", json.dumps(_config(name, source.path), ensure_ascii=False).encode())
    return folder


def _write(file: Path, data: bytes) -> None:
    _write_with(file, lambda stream: stream.write(data))


def _write_with(file: Path, write: Callable[[Any], object]) -> None:
    """Whole or not at all, also where several processes write at once."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
        write(stream)
    Path(stream.name).replace(file)


def _config(name: str, source: Path) -> dict[str, Any]:
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
        after = {"name": "CTCLabelDecode", "character_dict": list(characters(_opened(source))[:-1])}
    return {"Global": {"model_name": name}, "PreProcess": {"transform_ops": steps}, "PostProcess": after}


def _tensors(model: onnx.ModelProto) -> Iterator[onnx.TensorProto]:
    yield from model.graph.initializer
    for node in model.graph.node:
        yield from (attribute.t for attribute in node.attribute if attribute.HasField("t"))
