"""From the engine's own probability of a word's characters to the share of them that are right.

Measured on bad and spoilt pages (docs/ocr.md): sure of what it reads well, too sure of what it reads badly. Fitted anew
by `python -m benchmarks.quality --calibrate`.
"""

from __future__ import annotations

from typing import Final

import numpy as np

KNOTS: Final = ((0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), (0.0, 0.12, 0.2, 0.4, 0.68, 0.8, 0.9, 1.0))
"""Stated and real share, straight lines between."""


def calibrated(stated: float) -> float:
    return float(np.interp(stated, *KNOTS))


def stated(share: float) -> float:
    """What the engine must have said for `calibrated` to give this."""
    return float(np.interp(share, KNOTS[1], KNOTS[0]))
