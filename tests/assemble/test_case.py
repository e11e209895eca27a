"""The case as a whole: which paper is the pleading, its day, and papers that belong elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.pleading import pleading_of
from pipeline.types import Document, Field, PageStatus
from tests.assemble.build import asked, case_of, complaint, field, paper, party

PLEADING = complaint(
    party(1, "plaintiff", "王建国", id_number="110101199003077758", phone="13900000001"),
    party(2, "agent", "钱律", firm="东岭律师事务所"),
    party(3, "defendant", "李志强"),
    asked(1, "偿还借款50000元", ("50000.00", "50000元")),
    [field("court", "临江市人民法院"), field("signed_on", "2026-03-01"), field("mentioned_name", "陈小梅")],
    text="被告之妻陈小梅在借条上签字",
)


def test_the_day_is_the_users_else_the_filing_day_else_today() -> None:
    assert case_of(PLEADING, as_of=date(2025, 1, 1)).as_of == date(2025, 1, 1)
    assert case_of(PLEADING).as_of == case_of(PLEADING).filed_on == date(2026, 3, 1)
    undated = case_of(complaint(party(1, "plaintiff", "王建国")))
    assert (undated.filed_on, undated.as_of) == (None, date.today())


def test_court_and_stated_cause_come_from_the_pleading() -> None:
    case = case_of(PLEADING)
    assert case.court is not None
    assert case.court.value == "临江市人民法院"
    assert case.stated_cause is None


def copy_of(name: str, *fields: Field, drop: str = "") -> Document:
    kept = [f for f in PLEADING.fields if f.name != drop]
    return complaint(kept, fields, name=name)


def test_an_answer_is_no_pleading() -> None:
    assert pleading_of([paper("answer", PLEADING.fields)]) is None


def test_of_two_copies_the_signed_one() -> None:
    signed = copy_of("b", field("signature", "handwritten"))
    assert pleading_of([copy_of("a"), signed]) is signed


def test_an_old_complaint_among_the_papers_is_not_taken() -> None:
    old = copy_of("a", field("signed_on", "2021-05-01"), field("signature", "handwritten"), drop="signed_on")
    assert pleading_of([old, PLEADING]) is PLEADING


def test_a_torn_page_of_a_complaint_loses_to_the_whole() -> None:
    torn = complaint([field("facts", "2024年1月1日……"), field("signature", "handwritten")], name="a")
    assert pleading_of([torn, PLEADING]) is PLEADING


def test_an_enforcement_application_outranks_the_old_complaint() -> None:
    application = complaint(party(1, "applicant", "王建国"), name="e", doc_type="enforcement_application")
    assert pleading_of([PLEADING, application]) is application


STRANGERS = [
    paper("id_card", [field("name", "赵有田"), field("id_number", "330102198001010015")]),
    paper("loan_note", [field("lender", "冯大海"), field("borrower", "赵有田")]),
    paper("judgment", [field("plaintiff", "冯大海"), field("defendant", "赵有田")]),
    paper("business_licence", [field("name", "远山贸易有限公司"), field("uscc", "91330102MA2B000000")]),
]


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda d: d.doc_type)
def test_a_paper_of_other_people_is_foreign(stranger: Document) -> None:
    case = case_of(PLEADING, stranger)
    assert stranger not in case.documents
    statuses = {p.page_id: p.status for p in case.pages}
    assert statuses[stranger.pages[0].page_id] is PageStatus.FOREIGN
    assert len(case.pages) == 2
    assert all(p.status_reason for p in case.pages if p.status is PageStatus.FOREIGN)


KEPT = [
    paper("id_card", [field("name", "王建军"), field("id_number", "330102198001010015")], "one character differs"),
    paper("id_card", [field("name", "赵有田"), field("id_number", "110101199003077758")], "the number is his"),
    paper("id_card", [field("name", "赵有田", confidence=0.5)], "badly read"),
    paper("id_card", [field("name", "陈小梅")], "named in the pleading"),
    paper("loan_note", [field("lender", "王建国"), field("borrower", "赵有田")], "one side is ours"),
    paper("loan_note", [field("lender", "赵有田")], "one name alone proves little"),
    paper("bank_transfer", [field("payer", "王*国"), field("payee", "*志强")], "masked names"),
    paper("chat_screenshot", [field("title", "远方的朋友")], "a nickname"),
    paper("invoice", [field("seller", "远山贸易有限公司"), field("buyer", "个人")], "an invoice"),
    paper("photo", (), "no names"),
    paper("lawyer_licence", [field("name", "钱律"), field("firm", "东岭律师事务所")], "the agent"),
    paper("marriage_certificate", [field("holder", "季志强"), field("spouse.name", "陈小海")], "look-alike"),
]


@pytest.mark.parametrize("kept", KEPT, ids=lambda d: d.document_id)
def test_in_doubt_a_paper_stays(kept: Document) -> None:
    case = case_of(PLEADING, kept)
    assert kept in case.documents
    assert all(p.status is PageStatus.USED for p in case.pages)


def test_a_paper_is_tied_through_another_that_is_tied() -> None:
    power = paper("power_of_attorney", [field("principal", "王建国"), field("agent.name", "郭子文")])
    licence = paper("lawyer_licence", [field("name", "郭子文"), field("firm", "西陵律师事务所")])
    assert licence in case_of(PLEADING, licence, power).documents


def test_a_witness_named_in_the_evidence_list_is_no_stranger() -> None:
    witness = paper("id_card", [field("name", "赵有田")])
    listed = paper("evidence_list", [field("entry.name", "证人赵有田身份证")], text="证人赵有田身份证复印件")
    assert witness in case_of(PLEADING, witness, listed).documents


def test_without_a_pleading_nobody_is_a_stranger() -> None:
    case = case_of(*STRANGERS)
    assert case.documents == tuple(STRANGERS)
