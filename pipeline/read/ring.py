"""What a seal says: the ring of a round or oval one unwrapped to a line, the line in its middle, a square's columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance.Levenshtein import distance

from pipeline.read.engine import Engine, Image, Reading
from pipeline.types import Box

_SIDE: Final = 480
_OUTER: Final = 1.02
_INNER: Final = 0.42
_HEIGHT: Final = 144
_WIDTH: Final = 1296
"""The unwrapped ring: once round, from `_OUTER` to `_INNER` of the rim's radius."""
_SURE: Final = 0.8
_LEAST: Final = 4
"""A ring of fewer characters is not believed."""
_NAME: Final = re.compile(r"^[^\u4e00-\u9fff(（]+|[^\u4e00-\u9fff)）\d]+$")
_OF: Final = ("合同", "财务", "发票", "业务", "行政", "人事", "法务", "诉讼", "档案", "收费", "结算", "电子")
_PURPOSES: Final = ("公章", *(f"{what}专用章" for what in _OF))
Density: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rim:
    """The ellipse of the outer rim in pixels: centre, half axes, and the turn of the first axis in radians."""

    x: float
    y: float
    a: float
    b: float
    turn: float

    def points(self, angle: NDArray[np.float64], reach: NDArray[np.float64]) -> tuple[Density, Density]:
        """Where on the picture a point at this angle from the first axis and this share of the radius lies."""
        u, v = self.a * reach * np.cos(angle), self.b * reach * np.sin(angle)
        x = self.x + u * np.cos(self.turn) - v * np.sin(self.turn)
        y = self.y + u * np.sin(self.turn) + v * np.cos(self.turn)
        return x.astype(np.float32), y.astype(np.float32)


def seal_text(engine: Engine, image: Image, box: Box, shape: str) -> str | None:
    """Name and middle line, with a space between; None where they cannot be read with certainty."""
    density = seal_density(image, box)
    if density is None:
        return None
    if shape == "square":
        return _square(engine, density)
    rim = rim_of(density, shape == "round")
    if rim is None:
        return None
    strip, up = unwrapped(density, rim)
    name = _line(engine, strip) if strip is not None else None
    if name is None or len(name.text) < _LEAST or name.confidence < _SURE:
        return None
    under = _line(engine, _middle(density, rim, up, shape == "round"))
    return f"{_NAME.sub('', name.text)} {_purpose(under)}".strip()


def _purpose(line: Reading | None) -> str:
    """The middle line: one of the usual purposes, or a number."""
    if line is None or line.confidence < 0.6 * _SURE:
        return ""
    near = min(_PURPOSES, key=lambda p: distance(p, line.text))
    if distance(near, line.text) <= min(2, len(near) - 1):
        return near
    return (
        line.text
        if line.confidence >= _SURE and re.fullmatch(r"[0-9A-Z]{6,20}|[\u4e00-\u9fff]{3,12}", line.text)
        else ""
    )


def seal_density(image: Image, box: Box) -> Density | None:
    """The seal alone, 0 for paper to 1 for its full ink, some 480 pixels long; print under it is not in it."""
    high, wide = image.shape[:2]
    dx, dy = 0.04 * (box.right - box.left), 0.04 * (box.bottom - box.top)
    rows = slice(max(0, int((box.top - dy) * high)), int((box.bottom + dy) * high) + 1)
    columns = slice(max(0, int((box.left - dx) * wide)), int((box.right + dx) * wide) + 1)
    part = image[rows, columns]
    if min(part.shape[:2]) < 24:
        return None
    zoom = _SIDE / max(part.shape[:2])
    how = cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC
    part = np.asarray(cv2.resize(part, None, fx=zoom, fy=zoom, interpolation=how), np.uint8)
    paper = np.maximum(np.percentile(part.reshape(-1, 3), 90, axis=0), 60)
    b, g, r = cv2.split(np.minimum(part.astype(np.float32) / paper.astype(np.float32), 1.0))
    red = np.asarray(r - np.minimum(b, g) * 0.5 - np.maximum(b, g) * 0.5, np.float32)
    grey = 1 - np.asarray(r + g + b, np.float32) / 3
    density = red if float(np.percentile(red, 90)) > 0.08 else grey
    level = float(np.percentile(density[density > 0.4 * density.max()], 60))
    return np.asarray(np.clip(density / max(0.05, level), 0, 1), np.float32)


def rim_of(density: Density, circle: bool) -> Rim | None:
    """Through the outermost ink in every direction; what lies off the curve (a cut side, print) is dropped."""
    high, wide = density.shape
    points = _outermost(density)
    for _ in range(4):
        if len(points) < 24:
            return None
        fit = cv2.fitEllipseAMS(points.astype(np.float32))
        rim = Rim(fit[0][0], fit[0][1], fit[1][0] / 2, fit[1][1] / 2, float(np.radians(fit[2])))
        if circle or abs(rim.a - rim.b) < 0.08 * rim.b:
            rim = _circle(points)
        if not 0.25 * min(high, wide) < min(rim.a, rim.b) <= max(rim.a, rim.b) < 1.2 * max(high, wide):
            return None
        off = np.abs(_reach(points, rim) - 1)
        points = points[off <= max(0.015, float(np.percentile(off, 80)))]
    return rim


def _outermost(density: Density) -> NDArray[np.float64]:
    high, wide = density.shape
    inked = density > 0.45
    found = []
    for angle in np.linspace(0, 2 * np.pi, 240, endpoint=False):
        reach = np.arange(max(high, wide) // 2 + 20, 40, -1)
        x = np.rint(wide / 2 + reach * np.cos(angle)).astype(int)
        y = np.rint(high / 2 + reach * np.sin(angle)).astype(int)
        seen = (x > 1) & (y > 1) & (x < wide - 2) & (y < high - 2)
        on = np.flatnonzero(inked[y[seen], x[seen]])
        if len(on):
            found.append((float(x[seen][on[0]]), float(y[seen][on[0]])))
    return np.asarray(found).reshape(-1, 2)


def _circle(points: NDArray[np.float64]) -> Rim:
    system = np.column_stack((2 * points, np.ones(len(points))))
    x, y, rest = np.linalg.lstsq(system, (points**2).sum(axis=1), rcond=None)[0]
    radius = float(np.sqrt(max(1.0, rest + x * x + y * y)))
    return Rim(float(x), float(y), radius, radius, 0.0)


def _reach(points: NDArray[np.float64], rim: Rim) -> NDArray[np.float64]:
    moved = points - (rim.x, rim.y)
    u = moved @ (np.cos(rim.turn), np.sin(rim.turn)) / rim.a
    v = moved @ (-np.sin(rim.turn), np.cos(rim.turn)) / rim.b
    return np.asarray(np.hypot(u, v), np.float64)


def unwrapped(density: Density, rim: Rim) -> tuple[Density | None, float]:
    """The ring's text as a line that begins after its widest gap, and the angle that is the seal's top."""
    angle, reach = np.meshgrid(
        np.linspace(0, 4 * np.pi, 2 * _WIDTH, endpoint=False), np.linspace(_OUTER, _INNER, _HEIGHT)
    )
    around = cv2.remap(density, *rim.points(angle, reach), cv2.INTER_LINEAR, borderValue=(0,))
    once = np.asarray(around[:, :_WIDTH], np.float32)
    top, bottom = _band(once)
    start, length = _arc(once[top + (bottom - top) // 3 : bottom])
    if length < 0.15 * _WIDTH:
        return None, 0.0
    margin = _WIDTH // 100
    start, end = (start - margin) % _WIDTH, (start - margin) % _WIDTH + length + 2 * margin
    strip = np.asarray(around[max(0, top - 4) : bottom + 4, start:end], np.float32)
    return strip, (start + end) / 2 / _WIDTH * 2 * np.pi


def _band(once: Density) -> tuple[int, int]:
    """Rows of the unwrapped ring between the rim's inner edge and the text's inner end."""
    ink = cv2.blur(once.mean(axis=1).reshape(-1, 1), (1, 3)).ravel()
    rim = int(np.argmax(ink[: _HEIGHT // 6]))
    after = rim + int(np.argmin(ink[rim : rim + _HEIGHT // 6]))
    text = ink[after:]
    strong = 0.35 * float(np.percentile(text, 85))
    inside = np.flatnonzero(text[8:] > strong)
    if not len(inside):
        return after, _HEIGHT - 1
    first = 8 + int(inside[0])
    quiet = np.flatnonzero(cv2.blur(text.reshape(-1, 1), (1, 5)).ravel()[first + _HEIGHT // 6 :] < strong)
    end = first + _HEIGHT // 6 + (int(quiet[0]) if len(quiet) else len(text))
    return after, min(_HEIGHT - 1, after + end)


def _arc(inner: Density) -> tuple[int, int]:
    """Start and length in columns of what is left when the widest stretch without ink is taken out."""
    inked = cv2.blur((inner > 0.45).sum(axis=0).astype(np.float32).reshape(1, -1), (7, 1)).ravel() > 0.6
    columns = np.flatnonzero(inked)
    if len(columns) < 2:
        return 0, 0
    gaps = np.diff(np.append(columns, columns[0] + len(inked)))
    widest = int(np.argmax(gaps))
    start = int(columns[(widest + 1) % len(columns)])
    return start, len(inked) - int(gaps[widest]) + 1


def _middle(density: Density, rim: Rim, up: float, star: bool) -> Density:
    """The line under the star, or across the middle of an oval, turned level."""
    low, high = (0.26, 0.68) if star else (-0.22, 0.42)
    squeeze = 1.0
    if not star:
        short = 0.0 if rim.a < rim.b else np.pi / 2
        up = short if np.cos(up - short) > 0 else short + np.pi
        squeeze = min(rim.a, rim.b) / max(rim.a, rim.b)
    rows = int(480 * squeeze * (high - low) / 1.32)
    x, y = np.meshgrid(np.linspace(-0.66, 0.66, 480), np.linspace(low, high, rows))
    angle = np.arctan2(y, x) + up + np.pi / 2
    return np.asarray(cv2.remap(density, *rim.points(angle, np.hypot(x, y)), cv2.INTER_LINEAR, borderValue=(0,)))


def _line(engine: Engine, strip: Density) -> Reading | None:
    rows = np.flatnonzero((strip > 0.45).mean(axis=1) > 0.015)
    columns = np.flatnonzero((strip > 0.45).any(axis=0))
    if len(rows) < 6 or len(columns) < 6:
        return None
    part = strip[max(0, rows[0] - 5) : rows[-1] + 6, max(0, columns[0] - 8) : columns[-1] + 9]
    part = np.pad(part, ((6, 6), (10, 10)))
    grey = np.clip(255 - 235 * part, 0, 255).astype(np.uint8)
    high, wide = grey.shape
    quad = np.asarray([[0, 0], [wide - 1, 0], [wide - 1, high - 1], [0, high - 1]], np.float32)
    return engine.recognise(np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8), [quad])[0]


def _square(engine: Engine, density: Density) -> str | None:
    level = _levelled(density)
    filled = float(level.mean()) > 0.5
    level = np.asarray(1 - level if filled else level, np.float32)
    high, wide = level.shape
    cut_y, cut_x = int(0.09 * high), int(0.09 * wide)
    level = level[cut_y : high - cut_y, cut_x : wide - cut_x]
    lines = [_four(level)] if wide < 1.4 * high else list(_rows(level))
    readings = [r for r in (_line(engine, line) for line in lines) if r is not None]
    text = "".join(r.text for r in readings)
    if not text or min(r.confidence for r in readings) < _SURE:
        return None
    if len(text) == 4 and wide < 1.4 * high and text[1] in "印章":
        text = text[2] + text[0] + text[3] + text[1]
    return text if len(text) >= 2 else None


def _levelled(density: Density) -> Density:
    ys, xs = np.nonzero(density > 0.45)
    (x, y), (wide, high), turn = cv2.minAreaRect(np.column_stack((xs, ys)).astype(np.float32))
    if turn > 45:
        turn, wide, high = turn - 90, high, wide
    matrix = cv2.getRotationMatrix2D((x, y), turn, 1.0)
    moved = np.asarray([[0, 0, wide / 2 - x], [0, 0, high / 2 - y]])
    matrix = np.asarray(matrix, np.float64) + moved
    return np.asarray(cv2.warpAffine(density, matrix, (max(8, int(wide)), max(8, int(high))), flags=cv2.INTER_LINEAR))


def _four(level: Density) -> Density:
    """Two columns from the right as one line of four."""
    high, wide = level.shape
    half = high // 2, wide // 2
    cells = (level[: half[0], half[1] :], level[half[0] :, half[1] :], level[: half[0], : half[1]],
             level[half[0] :, : half[1]])  # fmt: skip
    return np.hstack([cv2.resize(cell, (72, 72), interpolation=cv2.INTER_AREA) for cell in cells]).astype(np.float32)


def _rows(level: Density) -> Iterator[Density]:
    inked = np.append((level > 0.45).mean(axis=1) > 0.02, False)
    edges = np.flatnonzero(np.diff(inked.astype(np.int8), prepend=0))
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        if end - start > 0.18 * len(inked):
            yield level[start:end]
