"""What the page model looks at: the words, the first lines, and cues of layout, each as named tokens.

Everything here is computed from the page as read, so training pages and real ones go the same way.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from pipeline.classify.roles import role_tokens
from pipeline.classify.titles import like_titles, plain, title_of
from pipeline.text import halved, squeezed
from pipeline.types import MarkKind, Page, Word

HEAD_LINES: Final = 6
BODY_CHARACTERS: Final = 900
TAIL_CHARACTERS: Final = 200
ROLE_CHARACTERS: Final = 300
"""A paper shows early what part it plays; long texts tell of every other paper as well."""
_OF_THE_TYPE: Final = ("says:", "most", "like:")
"""Cues that tell of what type a page is and nothing of where in its paper it stands."""
_PICTURE: Final = 0.1
"""Share of a page that is no paper and no text from which on it counts as a picture."""
_DIGIT: Final = re.compile(r"\d")
_NUMBERING: Final = (
    (re.compile(r"^第?(\d{1,3})页?[,，、;/]?共?(\d{1,3})页$"), 2),
    (re.compile(r"^(\d{1,3})/(\d{1,3})$"), 2),
    (re.compile(r"^第(\d{1,3})页$"), 1),
    (re.compile(r"^[-—·](\d{1,3})[-—·]$"), 1),
    (re.compile(r"^(\d{1,2})$"), 1),
)
_ITEM: Final = re.compile(r"^[(（]?([一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．:]")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Look:
    """`number` is the printed page number, `count` the printed number of pages, where the page shows them."""

    lines: tuple[Line, ...]
    head: tuple[Line, ...]
    biggest: Line | None
    number: int | None
    count: int | None
    cues: tuple[str, ...]


def lines_of(page: Page) -> tuple[Line, ...]:
    groups: list[list[Word]] = []
    for word in page.words:
        if groups and groups[-1][0].line == word.line:
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(_line(group) for group in groups if any(w.text.strip() for w in group))


def look_at(page: Page, picture: float = 0.0) -> Look:
    """`picture` is the share of the page that is no paper and no text, asked only of pages with hardly a word."""
    lines = lines_of(page)
    number, count = page_number(lines)
    head = tuple(line for line in lines if line.top < 0.45)[:HEAD_LINES] or lines[:HEAD_LINES]
    biggest = _biggest(lines)
    cues = tuple(_cues(page, lines, head, biggest, number, picture))
    return Look(lines, head, biggest, number, count, cues)


def page_number(lines: Sequence[Line]) -> tuple[int | None, int | None]:
    """From a line of its own that is the page's first or one of its last two: 第3页 共5页, 3/5, 第3页, -3-, 3.

    A number without 页 counts only at the bottom of the page.
    """
    for line in (*lines[-2:], *lines[:1]):
        text = squeezed(halved(line.text))
        for pattern, groups in _NUMBERING:
            if (found := pattern.match(text)) and ("页" in text or line.top > 0.85):
                number, count = int(found[1]), int(found[2]) if groups == 2 else None
                if 0 < number <= (count or 999):
                    return number, count
    return None, None


def body_tokens(look: Look) -> list[str]:
    """Character pairs and triples of the beginning and the end of the page, digits made equal."""
    text = _DIGIT.sub("0", squeezed(halved("".join(line.text for line in look.lines)))).lower()
    if len(text) > BODY_CHARACTERS + TAIL_CHARACTERS:
        text = text[:BODY_CHARACTERS] + "…" + text[-TAIL_CHARACTERS:]
    return _grams(text)


def head_tokens(look: Look) -> list[str]:
    """Pairs and triples of the first lines, each within its line."""
    return [
        gram
        for line in look.head
        for gram in _grams("^" + _DIGIT.sub("0", squeezed(halved(line.text))).lower()[:40] + "$")
    ]


def start_tokens(look: Look) -> list[str]:
    """What tells a first page: cues, the first two lines, how the page begins and ends."""
    first = "^" + _DIGIT.sub("0", squeezed(halved(look.lines[0].text))).lower()[:20] if look.lines else "^"
    last = squeezed(look.lines[-1].text)[-12:] if look.lines else ""
    cues = [cue for cue in look.cues if not cue.startswith(_OF_THE_TYPE)]
    return [*cues, *("1" + g for g in _grams(first)), *("9" + g for g in _grams(_DIGIT.sub("0", last) + "$"))]


def title_line(look: Look) -> Line | None:
    """The line that is the page's title, by its words or by its size."""
    for line in look.head[:4]:
        found = title_of(line.text)
        if found and found.how == "whole":
            return line
    named = next((line for line in look.head[:4] if title_of(line.text)), None)
    if named is not None:
        return named
    big = look.biggest
    return big if big is not None and big.top < 0.35 and 2 <= len(plain(big.text)) <= 24 else None


def _grams(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)] + [text[i : i + 3] for i in range(len(text) - 2)]


def _line(words: Sequence[Word]) -> Line:
    return Line(
        " ".join(w.text for w in words),
        min(w.box.left for w in words),
        min(w.box.top for w in words),
        max(w.box.right for w in words),
        max(w.box.bottom for w in words),
    )


def _biggest(lines: Sequence[Line]) -> Line | None:
    """The one line clearly taller than the rest, if there is one."""
    if len(lines) < 2:
        return lines[0] if lines else None
    usual = median(line.height for line in lines)
    best = max(lines, key=lambda line: (line.height, -line.top))
    return best if best.height > 1.2 * usual else None


def _cues(
    page: Page,
    lines: Sequence[Line],
    head: Sequence[Line],
    biggest: Line | None,
    number: int | None,
    picture: float,
) -> Iterator[str]:
    yield from _title_cues(head, biggest)
    yield from _shape_cues(page, lines, biggest, picture)
    yield from role_tokens(squeezed(halved("".join(line.text for line in lines))).lower()[:ROLE_CHARACTERS])
    yield "number:" + ("none" if number is None else "1" if number == 1 else "more")
    if lines:
        first = squeezed(halved(lines[0].text))
        yield "first:item" if _ITEM.match(first) else "first:other"
        found = _ITEM.match(first)
        if found and found[1] not in ("一", "1"):
            yield "first:later-item"
        if lines[0].left < 0.12 and lines[0].right > 0.8:
            yield "first:full-width"
        if squeezed(lines[-1].text)[-1:] in "，、；,;":
            yield "last:open"


def _title_cues(head: Sequence[Line], biggest: Line | None) -> Iterator[str]:
    """`title` for a whole title line among the first three, `big` where it is also the tallest line."""
    seen = False
    for place, line in enumerate(head[:4]):
        found = title_of(line.text)
        if found is None:
            continue
        yield f"{found.how}:{found.doc_type}"
        if not seen and found.how != "near":
            yield f"title:{found.doc_type}"
            yield f"title{min(place, 2)}:{found.doc_type}"
        seen = True
        if line is biggest:
            yield f"big:{found.doc_type}"
    if not seen and biggest is not None and (found := title_of(biggest.text)):
        yield f"low:{found.doc_type}"
        seen = biggest.top < 0.6
    yield "titled" if seen else "untitled"
    if not seen:
        named = biggest if biggest is not None and biggest.top < 0.5 else head[0] if head else None
        yield from (f"like:{doc_type}" for doc_type in (like_titles(named.text) if named else ()))


def _shape_cues(page: Page, lines: Sequence[Line], biggest: Line | None, picture: float) -> Iterator[str]:
    ratio = page.height / page.width if page.width else 1.4
    yield f"shape:{'wide' if ratio < 0.85 else 'square' if ratio < 1.2 else 'page' if ratio < 1.6 else 'tall'}"
    text = "".join(line.text for line in lines)
    yield f"lines:{min(6, int(math.log2(len(lines) + 1)))}"
    yield f"chars:{min(10, int(math.log2(len(text) + 1)))}"
    if not lines:
        yield "wordless"
        yield f"wordless:{'picture' if picture > _PICTURE else 'plain'}"
    if len(text) < 40:
        yield f"few words:{'picture' if picture > _PICTURE else 'plain'}"
    if text:
        yield f"digits:{int(5 * sum(c.isdigit() for c in text) / len(text))}"
        yield f"latin:{int(4 * sum(c.isascii() and c.isalpha() for c in text) / len(text))}"
        yield f"boxes:{min(3, sum(c in '□☑☐■√' for c in text) // 3)}"
        yield f"mean:{min(5, len(text) // max(1, len(lines)) // 8)}"
    if biggest is not None:
        yield f"big-at:{int(biggest.top * 5)}"
    for kind in {mark.kind for mark in page.marks if mark.confidence >= 0.5}:
        yield f"mark:{MarkKind(kind).value}"
