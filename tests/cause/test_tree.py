"""Stated causes found in the tree of the day."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cause.tree import ADMIN, CIVIL, DATA, PROSECUTION, find, paths


def test_the_civil_tree_is_whole() -> None:
    lines = (DATA / "civil.txt").read_text(encoding="utf-8").splitlines()[1:]
    levels = [len(line) - len(line.lstrip(" ")) for line in lines]
    assert [levels.count(level) for level in range(4)] == [12, 59, 514, 470]
    assert paths(CIVIL)["民间借贷纠纷"] == ("合同、准合同纠纷", "合同纠纷", "借款合同纠纷", "民间借贷纠纷")


def test_a_name_on_two_levels_is_known_by_the_deeper() -> None:
    assert paths(CIVIL)["不当得利纠纷"] == ("合同、准合同纠纷", "不当得利纠纷", "不当得利纠纷")


@pytest.mark.parametrize("tree", [CIVIL, ADMIN, PROSECUTION])
def test_every_alias_leads_into_the_tree(tree: str) -> None:
    table = yaml.safe_load((DATA / "aliases.yaml").read_text(encoding="utf-8"))[tree]
    assert set(table.values()) <= set(paths(tree))
    assert all(find(old, tree) == (new, 1.0) for old, new in table.items())


@pytest.mark.parametrize("tree", [CIVIL, ADMIN, PROSECUTION])
def test_every_name_finds_itself_or_its_deeper_namesake(tree: str) -> None:
    for name in paths(tree):
        found = find(name, tree)
        assert found is not None
        assert found[1] == 1.0


@pytest.mark.parametrize(
    ("stated", "cause"),
    [
        ("民间借贷纠纷", "民间借贷纠纷"),
        ("民间借贷", "民间借贷纠纷"),
        ("民间借货纠纷", "民间借贷纠纷"),
        ("民 间 借 贷 纠 纷", "民间借贷纠纷"),
        ("居间合同纠纷", "中介合同纠纷"),
        ("健康权纠纷", "生命权、身体权、健康权纠纷"),
        ("道路交通事故人身损害赔偿纠纷", "机动车交通事故责任纠纷"),
        ("网络购物合同纠纷", "信息网络买卖合同纠纷"),
        ("劳动争议", "劳动争议"),
        ("房屋买卖", "房屋买卖合同纠纷"),
        ("扶养费纠纷", "扶养费纠纷"),
        ("我要他还钱", None),
        ("", None),
    ],
)
def test_stated_causes(stated: str, cause: str | None) -> None:
    found = find(stated)
    assert (found[0] if found else None) == cause


def test_a_misread_name_is_less_sure_than_the_name() -> None:
    found = find("保证保验合同纠纷")
    assert found is not None
    assert found[0] == "保证保险合同纠纷"
    assert found[1] < 1.0


@given(st.text(max_size=80))
def test_any_text_is_taken(stated: str) -> None:
    found = find(stated)
    assert found is None or (found[0] in paths(CIVIL) and 0.0 < found[1] <= 1.0)
