"""The two sides of an identity card, wherever they lie, and the small papers that have a second page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from pipeline.classify.features import Look
from pipeline.text import halved, squeezed
from pipeline.types import TypedPage

_FRONT: Final = re.compile(r"公民身份号码|身份号码|姓名|\d{17}[\dXx]|住址")
_BACK: Final = re.compile(r"签发机关|有效期限|居民身份证")
_ISSUER: Final = re.compile(r"签发机关:?(.{2,12}?)(?:公安|有效|$)")
_FAR: Final = 4.0
"""A pair that costs this much or more is no pair."""
_KEY: Final = re.compile(r"[A-Z0-9]{7,}")


def side_of(look: Look) -> str | None:
    """front | back | both, from the words; None where neither shows."""
    text = text_of(look)
    front = len(set(_FRONT.findall(text))) >= 2
    back = bool(re.search(r"签发机关|有效期限", text)) or (not front and bool(_BACK.search(text)))
    return "both" if front and back else "front" if front else "back" if back else None


def text_of(look: Look) -> str:
    return squeezed(halved("".join(line.text for line in look.lines)))


def pairs(cards: Sequence[tuple[int, TypedPage, Look]]) -> tuple[tuple[int, int], ...]:
    """(front, back) by stream position: near each other, of one file or alike file names, issuer fitting address."""
    sides = [(at, typed, look, side_of(look)) for at, typed, look in cards]
    fronts = [s for s in sides if s[3] == "front"]
    backs = [s for s in sides if s[3] == "back"]
    if not fronts or not backs:
        return ()
    lone = len(fronts) == len(backs) == 1
    costs = np.array([[_cost(f[0], f[1], f[2], b[0], b[1], b[2], lone) for b in backs] for f in fronts])
    rows, columns = linear_sum_assignment(np.minimum(costs, 2 * _FAR))
    matched = zip(rows, columns, strict=True)
    return tuple((fronts[i][0], backs[j][0]) for i, j in matched if costs[i, j] < _FAR)


def _cost(i: int, front: TypedPage, one: Look, j: int, back: TypedPage, two: Look, lone: bool) -> float:
    """Distance in the stream, a little convex so that F F B B pairs in order; less where the issuer's place fits."""
    cost: float = 0.5 * float(abs(i - j)) ** 1.1 + (0.2 if j < i else 0.0)
    if front.page.file != back.page.file:
        cost += 0.5 if alike(front.page.file, back.page.file) else 0.0 if lone else 2.0
    found = _ISSUER.search(text_of(two))
    place = re.sub(r"[省市区县局]", "", found[1]) if found else ""
    fits = bool(place) and (place in text_of(one) or place[-2:] in text_of(one))
    return min(cost, _FAR - 0.1) if lone else cost - (1.5 if fits else 0.0)


def alike(a: str, b: str) -> bool:
    """File names that differ in one number or in 正/反, 1/2, front/back: parts of one series."""
    one, two = (re.sub(r"\d+|正面|反面|背面|人像面?|国徽面?|front|back|正|反", "", name.lower()) for name in (a, b))
    return one == two


def same_card(a: Look, b: Look) -> bool:
    """Whether a second page of a small paper may belong to the first: no key (number, plate) contradicts."""
    one, two = set(_KEY.findall(text_of(a).upper())), set(_KEY.findall(text_of(b).upper()))
    return not one or not two or bool(one & two)
