"""What writers of filing rules usually get wrong, each held by a test; fees and caps stand beside their modules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.clocks import filing
from pipeline.rules import RULES, check, listing
from pipeline.types import Finding, Level
from tests.rules.build import case_of

_AGENT = {"角色": "代理人", "姓名": "郑可心", "律所": "北京恒理律师事务所", "代表": ["周文海"]}


def found(given: dict[str, Any], rule_id: str | None = None) -> list[Finding]:
    return [f for f in check(case_of(given)) if rule_id in (None, f.rule_id)]


def corrections(given: dict[str, Any]) -> list[str]:
    return [f.rule_id for f in found(given) if f.level is Level.CORRECTION]


@pytest.mark.parametrize(
    "given",
    [
        {"改": {"借条": {"日期": date(2014, 1, 6), "还款日": date(2014, 7, 6)}}},
        {"底本": "执行", "改": {"判决书": {"作出日": date(2019, 3, 1)}}},
    ],
)
def test_1_a_period_run_out_is_for_trial_alone(given: dict[str, Any]) -> None:
    levels = {f.level for f in found(given) if f.rule_id.startswith("trial.")}
    assert levels == {Level.TRIAL}
    assert corrections(given) == []


def test_2_a_private_prosecution_has_fifteen_days() -> None:
    received = date(2026, 3, 10)
    assert filing(case_of({"底本": "自诉"}), received).days == 15
    assert filing(case_of({}), received).days == 7


def test_3_everything_lacking_is_told_at_once() -> None:
    given = {"原告": {"民族": None, "职业": None, "住址": None}, "去": ["身份证"]}
    particulars = found(given, "complaint.plaintiff_particulars")
    assert len(particulars) == 1
    assert all(word in particulars[0].message for word in ("民族", "职业", "住所"))
    assert "material.plaintiff_identity_missing" in corrections(given)


def test_4_and_7_no_rule_asks_for_copies() -> None:
    assert not [r.id for r in listing() if "副本" in r.text and r.id != "enforcement.title_missing"]


def test_5_a_defendant_needs_no_number_age_people_or_phone() -> None:
    assert corrections({"被告": {"性别": None}}) == []
    assert "complaint.plaintiff_particulars" in corrections({"原告": {"民族": None}})


def test_6_a_private_prosecution_states_where_people_were_born() -> None:
    assert "出生地" in found({"底本": "自诉", "被告": {"出生地": None}}, "prosecution.particulars")[0].message


def test_8_full_power_is_general_power() -> None:
    power = {"类": "授权委托书", "委托人": "周文海", "受托人": "郑可心", "权限": "一般授权", "签名": "手写"}
    given = {"加当事人": [_AGENT | {"权限": "特别授权"}], "加": [power]}
    assert found(given, "agent.scope_conflict")


@pytest.mark.parametrize("there", ["律师执业证", "律所函"])
def test_9_a_lawyer_brings_licence_and_letter(there: str) -> None:
    paper = {"类": there, "姓名": "郑可心"} if there == "律师执业证" else {"类": there, "律师": "郑可心"}
    gap = found({"加当事人": [_AGENT], "加": [paper]}, "material.agent_identity_missing")
    assert len(gap) == 1
    assert ("律师事务所函" if there == "律师执业证" else "律师执业证") in gap[0].remedy


def test_13_suing_the_guarantor_alone_is_no_matter_for_correction() -> None:
    assert corrections({"改": {"借条": {"借款人": "冯涛"}}}) == []


@pytest.mark.parametrize(
    ("home", "line"), [("北京市海淀区中关村大街1号", 500_000_000), ("山东省济南市历下区泉城路88号", 100_000_000)]
)
def test_14_the_line_hangs_on_whose_province(home: str, line: int) -> None:
    below = {"被告": {"住址": home}, "合计": {"算": line - 1}}
    assert found(below, "jurisdiction.level") == []
    assert found(below | {"合计": {"算": line}}, "jurisdiction.level")


def test_15_a_lease_goes_by_the_house_and_a_sale_does_not() -> None:
    far = "河北省石家庄市长安区中山路9号"
    assert found({"底本": "租赁", "改": {"租赁合同": {"坐落": far}}}, "jurisdiction.exclusive")
    sale = {"名": "商品房预售合同纠纷", "路径": ["房屋买卖合同纠纷", "商品房预售合同纠纷"]}
    given = {"底本": "租赁", "案由": sale, "改": {"租赁合同": {"坐落": far}}}
    assert found(given, "jurisdiction.exclusive") == []


def test_16_who_receives_the_money_is_at_the_place_of_performance() -> None:
    assert found({}, "jurisdiction.domicile") == []
    assert found({"诉状": {"法院": "成都市武侯区人民法院"}}, "jurisdiction.domicile")


def test_17_and_18_an_arbitration_clause_is_a_notice() -> None:
    given = {"底本": "买卖", "改": {"买卖合同": {"仲裁条款": "提交北京仲裁委员会仲裁, 也可以向人民法院起诉"}}}
    assert [f.level for f in found(given, "jurisdiction.arbitration_clause")] == [Level.NOTICE]
    assert corrections(given) == []


def test_19_six_months_bind_the_plaintiff_alone() -> None:
    before = {"类": "判决书", "主文": "不准原告与被告离婚", "作出日": date(2026, 1, 20)}
    again = {"底本": "离婚", "加": [before | {"原告方": "周文海", "被告方": "林晓"}]}
    other = {"底本": "离婚", "加": [before | {"原告方": "林晓", "被告方": "周文海"}]}
    assert found(again, "divorce.six_months")
    assert found(other, "divorce.six_months") == []


@pytest.mark.parametrize(
    "paper",
    [{"类": "不予受理通知书"}, {"类": "借条", "种类": "欠条", "金额": "20000.00"}],
    ids=["refusal", "wage note"],
)
def test_20_no_award_is_needed(paper: dict[str, Any]) -> None:
    wages = [{"内容": "支付拖欠工资20000元", "种类": "工资", "金额": 20000}]
    given = {"底本": "劳动", "去": ["仲裁裁决书", "送达回证"], "加": [paper], "请求": wages}
    assert found(given, "labour.arbitration_missing") == []


def test_21_the_list_of_2023_and_both_authorities_where_upheld() -> None:
    assert found({"底本": "行政", "改": {"行政决定书": {"程序": "当场"}}}, "admin.reconsideration_first")
    upheld = {"类": "复议决定书", "作出机关": "朝阳区人民政府", "结果": "维持"}
    assert found({"底本": "行政", "加": [upheld]}, "admin.defendant_mismatch")
    changed = {"底本": "行政", "被告": {"姓名": "朝阳区人民政府"}, "加": [upheld | {"结果": "变更"}]}
    assert found(changed, "admin.defendant_mismatch") == []


def test_22_an_accused_who_is_gone_is_not_a_defendant_who_is_gone() -> None:
    gone = {"文字": "被告人下落不明。"}
    assert found({"底本": "自诉", "诉状": gone}, "prosecution.accused_missing")
    assert corrections({"诉状": {"文字": "被告下落不明。"}}) == []


def test_23_enforcement_papers() -> None:
    assert [f.level for f in found({"底本": "执行", "去": ["生效证明"]}, "enforcement.effectiveness_missing")] == [
        Level.NOTICE
    ]
    award = {"类": "仲裁裁决书", "作出机关": "北京仲裁委员会", "作出日": date(2025, 10, 9)}
    given = {"底本": "执行", "去": ["判决书", "生效证明"], "加": [award]}
    assert "enforcement.arbitration_agreement_missing" in corrections(given)
    title = found({"底本": "执行", "去": ["判决书", "生效证明"]}, "enforcement.title_missing")
    assert [c.article for c in title[0].citations] == ["18."]


def test_24_articles_bear_the_numbers_of_the_day() -> None:
    case = case_of({"底本": "离婚", "加当事人": [_AGENT], "去": []})
    old = next(
        f for f in check(replace(case, as_of=date(2021, 12, 31))) if f.rule_id.endswith("power_of_attorney_missing")
    )
    new = next(
        f for f in check(replace(case, as_of=date(2024, 1, 1))) if f.rule_id.endswith("power_of_attorney_missing")
    )
    assert "第五十九条第一款" in {c.article for c in old.citations}
    assert "第六十二条第一款" in {c.article for c in new.citations}


def test_25_an_old_or_wrong_cause_sends_nobody_home() -> None:
    given = {"诉状": {"案由": "买卖合同纠纷"}}
    assert corrections(given) == []
    assert {f.level for f in found(given, "cause.stated_differs")} == {Level.NOTICE}


def test_26_empty_cells_of_an_element_form_are_no_gaps() -> None:
    form = {"类": "要素式起诉状", "法院": None, "事实": None}
    assert corrections({"诉状": form, "原告": {"民族": None, "职业": None, "电话": None}}) == []


def test_27_no_correction_asks_for_a_defendants_number() -> None:
    asked = [r for r in listing() if r.level is Level.CORRECTION and "被告" in r.text and "身份证号" in r.text]
    assert {r.id for r in asked} <= {"complaint.defendant_unclear", "prosecution.particulars"}
    assert "不要求被告的身份证号" in RULES.get("complaint.defendant_unclear").text
