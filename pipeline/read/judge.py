"""What a blot of ink is: a seal of some shape, a fingerprint, or neither; a small network over a small picture of it.

The weights are those of models/marks (its card tells on what they were fitted and how well they do).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline import models
from pipeline.read.blots import INKED, Blot, Density

CELLS: Final = 20
_RINGS: Final = 12
_SECTORS: Final = 36
_AROUND: Final = 0.18
Floats: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """Layers of weights with their biases, rectified between; `classes` names the outputs."""

    classes: tuple[str, ...]
    mean: Floats
    scale: Floats
    layers: tuple[tuple[Floats, Floats], ...]

    def chances(self, traits: Floats) -> Floats:
        """One row a sample; each sums to one."""
        x = (traits - self.mean) / self.scale
        for n, (weights, bias) in enumerate(self.layers):
            x = x @ weights + bias
            if n + 1 < len(self.layers):
                x = np.maximum(x, 0)
        x = np.exp(x - x.max(axis=1, keepdims=True))
        return np.asarray(x / x.sum(axis=1, keepdims=True), np.float32)


@lru_cache(maxsize=8)
def network(name: str, file: Path | None = None) -> Network:
    with np.load(file or models.path("marks", f"{name}.npz"), allow_pickle=False) as arrays:
        count = sum(key.startswith("weights") for key in arrays.files)
        layers = tuple(
            (arrays[f"weights{n}"].astype(np.float32), arrays[f"bias{n}"].astype(np.float32)) for n in range(count)
        )
        classes = tuple(str(c) for c in arrays["classes"])
        return Network(classes, arrays["mean"].astype(np.float32), arrays["scale"].astype(np.float32), layers)


def traits(density: Density, blots: Sequence[Blot], side: int = 0) -> Floats:
    """A row a blot; `side` is the page's longer side where `density` is a part of it."""
    return np.stack([_traits(density, blot, side or max(density.shape)) for blot in blots])


def _traits(density: Density, blot: Blot, side: int) -> Floats:
    left, top, right, bottom = blot
    own = density[top:bottom, left:right].astype(np.float32)
    inked = own > INKED // 2
    level = float(np.percentile(own[inked], 80)) if inked.any() else 255.0
    own = np.minimum(own / max(1.0, level), 1.3)
    grid = cv2.resize(own, (CELLS, CELLS), interpolation=cv2.INTER_AREA)
    fine = cv2.resize(own, (60, 60), interpolation=cv2.INTER_AREA)
    wide, high = right - left, bottom - top
    scalars = (
        np.log(max(wide, high) / side) + 3,
        np.log(wide / high),
        level / 128,
        float(own.mean()),
        float(np.abs(cv2.Laplacian(own, cv2.CV_32F)).mean()) / max(0.02, float(own.mean())),
        *_runs(own),
        *_solid(fine),
        *_outside(density, blot, level),
        *_corners(grid),
    )
    return np.asarray(np.concatenate([grid.ravel(), _rings(fine), scalars]), np.float32)


def _runs(own: Floats) -> tuple[float, float]:
    """Changes between ink and paper a row and a column, for each pixel of ink."""
    inked = (own > 0.5).astype(np.int8)
    count = max(1, int(inked.sum()))
    return (
        float(np.abs(np.diff(inked, axis=1)).sum()) / count,
        float(np.abs(np.diff(inked, axis=0)).sum()) / count,
    )


def _solid(fine: Floats) -> tuple[float, float, float]:
    """Radius of the largest disc of nothing but ink, of nothing but paper, and ink that lies deep in ink."""
    inked = np.pad((fine > 0.5).astype(np.uint8), 1)
    deep = cv2.distanceTransform(inked, cv2.DIST_L2, 3)
    empty = cv2.distanceTransform(1 - inked[1:-1, 1:-1], cv2.DIST_L2, 3)
    return float(deep.max()) / 6, float(empty.max()) / 12, float((deep > 5).mean()) * 4


def _outside(density: Density, blot: Blot, level: float) -> tuple[float, ...]:
    """Ink in a band on each of the four sides: print goes on, a mark ends."""
    left, top, right, bottom = blot
    dx, dy = int(_AROUND * (right - left)) + 2, int(_AROUND * (bottom - top)) + 2
    bands = (
        density[max(0, top - dy) : top, left:right],
        density[bottom : bottom + dy, left:right],
        density[top:bottom, max(0, left - dx) : left],
        density[top:bottom, right : right + dx],
    )
    return tuple(float(band.mean()) / level if band.size else 0.0 for band in bands)


def _corners(grid: Floats) -> tuple[float, ...]:
    third = CELLS // 6
    return tuple(
        float(part.mean())
        for part in (grid[:third, :third], grid[:third, -third:], grid[-third:, :third], grid[-third:, -third:])
    )


@lru_cache(maxsize=1)
def _polar() -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    y, x = np.mgrid[-1:1:60j, -1:1:60j]
    rings = np.minimum((np.hypot(x, y) * _RINGS).astype(np.intp), _RINGS)
    sectors = ((np.arctan2(y, x) + np.pi) / (2 * np.pi) * _SECTORS).astype(np.intp) % _SECTORS
    return rings.ravel(), sectors.ravel()


def _rings(fine: Floats) -> Floats:
    """Mean ink by distance from the middle, and how much of the way round the outermost rings have ink."""
    rings, sectors = _polar()
    flat = fine.ravel()
    count = np.bincount(rings, minlength=_RINGS + 1)
    means = np.bincount(rings, flat, minlength=_RINGS + 1) / np.maximum(count, 1)
    rim = flat * (rings >= _RINGS - 2) * (rings < _RINGS)
    most = np.zeros(_SECTORS)
    np.maximum.at(most, sectors, rim)
    return np.asarray([*means, float((most > 0.5).mean()), float(most.mean())], np.float32)
