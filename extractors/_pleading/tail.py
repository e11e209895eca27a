"""The foot of a pleading: the court it goes to, who signed, how, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from extractors._pleading.reading import Reading
from extractors._pleading.sections import Section
from extractors._pleading.words import EMPTY
from pipeline.chinese import same_name
from pipeline.geometry import inside, union
from pipeline.types import Box, Evidence, Field, Mark, MarkKind, Page

_COURT: Final = re.compile(
    r"[ \n:_]{0,6}((?:[\u4e00-\u9fff][ \n_]?){4,30}?法院(?:[\u4e00-\u9fff]{2,8}(?:法庭|巡回法庭))?)"
)
_COURT_LINE: Final = re.compile(
    r"(?:^|(?<=\n))(?:致:?)?([\u4e00-\u9fff]{2,24}(?:人民法院|铁路运输法院|海事法院|互联网法院|"
    r"知识产权法院|金融法院))[:。]?(?=\n|$)"
)
_NAMED: Final = re.compile(
    r"(?:\([^()\n]{1,12}\))?[: \n_]{0,4}(?:\([^()\n]{1,12}\))?((?:[\u4e00-\u9fffA-Za-z()·•.×*、, ]|"
    r"\n(?![\d二]))[^\d\n]{0,60})?"
)
_NOT_NAMES: Final = re.compile(
    r"[\d一二〇零○×xX_]{0,4} ?年[^\n]{0,12}|日期.*|附[:件].*|\((?:签|盖|公章|章|手印|捺|按)[^()]{0,12}\)|"
    r"法定代表人.*|代表人.*|委托.*|代理.*|时间.*|(?:签名|签字|盖章|签章|捺印|按印|公章)"
)
_KINDS: Final = {MarkKind.SIGNATURE: "handwritten", MarkKind.SEAL: "seal", MarkKind.FINGERPRINT: "fingerprint"}


def court_of(reading: Reading, sections: Iterable[Section]) -> list[Field]:
    """After 此致, on its line or the next; else a line that is nothing but a court's name."""
    for section in (s for s in sections if s.kind == "court"):
        match = _COURT.match(reading.text, section.start, min(len(reading.text), section.start + 60))
        if match and _is_court(match[1]):
            return [_court(reading, match.start(1), match.end(1), "to", 0.98)]
    lines = [m for m in _COURT_LINE.finditer(reading.text) if _is_court(m[1])]
    return [_court(reading, lines[-1].start(1), lines[-1].end(1), "line", 0.95)] if lines else []


def signing_of(reading: Reading, sections: Iterable[Section], names: Iterable[str]) -> list[Field]:
    """Who signed and when, below the body; names of parties alone on a line at the foot count as signing."""
    places = list(sections)
    signed = [s for s in places if s.kind == "signature"]
    foot = _foot(reading, places)
    fields: list[Field] = []
    known = tuple(names)
    for section in signed:
        fields += [f for f in _signatories(reading, section) if not _scribbled(reading, f, known)]
    if not any(f.name == "signatory" for f in fields):
        fields += _bare_names(reading, foot, known)
    fields += list(_signatures(reading, signed, foot, fields))
    date = _date(reading, signed, foot)
    return [*fields, *date]


def _is_court(name: str) -> bool:
    clean = re.sub(r"[ \n_]", "", name)
    return not re.match(r"人民法院|(?:贵|本|你|该|向|由|基层|中级|原审)", clean) and len(clean) >= 5


def _court(reading: Reading, start: int, end: int, way: str, trust: float) -> Field:
    value = re.sub(r"[\s_]", "", reading.raw[start:end])
    return reading.field("court", value, start, end, way, trust=trust)


def _foot(reading: Reading, sections: list[Section]) -> tuple[int, int]:
    """From the court's name, or else the last tenth of the paper, to the attachments."""
    heads = [s.start for s in sections if s.kind in ("court", "signature")]
    start = min(heads) if heads else int(len(reading.text) * 0.9)
    return start, len(reading.text)


def _signatories(reading: Reading, section: Section) -> Iterator[Field]:
    match = _NAMED.match(reading.text, section.start, section.end)
    if not match or not match[1]:
        return
    line = _NOT_NAMES.sub(lambda m: " " * len(m[0]), match[1])
    for name in re.finditer(r"[\u4e00-\u9fffA-Za-z()·•.×*]{2,40}", line):
        start = match.start(1) + name.start()
        value = reading.said(start, start + len(name[0]))
        if not EMPTY.fullmatch(value):
            yield reading.field("signatory", value, start, start + len(name[0]), "label", trust=0.95)


def _scribbled(reading: Reading, field: Field, names: Iterable[str]) -> bool:
    """Handwriting read as a name that is no party's: the engine's guess at a signature, not a statement."""
    if any(same_name(field.value, name) for name in names):
        return False
    hands = [(p.page_id, m.box) for p, m in reading.sheet.marks() if m.kind is MarkKind.SIGNATURE]
    return any(page == e.page_id and inside(e.bbox, box) >= 0.3 for e in field.evidence for page, box in hands)


def _bare_names(reading: Reading, foot: tuple[int, int], names: Iterable[str]) -> Iterator[Field]:
    for name in dict.fromkeys(n.replace("（", "(").replace("）", ")") for n in names):
        match = re.compile(rf"(?:^|(?<=\n)){re.escape(name)}(?=\n|$| )").search(reading.text, *foot)
        if match:
            yield reading.field("signatory", reading.said(*match.span()), *match.span(), "line", trust=0.9)


def _signatures(reading: Reading, signed: list[Section], foot: tuple[int, int], fields: list[Field]) -> Iterator[Field]:
    """Marks beside or below the place to sign; a printed name where there is no mark."""
    found = list(_marks_at(reading, signed, foot))
    for page, mark in found:
        evidence = Evidence(page.page_id, mark.box, mark.text or "", mark.confidence)
        value, way = _KINDS[mark.kind], f"{reading.name}/mark:{mark.kind.value}"
        yield Field("signature", value, round(mark.confidence, 4), (evidence,), way)
    typed = [f for f in fields if f.name == "signatory"]
    if typed and not found:
        yield Field("signature", "typed", typed[0].confidence, typed[0].evidence, typed[0].source)


def _marks_at(reading: Reading, signed: list[Section], foot: tuple[int, int]) -> Iterator[tuple[Page, Mark]]:
    zones = [_zone(reading, s.head, s.start, 0.06, 0.10) for s in signed] or [_zone(reading, *foot, 0.02, 0.12)]
    for page, mark in reading.sheet.marks():
        middle = (mark.box.top + mark.box.bottom) / 2
        if any(zone and zone[0] == page.page_id and zone[1].top <= middle <= zone[1].bottom for zone in zones):
            yield page, mark


def _zone(reading: Reading, start: int, end: int, above: float, below: float) -> tuple[str, Box] | None:
    """The band of the page around the place to sign: seals reach above it, signatures and dates stand below."""
    if end <= start:
        return None
    evidence = reading.sheet.evidence(reading.at[start], reading.at[end - 1] + 1)
    if not evidence:
        return None
    last = [e for e in evidence if e.page_id == evidence[-1].page_id]
    box = union(e.bbox for e in last)
    return evidence[-1].page_id, Box(0.0, max(0.0, box.top - above), 1.0, min(1.0, box.bottom + below))


def _date(reading: Reading, signed: list[Section], foot: tuple[int, int]) -> list[Field]:
    """The first date after the last place to sign, else the last at the foot."""
    after = [d for s in signed[-1:] for d in reading.among("date", s.start, foot[1])]
    dates = after[:1] or list(reading.among("date", *foot))[-1:]
    return [reading.field("signed_on", d.value, d.start, d.end, "foot", trust=0.96) for d in dates]
