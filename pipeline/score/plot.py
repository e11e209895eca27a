"""Small plots as SVG text: nothing to install, nothing to fetch."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from pipeline.score.calibration import Bin, Kept

WIDE: Final = 340
HIGH: Final = 300
_LEFT, _BOTTOM, _TOP, _RIGHT = 46, 40, 12, 12


class Frame:
    """Axes over data ranges `x` and `y`; points are given in data and drawn in pixels."""

    def __init__(self, x: tuple[float, float], y: tuple[float, float], x_label: str, y_label: str) -> None:
        self._x, self._y = x, y
        self._parts = [*self._grid(), *self._labels(x_label, y_label)]

    def at(self, x: float, y: float) -> tuple[float, float]:
        wide, high = WIDE - _LEFT - _RIGHT, HIGH - _TOP - _BOTTOM
        across = (x - self._x[0]) / (self._x[1] - self._x[0])
        up = (y - self._y[0]) / (self._y[1] - self._y[0])
        return round(_LEFT + across * wide, 1), round(_TOP + (1 - up) * high, 1)

    def line(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        told = " ".join(f"{px},{py}" for px, py in (self.at(*p) for p in points))
        self._parts.append(f'<polyline class="{kind}" points="{told}"/>')

    def dot(self, x: float, y: float, size: float, title: str) -> None:
        px, py = self.at(x, y)
        self._parts.append(f'<circle cx="{px}" cy="{py}" r="{size:.1f}"><title>{escape(title)}</title></circle>')

    def svg(self, name: str) -> str:
        body = "".join(self._parts)
        return f'<svg class="plot" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{escape(name)}">{body}</svg>'

    def _grid(self) -> list[str]:
        parts = []
        for i in range(6):
            x, y = (low + (high - low) * i / 5 for low, high in (self._x, self._y))
            (px, bottom), (left, py) = self.at(x, self._y[0]), self.at(self._x[0], y)
            top, right = self.at(x, self._y[1])[1], self.at(self._x[1], y)[0]
            parts.append(f'<path class="grid" d="M{px} {bottom}V{top}M{left} {py}H{right}"/>')
            parts.append(f'<text x="{px}" y="{bottom + 15}" text-anchor="middle">{x:.2g}</text>')
            parts.append(f'<text x="{left - 6}" y="{py + 4}" text-anchor="end">{y:.2g}</text>')
        return parts

    def _labels(self, x: str, y: str) -> list[str]:
        middle = (HIGH - _BOTTOM + _TOP) / 2
        return [
            f'<text x="{(WIDE + _LEFT) / 2}" y="{HIGH - 6}" text-anchor="middle">{escape(x)}</text>',
            f'<text transform="translate(12 {middle}) rotate(-90)" text-anchor="middle">{escape(y)}</text>',
        ]


def reliability(bins: Sequence[Bin], name: str) -> str:
    """Accuracy over confidence, a dot a bin of equal mass; on the diagonal a confidence means what it says."""
    low = _floor(min(min(b.confidence, b.accuracy) for b in bins))
    frame = Frame((low, 1.0), (low, 1.0), "confidence", "accuracy")
    frame.line([(low, low), (1.0, 1.0)], "ideal")
    frame.line([(b.confidence, b.accuracy) for b in bins], "curve")
    for b in bins:
        frame.dot(b.confidence, b.accuracy, 4.5, f"{b.count}: said {b.confidence:.3f}, right {b.accuracy:.3f}")
    return frame.svg(f"reliability of {name}")


def abstention(points: Sequence[Kept], name: str) -> str:
    """Accuracy of what is kept over the share kept, the least sure withheld first."""
    low = _floor(min(p.accuracy for p in points))
    frame = Frame((0.0, 1.0), (low, 1.0), "share kept", "accuracy of what is kept")
    frame.line([(p.coverage, p.accuracy) for p in points], "curve")
    for p in points[:: max(1, len(points) // 12)]:
        frame.dot(p.coverage, p.accuracy, 3, f"from {p.threshold:.3f}: {p.coverage:.1%} kept, {p.accuracy:.3f} right")
    return frame.svg(f"abstention over {name}")


def _floor(value: float) -> float:
    """The lower end of an axis that ends at 1, such that a fifth of it is a round number."""
    return next(low for low in (0.95, 0.9, 0.8, 0.5, 0.0) if value > low or low == 0.0)
