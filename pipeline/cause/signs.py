"""How well a text and its papers fit each cause of action: words and papers with weights, as log odds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pipeline.cause.tree import CIVIL, DATA, key, paths
from pipeline.tables import table
from pipeline.text import halved, squeezed

_NAMED: Final = 3.0
_NAMED_BARE: Final = 1.6
_UNSEEN: Final = -1.0
_REPEATS: Final = 0.35
_LIMIT: Final = 20_000
"""Characters of text looked at; what a case is about stands at its front."""


@dataclass(frozen=True, slots=True)
class Sign:
    """`words` maps the words that must all occur to a weight, `papers` a document type to one."""

    prior: float
    words: tuple[tuple[tuple[str, ...], float], ...]
    papers: Mapping[str, float]

    def seen_in(self, text: str) -> bool:
        return any(weight > 0 and all(word in text for word in words) for words, weight in self.words)


@cache
def signs(tree: str = CIVIL) -> Mapping[str, Sign]:
    """One for every cause below the first level: written by hand where common, else made from the cause's own name."""
    written = table(DATA / f"signs_{tree}.yaml")
    return {name: _sign(name, written.get(name, {})) for name, path in paths(tree).items() if len(path) > 1}


class Text:
    """A text asked for words: without spaces, full-width forms halved, its front only, each word counted once."""

    def __init__(self, text: str) -> None:
        self._plain = halved(squeezed(text))[:_LIMIT]
        self._counts: dict[str, int] = {}

    def times(self, words: tuple[str, ...]) -> float:
        """0 unless all words occur; once counts whole, every doubling a little more."""
        least = min(self._count(word) for word in words)
        return 1.0 + _REPEATS * min(3.0, math.log2(least)) if least else 0.0

    def _count(self, word: str) -> int:
        if word not in self._counts:
            self._counts[word] = self._plain.count(word)
        return self._counts[word]


def scores(text: Text, papers: Iterable[str] = (), tree: str = CIVIL) -> dict[str, float]:
    """Log odds by cause, only of causes that something speaks for."""
    present = frozenset(papers)
    found: dict[str, float] = {}
    for name, sign in signs(tree).items():
        said = sum(weight * text.times(words) for words, weight in sign.words)
        shown = max((sign.papers[p] for p in present if p in sign.papers), default=0.0)
        if said + shown > 0:
            found[name] = sign.prior + said + shown
    return found


def _sign(name: str, written: Mapping[str, Any]) -> Sign:
    words = {**_own_words(name), **written.get("words", {})}
    pairs = tuple((tuple(str(word).split("&")), float(weight)) for word, weight in words.items())
    return Sign(float(written.get("prior", _UNSEEN)), pairs, written.get("papers", {}))


def _own_words(name: str) -> dict[str, float]:
    """A cause's own name is its best sign, the name without 合同, 责任, 侵害 or 申请 a weaker one."""
    stem = key(name)
    bare = re.sub(r"合同$|责任$|^侵害|^申请", "", stem)
    words = {stem: _NAMED} if len(stem) >= 4 else {}
    if len(bare) >= 3 and bare != stem:
        words[bare] = _NAMED_BARE
    return words
