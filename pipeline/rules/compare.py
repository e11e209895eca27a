"""Two papers on one fact: do they differ, and is it the paper or the reading that differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.chinese import credit_code_problem, id_problem, is_organization, same_name, surname_ok
from pipeline.rules.doubt import doubtful, surest
from pipeline.rules.facts import CLEAR, Facts, clarity, clear, evidence_of, once, where
from pipeline.rules.findings import Breach, review, title
from pipeline.rules.mandates import PAPERS, matched
from pipeline.rules.people import Holder, cut_off, holders, identities, licences, match, one_name, shortened
from pipeline.text import lookalike, plain
from pipeline.types import Document, Field, Party, PartyKind, Role
from pipeline.vocabulary import DOC_TYPES

LOOKALIKE_CLEAR: Final = 0.95
"""Characters that look alike (李/季, 0/O) are told apart only above this OCR confidence."""
ALONE_CLEAR: Final = 0.97
"""A name that stands so in one paper alone, against `_AGREE` others, is believed from this OCR confidence on."""
ALONE_SURE: Final = 0.98
"""The same of its differing characters: 86 % of the misread ones lie below, 3.5 % of the others (drawn faxes)."""
_AGREE: Final = 2
_BROKEN_FORM: Final = re.compile(
    r"(?:(?<!有限)(?<!有限责任)(?<=[有限责任股份])公司|有限(?:责任)?[公司]|(?<!股)份有限公司)$"
)
"""What is left of 有限公司 and its like when the seal over it took a character."""

Problem = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a` stands in the pleading (or the first paper), `b` in the other; `problem` is a check both must pass alone.

    `both` tells that b's paper says a's value as well, elsewhere; `others` how many further papers say it.
    """

    rule_id: str
    subject: str
    what: str
    a: Field
    b: Field
    a_where: str
    b_where: str
    problem: Problem | None = None
    both: bool = False
    others: int = 0

    @property
    def differs(self) -> bool:
        if self.problem is None:
            return not same_name(self.a.value, self.b.value)
        return plain(self.a.value).upper() != plain(self.b.value).upper()

    @property
    def suspected(self) -> bool:
        """Whether the difference is likelier the reader's than the paper's.

        Of two numbers only one that fails its own check can be misread; two that pass really differ.
        """
        if not self.differs:
            return False
        if self.both or _lost(self.a, self.b):
            return True
        if self.others >= _AGREE and (self._unclear or _no_name(self.a.value, self.b.value)):
            return True
        blamed = [f for f in (self.a, self.b) if self.problem is None or self.problem(f.value)]
        if not blamed:
            return False
        if doubtful(self.a, self.b, *blamed) and _close(self.a.value, self.b.value):
            return True
        if lookalike(self.a.value, self.b.value):
            return twins_confused(self.a, self.b, *blamed)
        return clarity(*blamed) < CLEAR and _close(self.a.value, self.b.value)

    @property
    def _unclear(self) -> bool:
        """Not read beyond doubt: by the differing characters where they were measured, else by the line."""
        chance = surest(self.a, self.b)
        return clarity(self.b) < ALONE_CLEAR if chance is None else chance < ALONE_SURE

    def breach(self) -> Breach:
        """The contradiction with both places; `review` where either was not read clearly."""
        message = f"{self.what}不一致: {self.a_where}写「{self.a.value}」, {self.b_where}写「{self.b.value}」"
        remedy = f"请核对{self.what}, 更正写错的一份"
        evidence = evidence_of(self.a, self.b)
        if not clear(self.a, self.b) or (self.problem is None and cut_off(self.a.value, self.b.value)):
            return review(self.subject, f"{message}, 其中有字迹识别不清或不完整", remedy, evidence)
        return Breach(self.subject, message, remedy, evidence)


def mismatches(facts: Facts, rule_id: str) -> Iterator[Breach]:
    """Breaches of one rule: what differs and is not suspected to be misread."""
    for c in comparisons(facts):
        if c.rule_id == rule_id and c.differs and not c.suspected:
            yield c.breach()


@once
def comparisons(facts: Facts) -> tuple[Comparison, ...]:
    """Every fact of a party that a second paper states too."""
    return (
        *_people(facts),
        *_organizations(facts),
        *_representatives(facts),
        *_principals(facts),
        *_evidence_names(facts),
        *_agents(facts),
    )


def twins_confused(a: Field, b: Field, *blamed: Field) -> bool:
    """Of two values that differ in look-alikes alone: whether they were not read sharply enough to tell them apart."""
    chance = surest(a, b, *blamed)
    return clarity(*(blamed or (a, b))) < LOOKALIKE_CLEAR if chance is None else chance < ALONE_SURE


def paper(field: Field, document: Document) -> str:
    return f"{DOC_TYPES[document.doc_type]}({where(field)})"


def stated(field: Field) -> str:
    return f"诉状({where(field)})"


def _people(facts: Facts) -> Iterator[Comparison]:
    for party, holder in identities(facts).pairs:
        yield from _pair(facts, party, "name", holder, holder.name, "identity.name_mismatch", "姓名")
        yield from _pair(
            facts, party, "id_number", holder, holder.number, "identity.id_number_mismatch", "公民身份号码", id_problem
        )


def _organizations(facts: Facts) -> Iterator[Comparison]:
    for party, holder in licences(facts).pairs:
        yield from _pair(facts, party, "name", holder, holder.name, "identity.name_mismatch", "名称")
        yield from _pair(
            facts,
            party,
            "uscc",
            holder,
            holder.number,
            "identity.uscc_mismatch",
            "统一社会信用代码",
            credit_code_problem,
        )
    organizations = [p for p in facts.plaintiffs if p.kind is PartyKind.ORGANIZATION]
    certificates = holders(facts.documents_of("legal_representative_certificate"), name="organization", number="-")
    for party, holder in match(organizations, certificates).near:
        yield from _pair(facts, party, "name", holder, holder.name, "identity.name_mismatch", "名称")


def _representatives(facts: Facts) -> Iterator[Comparison]:
    """Complaint, licence and certificate must name one legal representative."""
    for party in facts.organization_plaintiffs:
        said = next((f for r in facts.representatives_of(party) if (f := r.field("name"))), None)
        papers = [(d, f) for d, f in _representative_papers(facts, party)]
        if said:
            for document, field in papers:
                yield _representative(party, said, stated(said), field, paper(field, document))
        else:
            for document, field in papers[1:]:
                first = papers[0]
                yield _representative(party, first[1], paper(first[1], first[0]), field, paper(field, document))


def _representative(party: Party, a: Field, a_where: str, b: Field, b_where: str) -> Comparison:
    rule_id = "identity.legal_representative_mismatch"
    return Comparison(rule_id, title(party), "法定代表人(负责人)姓名", a, b, a_where, b_where)


def _representative_papers(facts: Facts, party: Party) -> Iterator[tuple[Document, Field]]:
    held = [h.document for p, h in licences(facts).pairs if p is party]
    for document in held:
        if found := document.first("legal_representative"):
            yield document, found
    for document in facts.documents_of("legal_representative_certificate"):
        owner, found = document.first("organization"), document.first("name")
        if found and party.name and (owner is None or one_name(owner.value, party.name)):
            yield document, found


def _principals(facts: Facts) -> Iterator[Comparison]:
    """The principal of a power of attorney, a firm letter's client, and the name on the address confirmation."""
    places = (
        ("power_of_attorney", "principal"),
        ("law_firm_letter", "client"),
        ("service_address_confirmation", "name"),
        ("recommendation_letter", "principal"),
    )
    for doc_type, name in places:
        everybody = [p for p in facts.case.parties if p.role is not Role.AGENT]
        for party, holder in match(everybody, holders(facts.documents_of(doc_type), name, "-"), of_a_party=True).near:
            if holder.name and party.name and not cut_off(holder.name.value, party.name):
                yield from _pair(facts, party, "name", holder, holder.name, "identity.name_mismatch", "姓名(名称)")


def _agents(facts: Facts) -> Iterator[Comparison]:
    for doc_type in PAPERS:
        for agent, holder in matched(facts, doc_type).near:
            yield from _pair(facts, agent, "name", holder, holder.name, "agent.name_mismatch", "代理人姓名")


_NAMES_IN_EVIDENCE: Final = (
    ("loan_note", "lender", "plaintiff"),
    ("loan_note", "borrower", "defendant"),
    ("sales_contract", "seller", ""),
    ("sales_contract", "buyer", ""),
    ("arbitration_award", "applicant", ""),
    ("arbitration_award", "respondent", ""),
    ("labour_contract", "employer", ""),
    ("labour_contract", "employee", ""),
    ("administrative_decision", "addressee", "plaintiff"),
)


def _evidence_names(facts: Facts) -> Iterator[Comparison]:
    """A party that no paper of the type names, and a name on it that is nearly the party's own."""
    for doc_type, name, side in _NAMES_IN_EVIDENCE:
        parties = facts.plaintiffs if side == "plaintiff" else facts.defendants if side else ()
        for party, holder in match(parties or _sides(facts), holders(facts.documents_of(doc_type), name, "-")).near:
            if holder.name and party.name and not _part(holder.name.value, party.name):
                yield from _pair(facts, party, "name", holder, holder.name, "identity.name_mismatch", "姓名(名称)")


def _part(a: str, b: str) -> bool:
    return cut_off(a, b) or shortened(a, b)


def _sides(facts: Facts) -> tuple[Party, ...]:
    return facts.plaintiffs + facts.defendants


def _pair(
    facts: Facts,
    party: Party,
    name: str,
    holder: Holder,
    theirs: Field | None,
    rule_id: str,
    what: str,
    problem: Problem | None = None,
) -> Iterator[Comparison]:
    ours = party.field(name)
    if ours and theirs:
        says = _saying(facts, ours, theirs) if name == "name" else ()
        both = any(d is holder.document for d in says)
        others = len(says) - both
        there = paper(theirs, holder.document)
        yield Comparison(rule_id, title(party), what, ours, theirs, stated(ours), there, problem, both, others)


def _saying(facts: Facts, name: Field, other: Field) -> tuple[Document, ...]:
    """Papers but the pleading that say a name anywhere, and not only within the other name that is longer (王伟民)."""
    sought, longer = plain(name.value), plain(other.value)
    if sought not in longer:
        longer = "#"
    papers = (d for d in facts.case.documents if d is not facts.pleading)
    return tuple(d for d in papers if sought in facts.text(d).replace(longer, "#"))


def _no_name(a: str, b: str) -> bool:
    """Of two people's names the second begins with no surname."""
    return not is_organization(a) and surname_ok(a) and not surname_ok(b)


def _lost(a: Field, b: Field) -> bool:
    """Whether one is the other without characters that its line may have held: it has a hole (a seal, a fold), or what
    is left of the company's form is none (有公司)."""
    short, long = sorted((a, b), key=lambda f: len(plain(f.value)))
    holed = any(re.search(r"\S\s+\S", e.text or "") for e in short.evidence)
    return (holed or _BROKEN_FORM.search(plain(short.value)) is not None) and shortened(
        re.sub(r"\W", "", plain(short.value)), plain(long.value)
    )


def _close(a: str, b: str) -> bool:
    """Equal length, and one character in nine differs, or at least one may."""
    left, right = plain(a), plain(b)
    return len(left) == len(right) and sum(x != y for x, y in zip(left, right, strict=True)) <= max(1, len(left) // 9)
