"""Sums of money as fields give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from pipeline.types import Field


def sums(fields: Iterable[Field | None]) -> Iterator[Decimal]:
    """The values that are numbers, in order."""
    for field in fields:
        try:
            if field is not None:
                yield Decimal(field.value)
        except InvalidOperation:
            continue


def total_of(fields: Iterable[Field | None]) -> Decimal:
    return sum(sums(fields), Decimal(0))
