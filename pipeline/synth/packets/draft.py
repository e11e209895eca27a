"""One invented case before anything is drawn: parties, claims, papers, and what a reviewer ought to find."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pipeline.gold import GoldFinding
from pipeline.synth.texts import words
from pipeline.synth.texts.world import Company, Person, World

Values = dict[str, Any]
"""Field name to `str`, `Decimal` (yuan, or a yearly rate where the name ends in `rate`), `date`, `int` or None."""


@dataclass
class Side:
    """Somebody in the pleading as it states them; `values` holds names of vocabulary.PARTY_FIELDS.

    `label` is what stands before the name (原告, 被告二, 法定代表人); `represents` names whom a representative stands for.
    `person` and `company` are the truth behind it, from which papers other than the pleading are drawn.
    """

    role: str
    kind: str
    label: str
    values: Values
    represents: tuple[str, ...] = ()
    person: Person | None = None
    company: Company | None = None

    @property
    def name(self) -> str:
        return str(self.values["name"])


@dataclass
class Ask:
    """One claim. `text` may use slots: amounts as <a1>, <a2> …, and <rate>, <start_date>, <end_date> of `values`.

    `no` is the row of an element form in which it stands; elsewhere claims are numbered in their order.
    """

    kind: str
    text: str
    amounts: list[Decimal] = field(default_factory=list)
    values: Values = field(default_factory=dict)
    no: int | None = None


@dataclass
class Paper:
    """One paper of the packet. `values` are facts under their field names; `repeats` rows such as `entry`.

    `signed` says how every `<sign:…>` of it is filled: hand, print (hand and fingerprint), finger, seal, typed or
    none; `signs` overrides it by slot. `title` is its name in the evidence list, where `listed`. `draw` names a drawing
    (id_front …) instead of wording; `extra` its further, unjudged fields. `family` and `look` are drawn where None.
    `drop_pages` are left out when it is handed in. `implied` fields are true without standing in one place. `status` and
    `duplicate_of` (key of the other paper) are those of its pages; `spoilt` says how a page of it cannot be read (blur,
    dark, cut); `alone` keeps it in a file of its own; `effects` make it a photo of its own, spoilt that much.
    """

    key: str
    doc_type: str
    values: Values = field(default_factory=dict)
    repeats: dict[str, list[Values]] = field(default_factory=dict)
    title: str = ""
    listed: bool = False
    signed: str = "hand"
    signs: dict[str, str] = field(default_factory=dict)
    draw: str | None = None
    extra: Values = field(default_factory=dict)
    family: str | None = None
    look: str | None = None
    implied: Values = field(default_factory=dict)
    drop_pages: set[int] = field(default_factory=set)
    status: str = "used"
    duplicate_of: str | None = None
    spoilt: str | None = None
    alone: bool = False
    effects: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class LooseFile:
    """A file that holds no readable paper: form is locked, damaged, empty or bytes; `status` as in the contract."""

    name: str
    form: str
    status: str
    content: str = ""


@dataclass
class Draft:
    """`facts` are read by wording; `story` holds the lines of the pleading's facts, in the language of wording;
    `wishes` are read by kinds while they build (set by twists beforehand)."""

    packet_id: str
    split: str
    seed: int
    rng: random.Random
    world: World
    kind: str
    category: str
    cause: str
    day: date
    region: tuple[str, str, str]
    court: str = ""
    pleading: str = "complaint"
    facts: Values = field(default_factory=dict)
    wishes: Values = field(default_factory=dict)
    sides: list[Side] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    story: list[str] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    loose: list[LooseFile] = field(default_factory=list)
    findings: list[GoldFinding] = field(default_factory=list)
    may: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    near_misses: list[str] = field(default_factory=list)
    case: dict[str, str | None] = field(default_factory=dict)
    unjudged: set[str] = field(default_factory=set)

    def person(self, number: str, region: tuple[str, str, str] | None = None, *, adult: bool = True) -> Person:
        """The case's person of that number; new ones live in `region` (the case's own by default)."""
        if number not in self.world.people:
            someone = self.world.person(number)
            while adult and self.day.year - someone.birth.year < 20:
                del self.world.people[number]
                someone = self.world.person(number)
            self.world.people[number] = replace(someone, address=self.address(region))
        return self.world.people[number]

    def company(self, number: str, region: tuple[str, str, str] | None = None, name: str | None = None) -> Company:
        if number not in self.world.companies:
            made = self.world.company(number)
            self.world.companies[number] = replace(made, address=self.address(region), name=name or made.name)
        return self.world.companies[number]

    def address(self, region: tuple[str, str, str] | None = None) -> str:
        """A full address; province and city stand once where they are the same."""
        province, city, county = region or self.region
        head = city + county if province == city else province + city + county
        r = self.rng
        street = r.choice(words.BRAND) + r.choice(words.STREET_SIGNS) + r.choice(("路", "街", "大道", "东路", "南街"))
        if r.random() < 0.25:
            village = r.choice(words.SURNAMES) + r.choice(words.VILLAGES)
            return f"{head}{street[:2]}镇{village}{r.randint(1, 12)}组{r.randint(1, 199)}号"
        home = r.choice(words.ESTATE_SIGNS) + r.choice(words.ESTATES)
        room = f"{r.randint(1, 28)}{r.choice(('号楼', '栋', '幢'))}{r.randint(1, 4)}单元{r.randint(1, 28)}0{r.randint(1, 4)}室"
        return f"{head}{street}{r.randint(1, 899)}号{r.choice(('', home + room))}"

    def elsewhere(self) -> tuple[str, str, str]:
        """A region of another province."""
        return self.rng.choice([r for r in words.REGIONS if r[0] != self.region[0]])

    def paper(self, doc_type: str, key: str | None = None, **values: Any) -> Paper:
        """Adds a paper; keywords title, listed, signed, draw, extra, repeats … are its own, all others its values.

        A field name with a dot is written with two underscores: agent__name.
        """
        own = {k: values.pop(k) for k in list(values) if k in Paper.__dataclass_fields__}
        made = Paper(key or self._key(doc_type), doc_type, {k.replace("__", "."): v for k, v in values.items()}, **own)
        self.papers.append(made)
        return made

    def _key(self, doc_type: str) -> str:
        taken = sum(p.doc_type == doc_type for p in self.papers)
        return f"{doc_type}{taken + 1}" if taken else doc_type

    def of(self, *doc_types: str) -> list[Paper]:
        return [p for p in self.papers if p.doc_type in doc_types]

    def one(self, key: str) -> Paper | None:
        return next((p for p in self.papers if p.key == key), None)

    def drop(self, *papers: Paper) -> None:
        """Leaves papers out, and out of the evidence list as well."""
        gone = {p.key for p in papers}
        self.papers = [p for p in self.papers if p.key not in gone]
        for lists in self.of("evidence_list"):
            lists.repeats["entry"] = [e for e in lists.repeats["entry"] if e.get("key") not in gone]

    def of_role(self, *roles: str) -> list[Side]:
        return [s for s in self.sides if s.role in roles]

    @property
    def filers(self) -> list[Side]:
        return self.of_role("plaintiff", "applicant")

    @property
    def others(self) -> list[Side]:
        return self.of_role("defendant", "respondent")

    @property
    def filing(self) -> Paper:
        """The pleading; raises StopIteration in a packet without one."""
        return next(p for p in self.papers if p.key == "pleading")

    @property
    def total(self) -> Decimal:
        return sum((a for ask in self.asks for a in ask.amounts), Decimal(0))

    def expect(self, rule_id: str, level: str = "correction", subject: str = "", status: str | None = "fail") -> None:
        self.findings.append(GoldFinding(rule_id, level, subject, status))

    def allow(self, *rule_ids: str) -> None:
        """Findings that follow from a defect and are neither right nor wrong."""
        self.may += rule_ids

    def before(self, days: int, spread: int = 0) -> date:
        """A day before the filing."""
        return self.day - timedelta(days=days + (self.rng.randint(0, spread) if spread else 0))

    def money(self, low: int, high: int, step: int = 1000) -> Decimal:
        return Decimal(self.rng.randint(low // step, high // step) * step)
