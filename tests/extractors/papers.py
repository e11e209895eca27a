"""What the extractors' tests share: papers with what must be read from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.extract import extract
from pipeline.types import Document

Expected = Mapping[str, str | list[str] | None]


class Paper(NamedTuple):
    """`expected` gives each field's first value, all its values as a list, or None where it must be absent."""

    document: Document
    expected: Expected


def values(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field in extract(document).fields:
        found.setdefault(field.name, []).append(field.value)
    return found


def check(paper: Paper) -> None:
    found = values(paper.document)
    wanted = {
        name: None if value is None else value if isinstance(value, list) else [value]
        for name, value in paper.expected.items()
    }
    got = {
        name: found.get(name) if isinstance(paper.expected[name], list | None) else found.get(name, [])[:1]
        for name in paper.expected
    }
    assert got == wanted
    for field in extract(paper.document).fields:
        assert field.evidence, field
        assert field.confidence is None or 0 < field.confidence <= 1
