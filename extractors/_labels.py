"""Finding labels and the values that belong to them, in forms, tables and running headers.

A value stands to the right of its label on the same row and ends where the next known label, or a wide gap, begins;
where nothing stands there it stands below, in the label's column. Labels may be spaced out (姓　　名), lack the colon,
carry a note (甲方（盖章）：) and, when five characters or longer, be misread by one character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from extractors._ruled import Pairs
from extractors._view import Cell, Span, View, cells_of, same_row
from pipeline.sheet import Line, Sheet
from pipeline.text import halved, plain
from pipeline.types import Box, Field

Labels = Mapping[str, tuple[str, ...]]

_NOTE = (
    r"\s*[(（\[【](?=[^)）\]】\n]{1,24}[)）\]】])"
    r"(?:[^)）\]】\n]{0,22}(?:签|章|印|方|人|者|称|写|名|位|填)[^)）\]】\n]{0,12})[)）\]】]"
)
_SIGN = r"(?:签名|签字|签章|盖章|捺印|按印|印章)"
_TO_SIGN = (
    rf"\s*(?:亲笔|确认|接受委托)?{_SIGN}(?:(?:或者|[或及和并、/／])?{_SIGN})*(?:[处栏]|或者?)?(?=\s*[:：(（]|\s|$)"
)
_TO_CONFIRM = r"\s*(?:确认|接受委托)(?=\s*[(（][^)）\n]{0,12}[签章印])"
_AFTER = re.compile(rf"(?:{_NOTE}|{_TO_SIGN}|{_TO_CONFIRM}){{0,3}}\s*[:：;；]?[ \t　]*", re.M)
_COLON = re.compile(r"\s*(?:[(（][^)）\n]{0,24}[)）])?\s*[:：]")
_SIGNING = re.compile(r"签|章|印")
_SIGNED = re.compile(r"签名|签字|签章|盖章|公章|捺印|签收|\(章\)")
_LONG = 5
_EDGE = set(" \t\n　,，;；。.、:：|()（）[]【】/*★●■□☑√")
_BLANK = re.compile(r"[\s_＿—\-/\\×xX*.。…:：、,，□]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found: `to` is where its notes and colon end; `signing` tells that a note asks for a signature."""

    key: str
    start: int
    end: int
    to: int
    line: int
    signing: bool
    trust: float
    open: bool
    """A colon, a gap or the line's end follows: what a form's label has, and a word in a sentence has not."""


@dataclass(frozen=True, slots=True)
class Value:
    hit: Hit
    text: str
    start: int
    end: int
    trust: float
    more: tuple[Span, ...] = ()
    """Further lines of the same cell, where rules say that they are."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A type's labels made ready: key by spelling, the pattern of all, and the long spellings by length."""

    keys: dict[str, str]
    regex: re.Pattern[str]
    long: tuple[tuple[int, tuple[str, ...]], ...]


@lru_cache(maxsize=128)
def _known(labels: tuple[tuple[str, tuple[str, ...]], ...]) -> _Known:
    keys = {plain(text): key for key, texts in labels for text in texts}
    spaced = r"\s{0,8}"
    regex = "|".join(spaced.join(map(re.escape, text)) for text in sorted(keys, key=len, reverse=True))
    sizes = sorted({len(text) for text in keys if len(text) >= _LONG}, reverse=True)
    return _Known(keys, re.compile(regex), tuple((n, tuple(t for t in keys if len(t) == n)) for n in sizes))


def _nearest(text: str, spellings: tuple[str, ...]) -> str | None:
    found = process.extractOne(text, spellings, scorer=Levenshtein.distance, score_cutoff=1, processor=None)
    return str(found[0]) if found else None


def spellings(text: str) -> tuple[str, ...]:
    """A long list of labels, parted by blanks."""
    return tuple(text.split())


class Form:
    """A sheet's labels. With `loose`, a label counts wherever it stands (姓名张三性别男)."""

    def __init__(self, sheet: Sheet, labels: Labels, *, loose: bool = False) -> None:
        self.sheet = sheet
        self.loose = loose
        known = _known(tuple(labels.items()))
        self._keys, self._regex, self._long = known.keys, known.regex, known.long
        self._text = halved(sheet.text)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return cells_of(self.sheet)

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(self.sheet)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        exact = [hit for i, line in enumerate(self.sheet.lines) for hit in self._line_hits(i, line)]
        return tuple(sorted([*exact, *self._misread({hit.line for hit in exact})], key=lambda hit: hit.start))

    @cached_property
    def _claimed(self) -> frozenset[int]:
        """Where the values begin that stand on their label's row."""
        return frozenset(value.start for hit in self.hits if (value := self._right(hit) or self._neighbour(hit)))

    def of(self, *keys: str) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.key in keys)

    def values(self, *keys: str) -> Iterator[Value]:
        for hit in self.of(*keys):
            value = self.value(hit)
            if value is not None:
                yield value

    def value(self, hit: Hit) -> Value | None:
        return self._in_cell(hit) or self._right(hit) or self._neighbour(hit) or self._below(hit)

    def _in_cell(self, hit: Hit) -> Value | None:
        """In a drawn table the value stands in the cell beside its label's; where that opens with a label of its own
        (受委托人｜姓名：张三), behind that."""
        lines = self._pairs.beside((hit.start, hit.to)) or self._pairs.beside((hit.start, hit.end))
        if not lines:
            return None
        inner = next((other for other in self.hits if other.start == lines[0][0]), None)
        if inner:
            found = self._right(inner)
            return replace(found, hit=hit) if found else None
        if any(start <= other.start < end for start, end in lines for other in self.hits):
            lines = lines[:1]
        made = self._made(hit, *lines[0], hit.trust)
        return replace(made, more=lines[1:]) if made else None

    def take(
        self,
        name: str,
        keys: str | tuple[str, ...],
        read: Callable[[str], str | None],
        source: str,
        *,
        item: int | None = None,
        long: int = 0,
    ) -> Iterator[Field]:
        """The first value of the labels that `read` understands, as a field; nothing where there is none.

        With `long`, up to that many continuing lines are read along.
        """
        for value in self.values(*((keys,) if isinstance(keys, str) else keys)):
            view = self.stretch(value, long)
            text = read(view.text)
            if text is not None:
                yield view.field(name, text, (0, len(view.text)), source, item=item, trust=value.trust)
                return

    def stretch(self, value: Value, lines: int) -> View:
        """The value and up to `lines` lines that continue it: below it, not left of it, and without a label."""
        spans: list[Span] = [(value.start, value.end), *value.more]
        if value.more:
            return View(self.sheet, spans)
        box = self._box(value.start, value.end)
        for cell in self._under(value) if lines and box else ():
            if len(spans) > lines or self._labelled(cell) or cell.start in self._claimed or box is None:
                break
            tall = max(box.bottom - box.top, cell.height)
            if cell.box.top - box.bottom > 0.9 * tall or abs(cell.box.left - box.left) > 4 * tall:
                break
            spans.append((cell.start, cell.end))
            box = Box(min(box.left, cell.box.left), cell.box.top, max(box.right, cell.box.right), cell.box.bottom)
        return View(self.sheet, spans)

    def box(self, hit: Hit) -> Box:
        return self._box(hit.start, hit.end) or self.sheet.line_at(hit.start).box

    def _line_hits(self, number: int, line: Line) -> Iterator[Hit]:
        for start, end in self._spellings(line.start, line.end):
            if self.loose or self._stands_alone(line, start):
                spelling = re.sub(r"\s", "", self._text[start:end])
                yield self._hit(number, line, start, end, spelling, 1.0)

    def _spellings(self, left: int, right: int) -> Iterator[Span]:
        for match in self._regex.finditer(self._text, left, right):
            if self._one_label(*match.span()):
                yield match.span()
            else:
                for piece in re.finditer(r"\S+", match[0]):
                    yield from self._spellings(match.start() + piece.start(), match.start() + piece.end())

    def _hit(self, number: int, line: Line, start: int, end: int, spelling: str, trust: float) -> Hit:
        after = _AFTER.match(self._text, end, line.end)
        to = after.end() if after else end
        signing = bool(_SIGNING.search(self._text, end, to) or _SIGNED.search(spelling))
        open_ = ":" in self._text[end:to] or to >= line.end or self._text[to - 1 : to].isspace() or self._cell_ends(to)
        return Hit(self._keys[spelling], start, end, to, number, signing, trust, open_)

    def _cell_ends(self, offset: int) -> bool:
        return any(cell.end == offset for cell in self._cells_on(offset))

    def _one_label(self, start: int, end: int) -> bool:
        """Letters spaced out over several cells are one label (名　称), words in several cells are not (转账｜用途)."""
        if max(map(len, self._text[start:end].split())) == 1:
            return True
        return any(cell.start <= start and end <= cell.end for cell in self._cells_on(start))

    def _stands_alone(self, line: Line, start: int) -> bool:
        if start == line.start or self._text[start - 1] in _EDGE:
            return True
        at = line.start
        for word in line.words:
            at = self.sheet.text.find(word.text, at, line.end)
            if at < 0 or at > start:
                return False
            if at == start:
                return True
            at += len(word.text)
        return False

    def _misread(self, taken: set[int]) -> Iterator[Hit]:
        """Long labels at the head of a line, one character wrong."""
        for number, line in enumerate(self.sheet.lines) if self._long else ():
            head = "" if number in taken else re.sub(r"\s", "", self._text[line.start : min(line.end, line.start + 60)])
            for size, spellings in self._long:
                if len(head) >= size and (found := _nearest(head[:size], spellings)):
                    yield self._hit(number, line, line.start, line.start + self._width(line, size), found, 0.9)
                    break

    def _width(self, line: Line, size: int) -> int:
        """How many characters of the line hold `size` that are no white space."""
        seen = 0
        for i, c in enumerate(self._text[line.start : line.end]):
            seen += not c.isspace()
            if seen == size:
                return i + 1
        return line.end - line.start

    def _right(self, hit: Hit) -> Value | None:
        line = self.sheet.lines[hit.line]
        later = [other.start for other in self.hits if other.line == hit.line and other.start >= hit.to]
        limit = min([line.end, *later])
        return self._made(hit, *self._cut(hit.to, limit), hit.trust)

    def _cut(self, start: int, limit: int) -> Span:
        """From the first character after the label to the end of its cell."""
        for cell in self._cells_on(start):
            if cell.end > start and cell.start < limit:
                begin = max(start, cell.start)
                if not _BLANK.fullmatch(self._text, begin, min(cell.end, limit)):
                    return begin, min(cell.end, limit)
        return start, start

    def _cells_on(self, offset: int) -> Iterator[Cell]:
        line = self.sheet.line_at(offset)
        return (cell for cell in self.cells if line.start <= cell.start < max(line.end, line.start + 1))

    def _neighbour(self, hit: Hit) -> Value | None:
        """The nearest cell to the right on the same row, where the reader made it a line of its own."""
        box, page = self.box(hit), self.sheet.lines[hit.line].page.page_id
        row = [
            cell
            for cell in self.cells
            if cell.page.page_id == page
            and cell.start >= 0
            and cell.box.left >= box.right - 0.005
            and same_row(cell.box, box)
            and not hit.start <= cell.start < hit.to
        ]
        nearest = min(row, key=lambda cell: cell.box.left, default=None)
        if nearest is None or self._labelled(nearest) or nearest.box.left - box.right > 0.45:
            return None
        return self._made(hit, nearest.start, nearest.end, hit.trust * 0.97)

    def _below(self, hit: Hit) -> Value | None:
        box, page = self.box(hit), self.sheet.lines[hit.line].page.page_id
        tall = box.bottom - box.top
        under = [
            cell
            for cell in self.cells
            if cell.page.page_id == page
            and 0 <= cell.box.top - box.bottom + 0.3 * tall < 2.5 * tall
            and min(cell.box.right, box.right) - max(cell.box.left, box.left)
            > 0.3 * min(cell.box.right - cell.box.left, box.right - box.left)
        ]
        nearest = min(under, key=lambda cell: cell.box.top, default=None)
        if nearest is None or self._labelled(nearest):
            return None
        return self._made(hit, nearest.start, nearest.end, hit.trust * 0.9)

    def _labelled(self, cell: Cell) -> bool:
        return any(cell.start <= hit.start < cell.end for hit in self.hits)

    def _under(self, value: Value) -> Iterator[Cell]:
        box = self._box(value.start, value.end)
        page = self.sheet.line_at(value.start).page.page_id
        below = [
            c
            for c in self.cells
            if box
            and c.page.page_id == page
            and c.box.top >= box.top + 0.5 * (box.bottom - box.top)
            and c.start > value.start
            and c.box.left < box.right
            and c.box.right > box.left - 0.02
        ]
        yield from sorted(below, key=lambda c: (round(c.box.top, 3), c.box.left))

    def _box(self, start: int, end: int) -> Box | None:
        evidence = self.sheet.evidence(start, end)
        return evidence[0].bbox if evidence else None

    def _made(self, hit: Hit, start: int, end: int, trust: float) -> Value | None:
        text = self._text[start:end]
        if _BLANK.fullmatch(text):
            return None
        lead = len(text) - len(text.lstrip())
        return Value(hit, text.strip(), start + lead, start + len(text.rstrip()), trust)
