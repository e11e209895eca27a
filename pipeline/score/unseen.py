"""Which texts no model may learn from: those that people labelled for the score, told by fingerprints.

`models/unseen.txt` holds a line for each: winnowed hashes of runs of `RUN` characters, so that any stretch of
`RUN + 2 * WINDOW` characters of a labelled text shares some with it, in whatever form a training file repeats it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.settings import MODELS
from pipeline.text import plain

FILE: Final = MODELS / "unseen.txt"
RUN: Final = 24
WINDOW: Final = 50
_ENOUGH: Final = 2
"""A single shared run may be a set phrase of the courts."""


def fingerprints(text: str) -> frozenset[str]:
    """The smallest hash of each window of `WINDOW` runs of `RUN` characters; width and white space don't count."""
    flat = plain(text)
    hashes = [_hash(flat[i : i + RUN]) for i in range(max(1, len(flat) - RUN + 1))]
    return frozenset(min(hashes[i : i + WINDOW]) for i in range(max(1, len(hashes) - WINDOW + 1)))


def _hash(run: str) -> str:
    return hashlib.blake2b(run.encode(), digest_size=6).hexdigest()


def known(file: Path = FILE) -> frozenset[str]:
    """Every fingerprint of the file; without the file nothing may be trained: raises FileNotFoundError."""
    return frozenset(file.read_text(encoding="ascii").split())


def unseen(text: str, marks: frozenset[str]) -> bool:
    """Whether the text repeats a labelled one, whole or in part."""
    flat = plain(text)
    found = {_hash(flat[i : i + RUN]) for i in range(len(flat) - RUN + 1)} & marks
    return len(found) >= _ENOUGH


def write(texts: Iterable[str], file: Path = FILE) -> None:
    lines = sorted(" ".join(sorted(fingerprints(text))) for text in texts)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
