"""Whose paper is it: identity cards, licences, powers and letters matched to the parties of the pleading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from pipeline.chinese import bare_name, birth_and_sex, is_organization, same_name
from pipeline.rules.facts import Facts, once
from pipeline.text import lookalike, plain, similar, similar_plain
from pipeline.types import Document, Field, Party, PartyKind, Role
from pipeline.vocabulary import IDENTITY_PAPERS

T = TypeVar("T")

_BACK: Final = re.compile(r"签发机关|有效期限|居民身份证")
_NEXT_BLOCK: Final = re.compile(
    r"(?:原告|被告|第三人|申请人|被执行人|自诉人|代理人|诉讼请求|请求事项|申请事项|案由|事实)(?!之|的)[^,。;:]{0,8}:"
)
_ALIKE: Final = 0.8
"""Share of common characters from which two names of organizations may be one name miswritten."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody a paper names. `name` or `number` is None where it was not read."""

    document: Document
    name: Field | None
    number: Field | None

    @property
    def unread(self) -> bool:
        return self.name is None and self.number is None


@dataclass(frozen=True, slots=True)
class Matching:
    """`exact` and `near` pair a party with its paper; `alone` are parties without one, `spare` papers of nobody."""

    exact: tuple[tuple[Party, Holder], ...]
    near: tuple[tuple[Party, Holder], ...]
    alone: tuple[Party, ...]
    spare: tuple[Holder, ...]

    @property
    def pairs(self) -> tuple[tuple[Party, Holder], ...]:
        return self.exact + self.near


def near_name(a: str, b: str) -> bool:
    """Whether two different names may be one that somebody miswrote or misread: one character off, or look-alikes."""
    left, right = plain(a), plain(b)
    if left == right or min(len(left), len(right)) < 2:
        return False
    if is_organization(left) or is_organization(right):
        return similar_plain(left, right) >= _ALIKE
    if len(left) == len(right):
        return lookalike(left, right) or sum(x != y for x, y in zip(left, right, strict=True)) == 1
    short, long = sorted((left, right), key=len)
    return len(long) == len(short) + 1 >= 3 and _within(short, long)


def cut_off(a: str, b: str) -> bool:
    """Whether one text is the other with something before or behind it: a reading that took too much or too little."""
    left, right = plain(a), plain(b)
    return left != right and min(len(left), len(right)) >= 2 and (left in right or right in left)


def shortened(short: str, full: str) -> bool:
    """Whether one name is the short form of an organization's: its characters in order, at least three."""
    return is_organization(full) and len(plain(short)) >= 3 and _within(plain(short), plain(full))


def one_name(a: str, b: str) -> bool:
    """Whether two names may be one, though one is miswritten or short."""
    return same_name(a, b) or near_name(a, b) or shortened(a, b)


def holders(documents: Iterable[Document], name: str = "name", number: str = "id_number") -> Iterator[Holder]:
    """The people each paper names, first name with first number; a paper of which nothing was read gives one."""
    for document in documents:
        names, numbers = document.all(name), document.all(number)
        for i in range(max(1, len(names), len(numbers))):
            yield Holder(document, _nth(names, i), _nth(numbers, i))


def match(parties: Iterable[Party], papers: Iterable[Holder], *, of_a_party: bool = False) -> Matching:
    """First by the same name or number, then, among what is left, by a name that is nearly the same.

    Papers that are always of a party (a power of attorney) are also compared with parties that have another such
    paper; other people's cards may lie in a packet, so those are compared only with parties that have none.
    """
    everyone, spare = list(parties), [h for h in papers if not h.unread]
    if not spare:
        return Matching((), (), tuple(everyone), ())
    exact = tuple(_exact(everyone, spare))
    spare = _without(spare, (h for _, h in exact))
    alone = _without(everyone, (p for p, _ in exact))
    near = tuple(_nearest(everyone if of_a_party else alone, spare))
    alone = _without(alone, (p for p, _ in near))
    return Matching(exact, near, tuple(alone), tuple(_without(spare, (h for _, h in near))))


def _without(things: list[T], gone: Iterable[T]) -> list[T]:
    """By identity: two papers that say the same are two."""
    ids = {id(thing) for thing in gone}
    return [thing for thing in things if id(thing) not in ids]


@once
def identities(facts: Facts) -> Matching:
    """Natural persons of the pleading and their identity papers; a card's back names nobody and is left out."""
    people = [p for p in facts.case.parties if p.kind is PartyKind.NATURAL]
    return match(people, holders(facts.documents_of(*IDENTITY_PAPERS)))


@once
def licences(facts: Facts) -> Matching:
    organizations = [p for p in facts.case.parties if p.kind is PartyKind.ORGANIZATION and p.role is not Role.AGENT]
    return match(organizations, holders(facts.documents_of("business_licence"), number="uscc"))


def unread_papers(facts: Facts, *doc_types: str, name: str = "name", number: str = "id_number") -> tuple[Document, ...]:
    """Papers of the types that name nobody readable and could be anybody's; backs of identity cards are none."""
    found = [h.document for h in holders(facts.documents_of(*doc_types), name, number) if h.unread]
    return tuple(d for d in found if not (d.doc_type == "id_card" and sides(d) == {"back"}))


def sides(card: Document) -> set[str]:
    """Which sides of an identity card a document shows: as said, by what was read, or by the words on it."""
    said = {f.value for f in card.all("side")}
    words = "".join(w.text for p in card.pages for w in p.words)
    front = said & {"front", "both"} or card.first("name") or card.first("id_number") or "公民身份号码" in words
    back = said & {"back", "both"} or card.first("issuer") or card.first("valid_until") or _BACK.search(words)
    return ({"front"} if front else set()) | ({"back"} if back else set())


def lone_backs(facts: Facts) -> tuple[Document, ...]:
    """Backs of identity cards that are more than the fronts without a back: their fronts are not there."""
    cards = facts.documents_of("id_card")
    fronts = sum(sides(d) == {"front"} for d in cards)
    backs = [d for d in cards if sides(d) == {"back"}]
    return tuple(backs[fronts:]) if len(backs) > fronts else ()


def sole_trader(facts: Facts, party: Party) -> bool:
    """A registered individual business: no legal person, so it has an operator and no legal representative."""
    if (party.get("uscc") or "").startswith("92"):
        return True
    kinds = [d.first("kind") for d in facts.documents_of("business_licence")]
    if any(k is not None and "个体" in k.value for k in kinds):
        return True
    posts = [r.get("post") or "" for r in facts.representatives_of(party)]
    return any("经营者" in post for post in posts) or "经营者" in header(facts, party)


def header(facts: Facts, party: Party) -> str:
    """What the pleading says right after a party's name, up to the next party or heading, at most 200 characters."""
    text, name = facts.wording, plain(party.name or "")
    start = text.find(name) if name else -1
    if start < 0:
        return ""
    block = text[start + len(name) : start + len(name) + 200]
    end = _NEXT_BLOCK.search(block)
    return block[: end.start()] if end else block


def _exact(parties: list[Party], papers: list[Holder]) -> Iterator[tuple[Party, Holder]]:
    called = [bare_name(h.name.value) if h.name else "" for h in papers]
    for party in parties:
        ours = bare_name(party.name or "")
        stated = party.get("uscc" if party.kind is PartyKind.ORGANIZATION else "id_number")
        for holder, theirs in zip(papers, called, strict=True):
            number = holder.number.value if holder.number else None
            if (ours and ours == theirs) or (stated is not None and stated == number):
                yield party, holder


def _nearest(parties: list[Party], spare: list[Holder]) -> Iterator[tuple[Party, Holder]]:
    """Each paper once and each party once, the likeliest pairs first."""
    pairs = [
        (p, h)
        for p in parties
        for h in spare
        if p.name and h.name and near_name(p.name, h.name.value) and not _born_apart(p, h)
    ]
    seen: set[int] = set()
    for party, holder in sorted(pairs, key=lambda pair: -_alike(*pair)):
        if not {id(party), id(holder)} & seen:
            seen |= {id(party), id(holder)}
            yield party, holder


def _born_apart(party: Party, holder: Holder) -> bool:
    """Both births are known, from numbers or as stated, and agree in none: a relation of a like name."""
    ours = {party.get("birth_date"), _birth(party.get("id_number"))} - {None}
    theirs = {_birth(holder.number.value) if holder.number else None, _stated_birth(holder.document)} - {None}
    return party.kind is PartyKind.NATURAL and bool(ours and theirs) and not ours & theirs


def _stated_birth(document: Document) -> str | None:
    """Of a paper that tells of one person."""
    said = document.all("birth_date")
    return said[0].value if len(said) == 1 == len(document.all("name")) else None


def _birth(number: str | None) -> str | None:
    said = birth_and_sex(number) if number else None
    return said[0].isoformat() if said else None


def _alike(party: Party, holder: Holder) -> float:
    a, b = party.name or "", holder.name.value if holder.name else ""
    return similar(a, b) + lookalike(a, b)


def _within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)


def _nth(fields: tuple[Field, ...], i: int) -> Field | None:
    return fields[i] if i < len(fields) else None
