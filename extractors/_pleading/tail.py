"""The foot of a pleading: the court it goes to, who signed, how, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from extractors._pleading.reading import Piece, Reading
from extractors._pleading.sections import Section
from extractors._pleading.words import EMPTY
from pipeline.chinese import region_of, same_name
from pipeline.geometry import inside, union
from pipeline.types import Box, Evidence, Field, Mark, MarkKind, Page

_COURT: Final = re.compile(
    r"[ \n:_]{0,6}((?:[\u4e00-\u9fff][ \n_]?){4,30}?法院(?:[\u4e00-\u9fff]{2,8}(?:法庭|巡回法庭))?)"
)
_COURT_NAME: Final = (
    r"[\u4e00-\u9fff]{2,24}?(?:人民法院|铁路运输法院|海事法院|互联网法院|知识产权法院|金融法院)"
    r"(?:[\u4e00-\u9fff]{2,8}(?:人民|巡回)?法庭)?"
)
_COURT_LINE: Final = re.compile(
    r"(?:^|(?<=\n))(?:(?:此?致|[谨敬此]?呈|呈送|送交|递交|提交|报送)[: ]{0,2})?(?:尊敬的)?"
    rf"({_COURT_NAME})(?:立案庭|诉讼服务中心|执行局|立案(?:登记)?窗口|(?:各位)?(?:立案)?(?:法官|领导)(?:同志)?)?(?:公鉴|台鉴)?"
    r"(?:[\u4e00-\u9fff]{1,10}:|[:。])?(?=\n|$)"
)
_COURT_LABELLED: Final = re.compile(
    r"(?<![\u4e00-\u9fff])"
    r"(?:(?:受理|受诉|管辖|立案|起诉|收件|申请|执行|致送|提交|递交|呈送)(?:的)?(?:人民)?法院|主送|送)[: ]{1,2}"
    rf"({_COURT_NAME})(?=[\n ,。;]|$)"
)
_COURT_SAID: Final = re.compile(
    r"(?:^|(?<=[\n。;]))(?![^。\n]{0,60}(?:曾|已于|此前|之前))[^。\n]{0,90}?向"
    rf"({_COURT_NAME})(?:依法)?(?:[\u4e00-\u9fff]{{0,5}}委员会)?(?:提起|提出|起诉|具状|递交|提交|呈交|申请|控告)(?:[^。\n]{{0,12}},?(?:请|恳|望|敬|并请|盼)|[^。\n]{{0,10}}。?\n)|"
    rf"(?:敬|恳|谨|特|呈)请({_COURT_NAME})(?:依法)?(?:审理|审查|裁判|判|立案|受理|查明)|"
    rf"本(?:起?诉)?(?:状|申请书)[谨特]?(?:向|呈|送|致|递){{1,2}}({_COURT_NAME})"
)
"""The last sentence of a story that goes to court with it (为此特向某某人民法院起诉)."""
_COURT_AT_ALL: Final = re.compile(
    r"(?<![\u4e00-\u9fff])(?![^\n]{0,30}(?:曾|已于|此前|之前|附))([\u4e00-\u9fff]{2,40}?)(?:中级|高级)?人民法院"
    r"(?!作出|[^\n]{0,4}[\d(][^\n]{0,20}号|[^\n。]{0,20}(?:判决|裁定|调解书|决定书))"
)
_END: Final = 160
_COURT_WAYS: Final = ((_COURT_LINE, "line", 0.95), (_COURT_LABELLED, "label", 0.95), (_COURT_SAID, "said", 0.85))
_NAMED: Final = re.compile(
    r"(?:\([^()\n]{1,12}\))?[: \n_]{0,4}(?:\([^()\n]{1,12}\))?((?:[\u4e00-\u9fffA-Za-z()·•.×*、, ]|"
    r"\n(?![\d二]))[^\d\n]{0,60})?"
)
_NOT_NAMES: Final = re.compile(
    r"[\d一二〇零○×xX_]{0,4} ?年[^\n]{0,12}|日期.*|附[:件].*|\((?:签|盖|公章|章|手印|捺|按)[^()]{0,12}\)|"
    r"法定代表人.*|代表人.*|委托.*|代理.*|时间.*|(?:签名|签字|盖章|签章|捺印|按印|公章)"
)
_DAY: Final = re.compile(r"(?:申请|具状|起诉|填表|填写|提交|书写|制作|递交)(?:日期|时间)[: ]{0,3}")
_KINDS: Final = {MarkKind.SIGNATURE: "handwritten", MarkKind.SEAL: "seal", MarkKind.FINGERPRINT: "fingerprint"}


def court_of(reading: Reading, sections: Iterable[Section]) -> list[Field]:
    """After 此致, on its line or the next; else a line that addresses a court, else the court the story turns to."""
    for section in (s for s in sections if s.kind == "court"):
        match = _COURT.match(reading.text, section.start, min(len(reading.text), section.start + 60))
        if match and _is_court(match[1]):
            return [_court(reading, match.start(1), match.end(1), "to", 0.98)]
    for pattern, way, trust in _COURT_WAYS:
        found = [m for m in pattern.finditer(reading.text) if _is_court(m[m.lastindex or 1])]
        if found:
            return [_court(reading, *found[-1].span(found[-1].lastindex or 1), way, trust)]
    return _court_at_foot(reading)


def _court_at_foot(reading: Reading) -> list[Field]:
    """The last court that the paper's end names, whatever is said around it, from where its place's name begins."""
    for match in reversed(list(_COURT_AT_ALL.finditer(reading.text, max(0, len(reading.text) - _END)))):
        places = (at for at in range(match.start(), match.end(1)) if region_of(reading.text[at : match.end()]))
        if (start := next(places, None)) is not None and _is_court(reading.text[start : match.end()]):
            return [_court(reading, start, match.end(), "foot", 0.85)]
    return []


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
    nameless = re.match(r"人民法院|(?:贵|本|你|该|向|由|基层|中级|原审)|.*(?:[向由请的在]|依法)人民法院", clean)
    return nameless is None and len(clean) >= 5


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
    places = [zone for s in signed for zone in _zones(reading, s.head, s.start, 0.06, 0.10)]
    zones = places or list(_zones(reading, *foot, 0.02, 0.12))
    found = [(page, mark) for page, mark in reading.sheet.marks() if _in_any(zones, page, mark)]
    yield from found or ([] if places else _at_the_end(reading))


def _in_any(zones: Iterable[tuple[str, Box]], page: Page, mark: Mark) -> bool:
    middle = (mark.box.top + mark.box.bottom) / 2
    return any(page_id == page.page_id and band.top <= middle <= band.bottom for page_id, band in zones)


def _at_the_end(reading: Reading) -> Iterator[tuple[Page, Mark]]:
    """Marks in the lower half of the last page's text, or below it, where nothing says who is to sign where."""
    last = reading.sheet.lines[-1].page
    boxes = [line.box for line in reading.sheet.lines if line.page.page_id == last.page_id]
    middle = (min(b.top for b in boxes) + max(b.bottom for b in boxes)) / 2
    for page, mark in reading.sheet.marks():
        if page.page_id == last.page_id and (mark.box.top + mark.box.bottom) / 2 > middle:
            yield page, mark


def _zones(reading: Reading, start: int, end: int, above: float, below: float) -> Iterator[tuple[str, Box]]:
    """The band of each page around the place to sign: seals reach above it, signatures and dates stand below."""
    evidence = reading.sheet.evidence(reading.at[start], reading.at[end - 1] + 1) if end > start else ()
    for page_id in dict.fromkeys(e.page_id for e in evidence):
        box = union(e.bbox for e in evidence if e.page_id == page_id)
        yield page_id, Box(0.0, max(0.0, box.top - above), 1.0, min(1.0, box.bottom + below))


def _date(reading: Reading, signed: list[Section], foot: tuple[int, int]) -> list[Field]:
    """The first date after the last place to sign, else the last at the foot, else one that a label calls the day."""
    after = [d for s in signed[-1:] for d in reading.among("date", s.start, foot[1])]
    dates = after[:1] or list(reading.among("date", *foot))[-1:] or list(_labelled(reading))[:1]
    return [reading.field("signed_on", d.value, d.start, d.end, "foot", trust=0.96) for d in dates]


def _labelled(reading: Reading) -> Iterator[Piece]:
    """Dates that a form's head has (申请日期), where nothing stands at its foot."""
    labels = [m.end() for m in _DAY.finditer(reading.text)]
    return (d for d in reading.among("date", 0, len(reading.text)) if any(0 <= d.start - at <= 1 for at in labels))
