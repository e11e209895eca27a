"""How far a stage is: told by stages, shown by edges."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, what is done and what there is in all; from the parent process only."""


def quiet(stage: str, done: int, total: int) -> None:
    """Shows nothing."""
