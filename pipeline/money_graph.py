"""How the sums of a case hang together: claims, their total, notes, transfers, statements, words and digits.

Each edge says which two sums meet, whether they fit, and by how much not. A picture for a reader; what has to be put
right is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from pipeline.chinese import amount
from pipeline.types import Case, ClaimKind, Document, Evidence, Field
from pipeline.vocabulary import DOC_TYPES

Relation = Literal["equal", "at_most", "at_least"]
DEBTS: Final = ("loan_note", "loan_contract", "statement_of_account", "sales_contract")
PAYMENTS: Final = ("bank_transfer", "payment_screenshot", "receipt")
GOODS: Final = ("delivery_note", "invoice")
_SIGNS: Final[dict[str, str]] = {"equal": "=", "at_most": "≤", "at_least": "≥"}


@dataclass(frozen=True, slots=True)
class Node:
    """Sums of one kind added up. `value` is None where one of them was not read."""

    name: str
    value: Decimal | None
    how: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes and how they should stand to one another; `holds` is None where either is not known."""

    left: Node
    right: Node
    relation: Relation

    @property
    def name(self) -> str:
        return f"{self.left.name} {_SIGNS[self.relation]} {self.right.name}"

    @property
    def gap(self) -> Decimal | None:
        if self.left.value is None or self.right.value is None:
            return None
        return self.left.value - self.right.value

    @property
    def holds(self) -> bool | None:
        gap = self.gap
        if gap is None:
            return None
        return {"equal": gap == 0, "at_most": gap <= 0, "at_least": gap >= 0}[self.relation]


def edges_of(case: Case) -> tuple[Edge, ...]:
    """Every edge both of whose ends are in the case, those that break first."""
    found = (*_total(case), *_debts(case), *_payments(case), *_goods(case), *_words(case))
    return tuple(sorted(found, key=lambda e: (e.holds is not False, e.holds is not None)))


def broken(case: Case) -> tuple[Edge, ...]:
    return tuple(e for e in edges_of(case) if e.holds is False)


def _total(case: Case) -> Iterator[Edge]:
    """Items against the total that the pleading states."""
    stated = case.total.stated
    if stated is not None:
        items = tuple(e for c in case.claims for a in c.amounts for e in a.evidence)
        yield Edge(
            Node("各项请求之和", case.total.value, case.total.how, items),
            Node("诉状所写合计", stated.value, stated.text, stated.evidence),
            "equal",
        )


def _debts(case: Case) -> Iterator[Edge]:
    """The principal claimed against each kind of paper that shows the debt."""
    principal = [a for c in case.claims if c.kind is ClaimKind.PRINCIPAL for a in c.amounts]
    if not principal:
        return
    evidence = tuple(e for a in principal for e in a.evidence)
    claimed = Node("请求本金", sum((a.value for a in principal), Decimal(0)), _added(principal_values(case)), evidence)
    for doc_type in DEBTS:
        if documents := case.documents_of(doc_type):
            yield Edge(claimed, _sum_of(doc_type, documents), "at_most")


def principal_values(case: Case) -> tuple[Decimal, ...]:
    return tuple(a.value for c in case.claims if c.kind is ClaimKind.PRINCIPAL for a in c.amounts)


def _payments(case: Case) -> Iterator[Edge]:
    """What was lent against what was paid."""
    notes = case.documents_of("loan_note", "loan_contract")
    paid = case.documents_of(*PAYMENTS)
    if notes and paid:
        yield Edge(_sum_of("loan_note", notes, "借据"), _sum_of("bank_transfer", paid, "付款凭证"), "equal")


def _goods(case: Case) -> Iterator[Edge]:
    """What was contracted or accounted for against what was delivered and invoiced."""
    for account in ("statement_of_account", "sales_contract"):
        for proof in GOODS:
            ours, theirs = case.documents_of(account), case.documents_of(proof)
            if ours and theirs:
                yield Edge(_sum_of(proof, theirs), _sum_of(account, ours), "at_least")


def _words(case: Case) -> Iterator[Edge]:
    """Words and digits of one paper."""
    for document in case.documents:
        words, digits = document.all("amount_words"), document.all("amount")
        if len(words) == len(digits) == 1:
            name = document.title or DOC_TYPES[document.doc_type]
            yield Edge(_one(f"{name}大写", words[0]), _one(f"{name}小写", digits[0]), "equal")


def _sum_of(doc_type: str, documents: Iterable[Document], name: str = "") -> Node:
    """The sums of papers of one kind; not known where one paper's is not."""
    papers = tuple(documents)
    fields = [f for d in papers for f in d.all("amount")]
    values = [amount(f.value) for f in fields]
    known = all(d.first("amount") for d in papers) and None not in values
    read = tuple(v for v in values if v is not None)
    evidence = tuple(e for f in fields for e in f.evidence)
    said = name or DOC_TYPES[doc_type].partition("/")[0]
    how = _added(read) if known else f"{len(papers)}份中有未读出金额的"
    return Node(f"{said}({len(papers)}份)", sum(read, Decimal(0)) if known else None, how, evidence)


def _one(name: str, field: Field) -> Node:
    return Node(name, amount(field.value), "".join(e.text for e in field.evidence) or field.value, field.evidence)


def _added(values: Iterable[Decimal]) -> str:
    return " + ".join(f"{v:.2f}" for v in values)
