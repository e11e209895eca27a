"""One file to its pages. Runs inside the caged process (see `cage`); everything it says is plain JSON values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline import pdf
from pipeline.errors import TooLarge, UnreadableFile, UnsupportedFile
from pipeline.ingest import images
from pipeline.ingest.kinds import DOCX, IMAGES, PDF
from pipeline.ingest.layer import layer_of, plausible
from pipeline.ingest.spool import Decoded, spooled
from pipeline.ingest.word import pdf_of
from pipeline.settings import Limits
from pipeline.types import TextLayer

_LARGE: Final = 1_300
"""Points: a sheet larger than A3."""


@dataclass(frozen=True, slots=True)
class Job:
    """`out` is where page images go, as a path without the page's number; pages before `first` are not wanted."""

    path: str
    mime: str
    out: str
    first: int
    limits: Limits


def decode(job: Job) -> Iterator[dict[str, Any]]:
    """First `{"pages": n}`, then one message a page: as `spooled` describes it, or `{"page_no", "error"}`."""
    if job.mime == PDF:
        yield from _pdf(job, Path(job.path))
    elif job.mime == DOCX:
        yield from _pdf(job, pdf_of(Path(job.path)))
    elif job.mime in IMAGES:
        yield from _image(job)
    else:
        raise UnsupportedFile("不支持的文件类型")


def _pdf(job: Job, source: Path | bytes) -> Iterator[dict[str, Any]]:
    with pdf.opened(source) as document:
        yield from _each(job, document.page_count, lambda index: _pdf_page(document, index, job.limits))


def _image(job: Job) -> Iterator[dict[str, Any]]:
    with images.opened(Path(job.path), job.limits) as image:
        count = images.frames_of(image)
        if count == 1:
            page = spooled(Decoded(1, images.pixels_of(image, 0, job.limits)), _stem(job, 1))
            yield {"pages": 1}
            yield page
        else:
            yield from _each(job, count, lambda i: Decoded(i + 1, images.pixels_of(image, i, job.limits)))


def _each(job: Job, count: int, page_at: Callable[[int], Decoded]) -> Iterator[dict[str, Any]]:
    if count > job.limits.pages_per_file:
        raise TooLarge(f"文件超过 {job.limits.pages_per_file} 页")
    yield {"pages": count}
    for index in range(job.first, count):
        try:
            yield spooled(page_at(index), _stem(job, index + 1))
        except UnreadableFile as error:
            yield {"page_no": index + 1, "error": error.what}
        except (RuntimeError, ValueError, MemoryError, ArithmeticError, LookupError, TypeError):
            yield {"page_no": index + 1, "error": "该页已损坏, 无法显示"}


def _stem(job: Job, page_no: int) -> Path:
    return Path(f"{job.out}-{page_no:04d}.x")


def _pdf_page(document: Any, index: int, limits: Limits) -> Decoded:
    page, content = pdf.content_of(document, index)
    layer = layer_of(content)
    fine = layer is None or not plausible(layer) or content.cover > 0.05
    pixels = pdf.pixels_of(page, _scale(content, limits, fine))
    if document.is_repaired and layer is None and pixels.min() == pixels.max():
        raise UnreadableFile("文件已损坏, 该页内容缺失")
    return Decoded(index + 1, pixels, layer, content.turned, _printed(layer, content.cover))


def _scale(content: Any, limits: Limits, fine: bool) -> float:
    """Pixels a point. Where the page is a picture, the picture's own, so that nothing is drawn larger than it is."""
    long = max(content.width, content.height, 1.0)
    if not fine:
        scale = limits.print_dpi / 72
    else:
        scale = max(limits.scan_dpi / 72, limits.scan_dpi * 11.7 / long)
        if content.cover > 0.5 and content.native:
            scale = min(scale, content.native)
        elif long * scale > limits.scan_dpi * 12:
            scale = limits.scan_dpi / 72
    area = max(content.width * content.height, 1.0)
    scanned = fine and content.cover > 0.5 and content.native
    side = images.longest_side(content.width, content.height, limits, _LARGE) if scanned else limits.image_side
    return float(min(scale, side / long, (limits.page_pixels / area) ** 0.5))


def _printed(layer: TextLayer | None, cover: float) -> bool:
    """Drawn by a program: no scan beneath, or so much visible text that the picture beneath is a background."""
    if cover < 0.5:
        return True
    return layer is not None and layer.hidden < 0.5 and sum(len(w.text) for w in layer.words) > 100
