"""How long a card is good for, and papers that stand in for one."""

from __future__ import annotations

from datetime import date

from pipeline.synth.packets.draft import Draft, Side
from pipeline.synth.packets.twists import defect, near
from pipeline.synth.packets.twists.renaming import age_on, people

_TOUCHES = ("id_card", "id_card.term", "plaintiff.home", "plaintiff.name")


def _without_card(draft: Draft) -> Side | None:
    """The first filer, whose card is taken out."""
    found = people(draft.filers)
    cards = [p for p in draft.papers if p.key in ("id1_front", "id1_back")]
    if not found or len(cards) != 2:
        return None
    draft.drop(*cards)
    return found[0]


@near("material.plaintiff_identity_missing", touches=_TOUCHES, filer="natural")
def passport_for_the_card(draft: Draft) -> bool:
    """A passport shows who the plaintiff is as well."""
    side = _without_card(draft)
    if side is None or side.person is None:
        return False
    r, person = draft.rng, side.person
    since = draft.before(300, 1500)
    draft.paper(
        "passport", "passport", name=person.name, sex=person.sex, birth_date=person.birth,
        passport_number=f"E{r.choice('ABCDEFGH')}{r.randrange(10**6, 10**7)}",
        valid_until=since.replace(year=since.year + 10, day=min(since.day, 28)),
        extra={"since": since, "born_in": draft.region[0]},
    )  # fmt: skip
    return True


@defect("identity.id_expired", touches=("id_card", "id_card.term"), filer="natural")
def card_ran_out(draft: Draft) -> bool:
    if not _runs_until(draft, draft.before(3, 300)):
        return False
    draft.expect("identity.id_expired", "notice")
    return True


@defect("identity.id_expired", touches=("id_card", "id_card.term"), filer="natural")
def ran_out_yesterday(draft: Draft) -> bool:
    if not _runs_until(draft, draft.before(1)):
        return False
    draft.expect("identity.id_expired", "notice")
    return True


@near("identity.id_expired", touches=("id_card", "id_card.term", "pleading.date"), filer="natural")
def on_its_last_day(draft: Draft) -> bool:
    """Valid on the day of filing, which is its last."""
    return _runs_until(draft, draft.day)


@near("identity.id_expired", touches=("id_card", "id_card.term"), filer="natural")
def for_life(draft: Draft) -> bool:
    """Cards of people of 46 and over run 长期."""
    back = draft.one("id1_back")
    if back is None:
        return False
    person = people(draft.filers)[0].person
    assert person is not None
    issued = draft.before(400, 900)
    if age_on(person.birth, issued) < 46:
        return False
    back.values |= {"valid_from": issued, "valid_until": "长期"}
    return True


def _runs_until(draft: Draft, until: date) -> bool:
    """Gives the first filer's card that last day, with the term that its holder's age called for when it was issued."""
    back, filers = draft.one("id1_back"), people(draft.filers)
    if back is None or not filers or filers[0].person is None:
        return False
    for years, ages in ((20, range(26, 46)), (10, range(16, 26)), (5, range(16))):
        issued = until.replace(year=until.year - years, day=min(until.day, 28 if until.month == 2 else 30))
        if age_on(filers[0].person.birth, issued) in ages:
            back.values |= {"valid_from": issued.replace(day=min(until.day, issued.day)), "valid_until": until}
            return True
    return False
