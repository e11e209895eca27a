"""Tables and places to tick against what was drawn: `python -m benchmarks.tables [--pages N] [--show DIR] [--no-ocr]`.

Pages with tables or boxes of made packets (dev split, one paper a wording family) are drawn as scan (skewed by a
degree or so, noise, blur), fax and photo, and written as text PDF; statements also without their rules. `--no-ocr`
judges cells alone, by the rules in the picture. A cell is right where row, column and both spans are, in a table that
lies on the one drawn; a tick is right where a place to tick lies there and its state is the one drawn.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pipeline import pdf
from pipeline.geometry import iou, union
from pipeline.ingest.layer import layer_of
from pipeline.read.engine import ENGINES, Engine, EngineOptions
from pipeline.read.grid import tables_of
from pipeline.read.paper import flattened
from pipeline.read.ruled import dark, rules_in, shrunk
from pipeline.read.sight import see
from pipeline.read.tables import drawn_tables, tabled
from pipeline.settings import MODELS
from pipeline.sheet import Sheet
from pipeline.synth import degrade, fonts
from pipeline.synth.layout import Glyphs, Item, Rule
from pipeline.synth.looks import Look
from pipeline.synth.packets.compose import told
from pipeline.synth.packets.plan import drafted, plans
from pipeline.synth.raster import picture, seeded, text_pdf
from pipeline.synth.sheets import Papers
from pipeline.text import plain
from pipeline.types import Box, Cell, Page, Quality, Tick

TYPES = ("element_complaint", "bank_statement", "wage_record", "evidence_list", "power_of_attorney")
KINDS = ("scan", "fax", "photo")
STEP = 3
"""Of fax and photo every third page is read, since reading is slow."""
BOXES = "□☐☑☒"


@dataclass
class Gold:
    """Cells with their text, table by table, and places to tick; boxes in fractions."""

    tables: list[tuple[Box, list[tuple[Cell, str]]]] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)


def gold_of(items: Sequence[Item], size: tuple[float, float]) -> Gold:
    """Rows as the layout places them: two level rules, then the plumb ones at the row's own borders."""
    rows = list(_rows([i for i in items if isinstance(i, Rule)]))
    glyphs = sorted((i for i in items if isinstance(i, Glyphs)), key=lambda g: (round(g.y), g.x))
    gold = Gold(ticks=[t for g in glyphs for t in _ticks(g, size)])
    group: list[tuple[float, float, list[float]]] = []
    for row in [*rows, None]:
        if group and (row is None or abs(group[-1][1] - row[0]) > 0.5):
            gold.tables.append(_table(group, glyphs, size))
            group = []
        if row:
            group.append(row)
    return gold


def _rows(rules: Sequence[Rule]) -> Iterator[tuple[float, float, list[float]]]:
    at = 0
    while at < len(rules):
        top = rules[at]
        if at + 1 < len(rules) and top.y0 == top.y1 and (top.x0, top.x1) == (rules[at + 1].x0, rules[at + 1].x1):
            edges = []
            at += 2
            while at < len(rules) and rules[at].x0 == rules[at].x1:
                edges.append(rules[at].x0)
                at += 1
            yield top.y0, rules[at - len(edges) - 1].y0, edges
        else:
            at += 1


def _table(
    rows: Sequence[tuple[float, float, list[float]]], glyphs: Sequence[Glyphs], size: tuple[float, float]
) -> tuple[Box, list[tuple[Cell, str]]]:
    xs = sorted({round(x, 1) for _, _, edges in rows for x in edges})
    cells = []
    for n, (top, bottom, edges) in enumerate(rows):
        for left, right in pairwise(edges):
            first, last = xs.index(round(left, 1)), xs.index(round(right, 1))
            box = Box(left / size[0], top / size[1], right / size[0], bottom / size[1])
            text = "".join(g.text for g in glyphs if left <= g.x < right and top <= g.y - 2 < bottom)
            cells.append((Cell(n, first, 1, last - first, box), text))
    return union(c.box for c, _ in cells), cells


def _ticks(g: Glyphs, size: tuple[float, float]) -> Iterator[Tick]:
    x = g.x
    for i, char in enumerate(g.text):
        wide = fonts.width(g.role, char) * g.size
        box = Box(x / size[0], (g.y - 0.8 * g.size) / size[1], (x + wide) / size[0], (g.y + 0.1 * g.size) / size[1])
        spoken = i > 0 and g.text[i - 1] == "“"
        if (
            char in BOXES
            or (char == "√" and not spoken)
            or (char in "（(" and g.text[i + 1 : i + 3].strip("　 ") in ("）", ")"))
        ):
            if char in "（(":
                box = Box(box.left, box.top, box.left + 3 * (box.right - box.left), box.bottom)
            yield Tick(box, char in "☑☒√", 1.0)
        x += wide


def packet_pages(seed: int, count: int) -> Iterator[tuple[str, Sequence[Item], Look]]:
    """Pages with tables or boxes of dev packets, at most two of a wording family."""
    seen: dict[str, int] = defaultdict(int)
    made = 0
    for plan in plans(seed, 200, "dev"):
        papers = told(drafted(plan))
        drawn = Papers({t.paper.key: t.recipe for t in papers}, plan.seed)
        for t in papers:
            if t.paper.doc_type not in TYPES or seen[t.family] >= 1:
                continue
            seen[t.family] += 1
            pages, look = drawn.laid(t.paper.key)
            for n, page in enumerate(pages, 1):
                gold = gold_of(page, look.page)
                if gold.tables or gold.ticks:
                    yield f"{t.family}#{n}", page, look
                    made += 1
                    if made >= count:
                        return


def aged(sheet: Image.Image, look: str, rng: np.random.Generator) -> np.ndarray:
    if look == "photo":
        shot = degrade.shadowed(degrade.photographed(sheet, rng, (1900, 2600), 0.02), rng, 0.2)
        sheet = degrade.noisy(shot, rng, 3.0)
    elif look == "fax":
        sheet = degrade.faxed(degrade.scanned(sheet, rng, {"skew": float(rng.normal(0, 0.5))}), rng)
    else:
        effects = {"skew": float(rng.normal(0, 0.6)), "noise": 4.0, "blur": float(rng.uniform(0, 0.8))}
        sheet = degrade.scanned(sheet, rng, effects)
    return cv2.imdecode(np.frombuffer(degrade.jpeg(sheet, 70), np.uint8), cv2.IMREAD_COLOR)


@dataclass
class Tally:
    """Cells right, drawn, told; ticks right, drawn, told beside; characters wrong and drawn; CPU seconds and pages."""

    cells: list[int] = field(default_factory=lambda: [0, 0, 0])
    ticks: list[int] = field(default_factory=lambda: [0, 0, 0])
    text: list[int] = field(default_factory=lambda: [0, 0])
    seconds: float = 0.0
    pages: int = 0

    def row(self, name: str) -> str:
        right, drawn, told = self.cells
        cells = f"{2 * right / max(1, drawn + told):.3f} of {drawn}"
        ticks = f"{self.ticks[0] / self.ticks[1]:.3f} of {self.ticks[1]}, {self.ticks[2]}" if self.ticks[1] else "-"
        cer = f"{100 * self.text[0] / self.text[1]:.2f}" if self.text[1] else "-"
        cpu = f"{1000 * self.seconds / max(1, self.pages):.0f}"
        return f"| {name} | {self.pages} | {cells} | {cer} | {ticks} | {cpu} |"


def judge(tally: Tally, gold: Gold, page: Page, *, text: bool = True) -> None:
    tally.pages += 1
    tally.cells[2] += sum(len(t.cells) for t in page.tables)
    for box, cells in gold.tables:
        tally.cells[1] += len(cells)
        filled = {t.table.box: t for t in Sheet([page]).tables}
        best = max(page.tables, key=lambda t: iou(t.box, box), default=None)
        if best is None or iou(best.box, box) < 0.5:
            continue
        told = {place(c.cell): c.text for row in filled[best.box].rows for c in row}
        for cell, words in cells:
            if place(cell) in told:
                tally.cells[0] += 1
                if text:
                    wanted, said = plain(words), plain(told[place(cell)])
                    tally.text[0] += Levenshtein.distance(wanted, said)
                    tally.text[1] += len(wanted)
    if text:
        _judge_ticks(tally, gold, page)


def place(cell: Cell) -> tuple[int, int, int, int]:
    return cell.row, cell.column, cell.row_span, cell.column_span


def _judge_ticks(tally: Tally, gold: Gold, page: Page) -> None:
    moved = _moved(gold, page)
    left = list(page.ticks)
    for tick in gold.ticks:
        x, y = moved((tick.box.left + tick.box.right) / 2, (tick.box.top + tick.box.bottom) / 2)
        near = [t for t in left if abs(_middle(t)[0] - x) < 0.015 and abs(_middle(t)[1] - y) < 0.012]
        best = min(near, key=lambda t: abs(_middle(t)[0] - x), default=None)
        tally.ticks[1] += 1
        if best is not None:
            left.remove(best)
            tally.ticks[0] += best.ticked == tick.ticked
    tally.ticks[2] += len(left)


def _middle(tick: Tick) -> tuple[float, float]:
    return (tick.box.left + tick.box.right) / 2, (tick.box.top + tick.box.bottom) / 2


def _moved(gold: Gold, page: Page) -> Callable[[float, float], tuple[float, float]]:
    """From the sheet to the page as it was cut out of its photograph: by the tables that both have."""
    pairs = [(box, max(page.tables, key=lambda t: iou(t.box, box)).box) for box, _ in gold.tables if page.tables]
    pairs = [(a, b) for a, b in pairs if iou(a, b) > 0.5]
    if not pairs:
        return lambda x, y: (x, y)
    a, b = union(p[0] for p in pairs), union(p[1] for p in pairs)
    wide, high = (b.right - b.left) / (a.right - a.left), (b.bottom - b.top) / (a.bottom - a.top)
    return lambda x, y: (b.left + (x - a.left) * wide, b.top + (y - a.top) * high)


def written(items: Sequence[Item], look: Look, *, rules: bool = True) -> Page:
    """The page as a text PDF, read from its layer."""
    kept = [i for i in items if rules or not isinstance(i, Rule)]
    with pdf.opened(text_pdf([((tuple(kept),), look)], 1)) as document:
        _, content = pdf.content_of(document, 0)
        layer = layer_of(content)
    wide, high = int(2 * content.width), int(2 * content.height)
    return Page("a#1", "a", 1, wide, high, "0" * 64, layer=layer, words=layer.words if layer else ())


def read(name: str, image: np.ndarray, engine: Engine | None, folder: Path, tally: Tally) -> Page:
    file = folder / f"{name.replace('/', '_')}.png"
    cv2.imwrite(str(file), image)
    high, wide = image.shape[:2]
    page = Page(file.name, file.name, 1, wide, high, "0" * 64, file, Quality(0.9, 0.95), "f" * 16)
    if engine is not None:
        page = see(page, engine)
        image = cv2.imread(str(page.image))
    else:
        image = flattened(image)
    begun = time.process_time()
    again = tabled(page, image) if engine else replace(page, tables=tables_of(rules_in(dark(shrunk(image)))))
    tally.seconds += time.process_time() - begun
    return page if engine else again


def show(page: Page, image: np.ndarray, file: Path) -> None:
    """Cells red by row, ticked places green, empty ones blue."""
    high, wide = image.shape[:2]
    boxes = [(c.box, (0, 0, 255)) for t in page.tables for c in t.cells]
    boxes += [(t.box, (0, 160, 0) if t.ticked else (255, 0, 0)) for t in page.ticks]
    for (left, top, right, bottom), colour in boxes:
        corners = (int(left * wide) + 2, int(top * high) + 2), (int(right * wide) - 2, int(bottom * high) - 2)
        cv2.rectangle(image, *corners, colour, 2)
    cv2.imwrite(str(file), image)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=36)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--show", type=Path)
    parser.add_argument("--no-ocr", action="store_true")
    told = parser.parse_args()
    engine = None if told.no_ocr else ENGINES.get("fast")(EngineOptions(1, MODELS))
    tallies: dict[str, Tally] = defaultdict(Tally)
    with TemporaryDirectory() as work:
        for n, (name, items, look) in enumerate(packet_pages(told.seed, told.pages)):
            gold = gold_of(items, look.page)
            judge(tallies["text PDF"], gold, drawn_tables(written(items, look)))
            if name.startswith(("bank_statement", "wage_record")):
                judge(tallies["text PDF, no rules"], gold, drawn_tables(written(items, look, rules=False)))
            for kind in KINDS if n % STEP == 0 else KINDS[:1]:
                rng = seeded(told.seed, name, kind)
                page = read(
                    f"{name}-{kind}", aged(picture(items, look, 200, rng), kind, rng), engine, Path(work), tallies[kind]
                )
                judge(tallies[kind], gold, page, text=engine is not None)
                if told.show and page.image:
                    told.show.mkdir(parents=True, exist_ok=True)
                    show(page, cv2.imread(str(page.image)), told.show / f"{n}-{kind}.png")
    print("| drawn as | pages | cells F1 | CER in them % | ticks right, extra | CPU ms a page |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, tally in tallies.items():
        print(tally.row(name))


if __name__ == "__main__":
    main()
