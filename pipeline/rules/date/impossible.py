from __future__ import annotations

from collections.abc import Iterator

from pipeline.chinese import impossible_dates
from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clarity, clear
from pipeline.rules.findings import Breach, place
from pipeline.types import Document, Field, Level
from pipeline.vocabulary import DOC_TYPES, PLEADINGS

_PAST = {
    "loan_note": ("signed_on",),
    "bank_transfer": ("paid_on",),
    "payment_screenshot": ("paid_on",),
    "receipt": ("signed_on",),
    "sales_contract": ("signed_on",),
    "delivery_note": ("delivered_on",),
    "statement_of_account": ("signed_on",),
    "invoice": ("issued_on",),
    "arbitration_award": ("issued_on",),
    "judgment": ("issued_on",),
    "marriage_certificate": ("registered_on",),
    "accident_determination": ("occurred_on", "issued_on"),
    "administrative_decision": ("issued_on",),
}
"""Dates that lie before the filing by their nature."""

_CERTAIN = 0.97
"""A date from an image is taken as written only above this OCR confidence: one misread digit makes it impossible."""


@rule(
    "date.impossible",
    level=Level.CORRECTION,
    needs=[f"{t}.{n}" for t, names in _PAST.items() for n in names],
)
def impossible(facts: Facts) -> Iterator[Breach]:
    """材料所写的日期应当真实存在; 起诉前的事件不得晚于起诉之日。"""
    for document in facts.documents_of(*PLEADINGS, *_PAST):
        yield from _no_such_day(facts, document)
        for name in _PAST.get(document.doc_type, ()):
            for field in document.all(name):
                yield from _later(facts, document, field)


def _no_such_day(facts: Facts, document: Document) -> Iterator[Breach]:
    sheet = facts.sheet(document)
    for found in impossible_dates(sheet.text):
        if "年" not in found.text or "月" not in found.text:
            continue
        evidence = sheet.evidence(found.start, found.end)
        name = document.title or DOC_TYPES[document.doc_type]
        spot = place(evidence[0].page_id) if evidence else ""
        breach = Breach(f"材料 {name}", f"{spot}写的日期「{found.text}」不存在", "请核对后更正日期", evidence)
        sure = min((e.confidence for e in evidence if e.confidence is not None), default=0.0) >= _CERTAIN
        yield breach if sure else breach.as_review("可能识别有误")


def _later(facts: Facts, document: Document, field: Field) -> Iterator[Breach]:
    day = day_of(field)
    if day is None or day <= max(facts.day, facts.case.filed_on or facts.day):
        return
    message = f"{paper(field, document)}的日期{day}晚于起诉之日{facts.day}"
    name = document.title or DOC_TYPES[document.doc_type]
    breach = Breach(f"材料 {name}", message, "请核对后更正日期", field.evidence)
    yield breach if clear(field) and clarity(field) >= _CERTAIN else breach.as_review("可能识别有误")
