"""Random papers of every document type as text, for training and for tests; nobody and nothing in them exists.

`paper` composes one paper in one of the type's wording families (`wording/*.txt`); `printed` lays it on pages as
an OCR engine would report them, with or without its errors.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from pipeline.synth.texts.grammar import BREAK, Family, Row, book, rows
from pipeline.synth.texts.world import World

__all__ = ["Paper", "Row", "families", "paper"]


@dataclass(frozen=True, slots=True)
class Paper:
    """`rows` before wrapping, with page breaks between them; `form` is a4 | card | phone | note | slip."""

    doc_type: str
    family: str
    form: str
    pages: tuple[tuple[Row, ...], ...]

    @property
    def text(self) -> str:
        return "\n".join(row.text for page in self.pages for row in page)


def families(doc_type: str) -> tuple[str, ...]:
    return tuple(f.name for f in book().families[doc_type])


def paper(doc_type: str, rng: random.Random, family: str | None = None, world: World | None = None) -> Paper:
    """A paper of the type; `world` shares its people with other papers of the same case. KeyError if unknown."""
    chosen = _family(doc_type, rng, family)
    composed = rows(chosen, world or World(rng))
    pages: list[list[Row]] = [[]]
    for row in composed:
        if row is BREAK:
            pages.append([])
        else:
            pages[-1].append(row)
    return Paper(doc_type, chosen.name, chosen.form, tuple(tuple(page) for page in pages))


def _family(doc_type: str, rng: random.Random, name: str | None) -> Family:
    known = book().families[doc_type]
    if name is None:
        return rng.choice(known)
    return {f.name: f for f in known}[name]
