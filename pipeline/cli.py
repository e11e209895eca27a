"""Edge: the `yushen` command. One function a command; the work is done elsewhere."""

from __future__ import annotations

import sys
import traceback
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import VERSION
from pipeline.console import bar, bench_tables, fee_lines, findings_table, rule_lines, say, score_tables, score_tasks
from pipeline.errors import WrongUse, YushenError

if TYPE_CHECKING:
    from pipeline.progress import Progress
    from pipeline.settings import Settings
    from pipeline.types import Review

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
models_app = typer.Typer(no_args_is_help=True, help="模型文件")
app.add_typer(models_app, name="models")
_DAYS = "补正告知书中的补正期限(日); 默认留空, 由立案人员填写"
_AFTER = "补正后再审: 上一次预审的 review.json; PATH 可以只是补交的材料, 也可以是全部材料"
_PROVINCE = "省份, 如 广东; 规则库有该省具体标准的费用给定额, 没有的仍给幅度. 默认取受诉法院名称所示的省份"


def _version(wanted: bool) -> None:
    if wanted:
        say(f"yushen {VERSION}")
        raise typer.Exit


@app.callback(help="立案材料预审: 说明看到了什么、在哪里、有多大把握。出错时加 --debug 显示完整输出。")
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="版本")] = False,
) -> None:
    """Options that stand before the command."""


@app.command("screen", help="预审一个立案材料包: 文件夹、zip、PDF, 或一个以上文件。")
def screen_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...")],
    out: Annotated[Path, typer.Option(help="结果文件夹")] = Path("out"),
    as_of: Annotated[str | None, typer.Option(help="审查基准日, 如 2026-03-01; 默认为具状日期")] = None,
    ocr: Annotated[str, typer.Option(help="识别引擎: fast 或 paddle")] = "fast",
    province: Annotated[str | None, typer.Option(help=_PROVINCE)] = None,
    formats: Annotated[str, typer.Option("--format", help="json,html,xlsx,docx,pdf")] = "json,html",
    days: Annotated[int | None, typer.Option("--correction-days", min=1, max=365, help=_DAYS)] = None,
    after: Annotated[Path | None, typer.Option(metavar="REVIEW.JSON", help=_AFTER)] = None,
) -> None:
    from pipeline.report import check_formats, write
    from pipeline.screen import exit_code_of, workplace
    from pipeline.settings import Settings

    wanted = check_formats(formats.split(","))
    settings = Settings(ocr=ocr, as_of=_day(as_of), province=_province(province))
    with workplace(settings) as work:
        with bar() as progress:
            review = _screened(paths, settings, work, after, progress)
        written = write(review, out, wanted, days)
    findings_table(review)
    for path in written:
        say(f"已写入 {path}")
    raise typer.Exit(exit_code_of(review))


def _screened(paths: list[Path], settings: Settings, work: Path, after: Path | None, progress: Progress) -> Review:
    if after is not None:
        from pipeline.second import second

        return second(paths, settings, work, after, progress)
    from pipeline.screen import screen

    return screen(paths, settings, work, progress)


@app.command("score", help="标准答案对照识别结果: 逐类材料、逐个要素、逐条规则计分。")
def score_command(
    folders: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="含标准答案的材料包, 或装有它们的文件夹")],
    against: Annotated[Path | None, typer.Option(help="不再预审, 用 DIR/<材料包>/review.json 计分")] = None,
    way: Annotated[
        str, typer.Option("--from", help="ocr 从原件预审; words 从生成时的文字起, 不考识别; gold 从要素起, 只考规则")
    ] = "ocr",
    ocr: Annotated[str, typer.Option(help="识别引擎: fast 或 paddle")] = "fast",
    readings: Annotated[Path | None, typer.Option(help="识别记录文件夹; 默认 GOLD/.readings")] = None,
    texts: Annotated[Path | None, typer.Option(help="真实文本所在文件夹")] = None,
    out: Annotated[Path, typer.Option(help="结果文件夹: score.html, scores.json")] = Path("out/score"),
    baseline: Annotated[Path | None, typer.Option(help="对照的基准分数")] = None,
    update: Annotated[bool, typer.Option("--update", help="用本次结果改写基准分数")] = False,
    workers: Annotated[int, typer.Option(min=0, max=64, help="进程数; 0 为不另开进程")] = 2,
    paper: Annotated[str | None, typer.Option("--extractor", "--fields", help="只看一类材料, 如 loan_note")] = None,
) -> None:
    from pipeline import score
    from pipeline.score import baseline as file

    if update and (baseline is None or paper is not None):
        raise WrongUse("--update 需要 --baseline, 且不能与 --extractor 同用", "写明要改写的文件, 对全部材料计分")
    before = file.load(baseline) if baseline else {}
    tasks = score_tasks(folders, way, against, texts, paper)
    how = score.How(readings or folders[0] / ".readings", ocr, workers)
    with bar() as progress:
        sets = score.score(tasks, how, progress)
        board = score.compared([s.of_paper(paper) for s in sets] if paper else sets, before)
        written = list(score.write(board, out, how, progress))
    score_tables(board, everything=paper is not None)
    if update and baseline is not None:
        written.append(file.dump(file.updated(before, board.scores), baseline))
    for path in written:
        say(f"已写入 {path}")


@app.command("bench", help="在本机用自己的文件测速: 每秒几页, 各阶段各步骤几秒。")
def bench_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...")],
    ocr: Annotated[str, typer.Option(help="识别引擎: fast 或 paddle")] = "fast",
    pages: Annotated[int, typer.Option(min=1, help="逐步计时的页数上限")] = 10,
) -> None:
    from pipeline.bench import bench
    from pipeline.settings import Settings

    with bar() as progress:
        done = bench(paths, Settings(ocr=ocr), pages, progress)
    bench_tables(done)


@app.command("synth", help="生成带标准答案和预设缺陷的虚构材料包, 用于评测和训练。")
def synth_command(
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="种子; 相同的种子得到逐字节相同的结果")],
    count: Annotated[int, typer.Option(help="材料包数目")],
    out: Annotated[Path, typer.Option(help="结果文件夹")],
    split: Annotated[str | None, typer.Option(help="只生成 train、dev 或 test 之一; 默认三者都有")] = None,
    workers: Annotated[int, typer.Option(min=0, max=64, help="进程数; 0 为按处理器数目")] = 0,
    words: Annotated[bool, typer.Option("--words", help="只写各页文字和标准答案, 不绘制原件")] = False,
) -> None:
    from pipeline.synth.packets.make import make

    with bar() as progress:
        made = make(seed, count, out, split, workers or None, progress, drawn=not words)
    say(f"已写入 {out}: {len(made)} 个材料包, {sum(m.pages for m in made)} 页")


@app.command("rules", help="列出全部规则, 或说明一条: 法律依据、生效日期、级别、所需要素。")
def rules_command(rule_id: Annotated[str | None, typer.Argument(metavar="[ID]")] = None) -> None:
    rule_lines(rule_id)


@app.command("fee", help="计算诉讼费用, 附算式。")
def fee_command(
    amount: Annotated[str, typer.Argument(metavar="AMOUNT")],
    kind: Annotated[str, typer.Option(help="费用种类, 如 property")] = "property",
    province: Annotated[str | None, typer.Option(help=_PROVINCE)] = None,
) -> None:
    fee_lines(_money(amount), kind, _province(province))


@models_app.command("verify", help="逐个核对模型文件的 SHA-256, 不联网。")
def verify_command() -> None:
    from pipeline import models

    checked = models.verify()
    for file in checked:
        state = "完好" if file.ok else "缺失" if file.found is None else "被改动"
        say(f"{state}  {file.model}/{file.file}  {file.expected}")
    raise typer.Exit(0 if checked and all(file.ok for file in checked) else 5)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise WrongUse(f"--as-of {text} 不是日期", "请写成 2026-03-01 的形式") from None


def _province(text: str | None) -> str | None:
    from pipeline.law import PROVINCES, province_of

    if text is not None and province_of(text) is None:
        raise WrongUse(f"没有名为 {text} 的省份", f"可用: {'、'.join(PROVINCES)}")
    return province_of(text or "")


def _money(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise WrongUse(f"金额 {text} 不是数字", "请写成 50000 或 50000.00 的形式") from None
    if not value.is_finite() or not 0 <= value < Decimal(10) ** 15:
        raise WrongUse(f"金额 {text} 超出范围", "请写 0 至一千万亿元之间的数")
    return value


def main() -> None:
    """Runs the command; what a user can cause becomes one line on stderr and the exit code of its kind.

    `--debug`, anywhere on the line, shows the traceback as well.
    """
    words = sys.argv[1:]
    try:
        app(args=[word for word in words if word != "--debug"])
    except YushenError as error:
        if "--debug" in words:
            traceback.print_exc()
        say(f"yushen: {error}", error=True)
        raise SystemExit(error.exit_code) from None


if __name__ == "__main__":
    main()
