"""What an OCR engine is: an image in, lines out. One engine a file, all behind one registry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.registry import Registry

Image: TypeAlias = NDArray[np.uint8]
"""Height × width × 3, blue, green, red."""

Quad: TypeAlias = NDArray[np.float32]
"""Four (x, y) corners in pixels: top left, top right, bottom right, bottom left of the text as it reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as recognised. `edges` are the len(text)+1 character borders as fractions along the line;
    `sure` is the probability of each character."""

    text: str
    edges: tuple[float, ...] = ()
    sure: tuple[float, ...] = ()

    @property
    def confidence(self) -> float:
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


class Engine(Protocol):
    """`detect` finds lines of text; `recognise` reads some of them, None entries for those with no pixels."""

    def detect(self, image: Image, side: int) -> list[Quad]:
        """Lines from top to bottom. `side` is the longest side in pixels at which the engine should look."""
        ...

    def recognise(self, image: Image, quads: Sequence[Quad]) -> list[Reading]: ...


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """`threads` is for one process; `models` the folder of model.toml files."""

    threads: int
    models: Path


ENGINES: Registry[Callable[[EngineOptions], Engine]] = Registry("OCR 引擎", "yushen.engines", ("pipeline.read",))
