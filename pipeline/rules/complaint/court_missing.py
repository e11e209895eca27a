from __future__ import annotations

import re

from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import L
from pipeline.types import Level

_ADDRESSED = ("complaint", "administrative_complaint", "private_prosecution", "enforcement_application")

_ADDRESSEE = re.compile(r"此致.{0,40}法院|[致呈]:?.{2,20}人民法院")
_COURT = re.compile(r"[\u4e00-\u9fff]{3,20}(?<![贵本该你原向在])(?:人民|海事|互联网|铁路运输|知识产权|金融)法院")
_HEAD, _FOOT = 60, 120


@rule(
    "complaint.court_missing",
    level=Level.CORRECTION,
    cites=[L.art(4)],
    pleadings=_ADDRESSED,
    needs=["court", "pleading.court"],
)
def court_missing(facts: Facts) -> Breach | None:
    """诉状应当写明致送的人民法院。(2025年版要素式诉状没有此栏, 不适用。)"""
    if facts.case.court or facts.said("court"):
        return None
    hint = bool(_ADDRESSEE.search(facts.wording) or any(_COURT.search(part) for part in _ends(facts.wording)))
    return facts.lacking("致送的人民法院", subject="诉状", remedy="请在诉状末尾写明此致某某人民法院", hint=hint)


def _ends(wording: str) -> tuple[str, str]:
    """Head and foot of the pleading, where a court is addressed; its story may name others."""
    return wording[:_HEAD], wording[-_FOOT:]
