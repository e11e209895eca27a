"""A court's own rule: whoever files is asked for a mobile number, so that papers can be served by message."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.rules import Breach, Facts, rule
from pipeline.rules.findings import title
from pipeline.rules.instruments import Instrument
from pipeline.types import Level

GUIDE = Instrument("某某市某某区人民法院诉讼服务指南", since=date(2026, 1, 1), first=date(2026, 1, 1))


@rule("our_court.mobile_number", level=Level.NOTICE, cites=[GUIDE.art(3)], needs=["party.phone"])
def mobile_number(facts: Facts) -> Iterator[Breach]:
    """起诉人宜在诉状中留下手机号码, 以便电子送达。"""
    for party in facts.plaintiffs:
        phone = party.field("phone")
        if phone is None or not re.fullmatch(r"1[3-9]\d{9}", phone.value):
            evidence = phone.evidence if phone else party.evidence
            yield Breach(title(party), "诉状没有写手机号码", "可以补充手机号码, 以便电子送达", evidence)
