"""The paper of a packet that comes nearest to one that was not found, and how near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.rules.findings import place
from pipeline.text import plain, similar_plain
from pipeline.types import Document
from pipeline.vocabulary import DOC_TYPES

_TOLD: Final = 0.05
"""Least probability of a type for the paper to be named."""
_NAMED: Final = 0.5
"""Least likeness of a paper's own title to the type's name, where no probabilities are known."""

Candidate = tuple[float, str, str]


def closest(documents: Iterable[Document], doc_types: Iterable[str]) -> str | None:
    """「借条.pdf」第3页(授权委托书, 0.41): the page, the type wanted, and the probability that it is one.

    Where the classifier gave none, how like the paper's title is to the type's name.
    """
    kinds = tuple(doc_types)
    found = [candidate for d in documents if d.pages for candidate in _candidates(d, kinds)]
    best = max(found, key=lambda c: c[0], default=None)
    return f"{place(best[1])}({DOC_TYPES[best[2]]}, {best[0]:.2f})" if best else None


def _candidates(document: Document, kinds: tuple[str, ...]) -> Iterator[Candidate]:
    page = document.pages[0].page_id
    for kind, share in document.alternatives:
        if kind in kinds and share >= _TOLD:
            yield share, page, kind
    if document.alternatives or not document.title:
        return
    title = plain(document.title)
    for kind in kinds:
        likeness = max(similar_plain(title, name) for name in DOC_TYPES[kind].split("/"))
        if likeness >= _NAMED:
            yield likeness, page, kind
