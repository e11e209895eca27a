"""One review.html that opens offline with nothing else: no script, no font, no picture from outside."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.clocks import filing, restarts, undecided
from pipeline.geometry import grow, union
from pipeline.law import Unknown
from pipeline.matrix import matrix_of
from pipeline.money_graph import edges_of
from pipeline.report import wording
from pipeline.report.pictures import data_uri
from pipeline.report.review_json import field_name, money
from pipeline.types import Box, Case, Evidence, Finding, Page, Review
from pipeline.vocabulary import DOC_TYPES, IDENTITY_PAPERS

MAX_VIEWS = 4


@dataclass(frozen=True, slots=True)
class View:
    """One page beside a finding: its boxes, and the window around them, both in pixels of the page."""

    page: Page
    boxes: tuple[tuple[float, float, float, float], ...]
    window: tuple[float, float, float, float]
    texts: tuple[str, ...]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Card:
    no: int
    finding: Finding
    views: tuple[View, ...]
    more: int


def write_html(review: Review, out: Path) -> None:
    """Streams the page pictures into the file one by one, so that memory does not grow with the packet."""
    with out.open("w", encoding="utf-8") as file:
        for piece in _template().generate(**_facts(review)):
            file.write(piece)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.report"), autoescape=True, trim_blocks=True, undefined=StrictUndefined
    )
    environment.filters |= {"percent": wording.percent, "money": money, "field_name": field_name}
    environment.globals |= {"words": wording, "doc_types": DOC_TYPES}
    return environment


@lru_cache(maxsize=1)
def _template():  # type: ignore[no-untyped-def]
    return _environment().get_template("review.html")


def _facts(review: Review) -> dict[str, object]:
    cards = _cards(review)
    owner = {p.page_id: d for d in review.documents for p in d.pages}
    return {
        "review": review,
        "case": review.case,
        "groups": _groups(cards),
        "owner": owner,
        "pictures": _pictures(review, cards),
        "totals": Counter(p.status.value for p in review.pages),
        "category": review.case.category.value if review.case.category else None,
        "clocks": _clocks(review.case),
        "matrix": matrix_of(review.case),
        "edges": edges_of(review.case),
    }


def _clocks(case: Case) -> dict[str, object]:
    try:
        told = {"filing": filing(case, case.as_of), "restarts": list(restarts(case, case.as_of))}
    except Unknown as gap:
        return {"gap": str(gap)}
    return {"gap": None, "undecided": undecided(), **told}


def _groups(cards: tuple[Card, ...]) -> list[tuple[str, str, str, list[Card]]]:
    groups = []
    for level, status, title, hint in wording.GROUPS:
        members = [c for c in cards if c.finding.level == level and status in (None, c.finding.status.value)]
        groups.append((f"{level}-{status or 'all'}", title, hint, members))
    return groups


def _cards(review: Review) -> tuple[Card, ...]:
    pages = {p.page_id: p for p in review.pages}
    cards = []
    for no, finding in enumerate(review.findings, 1):
        views = tuple(_views(finding.evidence, pages))
        cards.append(Card(no, finding, views[:MAX_VIEWS], max(0, len(views) - MAX_VIEWS)))
    return tuple(cards)


def _views(evidence: tuple[Evidence, ...], pages: dict[str, Page]) -> Iterator[View]:
    by_page: dict[str, list[Evidence]] = defaultdict(list)
    for e in evidence:
        if e.page_id in pages and pages[e.page_id].image is not None:
            by_page[e.page_id].append(e)
    for page_id, parts in by_page.items():
        page = pages[page_id]
        seen = [e.confidence for e in parts if e.confidence is not None]
        yield View(
            page,
            tuple(_pixels(e.bbox, page) for e in parts),
            _pixels(_window(union(e.bbox for e in parts)), page),
            tuple(dict.fromkeys(e.text for e in parts if e.text)),
            min(seen) if seen else None,
        )


def _window(box: Box) -> Box:
    """Room around the evidence, at least a third of the page's width, so that the reader sees where it stands."""
    wide = max(0.04, (0.36 - (box.right - box.left)) / 2)
    return grow(box, wide, 0.03)


def _pixels(box: Box, page: Page) -> tuple[float, float, float, float]:
    """x, y, width, height as SVG wants them."""
    return (
        round(box.left * page.width, 1),
        round(box.top * page.height, 1),
        round((box.right - box.left) * page.width, 1),
        round((box.bottom - box.top) * page.height, 1),
    )


def _pictures(review: Review, cards: tuple[Card, ...]) -> Iterator[tuple[int, Page, str]]:
    """Number, page and data URI of every page with a picture; identity papers show only what a finding points at."""
    identity = {p.page_id for d in review.documents if d.doc_type in IDENTITY_PAPERS for p in d.pages}
    seen: dict[str, list[Box]] = defaultdict(list)
    for finding in review.findings:
        for e in finding.evidence:
            seen[e.page_id].append(e.bbox)
    pointed = {v.page.page_id for c in cards for v in c.views}
    for no, page in enumerate(review.pages):
        long_side = 1400 if page.page_id in pointed else 900
        uri = data_uri(page, page.page_id in identity, seen[page.page_id], long_side)
        if uri:
            yield no, page, uri
