"""Where packets with gold come from, and what is to be done with each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast

from pipeline import gold as golds
from pipeline.errors import WrongUse
from pipeline.gold import Gold
from pipeline.report.contract import ReviewJson
from pipeline.score import real_texts
from pipeline.score.from_words import PAGES
from pipeline.score.real_sources import FILES
from pipeline.score.real_texts import RealText

WAYS: Final = ("ocr", "words", "gold")
RECORDED: Final = Path("recorded") / "readings.json"


@dataclass(frozen=True, slots=True)
class Task:
    """One packet to be scored, in one of five ways.

    `review`: that review.json is judged and nothing is run. `text`: a real text's paper goes through everything from
    extraction on. `way` ocr: what lies in the folder's `source/` is screened. `way` words: the words that its maker set
    on its pages go through everything from page types on. `way` gold: documents and fields are made from the gold
    itself, which judges cause, assembly and rules alone.
    """

    gold: Gold
    way: str = "ocr"
    folder: Path | None = None
    text: RealText | None = None
    review: Path | None = None

    @property
    def name(self) -> str:
        """The set it is scored in: sets are never pooled."""
        if self.text is not None:
            return f"real_{self.gold.split}"
        return self.gold.split if self.way == "ocr" else f"{self.gold.split}_from_{self.way}"


def tasks_of(folder: Path, way: str = "ocr", against: Path | None = None, texts: Path | None = None) -> list[Task]:
    """The packets below `folder` (or `folder` itself) in name order.

    A folder of labels of real texts gives those whose texts lie in `texts`. Raises WrongUse where there is nothing.
    """
    if way not in WAYS:
        raise WrongUse(f"不认识的方式 {way}", f"可用: {'、'.join(WAYS)}")
    if not folder.is_dir():
        raise WrongUse(f"{folder}: 没有这个文件夹", "给出含标准答案的材料包文件夹")
    if holds_labels(folder):
        found = real_texts.texts(folder, texts) if texts and texts.is_dir() else ()
        return [Task(t.gold, "texts", text=t) for t in found]
    packets = list(packets_in(folder))
    if not packets:
        raise WrongUse(f"{folder}: 没有含 gold 的材料包", "参照 sample_docs/README.md 准备, 或用 yushen synth 生成")
    wordless = [p.name for p in packets if way == "words" and not (p / PAGES).is_file()]
    if wordless:
        raise WrongUse(f"{folder / wordless[0]}: 没有 {PAGES}", "--from words 只用于 yushen synth 生成的材料包")
    tasks = [Task(golds.load(p), way, p) for p in packets]
    return _against(tasks, against) if against else tasks


def _against(tasks: Iterable[Task], told: Path) -> list[Task]:
    """Reviews lie in folders called as the packets' folders are. One that is missing counts as a broken packet."""
    found = [replace(t, review=told / t.folder.name / "review.json") for t in tasks if t.folder is not None]
    if not any(t.review and t.review.is_file() for t in found):
        raise WrongUse(f"{told}: 没有这些材料包的 review.json", "应为 DIR/<材料包>/review.json")
    return found


def holds_labels(folder: Path) -> bool:
    return any((folder / f"{source}.jsonl").is_file() for source in FILES)


def packets_in(folder: Path) -> Iterator[Path]:
    if golds.file_of(folder):
        yield folder
        return
    yield from (p for p in sorted(folder.iterdir()) if p.is_dir() and golds.file_of(p))


def review_at(path: Path) -> ReviewJson:
    """A review.json of schema version 1; raises WrongUse where it is missing or something else."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        what = f"{path}: 读不到 review.json ({type(error).__name__})"
        raise WrongUse(what, "先用 yushen screen 或 batch 生成") from error
    if not isinstance(told, dict) or told.get("schema_version") != "1":
        raise WrongUse(f"{path}: 不是第 1 版的 review.json", "用本版 yushen 重新生成")
    return cast(ReviewJson, told)


def received(folder: Path) -> list[Path]:
    """What was handed in: `source/`, or the one archive or file that lies alone in it."""
    source = folder / "source"
    if not source.is_dir():
        raise WrongUse(f"{folder}: 没有 source 文件夹", "材料原件应放在 source/ 下")
    inside = list(source.iterdir())
    return inside if len(inside) == 1 and inside[0].is_file() else [source]


def with_paper(tasks: Iterable[Task], doc_type: str) -> list[Task]:
    """Only the packets that hold a paper of that type."""
    return [t for t in tasks if any(d.doc_type == doc_type for d in t.gold.documents)]
