"""Who somebody is, across the papers: numbers, names, days of birth, homes and cards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from pipeline.synth.packets.draft import Draft, Paper
from pipeline.synth.packets.filing import identity_card
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.packets.twists.renaming import (
    age_on,
    everywhere,
    id_of,
    misheard,
    other_serial,
    people,
    wrong_check,
)

_NUMBER = ("plaintiff.number", "plaintiff")
_ABOLISHED: Final = ("372922", "522401", "510229", "310224", "422201", "320822", "350822", "612401")
"""Codes of areas since merged or renamed; numbers given out under them stay valid."""
_PEOPLE_SUED: Final = ("loan", "divorce", "traffic", "inheritance", "card", "lease", "property")
_NOWHERE_ELSE: Final = ("loan", "traffic", "inheritance", "card", "lease", "property")
"""Kinds in which no other paper shows the defendant's number as a rule."""
_PEOPLE_SUE: Final = ("loan", "divorce", "traffic", "inheritance", "labour", "wages", "lease")
_SUES_ON_PAPER: Final = ("civil", "administrative")


def _card(draft: Draft, side: str) -> Paper | None:
    return draft.one(f"id1_{side}")


def _defendants_number(draft: Draft, change: Callable[[str], str]) -> bool:
    """No card shows the defendant's number; what the pleading writes can be nobody's."""
    for side in people(draft.others):
        assert side.person is not None
        side.values["id_number"] = change(side.person.id_number)
        draft.expect("identity.id_number_invalid", subject=side.name)
        draft.allow("identity.id_number_mismatch")
        return True
    return False


@defect("identity.id_number_invalid", touches=("defendant",), kinds=_NOWHERE_ELSE)
def defendants_check_digit(draft: Draft) -> bool:
    return _defendants_number(draft, lambda number: wrong_check(number, draft.rng))


@defect("identity.id_number_invalid", touches=("defendant",), kinds=_NOWHERE_ELSE)
def a_digit_short(draft: Draft) -> bool:
    at = draft.rng.randint(6, 16)
    return _defendants_number(draft, lambda number: number[:at] + number[at + 1 :])


@defect("identity.id_number_invalid", touches=("defendant",), kinds=_NOWHERE_ELSE)
def born_in_no_month(draft: Draft) -> bool:
    """The check digit is right; the month of birth is the fifteenth."""
    return _defendants_number(draft, lambda number: id_of(f"{number[:10]}15{number[12:17]}"))


@near("identity.id_number_invalid", touches=(*_NUMBER, "id_card"), filer="natural")
def abolished_area(draft: Draft) -> bool:
    """The number was given out by an area that no longer exists."""
    for side in people(draft.filers):
        assert side.person is not None
        old = side.person.id_number
        everywhere(draft, old, id_of(draft.rng.choice(_ABOLISHED) + old[6:17]))
        return True
    return False


@near("identity.id_number_invalid", touches=(*_NUMBER, "id_card"), filer="natural")
def ends_in_x(draft: Draft) -> bool:
    for side in people(draft.filers):
        assert side.person is not None
        old = side.person.id_number
        odd = int(old[16]) % 2
        serials = (id_of(f"{old[:14]}{n:03d}") for n in range(odd, 1000, 2))
        everywhere(draft, old, draft.rng.choice([number for number in serials if number.endswith("X")]))
        return True
    return False


@defect("identity.id_number_mismatch", touches=(*_NUMBER, "id_card"), filer="natural")
def another_number(draft: Draft) -> bool:
    """Pleading and card give two numbers, each of them possible."""
    for side in people(draft.filers):
        if _card(draft, "front") is None or not side.values.get("id_number"):
            return False
        side.values["id_number"] = other_serial(str(side.values["id_number"]), draft.rng)
        draft.expect("identity.id_number_mismatch", subject=side.name)
        return True
    return False


@defect("identity.id_number_mismatch", touches=(*_NUMBER, "id_card"), filer="natural")
def digits_swapped(draft: Draft) -> bool:
    """Two digits of the serial changed places in the pleading; the check digit shows it too."""
    for side in people(draft.filers):
        number = str(side.values.get("id_number") or "")
        if _card(draft, "front") is None or number[14:15] == number[15:16]:
            return False
        side.values["id_number"] = number[:14] + number[15] + number[14] + number[16:]
        draft.expect("identity.id_number_mismatch", subject=side.name)
        draft.allow("identity.id_number_invalid")
        return True
    return False


@near("identity.id_number_mismatch", touches=_NUMBER, filer="natural")
def number_left_out(draft: Draft) -> bool:
    """The pleading gives no number for the plaintiff; the card does."""
    if draft.category not in _SUES_ON_PAPER:
        return False
    for side in people(draft.filers):
        side.values["id_number"] = None
    return True


@near(
    "identity.id_number_mismatch",
    touches=("defendant", "defendant.card"),
    kinds=_PEOPLE_SUED,
)
def card_of_the_defendant(draft: Draft) -> bool:
    """A copy of the defendant's card lies beside the plaintiff's: two numbers, two people."""
    for side in people(draft.others):
        assert side.person is not None
        identity_card(draft, side.person, "id9")
        side.values["id_number"] = side.person.id_number
        return True
    return False


@defect("identity.name_mismatch", touches=("id_card", "plaintiff.name"), filer="natural")
def card_says_otherwise(draft: Draft) -> bool:
    """The pleading and all other papers write a name that the card does not bear."""
    card = _card(draft, "front")
    if card is None or not people(draft.filers):
        return False
    card.values["name"] = misheard(str(card.values["name"]), draft.rng)
    draft.expect("identity.name_mismatch")
    return True


@defect("identity.name_mismatch", touches=("agent",), filer="natural", wishes={"agent": True})
def principal_misspelt(draft: Draft) -> bool:
    """The power of attorney was made out for somebody of nearly that name."""
    for paper in draft.of("power_of_attorney"):
        if paper.values["principal"] != draft.filers[0].name or draft.filers[0].kind != "natural":
            return False
        paper.values["principal"] = misheard(str(paper.values["principal"]), draft.rng)
        draft.expect("identity.name_mismatch")
        return True
    return False


@near("identity.name_mismatch", touches=("defendant", "owner"), kinds=("traffic",), wishes={"owner": "person"})
def brothers(draft: Draft) -> bool:
    """Driver and owner are kin: two people whose names differ by one character."""
    driver, owner = draft.facts["driver"], draft.facts["owner"]
    last = draft.rng.choice([c for c in "军民平伟国文峰" if c != driver[-1]])
    sibling = driver[:-1] + last if len(driver) > 2 else driver + last
    if sibling in (s.name for s in draft.sides):
        return False
    everywhere(draft, owner, sibling)
    return True


@defect("identity.birth_or_sex_mismatch", touches=("plaintiff", "plaintiff.birth"), filer="natural")
def born_on_another_day(draft: Draft) -> bool:
    """The day of birth as celebrated, not as in the number."""
    for side in people(draft.filers):
        born = side.values.get("birth_date")
        if not isinstance(born, date):
            return False
        side.values["birth_date"] = born + timedelta(days=draft.rng.choice((-41, -29, 27, 33)))
        draft.expect("identity.birth_or_sex_mismatch", subject=side.name)
        return True
    return False


@defect("identity.birth_or_sex_mismatch", touches=("plaintiff", "plaintiff.birth"), filer="natural")
def wrong_sex(draft: Draft) -> bool:
    for side in people(draft.filers):
        if not side.values.get("sex"):
            return False
        side.values["sex"] = "女" if side.values["sex"] == "男" else "男"
        draft.expect("identity.birth_or_sex_mismatch", subject=side.name)
        return True
    return False


@near("identity.birth_or_sex_mismatch", touches=("plaintiff", "plaintiff.birth"), kinds=_PEOPLE_SUE)
def age_for_birth(draft: Draft) -> bool:
    """The pleading gives the age in years, as the number tells it, and no day of birth."""
    if draft.pleading != "complaint":
        return False
    for side in people(draft.filers):
        assert side.person is not None
        side.values = {"age": str(age_on(side.person.birth, draft.day)), **side.values, "birth_date": None}
    return True


@near("identity.birth_or_sex_mismatch", touches=("defendant",), kinds=_PEOPLE_SUED)
def defendants_birth_unknown(draft: Draft) -> bool:
    """The defendant's number is known, day of birth and sex are not stated."""
    for side in people(draft.others):
        assert side.person is not None
        side.values |= {"id_number": side.person.id_number, "birth_date": None, "sex": None}
    return bool(people(draft.others))


@defect("identity.address_mismatch", touches=("id_card", "plaintiff.home"), filer="natural")
def moved_away(draft: Draft) -> bool:
    """The card still shows the home in another province."""
    card, back = _card(draft, "front"), _card(draft, "back")
    if card is None or back is None or draft.of("household_register"):
        return False
    region = draft.elsewhere()
    card.values["address"] = draft.address(region)
    back.values["issuer"] = f"{region[1]}{region[2] if region[2] != region[1] else ''}公安局"
    draft.expect("identity.address_mismatch", "notice")
    return True


@defect("identity.address_mismatch", touches=("id_card", "plaintiff.home"), filer="natural")
def moved_across_town(draft: Draft) -> bool:
    """Another street of the same district."""
    card = _card(draft, "front")
    if card is None or draft.of("household_register"):
        return False
    card.values["address"] = draft.address()
    draft.expect("identity.address_mismatch", "notice")
    return True


@near("identity.address_mismatch", touches=("id_card", "plaintiff.home", "plaintiff"), filer="natural")
def both_homes_stated(draft: Draft) -> bool:
    """The pleading gives the registered home and the one lived in."""
    for side in people(draft.filers):
        side.values = {**side.values, "residence": draft.address()}
    return True


@near("identity.address_mismatch", touches=("id_card", "plaintiff.home"), filer="natural")
def province_left_out(draft: Draft) -> bool:
    """The card begins with the city, the pleading with the province."""
    card, province = _card(draft, "front"), draft.region[0]
    if card is None or province == draft.region[1] or not str(card.values["address"]).startswith(province):
        return False
    card.values["address"] = str(card.values["address"]).removeprefix(province)
    return True
