"""Scores as text: the headline of each set, the rows that are not perfect, and every move against the baseline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.markup import escape
from rich.table import Table

from pipeline.score.baseline import Flat, Move
from pipeline.score.headline import COLUMNS, PARTS, Shown, headlines, set_title, shown
from pipeline.score.tally import ALL, Rows, Set

MOVES: Final = 40
"""Moves shown of a set; the page has them all."""


def tables(found: Set, scores: Flat, before: Flat, moved: Sequence[Move], everything: bool) -> Iterator[Table | str]:
    """`everything`: all rows, and no headline; else only rows in which something is wrong."""
    yield f"\n[bold]{escape(set_title(found.name))}[/]: {len(found.packets)} packets"
    for packet in found.broken:
        yield f"[red]broken[/] {escape(packet.gold.packet_id)}: {escape(str(packet.failure))}"
    if not everything:
        yield headline_table(headlines(found.name, scores, before), moved)
    for j in found.judged:
        if (j.part, j.key) == ("clean_packets", "any_status") and not j.right:
            yield f"[red]false correction[/] {escape(j.packet)}: {escape(str(j.told))}"
    for part, title in PARTS.items():
        rows = found.parts.get(part, {})
        kept = rows if everything else {key: row for key, row in rows.items() if _imperfect(row)}
        if kept:
            whole = part in ("packets", "cost", "calibration", "reading")
            perfect = 0 if whole else len(rows) - len(kept)
            yield f"\n[bold]{title}[/]" + (f" [dim]({perfect} more rows without fault)[/]" if perfect else "")
            yield part_table(rows if whole else kept)
    yield ""
    yield from _moves(found.name, moved, bool(before))


def headline_table(rows: Sequence[Shown], moved: Sequence[Move]) -> Table:
    marks = {(m.row, m.metric): m.mark for m in moved}
    table = Table(box=None, pad_edge=False)
    for name, side in (("", "left"), ("now", "right"), ("of", "right"), ("baseline", "right"), ("", "left")):
        table.add_column(name, justify="right" if side == "right" else "left")
    for r in rows:
        before = "" if r.before is None else f"{r.before:.3f}"
        table.add_row(r.title, f"{r.score:.3f}", str(r.of), before, _coloured(marks.get((r.row, r.metric), "")))
    return table


def part_table(rows: Rows) -> Table:
    table = Table(box=None, pad_edge=False)
    metrics = [m for m in COLUMNS if any(m in row for row in rows.values())]
    table.add_column("", no_wrap=True)
    for metric in metrics:
        table.add_column(metric, justify="right")
    for key in sorted(rows, key=lambda k: (k == ALL, k)):
        table.add_row(escape(key), *(shown(m, rows[key].get(m)) for m in metrics))
    return table


def _imperfect(row: dict[str, float]) -> bool:
    """Anything below 1 that should be 1, or above 0 that should be 0."""
    below = any(row.get(m, 1.0) < 1.0 for m in ("precision", "recall", "accuracy", "right", "exact"))
    return below or any(row.get(m, 0.0) > 0.0 for m in ("false", "broken", "ece", "cer", "pages", "own_mib"))


def _moves(name: str, moved: Sequence[Move], known: bool) -> Iterator[str]:
    mine = [m for m in moved if m.row.startswith(f"{name}/")]
    if not mine:
        yield "[dim]No move against the baseline.[/]" if known else "[dim]No baseline to compare with.[/]"
        return
    better = sum(m.better for m in mine)
    yield f"[bold]Moves against the baseline[/]: ↑ {better} better, ↓ {len(mine) - better} worse, (…) within noise"
    for m in mine[:MOVES]:
        yield f"  {_coloured(m.mark)} {escape(m.row)} {m.metric} {_number(m.before)} → {_number(m.after)}"
    if len(mine) > MOVES:
        yield f"  [dim]… and {len(mine) - MOVES} more[/]"


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:g}"


def _coloured(mark: str) -> str:
    colour = "green" if "↑" in mark else "red"
    return f"[{colour if '(' not in mark else 'bright_black'}]{mark}[/]" if mark else ""
