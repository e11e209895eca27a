"""Places to tick: squares that the image shows, ticks and brackets that were read, and one spelling for all squares."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import Final, NamedTuple

import numpy as np

from pipeline.geometry import inside, slice_of
from pipeline.read.boxes import Square, square_near, squares_in
from pipeline.read.ink import Mask
from pipeline.read.spots import DENSE, LOOKALIKES, SQUARES, Place, Spot, characters
from pipeline.read.words import numbered
from pipeline.types import Box, Tick, Word

EMPTY, TICKED = "□", "☑"
_CHECKED: Final = frozenset("☑☒■◼⊠▣✓✔√●◉")
_CIRCLES: Final = frozenset("○●◉◯")
_WORDS: Final = frozenset("人户窗出进路门港关入胃伤缺切")
"""After these 口 is a character of its own."""
_CHECKS: Final = frozenset("√✓✔")
_BRACKETS: Final = re.compile(r"[(（][ 　]*([√✓✔vVⅤ/☑]?)[ 　]*[)）]")
_SAME: Final = 0.16


class _Found(NamedTuple):
    """Without a tick where a square was read on blank paper: the character goes."""

    spot: Spot
    tick: Tick | None


def ticks_in(ink: Mask, words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Tick, ...]]:
    """The words with every drawn square as □ or ☑, and all places to tick in reading order."""
    page = Place(ink, words)
    found = list(_squares(page))
    words = _respelt(words, found)
    return words, _all(words, [f.tick for f in found if f.tick], _bracketed(page, words))


def written_ticks(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Tick, ...]]:
    """The same for words of a text layer, whose characters are sure."""
    words = tuple(_plain(w) for w in words)
    return words, _all(words, [], _bracketed(None, words))


def _all(words: Sequence[Word], ticks: list[Tick], bracketed: Iterable[Tick]) -> tuple[Tick, ...]:
    """Each place once, in reading order: what the image shows before what was read."""
    for tick in bracketed:
        if not any(_within(t.box, tick.box) for t in ticks):
            ticks.append(tick)
    ticks += _unmatched(words, ticks)
    return tuple(sorted(ticks, key=lambda t: (round(t.box.top, 2), t.box.left)))


def _plain(word: Word) -> Word:
    text = word.text.translate({ord(c): TICKED if c in _CHECKED else EMPTY for c in SQUARES})
    return word if text == word.text else replace(word, text=text, sure=())


def _squares(page: Place) -> Iterator[_Found]:
    """Squares by themselves, those that a reader saw and the ink shows torn or crossed, and those behind an option."""
    spots = [(s, page.spot(s)) for s in squares_in(page.ink)]
    sure = [s.side for s, p in spots if len(p.text) == 1 and p.text in SQUARES]
    side = median(sure) if sure else 0.0
    found: dict[tuple[int, int], _Found] = {}
    for square, spot in spots:
        places = [(spot.word, i) for i in range(spot.start, max(spot.end, spot.start + 1))]
        if spot.word < 0:
            places = [(-1, len(found))]
        if not any(p in found for p in places) and _is_box(page, square, spot, side):
            made = _Found(spot, Tick(page.box(square), square.ticked, _trust(square)))
            found |= dict.fromkeys(places, made)
    for number, at, char in characters(page.words, SQUARES):
        if (number, at) not in found:
            found[number, at] = _torn(page, number, at, char, side)
    for made in _expected(page, side):
        near = made.tick is not None and any(f.tick and _within(made.tick.box, f.tick.box) for f in found.values())
        if (made.spot.word, made.spot.start) not in found and not near:
            found[made.spot.word, made.spot.start] = made
    yield from dict.fromkeys(found.values())


def _expected(page: Place, side: float) -> Iterator[_Found]:
    for spot, x, y in page.expected():
        size = side or 0.85 * page.size(spot.word)
        square = square_near(page.ink, x, y, 0.5 * size, size, torn=True)
        if square and not page.over_print(square, spot.word):
            yield _Found(spot, Tick(page.box(square), square.ticked, round(0.8 * _trust(square), 3)))


def _torn(page: Place, number: int, at: int, char: str, side: float) -> _Found:
    """A square that was read but does not stand by itself: the ink near it says whether it is ticked."""
    word, spot = page.words[number], Spot(number, at, at + 1, char)
    box = slice_of(word, at, at + 1)
    x, y = (box.left + box.right) / 2 * page.wide, (box.top + box.bottom) / 2 * page.high
    square = square_near(page.ink, x, y, 0.6 * page.size(number), side or 0.8 * page.size(number))
    if square is not None:
        return _Found(spot, Tick(page.box(square), square.ticked, round(0.9 * _trust(square), 3)))
    if page.blank(box):
        return _Found(spot, None)
    return _Found(spot, Tick(box, char in _CHECKED, round(0.8 * word.confidence, 3)))


def _is_box(page: Place, square: Square, spot: Spot, side: float) -> bool:
    """What stands there was read as a square, or as nothing or a lookalike where the page has squares of this size."""
    if any(c in SQUARES for c in spot.text) and len(spot.text) <= 2:
        return True
    alike = side > 0 and abs(square.side - side) <= max(1.0, _SAME * side)
    if spot.word < 0:
        return alike and square.drawn > 0.9
    if not spot.text:
        return alike and square.drawn > 0.9 and not square.even
    if not all(c in LOOKALIKES or (c in DENSE and not square.even) for c in spot.text):
        return False
    text = page.words[spot.word].text
    before, after = text[max(0, spot.start - 1) : spot.start], text[spot.end : spot.end + 1]
    if before.isdigit() or (before in _WORDS and before and not text[: spot.start].endswith("法人")):
        return False
    ends = not after or after in " 　/、,;，；（(" or after in SQUARES
    begins = not before or before in " 　:：/"
    return alike and (ends or (begins and spot.text not in DENSE)) and square.drawn > 0.9


def _trust(square: Square) -> float:
    """Surest where the inside is empty or well filled, unsure in between."""
    clear = min(1.0, abs(square.filled - 0.1) / 0.1)
    return round((0.6 + 0.39 * clear) * min(1.0, square.drawn + 0.1), 3)


def _respelt(words: Sequence[Word], found: Sequence[_Found]) -> tuple[Word, ...]:
    """Each square's characters replaced by one, or one put in where none was read."""
    edits: dict[int, list[_Found]] = defaultdict(list)
    for f in found:
        edits[f.spot.word].append(f)
    alone = [Word(_spelling(t), t.box, t.confidence, 0, (t.box.left, t.box.right)) for _, t in edits.pop(-1, []) if t]
    changed = [_edited(word, edits[n]) if n in edits else word for n, word in enumerate(words)]
    changed = [word for word in changed if word.text]
    return numbered([*changed, *alone]) if alone else tuple(changed)


def _spelling(tick: Tick | None) -> str:
    return "" if tick is None else TICKED if tick.ticked else EMPTY


def _edited(word: Word, edits: Iterable[_Found]) -> Word:
    text, edges = word.text, word.edges
    for (_, start, end, _), tick in sorted(edits, key=lambda f: -f.spot.start - 0.5 * (f.spot.end > f.spot.start)):
        text = text[:start] + _spelling(tick) + text[end:]
        if edges and tick is None:
            edges = (*edges[:start], *edges[end:])
        elif edges and tick and start == end:
            edges = (*edges[:start], tick.box.left, tick.box.right, *edges[start + 1 :])
        elif edges:
            edges = (*edges[: start + 1], *edges[end:])
    if not edges:
        return replace(word, text=text, sure=())
    edges = tuple(round(float(v), 5) for v in np.maximum.accumulate(edges))
    return replace(word, text=text, edges=edges, sure=(), box=Box(edges[0], word.box.top, edges[-1], word.box.bottom))


def _unmatched(words: Sequence[Word], known: Sequence[Tick]) -> Iterator[Tick]:
    """Ticks and squares that were read where the image shows no square: 男√ 女□, circles, a text layer's characters."""
    for number, at, char in characters(words, SQUARES | _CHECKS | _CIRCLES):
        word = words[number]
        box = slice_of(word, at, at + 1)
        seen = any(_within(box, t.box) or inside(t.box, box) > 0.5 for t in known)
        if not seen and not _quoted(word.text, at):
            yield Tick(box, char in _CHECKED, round(0.9 * word.confidence, 3))


def _quoted(text: str, at: int) -> bool:
    """打“√”: a tick that is spoken of."""
    return text[at - 1 : at] in tuple("“\"'‘「") and at > 0


def _bracketed(page: Place | None, words: Sequence[Word]) -> Iterator[Tick]:
    """是（√） 否（　）: brackets with a tick or nothing between them, where a line has two or one is ticked."""
    lines: dict[int, list[tuple[Word, re.Match[str]]]] = defaultdict(list)
    for word in words:
        lines[word.line].extend((word, m) for m in _BRACKETS.finditer(word.text))
    for group in lines.values():
        if len(group) < 2 and not any(m[1] for _, m in group):
            continue
        for word, match in group:
            box = slice_of(word, *match.span())
            written = bool(match[1]) or (page is not None and _inked(page, word, match))
            yield Tick(box, written, round((0.95 if match[1] else 0.85) * word.confidence, 3))


def _inked(page: Place, word: Word, match: re.Match[str]) -> bool:
    """Whether anything stands between two brackets: a third run of ink between two that are high and narrow."""
    left, top, right, bottom = slice_of(word, *match.span())
    rows = slice(int(top * page.high), int(bottom * page.high) + 1)
    part = page.ink[rows, int(left * page.wide) : int(right * page.wide) + 1]
    if not part.size:
        return False
    inked = np.flatnonzero(np.diff(np.concatenate([[0], part.any(axis=0).astype(np.int8), [0]])))
    runs = [(int(a), int(b)) for a, b in inked.reshape(-1, 2)]
    size = part.shape[0]
    brackets = [i for i, (a, b) in enumerate(runs) if b - a <= 0.35 * size and _height(part[:, a:b]) >= 0.7 * size]
    between = runs[brackets[0] + 1 : brackets[-1]] if brackets else []
    return any(b - a >= 0.2 * size and int(part[:, a:b].sum()) >= 0.4 * size for a, b in between)


def _height(part: Mask) -> int:
    rows = np.flatnonzero(part.any(axis=1))
    return int(rows[-1] - rows[0] + 1) if len(rows) else 0


def _within(box: Box, other: Box) -> bool:
    """Whether the middle of one box lies in the other, or hardly beside it."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    wide, high = 0.15 * (other.right - other.left), 0.15 * (other.bottom - other.top)
    return other.left - wide <= x <= other.right + wide and other.top - high <= y <= other.bottom + high
