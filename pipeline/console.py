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
from pipeline.types import After, Citation, Review
from pipeline.vocabulary import DOC_TYPES

if TYPE_CHECKING:
    from pipeline.bench import Bench
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


def bench_tables(bench: Bench) -> None:
    rate = bench.pages / bench.seconds
    say(f"{bench.pages} 页, {bench.seconds:.1f} 秒, 每秒 {rate:.2f} 页 (含进程启动)")
    say(f"{bench.cores} 核: 识别用 {bench.workers} 个进程, 各 {bench.threads} 个线程")
    stages = Table("阶段", "秒", "占比", box=None, pad_edge=False)
    for stage, seconds in bench.stages:
        stages.add_row(wording.STAGES.get(stage, stage), f"{seconds:.2f}", f"{seconds / bench.seconds:.0%}")
    OUT.print(stages)
    if not bench.seen:
        say("没有需要识别的页面")
        return
    say(f"逐页识别 {bench.seen} 页, 单进程单线程, 引擎就绪 {bench.build:.1f} 秒:")
    steps = Table("步骤", "秒/页", box=None, pad_edge=False)
    for step, seconds in bench.steps:
        steps.add_row(wording.STEPS[step], f"{seconds:.3f}")
    OUT.print(steps)


def findings_table(review: Review) -> None:
    head, advice = wording.VERDICTS[review.verdict.value]
    used = sum(1 for p in review.pages if p.status == "used")
    say(f"{review.packet.name}: {head}。{advice}。")
    say(f"{len(review.pages)} 页, 采用 {used} 页, {len(review.documents)} 份材料。")
    if review.findings:
        OUT.print(_findings(review))
    if review.run.after is not None:
        round_lines(review.run.after)
    for failure in review.run.failures:
        say(f"未能处理: {failure}", error=True)


def _findings(review: Review) -> Table:
    after = review.run.after
    table = Table(show_lines=False, box=None, pad_edge=False)
    for column in ("级别", "状态", *(("补正",) if after else ()), "对象", "发现", "位置"):
        table.add_column(column, overflow="fold")
    for f in review.findings:
        places = " ".join(dict.fromkeys(e.page_id for e in f.evidence))
        level = f"[{COLOURS[f.level.value]}]{wording.LEVELS[f.level.value]}[/]"
        round_ = (wording.round_of(f, after),) if after else ()
        table.add_row(level, wording.STATUSES[f.status.value], *round_, *map(escape, (f.subject, f.message, places)))
    return table


def round_lines(after: After) -> None:
    """What the new papers cured, and how much is still open."""
    for f in after.closed:
        say(f"已补正: {wording.LEVELS[f.level.value]} {f.subject}: {f.message}")
    say(f"与上次相比: 已补正 {len(after.closed)} 项, 仍未补正 {len(after.kept)} 项, 新出现或加重 {len(after.new)} 项。")


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
