"""PaddleOCR: the whole object as it comes (engine `paddle`), and its own operators loaded alone for engine `fast`.

Importing `paddleocr` loads some 450 MB of modules that reading a page never touches. `operators` runs only the source
files that OCR is made of (resizing, normalising, box finding, sorting, cropping): the same code, in half a second.
PaddleX is pinned, and a test holds both ways to the same boxes.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np

from pipeline.errors import EngineFailed
from pipeline.read.engine import ENGINES, EngineOptions, Image, Quad, Reading
from pipeline.read.weights import DETECTOR, RECOGNIZER, folders

_MODELS: Final = "paddlex.inference.models"
_COMMON: Final = "paddlex.inference.pipelines.components.common"
_PACKAGES: Final = (
    "paddlex",
    "paddlex.inference",
    "paddlex.inference.utils",
    _MODELS,
    f"{_MODELS}.text_detection",
    f"{_MODELS}.text_recognition",
    "paddlex.inference.pipelines",
    "paddlex.inference.pipelines.components",
    _COMMON,
)


def paddle_ocr(options: EngineOptions) -> Any:
    """The PaddleOCR object with default parameters; it asks no network for its models."""
    os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
    from paddleocr import PaddleOCR

    detector, recognizer = folders(options.models)
    return PaddleOCR(
        engine="onnxruntime",
        engine_config={"intra_op_num_threads": options.threads} if options.threads else None,
        text_detection_model_name=DETECTOR,
        text_detection_model_dir=str(detector),
        text_recognition_model_name=RECOGNIZER,
        text_recognition_model_dir=str(recognizer),
        use_doc_orientation_classify=False,
        use_doc_unwarping=False,
        use_textline_orientation=False,
    )


class PaddleEngine:
    """PaddleOCR's parts in PaddleOCR's order with PaddleOCR's defaults: slow, and the measure of the others."""

    def __init__(self, options: EngineOptions) -> None:
        whole = paddle_ocr(options).paddlex_pipeline
        self._ocr = getattr(whole, "_pipeline", whole)

    def detect(self, image: Image, side: int) -> list[Quad]:  # noqa: ARG002 - as it comes it chooses its own size
        found = next(iter(self._ocr.text_det_model([image])))
        return [np.asarray(q, np.float32) for q in self._ocr._sort_boxes(found["dt_polys"])] if len(found) else []

    def recognise(self, image: Image, quads: Sequence[Quad]) -> list[Reading]:
        if not quads:
            return []
        crops = self._ocr._crop_by_polys(image, [np.asarray(q, np.int16) for q in quads])
        read = [next(iter(self._ocr.text_rec_model([c], return_word_box=True))) if c.size else None for c in crops]
        return [_reading(r) if r is not None else Reading("") for r in read]


ENGINES.add("paddle", PaddleEngine)


@dataclass(frozen=True, slots=True)
class Operators:
    """PaddleX's own steps around the two networks."""

    resize: Callable[..., Any]
    normalize: Callable[..., Any]
    boxes: Callable[..., Any]
    sort: Callable[..., Any]
    crop: Callable[..., Any]


def operators() -> Operators:
    with _alone():
        detection = importlib.import_module(f"{_MODELS}.text_detection.processors")
        sort = importlib.import_module(f"{_COMMON}.sort_boxes")
        crop = importlib.import_module(f"{_COMMON}.crop_image_regions")
    return Operators(
        resize=detection.DetResizeForTest(limit_side_len=960, limit_type="max"),
        normalize=detection.NormalizeImage(scale=1 / 255, order="hwc"),
        boxes=detection.DBPostProcess(thresh=0.3, box_thresh=0.6, max_candidates=1000, unclip_ratio=2.0),
        sort=sort.SortQuadBoxes(),
        crop=crop.CropByPolys(det_box_type="quad"),
    )


@contextmanager
def _alone() -> Iterator[None]:
    """PaddleX's packages without what their __init__ files pull in; the whole one can still be imported later."""
    if "paddlex" in sys.modules:
        yield
        return
    spec = importlib.util.find_spec("paddlex")
    if spec is None or not spec.submodule_search_locations:
        raise EngineFailed("没有安装 paddlex")
    home = Path(next(iter(spec.submodule_search_locations)))
    try:
        for name in _PACKAGES:
            package = ModuleType(name)
            package.__path__ = [str(home.joinpath(*name.split(".")[1:]))]
            sys.modules[name] = package
        yield
    finally:
        for name in [n for n in sys.modules if n.split(".")[0] == "paddlex"]:
            del sys.modules[name]


def _reading(result: Any) -> Reading:
    """PaddleX's grouped characters with their columns, as one line with character borders."""
    text, (columns, _, positions, _) = result["rec_text"]
    at = [p for group in positions for p in group]
    score = float(result["rec_score"])
    return Reading(text, borders(at, float(columns)), (score,) * len(text)) if text else Reading("")


def borders(columns: Sequence[float], width: float) -> tuple[float, ...]:
    """Character borders as fractions of the line: halfway between neighbours' columns, the ends by symmetry."""
    if not columns:
        return ()
    middles = [(c + 0.5) / width for c in columns]
    inner = [(a + b) / 2 for a, b in pairwise(middles)]
    first = 2 * middles[0] - inner[0] if inner else 0.0
    last = 2 * middles[-1] - inner[-1] if inner else 1.0
    clipped = [min(max(x, 0.0), 1.0) for x in (first, *inner, last)]
    return tuple(clipped)
