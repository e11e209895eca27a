from __future__ import annotations

from collections.abc import Iterator

from pipeline.chinese import birth_and_sex, id_problem
from pipeline.rules.compare import stated
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of, where
from pipeline.rules.findings import Breach, listed, review, title
from pipeline.rules.instruments import CPL, L
from pipeline.rules.people import identities
from pipeline.types import Field, Level, Party


@rule(
    "identity.birth_or_sex_mismatch",
    level=Level.CORRECTION,
    cites=[CPL.art(124, 1), L.art(4, 1)],
    needs=["party.birth_date", "party.sex", "party.id_number", "id_card.id_number"],
)
def birth_or_sex_mismatch(facts: Facts) -> Iterator[Breach]:
    """诉状所写的出生日期、性别应当与公民身份号码所示一致。"""
    for party in facts.case.parties:
        number = _number(facts, party)
        told = birth_and_sex(number.value) if number else None
        if number and told:
            yield from _compare(party, number, {"birth_date": told[0].isoformat(), "sex": told[1]})


def _compare(party: Party, number: Field, told: dict[str, str]) -> Iterator[Breach]:
    names = {"birth_date": "出生日期", "sex": "性别"}
    wrong = [f for n in told if (f := party.field(n)) and f.value != told[n]]
    if not wrong:
        return
    said = listed([f"{names[f.name.rpartition('.')[2]]}写「{f.value}」({stated(f)})" for f in wrong])
    shown = listed([f"{names[f.name.rpartition('.')[2]]}为「{told[f.name.rpartition('.')[2]]}」" for f in wrong])
    message = f"{said}, 而公民身份号码({where(number)})所示{shown}"
    evidence = evidence_of(*wrong, number)
    remedy = "请核对身份证后更正诉状"
    if clear(number, *wrong):
        yield Breach(title(party), message, remedy, evidence)
    else:
        yield review(title(party), f"{message}; 其中有字迹识别不清", remedy, evidence)


def _number(facts: Facts, party: Party) -> Field | None:
    """The party's own stated number where it is right, else the card's where that is."""
    cards = [h.number for p, h in identities(facts).pairs if p is party]
    candidates = [party.field("id_number"), *cards]
    return next((f for f in candidates if f and id_problem(f.value) is None), None)
