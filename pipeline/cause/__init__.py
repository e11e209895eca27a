"""What kind of case a packet is, and its cause of action.

A stated cause, the words of claims and facts, and the papers beside them are weighed together. The stated cause is one
sign among others: where the facts point elsewhere, they win, and a rule tells the clerk. Enforcement takes the cause of
the case behind the title.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pipeline.cause.category import category_of
from pipeline.cause.learned import corrections
from pipeline.cause.signs import Text, scores, signs
from pipeline.cause.tree import ADMIN, CIVIL, PROSECUTION, find, paths
from pipeline.pleading import pleading_of
from pipeline.sheet import sheet_of
from pipeline.types import Category, Cause, CauseReading, Document, Evidence, Field

_TREES: Final = {
    Category.CIVIL: CIVIL,
    Category.ENFORCEMENT: CIVIL,
    Category.ADMINISTRATIVE: ADMIN,
    Category.PRIVATE_PROSECUTION: PROSECUTION,
}
_TITLES: Final = ("judgment", "arbitration_award", "notarial_execution_certificate")
_TEMPERATURE: Final = 1.7
_UNSPOKEN: Final = {CIVIL: -3.0, ADMIN: -6.0, PROSECUTION: -6.0}
"""Log odds of a cause that nothing speaks for. With the temperature it is fitted as docs/cause.md tells."""
_STATED: Final = 5.0
_STATED_ELSEWHERE: Final = 2.0
_STATED_ABOVE: Final = 2.0
_PRIVATE: Final = "民间借贷纠纷"
_LENDERS: Final = re.compile(r"银行|信用(?:合作)?(?:联)?社|消费金融|汽车金融|信托|小额贷款|财务有限公司")
LABOUR: Final = "劳动争议"
_MIXED: Final = 0.6
_RUNNERS_UP: Final = 4
_LEAST: Final = 0.01


def cause_of(documents: Sequence[Document]) -> CauseReading:
    """Without a pleading there is no category; without any sign no cause."""
    pleading = pleading_of(documents)
    if pleading is None:
        return CauseReading(None, None, None)
    text = sheet_of(pleading).text
    category, confidence = category_of(pleading, text)
    tree = _TREES.get(category)
    if tree is None:
        return CauseReading(category, confidence, None)
    if category is Category.ENFORCEMENT:
        titles = [d for d in documents if d.doc_type in _TITLES]
        return CauseReading(category, confidence, _cause([pleading, *titles], titles, tree))
    return CauseReading(category, confidence, _cause([pleading], documents, tree))


def told(
    text: str, papers: Iterable[str] = (), stated: Mapping[str, float] | None = None, tree: str = CIVIL
) -> list[tuple[str, float]]:
    """Causes with their probabilities, the likeliest first; they and those that nothing speaks for sum to one.

    `stated` are causes that somebody named, each with its weight in log odds.
    """
    said = Text(text)
    odds = scores(said, papers, tree)
    for name, weight in (stated or {}).items():
        odds[name] = odds.get(name, 0.0) + weight
        for below in [n for n in odds if n != name and name in paths(tree).get(n, ())]:
            odds[below] += min(weight, _STATED_ABOVE)
    if not odds:
        return []
    learned = corrections(said.times) if tree == CIVIL else {}
    logits = {n: odds.get(n, _UNSPOKEN[tree]) / _TEMPERATURE + learned.get(n, 0.0) for n in (*signs(tree), *odds)}
    top = max(logits.values())
    whole = sum(math.exp(value - top) for value in logits.values())
    ranked = [
        (name, math.exp(value - top) / whole) for name, value in logits.items() if name in odds or name in learned
    ]
    return sorted(ranked, key=lambda pair: (-pair[1], pair[0]))


def _cause(tellers: Sequence[Document], papers: Sequence[Document], tree: str) -> Cause | None:
    """`tellers` are the papers whose words count; of `papers` the types count, and the causes they name."""
    named = list(_named(tellers, papers, tree))
    text = "\n".join(_told_by(d) for d in tellers)
    stated: dict[str, float] = {}
    for name, weight, _ in named:
        stated[name] = max(weight, stated.get(name, 0.0))
    if tree == CIVIL and any(_lends(d) for d in tellers):
        stated[_PRIVATE] = -_STATED
    ranked = told(text, (d.doc_type for d in papers), stated, tree)
    if not ranked:
        return None
    name, p = _whole_dispute(ranked) if tree == CIVIL else ranked[0]
    others = [(n, round(q, 4)) for n, q in ranked if n != name and q >= _LEAST]
    return Cause(
        name, paths(tree)[name], round(p, 4), tuple(others[:_RUNNERS_UP]), _evidence(name, named, tellers, tree)
    )


def _lends(document: Document) -> bool:
    """A bank or another lender under 金融监管 sues: its loans are none between people (民间借贷规定 1)."""
    suing = next((f.value for f in document.fields if f.name == "party.name"), "")
    return _LENDERS.search(suing) is not None


def _whole_dispute(ranked: Sequence[tuple[str, float]]) -> tuple[str, float]:
    """The likeliest cause; of labour claims of several kinds, none of them likely, the labour dispute itself."""
    name, p = ranked[0]
    together = sum(q for n, q in ranked if LABOUR in paths(CIVIL)[n])
    mixed = LABOUR in paths(CIVIL)[name] and p < _MIXED < together
    return (LABOUR, together) if mixed else (name, p)


def _named(
    tellers: Sequence[Document], papers: Sequence[Document], tree: str
) -> Iterator[tuple[str, float, Field | None]]:
    """Causes that papers name: the pleading's own or the title's, the form's heading, the power of attorney."""
    for document in tellers:
        for field in (
            *document.all("stated_cause"),
            *(document.all("cause") if document.doc_type == "judgment" else ()),
        ):
            if found := find(field.value, tree):
                yield found[0], _STATED * found[1] * (field.confidence or 0.5), field
        for heading in re.findall(r"[(（]([^()（）]{2,30})[)）]", document.title or ""):
            if found := find(heading, tree):
                yield found[0], _STATED * found[1], None
    for document in papers:
        said = document.first("cause") if document.doc_type in ("power_of_attorney", "law_firm_letter") else None
        if said and (found := find(said.value, tree)):
            yield found[0], _STATED_ELSEWHERE * found[1] * (said.confidence or 0.5), said


def _told_by(document: Document) -> str:
    """Claims twice and facts once, with the name of who sues; the whole text where these were not found."""
    claims = [f.value for f in document.fields if f.name == "claim.text"]
    facts = [f.value for f in document.fields if f.name in ("facts", "act_described", "operative")]
    if not (claims and facts):
        return sheet_of(document).text
    suing = [f.value for f in document.fields if f.name == "party.name"][:1]
    return "\n".join([*suing, *claims, *claims, *facts])


def _evidence(
    name: str, named: Sequence[tuple[str, float, Field | None]], tellers: Sequence[Document], tree: str
) -> tuple[Evidence, ...]:
    """Where the cause is named, else the first claim or fact that speaks for it."""
    stated = next((f for n, _, f in named if n == name and f is not None), None)
    if stated:
        return stated.evidence
    sign = signs(tree).get(name)
    spoken = (f for d in tellers for f in d.fields if f.name in ("claim.text", "facts", "act_described"))
    return next((f.evidence for f in spoken if sign and sign.seen_in(f.value)), ())
