"""A draft's papers to recipes of the drawing language: markup with tags, or a drawing with its fields."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from pipeline.synth.packets import element
from pipeline.synth.packets.draft import Draft, Paper, Values
from pipeline.synth.packets.pleading import hooks
from pipeline.synth.packets.values import normal, shown
from pipeline.synth.packets.wording import Tag, Teller, family_of


@dataclass(frozen=True)
class Told:
    """One paper ready to be drawn. `recipe` is a `papers` entry as in a sample's case.yaml."""

    paper: Paper
    recipe: Values
    tags: tuple[Tag, ...]
    family: str
    held_out: bool
    claims: Mapping[int, str] = field(default_factory=dict)
    also: tuple[Tag, ...] = ()


def own_rng(draft: Draft, *names: object) -> random.Random:
    """A generator of its own for each named thing, so that a change in one leaves the others as they were."""
    return random.Random(draft.seed * 1_000_003 + zlib.crc32("/".join(map(str, names)).encode()))


_STATED: Final = ("stated_cause", "stated_total", "title_number", "title_authority", "act_described")
"""Facts of the case that are fields of a pleading."""


def pleading_of(draft: Draft) -> Paper:
    """The pleading, first among the papers: its particulars, claims and story come from the draft when it is told."""
    values: Values = {"court": draft.court, "signed_on": draft.day}
    for name in _STATED:
        if draft.facts.get(name) is not None:
            values[name] = draft.facts[name]
    if draft.pleading == "element_complaint":
        element.fit_to_cells(draft.sides)
    made = Paper("pleading", draft.pleading, values, family=draft.wishes.get("pleading_family"))
    draft.papers.insert(0, made)
    return made


def told(draft: Draft) -> tuple[Told, ...]:
    done: dict[str, Told] = {}
    for paper in draft.papers:
        first = done.get(paper.duplicate_of or "")
        done[paper.key] = replace(first, paper=paper) if first else _told(draft, paper)
    return tuple(done.values())


def _told(draft: Draft, paper: Paper) -> Told:
    rng = own_rng(draft, paper.key)
    if paper.draw:
        return _drawn(paper, rng)
    family = family_of(paper, draft.split, rng)
    look = paper.look or rng.choice(family.looks)
    teller = Teller(draft, paper, rng, hooks() | element.hooks())
    text = teller.tell(family.lines)
    tags = (*teller.tags, *(Tag(n, normal(n, v), None) for n, v in paper.implied.items()))
    return Told(
        paper,
        {"type": paper.doc_type, "look": look, "text": text},
        tags,
        family.name,
        family.held,
        teller.claims,
        tuple(teller.also),
    )


def _drawn(paper: Paper, rng: random.Random) -> Told:
    fields = {k: _face(k, v) for k, v in (paper.values | paper.extra).items() if v is not None}
    recipe: Values = {"type": paper.doc_type, "draw": paper.draw}
    recipe |= _RECIPES[paper.draw](fields, paper) if paper.draw in _RECIPES else {"fields": fields}
    tags = [Tag(n, normal(n, v), None) for n, v in (paper.values | paper.implied).items() if v is not None]
    rows = (pair for repeat in paper.repeats.values() for pair in enumerate(repeat, 1))
    tags += [Tag(name, normal(name, v), no) for no, row in rows for name, v in row.items() if v is not None]
    return Told(paper, recipe, tuple(tags), f"{paper.doc_type}/{paper.draw}", False)


def _face(name: str, value: Any) -> str:
    return shown(name, value, "card" if name == "ethnicity" else "", random.Random(0))


def _id_front(fields: Values, paper: Paper) -> Values:
    return {"fields": fields | {"birth_date": paper.values["birth_date"].isoformat()}}


def _id_back(fields: Values, paper: Paper) -> Values:
    since, until = paper.values["valid_from"], paper.values["valid_until"]
    end = until if isinstance(until, str) else f"{until:%Y.%m.%d}"
    return {"fields": {"issuer": fields["issuer"], "valid": f"{since:%Y.%m.%d}-{end}"}}


def _licence(fields: Values, paper: Paper) -> Values:
    return {"fields": fields | {"established": fields["established_on"]}}


def _lawyer(fields: Values, paper: Paper) -> Values:
    return {"fields": fields | {"number": fields["licence_number"]}}


def _marriage(fields: Values, paper: Paper) -> Values:
    """`extra` holds a_… and b_… of both spouses, and the registrar."""
    days = {k: f"{v:%Y年%m月%d日}" for k, v in paper.extra.items() if isinstance(v, date)}
    head = {"holder": fields["holder"], "number": fields["certificate_number"], "issuer": fields["issuer"]}
    return {"fields": fields | days | head | {"registered": f"{paper.values['registered_on']:%Y年%m月%d日}"}}


def _chat(fields: Values, paper: Paper) -> Values:
    return {"title": paper.extra["title"], "clock": paper.extra["clock"], "messages": paper.extra["messages"]}


def _payment(fields: Values, paper: Paper) -> Values:
    head = {k: str(paper.extra[k]) for k in ("clock", "title", "headline", "amount")}
    return {"fields": head, "rows": paper.extra["rows"]}


_RECIPES: Final[dict[str, Callable[[Values, Paper], Values]]] = {
    "id_front": _id_front,
    "id_back": _id_back,
    "business_licence": _licence,
    "lawyer_licence": _lawyer,
    "marriage_certificate": _marriage,
    "chat": _chat,
    "payment": _payment,
}
