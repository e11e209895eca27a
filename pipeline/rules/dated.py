"""Days in the papers; the law's own numbers by day are in `pipeline.law`."""

from __future__ import annotations

from datetime import date

from pipeline.law import Dated, limit, months_after, on
from pipeline.types import Field

__all__ = ["Dated", "day_of", "limit", "months_after", "on"]


def day_of(field: Field | None) -> date | None:
    """A field's ISO date; None where there is none or it is no date."""
    try:
        return date.fromisoformat(field.value) if field else None
    except ValueError:
        return None
