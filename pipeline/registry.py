"""One small class for engines, extractors and rules. Built-ins and plug-ins use the same door (entry points)."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from importlib.metadata import entry_points
from types import ModuleType
from typing import Generic, TypeVar

from pipeline.errors import WrongUse

T = TypeVar("T")


class Registry(Generic[T]):
    """Things by name. Registering a taken name raises ValueError; built-ins load at the first look-up.

    `group` is the entry-point group a plug-in names (`yushen.rules`, …): loading its modules registers its things.
    """

    def __init__(self, kind: str, group: str, packages: tuple[str, ...]) -> None:
        self.kind = kind
        self.group = group
        self._packages = packages
        self._things: dict[str, T] = {}
        self._loaded = False

    def add(self, name: str, thing: T) -> T:
        if name in self._things:
            raise ValueError(f"{self.kind} {name!r} is registered twice")
        self._things[name] = thing
        return thing

    def get(self, name: str) -> T:
        self._load()
        try:
            return self._things[name]
        except KeyError:
            raise WrongUse(f"没有名为 {name} 的{self.kind}", f"可用: {'、'.join(sorted(self._things))}") from None

    def find(self, name: str) -> T | None:
        self._load()
        return self._things.get(name)

    def items(self) -> Iterator[tuple[str, T]]:
        """In name order, so that runs are repeatable."""
        self._load()
        yield from sorted(self._things.items())

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        for package in self._packages:
            _import_all(importlib.import_module(package))
        for point in sorted(entry_points(group=self.group), key=lambda p: p.name):
            point.load()


def _import_all(package: ModuleType) -> None:
    for module in sorted(pkgutil.walk_packages(package.__path__, package.__name__ + "."), key=lambda m: m.name):
        importlib.import_module(module.name)
