"""Civil, administrative, private prosecution, enforcement or state compensation: by the pleading and its wording."""

from __future__ import annotations

import math
import re
from typing import Final

from pipeline.text import halved, squeezed
from pipeline.types import Category, Document

_BY_TYPE: Final = {
    "complaint": Category.CIVIL,
    "element_complaint": Category.CIVIL,
    "administrative_complaint": Category.ADMINISTRATIVE,
    "private_prosecution": Category.PRIVATE_PROSECUTION,
    "enforcement_application": Category.ENFORCEMENT,
    "compensation_application": Category.STATE_COMPENSATION,
}
_WORDING: Final[dict[Category, tuple[tuple[str, float], ...]]] = {
    Category.CIVIL: ((r"民事起诉状|民事诉状", 3.0), (r"民事", 0.5)),
    Category.ADMINISTRATIVE: (
        (r"行政起诉状|行政诉状", 4.0),
        (r"撤销.{0,40}(?:决定书?|行政行为|认定书|登记|批复)", 1.5),
        (r"确认.{0,40}行政行为违法|责令被告.{0,20}(?:履行|重新作出|公开)", 2.0),
        (r"被告[^。\n]{0,20}(?:人民政府|公安(?:局|分局)|管理局|监督局|保障局|税务局|街道办事处|委员会)", 1.5),
    ),
    Category.PRIVATE_PROSECUTION: ((r"刑事自诉状|自诉状", 4.0), (r"自诉人", 2.0), (r"追究.{0,20}刑事责任", 1.5)),
    Category.ENFORCEMENT: ((r"强制执行申请书|执行申请书", 4.0), (r"申请执行人|被执行人", 2.0)),
    Category.STATE_COMPENSATION: ((r"国家赔偿申请书", 4.0), (r"赔偿义务机关", 2.0), (r"赔偿请求人", 1.5)),
}
_HEAD: Final = 3_000


def category_of(pleading: Document, text: str) -> tuple[Category, float | None]:
    """The category and how sure that is.

    The odds that the paper is what the classifier says are moved by the wording of its head: a complaint against a
    decision of an authority is administrative even on the civil form. Without the classifier's own probability there
    is nothing to move, and no confidence.
    """
    head = halved(squeezed((pleading.title or "") + text))[:_HEAD]
    said = {category: sum(w for rule, w in rules if re.search(rule, head)) for category, rules in _WORDING.items()}
    typed = _BY_TYPE[pleading.doc_type]
    believed = pleading.confidence
    prior = _log_odds(believed if believed is not None else 0.9)
    odds = {category: weight + (prior if category is typed else 0.0) for category, weight in said.items()}
    best = max(odds, key=lambda category: odds[category])
    if believed is None:
        return best, None
    whole = sum(math.exp(weight - odds[best]) for weight in odds.values())
    return best, round(1.0 / whole, 4)


def _log_odds(p: float) -> float:
    bounded = min(0.995, max(0.2, p))
    return math.log(bounded / (1.0 - bounded))
