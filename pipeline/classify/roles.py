"""Words that show what part a paper plays whatever it is called: who gives whom what, and for which purpose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROLES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = tuple(
    (doc_type, tuple(phrases.split()))
    for doc_type, _, phrases in (
        line.partition(": ") for line in Path(__file__).with_name("roles.txt").read_text(encoding="utf-8").splitlines()
    )
)
_MOST: Final = 6


def role_tokens(text: str) -> Iterator[str]:
    """`text` without spaces, half-width, in small letters. One token a type for every count reached, and for the types
    of which most was found."""
    found = {doc_type: sum(phrase in text for phrase in phrases) for doc_type, phrases in ROLES}
    for doc_type, count in found.items():
        yield from (f"says:{doc_type}:{n}" for n in range(1, min(count, _MOST) + 1))
    ranked = sorted(found.items(), key=lambda pair: -pair[1])
    yield from (f"most{place}:{doc_type}" for place, (doc_type, count) in enumerate(ranked[:2]) if count)
