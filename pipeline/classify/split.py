"""A stream of typed pages in any order to documents; every page leaves with its final status."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pipeline.classify.affinity import Group, Leaf, fit, one_run, runs_on, same_pleading
from pipeline.classify.cards import alike, pairs, same_card
from pipeline.classify.features import look_at
from pipeline.classify.titles import title_of
from pipeline.likeness import Compared, compared, forget, same_sheet, same_text
from pipeline.types import Document, Page, PageStatus, TypedPage

_SMALL_BOOKS: Final = (
    "driving_licence",
    "vehicle_licence",
    "lawyer_licence",
    "marriage_certificate",
    "household_register",
    "property_certificate",
)
"""Papers whose second page stands alone under the same heads (a licence and its copy page)."""

_SINGLE: Final = (
    "id_card",
    "bank_transfer",
    "payment_screenshot",
    "receipt",
    "invoice",
    "business_licence",
    "photo",
    "passport",
    "birth_certificate",
    *_SMALL_BOOKS[:4],
)
"""Papers of one page: a page that is surely one of these begins its own document."""
_APART: Final = (*_SINGLE, "chat_screenshot")
"""Pages that never carry on the one before them, whatever they are called."""

_LATER_WEIGHT: Final = 0.5
"""How much a further page counts towards the type of its document against the first; pages of one paper err alike."""


_UNSURE: Final = 0.35
"""A paper whose best type is less probable than this is called other, with the probability of being that."""

_PLAINLY: Final = 0.5
"""Log-odds from which on a page carries on the one before it: in 130 dev packets that held back 8 of 10 false
beginnings and none of 16 true ones without a title."""

_WORTH_SAYING: Final = 0.05
"""Less probable types are not named as alternatives."""


def split(typed: Iterable[TypedPage]) -> tuple[tuple[Document, ...], tuple[Page, ...]]:
    """Documents d1, d2 … by their first page in the stream, and all pages in the stream's order."""
    stream = tuple(typed)
    doubles = duplicates(stream)
    leaves = [
        Leaf(at, one, look_at(one.page))
        for at, one in enumerate(stream)
        if one.page.status is PageStatus.USED and at not in doubles
    ]
    groups = sorted(grouped(leaves), key=lambda group: min(leaf.at for leaf in group.leaves))
    documents = tuple(_document(f"d{no}", group) for no, group in enumerate(groups, start=1))
    return documents, tuple(
        _marked(one.page, stream[doubles[at]].page) if at in doubles else one.page for at, one in enumerate(stream)
    )


def duplicates(stream: Sequence[TypedPage]) -> dict[int, int]:
    """Positions of pages whose text or sheet stands on an earlier page, with that page's position."""
    originals: dict[int, Compared] = {}
    found: dict[int, int] = {}
    for at, one in enumerate(stream):
        if one.page.status is not PageStatus.USED:
            continue
        own = compared(one.page)
        original = next((i for i, other in originals.items() if _same(other, own)), None)
        if original is None:
            originals[at] = own
        else:
            found[at] = original
    forget()
    return found


def _same(a: Compared, b: Compared) -> bool:
    return same_text(a, b) or same_sheet(a, b)


def grouped(leaves: Sequence[Leaf]) -> list[Group]:
    groups, rest = _cards(leaves)
    before = {leaf.at: previous for previous, leaf in pairwise(leaves)}
    open_leaves: list[Leaf] = []
    for leaf in rest:
        if _begins(leaf) and not _goes_on(leaf, before.get(leaf.at)):
            groups.append(Group([leaf]))
        else:
            open_leaves.append(leaf)
    _attach(open_leaves, groups, leaves)
    return _books(groups)


def _begins(leaf: Leaf) -> bool:
    if leaf.first:
        return True
    best, probability = max(leaf.typed.scores, key=lambda pair: pair[1])
    return best in _SINGLE and probability > 0.6 and leaf.number in (None, 1)


def _goes_on(leaf: Leaf, before: Leaf | None) -> bool:
    """Whether a page that looks like a beginning, but has no title, plainly carries on the page before it."""
    if before is None or not one_run(before, leaf) or leaf.number == 1 or leaf.typed.doc_type in _APART:
        return False
    top = leaf.look.head[: 1 if runs_on(before, leaf) else 3]
    titled = any(title_of(line.text) for line in top)
    return not titled and (same_pleading(leaf, before) or fit(leaf, Group([before]), before, None) > _PLAINLY)


def _cards(leaves: Sequence[Leaf]) -> tuple[list[Group], list[Leaf]]:
    cards = [leaf for leaf in leaves if leaf.typed.doc_type == "id_card"]
    by_place = {leaf.at: leaf for leaf in cards}
    couples = dict(pairs([(leaf.at, leaf.typed, leaf.look) for leaf in cards]))
    backs = set(couples.values())
    groups = [
        Group([leaf, by_place[couples[leaf.at]]] if leaf.at in couples else [leaf])
        for leaf in cards
        if leaf.at not in backs
    ]
    return groups, [leaf for leaf in leaves if leaf.at not in by_place]


def _attach(open_leaves: Sequence[Leaf], groups: list[Group], leaves: Sequence[Leaf]) -> None:
    """Pages in the stream's order first, then those that found no place once more; what is left stands alone."""
    order = {leaf.at: place for place, leaf in enumerate(leaves)}
    waiting = list(open_leaves)
    for last_round in (False, True):
        again: list[Leaf] = []
        for leaf in waiting:
            place = order[leaf.at]
            before = leaves[place - 1] if place else None
            after = leaves[place + 1] if place + 1 < len(leaves) else None
            if not _placed(leaf, groups, before, after):
                if last_round:
                    groups.append(Group([leaf]))
                else:
                    again.append(leaf)
        waiting = again


def _placed(leaf: Leaf, groups: Sequence[Group], before: Leaf | None, after: Leaf | None) -> bool:
    open_groups = [group for group in groups if group.head.typed.doc_type not in _SINGLE or leaf.number]
    if not open_groups:
        return False
    best = max(open_groups, key=lambda group: fit(leaf, group, before, after))
    if fit(leaf, best, before, after) <= 0:
        return False
    best.leaves.append(leaf)
    return True


def _books(groups: list[Group]) -> list[Group]:
    """Neighbouring pages of a licence or register, and of one chat, become one document."""
    merged: list[Group] = []
    for group in sorted(groups, key=lambda g: g.head.at):
        before = merged[-1] if merged else None
        if before is not None and _one_book(before, group):
            before.leaves.extend(group.leaves)
        else:
            merged.append(group)
    return merged


def _one_book(one: Group, two: Group) -> bool:
    a, b = one.leaves[-1], two.head
    kind = one.head.typed.doc_type
    if kind != two.head.typed.doc_type or b.at - a.at != 1:
        return False
    if a.file != b.file and not alike(a.file, b.file):
        return False
    if kind == "chat_screenshot":
        return bool(_names_on_top(one.head) & _names_on_top(two.head))
    return kind in _SMALL_BOOKS and same_card(one.head.look, two.head.look)


def _names_on_top(leaf: Leaf) -> set[str]:
    """The first lines that are no clock: a chat shows there with whom it is."""
    tops = ("".join(c for c in line.text if c.isalnum()) for line in leaf.look.lines[:3])
    return {text for text in tops if len(text) >= 2 and not any(c.isdigit() for c in text)}


def _document(document_id: str, group: Group) -> Document:
    leaves = _ordered(group.leaves)
    shares = _shares(leaves)
    best, share = shares[0]
    if share < _UNSURE:
        best, share = next(((name, p) for name, p in shares if name == "other"), shares[0])
    others = tuple((name, round(p, 4)) for name, p in shares if name != best and p >= _WORTH_SAYING)
    pages = tuple(leaf.typed.page for leaf in leaves)
    return Document(document_id, best, leaves[0].typed.title, pages, round(share, 4), alternatives=others)


def _ordered(leaves: Sequence[Leaf]) -> list[Leaf]:
    """By printed page number where every page but the first shows one, else as they came, the titled one first."""
    head, rest = leaves[0], sorted(leaves[1:], key=lambda leaf: leaf.at)
    if rest and all(leaf.number is not None for leaf in rest):
        numbered = sorted(rest, key=lambda leaf: leaf.number or 0)
        if head.number is None or head.number <= (numbered[0].number or 0):
            return [head, *numbered]
        return sorted(leaves, key=lambda leaf: leaf.number or 0)
    one_file = len({leaf.file for leaf in leaves}) == 1 and head.typed.doc_type != "id_card"
    if one_file and not any(title_of(line.text) for line in head.look.head):
        return sorted(leaves, key=lambda leaf: leaf.at)
    return [head, *rest]


def _shares(leaves: Sequence[Leaf]) -> list[tuple[str, float]]:
    """The types by their probability on all pages together: the first page in full, the others damped."""
    logs = dict.fromkeys((name for name, _ in leaves[0].typed.scores), 0.0)
    for place, leaf in enumerate(leaves):
        weight = 1.0 if place == 0 else _LATER_WEIGHT / (len(leaves) - 1)
        for name, p in leaf.typed.scores:
            logs[name] += weight * math.log(max(p, 1e-9))
    top = max(logs.values())
    total = sum(math.exp(v - top) for v in logs.values())
    return sorted(((name, math.exp(v - top) / total) for name, v in logs.items()), key=lambda pair: -pair[1])


def _marked(page: Page, original: Page) -> Page:
    return replace(
        page,
        status=PageStatus.DUPLICATE,
        duplicate_of=original.page_id,
        status_reason=f"与 {original.page_id} 文字相同",
    )
