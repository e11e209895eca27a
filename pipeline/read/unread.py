"""What stands on a page and was not read: lines read badly, dark bands unexplained, print that ends at a blot.

All is measured on the page at a quarter of the size at which ink is judged; boxes are fractions of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import inside
from pipeline.read.engine import Image
from pipeline.read.ink import Mask
from pipeline.types import Box, Word

POOR: Final = 0.5
"""A word of which fewer characters than this share are right is not read."""
_SIDE: Final = 350
_STROKES: Final = (7, 7)
_CHANGE: Final = (0.06, 0.55)
_DARK: Final = 0.93
_DARKER_BY: Final = 2
_THIN: Final = 3
_THICK: Final = 0.09
_OTHER: Final = 0.045
"""Paper beyond a line's end that is this share lighter or darker than within the line is other paper."""
_TALL: Final = 2.5
"""A box this many times as high as a line that gave no word is a picture."""
_FEW: Final = 3
_MANY: Final = 5
_SHEET: Final = 0.84
"""Share of light paper on a page that is one sheet: drawn and scanned ones 0.83..0.95, cards and scenes 0.1..0.8."""
_FLAT: Final = 0.7
_BURNT: Final = 2
_FILLED: Final = 0.5
"""Share of the room under glare that held text, on pages whose text is known."""
_PAPER: Final = 0.85
"""The paper is lighter than this share of a strip's pixels."""
_WHITE: Final = 250
_GREY: Final = 242


@dataclass(frozen=True, slots=True)
class Missed:
    """Areas in lines of the page's own print, each as wide as the page: `read` counts every word by its confidence,
    `poor` is what is wanting of it and lines without a word, `bands` print that no word explains, `glare` and `covered`
    the room where lines stop at a blot."""

    read: float
    poor: float
    bands: float
    glare: float
    covered: float
    boxes: tuple[Box, ...]

    @property
    def rest(self) -> float:
        return self.poor + self.bands + self.glare + self.covered

    @property
    def lost(self) -> float:
        """The share of the page's text that was not read; a little of it on a page with little text counts less."""
        return self.rest / (self.read + self.rest + 1.0)


def missed(image: Image, words: Sequence[Word], poor: Sequence[Box], known: Sequence[Box]) -> Missed:
    """`image` is the page within its side; `poor` are lines that gave no word, `known` marks and the back's print."""
    grey = _tiny(image)
    high, wide = grey.shape
    good = [_rect(w.box, wide, high) for w in words if w.confidence >= POOR]
    pictures = [w for w in words if w.confidence < POOR and any(inside(w.box, k) > POOR for k in known)]
    words = [w for w in words if w not in pictures]
    bad = [_rect(b, wide, high) for b in (*(w.box for w in words if w.confidence < POOR), *poor)]
    around = _paper(grey)
    line = _line_height([*good, *bad], grey, around)
    bad = [r for r in bad if r[3] - r[1] < _TALL * line]
    blank = [r for r in (_rect(b, wide, high) for b in poor) if r in bad]
    sheet = float((grey > 0.95 * around).mean())
    bands = _bands(grey, around, line, [*good, *bad, *(_rect(b, wide, high) for b in known)]) if sheet > _FLAT else []
    dull = float(np.percentile(around, 35)) < _GREY
    glare = _gaps(grey, good, burnt=True) if dull else []
    covered = _gaps(_bare(image), good, burnt=False) if sheet > _SHEET else []
    unit = max(1.0, line * wide)
    spans = [(_rect(w.box, wide, high), w.confidence) for w in words]
    seen = [(_area([r]) / unit, sure) for r, sure in spans if sure >= POOR or r in bad]
    return Missed(
        read=sum(area * sure for area, sure in seen),
        poor=sum(area * (1 - sure) for area, sure in seen) + _area(blank) / unit,
        bands=_area(bands) / unit,
        glare=_FILLED * _area(glare) / unit,
        covered=_area(covered) / unit,
        boxes=_joined([*bad, *bands, *glare, *covered], line, wide, high),
    )


Rect = tuple[float, float, float, float]
Grey = NDArray[np.uint8]


def _tiny(image: Image) -> Grey:
    return _reduced(np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8))


def _bare(image: Image) -> Grey:
    """The paper between the strokes in their place, so that small print does not darken it."""
    grey = cv2.blur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (3, 3))
    return _reduced(np.asarray(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones(_STROKES, np.uint8)), np.uint8))


def _reduced(grey: Grey) -> Grey:
    scale = _SIDE / max(grey.shape)
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _paper(grey: Grey) -> Grey:
    return np.asarray(cv2.blur(cv2.dilate(grey, np.ones((11, 11), np.uint8)), (15, 15)), np.uint8)


def _area(rects: Sequence[Rect]) -> float:
    return sum((right - left) * (bottom - top) for left, top, right, bottom in rects)


def _line_height(rects: Sequence[Rect], grey: Grey, around: Grey) -> float:
    """Of the lines that were found, else of what looks like lines."""
    if rects:
        return float(np.median([r[3] - r[1] for r in rects]))
    strips = _strips(_dark(grey, around), 5)
    w, h = strips[:, 2], strips[:, 3]
    heights = np.repeat(h, np.where((h >= _THIN) & (h <= _THICK * len(grey)) & (w > 2.2 * h), w, 0))
    return float(np.median(heights)) if len(heights) else len(grey) / 50


def _dark(grey: Grey, around: Grey) -> Mask:
    return (grey.astype(np.float32) < _DARK * around - _DARKER_BY).astype(np.uint8)


def _strips(dark: Mask, reach: int) -> NDArray[np.int32]:
    """Left, top, width, height and area of what is joined along the line and thicker than a ruled one."""
    thick = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    joined = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, max(3, reach)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(joined, np.uint8), connectivity=8)
    return np.asarray(stats[1:], np.int32)


def _bands(grey: Grey, around: Grey, line: float, known: Sequence[Rect]) -> list[Rect]:
    """Dark strips about as high as a line and clearly longer, where nothing was found: print out of focus."""
    dark = _dark(grey, around)
    for left, top, right, bottom in known:
        spread = 0.4 * (bottom - top) + 1
        cv2.rectangle(dark, _point(left - spread, top - spread), _point(right + spread, bottom + spread), 0, -1)
    stats = _strips(dark, int(line))
    x, y, w, h, area = (stats[:, i].astype(np.float32) for i in range(5))
    fits = (h > 0.35 * line) & (h < 1.6 * line + 2) & (w > 2.2 * h) & (area > 0.45 * w * h)
    within = (x > 1) & (y > 1) & (x + w < grey.shape[1] - 1) & (y + h < grey.shape[0] - 1)
    chosen = [i for i in np.flatnonzero(fits & within) if _like_print(grey, around, stats[i])]
    more = np.maximum(0, line - h) / 2
    return [(float(x[i]), float(y[i] - more[i]), float(x[i] + w[i]), float(y[i] + h[i] + more[i])) for i in chosen]


def _like_print(grey: Grey, around: Grey, strip: NDArray[np.int32]) -> bool:
    """Along its middle a line out of focus keeps some of the change between characters and gaps; edges of pictures and
    coloured grounds keep none, icons and ornaments all of it."""
    left, top, wide, high = (int(v) for v in strip[:4])
    row = grey[top + high // 2, left + 1 : left + wide - 1].astype(np.float32)
    depth = float(around[top + high // 2, left : left + wide].mean()) - float(row.mean())
    return _CHANGE[0] <= float(row.std()) / max(1.0, depth) <= _CHANGE[1]


def _gaps(grey: Grey, spans: Sequence[Rect], *, burnt: bool) -> list[Rect]:
    """Where lines, one below the other, stop at what glare burnt out of the paper, or at what lies over a sheet.

    Where the paper stays the same, a line's end is a line's end; on cards and photographs grounds change with no loss.
    """
    found: list[tuple[Rect, int]] = []
    for span in spans:
        row = [
            s for s in spans if s is not span and min(s[3], span[3]) - max(s[1], span[1]) > 0.5 * (span[3] - span[1])
        ]
        stops = (_stop(grey, span, row, to_right) for to_right in (True, False))
        found += [stop for stop in stops if stop is not None and (stop[1] == _BURNT) == burnt]
    near = [sum(_near(g, o) for o, other in found if other == sign) for g, sign in found]
    enough = _FEW if burnt else _MANY
    body = (min((s[0] for s in spans), default=0.0), max((s[2] for s in spans), default=0.0))
    return _within([g for (g, _), n in zip(found, near, strict=True) if n >= enough], body)


def _within(gaps: Sequence[Rect], body: tuple[float, float]) -> list[Rect]:
    """The gaps' parts between the left end of the leftmost line and the right end of the rightmost."""
    cut = [(max(left, body[0]), top, min(right, body[1]), bottom) for left, top, right, bottom in gaps]
    return [g for g in cut if g[2] > g[0]]


def _near(one: Rect, other: Rect) -> bool:
    """Neighbouring rows' gaps, one below the other; a gap is near itself."""
    high = one[3] - one[1]
    return abs(one[1] - other[1]) < 4.5 * high * _FEW and min(one[2], other[2]) > max(one[0], other[0])


def _stop(grey: Grey, span: Rect, row: Sequence[Rect], to_right: bool) -> tuple[Rect, int] | None:
    """The other paper beyond a line's end, to the row's next word at the latest: 1 lighter, -1 darker, 2 burnt out.

    Glare comes softly, so its paper is compared with that well inside the line; what lies over a sheet has an edge and
    one tone, where a shadow goes on changing.
    """
    left, top, right, bottom = span
    high, strip = bottom - top, grey[int(top) : int(bottom) + 1]
    start, way = (right, 1) if to_right else (left, -1)
    back = min(8 * high, right - left)
    inside = _light(strip, start - way * back, start - way * min(3 * high, back / 2))
    beside = _light(strip, start - way * 2 * high, start)
    room = _room(span, row, grey.shape[1], to_right)
    steps = [_light(strip, start + way * (n + 0.3) * high, start + way * (n + 1.3) * high) for n in range(room)]
    burnt = _while(steps, lambda light: light - inside > max(_OTHER * inside, 5))
    if inside < _GREY and max(steps[:burnt], default=0) >= _WHITE:
        length, sign = burnt, _BURNT
    elif steps and abs(steps[0] - beside) > max(_OTHER * beside, 5):
        edge = steps[0] - beside
        length, sign = _while(steps, lambda light: abs(light - steps[0]) < 0.4 * abs(edge)), int(np.sign(edge))
    else:
        return None
    end = start + way * (length + 0.3) * high
    return ((min(start, end), top, max(start, end), bottom), sign) if length >= 2 else None


def _room(span: Rect, row: Sequence[Rect], wide: int, to_right: bool) -> int:
    """How many steps as wide as the line is high fit between a line's end and the next word, or the page's edge."""
    left, top, right, bottom = span
    if to_right:
        free = min((s[0] for s in row if s[0] > right - 1), default=wide - 1.0) - right
    else:
        free = left - max((s[2] for s in row if s[2] < left + 1), default=0.0)
    return max(0, int(free / max(1.0, bottom - top) - 0.3))


def _while(steps: Sequence[float], holds: Callable[[float], bool]) -> int:
    return next((n for n, light in enumerate(steps) if not holds(light)), len(steps))


def _light(strip: Grey, one: float, other: float) -> float:
    """How light the paper is between two columns of a strip, whatever is written on it."""
    part = strip[:, int(max(0.0, min(one, other))) : int(max(one, other)) + 1].ravel()
    at = int(_PAPER * (part.size - 1))
    return float(np.partition(part, at)[at]) if part.size else 0.0


def _joined(rects: Sequence[Rect], line: float, wide: int, high: int) -> tuple[Box, ...]:
    """Neighbouring places as one, largest first, in fractions of the page."""
    mask: Mask = np.zeros((high, wide), np.uint8)
    for left, top, right, bottom in rects:
        spread = 0.8 * line
        cv2.rectangle(mask, _point(left - spread, top - spread), _point(right + spread, bottom + spread), 1, -1)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = sorted((s for s in stats[1:]), key=lambda s: -int(s[cv2.CC_STAT_AREA]))
    return tuple(
        Box(round(x / wide, 4), round(y / high, 4), round((x + w) / wide, 4), round((y + h) / high, 4))
        for x, y, w, h, _ in ((int(v) for v in s) for s in found)
    )


def _rect(box: Box, wide: int, high: int) -> Rect:
    return box.left * wide, box.top * high, box.right * wide, box.bottom * high


def _point(x: float, y: float) -> tuple[int, int]:
    return round(x), round(y)
