"""A value read from running text, with its place."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """`text` is text[start:end] as written; `value` its meaning."""

    value: T
    start: int
    end: int
    text: str
