"""Who is who: the blocks of a pleading's head, one a person or organization."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from extractors._pleading.particulars import particulars_of
from extractors._pleading.reading import Piece, Reading
from extractors._pleading.words import SIDES
from pipeline.chinese import is_organization, surname_ok
from pipeline.types import Field

_MOST: Final = 500
"""Blocks read of one pleading; nobody sues more people on one paper."""
_NUMBERED: Final = re.compile(
    r"(?:[一二三四五六七八九十\d甲乙丙]{1,2}(?=[:( 、\n])|\([一二三四五六七八九十\d]{1,2}\))?"
)
_JOINED: Final = re.compile(r"[一二三四五六七八九十]([\u4e00-\u9fff]{2,4})[,(。]")
_BRACKET: Final = re.compile(r"\([^()\n]{1,40}\)")
_COLON: Final = re.compile(r"[ \n]?:[ \n]?")
_PREDICATE: Final = re.compile(
    r"[与和及、于在的]|依(?:法|据)|现(?:依|特|具|提|因|就|请)|特(?:向|此|具|提)|提出|系(?!列)|之间|诉称|提交|向|因|将|未|自(?!然)|已|为(?!民)|应|多次|支付|承担|赔偿|返还|偿还|以|对|有权|要求|认为|不|是|"
    r"均|曾(?=向|经|多|与)|所|请|就|按|一直|经|曾经|双方|主张|提起|起诉|签|下|受|到|从|并|或|双|方(?=签)|收"
)
_ENDS: Final = ("", "\n", "。", ";", ",")
"""Behind a title that is a post: 负责人:张三,负责人。"""
_PERSON: Final = re.compile(r"[\u4e00-\u9fff]{2,4},[男女],")
"""Names that begin with a surname which is also a verb (向, 于, 应)."""
_FIRST: Final = re.compile(r"[\u4e00-\u9fffA-Za-z×*]")


@dataclass(slots=True)
class Block:
    """`start` is where the title stands, `body` where what is said of the party begins."""

    role: str
    title: str
    start: int
    body: int
    end: int
    colon: bool
    note: str = ""
    fields: list[Field] = field(default_factory=list)

    @property
    def name(self) -> str | None:
        return next((f.value for f in self.fields if f.name == "party.name"), None)


def parties_of(reading: Reading, start: int, end: int) -> list[Field]:
    """Fields of every party, agent and representative between two places, numbered in order."""
    blocks = list(_blocks(reading, start, end))
    found: list[Block] = []
    for block in blocks:
        found += particulars_of(reading, block, len(found) + 1, found)
    relate(reading, found)
    return [f for block in found for f in block.fields]


def _blocks(reading: Reading, start: int, end: int) -> Iterator[Block]:
    titles = (_block(reading, p, start, end) for p in reading.among("ROLE", start, end))
    heads = list(islice((b for b in titles if b), _MOST))
    for i, block in enumerate(heads):
        block.end = heads[i + 1].start if i + 1 < len(heads) else end
        yield block


def _block(reading: Reading, piece: Piece, start: int, end: int) -> Block | None:
    """A title opens a block where a colon follows, or a name follows at the beginning of a sentence."""
    at = piece.end
    at = _past_number(reading, at, end)
    note = ""
    while bracket := _BRACKET.match(reading.text, at, end):
        note, at = note + bracket[0], bracket.end()
    colon = _COLON.match(reading.text, at, end)
    begins = piece.start == start or reading.text[piece.start - 1] in "\n。;" or _listed(reading, piece.start)
    if colon:
        pair = reading.text[: piece.start].endswith("原、")
        loose = begins or (reading.text[piece.start - 1] in ",、 )" and not pair) or _after_word(reading, piece.start)
        return Block(piece.value, piece.text, piece.start, colon.end(), end, True, note) if loose else None
    if not begins and piece.value in SIDES and _run_in(reading, piece, at, end):
        return Block(piece.value, piece.text, piece.start, at, end, False, note)
    comma = reading.text[piece.start - 1] in ", )"
    if comma and piece.value in ("legal_representative", "responsible_person") and reading.text[at : at + 1] in _ENDS:
        return None
    rest = reading.text[at : min(end, at + 12)].lstrip(" \n")
    if not (begins or comma) or not rest or not _FIRST.match(rest):
        return None
    if _PREDICATE.match(rest) and not _PERSON.match(rest):
        return None
    if comma and piece.value in SIDES and not re.match(r"[\u4e00-\u9fff]{2,4}[,(]", rest):
        return None
    return Block(piece.value, piece.text, piece.start, at, end, False, note)


def _past_number(reading: Reading, at: int, end: int) -> int:
    """Behind the number of one of several (被告二:, 被告二李四,)."""
    numbered = _NUMBERED.match(reading.text, at, end)
    at = numbered.end() if numbered else at
    joined = _JOINED.match(reading.text, at, end)
    return at + 1 if joined and surname_ok(joined[1]) else at


def _listed(reading: Reading, at: int) -> bool:
    """After a list number or a word like 第一 or 共同 that opens the paragraph."""
    begin, _ = reading.paragraph(at)
    return (
        re.fullmatch(
            r"(?:[\d一二三四五六七八九十]{1,2}[、.)]|第[一二三四五六七八九十]|共同|上述|以上|[两二三四]|各)?",
            reading.text[begin:at],
        )
        is not None
    )


def _after_word(reading: Reading, at: int) -> bool:
    """Without any mark between: 原告:张三被告:李四."""
    return reading.text[at - 1 : at].isalnum() and reading.text[at - 1 : at] not in "的系为与和是及"


def _run_in(reading: Reading, piece: Piece, at: int, end: int) -> bool:
    """A title and a name without any mark before them, where the sentence ends behind the name (…总经理被告陈某)."""
    before = reading.text[piece.start - 1]
    name = re.match(
        r"([\u4e00-\u9fff×\d]{2,4}?)(?:[,。;(\n]|$|(?=原告|被告|第三人))", reading.text[at : min(end, at + 6)]
    )
    return before not in "系的为与和是及对向由从给即告, " and name is not None and surname_ok(name[1])


def relate(reading: Reading, blocks: Sequence[Block]) -> None:
    """Who stands for whom: the nearest party above, all of its side where the block says so (共同, 二原告)."""
    for no, block in enumerate(blocks):
        if block.role in SIDES:
            continue
        above = [b for b in blocks[:no] if b.role in SIDES]
        if block.role in ("legal_representative", "responsible_person"):
            above = [b for b in above if b.name is None or is_organization(b.name)] or above
        if not above:
            continue
        before = reading.text[max(0, block.start - 4) : block.start] + block.title + block.note
        joint = re.search(r"共同|以上|上述|[两二三四]原告|均", before)
        chosen = [b for b in above if b.role == above[-1].role] if joint else _named(reading, block, above)
        names = list(dict.fromkeys(b.name for b in chosen if b.name))
        role = next(f for f in block.fields if f.name == "party.role")
        if names:
            value = ",".join(names)
            block.fields.append(
                Field(
                    "party.represents",
                    value,
                    role.confidence,
                    role.evidence,
                    f"{reading.name}/pattern:order",
                    role.item,
                )
            )


def _named(reading: Reading, block: Block, above: Sequence[Block]) -> Iterable[Block]:
    """Parties that the block names as those it stands for (系原告张三之父), else the nearest above."""
    said = reading.text[block.start : block.end]
    named = [
        b
        for b in above
        if b.name and re.search(rf"(?:(?:系|与|代表)[^,。]{{0,6}}|受[^,。)]{{0,60}}){re.escape(b.name)}", said)
    ]
    return named or [above[-1]]
