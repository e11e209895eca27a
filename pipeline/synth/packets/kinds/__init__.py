"""Kinds of cases, one module each; a module registers what it drafts with `@kind`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from pipeline.synth.packets.draft import Draft

Build = Callable[[Draft], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """`cause` as the cause tree names it; `filer` natural | organization: who files such a case in these packets;
    `weight` how often it is drawn among the kinds a packet may have."""

    name: str
    category: str
    cause: str
    build: Build
    filer: str = "natural"
    weight: float = 1.0


_KINDS: Final[dict[str, Kind]] = {}


def kind(
    name: str, *, category: str = "civil", cause: str, filer: str = "natural", weight: float = 1.0
) -> Callable[[Build], Build]:
    """Registers a drafting function: it fills sides, asks, story, facts and the case's own papers (no filing papers)."""

    def register(build: Build) -> Build:
        _KINDS[name] = Kind(name, category, cause, build, filer, weight)
        return build

    return register


@cache
def kinds() -> dict[str, Kind]:
    for module in sorted(m.name for m in iter_modules(__path__)):
        import_module(f"{__name__}.{module}")
    return dict(sorted(_KINDS.items()))
