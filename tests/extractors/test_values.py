import pytest

from extractors._values import people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三、李和平和王五律师", ["张三", "李和平", "王五"]),
        ("和芳及隋浩敏", ["和芳", "隋浩敏"]),
        ("和红梅律师", ["和红梅"]),
    ],
)
def test_a_joint_is_one_only_between_names(text, names):
    found = list(people(text))
    assert [name for name, _ in found] == names
    assert all(text.startswith(name, start) for name, start in found)
