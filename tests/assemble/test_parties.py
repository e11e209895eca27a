"""Who is who, and who stands for whom."""

from __future__ import annotations

import pytest

from pipeline.assemble.parties import role_of
from pipeline.types import PartyKind, Role
from tests.assemble.build import case_of, complaint, field, paper, party


def test_parties_hold_what_the_pleading_states_even_where_a_card_says_otherwise() -> None:
    pleading = complaint(party(1, "plaintiff", "王建国", id_number="110101199003077758"), party(2, "defendant", "李四"))
    card = paper("id_card", [field("name", "王建军"), field("id_number", "110101199003077758")])
    case = case_of(pleading, card)
    assert [(p.role, p.name) for p in case.parties] == [(Role.PLAINTIFF, "王建国"), (Role.DEFENDANT, "李四")]
    assert card in case.documents


def test_a_company_its_representative_and_its_lawyer() -> None:
    pleading = complaint(
        party(1, "原告", "临江市鑫源建材有限公司", uscc="91330102MA2B00000X"),
        party(2, "法定代表人", "赵明", post="总经理"),
        party(3, "委托诉讼代理人", "钱律", firm="某某律师事务所"),
        party(4, "被告", "孙立"),
        party(5, "委托诉讼代理人", "周行"),
    )
    parties = case_of(pleading).parties
    assert parties[0].kind is PartyKind.ORGANIZATION
    assert parties[1].represents == ("临江市鑫源建材有限公司",)
    assert parties[2].represents == ("临江市鑫源建材有限公司",)
    assert parties[4].represents == ("孙立",)
    assert parties[0].represents == ()


def test_a_legal_representative_belongs_to_the_organization_before_it_not_to_a_person_between() -> None:
    pleading = complaint(
        party(1, "defendant", "青禾商贸有限公司"),
        party(2, "defendant", "吴七"),
        party(3, "legal_representative", "郑八"),
    )
    assert case_of(pleading).parties[2].represents == ("青禾商贸有限公司",)


def test_the_stated_represents_beats_the_position() -> None:
    pleading = complaint(
        party(1, "plaintiff", "张一"), party(2, "plaintiff", "张二"), party(3, "agent", "刘文", represents="张一、张二")
    )
    assert case_of(pleading).parties[2].represents == ("张一", "张二")


def test_an_agent_for_a_side_stands_for_everybody_on_it() -> None:
    pleading = complaint(
        party(1, "plaintiff", "张一"),
        party(2, "plaintiff", "张二"),
        [field("party.role", "agent", 3, "共同委托诉讼代理人"), field("party.name", "刘文", 3)],
        party(4, "defendant", "何三"),
        party(5, "agent", "马四", represents="原告"),
    )
    parties = case_of(pleading).parties
    assert parties[2].represents == ("张一", "张二")
    assert parties[4].represents == ("张一", "张二")


def test_enforcement_turns_plaintiffs_into_applicants_and_prosecution_back() -> None:
    blocks = (party(1, "plaintiff", "张一"), party(2, "被执行人", "李二"))
    assert [p.role for p in case_of(complaint(*blocks, doc_type="enforcement_application")).parties] == [
        Role.APPLICANT,
        Role.RESPONDENT,
    ]
    blocks = (party(1, "自诉人", "张一"), party(2, "被告人", "李二"))
    assert [p.role for p in case_of(complaint(*blocks, doc_type="private_prosecution")).parties] == [
        Role.PLAINTIFF,
        Role.DEFENDANT,
    ]


def test_a_nameless_party_stays_nameless() -> None:
    case = case_of(
        complaint(party(1, "plaintiff", None, address="临江市东街1号"), party(2, "defendant", "李二")),
        paper("id_card", [field("name", "张一")]),
    )
    assert case.parties[0].name is None
    assert case.parties[0].get("address") == "临江市东街1号"


def test_no_pleading_no_parties() -> None:
    case = case_of(paper("loan_note", [field("lender", "张一"), field("borrower", "李二")]))
    assert case.parties == ()
    assert case.pleading is None
    assert case.total.value is None


def test_confidence_is_that_of_the_weaker_of_name_and_role() -> None:
    said = [field("party.role", "plaintiff", 1, confidence=0.9), field("party.name", "张一", 1, confidence=0.6)]
    assert case_of(complaint(said)).parties[0].confidence == 0.6


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("被告一", Role.DEFENDANT),
        ("第二被告", Role.DEFENDANT),
        ("被告2：", Role.DEFENDANT),
        ("第三人", Role.THIRD_PARTY),
        ("申请执行人", Role.APPLICANT),
        ("经营者", Role.RESPONSIBLE_PERSON),
        ("共同委托诉讼代理人", Role.AGENT),
        ("法定代理人", Role.STATUTORY_AGENT),
        ("证人", None),
    ],
)
def test_titles(said: str, role: Role | None) -> None:
    assert role_of(said) is role
