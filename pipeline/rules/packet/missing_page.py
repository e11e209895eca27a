from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.rules.engine import EVER, rule
from pipeline.rules.facts import CLEAR, Facts, clarity, evidence_of
from pipeline.rules.findings import Breach, listed, review
from pipeline.rules.instruments import OLR
from pipeline.types import Document, Field, Level, PageStatus
from pipeline.vocabulary import DOC_TYPES

_LONGEST = 300


@dataclass(frozen=True)
class _Numbering:
    """Printed page numbers of one paper; `total` is what it prints as its number of pages (共5页)."""

    document: Document
    numbers: tuple[Field, ...]
    totals: tuple[Field, ...]
    total: int | None

    @property
    def seen(self) -> set[int]:
        return {int(f.value) for f in self.numbers}

    @property
    def gap(self) -> set[int]:
        """Numbers that should be there: all of 共N页, else those between the first and the last."""
        top = self.total or max(self.seen)
        first = 1 if self.total else min(self.seen)
        gap = set(range(first, top + 1)) - self.seen
        unnumbered = len(self.document.pages) - len({f.evidence[0].page_id for f in self.numbers if f.evidence})
        return gap if len(gap) > unnumbered else set()


@rule(
    "packet.missing_page",
    level=Level.CORRECTION,
    cites=[OLR.art(12, 2)],
    needs=["documents", "page_number", "page_count"],
    since=EVER,
)
def missing_page(facts: Facts) -> Iterator[Breach]:
    """提交的电子化材料应当呈现完整; 印有页码的材料不得缺页。"""
    numberings = [n for d in facts.case.documents if (n := _numbering(d))]
    for one in numberings:
        gap = one.gap - _elsewhere(one, numberings)
        if gap:
            yield _breach(facts, one, sorted(gap))


def _breach(facts: Facts, one: _Numbering, gap: list[int]) -> Breach:
    name = one.document.title or DOC_TYPES[one.document.doc_type]
    of = f"(共{one.total}页)" if one.total else ""
    message = f"{name}按印出的页码缺第{listed([str(n) for n in gap])}页{of}"
    evidence = evidence_of(*one.numbers)
    remedy = f"请补交{name}缺少的页"
    if clarity(*one.numbers, *one.totals) < CLEAR or _could_fill(facts, one):
        message += "; 但有的页未能识别或页码不清, 请人工查看"
        return review(f"材料 {name}", message, remedy, evidence, facts.searched)
    return Breach(f"材料 {name}", message, remedy, evidence, facts.searched)


def _numbering(document: Document) -> _Numbering | None:
    numbers = tuple(f for f in document.all("page_number") if f.value.isdigit() and 0 < int(f.value) <= _LONGEST)
    counts = tuple(f for f in document.all("page_count") if f.value.isdigit() and int(f.value) <= _LONGEST)
    totals = [int(f.value) for f in counts]
    if not numbers:
        return None
    total = max(totals, key=totals.count) if totals else None
    top = max(int(f.value) for f in numbers)
    return _Numbering(document, numbers, counts, total if total is not None and total >= top else None)


def _elsewhere(one: _Numbering, all_of_them: list[_Numbering]) -> set[int]:
    """Pages of the same numbering that were taken for another paper: the same total, and no number in common."""
    found: set[int] = set()
    for other in all_of_them:
        if other is not one and other.total == one.total and not other.seen & one.seen:
            found |= other.seen
    return found


def _could_fill(facts: Facts, one: _Numbering) -> bool:
    files = {p.file for p in one.document.pages}
    blanks = [p for p in facts.case.pages if p.status is PageStatus.BLANK and p.file in files]
    return bool(facts.unread or blanks or facts.closed)
