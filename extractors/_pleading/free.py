"""A pleading in free form, read section by section."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile
from typing import Final

from extractors._pleading.body import abusive_of, facts_of, mentioned_of, narrative
from extractors._pleading.claims import claims_of
from extractors._pleading.columns import parties_in_head
from extractors._pleading.parties import parties_of
from extractors._pleading.reading import Reading, reading_of
from extractors._pleading.sections import Section, sections_of, title_of
from extractors._pleading.tail import court_of, signing_of
from pipeline.sheet import Sheet
from pipeline.types import Field

_NUMBERED: Final = re.compile(r"[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.,:)]")
_CAUSE: Final = re.compile(r"[ ]?:?[ \n]?([\u4e00-\u9fff、()]{2,40})")
_SUBTITLE: Final = re.compile(
    r"[ \n]?[(—-]{0,3}(?:关于|为|因)?([\u4e00-\u9fff、]{2,30}(?:纠纷|争议))(?:一案)?\)?(?=\n)"
)

Extra = Callable[[Reading, Sequence[Section]], list[Field]]


def free_form(sheet: Sheet, name: str, *extras: Extra) -> list[Field]:
    """Every field of a pleading; `extras` read what only some kinds of pleading have."""
    if not sheet.lines:
        return []
    reading = reading_of(sheet, name)
    sections = sections_of(reading)
    title = title_of(reading)
    fields = _title(reading, title)
    parties = _fuller(parties_in_head(sheet, name), _parties(reading, sections, title))
    fields += parties
    for section in sections:
        if section.kind == "claims":
            fields += claims_of(reading, section.start, section.end)
        elif section.kind == "cause":
            fields += _cause(reading, section)
    if title and not any(s.kind == "cause" for s in sections):
        fields += _under_title(reading, title[1])
    fields += _facts(reading, sections)
    fields += court_of(reading, sections)
    names = [f.value for f in parties if f.name == "party.name"]
    fields += signing_of(reading, sections, names)
    spans = [(s.start, s.end) for s in sections if s.kind not in ("parties", "court", "signature")]
    fields += mentioned_of(reading, spans, parties)
    fields += abusive_of(reading, 0, len(reading.text))
    for extra in extras:
        fields += extra(reading, sections)
    return fields


def _title(reading: Reading, title: tuple[int, int] | None) -> list[Field]:
    if title is None:
        return []
    return [reading.field("title", re.sub(r"\s", "", reading.raw[slice(*title)]), *title, "title", trust=0.98)]


def _parties(reading: Reading, sections: Sequence[Section], title: tuple[int, int] | None) -> list[Field]:
    """The head of the paper, or a section of its own where one is headed 当事人; else all above the body."""
    start = title[1] if title else 0
    fields: list[Field] = []
    for section in sections:
        if section.kind == "parties" and not fields:
            begin = max(section.start, start) if section.head == 0 else section.start
            fields = parties_of(reading, begin, _end_of_head(reading, begin, section.end))
    if any(f.name == "party.name" for f in fields):
        return fields
    body = min((s.head for s in sections if s.kind in ("claims", "facts", "court", "signature")), default=0)
    return parties_of(reading, start, body) or fields


def _fuller(in_columns: list[Field], in_lines: list[Field]) -> list[Field]:
    """Lines of a table's cells interleave, so what its columns name is taken unless the lines name more."""
    columns, lines = (sum(f.name == "party.name" for f in fields) for fields in (in_columns, in_lines))
    return in_columns if columns >= max(1, lines) else in_lines


def _end_of_head(reading: Reading, start: int, end: int) -> int:
    """Where a story begins in a head without headings: a long paragraph that opens with no party."""
    for begin, stop in narrative(reading, start, end):
        opens = any(p.start <= begin + 6 for p in reading.among("ROLE", begin, stop))
        labels = sum(1 for _ in reading.among("FIELD", begin, stop))
        if begin > start and not opens and labels < 2 and stop - begin > 60:
            return begin
    return end


def _cause(reading: Reading, section: Section) -> list[Field]:
    match = _CAUSE.match(reading.text, section.start, section.end)
    if not match:
        return []
    value = reading.said(match.start(1), match.end(1))
    return [reading.field("stated_cause", value, match.start(1), match.end(1), "label", trust=0.97)]


def _under_title(reading: Reading, at: int) -> list[Field]:
    """A cause that stands as a line of its own right below the title (——买卖合同纠纷)."""
    match = _SUBTITLE.match(reading.text, at)
    return [reading.field("stated_cause", match[1], *match.span(1), "subtitle", trust=0.95)] if match else []


def _facts(reading: Reading, sections: Sequence[Section]) -> list[Field]:
    """Sections headed as facts; else the story that stands without a heading before or after the claims."""
    headed = [s for s in sections if s.kind == "facts"]
    if headed:
        return [f for s in headed for f in facts_of(reading, s.start, s.end)][:1]
    head = next((s for s in sections if s.kind == "parties"), None)
    if head is None:
        return []
    begin = _end_of_head(reading, head.start, head.end)
    return facts_of(reading, begin, head.end, "story", 0.85) if begin < head.end else _after_claims(reading, sections)


def _after_claims(reading: Reading, sections: Sequence[Section]) -> list[Field]:
    """Long paragraphs behind the numbered claims, where nobody wrote a heading over them; a long claim is none."""
    for section in (s for s in sections if s.kind == "claims"):
        spans = [span for span in narrative(reading, section.start, section.end) if span[1] - span[0] >= 80]
        spans = list(dropwhile(lambda span: _NUMBERED.match(reading.text, span[0]), spans))
        if spans and spans[0][0] > section.start:
            return facts_of(reading, spans[0][0], spans[-1][1], "story", 0.85)
    return []
