"""Parties as the pleading states them, and who stands for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.chinese import is_organization
from pipeline.types import Document, Field, Party, PartyKind, Role

PREFIX: Final = "party."

SIDES: Final = frozenset({Role.PLAINTIFF, Role.DEFENDANT, Role.THIRD_PARTY, Role.APPLICANT, Role.RESPONDENT})
"""Roles that are somebody in their own right; every other role stands for one of them."""

_TITLES: Final = {
    "原告": Role.PLAINTIFF,
    "自诉人": Role.PLAINTIFF,
    "起诉人": Role.PLAINTIFF,
    "被告": Role.DEFENDANT,
    "被告人": Role.DEFENDANT,
    "第三人": Role.THIRD_PARTY,
    "申请人": Role.APPLICANT,
    "申请执行人": Role.APPLICANT,
    "赔偿请求人": Role.APPLICANT,
    "被申请人": Role.RESPONDENT,
    "被执行人": Role.RESPONDENT,
    "赔偿义务机关": Role.RESPONDENT,
    "法定代表人": Role.LEGAL_REPRESENTATIVE,
    "负责人": Role.RESPONSIBLE_PERSON,
    "主要负责人": Role.RESPONSIBLE_PERSON,
    "经营者": Role.RESPONSIBLE_PERSON,
    "委托代理人": Role.AGENT,
    "委托诉讼代理人": Role.AGENT,
    "诉讼代理人": Role.AGENT,
    "代理人": Role.AGENT,
    "法定代理人": Role.STATUTORY_AGENT,
    "监护人": Role.STATUTORY_AGENT,
}

_APPLYING: Final = {Role.PLAINTIFF: Role.APPLICANT, Role.DEFENDANT: Role.RESPONDENT}
_SUING: Final = {there: here for here, there in _APPLYING.items()}
_APPLICATIONS: Final = ("enforcement_application", "compensation_application")


def parties_of(pleading: Document) -> tuple[Party, ...]:
    """In the pleading's order. A block that states no role is nobody's and is left out."""
    blocks = (_party(pleading, fields) for fields in pleading.items("party").values())
    return _with_represented(tuple(p for p in blocks if p is not None))


def role_of(stated: str) -> Role | None:
    """A role by its own value or by the title a pleading gives it, numbered or not (被告一, 第二被告, 原告2)."""
    if stated in set(Role):
        return Role(stated)
    bare = re.sub(r"[\s\d:：()（）、]|第[一二三四五六七八九十]+(?!人)|共同", "", stated)
    return _TITLES.get(bare) or _TITLES.get(re.sub(r"[一二三四五六七八九十甲乙丙丁]+$", "", bare))


def _party(pleading: Document, fields: tuple[Field, ...]) -> Party | None:
    own = tuple(replace(f, name=f.name.removeprefix(PREFIX)) for f in fields)
    stated = {f.name: f for f in reversed(own)}
    role = role_of(stated["role"].value) if "role" in stated else None
    if role is None:
        return None
    swap = _APPLYING if pleading.doc_type in _APPLICATIONS else _SUING
    seen = [f.confidence for f in (stated.get("name"), stated["role"]) if f and f.confidence is not None]
    return Party(swap.get(role, role), _kind(role, stated), own, confidence=min(seen) if seen else None)


def _kind(role: Role, stated: dict[str, Field]) -> PartyKind:
    if role not in SIDES:
        return PartyKind.NATURAL
    if "kind" in stated and stated["kind"].value in set(PartyKind):
        return PartyKind(stated["kind"].value)
    named = "name" in stated and is_organization(stated["name"].value)
    return PartyKind.ORGANIZATION if named or "uscc" in stated else PartyKind.NATURAL


def _with_represented(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(
        p if p.role in SIDES else replace(p, represents=_stated(p, parties) or _by_position(p, parties[:i], parties))
        for i, p in enumerate(parties)
    )


def _stated(party: Party, parties: Sequence[Party]) -> tuple[str, ...]:
    """Whom the block itself says it stands for: names, or a side (系原告之父)."""
    names: list[str] = []
    for said in (f.value for f in party.fields if f.name == "represents"):
        side = role_of(said)
        if side in SIDES:
            names += [p.name for p in parties if p.role in (side, _APPLYING.get(side)) and p.name]
        else:
            names += [part for part in re.split(r"[、,，;；]", said) if part]
    return tuple(dict.fromkeys(names))


def _by_position(party: Party, before: Sequence[Party], parties: Sequence[Party]) -> tuple[str, ...]:
    """The party block it follows; a legal representative looks back for an organization, a joint agent takes a side."""
    mains = [p for p in before if p.role in SIDES]
    if party.role is Role.LEGAL_REPRESENTATIVE:
        mains = [p for p in mains if p.kind is PartyKind.ORGANIZATION]
    if not mains:
        return ()
    nearest = mains[-1]
    joint = party.role is Role.AGENT and any("共同" in e.text for f in party.fields for e in f.evidence)
    chosen = [p for p in parties if p.role is nearest.role] if joint else [nearest]
    return tuple(dict.fromkeys(p.name for p in chosen if p.name))
