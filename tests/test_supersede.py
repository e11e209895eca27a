"""Which earlier papers new ones take the place of."""

from __future__ import annotations

import pytest

from pipeline.supersede import full, joined, replaced_documents, whole_again
from pipeline.types import Document, Evidence, Field, Page
from tests.report.made import PLACE


def paper(doc_id: str, doc_type: str, file: str = "a.pdf", **values: str) -> Document:
    page = Page(f"{file}#{doc_id[1:]}", file, int(doc_id[1:]), 600, 800, "")
    fields = tuple(
        Field(n.replace("__", "."), v, 0.9, (Evidence(page.page_id, PLACE, v),), "test") for n, v in values.items()
    )
    return Document(doc_id, doc_type, None, (page,), 0.9, fields)


OLD_COMPLAINT = paper("d1", "complaint", party__name="甲", claim__text="还款", court="某法院")
COMPLAINT = paper("d9", "complaint", "b.pdf", party__name="甲", claim__text="还款")


@pytest.mark.parametrize(
    ("old", "new", "replaced"),
    [
        (OLD_COMPLAINT, COMPLAINT, True),
        (OLD_COMPLAINT, paper("d9", "element_complaint", "b.pdf", party__name="甲", claim__text="还款"), True),
        (OLD_COMPLAINT, paper("d9", "complaint", "b.pdf", signatory="甲"), False),
        (paper("d1", "evidence_list", entry__name="借条"), paper("d9", "evidence_list", "b.pdf"), True),
        (
            paper("d1", "power_of_attorney", agent__name="李律", principal="甲"),
            paper("d9", "power_of_attorney", "b.pdf", agent__name="李律", principal="甲", signature="handwritten"),
            True,
        ),
        (
            paper("d1", "power_of_attorney", agent__name="李律", principal="甲"),
            paper("d9", "power_of_attorney", "b.pdf", agent__name="王律", principal="甲"),
            False,
        ),
        (
            paper("d1", "id_card", name="甲", issuer="某公安局"),
            paper("d9", "id_card", "b.pdf", name="甲"),
            False,
        ),
        (paper("d1", "id_card", name="甲"), paper("d9", "id_card", "b.pdf", name="甲", issuer="某公安局"), True),
        (paper("d1", "id_card", issuer="某公安局"), paper("d9", "id_card", "b.pdf", name="甲"), False),
        (
            paper("d1", "bank_transfer", payer="甲", payee="乙", amount="100.00"),
            paper("d9", "bank_transfer", "b.pdf", payer="甲", payee="乙", amount="100.00", paid_on="2025-01-01"),
            True,
        ),
        (
            paper("d1", "bank_transfer", payer="甲", payee="乙", amount="100.00"),
            paper("d9", "bank_transfer", "b.pdf", payer="甲", payee="乙", amount="200.00"),
            False,
        ),
        (paper("d1", "photo"), paper("d9", "photo", "b.pdf"), False),
        (paper("d1", "receipt", payer="甲"), paper("d9", "invoice", "b.pdf", payer="甲"), False),
    ],
)
def test_a_paper_is_replaced_by_one_that_says_all_of_it_again(old: Document, new: Document, replaced: bool) -> None:
    assert replaced_documents([old], [new], set()) == ({"d1"} if replaced else set())


def test_a_power_whose_agent_was_not_read_is_meant_where_it_is_the_only_one() -> None:
    unread, other = paper("d1", "power_of_attorney"), paper("d2", "power_of_attorney", agent__name="王律")
    new = paper("d9", "power_of_attorney", "b.pdf", agent__name="李律")
    assert replaced_documents([unread], [new], set()) == {"d1"}
    assert replaced_documents([unread, other], [new], set()) == set()


def test_all_papers_of_a_replaced_file_go() -> None:
    assert replaced_documents([paper("d1", "photo"), paper("d2", "photo", "c.pdf")], [], {"a.pdf"}) == {"d1"}


def test_the_whole_packet_once_more_has_a_pleading_and_every_kind_of_paper() -> None:
    old = [OLD_COMPLAINT, paper("d2", "id_card", name="甲")]
    assert whole_again(old, [COMPLAINT, paper("d8", "id_card", "b.pdf"), paper("d7", "photo", "b.pdf")])
    assert not whole_again(old, [COMPLAINT])
    assert not whole_again(old, [paper("d8", "id_card", "b.pdf")])


def test_a_single_page_of_the_pleading_adds_to_it_and_its_statements_count() -> None:
    page = paper("d9", "complaint", "b.pdf", court="另一法院", signature="handwritten")
    (one,) = joined([OLD_COMPLAINT], [page])
    assert not full(page)
    assert [p.file for p in one.pages] == ["a.pdf", "b.pdf"]
    assert {f.name: f.value for f in one.fields} == {
        "party.name": "甲", "claim.text": "还款", "court": "另一法院", "signature": "handwritten",
    }  # fmt: skip
    assert joined([], [page]) == (page,)
    assert joined([OLD_COMPLAINT], [COMPLAINT]) == (OLD_COMPLAINT, COMPLAINT)
