from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.score.run import Screened
from pipeline.score.tally import set_of
from pipeline.score.told import nothing
from tests.score.made import WHOLE, field, finding, gold, paper, parts, perfect, review, told

SHARES = ("precision", "recall", "f1", "exact", "accuracy", "right", "overlap")

PACKETS = [
    (WHOLE, perfect()),
    (WHOLE, nothing("whole")),
    (
        gold(paper("invoice", "a#1", fields=[("amount", "1.00")])),
        review(told("receipt", "a#1"), findings=[finding("x")]),
    ),
    (
        gold(paper("invoice", "a#1", fields=[("amount", "1.00")]), near_misses=("x",)),
        review(told("invoice", "a#1", fields=[field("amount", "2.00", 0.3)])),
    ),
]


def test_a_perfect_prediction_scores_1_everywhere() -> None:
    for rows in parts((WHOLE, perfect())).values():
        for row in rows.values():
            assert {row[m] for m in SHARES if m in row} <= {1.0}
            assert not row.get("false")


def test_nothing_told_recalls_nothing() -> None:
    made = parts((WHOLE, nothing("whole")))
    for part in ("page_type", "fields", "parties", "claims", "amounts", "rules_correction"):
        row = made[part]["all"]
        assert row.get("recall", row.get("accuracy")) == 0.0
        assert "precision" not in row


@given(st.permutations(range(len(PACKETS))))
@settings(max_examples=10, deadline=None)
def test_the_order_of_packets_changes_nothing(order: list[int]) -> None:
    assert parts(*(PACKETS[i] for i in order)) == parts(*PACKETS)


def test_the_order_inside_a_review_changes_nothing() -> None:
    made = perfect()
    shuffled = perfect()
    for part in (shuffled["documents"], shuffled["pages"], shuffled["case"]["parties"], shuffled["case"]["claims"]):
        Random(1).shuffle(part)
    assert parts((WHOLE, shuffled)) == parts((WHOLE, made))


def test_a_packet_that_broke_the_program_misses_all_its_gold_and_is_counted() -> None:
    found = set_of("made", [Screened(WHOLE, perfect()), Screened(WHOLE, nothing("whole"), failure="ValueError: x")])
    assert found.parts["packets"]["all"] == {"packets": 2, "broken": 1, "partly_broken": 0}
    assert found.parts["fields"]["all"]["recall"] == 0.5
    assert found.parts["rules_correction"]["all"]["recall"] == 0.5
    assert [p.failure for p in found.broken] == ["ValueError: x"]


def test_what_was_given_is_not_scored() -> None:
    given_papers = Screened(WHOLE, perfect(), told_from="fields")
    rows = set_of("real", [given_papers]).parts
    assert not {"page_type", "page_status", "boundary", "confusion", "file_status"} & rows.keys()
    assert "documents" not in rows.get("calibration", {})
    assert "fields" in rows
    assert "fields" not in set_of("rules", [replace(given_papers, told_from="case")]).parts


def test_reading_is_counted_over_characters() -> None:
    from pipeline.gold import GoldPage

    pages = (
        GoldPage("a#1", look="photo", text="壹贰叁肆伍陆柒捌玖拾"),
        GoldPage("b#1", look="scan", text="甲 乙"),
        GoldPage("c#1", look="text", text="丙丁"),
        GoldPage("d#1", look="scan", text="not read"),
    )
    texts = {"a#1": "壹贰叁四伍陆柒捌玖\n拾", "b#1": "乙甲", "c#1": "丙丁"}
    made = review(statuses=dict.fromkeys(texts, "used"))
    made["pages"][2]["text_source"] = "text_layer"
    rows = set_of("made", [Screened(gold(pages=pages), made, texts=texts)]).parts["reading"]
    assert rows["photo"] == {"pages": 1, "characters": 10, "cer": 0.1, "unread": 0.1}
    assert rows["scan"] == {"pages": 1, "characters": 2, "cer": 1.0, "unread": 0.0}
    assert rows["all"] == {"pages": 2, "characters": 12, "cer": 0.25, "unread": round(1 / 12, 4)}
    assert rows["text_layer"]["cer"] == 0.0


def test_one_type_of_paper_alone() -> None:
    narrow = set_of("made", [Screened(g, r) for g, r in PACKETS]).of_paper("invoice")
    assert narrow.parts["fields"].keys() == {"invoice.amount"}
    assert narrow.parts["confusion"].keys() == {"invoice as receipt"}
    assert {j.key for j in narrow.judged if j.part == "fields"} == {"invoice.amount"}
