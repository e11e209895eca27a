"""Deviations made on purpose: defects that a rule must find, and near misses that it must leave alone.

A twist changes a finished draft and, where it is a defect, says what a reviewer ought to find. One module a family of
rules; every rule of the book has at least one of either sort.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

from pipeline.synth.packets.draft import Draft
from pipeline.synth.packets.kinds import Kind

Change = Callable[[Draft], bool | None]


def _among(kind: Kind, names: tuple[str, ...]) -> bool:
    """By its name or by the first word of it: enforcement is enforcement_award too."""
    return kind.name in names or kind.name.partition("_")[0] in names


@dataclass(frozen=True, slots=True)
class Twist:
    """`kinds`, `without` and `filer` (natural | organization) say which cases it can befall; `touches` are parts of a packet that
    no other twist of the same packet may touch; `shuns` parts that another may touch only where this one is not (two may shun
    the same); `wishes` are put to the kind before it builds (a value, or a function
    of the draft); `alone` allows no other defect beside it. `change` returns False where the draft had no room for it.
    """

    rule_id: str
    name: str
    near: bool
    change: Change
    kinds: tuple[str, ...] = ()
    filer: str | None = None
    touches: frozenset[str] = frozenset()
    wishes: Mapping[str, Any] = field(default_factory=dict)
    alone: bool = False
    without: tuple[str, ...] = ()
    shuns: frozenset[str] = frozenset()

    def befalls(self, kind: Kind) -> bool:
        named = _among(kind, self.kinds) if self.kinds else not _among(kind, self.without)
        return named and (self.filer is None or self.filer == kind.filer)

    def spoils(self, other: Twist) -> bool:
        """Whether it changes what the other changes or relies upon."""
        return bool(self.touches & (other.touches | other.shuns))


_TWISTS: Final[dict[str, Twist]] = {}


def _register(rule_id: str, near: bool, **given: Any) -> Callable[[Change], Change]:
    def register(change: Change) -> Change:
        name = f"{rule_id}{'~' if near else '!'}{change.__name__}"
        touches = frozenset(given.pop("touches", ()))
        shuns = frozenset(given.pop("shuns", ()))
        _TWISTS[name] = Twist(rule_id, name, near, change, touches=touches, shuns=shuns, **given)
        return change

    return register


def defect(rule_id: str, **given: Any) -> Callable[[Change], Change]:
    return _register(rule_id, False, **given)


def near(rule_id: str, **given: Any) -> Callable[[Change], Change]:
    """A packet on which the rule must keep silent though it comes close."""
    return _register(rule_id, True, **given)


@cache
def twists() -> dict[str, Twist]:
    for module in sorted(m.name for m in iter_modules(__path__)):
        import_module(f"{__name__}.{module}")
    return dict(sorted(_TWISTS.items()))


def applied(twist: Twist, draft: Draft) -> bool:
    """Changes the draft; whether there was room. A defect must have said what to find, a near miss must not have."""
    before = list(draft.findings)
    if twist.change(draft) is False:
        return False
    expected = any(f.rule_id == twist.rule_id and f not in before for f in draft.findings)
    if expected == twist.near:
        raise AssertionError(
            f"{twist.name}: {'a near miss expects' if twist.near else 'a defect does not expect'} a finding"
        )
    (draft.near_misses if twist.near else draft.defects).append(twist.rule_id)
    return True
