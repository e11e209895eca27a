from __future__ import annotations

from pipeline.gold import GoldFinding
from pipeline.score.findings import judge
from tests.score.made import finding, gold, outcomes, parts, review

UNSIGNED = "complaint.unsigned"
SUM = "money.sum_mismatch"


def test_a_finding_answers_one_gold_finding_by_rule_and_subject() -> None:
    wanted = gold(findings=(GoldFinding(UNSIGNED, "correction", "张三"), GoldFinding(UNSIGNED, "correction", "李四")))
    rows = parts((wanted, review(findings=[finding(UNSIGNED, "原告 张三"), finding(UNSIGNED, "原告 王五")])))
    row = rows["rules_correction"][UNSIGNED]
    assert (row["gold"], row["told"], row["false"]) == (2, 2, 1)
    assert (row["precision"], row["recall"]) == (0.5, 0.5)


def test_gold_that_names_its_subject_chooses_before_gold_that_takes_any() -> None:
    wanted = gold(findings=(GoldFinding(SUM, "correction"), GoldFinding(SUM, "correction", "张三")))
    found = outcomes(judge(wanted, review(findings=[finding(SUM, "原告 张三"), finding(SUM, "原告 李四")])))
    assert found == [(SUM, "right"), (SUM, "right")]


def test_a_finding_for_review_counts_as_found_and_is_shown_apart() -> None:
    wanted = gold(findings=(GoldFinding(SUM, "correction", status="fail"),))
    row = parts((wanted, review(findings=[finding(SUM, status="review")])))["rules_correction"][SUM]
    assert (row["recall"], row["review"], row["false"]) == (1.0, 1, 0)


def test_may_and_levels_without_judgement_are_neither_right_nor_wrong() -> None:
    told = review(findings=[finding(SUM), finding("x.notice", level="notice")])
    assert list(judge(gold(findings=(GoldFinding(UNSIGNED, "correction"),), may=(SUM, "x.notice")), told))[1:] == []
    samples = gold(levels=("correction",), may=(SUM,))
    assert outcomes(judge(samples, told), "rules_notice") == []
    assert outcomes(judge(gold(may=(SUM,)), told), "rules_notice") == [("x.notice", "false")]


def test_false_corrections_on_clean_packets_are_counted_by_packet() -> None:
    two = review(findings=[finding(SUM), finding(UNSIGNED)])
    doubt = review(findings=[finding(SUM, status="review")])
    dirty = gold(findings=(GoldFinding(UNSIGNED, "correction"),))
    rows = parts((gold(), two), (gold(), doubt), (gold(), review()), (dirty, two))
    assert rows["clean_packets"]["fail"] == {"judged": 3, "right": round(2 / 3, 4)}
    assert rows["clean_packets"]["any_status"] == {"judged": 3, "right": round(1 / 3, 4)}
    assert parts((gold(levels=()), two)).get("clean_packets") is None


def test_where_any_finding_may_come_none_is_false_and_the_packet_is_not_clean() -> None:
    rows = parts((gold(may=("*",)), review(findings=[finding(SUM)])))
    assert "rules_correction" not in rows
    assert "clean_packets" not in rows


def test_a_near_miss_that_fires_shows_in_its_rule_even_where_its_level_is_not_judged() -> None:
    wanted = gold(near_misses=(SUM, UNSIGNED), levels=())
    rows = parts((wanted, review(findings=[finding(SUM)])))["near_misses"]
    assert rows[SUM]["right"] == 0.0
    assert rows[UNSIGNED]["right"] == 1.0


def test_a_rule_has_its_near_misses_in_its_row() -> None:
    near, defect = gold(near_misses=(SUM,)), gold(findings=(GoldFinding(SUM, "correction"),))
    fired = review(findings=[finding(SUM)])
    row = parts((near, fired), (near, review()), (defect, fired))["rules_correction"][SUM]
    assert (row["gold"], row["found"], row["false"], row["near"], row["fired"]) == (1, 1, 1, 2, 1)


def test_a_defect_and_a_near_miss_of_one_rule_in_one_packet() -> None:
    wanted = gold(findings=(GoldFinding(SUM, "correction"),), near_misses=(SUM,))
    assert parts((wanted, review(findings=[finding(SUM)])))["near_misses"][SUM]["right"] == 1.0
