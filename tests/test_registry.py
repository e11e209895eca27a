from __future__ import annotations

import pytest

from pipeline.errors import WrongUse
from pipeline.registry import Registry


def test_a_name_is_given_once() -> None:
    things: Registry[int] = Registry("东西", "yushen.none", ())
    things.add("a", 1)
    with pytest.raises(ValueError, match="twice"):
        things.add("a", 2)
    assert things.get("a") == 1


def test_an_unknown_name_is_wrong_use_and_says_what_there_is() -> None:
    things: Registry[int] = Registry("东西", "yushen.none", ())
    things.add("b", 1)
    with pytest.raises(WrongUse, match="可用: b"):
        things.get("a")
    assert things.find("a") is None


def test_built_ins_come_in_name_order_from_their_package() -> None:
    from pipeline.extract import EXTRACTORS

    names = [name for name, _ in EXTRACTORS.items()]
    assert names == sorted(names)
    assert "complaint" in names
