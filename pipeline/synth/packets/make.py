"""Writes packets: `DIR/<packet_id>/source/…` as handed in, `gold/gold.json` with what is true of it, and `pages.json`, the
words of its pages.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from pipeline import gold
from pipeline.errors import WrongUse
from pipeline.progress import Progress, quiet
from pipeline.splits import SPLITS
from pipeline.synth import fonts
from pipeline.synth.packet import files_of
from pipeline.synth.packets import words
from pipeline.synth.packets.bundle import handed
from pipeline.synth.packets.compose import told
from pipeline.synth.packets.plan import Plan, drafted, plans
from pipeline.synth.packets.truth import truth

MOST = 100_000


@dataclass(frozen=True, slots=True)
class Made:
    packet_id: str
    pages: int


def make(
    seed: int,
    count: int,
    out: Path,
    split: str | None = None,
    workers: int | None = None,
    progress: Progress = quiet,
    *,
    drawn: bool = True,
) -> list[Made]:
    """`count` packets under `out`; those already there are written anew. The same seed gives the same bytes.

    Not `drawn` they have no `source/`.

    Raises WrongUse for a count or split that cannot be, and where the fonts for drawing are missing.
    """
    if not 0 < count <= MOST:
        raise WrongUse(f"--count {count} 超出范围", f"请写 1 至 {MOST} 之间的数")
    if split is not None and split not in SPLITS:
        raise WrongUse(f"--split {split} 不存在", f"请写 {'、'.join(SPLITS)} 之一")
    if fonts.missing():
        raise WrongUse("没有绘制材料所需的字体", f"安装 {fonts.PACKAGES}")
    made: list[Made] = []
    for one in _made(plans(seed, count, split), partial(written, out=out, drawn=drawn), workers or os.cpu_count() or 1):
        made.append(one)
        progress("synth", len(made), count)
    return made


def _made(wanted: list[Plan], write: Callable[[Plan], Made], workers: int) -> Iterator[Made]:
    if workers == 1 or len(wanted) < 3:
        yield from map(write, wanted)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_single) as pool:
        yield from pool.map(write, wanted, chunksize=2)


def _single() -> None:
    import cv2

    cv2.setNumThreads(1)


def written(plan: Plan, out: Path, *, drawn: bool = True) -> Made:
    draft = drafted(plan)
    papers = told(draft)
    bundle = handed(draft, papers)
    folder = out / plan.packet_id
    for name, content in files_of(bundle.recipe) if drawn else ():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    label = truth(draft, papers, bundle)
    gold.dump(label, folder / "gold" / "gold.json")
    words.dump(words.leaves_of(draft, papers, bundle), folder)
    return Made(plan.packet_id, label.page_count or 0)
