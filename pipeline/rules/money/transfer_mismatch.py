from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.chinese import same_name
from pipeline.rules.compare import paper, stated
from pipeline.rules.dated import day_of
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach, listed
from pipeline.rules.instruments import LEND
from pipeline.rules.interruption import repaid
from pipeline.rules.people import cut_off
from pipeline.rules.sums import sums, total_of
from pipeline.types import Category, Document, Field, Level, Party

_PAID = ("bank_transfer", "payment_screenshot")
_APART = 15
"""Days between note and payment from which a clerk may want to know why."""


@rule(
    "money.transfer_mismatch",
    level=Level.NOTICE,
    cites=[LEND.art(2), LEND.art(26)],
    causes=["民间借贷纠纷"],
    categories=[Category.CIVIL],
    needs=["loan_note.amount", "loan_note.lender", "loan_note.borrower", "loan_note.signed_on", "bank_transfer.paid_on",
           "bank_transfer.amount", "bank_transfer.payer", "bank_transfer.payee", "payment_screenshot.amount"],
)  # fmt: skip
def transfer_mismatch(facts: Facts) -> Iterator[Breach]:
    """借条与付款凭证应当相互印证: 付款人是出借人, 收款人是借款人, 金额、日期相符;

    预先扣除利息的以实际出借的金额为本金。借款人的还款凭证不在此列。
    """
    notes = facts.documents_of("loan_note")
    if len(notes) != 1:
        return
    note, slips = notes[0], lendings(facts)
    sides = {"lender": _named(facts.plaintiffs), "borrower": _named(facts.defendants)}
    for document in slips:
        for ours, theirs, what in (("lender", "payer", "付款人与出借人"), ("borrower", "payee", "收款人与借款人")):
            yield from _names(note, document, ours, theirs, what, sides[ours])
    yield from _amount(facts, note, slips)
    yield from _days(note, slips)


def lendings(facts: Facts) -> tuple[Document, ...]:
    """Slips by which money was lent, and none by which it came back."""
    return tuple(d for d in facts.documents_of(*_PAID) if not repaid(facts, d))


def paid(facts: Facts) -> tuple[Field, ...]:
    return tuple(f for d in lendings(facts) for f in d.all("amount"))


def otherwise_paid(facts: Facts) -> bool:
    """Statements, receipts, and chats that speak of sums: part of the money may be shown there."""
    chats = facts.documents_of("chat_screenshot")
    return bool(facts.documents_of("bank_statement", "receipt")) or any(d.first("mentioned_amount") for d in chats)


def _names(
    note: Document, slip: Document, ours: str, theirs: str, what: str, sides: tuple[Field, ...]
) -> Iterator[Breach]:
    """Where the note names nobody that could be read, the parties stand for the two sides.

    A nickname of an app account (**晓, 小林) tells nothing; only whole names in Chinese are compared.
    """
    named, found = note.all(ours) or sides, slip.first(theirs)
    if not named or found is None or not _whole(found.value) or any(_one(n.value, found.value) for n in named):
        return
    said = listed([n.value for n in named])
    source = paper(named[0], note) if note.first(ours) else stated(named[0])
    message = f"{what}不同: {source}写「{said}」, {paper(found, slip)}写「{found.value}」"
    breach = Breach(f"付款凭证 {found.value}", message, "请说明代付、代收的关系", evidence_of(*named, found))
    yield breach if clear(*named, found) else breach.as_review("有的字迹识别不清")


def _named(parties: tuple[Party, ...]) -> tuple[Field, ...]:
    return tuple(f for p in parties if (f := p.field("name")))


def _one(a: str, b: str) -> bool:
    """The same name, also where the pen left a part of it that could not be read."""
    return same_name(a, b) or cut_off(a, b)


def _whole(name: str) -> bool:
    return len(name) >= 2 and all("\u4e00" <= c <= "\u9fff" or c in "()（）·" for c in name)


def _amount(facts: Facts, note: Document, slips: tuple[Document, ...]) -> Iterator[Breach]:
    """Less paid than lent; where part may be cash or lies in statements, nobody can tell."""
    amount, payments = note.first("amount"), paid(facts)
    if otherwise_paid(facts) or not amount or not payments:
        return
    lent, total = next(sums([amount]), None), total_of(payments)
    if lent is None or total >= lent or len(payments) != len(slips):
        return
    message = f"{paper(amount, note)}写借款{lent}元, 付款凭证共{total}元, 相差{lent - total}元"
    remedy = "请说明差额是现金交付还是预先扣除的利息; 预先扣除利息的, 以实际出借的金额为本金"
    breach = Breach("借款金额", message, remedy, evidence_of(amount, *payments))
    yield breach if clear(amount, *payments) else breach.as_review("有的金额识别不清")


def _days(note: Document, slips: tuple[Document, ...]) -> Iterator[Breach]:
    """No payment anywhere near the note's day."""
    signed, fields = note.first("signed_on"), [f for d in slips for f in d.all("paid_on")]
    made, days = day_of(signed), [d for f in fields if (d := day_of(f))]
    if signed is None or made is None or not days or min(_between(made, d) for d in days) <= _APART:
        return
    said = listed([str(d) for d in days])
    message = f"{paper(signed, note)}的日期{made}与付款日期{said}相隔{min(_between(made, d) for d in days)}天"
    remedy = "请说明借条与付款的先后(如事后补写借条、另有其他款项)"
    breach = Breach("借款日期", message, remedy, evidence_of(signed, *fields))
    yield breach if clear(signed, *fields) else breach.as_review("有的日期识别不清")


def _between(a: date, b: date) -> int:
    return abs((a - b).days)
