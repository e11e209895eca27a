"""Papers that show who somebody is in place of the identity card."""

from __future__ import annotations

from pipeline.synth.packets.draft import Draft, Side
from pipeline.synth.packets.twists import near
from pipeline.synth.packets.twists.renaming import people

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
