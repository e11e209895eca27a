from __future__ import annotations

import pytest

from pipeline.gold import UNJUDGED, GoldClaim
from pipeline.score.claims import judge
from tests.score.made import claim, field, gold, outcomes, parts, review, told

CLAIMS = gold(
    claims=(
        GoldClaim(1, "principal", ("50000.00",)),
        GoldClaim(2, "interest", ("1200.00", "300.00"), {"rate": "0.12", "end_date": None}),
    )
)


def test_claims_by_number_with_kind_and_sums() -> None:
    made = review(claims=[claim(1, "principal", "50000.00"), claim(2, "fees", "1200.00", "99.00")])
    found = list(judge(CLAIMS, made))
    assert outcomes(found, "claims") == [
        ("amount", "false"),
        ("amount", "missed"),
        ("amount", "right"),
        ("amount", "right"),
        ("end_date", "empty"),
        ("found", "right"),
        ("found", "right"),
        ("kind", "right"),
        ("kind", "wrong"),
        ("rate", "missed"),
    ]


def test_sums_of_the_packet_do_not_care_in_which_claim_they_stand() -> None:
    made = review(claims=[claim(1, "principal", "1200.00"), claim(7, "interest", "50000.00", "300.00")])
    rows = parts((CLAIMS, made))
    assert rows["claims"]["found"] == {"gold": 2, "told": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5, "exact": 1.0}
    assert rows["claims"]["amount"]["recall"] == 0.0
    assert rows["amounts"]["all"]["recall"] == 1.0


def test_rate_and_dates_come_from_the_pleading() -> None:
    fields = [
        field("claim[1].text", "判令第2项"),
        field("claim[1].rate", "0.12"),
        field("claim[1].end_date", "2026-01-01"),
    ]
    made = review(told("complaint", fields=fields), claims=[claim(2, "interest")])
    found = dict(outcomes(judge(CLAIMS, made), "claims"))
    assert found["rate"] == "right"
    assert found["end_date"] == "false"


@pytest.mark.parametrize(
    ("alternatives", "first", "three"),
    [(["民间借贷纠纷"], 0.0, 1.0), (["a", "b", "民间借贷纠纷"], 0.0, 0.0), ([], 0.0, 0.0)],
)
def test_cause_first_and_among_three(alternatives: list[str], first: float, three: float) -> None:
    told_cause = {"name": "合同纠纷", "path": [], "confidence": 0.5}
    told_cause["alternatives"] = [{"name": n, "confidence": 0.1} for n in alternatives]  # type: ignore[assignment]
    rows = parts((gold(case={"cause": "民间借贷纠纷"}), review(cause=told_cause)))["case"]
    assert rows["cause"]["right"] == first
    assert rows["cause_top3"]["right"] == three


def test_facts_of_the_case_are_judged_where_gold_has_them() -> None:
    case = {
        "fee": UNJUDGED,
        "court": None,
        "total_claimed": "50000.00",
        "filed_on": "2026-01-02",
        "stated_total": "1.00",
    }
    made = review(
        told("complaint", fields=[field("stated_total", "1.00")]),
        total_claimed={"value": "40000.00", "how": ""},
        filed_on="2026-01-02",
    )
    assert outcomes(judge(gold(case=case), made), "case") == [
        ("court", "empty"),
        ("filed_on", "right"),
        ("stated_total", "right"),
        ("total_claimed", "wrong"),
    ]
    override = judge(gold(case=case), made, {"stated_total": "2.00"})
    assert ("stated_total", "wrong") in outcomes(override, "case")
