from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.rules.compare import paper, stated
from pipeline.rules.dated import day_of, limit, months_after
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPI
from pipeline.rules.interruption import acts, runs_out
from pipeline.rules.story import story
from pipeline.types import Category, ClaimKind, Evidence, Level

Due = tuple[date, str, tuple[Evidence, ...]]

_RUNNING = ("loan_contract", "card_agreement", "lease_contract", "property_service_contract")
"""Contracts performed bit by bit: no one day tells when the last bit was due."""
_DUE = r"(?:最后)?(?:付款|还款|履行|支付)(?:日|期限|时间)(?:为|至|是|:)?|应于|应在|约定于|约定|承诺于"
_BY = r"(?:之)?前(?:付清|归还|支付|付款|还清|偿还|结清|一次性)"


@rule(
    "trial.limitation",
    level=Level.TRIAL,
    cites=[CPI.art(219)],
    categories=[Category.CIVIL],
    needs=[
        "loan_note.due_on",
        "claim.start_date",
        "pleading.facts",
        "demand_letter.urged_on",
        "chat_screenshot.sent_on",
        "statement_of_account.signed_on",
        "bank_transfer.paid_on",
    ],
    numbers=["limits.limitation_years"],
)
def limitation(facts: Facts) -> Iterator[Breach]:
    """超过诉讼时效期间起诉的, 人民法院应予受理; 时效只在对方抗辩时由审判庭审理, 不影响立案。

    从履行期限届满次日起算; 催告、部分履行、承诺履行的重新计算。
    """
    for due, where, evidence in list(_dues(facts))[:1]:
        years = _years(due)
        end, used = runs_out(due, years, acts(facts))
        if facts.day > end:
            again = f", 最后于{used[-1].day}中断({used[-1].what})" if used else ", 卷内没有读出催告、还款、承诺的日期"
            message = f"{where}的履行期限为{due}{again}, 至{facts.day}已超过{years}年"
            seen = evidence + tuple(e for a in used for e in a.evidence)
            yield Breach("诉讼时效", message, "不影响立案; 审理时可注意时效中断、中止的事实", seen)


def _dues(facts: Facts) -> Iterator[Due]:
    """The latest day of the notes; without one the pleading's own, or the day before arrears began to run."""
    papers = [(d, f) for d in facts.documents_of("loan_note") for f in d.all("due_on")]
    notes = [(day, paper(f, d), f.evidence) for d, f in papers if (day := day_of(f))]
    if notes:
        yield max(notes, key=lambda n: n[0])
    elif not facts.documents_of("loan_note", *_RUNNING):
        yield from _told(facts)
        yield from _arrears(facts)


def _told(facts: Facts) -> Iterator[Due]:
    told = story(facts)
    said = [d for d in told.beside(_DUE, _BY, 16) if d.value < facts.day] if told else []
    for last in sorted(said, key=lambda d: d.value)[-1:]:
        yield last.value, "诉状所写", told.evidence(last.start, last.end) if told else ()


def _arrears(facts: Facts) -> Iterator[Due]:
    late = [c for c in facts.claims if c.kind is ClaimKind.LIQUIDATED_DAMAGES]
    starts = [f for c in late for f in c.fields if f.name.rpartition(".")[2] == "start_date"]
    for field, day in ((f, d) for f in starts if (d := day_of(f))):
        yield day - timedelta(days=1), stated(field), field.evidence


def _years(due: date) -> int:
    """A period of the old length that had not run out when the longer one came is of the longer length."""
    years = limit("limitation_years", due)
    return limit("limitation_years", months_after(due, 12 * years))
