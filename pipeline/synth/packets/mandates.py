"""An agent made another: one more lawyer beside the first, or a layman in the place of one."""

from __future__ import annotations

from typing import Any, Final

from pipeline.synth.packets.draft import Draft, Paper, Side
from pipeline.synth.packets.filing import SPECIAL_POWERS, agent_side, identity_card, mandate
from pipeline.synth.packets.offices import seat
from pipeline.synth.texts.world import Person

_PAPERS: Final = ("power_of_attorney", "law_firm_letter", "lawyer_licence")


def lawyer(draft: Draft) -> Side | None:
    """The filer's lawyer, where there is just one."""
    agents = draft.of_role("agent")
    return agents[0] if len(agents) == 1 and agents[0].values.get("firm") else None


def power(draft: Draft) -> Paper | None:
    return next(iter(draft.of("power_of_attorney")), None)


def another(draft: Draft, number: str) -> Side:
    """One more lawyer of the same firm, with their papers, after those there are."""
    first = draft.of_role("agent")[0]
    side = agent_side(draft, draft.filers[0], number)
    draft.sides.remove(side)
    at = max(n for n, s in enumerate(draft.sides) if s.role == "agent") + 1
    draft.sides.insert(at, side)
    side.label, side.values["firm"] = first.label, first.values["firm"]
    mandate(draft, side)
    return side


def kinship(one: Person, other: Person, *, couples: bool = True) -> str:
    """What one may be to the other by age and sex."""
    man, older = one.sex == "男", other.birth.year - one.birth.year
    if abs(older) >= 19:
        return ("父亲" if man else "母亲") if older > 0 else ("儿子" if man else "女儿")
    if couples and one.sex != other.sex:
        return "丈夫" if man else "妻子"
    return ("哥哥" if man else "姐姐") if one.birth < other.birth else ("弟弟" if man else "妹妹")


def citizen(draft: Draft, agent: Side, sort: str) -> None:
    """Makes an agent a relative, an employee or a recommended citizen, with the papers they need."""
    person, filer = agent.person, draft.filers[0]
    assert person is not None
    mine = [p for p in draft.of(*_PAPERS) if agent.name in map(p.values.get, ("agent.name", "lawyer.name", "name"))]
    opponent = next((p.values["opponent"] for p in mine if p.values.get("opponent")), "")
    draft.drop(*mine)
    tie, issuer = _tie(draft, filer, person, sort)
    agent.values = {
        "name": person.name, "sex": person.sex, "birth_date": person.birth, "address": person.address,
        "id_number": person.id_number, "phone": person.phone,
    }  # fmt: skip
    if sort == "employee":
        agent.values |= {"employer": filer.name}
    else:
        agent.label = f"{agent.label}（{f'系{filer.label}的{tie}' if sort == 'relative' else '社区推荐'}）"
    draft.paper(
        "power_of_attorney", "power_citizen", family="power_of_attorney/scope*", principal=filer.name, opponent=opponent,
        agent__name=person.name, cause=draft.facts["stated_cause"], signed_on=draft.before(3, 5),
        extra={"special": "1", "tie": tie}, implied={"authority": "special", "special_powers": SPECIAL_POWERS},
    )  # fmt: skip
    identity_card(draft, person, "agent_id")
    values: dict[str, Any] = {"agent": person.name, "principal": filer.name, "relation": tie, "issuer": issuer}
    family = f"recommendation_letter/{_LETTERS[sort]}*"
    signed = {"signed_on": draft.before(3, 8)}
    draft.paper("recommendation_letter", "tie", signed="seal", family=family, extra=signed, **values)


_LETTERS: Final = {"relative": "kin", "employee": "employee", "recommended": "community"}


def _tie(draft: Draft, filer: Side, person: Person, sort: str) -> tuple[str, str]:
    """What ties the agent to the filer, and who says so."""
    if sort == "employee":
        return draft.rng.choice(("法务专员", "行政主管", "办公室主任")), filer.name
    issuer = f"{seat(draft.region)}{draft.rng.choice(('阳光', '东园', '和平'))}社区居民委员会"
    if sort == "relative" and filer.person:
        return kinship(person, filer.person, couples=False), issuer
    return "社区居民", issuer
