"""One packet as a Prefect flow: the same stages in the same order as `pipeline.screen`, each stage a task.

Prefect keeps a flow's parameters and names in its database, and papers hold personal data. So the flow takes no
parameter, nothing is persisted, and no name or log line speaks of the packet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from pipeline.screen import screen
from pipeline.settings import Settings
from pipeline.types import Review

T = TypeVar("T")


def screen_packet(paths: Sequence[Path], settings: Settings, work: Path) -> Review:
    """What `pipeline.screen.screen` returns, run as a flow; raises what it raises."""

    @flow(name="screen-packet", validate_parameters=False, persist_result=False, log_prints=False)
    def run() -> Review:
        return screen(paths, settings, work, through=as_task)

    return run()


def as_task(stage: str, function: Callable[..., T], /) -> Callable[..., T]:
    """The stage as a task. Arguments are quoted: Prefect would else walk through every word in search of futures."""
    wrapped: Any = task(name=stage, cache_policy=NO_CACHE, persist_result=False, log_prints=False)(_unquoted(function))

    def call(*nouns: object) -> T:
        result: T = wrapped(quote(nouns))
        return result

    return call


def _unquoted(function: Callable[..., T]) -> Callable[[Any], T]:
    def run(nouns: Any) -> T:
        return function(*(nouns.unquote() if isinstance(nouns, quote) else nouns))

    return run
