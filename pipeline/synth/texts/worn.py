"""What copying and OCR do to a page whose words are known: wrong characters, words lost, parted and joined, a page
askew or cut, marks unseen."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.synth.texts.noise import STRAY, misread
from pipeline.types import Box, Page, Word

_RATES: Final = {
    "text": (0.0,),
    "scan_pdf": (0.0, 0.0, 0.01, 0.03),
    "screen": (0.0, 0.01, 0.02),
    "photo": (0.0, 0.01, 0.03, 0.08),
    "fax": (0.01, 0.03, 0.08),
}
"""How often a character is misread on a page, by the way it was handed in."""
_HAND: Final = (0.0, 0.05, 0.15, 0.35)


@dataclass(frozen=True, slots=True)
class _Way:
    """How one page is moved and misread; `by_hand` is the rate for writing by hand."""

    rate: float
    by_hand: float
    shift: tuple[float, float]
    scale: float
    slope: float


def worn(page: Page, form: str, by_hand: Sequence[bool], rng: random.Random, foreign: Sequence[str] = ()) -> Page:
    """The page as it may come out of an engine; `by_hand` says of each word whether it was written with a pen, and
    `foreign` are lines of other pages that shine through. Lines are numbered anew."""
    if form == "text":
        return replace(page, words=tuple(_joined(page.words, rng, 0.3)))
    way = _way(form, rng)
    lines = _cut(_lines(page.words, by_hand), rng)
    kept = [[w for w, hand in line for w in _read(w, hand, way, rng)] for line in lines]
    words = [replace(w, line=no) for no, line in enumerate(line for line in kept if line) for w in line]
    words = [*_joined(words, rng, rng.choice((0.0, 0.1, 0.5)))]
    words += _strays(words, rng, foreign)
    return replace(page, words=_numbered(words), marks=tuple(m for m in page.marks if rng.random() < 0.85))


def _way(form: str, rng: random.Random) -> _Way:
    rate = rng.choice(_RATES.get(form, _RATES["scan_pdf"]))
    spread = 0.06 if form == "photo" else 0.02
    shift = (rng.uniform(-spread, spread), rng.uniform(-spread, spread))
    return _Way(rate, max(rate, rng.choice(_HAND)), shift, rng.uniform(1 - spread, 1 + spread), rng.gauss(0, 0.004))


def _lines(words: Sequence[Word], by_hand: Sequence[bool]) -> list[list[tuple[Word, bool]]]:
    lines: dict[int, list[tuple[Word, bool]]] = {}
    for word, hand in zip(words, by_hand, strict=True):
        lines.setdefault(word.line, []).append((word, hand))
    return list(lines.values())


def _cut(lines: list[list[tuple[Word, bool]]], rng: random.Random) -> list[list[tuple[Word, bool]]]:
    """Now and then the first or the last lines are gone: cut off, covered, or under a seal."""
    if rng.random() < 0.12 and len(lines) > 3:
        lines = lines[rng.randint(1, 2) :]
    if rng.random() < 0.08 and len(lines) > 6:
        lines = lines[: -rng.randint(1, 3)]
    return lines


def _read(word: Word, by_hand: bool, way: _Way, rng: random.Random) -> Iterator[Word]:
    if rng.random() < 0.01 + (0.1 if by_hand and way.by_hand > 0.1 else 0.0):
        return
    text = misread(word.text, rng, way.by_hand if by_hand else way.rate)
    if not text.strip():
        return
    box = _moved(word.box, way)
    if len(text) > 6 and rng.random() < 0.03:
        at = rng.randrange(2, len(text) - 2)
        middle = box.left + (box.right - box.left) * at / len(text)
        yield replace(word, text=text[:at], box=box._replace(right=middle - 0.004))
        yield replace(word, text=text[at:], box=box._replace(left=middle + 0.004))
    else:
        yield replace(word, text=text, box=box)


def _moved(box: Box, way: _Way) -> Box:
    drop = way.shift[1] + way.slope * (box.left - 0.5)
    moved = (
        0.5 + (box.left - 0.5) * way.scale + way.shift[0],
        0.5 + (box.top - 0.5) * way.scale + drop,
        0.5 + (box.right - 0.5) * way.scale + way.shift[0],
        0.5 + (box.bottom - 0.5) * way.scale + drop,
    )
    return Box(*(min(max(v, 0.0), 1.0) for v in moved))


def _joined(words: Sequence[Word], rng: random.Random, share: float) -> Iterator[Word]:
    """Neighbours on a line read as one word."""
    open_word: Word | None = None
    for word in words:
        if open_word is not None and open_word.line == word.line and rng.random() < share:
            box = open_word.box._replace(right=word.box.right)
            open_word = replace(open_word, text=open_word.text + word.text, box=box)
            continue
        if open_word is not None:
            yield open_word
        open_word = word
    if open_word is not None:
        yield open_word


def _strays(words: Sequence[Word], rng: random.Random, foreign: Sequence[str]) -> list[Word]:
    """Stamps of copyists and lines of another page, on lines of their own above or below."""
    said = [rng.choice(STRAY)] if rng.random() < 0.15 else []
    said += rng.sample(list(foreign), min(len(foreign), 2)) if rng.random() < 0.06 else []
    last = max((w.line for w in words), default=0)
    made: list[Word] = []
    for n, text in enumerate(said, 1):
        above = rng.random() < 0.5
        top, left = (0.02, 0.7) if above else (0.93 + 0.01 * n, 0.1)
        box = Box(left, top, min(0.99, left + 0.018 * len(text)), top + 0.014)
        made.append(Word(text, box, 0.8, -n if above else last + n))
    return made


def _numbered(words: Sequence[Word]) -> tuple[Word, ...]:
    order = {line: no for no, line in enumerate(sorted({w.line for w in words}))}
    return tuple(replace(w, line=order[w.line]) for w in sorted(words, key=lambda w: w.line))
