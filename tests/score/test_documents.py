from __future__ import annotations

import pytest

from pipeline.gold import GoldPage
from pipeline.score.documents import judge_pages
from tests.score.made import field, gold, outcomes, paper, parts, review, told


def test_a_page_of_the_wrong_type_costs_both_types() -> None:
    wanted = gold(paper("invoice", "a#1"), paper("receipt", "b#1"))
    rows = parts((wanted, review(told("receipt", "a#1"), told("receipt", "b#1"))))
    assert rows["page_type"]["invoice"] == {"gold": 1, "told": 0, "recall": 0.0, "f1": 0.0}
    assert rows["page_type"]["receipt"]["precision"] == 0.5
    assert rows["page_type"]["receipt"]["recall"] == 1.0
    assert rows["page_type"]["all"]["accuracy"] == 0.5
    assert rows["confusion"] == {"invoice as receipt": {"pages": 1}}


def test_a_page_in_no_document_is_missed_and_a_blank_one_in_a_document_is_false() -> None:
    wanted = gold(paper("invoice", "a#1"), pages=(GoldPage("a#1"), GoldPage("a#2", "blank")))
    rows = parts((wanted, review(told("photo", "a#2"), statuses={"a#1": "unreadable"})))
    assert rows["page_type"]["invoice"]["recall"] == 0.0
    assert rows["page_type"]["photo"]["precision"] == 0.0
    assert rows["confusion"] == {"invoice as none": {"pages": 1}, "none as photo": {"pages": 1}}
    assert rows["page_status"]["all"]["accuracy"] == 0.0


@pytest.mark.parametrize(
    ("predicted", "exact"),
    [
        ([("contract", "a#1", "a#2")], True),
        ([("invoice", "a#1", "a#2")], True),
        ([("contract", "a#1"), ("contract", "a#2")], False),
        ([("contract", "a#1", "a#2", "b#1")], False),
        ([("contract", "a#1")], False),
        ([], False),
    ],
)
def test_a_boundary_is_exact_with_precisely_the_pages(predicted: list[tuple[str, ...]], exact: bool) -> None:
    wanted = gold(paper("contract", "a#1", "a#2"))
    rows = parts((wanted, review(*(told(*d) for d in predicted), statuses={"b#1": "used"})))
    assert rows["boundary"]["contract"] == {"judged": 1, "right": float(exact)}
    whole = exact and predicted[0][0] == "contract"
    assert rows["whole_document"]["all"]["right"] == float(whole)


def test_any_split_allows_several_documents_with_the_pages_together() -> None:
    wanted = gold(paper("id_card", "a#1", "b#1", any_split=True))
    assert parts((wanted, review(told("id_card", "a#1"), told("id_card", "b#1"))))["boundary"]["all"]["right"] == 1.0
    more = review(told("id_card", "a#1"), told("id_card", "b#1", "c#1"))
    assert parts((wanted, more))["boundary"]["all"]["right"] == 0.0


def test_all_pages_of_a_file_are_as_many_as_the_review_shows() -> None:
    wanted = gold(paper("complaint", "a.docx#*"))
    rows = parts((wanted, review(told("complaint", "a.docx#1", "a.docx#2"))))
    assert rows["page_type"]["complaint"]["gold"] == 2
    assert rows["boundary"]["all"]["right"] == 1.0


def test_wording_kept_from_training_and_looks_are_shown_apart() -> None:
    pages = (GoldPage("a#1", look="photo"), GoldPage("b#1", look="scan"))
    wanted = gold(paper("invoice", "a#1", held_out=True), paper("receipt", "b#1"), pages=pages)
    rows = parts((wanted, review(told("receipt", "a#1"), told("receipt", "b#1"))))
    assert rows["page_type_by_wording"]["held_out"]["right"] == 0.0
    assert rows["page_type_by_wording"]["seen"]["right"] == 1.0
    assert rows["page_type_by_look"]["photo"] == {"judged": 1, "right": 0.0}
    assert rows["page_type_by_look"]["scan"]["right"] == 1.0


def test_fields_too_are_shown_apart_by_wording_and_look() -> None:
    pages = (GoldPage("a#1", look="photo"), GoldPage("b#1", look="scan"))
    papers = (
        paper("invoice", "a#1", held_out=True, fields=[("amount", "1.00")]),
        paper("invoice", "b#1", fields=[("amount", "2.00")]),
    )
    made = review(told("invoice", "a#1"), told("invoice", "b#1", fields=[field("amount", "2")]))
    rows = parts((gold(*papers, pages=pages, split="test"), made))
    assert rows["fields_by_wording"]["held_out"]["recall"] == 0.0
    assert rows["fields_by_wording"]["seen"]["recall"] == 1.0
    assert rows["fields_by_look"]["photo"]["recall"] == 0.0
    assert rows["fields"]["invoice.amount"]["gold"] == 2


def test_status_rotation_duplicates_and_files_are_judged_where_gold_says() -> None:
    pages = (GoldPage("a#1", rotation=90), GoldPage("a#2", "duplicate", "a#1"))
    wanted = gold(paper("invoice", "a#1"), pages=pages, files={"x.pdf": "encrypted"}, page_count=2)
    made = review(told("invoice", "a#1"), statuses={"a#2": "duplicate"})
    made["pages"][1]["duplicate_of"] = "a#1"
    found = outcomes(judge_pages(wanted, made), "page_facts")
    assert found == [("duplicate_of", "right"), ("page_count", "right"), ("rotation", "wrong")]
    assert parts((wanted, made))["file_status"]["encrypted"]["recall"] == 0.0


def test_a_document_is_sure_of_the_type_of_most_of_its_pages() -> None:
    wanted = gold(paper("invoice", "a#1"), paper("contract", "b#1", "b#2"))
    rows = parts((wanted, review(told("contract", "a#1", "b#1", "b#2", confidence=0.6))))
    assert rows["calibration"]["documents"]["right"] == 1.0
    assert rows["calibration"]["documents"]["ece"] == 0.4
