from __future__ import annotations

import pytest

from pipeline.chinese import addresses_agree, ethnicity, is_organization, name_ok, same_name, surname_ok


@pytest.mark.parametrize("name", ["张三", "欧阳小明", "李某某", "王某1", "买买提·艾力", "司马刚", "耿乐"])
def test_people(name: str) -> None:
    assert surname_ok(name)
    assert not is_organization(name)


@pytest.mark.parametrize(
    "name",
    [
        "某市甲乙科技有限公司",
        "某区小红饭店",
        "某县第一中学",
        "某某律师事务所（普通合伙）",
        "中国某某银行股份有限公司某市分行",
        "某镇某村村民委员会",
        "某市公安局某区分局",
        "某区老李超市（经营者李四）",
    ],
)
def test_organizations(name: str) -> None:
    assert is_organization(name)


@pytest.mark.parametrize("name", ["揭信云", "区勇", "相丽家", "张三", "买买提·艾力"])
def test_a_rare_surname_is_a_name_where_one_must_stand(name: str) -> None:
    assert name_ok(name)


@pytest.mark.parametrize(
    "text", ["代理人", "本律师", "有", "无", "女", "上述人员", "原告方", "联系电话", "总经理", "厂长", "", "2人"]
)
def test_other_words_are_no_name_even_there(text: str) -> None:
    assert not name_ok(text)


def test_short_names_that_end_like_an_organization() -> None:
    assert not is_organization("方所")
    assert not is_organization("王大厂")


def test_same_name_ignores_writing() -> None:
    assert same_name("甲（某市）有限公司", "甲(某市)有限公司")
    assert same_name("张 三", "张三")
    assert same_name("买买提·艾力", "买买提艾力")
    assert not same_name("张三", "张山")
    assert not same_name("", "")


@pytest.mark.parametrize(
    ("text", "people"), [("汉", "汉族"), ("男，蒙古族", "蒙古族"), ("哈尼族", "哈尼族"), ("家族", None), ("", None)]
)
def test_peoples(text: str, people: str | None) -> None:
    assert ethnicity(text) == people


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("甲省乙市丙区丁路1号", "丙区丁路1号2单元301室", True),
        ("甲省乙市丙区丁路1号", "甲省乙市丙区丁路2号", False),
        ("甲省乙市丙区丁路３号", "丙区丁路3号", True),
        ("甲省乙市长安区和平街3号", "丁省戊市海淀区学院路5号", False),
        ("", "丙区丁路1号", None),
    ],
)
def test_addresses(a: str, b: str, agree: bool | None) -> None:
    assert addresses_agree(a, b) is agree
