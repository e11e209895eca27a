"""What makes a period start anew: demands, payments and promises, as papers and the pleading date them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.chinese import same_name
from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, months_after
from pipeline.rules.facts import Facts, once
from pipeline.rules.findings import place
from pipeline.rules.story import story
from pipeline.types import Document, Evidence, Field

_ACTS = (
    ("demand_letter", "urged_on", "催告", False),
    ("statement_of_account", "signed_on", "对账确认", True),
    ("receipt", "signed_on", "收款", True),
    ("chat_screenshot", "sent_on", "聊天催要或承诺", True),
)
"""Type, its day, what it shows, and whether the debtor did it: that counts after the period ran out, too."""
_DONE = (
    r"(?:[^,。;]{0,14}?)?(?:归还|偿还|还款|还过|还了|还本|付了|支付|付清|履行|给付|转账|催告|催款|催要|催收|催缴|发函|函告"
    r"|承诺|同意|确认|对账|结算|出具)"
)
_NOT = r"(?:[^,。;]{0,10})(?:前|起|至|到期|届满|借|出借|签订)"


@dataclass(frozen=True, slots=True)
class Act:
    """`debtors`: a payment or promise of the debtor's own."""

    day: date
    what: str
    debtors: bool
    evidence: tuple[Evidence, ...]


@once
def acts(facts: Facts) -> tuple[Act, ...]:
    """In order of days; the pleading's own suit is none of them."""
    found = [*_papers(facts), *_payments(facts), *_told(facts)]
    return tuple(sorted((a for a in found if a.day <= facts.day), key=lambda a: (a.day, a.what)))


def runs_out(start: date, years: int, found: Iterable[Act]) -> tuple[date, tuple[Act, ...]]:
    """The last day of the period, begun anew by each act within it (the debtor's own also after it), and those acts."""
    end, used = months_after(start, 12 * years), []
    for act in found:
        if act.day > start and (act.day <= end or act.debtors):
            end = max(end, months_after(act.day, 12 * years))
            used.append(act)
    return end, tuple(used)


def _papers(facts: Facts) -> Iterator[Act]:
    for doc_type, name, what, debtors in _ACTS:
        for document in facts.documents_of(doc_type):
            for field in document.all(name):
                if day := day_of(field):
                    yield Act(day, f"{paper(field, document)}{what}", debtors, field.evidence)


def _payments(facts: Facts) -> Iterator[Act]:
    """What the other side paid to those who file."""
    for doc_type in ("bank_transfer", "payment_screenshot"):
        for document in facts.documents_of(doc_type):
            day, payer = day_of(document.first("paid_on")), document.first("payer")
            if day and repaid(facts, document):
                field = document.first("paid_on") or payer
                yield Act(day, f"{paper(field, document)}还款" if field else "还款", True, _evidence(field))


def repaid(facts: Facts, slip: Document) -> bool:
    """Whether the debtor paid, or the creditor was paid."""
    payer, payee = slip.first("payer"), slip.first("payee")
    debtors = [p.name for p in facts.defendants] + [f.value for f in facts.fields("loan_note.borrower")]
    creditors = [p.name for p in facts.plaintiffs] + [f.value for f in facts.fields("loan_note.lender")]
    return _one_of(payer, debtors) or (_one_of(payee, creditors) and not _one_of(payer, creditors))


def _one_of(field: Field | None, names: Iterable[str | None]) -> bool:
    return field is not None and any(name and same_name(field.value, name) for name in names)


def _told(facts: Facts) -> Iterator[Act]:
    told = story(facts)
    for day in told.beside("", rf",?(?!{_NOT}){_DONE}", 24) if told else ():
        evidence = told.evidence(day.start, day.end) if told else ()
        where = f"诉状({place(evidence[0].page_id)})" if evidence else "诉状"
        yield Act(day.value, f"{where}所写的履行或催要", True, evidence)


def _evidence(field: Field | None) -> tuple[Evidence, ...]:
    return field.evidence if field else ()
