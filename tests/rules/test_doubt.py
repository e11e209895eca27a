"""Which characters two readings turn on, and how sure the engine was of those."""

from __future__ import annotations

import pytest

from pipeline.rules.doubt import doubtful, surest
from pipeline.types import Box, Evidence, Field

_AT = Box(0.1, 0.1, 0.3, 0.12)


def field(value: str, *sure: float, text: str | None = None) -> Field:
    return Field("name", value, 0.99, (Evidence("a#1", _AT, text or value, 0.99, sure),), "test")


@pytest.mark.parametrize(
    ("a", "b", "chance"),
    [
        (field("郑可心"), field("郑可欣"), None),
        (field("郑可心"), field("郑可欣", 0.2, 0.3, 0.97), 0.97),
        (field("郑可心", 0.9, 0.9, 0.6), field("郑可欣", 0.2, 0.3, 0.97), 0.6),
        (field("王伟", 0.99, 0.99), field("王伟民", 0.99, 0.99, 0.41), 0.41),
        (field("王伟民", 0.99, 0.99, 0.99), field("王伟", 0.3, 0.3), 0.99),
        (field("郑可心", 0.5, 0.5, 0.5), field("郑可心", 0.5, 0.5, 0.5), 1.0),
        (field("颍上银行"), field("颖上银号", 0.7, 1.0, 1.0, 0.98), 0.98),
    ],
)
def test_only_characters_that_differ_count(a: Field, b: Field, chance: float | None) -> None:
    assert surest(a, b) == chance


def test_only_the_blamed_side_counts() -> None:
    a, b = field("郑可心", 0.9, 0.9, 0.3), field("郑可欣", 0.9, 0.9, 0.99)
    assert surest(a, b, b) == 0.99
    assert doubtful(a, b)
    assert not doubtful(a, b, b)


def test_a_value_that_stands_within_more_print_is_found_there() -> None:
    a = field("郑可心")
    assert surest(a, field("郑可欣", *([0.1] * 3), 0.99, 0.99, 0.95, 0.1, text="代理人郑可欣律")) == 0.95


def test_a_value_that_is_not_what_stands_there_has_the_least_of_its_place() -> None:
    assert surest(field("2024"), field("2025", 0.9, 0.7, 0.95, text="二五年")) == 0.7
