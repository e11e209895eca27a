"""What the command line shows: a progress bar, the short table of findings, rules and fees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress
from rich.table import Table

from pipeline.errors import WrongUse
from pipeline.progress import Progress, quiet
from pipeline.report import wording
from pipeline.report.review_json import money
from pipeline.types import Citation, Review
from pipeline.vocabulary import DOC_TYPES

if TYPE_CHECKING:
    from pipeline.score import Board
    from pipeline.score.sources import Task

OUT = Console(highlight=False)
ERR = Console(stderr=True, highlight=False)
WIDE = 150
"""Characters a line for tables that go into a file."""
COLOURS = {"correction": "red", "notice": "blue", "trial": "bright_black"}


def say(text: str, error: bool = False) -> None:
    (ERR if error else OUT).print(escape(text), soft_wrap=True)


@contextmanager
def bar() -> Iterator[Progress]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not ERR.is_terminal:
        yield quiet
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with RichProgress(*columns, console=ERR, transient=True) as shown:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = shown.add_task(wording.STAGES.get(stage, stage), total=total)
            shown.update(tasks[stage], completed=done, total=total)

        yield tell


def findings_table(review: Review) -> None:
    head, advice = wording.VERDICTS[review.verdict.value]
    used = sum(1 for p in review.pages if p.status == "used")
    say(f"{review.packet.name}: {head}。{advice}。")
    say(f"{len(review.pages)} 页, 采用 {used} 页, {len(review.documents)} 份材料。")
    if not review.findings:
        return
    table = Table(show_lines=False, box=None, pad_edge=False)
    for column in ("级别", "状态", "对象", "发现", "位置"):
        table.add_column(column, overflow="fold")
    for f in review.findings:
        places = " ".join(dict.fromkeys(e.page_id for e in f.evidence))
        level = f"[{COLOURS[f.level.value]}]{wording.LEVELS[f.level.value]}[/]"
        table.add_row(level, wording.STATUSES[f.status.value], *map(escape, (f.subject, f.message, places)))
    OUT.print(table)
    for failure in review.run.failures:
        say(f"未能处理: {failure}", error=True)


def score_tasks(
    folders: Iterable[Path], way: str, against: Path | None, texts: Path | None, paper: str | None
) -> list[Task]:
    """What there is to score; labels without their texts are skipped with a line on stderr."""
    from pipeline.score.sources import holds_labels, tasks_of, with_paper

    found: list[Task] = []
    for folder in folders:
        tasks = tasks_of(folder, way, against, texts)
        if not tasks and holds_labels(folder):
            say(f"{folder}: 没有真实文本 ({texts or '未给 --texts'}), 略过", error=True)
        found += with_paper(tasks, paper) if paper else tasks
    if paper is not None and paper not in DOC_TYPES:
        raise WrongUse(f"没有 {paper} 这类材料", "类名见 pipeline/vocabulary.py")
    return found


def score_tables(board: Board, everything: bool) -> None:
    """`everything`: every row, not only those in which something is wrong."""
    from pipeline.score.table import tables

    out = OUT if OUT.is_terminal else Console(highlight=False, width=WIDE)
    for found in board.sets:
        for shown in tables(found, board.scores, board.before, board.moves, everything):
            out.print(shown)


def rule_lines(rule_id: str | None) -> None:
    from pipeline.rules import describe, listing

    if rule_id is not None:
        say(describe(rule_id))
        return
    table = Table(box=None, pad_edge=False)
    for column in ("规则", "级别", "内容", "依据"):
        table.add_column(column, overflow="fold")
    for row in listing():
        table.add_row(
            row.id, wording.LEVELS[row.level.value], escape(row.text), escape(_laws(a.citation for a in row.cites))
        )
    OUT.print(table)


def fee_lines(amount: Decimal, kind: str, province: str | None = None) -> None:
    from pipeline.tariff import fee

    found = fee(amount, kind, province=province)
    sums = f"{money(found.value)} 元" if found.value is not None else f"{money(found.low)} – {money(found.high)} 元"
    say(sums)
    say(found.how)
    say(_laws(found.citations))


def _laws(citations: Iterable[Citation]) -> str:
    return "; ".join(f"《{c.instrument}》{c.article}" for c in citations)
