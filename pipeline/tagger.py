"""Names, places, posts, days and sums in running text, by a small character transformer on ONNX Runtime.

For free text that no pattern foresees; importing transformers costs about a second, so nothing loads before the first
call. Offsets are those of the text given.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from pipeline import models
from pipeline.chinese import Found

NAME: Final = "tagger"
WINDOW: Final = 512
KINDS: Final = ("PER", "ORG", "LOC", "TITLE", "TIME", "MONEY")
_STOPS: Final = "\n。；;"


@dataclass(frozen=True)
class _Model:
    session: Any
    tokenizer: Any
    tags: tuple[str, ...]


def tag(text: str) -> list[Found[str]]:
    """Spans in order, none overlapping; `value` is one of KINDS, `text` the span as written."""
    found: list[Found[str]] = []
    for start, end in _windows(text):
        found += _spans(text, start, _tags(text[start:end]))
    return found


@cache
def _loaded() -> _Model:
    os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import onnxruntime
    from transformers import BertConfig, PreTrainedTokenizerFast

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    tokenizer: Any = PreTrainedTokenizerFast
    config: Any = BertConfig.from_json_file(str(models.path(NAME, "config.json")))
    return _Model(
        onnxruntime.InferenceSession(str(models.path(NAME, "tagger.onnx")), options, ["CPUExecutionProvider"]),
        tokenizer(tokenizer_file=str(models.path(NAME, "tokenizer.json"))),
        tuple(config.id2label[i] for i in range(len(config.id2label))),
    )


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of at most WINDOW characters, cut after a line or sentence where one ends in the second half."""
    start = 0
    while start < len(text):
        end = min(start + WINDOW, len(text))
        if end < len(text):
            end = max((text.rfind(stop, start + WINDOW // 2, end) + 1 for stop in _STOPS), default=0) or end
        yield start, end
        start = end


def _tags(text: str) -> list[str]:
    model = _loaded()
    ids = model.tokenizer(text, add_special_tokens=False)["input_ids"]
    if not ids or len(ids) != len(text):
        return ["O"] * len(text)
    padded = ids + [0] * (2 - len(ids))
    mask = [1] * len(ids) + [0] * (2 - len(ids))
    feed = {"input_ids": np.array([padded], dtype=np.int64), "attention_mask": np.array([mask], dtype=np.int64)}
    logits = model.session.run(["logits"], feed)[0][0]
    return [model.tags[i] for i in logits.argmax(axis=1)[: len(ids)]]


def _spans(text: str, offset: int, tags: Sequence[str]) -> Iterator[Found[str]]:
    begun: int | None = None
    for at in range(len(tags) + 1):
        here = tags[at] if at < len(tags) else "O"
        if begun is not None and here != "I-" + tags[begun][2:]:
            yield _found(text, offset + begun, offset + at, tags[begun][2:])
            begun = None
        if begun is None and here != "O":
            begun = at


def _found(text: str, start: int, end: int, kind: str) -> Found[str]:
    return Found(kind, start, end, text[start:end])
