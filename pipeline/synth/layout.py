"""Blocks of text to pages of placed glyphs, rules and marks, in points from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pipeline.synth import fonts
from pipeline.synth.looks import Colour, Look
from pipeline.synth.markup import Block, Run, blocks_of

NO_START: Final = frozenset("，。、；：！？）》”’」』】％%,.;:!?)")
"""Characters that never begin a line."""


class Glyphs(NamedTuple):
    """A run set in one face; `y` is the baseline."""

    x: float
    y: float
    text: str
    role: str
    size: float
    colour: Colour
    by_hand: bool = False
    tag: int = -1


class Rule(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.7


class Stamp(NamedTuple):
    """A mark (sign, seal, chop, print) centred at x, y; `size` is its height."""

    kind: str
    text: str
    x: float
    y: float
    size: float
    tag: int = -1


Item = Glyphs | Rule | Stamp
Pages = tuple[tuple[Item, ...], ...]


class _Atom(NamedTuple):
    """One character, or a whole signature, that lines are broken between."""

    kind: str
    text: str
    role: str
    width: float
    by_hand: bool
    tag: int = -1


def lay(text: str, look: Look) -> Pages:
    """The pages of one paper, with page numbers where its look prints them."""
    setter = _Setter(look)
    blocks = blocks_of(text)
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        setter.put(block)
        if block.kind == "table" and (after is None or after.kind != "table"):
            setter.y += 6
    pages = setter.pages
    return tuple((*page, *_footer(look, n, len(pages))) for n, page in enumerate(pages, 1))


def _footer(look: Look, n: int, count: int) -> Iterator[Item]:
    if look.footer:
        text = look.footer.format(n=n, count=count)
        width = sum(fonts.width(look.body, c) for c in text) * 9
        yield Glyphs((look.page[0] - width) / 2, look.page[1] - look.margins[3] / 2, text, look.body, 9, look.ink)


class _Setter:
    """Where the pen stands: `y` is the top of the next line."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._pages: list[list[Item]] = [[]]
        self.y = look.margins[1]
        self.bottom = look.page[1] - look.margins[3]

    @property
    def pages(self) -> tuple[tuple[Item, ...], ...]:
        return tuple(tuple(page) for page in self._pages if page)

    def put(self, block: Block) -> None:
        look = self.look
        match block.kind:
            case "page":
                self._new_page()
            case "gap":
                self.y += look.size * look.leading * 0.6
            case "rule":
                self._pages[-1].append(Rule(look.margins[0], self.y, look.page[0] - look.margins[2], self.y))
                self.y += 6
            case "table":
                self._table(block)
            case _:
                self._paragraph(block)

    def _new_page(self) -> None:
        self._pages.append([])
        self.y = self.look.margins[1]

    def _room(self, height: float) -> None:
        if self.y + height > self.bottom and self._pages[-1]:
            self._new_page()

    def _paragraph(self, block: Block) -> None:
        look = self.look
        big = block.kind == "title"
        size = look.title_size if big else look.size
        leading = size * (1.9 if big else look.leading)
        left, right = look.margins[0], look.page[0] - look.margins[2]
        indent = 2 * size if block.kind in ("paragraph", "heading") else 0.0
        atoms = list(_atoms(block.runs, look, size, _role(block.kind, look)))
        for n, line in enumerate(_broken(atoms, right - left, indent)):
            self._room(leading)
            width = sum(a.width for a in line)
            x = left + (indent if n == 0 else 0.0)
            if block.kind in ("title", "centre"):
                x = (left + right - width) / 2
            elif block.kind == "right":
                x = right - width - look.right_margin
            colour = look.title_colour if big else look.ink
            self._pages[-1].extend(_placed(line, x, self.y + (leading + size * 0.74) / 2, size, colour, look))
            self.y += leading

    def _table(self, block: Block) -> None:
        look = self.look
        left, right = look.margins[0], look.page[0] - look.margins[2]
        scale = (right - left) / sum(block.weights)
        edges = [left]
        for weight in block.weights:
            edges.append(edges[-1] + weight * scale)
        for row in block.rows:
            spans = edges if len(row) == len(block.weights) else _even(left, right, len(row), edges)
            self._row(row, spans)

    def _row(self, row: tuple[tuple[Run, ...], ...], edges: list[float]) -> None:
        look, size, pad = self.look, self.look.cell_size, 4.0
        leading = size * 1.45
        cells = [_cell(runs, look, size, edges[i + 1] - edges[i] - 2 * pad) for i, runs in enumerate(row)]
        height = max(len(lines) for lines in cells) * leading + 2 * pad
        self._room(height)
        page, top = self._pages[-1], self.y
        for y in (top, top + height):
            page.append(Rule(edges[0], y, edges[-1], y))
        for x in edges:
            page.append(Rule(x, top, x, top + height))
        for i, lines in enumerate(cells):
            y = top + (height - len(lines) * leading) / 2
            for line in lines:
                page.extend(_placed(line, edges[i] + pad, y + (leading + size * 0.74) / 2, size, look.ink, look))
                y += leading
        self.y = top + height


def _even(left: float, right: float, count: int, edges: list[float]) -> list[float]:
    """Edges of a row with fewer cells than columns: a label column, then equal parts; one cell spans all."""
    if count == 1:
        return [left, right]
    first = edges[1]
    step = (right - first) / (count - 1)
    return [left, *(first + step * i for i in range(count))]


def _role(kind: str, look: Look) -> str:
    return {"title": look.title, "heading": look.bold}.get(kind, look.body)


def _cell(runs: tuple[Run, ...], look: Look, size: float, width: float) -> list[list[_Atom]]:
    lines: list[list[_Atom]] = []
    part: list[Run] = []
    for run in runs:
        pieces = run.text.split("<br>")
        for n, piece in enumerate(pieces):
            if n:
                lines.extend(_broken(list(_atoms(part, look, size, look.body)), width, 0.0))
                part = []
            part.append(Run(run.kind, piece, run.tag))
    lines.extend(_broken(list(_atoms(part, look, size, look.body)), width, 0.0))
    return lines


def _atoms(runs: Iterable[Run], look: Look, size: float, role: str) -> Iterator[_Atom]:
    for run in runs:
        match run.kind:
            case "sign":
                yield _Atom("sign", run.text, role, size * 1.5 * max(2, len(run.text)), False, run.tag)
            case "seal" | "chop" | "print":
                yield _Atom(run.kind, run.text, role, 0.0, False, run.tag)
            case "hand":
                hand = size * 1.12
                for char in run.text:
                    yield _Atom("text", char, "kai", fonts.width("kai", char) * hand, True, run.tag)
            case _:
                face = look.bold if run.kind == "b" else role
                for char in run.text:
                    kind = "u" if run.kind == "u" else "text"
                    yield _Atom(kind, char, face, fonts.width(face, char) * size, look.by_hand, run.tag)


def _broken(atoms: list[_Atom], width: float, indent: float) -> list[list[_Atom]]:
    """Lines no wider than `width`; numbers stay whole, and a closing mark hangs over rather than begin a line."""
    lines: list[list[_Atom]] = [[]]
    used = indent
    for word in _words(atoms, width * 0.6):
        wide = sum(a.width for a in word)
        hangs = word[0].kind == "text" and word[0].text in NO_START
        if used + wide > width and lines[-1] and not hangs:
            lines.append([])
            used = 0.0
        lines[-1].extend(word)
        used += wide
    return lines


def _words(atoms: list[_Atom], widest: float) -> Iterator[list[_Atom]]:
    word: list[_Atom] = []
    for atom in atoms:
        joins = atom.kind == "text" and len(atom.text) == 1 and atom.text.isascii() and atom.text.isalnum()
        if word and (not joins or sum(a.width for a in word) > widest):
            yield word
            word = []
        if joins:
            word.append(atom)
        else:
            yield [atom]
    if word:
        yield word


def _placed(line: list[_Atom], x: float, y: float, size: float, colour: Colour, look: Look) -> Iterator[Item]:
    run: list[_Atom] = []
    start = x
    for atom in line:
        if run and _style(run[-1]) != _style(atom):
            yield from _flushed(run, start, y, size, colour, look)
            run = []
        if not run:
            start = x
        if atom.kind in ("text", "u"):
            run.append(atom)
        else:
            yield _stamp(atom, x, y, size)
        x += atom.width
    yield from _flushed(run, start, y, size, colour, look)


def _style(atom: _Atom) -> tuple[str, str, bool, bool, int]:
    return atom.kind, atom.role, atom.by_hand, atom.text in fonts.BOXES, atom.tag


def _flushed(run: list[_Atom], x: float, y: float, size: float, colour: Colour, look: Look) -> Iterator[Item]:
    if not run:
        return
    text, first = "".join(a.text for a in run), run[0]
    if first.kind == "u":
        yield Rule(x, y + 2.5, x + sum(a.width for a in run), y + 2.5)
    pen = look.pen if first.by_hand else colour
    large = size * 1.12 if first.by_hand and not look.by_hand else size
    if text.strip():
        yield Glyphs(x, y, text, first.role, large, pen, first.by_hand, first.tag)


def _stamp(atom: _Atom, x: float, y: float, size: float) -> Stamp:
    match atom.kind:
        case "sign":
            return Stamp("sign", atom.text, x + atom.width / 2, y - size * 0.35, size * 2.2, atom.tag)
        case "seal":
            return Stamp("seal", atom.text, x - size * 2.5, y - size * 0.6, 116.0, atom.tag)
        case "chop":
            return Stamp("chop", atom.text, x - size, y - size * 0.3, 46.0, atom.tag)
        case _:
            return Stamp("print", "", x - size * 0.1, y - size * 0.1, 38.0, atom.tag)
