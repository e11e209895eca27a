"""A page to the probabilities of its type, of being a first page, and its title."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PIL import Image

from pipeline.classify import model
from pipeline.classify.features import Look, look_at, title_line
from pipeline.text import squeezed
from pipeline.types import Page, TypedPage

_FEW = 40
"""Characters below which the look of the image says more than the words."""
_SILENT = 4
"""Chinese characters below which a page is no paper of words, whatever else was read on it."""
_PICTURES = ("photo", "other")


def classify(pages: Iterable[Page]) -> tuple[TypedPage, ...]:
    """One TypedPage a page, in order, whatever its status; scores are calibrated (see the model's card)."""
    every = tuple(pages)
    if not every:
        return ()
    looks = [look_at(page, _picture(page)) for page in every]
    known = model.loaded()
    scores, starts = known.type_scores(looks), known.start_scores(looks)
    return tuple(
        _typed(page, look, known.doc_types, row, float(start))
        for page, look, row, start in zip(every, looks, scores, starts, strict=True)
    )


def _typed(page: Page, look: Look, names: tuple[str, ...], row: model.Floats, start: float) -> TypedPage:
    title = title_line(look)
    scores = tuple(zip(names, (float(p) for p in (_wordless(names, row) if _silent(page) else row)), strict=True))
    return TypedPage(page, scores, start, _said(squeezed(title.text)) if title else None)


def _silent(page: Page) -> bool:
    return sum("\u4e00" <= c <= "\u9fff" for w in page.words for c in w.text) < _SILENT


def _wordless(names: tuple[str, ...], row: model.Floats) -> model.Floats:
    """Strokes in a picture read as letters make no paper of words."""
    left = np.where([name in _PICTURES for name in names], np.maximum(row, 1e-6), 0.0)
    shares: model.Floats = left / left.sum()
    return shares


def _said(line: str) -> str | None:
    """A first line full of digits is a number or a day, not what the paper calls itself."""
    return None if sum(c.isdigit() for c in line) >= 4 else line


def _picture(page: Page) -> float:
    """Share of the page that is coloured or darker than text makes it, 0..1; 0 where words decide or the image cannot
    be read."""
    if page.image is None or sum(len(w.text) for w in page.words) >= _FEW:
        return 0.0
    try:
        with Image.open(page.image) as image:
            image.draft("RGB", (96, 96))
            pixels = np.asarray(image.convert("RGB").resize((48, 48)), dtype=np.float64)
    except (OSError, ValueError):
        return 0.0
    grey, chroma = pixels.mean(axis=2), pixels.max(axis=2) - pixels.min(axis=2)
    return float(((grey < 0.7 * np.percentile(grey, 90)) | (chroma > 40)).mean())
