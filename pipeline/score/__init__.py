"""Gold against predicted: what is scored, counted, compared with the committed baseline and shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.progress import Progress, quiet
from pipeline.score import baseline
from pipeline.score.baseline import Flat, Move
from pipeline.score.misses import worst
from pipeline.score.page import chapter, write_page
from pipeline.score.pictures import pictures
from pipeline.score.readings import How
from pipeline.score.run import screened
from pipeline.score.sources import Task
from pipeline.score.tally import Set, set_of

__all__ = ["Board", "How", "compared", "score", "write"]


@dataclass(frozen=True, slots=True)
class Board:
    """The sets scored, their numbers, and how these moved from the baseline `before`."""

    sets: tuple[Set, ...]
    scores: Flat
    before: Flat
    moves: tuple[Move, ...]


def score(tasks: Sequence[Task], how: How, progress: Progress = quiet) -> tuple[Set, ...]:
    """Screens the tasks and counts each set apart, in the order in which sets first come."""
    results = screened(tasks, how, progress)
    names = dict.fromkeys(t.name for t in tasks)
    return tuple(set_of(n, [r for t, r in zip(tasks, results, strict=True) if t.name == n]) for n in names)


def compared(sets: Iterable[Set], before: Flat) -> Board:
    found = tuple(sets)
    scores = baseline.flat(found)
    return Board(found, scores, before, tuple(baseline.moves(before, scores)))


def write(board: Board, folder: Path, how: How, progress: Progress = quiet) -> tuple[Path, Path]:
    """scores.json and score.html in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    chapters = []
    for found in board.sets:
        misses = worst(found)
        shots = pictures(found, misses, how, progress)
        chapters.append(chapter(found, board.scores, board.before, board.moves, misses, shots, folder))
    return baseline.dump(board.scores, folder / "scores.json"), write_page(chapters, folder / "score.html")
