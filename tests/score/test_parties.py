from __future__ import annotations

from pipeline.gold import GoldParty
from pipeline.score.parties import judge
from tests.score.made import field, gold, outcomes, parts, party, review, told

WANTED = gold(
    parties=(
        GoldParty("plaintiff", "natural", {"name": "张三", "sex": "男", "age": "40", "phone": None}, ()),
        GoldParty("defendant", "organization", {"name": "甲公司"}, None),
        GoldParty("legal_representative", "natural", {"name": "李四"}, ("甲公司",)),
    )
)


def test_parties_are_found_by_role_and_name_and_then_each_attribute() -> None:
    block = [field("party[1].name", "张三"), field("party[1].age", "40")]
    made = review(
        told("complaint", fields=block),
        parties=[
            party("plaintiff", "张三", sex="女", phone="139"),
            party("defendant", "甲公司", kind="organization"),
            party("legal_representative", "李四", represents=["乙公司"]),
        ],
    )
    found = list(judge(WANTED, made))
    assert {o for _, o in outcomes(found, "parties")} == {"right"}
    attributes = dict(outcomes([j for j in found if j.packet == "p1"], "party_attributes"))
    assert attributes["sex"] == "wrong"
    assert attributes["age"] == "right"
    assert attributes["phone"] == "false"
    assert attributes["represents"] == "wrong"
    assert attributes["kind"] == "right"


def test_a_name_half_alike_is_a_wrong_name_and_a_strange_one_a_miss() -> None:
    wanted = gold(parties=(GoldParty("plaintiff", "natural", {"name": "欧阳建国", "sex": "男"}),))
    near = list(judge(wanted, review(parties=[party("plaintiff", "欧阳建因", sex="男")])))
    assert outcomes(near, "parties") == [("plaintiff", "wrong")]
    assert ("sex", "right") in outcomes(near, "party_attributes")
    far = list(judge(wanted, review(parties=[party("plaintiff", "赵六", sex="男")])))
    assert outcomes(far, "parties") == [("plaintiff", "false"), ("plaintiff", "missed")]
    assert outcomes(far, "party_attributes") == []


def test_another_role_is_another_party() -> None:
    wanted = gold(parties=(GoldParty("plaintiff", "natural", {"name": "张三"}),))
    rows = parts((wanted, review(parties=[party("defendant", "张三")])))["parties"]
    assert rows["plaintiff"]["recall"] == 0.0
    assert rows["defendant"]["precision"] == 0.0


def test_parties_left_out_of_the_gold_are_not_judged() -> None:
    assert list(judge(gold(), review(parties=[party("plaintiff", "张三")]))) == []
