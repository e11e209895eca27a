"""Parties set in two columns: titles on the left, particulars on the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from extractors._pleading.particulars import particulars_of
from extractors._pleading.parties import Block, relate
from extractors._pleading.reading import Piece, Reading
from extractors._pleading.table import Strip, Table, reading_of_strips, table_of
from pipeline.chinese.labels import ROLES
from pipeline.sheet import Sheet
from pipeline.types import Field

_TITLES: Final = {word: role for role, words in ROLES.items() for word in words}
_TITLE: Final = re.compile("|".join(sorted((re.escape(w) for w in _TITLES), key=len, reverse=True)))
_FIRST: Final = re.compile(r"(?:[□☑√有]{0,3} ?)?(?:姓 ?名|名 ?称):")
"""How the particulars of a party begin."""
_BROKEN: Final = 0.02
_HEADS: Final = ("legal_representative", "responsible_person")
"""Most of the page between two lines of one title."""
_BELOW: Final = re.compile(r"案由|诉讼请求|诉请|请求事项|申请事项|事实[与和及]理由")


def parties_in_head(sheet: Sheet, name: str) -> list[Field]:
    """Of a paper whose head alone is a table, above claims in free form; nothing where there is no such table."""
    table = table_of(sheet)
    if table is None:
        return []
    strips = (*table.left, *table.across, *table.right)
    first = min((s.top for s in table.right if _FIRST.match(s.text.lstrip())), default=0.0)
    below = [s.top for s in strips if s.top > first and _BELOW.match(s.text.replace(" ", ""))]
    return parties_in_columns(sheet, name, table, min(below, default=float(len(sheet.pages))))


def parties_in_columns(sheet: Sheet, name: str, table: Table, bottom: float) -> list[Field]:
    """A block begins at 姓名 or 名称; the title in the left column beside it tells whose it is."""
    strips = [s for s in table.right if s.y < bottom]
    starts = [i for i, s in enumerate(strips) if _FIRST.match(s.text.lstrip())]
    titles = list(_titles([s for s in table.left if s.y < bottom]))
    blocks: list[Block] = []
    readings: list[Reading] = []
    for i, first in enumerate(starts):
        last = starts[i + 1] if i + 1 < len(starts) else len(strips)
        group = strips[first:last]
        title = _title_of(titles, group, strips[last].top if last < len(strips) else bottom)
        if title:
            reading = reading_of_strips(sheet, name, group)
            made = _blocks(reading, title, len(blocks) + 1, blocks)
            blocks += made
            readings += [reading] * len(made)
    for reading in readings[:1]:
        relate(reading, blocks)
    return [f for b in blocks for f in b.fields]


def _titles(left: Sequence[Strip]) -> Iterator[tuple[float, str]]:
    """Each title with its height; one that a narrow column breaks (委托诉讼代/理人) stands at its first line."""
    above: Strip | None = None
    for strip in left:
        text = strip.text.replace(" ", "")
        alone = _TITLE.search(text)
        if not alone and above and strip.top - above.bottom < _BROKEN:
            joined = _TITLE.search(above.text.replace(" ", "") + text)
            if joined:
                yield above.y, joined[0]
        if alone:
            yield strip.y, alone[0]
        above = None if alone else strip


def _title_of(titles: Sequence[tuple[float, str]], group: Sequence[Strip], below: float) -> str | None:
    beside = [t for y, t in titles if group[0].top - 0.006 <= y < below]
    if beside:
        return beside[0]
    above = [t for y, t in titles if y < group[0].top]
    return above[-1] if above else None


def _blocks(reading: Reading, title: str, item: int, before: Sequence[Block]) -> list[Block]:
    """The party of a block, and its legal representative where one is named inside; an empty block gives none."""
    role = _TITLES[title]
    inner = next((p for p in reading.pieces["ROLE"] if p.value in _HEADS and not _answers(reading, p)), None)
    end = inner.start if inner and role not in ("agent", "statutory_agent") else len(reading.text)
    found = particulars_of(reading, Block(role, title, 0, 0, end, True), item, before)
    found = [_on_form(b) for b in found if any(f.name == "party.name" for f in b.fields)]
    if found and inner and end == inner.start:
        after = re.compile(r"[^:\n]{0,12}:").match(reading.text, inner.end)
        body = after.end() if after else inner.end
        person = Block("legal_representative", inner.text, inner.start, body, len(reading.text), True)
        for b in particulars_of(reading, person, item + 1, before):
            kept = ("party.role", "party.kind", "party.name", "party.post", "party.phone")
            b.fields = [f for f in b.fields if f.name in kept]
            if b.name:
                found.append(b)
        found[0].fields += [_moved(f, item) for b in found[1:] for f in b.fields if f.name == "party.phone"]
        found[0].fields += _own(reading, inner.start, item, found[0])
    return found


def _answers(reading: Reading, piece: Piece) -> bool:
    """职务:负责人 gives a post, it does not open a person."""
    return reading.text[: piece.start].rstrip().endswith(":")


def _moved(field: Field, item: int) -> Field:
    return Field(field.name, field.value, field.confidence, field.evidence, field.source, item)


def _own(reading: Reading, start: int, item: int, block: Block) -> list[Field]:
    """The organization's own code stands below its representative's line."""
    if any(f.name == "party.uscc" for f in block.fields):
        return []
    codes = list(reading.among("uscc", start, len(reading.text)))[:1]
    return [reading.field("party.uscc", c.value, c.start, c.end, "form", item=item) for c in codes]


def _on_form(block: Block) -> Block:
    """An agent's 单位 is a firm where it is one."""
    fields = []
    for f in block.fields:
        firm = (
            f.name == "party.employer" and block.role == "agent" and re.search(r"事务所|法律服务所|援助中心", f.value)
        )
        fields.append(Field("party.firm", f.value, f.confidence, f.evidence, f.source, f.item) if firm else f)
    block.fields = list({f.name: f for f in reversed(fields)}.values())[::-1]
    return block
