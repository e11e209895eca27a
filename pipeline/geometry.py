"""Boxes in fractions of the upright page."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.types import Box, Word


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all; raises ValueError where there is none."""
    parts = list(boxes)
    if not parts:
        raise ValueError("union of no boxes")
    if len(parts) == 1:
        return parts[0]
    return Box(
        min(b.left for b in parts), min(b.top for b in parts), max(b.right for b in parts), max(b.bottom for b in parts)
    )


def area(box: Box) -> float:
    return max(0.0, box.right - box.left) * max(0.0, box.bottom - box.top)


def intersection(a: Box, b: Box) -> float:
    """Shared area."""
    return max(0.0, min(a.right, b.right) - max(a.left, b.left)) * max(0.0, min(a.bottom, b.bottom) - max(a.top, b.top))


def iou(a: Box, b: Box) -> float:
    shared = intersection(a, b)
    whole = area(a) + area(b) - shared
    return shared / whole if whole > 0 else 0.0


def inside(a: Box, b: Box) -> float:
    """The share of `a` that lies inside `b`."""
    return intersection(a, b) / area(a) if area(a) > 0 else 0.0


def grow(box: Box, dx: float, dy: float) -> Box:
    """Widened by dx and dy on each side, cut at the page."""
    return clip(Box(box.left - dx, box.top - dy, box.right + dx, box.bottom + dy))


def clip(box: Box) -> Box:
    left, top = min(max(box.left, 0.0), 1.0), min(max(box.top, 0.0), 1.0)
    return Box(left, top, min(max(box.right, left), 1.0), min(max(box.bottom, top), 1.0))


def turned(box: Box, degrees: int) -> Box:
    """The box after its page is turned clockwise by 0, 90, 180 or 270 degrees."""
    left, top, right, bottom = box
    match degrees % 360:
        case 0:
            return box
        case 90:
            return Box(1 - bottom, left, 1 - top, right)
        case 180:
            return Box(1 - right, 1 - bottom, 1 - left, 1 - top)
        case 270:
            return Box(top, 1 - right, bottom, 1 - left)
    raise ValueError(f"not a quarter turn: {degrees}")


def slice_of(word: Word, start: int, end: int) -> Box:
    """The box of characters start..end of a word: by its edges, else by character widths (ASCII counts half)."""
    if start <= 0 and end >= len(word.text):
        return word.box
    edges = word.edges or _even_edges(word)
    return Box(edges[start], word.box.top, edges[min(end, len(edges) - 1)], word.box.bottom)


def _even_edges(word: Word) -> tuple[float, ...]:
    widths = [0.5 if ord(c) < 0x2E80 else 1.0 for c in word.text]
    scale = (word.box.right - word.box.left) / (sum(widths) or 1.0)
    edges = [word.box.left]
    for w in widths:
        edges.append(edges[-1] + w * scale)
    return tuple(edges)
