"""The text of a sheet as a spaCy document: paragraphs, labels, list markers, values. The only spaCy module.

A character is a token (blank Chinese with the character segmenter), so a token's index is its offset in the text.
The text is the sheet's with printed lines joined to paragraphs, idle white space dropped and punctuation halved;
`doc._.source` is that text, `doc._.at` maps each token to its offset in the sheet, and `span._.place` and
`span._.boxes` lead back to the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, cast

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from pipeline import chinese
from pipeline.chinese.labels import HEADS, LABELS, ROLES
from pipeline.geometry import slice_of, union
from pipeline.sheet import Line, Sheet
from pipeline.text import halved, squeezed
from pipeline.types import Box, Word

MAX_CHARACTERS: Final = 200_000
_RUN: Final = re.compile(r"\S+")
_SHORT: Final = 2.5
"""A line that ends this many characters before the longest of its page ends a paragraph, unless the next begins with
a number or Latin word that would not have fitted."""
_OPENS: Final = re.compile(
    r"(?:[一二三四五六七八九甲乙丙丁戊]、)?(?:"
    + "|".join(
        sorted(
            {re.escape(w) for table in (HEADS, ROLES) for group in table.values() for w in group}, key=len, reverse=True
        )
    )
    + r")(?:[一二三四五六\d]|\([^()]{1,12}\))?(?::|$)|此致|谨呈|谨致|呈致|此呈|"
    r"[一二三四五六七八九甲乙丙丁戊]、[^,。;、]{2,14}:?$|[\[·•][^,。;]{2,14}[\]·•]:?$|"
    r"[\u4e00-\u9fff、]{2,16}如下:$"
)
"""A line that opens with a heading or a title and a colon, or is a short numbered heading, begins a paragraph, however
full the line above is."""
_PROMPTED: Final = re.compile(
    r"[(\[]?[一二三四五六七八九十\d]{1,2}[)\]、.][^,。;:()\[\]]{2,24}[(\[][^()\[\]]{2,40}[)\]]:?$"
)
"""A numbered heading and the form's prompt behind it, on one line: it ends its paragraph, however full it is."""
_MARKS: Final = re.compile(r"[,，。、；;:：!！?？)）》」』”’〕】]{2,}$")
_LATIN: Final = re.compile(r"[0-9A-Za-z.,]{1,24}")

VALUES: Final[dict[str, Callable[[str], list[Any]]]] = {
    "money": chinese.amounts,
    "date": chinese.dates,
    "id_number": chinese.id_numbers,
    "uscc": chinese.credit_codes,
    "phone": chinese.phones,
    "rate": chinese.rates,
    "case_number": chinese.case_numbers,
}
"""Span groups of values; the normal form of each is its span's `kb_id_`."""

_SHAPES: Final = {
    "digit、": "{}、",
    "digit.": "{}.",
    "digit,": "{},",
    "digit:": "{}:",
    "digit)": "{})",
    "(digit)": "({})",
    "word、": "{}、",
    "word.": "{}.",
    "word,": "{},",
    "(word)": "({})",
    "第word": "第{},",
    "第word项": "第{}项",
    "circle": "{}",
}
"""How list numbers are written, by style."""


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Built once a process: labels by the entity ruler, list markers by the matcher, values by `chinese`."""
    nlp = spacy.blank("zh")
    ruler = cast(Any, nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "ORTH"}))
    ruler.add_patterns(list(_patterns()))
    nlp.add_pipe("yushen_markers")
    nlp.add_pipe("yushen_values")
    return nlp


def read(sheet: Sheet) -> Doc:
    """The document of a sheet, cut at `MAX_CHARACTERS`."""
    return read_text(sheet, *paragraphs(sheet))


def read_text(sheet: Sheet, text: str, at: list[int]) -> Doc:
    """The same for a part of the sheet that somebody else has put together, such as one column of a table."""
    nlp = pipeline()
    doc = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    doc._.at = at
    doc._.source = text
    doc._.words = [_packed(start, word, line) for start, word, line in _words(sheet)]
    return nlp(doc)


def paragraphs(sheet: Sheet) -> tuple[str, list[int]]:
    """The text with a newline only where a paragraph ends, and each character's offset in the sheet.

    A line runs on into the next where it reaches the right edge of its page's text and the next is not indented.
    """
    chars: list[str] = []
    at: list[int] = []
    edges = _edges(sheet.lines)
    for before, line in pairwise((None, *sheet.lines)):
        assert line is not None
        if before is not None and not _runs_on(before, line, edges):
            chars.append("\n")
            at.append(before.end)
        for run, start in _runs(line):
            chars.extend(run)
            at.extend(range(start, start + len(run)))
        if len(chars) > MAX_CHARACTERS:
            break
    return "".join(chars[:MAX_CHARACTERS]), at[:MAX_CHARACTERS]


@dataclass(frozen=True, slots=True)
class _Edge:
    left: float
    right: float
    character: float


def _edges(lines: tuple[Line, ...]) -> dict[str, _Edge]:
    by_page: dict[str, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page.page_id, []).append(line)
    return {page: _edge(group) for page, group in by_page.items()}


def _edge(lines: list[Line]) -> _Edge:
    widths = sorted(_character(line) for line in lines)
    lefts = sorted(line.box.left for line in lines)
    return _Edge(lefts[len(lefts) // 2], max(map(_reach, lines)), widths[len(widths) // 2])


def _reach(line: Line) -> float:
    """Two marks or more at a line's end hang out over the edge, since no line may begin with them."""
    hanging = _MARKS.search(line.text)
    return line.box.right - _character(line) * (len(hanging[0]) if hanging else 0)


def _character(line: Line) -> float:
    units = sum(0.5 if c.isascii() else 1.0 for c in line.text) or 1.0
    return (line.box.right - line.box.left) / units


def _runs_on(before: Line, line: Line, edges: dict[str, _Edge]) -> bool:
    edge, here = edges[before.page.page_id], edges[line.page.page_id]
    if _OPENS.match(squeezed(halved(line.text[:60]))) or _PROMPTED.match(squeezed(halved(before.text))):
        return False
    run = _LATIN.match(line.text)
    unbroken = len(run[0]) / 2 if run else 0.0
    full = before.box.right >= edge.right - (_SHORT + unbroken) * edge.character
    indented = line.box.left >= before.box.left + 1.5 * here.character and line.box.left >= here.left + here.character
    heading = (
        abs((before.box.left + before.box.right) / 2 - 0.5) < 0.02 and before.box.left > edge.left + 3 * edge.character
    )
    return full and not indented and not heading


def _runs(line: Line) -> Iterator[tuple[str, int]]:
    """White space goes, but for one blank between runs of text that stand apart (not within 原　告, 此　致)."""
    before = ""
    for found in _RUN.finditer(halved(line.text)):
        if before and _apart(before, found[0]):
            yield " ", line.start + found.start() - 1
        yield found[0], line.start + found.start()
        before = found[0]


def _apart(before: str, after: str) -> bool:
    if after[0] in "男女" or before in ("男", "女"):
        return True
    spaced_word = len(before) == 1 and not before.isascii()
    joined = before[-1] in ":,;。(、" or after[0] in ":,;。)、"
    return not (spaced_word or joined or (before[-1].isdigit() and after[0].isdigit()))


def _patterns() -> Iterator[dict[str, str]]:
    """A word of two tables keeps its first meaning: 原告 is a role first, also where it stands over a signature."""
    seen: set[str] = set()
    for label, table in (("ROLE", ROLES), ("FIELD", LABELS), ("HEAD", HEADS)):
        for key, words in table.items():
            for word in words:
                if word not in seen:
                    seen.add(word)
                    yield {"label": label, "pattern": word, "id": key}


@Language.component("yushen_markers")
def _markers(doc: Doc) -> Doc:
    """List numbers: 1、 (2) 三、 ①, wherever one may begin; the label is style and number, "digit、|2"."""
    found = _marker_matcher(doc.vocab)(doc)
    spans = [Span(doc, start, end, label=key) for key, start, end in found]
    doc.spans["markers"] = SpanGroup(doc, name="markers", spans=spacy.util.filter_spans(spans))
    return doc


@lru_cache(maxsize=1)
def _marker_matcher(vocab: Vocab) -> PhraseMatcher:
    matcher = PhraseMatcher(vocab)
    words = [f"{tens}{unit}" for tens in ("", "十", "二十") for unit in ("", *"一二三四五六七八九")][1:]
    for style, shape in _SHAPES.items():
        numbers = list("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮") if style == "circle" else words if "word" in style else range(1, 41)
        for no, number in enumerate(numbers, start=1):
            matcher.add(f"{style}|{no}", [_raw(vocab, shape.format(number))])
    return matcher


def _raw(vocab: Vocab, text: str) -> Doc:
    return Doc(vocab, words=list(text), spaces=[False] * len(text))


@Language.component("yushen_values")
def _values(doc: Doc) -> Doc:
    text = doc._.source or doc.text
    for name, finder in VALUES.items():
        spans = [Span(doc, f.start, f.end, label=name, kb_id=str(_normal(f.value))) for f in finder(text)]
        doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
    return doc


def _normal(value: object) -> str:
    if isinstance(value, chinese.Rate):
        return f"{value.yearly or ''}|{value.period}|{value.lpr_multiple or ''}"
    return str(value)


def _words(sheet: Sheet) -> Iterator[tuple[int, Word, Line]]:
    for line in sheet.lines:
        at = 0
        for word in line.words:
            at = max(at, line.text.find(word.text, at))
            yield line.start + at, word, line
            at += len(word.text)


def _packed(start: int, word: Word, line: Line) -> tuple[Any, ...]:
    return start, len(word.text), line.page.page_id, word.text, tuple(word.box), word.confidence, word.edges


def _place(span: Span) -> tuple[int, int]:
    """Start and end in the sheet's text."""
    at = span.doc._.at
    return (at[span.start], at[span.end - 1] + 1) if span.end > span.start else (0, 0)


def _boxes(span: Span) -> tuple[tuple[str, Box], ...]:
    """One box a printed line touched, with its page."""
    start, end = _place(span)
    found: dict[tuple[str, int], list[Box]] = {}
    for at, length, page, text, box, confidence, edges in span.doc._.words:
        left, right = max(start, at) - at, min(end, at + length) - at
        if right > left:
            word = Word(text, Box(*box), confidence, 0, tuple(edges))
            found.setdefault((page, round(box[1] * 500)), []).append(slice_of(word, left, right))
    return tuple((page, union(boxes)) for (page, _), boxes in found.items())


Doc.set_extension("at", default=None, force=True)
Doc.set_extension("source", default=None, force=True)
Doc.set_extension("words", default=None, force=True)
Span.set_extension("place", getter=_place, force=True)
Span.set_extension("boxes", getter=_boxes, force=True)
