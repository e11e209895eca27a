"""Pages and documents: status, type, boundaries.

page status    Each page that gold names: its status against the review's. A page the review lacks was told nothing.
page type      Each page of a gold document: the type of that document against the type of the document in which the
               review has the page (none: missed). A page that the review puts in a document though gold has it in none
               is false. Precision, recall and F1 by type; accuracy is the share of gold's pages with the right type.
boundary       A gold document is exact where some told document has precisely its pages; one marked `any_split` where
               told documents together have precisely its pages. The type does not matter here.
whole          Boundary exact and type right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.gold import Gold, GoldDocument, GoldPage
from pipeline.report.contract import DocumentJson, ReviewJson
from pipeline.score.match import Judged
from pipeline.score.told import expanded


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a gold document with what is known of how it was made."""

    page_id: str
    paper: GoldDocument
    look: str | None


def judge_pages(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    yield from _statuses(gold, review)
    yield from _files(gold, review)


def judge(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    yield from _types(gold, review)
    yield from _boundaries(gold, review)
    yield from _sureness(gold, review)


def _statuses(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    told = {p["page_id"]: p for p in review["pages"]}
    for page in (p for p in gold.pages if not p.page_id.endswith("#*")):
        found = told.get(page.page_id)
        status = found["status"] if found else None
        yield _page(gold, "page_status", page, page.status, status)
        if page.rotation is not None and found:
            yield _page(gold, "page_facts", page, str(page.rotation), str(found["rotation"]), "rotation")
        if page.duplicate_of is not None and found:
            yield _page(gold, "page_facts", page, page.duplicate_of, found["duplicate_of"], "duplicate_of")
    if gold.page_count is not None:
        right = gold.page_count == len(told)
        yield Judged(
            "page_facts", "page_count", gold.packet_id, str(gold.page_count), str(len(told)) if told else None, right
        )


def _page(gold: Gold, part: str, page: GoldPage, wanted: str, told: str | None, key: str = "") -> Judged:
    return Judged(part, key, gold.packet_id, wanted, told, wanted == told, page_id=page.page_id)


def _files(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    told: dict[str, str] = {f["file"]: f["status"] for f in review["packet"]["files"]}
    names = sorted(told.keys() | gold.files.keys())
    for name in names:
        wanted, status = gold.files.get(name, "ok"), told.get(name)
        yield Judged("file_status", "", gold.packet_id, wanted, status, wanted == status, note=name)


def leaves_of(gold: Gold, review: ReviewJson) -> list[Leaf]:
    looks = {p.page_id: p.look for p in gold.pages}
    return [Leaf(p, d, looks.get(p)) for d in gold.documents for p in expanded(d.pages, review)]


def owners(review: ReviewJson) -> dict[str, DocumentJson]:
    return {page: d for d in review["documents"] for page in d["pages"]}


def _types(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    owner = owners(review)
    leaves = leaves_of(gold, review)
    for leaf in leaves:
        found = owner.get(leaf.page_id)
        told = found["doc_type"] if found else None
        sure = found["confidence"] if found else None
        for part, key in (("page_type", ""), *((f"page_type_by_{k}", v) for k, v in groups(leaf.paper, leaf.look))):
            right = told == leaf.paper.doc_type
            yield Judged(part, key, gold.packet_id, leaf.paper.doc_type, told, right, sure, leaf.page_id)
    known = {leaf.page_id for leaf in leaves}
    for page, document in owner.items():
        if page not in known:
            told = document["doc_type"]
            yield Judged("page_type", "", gold.packet_id, None, told, False, document["confidence"], page)


def groups(paper: GoldDocument, look: str | None) -> Iterator[tuple[str, str]]:
    """How the paper was made, as (by what, group)."""
    yield "wording", "held_out" if paper.held_out else "seen"
    if look is not None:
        yield "look", look
    if paper.family is not None:
        yield "family", f"{paper.doc_type}.{paper.family.rpartition('/')[2]}"


def _boundaries(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    looks = {p.page_id: p.look for p in gold.pages}
    for paper in gold.documents:
        pages = expanded(paper.pages, review)
        found = exact(paper, pages, review["documents"])
        told = "exact" if found else ("no page" if not pages else "cut otherwise")
        typed = {d["doc_type"] for d in found} == {paper.doc_type}
        look = looks.get(pages[0]) if pages else None
        keys = [("boundary", paper.doc_type), *((f"boundary_by_{k}", v) for k, v in groups(paper, look))]
        for part, key in keys:
            yield Judged(
                part, key, gold.packet_id, "exact", told, bool(found), page_id=pages[0] if pages else None,
                note=f"{paper.doc_type}: {' '.join(pages)}",
            )  # fmt: skip
        yield Judged("whole_document", paper.doc_type, gold.packet_id, "whole", told, bool(found) and typed)


def exact(paper: GoldDocument, pages: Iterable[str], told: Iterable[DocumentJson]) -> list[DocumentJson]:
    """The told documents that are precisely this one; empty where it was cut otherwise."""
    wanted = set(pages)
    touching = [d for d in told if wanted & set(d["pages"])]
    if not wanted or {p for d in touching for p in d["pages"]} != wanted:
        return []
    return touching if paper.any_split or len(touching) == 1 else []


def _sureness(gold: Gold, review: ReviewJson) -> Iterator[Judged]:
    """Each told document with its confidence: right where most of its pages are of that type in gold."""
    types = {leaf.page_id: leaf.paper.doc_type for leaf in leaves_of(gold, review)}
    for d in review["documents"]:
        wanted = [types.get(p) for p in d["pages"]]
        most = max(sorted({w for w in wanted if w}), key=wanted.count, default=None)
        right = most == d["doc_type"]
        yield Judged(
            "document_sureness", "", gold.packet_id, most, d["doc_type"], right, d["confidence"], d["pages"][0]
        )
