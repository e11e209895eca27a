"""Where in a page's words a drawn square stands, and where one is to be expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import slice_of
from pipeline.read.boxes import Square
from pipeline.read.ink import Mask
from pipeline.types import Box, Word

SQUARES: Final = frozenset("□☐▢◻☑☒■◼⊠▣")
LOOKALIKES: Final = frozenset("口囗匚己巳吕厂丁门冂区凶囚冈R√✓✔VvDO0oQ8B/\\丿7")
DENSE: Final = frozenset("回曰日目田因图团囝困固四由白国圆同网")
"""What squares are taken for; the character alone proves nothing."""
_BLANK: Final = 0.015
_OPTION: Final = re.compile(
    r"(?:^|(?<=[□☑:：；;,，、。 　/()（）√口]))"
    r"(?:是|否|有|无|男|女|同意|不同意|了解|不了解|(?:一般|特别)授权|暂不确定|(?:有|无)(?:此问题|财产|债务))"
    r"(?=(?P<read>[^\u4e00-\u9fff□☑√（(:：/、，,；;]|[门冂匚仁区口日囗二工]?)(?:$|[ 　/、，,；;（(是否有无女不特]))"
)


class Spot(NamedTuple):
    """Characters start..end of a word, or the border between two where they are equal; word -1 where none is near."""

    word: int
    start: int
    end: int
    text: str = ""


class Place:
    """Words and ink in one frame: pixels of the ink."""

    def __init__(self, ink: Mask, words: Sequence[Word]) -> None:
        self.ink, self.words = ink, words
        self.high, self.wide = ink.shape
        scale = np.asarray([self.wide, self.high, self.wide, self.high])
        self._em = float(np.median([e for w in words for e in self._ems(w)] or [1.0]))
        self._read = self._places(SQUARES)
        self.boxes = np.asarray([w.box for w in words], np.float64).reshape(-1, 4) * scale

    def size(self, word: int) -> float:
        return float(self.boxes[word][3] - self.boxes[word][1])

    def em(self, word: int) -> float:
        """The width of a full character: the word's own where it has several, else the page's."""
        own = self._ems(self.words[word])
        return float(np.median(own)) if len(own) >= 4 else self._em

    def _ems(self, word: Word) -> list[float]:
        wide = np.diff(word.edges) * self.wide if word.edges else ()
        return [float(w) for w, c in zip(wide, word.text, strict=False) if c >= "\u4e00"]

    def blank(self, box: Box) -> bool:
        rows = slice(int(box.top * self.high), int(box.bottom * self.high) + 1)
        part = self.ink[rows, int(box.left * self.wide) + 1 : int(box.right * self.wide)]
        return bool(part.size) and float(part.mean()) < _BLANK

    def over_print(self, square: Square, but: int) -> bool:
        """Whether characters of another word stand where the square is thought to be."""
        left, top, right, bottom = self.boxes.T
        wide = np.minimum(right, square.right) - np.maximum(left, square.left)
        high = np.minimum(bottom, square.bottom) - np.maximum(top, square.top)
        over = (wide > 0.35 * square.side) & (high > 0.35 * square.side)
        over[but] = False
        return bool(over.any())

    def expected(self) -> Iterator[tuple[Spot, float, float]]:
        """Behind the options that forms print: where their square would stand, had it been read."""
        for number, word in enumerate(self.words):
            edges, size = np.asarray(word.edges) * self.wide, self.size(number)
            for match in _OPTION.finditer(word.text) if len(edges) else ():
                at, last = match.end(), match.end() + len(match["read"])
                y = (self.boxes[number][1] + self.boxes[number][3]) / 2
                middle = (edges[at] + edges[last]) / 2 if last > at else edges[at] + 0.55 * size
                if last > at or at == len(word.text) or edges[at + 1] - edges[at] > 1.4 * self.em(number):
                    yield Spot(number, at, last, match["read"]), float(middle), float(y)

    def box(self, square: Square) -> Box:
        left, right = square.left / self.wide, square.right / self.wide
        return Box(*(round(v, 5) for v in (left, square.top / self.high, right, square.bottom / self.high)))

    def spot(self, square: Square) -> Spot:
        """Where in the words the square stands: on a character, between two, or beside a word."""
        x, y = square.middle
        if (read := self._read_near(x, y, square.side)) is not None:
            return read
        left, top, right, bottom = self.boxes.T
        level = (top - 0.3 * square.side <= y) & (y <= bottom + 0.3 * square.side)
        away = np.where(level, np.maximum(np.maximum(left - x, x - right), 0), np.inf)
        if not len(away) or away.min() > 1.5 * square.side:
            return Spot(-1, 0, 0)
        near = int(away.argmin())
        word = self.words[near]
        if not word.edges:
            return Spot(-1, 0, 0) if away[near] else Spot(near, 0, len(word.text), word.text)
        return self._within(near, np.asarray(word.edges) * self.wide, x, square.side)

    def _read_near(self, x: float, y: float, side: float) -> Spot | None:
        """A square that was read within its own width of the place: readers put characters a little aside."""
        if not len(self._read):
            return None
        away = np.abs(self._read[:, 2] - x) + 2 * np.maximum(0, np.abs(self._read[:, 3] - y) - 0.4 * side)
        best = int(away.argmin())
        if away[best] > 0.9 * side:
            return None
        number, at = int(self._read[best, 0]), int(self._read[best, 1])
        return Spot(number, at, at + 1, self.words[number].text[at])

    def _places(self, wanted: frozenset[str]) -> NDArray[np.float64]:
        """Word, index, and middle of each such character."""
        rows = []
        for number, at, _ in characters(self.words, wanted):
            left, top, right, bottom = slice_of(self.words[number], at, at + 1)
            rows.append((number, at, (left + right) / 2 * self.wide, (top + bottom) / 2 * self.high))
        return np.asarray(rows, np.float64).reshape(-1, 4)

    def _within(self, near: int, edges: NDArray[np.float64], x: float, side: float) -> Spot:
        text = self.words[near].text
        at = int(np.searchsorted(edges, x, side="right")) - 1
        if at < 0 or at >= len(text):
            border = max(0, min(at + 1, len(text)))
            return Spot(near, border, border)
        first, last = at, at + 1
        while last < len(text) and (edges[last] + edges[last + 1]) / 2 < x + 0.55 * side:
            last += 1
        while first > 0 and (edges[first] + edges[first - 1]) / 2 > x - 0.55 * side:
            first -= 1
        size = self.em(near)
        border = at if x - edges[at] < edges[at + 1] - x else at + 1
        roomy = edges[at + 1] - edges[at] > 1.4 * size and abs(x - edges[2 * at + 1 - border]) > 0.8 * size
        if roomy and last - first == 1 and text[at] not in SQUARES | LOOKALIKES | DENSE:
            return Spot(near, border, border)
        return Spot(near, first, last, text[first:last])


def characters(words: Sequence[Word], wanted: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    for number, word in enumerate(words):
        for at, char in enumerate(word.text):
            if char in wanted:
                yield number, at, char
