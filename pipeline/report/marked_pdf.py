"""All pages as one PDF with every finding's evidence boxed and numbered as in review.html."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Final

from pipeline.pdf import Labelled, annotated
from pipeline.report import wording
from pipeline.types import Review

COLOURS: Final = {"correction": (0.71, 0.14, 0.09), "notice": (0.09, 0.36, 0.83), "trial": (0.4, 0.44, 0.52)}


def write_pdf(review: Review, out: Path) -> None:
    labels: dict[str, list[Labelled]] = defaultdict(list)
    for no, finding in enumerate(review.findings, 1):
        text = f"{no} {wording.LEVELS[finding.level.value]} {finding.subject}"
        for e in finding.evidence:
            labels[e.page_id].append(Labelled(e.bbox, text, COLOURS[finding.level.value]))
    drawn = [(page.image, labels[page.page_id]) for page in review.pages if page.image is not None]
    annotated([image for image, _ in drawn], [boxes for _, boxes in drawn], out)
