"""One score.html that opens offline with nothing else."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.score import calibration, plot
from pipeline.score.baseline import Flat, Move
from pipeline.score.headline import COLUMNS, COUNTS, PARTS, Shown, headlines, set_title, shown
from pipeline.score.misses import Miss
from pipeline.score.tally import ALL, Numbers, Rows, Set
from pipeline.vocabulary import DOC_TYPES

MATRIX: Final = 24
"""Types in the confusion matrix: those with most confused pages."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table: `rows` are (key, numbers, numbers of misses that are pictured below)."""

    name: str
    title: str
    metrics: tuple[str, ...]
    rows: tuple[tuple[str, Numbers, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """`cells` holds page counts by gold type (rows) and told type (columns)."""

    gold: tuple[str, ...]
    told: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    most: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything the page shows of one set."""

    name: str
    title: str
    found: Set
    headlines: tuple[Shown, ...]
    marks: Mapping[tuple[str, str], str]
    moves: tuple[Move, ...]
    parts: tuple[Part, ...]
    plots: tuple[tuple[str, Markup, Markup], ...]
    matrix: Matrix | None
    misses: tuple[Miss, ...]
    pictures: Mapping[int, str]
    folders: Mapping[str, str]


def chapter(
    found: Set,
    scores: Flat,
    before: Flat,
    moved: Sequence[Move],
    misses: Sequence[Miss],
    pictures: Mapping[int, str],
    home: Path,
) -> Chapter:
    """`home` is the folder of the page: packets are linked as they lie from there."""
    mine = tuple(m for m in moved if m.row.startswith(f"{found.name}/"))
    return Chapter(
        name=found.name,
        title=set_title(found.name),
        found=found,
        headlines=tuple(headlines(found.name, scores, before)),
        marks={(m.row, m.metric): m.mark for m in mine},
        moves=mine,
        parts=tuple(_parts(found, misses)),
        plots=tuple(_plots(found)),
        matrix=matrix(found),
        misses=tuple(misses),
        pictures=pictures,
        folders={
            p.gold.packet_id: Path(os.path.relpath(p.folder / "source", home)).as_posix()
            for p in found.packets
            if p.folder is not None
        },
    )


def write_page(chapters: Sequence[Chapter], out: Path) -> Path:
    """Streams the page into the file, pictures and all."""
    with out.open("w", encoding="utf-8") as file:
        for piece in _environment().get_template("score.html").generate(chapters=chapters):
            file.write(piece)
    return out


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.score"), autoescape=True, trim_blocks=True, undefined=StrictUndefined
    )
    environment.filters |= {"heat": heat}
    environment.globals |= {"shown": shown, "doc_types": DOC_TYPES, "all": ALL, "counts": COUNTS}
    return environment


def _parts(found: Set, misses: Sequence[Miss]) -> Iterator[Part]:
    pictured: dict[tuple[str, str], list[int]] = defaultdict(list)
    for m in misses:
        pictured[m.judged.part, m.judged.key or str(m.judged.gold)].append(m.no)
    for name, title in PARTS.items():
        rows = found.parts.get(name)
        if rows and name != "packets":
            metrics = tuple(m for m in COLUMNS if any(m in row for row in rows.values()))
            told = ((key, rows[key], tuple(pictured[name, key])) for key in _ordered(rows))
            yield Part(name, title, metrics, tuple(told))


def _ordered(rows: Rows) -> list[str]:
    """All first, then as they are called, so that a type's fields stand together."""
    return sorted(rows, key=lambda key: (key != ALL, key))


def _plots(found: Set) -> Iterator[tuple[str, Markup, Markup]]:
    for name, told in found.sureness().items():
        if len(told) >= calibration.BINS:
            title = name.replace("_", " ")
            curve = plot.abstention(calibration.abstention(told), title)
            yield title, Markup(plot.reliability(calibration.bins(told), title)), Markup(curve)  # noqa: S704


def matrix(found: Set) -> Matrix | None:
    """Confused types only, by page count; None where no page was taken for another type."""
    pairs = Counter((j.gold or "none", j.told or "none") for j in found.judged if j.part == "page_type")
    confused = Counter({pair: n for pair, n in pairs.items() if pair[0] != pair[1]})
    if not confused:
        return None
    kept = [pair for pair, _ in confused.most_common(MATRIX)]
    gold, told = sorted({g for g, _ in kept}), sorted({t for _, t in kept} | {g for g, _ in kept})
    cells = {pair: n for pair, n in pairs.items() if pair[0] in gold and pair[1] in told}
    return Matrix(tuple(gold), tuple(told), cells, max(confused.values()))


def heat(value: float, most: float) -> str:
    """A background from white to red."""
    share = min(1.0, value / most) if most else 0.0
    return f"rgba(217,45,32,{0.08 + 0.55 * share:.2f})" if value else "transparent"
