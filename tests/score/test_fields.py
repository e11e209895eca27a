from __future__ import annotations

import pytest

from pipeline.gold import GoldField
from pipeline.report.contract import FieldJson
from pipeline.score.fields import judge, listed_by
from pipeline.types import Box
from tests.score.made import BOX, field, gold, outcomes, paper, parts, review, told

NOTE = gold(paper("loan_note", "a#1", fields=[("lender", "张三"), ("amount", "50000.00")]))


def noted(*fields: FieldJson) -> list[tuple[str, str]]:
    return outcomes(judge(NOTE, review(told("loan_note", "a#1", fields=fields)), {}))


def test_right_wrong_missed() -> None:
    assert noted(field("lender", "张三"), field("amount", "5000.00")) == [
        ("loan_note.amount", "wrong"),
        ("loan_note.lender", "right"),
    ]
    assert noted(field("lender", "张三")) == [("loan_note.amount", "missed"), ("loan_note.lender", "right")]


def test_precision_recall_and_exact_are_different_questions() -> None:
    right = review(told("loan_note", "a#1", fields=[field("lender", "张三"), field("amount", "50000")]))
    wrong = review(told("loan_note", "a#1", fields=[field("lender", "张三"), field("amount", "1.00")]))
    none = review(told("loan_note", "a#1", fields=[field("lender", "张三")]))
    row = parts((NOTE, right), (NOTE, wrong), (NOTE, none))["fields"]["loan_note.amount"]
    assert (row["gold"], row["told"]) == (3, 2)
    assert (row["precision"], row["recall"], row["exact"]) == (0.5, round(1 / 3, 4), 0.5)


def test_a_second_value_is_false_but_a_repeated_one_is_not() -> None:
    assert ("loan_note.lender", "false") in noted(field("lender", "张三"), field("lender", "王五"))
    assert ("loan_note.lender", "false") not in noted(field("lender", "张三"), field("lender", "张三"))


def test_names_that_people_left_out_are_not_judged_but_a_generator_lists_all() -> None:
    extra = review(told("loan_note", "a#1", fields=[field("lender", "张三"), field("rate", "0.12")]))
    assert outcomes(judge(NOTE, extra, {}))[-1] == ("loan_note.lender", "right")
    rated = gold(paper("loan_note", "b#1", fields=[("rate", "0.12")]), split="test")
    assert outcomes(judge(NOTE, extra, listed_by([rated])))[-1] == ("loan_note.rate", "false")
    assert listed_by([NOTE]) == {}


def test_null_means_that_nothing_may_be_found() -> None:
    wanted = gold(paper("loan_note", "a#1", fields=[("rate", None)]))
    assert outcomes(judge(wanted, review(told("loan_note", "a#1")), {})) == [("loan_note.rate", "empty")]
    read = review(told("loan_note", "a#1", fields=[field("rate", "0.1")]))
    assert outcomes(judge(wanted, read, {})) == [("loan_note.rate", "false")]


def test_a_document_of_another_type_misses_everything() -> None:
    made = review(told("contract", "a#1", fields=[field("lender", "张三")]))
    assert outcomes(judge(NOTE, made, {})) == [("loan_note.amount", "missed"), ("loan_note.lender", "missed")]


def test_fields_of_several_documents_count_for_the_gold_one_they_lie_in() -> None:
    wanted = gold(paper("id_card", "a#1", "b#1", any_split=True, fields=[("name", "张三"), ("issuer", "某局")]))
    made = review(
        told("id_card", "a#1", fields=[field("name", "张三")]), told("id_card", "b#1", fields=[field("issuer", "某局")])
    )
    assert {outcome for _, outcome in outcomes(judge(wanted, made, {}))} == {"right"}


def test_a_value_that_stands_in_two_places_is_one_and_may_be_read_in_either() -> None:
    low = Box(0.5, 0.8, 0.7, 0.85)
    dates = [GoldField("signed_on", "2026-01-02", None, "a#1", (b,)) for b in (BOX, low)]
    wanted = gold(paper("contract", "a#1", fields=dates))
    made = review(told("contract", "a#1", fields=[field("signed_on", "2026-01-02", page="a#1", box=low)]))
    row = parts((wanted, made))["fields"]["contract.signed_on"]
    assert (row["gold"], row["recall"], row["overlap"]) == (1, 1.0, 1.0)


def test_both_sides_of_a_card_are_its_front_and_its_back() -> None:
    wanted = gold(paper("id_card", "a#1", fields=[("side", "front"), ("side", "back")]))
    assert outcomes(judge(wanted, review(told("id_card", "a#1", fields=[field("side", "both")])), {})) == [
        ("id_card.side", "right"),
        ("id_card.side", "right"),
    ]


def test_repeated_things_pair_by_value_whatever_their_number() -> None:
    entries = [GoldField("entry.name", n, i) for i, n in enumerate(("借条", "转账凭证", "身份证"), 1)]
    wanted = gold(paper("evidence_list", "a#1", fields=entries))
    made = review(
        told("evidence_list", "a#1", fields=[field("entry[1].name", "转账凭证"), field("entry[2].name", "借条一张")])
    )
    assert [o for _, o in outcomes(judge(wanted, made, {}))] == ["missed", "right", "right"]


@pytest.mark.parametrize(
    ("box", "page", "overlap"),
    [
        (BOX, "a#1", 1.0),
        (Box(0.1, 0.1, 0.2, 0.2), "a#1", 0.5),
        (Box(0.6, 0.6, 0.7, 0.7), "a#1", 0.0),
        (BOX, "a#2", 0.0),
    ],
)
def test_evidence_overlap(box: Box, page: str, overlap: float) -> None:
    wanted = gold(paper("loan_note", "a#1", "a#2", fields=[GoldField("lender", "张三", None, "a#1", (BOX,))]))
    made = review(told("loan_note", "a#1", "a#2", fields=[field("lender", "张三", page=page, box=box)]))
    row = parts((wanted, made))["fields"]["loan_note.lender"]
    assert row["overlap"] == pytest.approx(overlap)
    assert row["inside"] == pytest.approx(float(overlap > 0))
    assert row["at_half"] == float(overlap >= 0.5)
    assert row["exact"] == 1.0
