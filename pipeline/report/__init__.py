"""A Review to files: review.json by the contract, review.html for the clerk, tables and marked pages on request."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

from pipeline.errors import WrongUse
from pipeline.report.html import write_html
from pipeline.report.review_json import dumps
from pipeline.types import Review


def _write_json(review: Review, out: Path) -> None:
    out.write_bytes(dumps(review))


def _write_xlsx(review: Review, out: Path) -> None:
    from pipeline.report.xlsx import write_xlsx

    write_xlsx(review, out)


def _write_pdf(review: Review, out: Path) -> None:
    from pipeline.report.marked_pdf import write_pdf

    write_pdf(review, out)


def _write_docx(review: Review, out: Path, days: int | None = None) -> None:
    from pipeline.report.notice import write_notice

    write_notice(review, out, days)


WRITERS: Final[dict[str, Callable[[Review, Path], None]]] = {
    "json": _write_json,
    "html": write_html,
    "xlsx": _write_xlsx,
    "docx": _write_docx,
    "pdf": _write_pdf,
}


def write(
    review: Review, folder: Path, formats: Iterable[str] = ("json", "html"), correction_days: int | None = None
) -> tuple[Path, ...]:
    """The files written, each whole or not at all: `review.FORMAT` in `folder`.

    `correction_days` is the time the correction notice gives; blank there where None.
    """
    wanted = check_formats(formats)
    folder.mkdir(parents=True, exist_ok=True)
    writers = WRITERS | {"docx": partial(_write_docx, days=correction_days)}
    return tuple(_written(review, folder / f"review.{name}", writers[name]) for name in wanted)


def check_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """Each format once; raises WrongUse for one that is not known, before any work is done."""
    wanted = tuple(dict.fromkeys(name.strip() for name in formats))
    for unknown in (f for f in wanted if f not in WRITERS):
        raise WrongUse(f"不认识的格式 {unknown}", f"可用: {','.join(WRITERS)}")
    return wanted


def _written(review: Review, path: Path, writer: Callable[[Review, Path], None]) -> Path:
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        writer(review, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
