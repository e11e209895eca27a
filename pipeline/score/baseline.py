"""Scores as a file that reads well in a diff, and the moves between two of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Final

from pipeline.errors import WrongUse
from pipeline.score.tally import Numbers, Set

Flat = dict[str, Numbers]
"""`set/part/key` to the row's numbers."""

HIGHER: Final = {
    "precision": "told",
    "recall": "gold",
    "f1": "gold",
    "exact": "told",
    "accuracy": "gold",
    "right": "judged",
    "overlap": "placed",
    "inside": "placed",
    "at_half": "placed",
    "right_at_80": "told",
    "right_at_90": "told",
    "right_at_95": "told",
}
"""Better when higher; with the count that says how sure the number is."""

LOWER: Final = {
    "ece": 0.01,
    "cer": 0.001,
    "unread": 0.001,
    "false": 0.0,
    "fired": 0.0,
    "broken": 0.0,
    "partly_broken": 0.0,
}
"""Better when lower; with the move up to which it is noise."""

COSTS: Final = ("seconds_a_page", "own_mib", "engine_mib")
COST_NOISE: Final = 0.5
"""Up to twice as much may be another program at work on the same machine."""

UNMOVED: Final = ("confusion",)
"""Parts whose moves other rows tell already."""


def flat(sets: Iterable[Set]) -> Flat:
    return {
        f"{s.name}/{part}/{key}": dict(sorted(numbers.items()))
        for s in sets
        for part, rows in s.parts.items()
        for key, numbers in rows.items()
    }


def dump(scores: Flat, path: Path) -> Path:
    """One line a row, sorted, whole counts without a point."""
    lines = (f" {json.dumps(key, ensure_ascii=False)}: {_row(scores[key])}" for key in sorted(scores))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return path


def _row(numbers: Numbers) -> str:
    return json.dumps({n: int(v) if float(v).is_integer() and not _rate(n) else v for n, v in sorted(numbers.items())})


def _rate(name: str) -> bool:
    return name in HIGHER or name in ("ece", "cer", "unread", "confidence")


def load(path: Path) -> Flat:
    """Raises WrongUse where the file is no such scores; a file that is not there is an empty baseline."""
    if not path.is_file():
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): {str(n): float(v) for n, v in row.items()} for key, row in rows.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise WrongUse(f"{path}: 基准分数读不懂", "用 --update 重新生成") from error


def updated(before: Flat, now: Flat) -> Flat:
    """The baseline with the sets that were scored now put in place of their old rows; other sets stay."""
    names = {key.partition("/")[0] for key in now}
    return {key: row for key, row in before.items() if key.partition("/")[0] not in names} | now


@dataclass(frozen=True, slots=True)
class Move:
    """`before` or `after` None: the row is new, or gone. `noise`: no larger than chance moves such a number."""

    row: str
    metric: str
    before: float | None
    after: float | None
    better: bool
    noise: bool

    @property
    def mark(self) -> str:
        arrow = "↑" if self.better else "↓"
        return f"({arrow})" if self.noise else arrow


def moves(before: Flat, now: Flat) -> list[Move]:
    """Every number that moved, worse ones first and costs last. Sets that were not scored now have no moves.

    Rows that the baseline has and now are missing count as gone.
    """
    names = {key.partition("/")[0] for key in now}
    rows = {key for key in (*before, *now) if key.partition("/")[0] in names and before_has(before, key)}
    found = [m for row in sorted(rows) if row.split("/")[1] not in UNMOVED for m in _row_moves(row, before, now)]
    return sorted(found, key=lambda m: (m.metric in COSTS, m.better, m.noise, m.row, m.metric))


def before_has(before: Flat, key: str) -> bool:
    """Whether the baseline knows the set at all; a set scored for the first time has nothing to move from."""
    return any(k.startswith(key.partition("/")[0] + "/") for k in before)


def _row_moves(row: str, before: Flat, now: Flat) -> Iterator[Move]:
    if row not in now:
        yield Move(row, "row", 1.0, None, False, False)
        return
    if row not in before:
        yield Move(row, "row", None, 1.0, True, True)
        return
    old, new = before[row], now[row]
    for metric in sorted(old.keys() & new.keys()):
        if old[metric] != new[metric] and (judged := _judged(metric, old, new)):
            yield Move(row, metric, old[metric], new[metric], *judged)


def _judged(metric: str, old: Numbers, new: Numbers) -> tuple[bool, bool] | None:
    """Whether the move is for the better and whether it may be noise; None for counts that are neither."""
    a, b = old[metric], new[metric]
    if metric in HIGHER:
        return b > a, abs(b - a) <= _chance(a, b, _count(metric, old), _count(metric, new))
    if metric in LOWER:
        return b < a, abs(b - a) <= LOWER[metric]
    if metric in COSTS:
        return b < a, abs(b - a) <= COST_NOISE * max(a, b)
    return None


def _count(metric: str, row: Numbers) -> float:
    return next((row[n] for n in (HIGHER[metric], "judged", "told", "gold") if row.get(n)), 1.0)


def _chance(a: float, b: float, n: float, m: float) -> float:
    """One standard error of the difference of two proportions."""
    p = (a * n + b * m) / (n + m)
    return sqrt(max(0.0, p * (1 - p)) * (1 / n + 1 / m))
