"""Page images to words: each page decides between its own text and OCR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import EngineFailed, WrongUse
from pipeline.progress import Progress, quiet
from pipeline.read.crew import Task, read_all
from pipeline.read.engine import ENGINES
from pipeline.read.inserted import inserted_marks
from pipeline.read.layer import Trust, trust_in
from pipeline.read.recorded import record, replay
from pipeline.read.tables import drawn_tables
from pipeline.settings import Settings
from pipeline.types import Page, PageStatus, Quality, TextSource

__all__ = ["needs_engine", "read", "record"]


def read(pages: Sequence[Page], settings: Settings, work: Path, progress: Progress = quiet) -> tuple[Page, ...]:  # noqa: ARG001 - images lie in `work` already
    """Every page with its words and marks, its image upright; order and number of pages stay.

    Blank pages stay as they are. A page that cannot be read is UNREADABLE with its reason; one on which the engine
    crashed or hung says so in `failure`.
    """
    if settings.ocr == "recorded":
        if settings.recorded is None:
            raise WrongUse("引擎 recorded 需要识别记录", "在设置中给出 recorded 文件")
        return replay(pages, settings.recorded)
    ENGINES.get(settings.ocr)
    done = [_from_layer(page) for page in pages]
    tasks = [Task(i, page, trust_in(page)) for i, page in enumerate(pages) if done[i] is None]
    count = len(pages) - len(tasks)
    progress("read", count, len(pages))
    for index, answer in read_all(tasks, settings):
        done[index] = answer if isinstance(answer, Page) else _failed(pages[index], answer)
        count += 1
        progress("read", count, len(pages))
    return tuple(page for page in done if page is not None)


def _from_layer(page: Page) -> Page | None:
    """The page where no engine is needed for it: blank, without an image, or with a text layer beyond doubt."""
    if page.status is not PageStatus.USED:
        return page
    trust = trust_in(page)
    if page.layer is not None and (trust is Trust.BELIEVED or (page.image is None and trust is Trust.COMPARED)):
        return believed(page)
    if page.image is None:
        return replace(page, status=PageStatus.UNREADABLE, status_reason="该页无法显示")
    return None


def needs_engine(page: Page) -> bool:
    return _from_layer(page) is None


def believed(page: Page) -> Page:
    assert page.layer is not None
    quality = Quality(page.quality.sharpness, page.quality.brightness, 1.0, 1.0)
    marks = inserted_marks(page)
    words = page.layer.words
    return drawn_tables(replace(page, words=words, marks=marks, text_source=TextSource.TEXT_LAYER, quality=quality))


def _failed(page: Page, error: EngineFailed) -> Page:
    reason = "程序未能读取该页, 请人工查看"
    return replace(page, status=PageStatus.UNREADABLE, status_reason=reason, failure=error.what)
