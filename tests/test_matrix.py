"""Each party in each paper: equal, misread, different."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.matrix import Likeness, matrix_of
from pipeline.types import Box, Case, Category, Document, Evidence, Field, Page, Party, PartyKind, Role, Total

GOOD, BAD = "110101199003071233", "110101199003071283"
PAGE = Page("a.pdf#1", "a.pdf", 1, 600, 800, "")


def field(name: str, value: str, seen: float = 0.99) -> Field:
    return Field(name, value, seen, (Evidence(PAGE.page_id, Box(0, 0, 1, 1), value, seen),), "test")


def party(name: str, role: Role = Role.PLAINTIFF, **more: str) -> Party:
    kind = PartyKind.ORGANIZATION if name.endswith("公司") else PartyKind.NATURAL
    return Party(role, kind, (field("name", name), *(field(n, v) for n, v in more.items())))


def paper(doc_type: str, *fields: Field) -> Document:
    return Document(f"{doc_type}-1", doc_type, None, (PAGE,), 0.9, fields)


def case(parties: tuple[Party, ...], *papers: Document) -> Case:
    return Case(
        Category.CIVIL, 0.9, None, None, None, date(2026, 3, 1), parties, (), Total(None, ""), None, None, papers,
        (PAGE,), (),
    )  # fmt: skip


def seen(*parties: Party, papers: tuple[Document, ...]) -> list[list[str | None]]:
    return [[c.likeness.value if c else None for c in row.cells] for row in matrix_of(case(parties, *papers)).rows]


ZHANG, LI = party("张三丰", id_number=GOOD), party("李四", Role.DEFENDANT)


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        (field("name", "张三丰"), field("id_number", GOOD), "equal"),
        (field("name", "张 三 丰"), field("id_number", GOOD.lower()), "equal"),
        (field("name", "张三丰"), field("id_number", BAD), "different"),
        (field("name", "张三丰"), field("id_number", BAD, 0.5), "misread"),
        (field("name", "张三丰"), field("id_number", "440524188001010014", 0.5), "different"),
        (field("name", "张三峰"), field("id_number", GOOD), "different"),
        (field("name", "张三峰", 0.6), field("id_number", GOOD), "misread"),
    ],
)
def test_a_card_against_the_pleading(name: Field, number: Field, expected: str) -> None:
    assert seen(ZHANG, papers=(paper("id_card", name, number),)) == [[expected]]


def test_the_worst_of_several_counts_and_comes_first() -> None:
    (row,) = matrix_of(case((ZHANG,), paper("id_card", field("name", "张三丰"), field("id_number", BAD)))).rows
    assert row.cells[0] is not None
    assert (row.cells[0].likeness, row.cells[0].found[0].value) == (Likeness.DIFFERENT, BAD)


def test_a_name_that_is_another_party_s_is_never_one_s_own_misspelt() -> None:
    """李四 and 李五 are both parties: the payee is the second, not the first miswritten."""
    other = party("李五", Role.THIRD_PARTY)
    slip = paper("bank_transfer", field("payer", "张三丰"), field("payee", "李五"))
    assert seen(ZHANG, LI, other, papers=(slip,)) == [["equal"], [None], ["equal"]]


def test_each_party_stands_beside_each_paper_that_names_somebody() -> None:
    note = paper("loan_note", field("lender", "张三丰"), field("borrower", "李四"))
    photo, licence = paper("photo"), paper("business_licence", field("name", "某某有限公司"))
    matrix = matrix_of(case((ZHANG, LI), note, photo, licence))
    assert [d.doc_type for d in matrix.papers] == ["loan_note"]
    assert [row.party.name for row in matrix.rows] == ["张三丰", "李四"]


def test_organizations_are_known_by_four_fifths_of_their_name_or_their_code() -> None:
    firm = party("北京启明商贸有限公司", uscc="91110000600037341L")
    near = paper("invoice", field("seller", "北京启朋商贸有限公司"))
    coded = paper("business_licence", field("name", "启明贸易行"), field("uscc", "91110000600037341L"))
    other = paper("receipt", field("payee", "上海东方物流有限公司"))
    assert seen(firm, papers=(near,)) == [["different"]]
    assert seen(firm, papers=(coded,)) == [["different"]]
    assert seen(firm, papers=(other,)) == [[]]
