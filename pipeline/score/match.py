"""One judgement: what gold says of one thing, what the program told of it, and whether that is right.

Every measure of this package is a count over such judgements, so the order of packets never matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Final, TypeVar

from pipeline.geometry import area
from pipeline.text import plain, similar
from pipeline.types import Box

G = TypeVar("G")
T = TypeVar("T")

LONG: Final = frozenset({"facts", "operative", "text", "act_described", "purpose"})
"""Running text: right from a likeness of `ALIKE` on."""
ALIKE: Final = 0.9
SUMS: Final = frozenset({"amount", "total", "wage", "mentioned_amount", "registered_capital"})


@dataclass(frozen=True, slots=True)
class Judged:
    """`gold` None: nothing may be told; `told` None: nothing was. `boxes` are fractions of the page `page_id`.

    `part` and `key` name the row it counts in. `wanted_boxes` are gold's, `told_boxes` the program's on the same page.
    """

    part: str
    key: str
    packet: str
    gold: str | None
    told: str | None
    right: bool
    confidence: float | None = None
    page_id: str | None = None
    wanted_boxes: tuple[Box, ...] = ()
    told_boxes: tuple[Box, ...] = ()
    note: str = ""

    @property
    def outcome(self) -> str:
        """right | wrong (both there, but not the same) | missed (only gold) | false (only told) | empty (neither)."""
        if self.gold is None:
            return "empty" if self.told is None else "false"
        if self.told is None:
            return "missed"
        return "right" if self.right else "wrong"


def same(name: str, gold: str, told: str) -> bool:
    """Whether two values of a field are one: width and white space never count.

    Sums are compared as numbers, telephone numbers by their digits, running text (`LONG`) by likeness. An evidence
    list's entry is right where one name contains the other, since lists write 借条 and 借条一份 alike.
    """
    tail = name.rpartition(".")[2]
    left, right = plain(gold), plain(told)
    if left == right:
        return True
    if tail == "phone":
        return _digits(left) == _digits(right)
    if tail in SUMS:
        return _number(left) is not None and _number(left) == _number(right)
    if name == "entry.name":
        return bool(left and right) and (left in right or right in left)
    return tail in LONG and similar(left, right) >= ALIKE


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def paired(
    gold: Sequence[G], told: Sequence[T], alike: Callable[[G, T], bool], closeness: Callable[[G, T], float]
) -> Iterator[tuple[G | None, T | None]]:
    """Every gold and told thing once: first those that are alike, then the rest by falling closeness.

    Of several that are alike the closest pair first; things of closeness 0 or less are never paired unless alike.
    """
    left, right = list(range(len(gold))), list(range(len(told)))
    for least, fits in ((float("-inf"), alike), (0.0, _any)):
        scored = ((closeness(gold[i], told[k]), i, k) for i in left for k in right if fits(gold[i], told[k]))
        for near, i, k in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
            if near > least and i in left and k in right:
                left.remove(i)
                right.remove(k)
                yield gold[i], told[k]
    yield from ((gold[i], None) for i in left)
    yield from ((None, told[k]) for k in right)


def _any(gold: object, told: object) -> bool:  # noqa: ARG001 - the second round asks nothing
    return True


def covered(boxes: Iterable[Box]) -> float:
    """The area of the union of boxes, overlaps counted once."""
    parts = [b for b in boxes if area(b) > 0]
    xs = sorted({x for b in parts for x in (b.left, b.right)})
    return sum(
        (right - left) * _height([b for b in parts if b.left <= left and b.right >= right])
        for left, right in pairwise(xs)
    )


def _height(boxes: Iterable[Box]) -> float:
    reach, high = float("-inf"), 0.0
    for b in sorted(boxes, key=lambda b: b.top):
        high += max(0.0, b.bottom - max(b.top, reach))
        reach = max(reach, b.bottom)
    return high


def overlap(wanted: Sequence[Box], told: Sequence[Box]) -> tuple[float, float]:
    """Intersection over union of two regions of one page, and the share of the told region inside the wanted one."""
    a, b = covered(wanted), covered(told)
    whole = covered([*wanted, *told])
    shared = max(0.0, a + b - whole)
    return (shared / whole if whole else 0.0), (shared / b if b else 0.0)
