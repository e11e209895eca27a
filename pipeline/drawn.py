"""The level and plumb rules among the paths that a PDF page draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

Stroke = tuple[float, float, float, float]

_THIN: Final = 3.0
"""A filled rectangle no thicker than this, in points, is a rule; so office programs draw the sides of cells."""
_SHORTEST: Final = 6.0
_PALE: Final = 0.93
_MOST: Final = 6000


def strokes_of(drawings: Sequence[Mapping[str, Any]]) -> tuple[Stroke, ...]:
    """Left, top, right, bottom of each rule in the page's own points, from `Page.get_cdrawings()`."""
    if len(drawings) > _MOST:
        return ()
    found = (s for d in drawings if not _pale(d) for item in d["items"] for s in _of(item, "s" in d["type"]))
    return tuple(s for s in found if max(s[2] - s[0], s[3] - s[1]) >= _SHORTEST)


def _pale(drawing: Mapping[str, Any]) -> bool:
    """White on white: cells are often cleared before their sides are drawn."""
    colour = drawing.get("color" if "s" in drawing["type"] else "fill")
    return colour is not None and min(colour) > _PALE


def _of(item: Sequence[Any], stroked: bool) -> Iterator[Stroke]:
    match item[0]:
        case "l":
            yield from _line(item[1], item[2]) if stroked else ()
        case "re":
            left, top, right, bottom = item[1]
            yield from _rectangle(min(left, right), min(top, bottom), max(left, right), max(top, bottom), stroked)
        case "qu" if stroked:
            corners = (item[1][0], item[1][1], item[1][3], item[1][2], item[1][0])
            for start, end in pairwise(corners):
                yield from _line(start, end)


def _line(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Stroke]:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if min(right - left, bottom - top) <= 1.0:
        yield left, top, right, bottom


def _rectangle(left: float, top: float, right: float, bottom: float, stroked: bool) -> Iterator[Stroke]:
    if min(right - left, bottom - top) <= _THIN:
        yield left, top, right, bottom
    elif stroked:
        yield left, top, right, top
        yield left, bottom, right, bottom
        yield left, top, left, bottom
        yield right, top, right, bottom
