"""The trees of causes of action, and how a stated cause is found in them.

Names and places come from 民事案件案由规定 (2025修正), 关于行政案件案由的暂行规定 (2020) and the scope of private
prosecution. Numbers shifted with the last revision, so a cause is known by its name.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from pipeline.tables import table
from pipeline.text import halved, squeezed

DATA: Final = Path(__file__).parent / "data"
CIVIL: Final = "civil"
ADMIN: Final = "admin"
PROSECUTION: Final = "prosecution"
_FAR: Final = 70.0
_ENDINGS: Final = re.compile(r"(?:一案|案件|[纠糾][纷紛]|之诉|案|罪)$")


@cache
def paths(tree: str) -> dict[str, tuple[str, ...]]:
    """Every cause with its path from the top. A name that stands on two levels is known by its deeper place."""
    found: dict[str, tuple[str, ...]] = {}
    above: list[str] = []
    for line in (DATA / f"{tree}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name = line.strip()
        above = [*above[: len(line) - len(name)], name]
        found[name] = tuple(above)
    return found


@cache
def _known(tree: str) -> dict[str, str]:
    """Causes by key: their names, their names without 合同, old names and usual ways of speaking, the surest last."""
    deep = sorted(paths(tree).items(), key=lambda pair: len(pair[1]))
    names = {key(name): name for name, _ in deep}
    short = {k.replace("合同", ""): name for k, name in names.items() if k.endswith("合同") and len(k) > 4}
    aliases: dict[str, dict[str, str]] = table(DATA / "aliases.yaml")
    return {**short, **names, **{key(old): new for old, new in aliases.get(tree, {}).items()}}


def key(name: str) -> str:
    """What is compared: no spaces, brackets, punctuation or 纠纷; 侵犯 and 侵害 are one word."""
    bare = re.sub(r"[\s、,，。;；:：()\[\]\"'《》·]", "", halved(squeezed(name))).replace("侵犯", "侵害")
    return _ENDINGS.sub("", bare) or bare


def find(stated: str, tree: str = CIVIL) -> tuple[str, float] | None:
    """The cause of the tree that a stated one means, with how sure that is: 1 for the name itself or a known old name.

    A misread or loosely worded one is matched by likeness: one character in four to six, one in seven beyond that, and
    only where no other cause is as like.
    """
    wanted = key(stated[:60])
    known = _known(tree)
    if wanted in known:
        return known[wanted], 1.0
    best = process.extract(wanted, known.keys(), scorer=fuzz.ratio, limit=2, score_cutoff=_FAR) if wanted else []
    if not best or (len(best) > 1 and best[0][1] == best[1][1] and known[best[0][0]] != known[best[1][0]]):
        return None
    name, likeness, _ = best[0]
    near = Levenshtein.distance(wanted, name) <= max(1, len(wanted) // 7)
    return (known[name], likeness / 100.0) if near and len(wanted) >= 4 else None
