"""Causes from the words of a case, without any cause being stated."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cause import told
from pipeline.cause.signs import signs
from pipeline.cause.tree import ADMIN, CIVIL, PROSECUTION, paths

CASES: list[tuple[str, str]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("cause", "text"), CASES)
def test_common_causes_from_claims_and_facts(cause: str, text: str) -> None:
    assert told(text)[0][0] == cause


def test_the_common_causes_are_surely_read() -> None:
    sure = [p for cause, text in CASES for name, p in told(text)[:1] if name == cause]
    assert sum(sure) / len(CASES) > 0.7


@pytest.mark.parametrize(
    ("cause", "text"),
    [
        ("罚款", "请求撤销被告作出的行政处罚决定书, 该决定对原告处以罚款5000元"),
        ("行政拘留", "请求撤销被告公安分局作出的行政拘留五日的行政处罚决定"),
        ("工伤保险资格或者待遇认定", "请求撤销被告人力资源和社会保障局作出的不予认定工伤决定, 责令重新作出工伤认定"),
        ("政府信息公开", "请求责令被告公开原告申请的政府信息"),
        ("强制拆除房屋或者设施", "确认被告强制拆除原告房屋的行为违法"),
        ("不履行××职责", "确认被告不履行法定职责违法, 责令被告对原告的投诉作出答复"),
        ("房屋征收或者征用补偿", "请求撤销区人民政府作出的房屋征收补偿决定"),
    ],
)
def test_administrative_causes(cause: str, text: str) -> None:
    assert told(text, tree=ADMIN)[0][0] == cause


@pytest.mark.parametrize(
    ("cause", "text"),
    [
        ("侮辱案", "被告人当众辱骂自诉人, 张贴侮辱性材料, 应以侮辱罪追究刑事责任"),
        ("诽谤案", "被告人捏造事实在网上散布, 情节严重, 构成诽谤罪"),
        ("重婚案", "被告人有配偶而与他人以夫妻名义共同生活"),
        ("拒不执行判决、裁定案", "被告人有能力执行而拒不执行判决"),
    ],
)
def test_private_prosecution(cause: str, text: str) -> None:
    assert told(text, tree=PROSECUTION)[0][0] == cause


def test_nothing_to_go_by_is_no_cause() -> None:
    assert told("甲乙丙丁") == []


def test_a_vague_word_gives_no_confidence() -> None:
    assert told("双方签有协议")[0][1] < 0.5


def test_papers_weigh_beside_words() -> None:
    text = "判令被告支付50000元。被告至今未付。"
    assert told(text, ["loan_note"])[0][0] == "民间借贷纠纷"
    assert told(text, ["delivery_note"])[0][0] == "买卖合同纠纷"


def test_a_stated_cause_sways_but_does_not_overrule_the_facts() -> None:
    text = "判令被告支付款项。双方签有协议。"
    assert told(text, stated={"委托合同纠纷": 5.0})[0][0] == "委托合同纠纷"
    loan = "判令被告偿还借款。被告向原告借款5万元, 出具借条, 约定月息2分, 资金周转, 归还借款。"
    assert told(loan, stated={"买卖合同纠纷": 5.0})[0][0] == "民间借贷纠纷"


def test_a_stated_family_is_narrowed_by_the_facts() -> None:
    text = "判令被告支付一次性伤残补助金。原告经工伤认定。"
    assert told(text, stated={"劳动争议": 5.0})[0][0] in paths(CIVIL)
    assert "劳动争议" in paths(CIVIL)[told(text, stated={"劳动争议": 5.0})[0][0]]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="借款合同租金离婚工资货事故银行法院原被告元万房", max_size=200))
def test_probabilities_are_probabilities(text: str) -> None:
    ranked = told(text)
    assert all(0.0 <= p <= 1.0 for _, p in ranked)
    assert sum(p for _, p in ranked) <= 1.0 + 1e-9
    assert ranked == sorted(ranked, key=lambda pair: (-pair[1], pair[0]))


@pytest.mark.parametrize("tree", [CIVIL, ADMIN, PROSECUTION])
def test_every_written_sign_belongs_to_a_cause_of_the_tree(tree: str) -> None:
    data = Path(__file__).parents[2] / "pipeline" / "cause" / "data" / f"signs_{tree}.yaml"
    written = yaml.safe_load(data.read_text(encoding="utf-8"))
    assert set(written) <= set(paths(tree))
    assert set(signs(tree)) <= set(paths(tree))
