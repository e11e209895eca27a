"""What counts as ink: print, however faint, and never the rules of the paper."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.read.ink import ink_of, ruled_off
from pipeline.types import Box

STRIP = Box(0.1, 0.45, 0.9, 0.55)


def sheet(*, ruled: bool, shade: int | None = None) -> np.ndarray:
    image = np.full((400, 600, 3), 250, np.uint8)
    image += np.random.default_rng(1).integers(-2, 3, image.shape).astype(np.uint8)
    if ruled:
        cv2.line(image, (20, 205), (580, 205), (190, 190, 190), 1)
    if shade is not None:
        cv2.putText(image, "2026-04-13 ABCDEFGH", (80, 203), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (shade,) * 3, 2)
    return image


def test_a_rule_alone_is_no_print() -> None:
    image = sheet(ruled=True)
    assert ruled_off(STRIP, image, ink_of(image))


@pytest.mark.parametrize("shade", [30, 120, 215, 230])
def test_print_on_a_rule_stays_however_faint(shade: int) -> None:
    image = sheet(ruled=True, shade=shade)
    assert not ruled_off(STRIP, image, ink_of(image))
