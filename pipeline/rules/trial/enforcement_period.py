from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.chinese import dates, number
from pipeline.rules.compare import paper
from pipeline.rules.dated import day_of, limit
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear
from pipeline.rules.findings import Breach
from pipeline.rules.instruments import CPI, CPL
from pipeline.rules.interruption import acts, runs_out
from pipeline.text import plain
from pipeline.types import Category, Document, Field, Level

_TITLES = ("judgment", "arbitration_award", "notarial_execution_certificate")
_WITHIN = re.compile(
    r"(?:生效|送达|签收|签署|收到)[^,。;]{0,10}?(?:之日)?(?:起|后)?(?P<n>[\d一二三四五六七八九十]{1,4})(?:日|天)(?:内|之内)"
)
_APPEAL_DAYS = 15
"""民事诉讼法第一百七十一条: the time to appeal, after which a judgment of first instance takes effect."""


@rule(
    "trial.enforcement_period",
    level=Level.TRIAL,
    cites=[CPI.art(481, paragraph=1), CPL.art(250)],
    categories=[Category.ENFORCEMENT],
    needs=["judgment.issued_on", "judgment.operative", "arbitration_award.issued_on",
           "effectiveness_certificate.effective_on", "demand_letter.urged_on"],
    numbers=["limits.enforcement_years"],
)  # fmt: skip
def enforcement_period(facts: Facts) -> Iterator[Breach]:
    """超过申请执行时效期间申请强制执行的, 人民法院应予受理; 只在被执行人提出异议时审查, 不影响立案。

    从履行期间的最后一日起算; 没有规定履行期间的从生效之日起; 催告、部分履行、和解的重新计算。
    """
    for document in facts.documents_of(*_TITLES):
        field, start = document.first("issued_on"), _start(facts, document)
        if field is None or start is None:
            continue
        years = limit("enforcement_years", max(start, date(2008, 4, 1)))
        end, used = runs_out(start, years, acts(facts))
        if facts.day > end:
            again = f", 最后于{used[-1].day}中断({used[-1].what})" if used else ""
            message = f"{paper(field, document)}的履行期间至{start}届满{again}, 至{facts.day}已超过{years}年"
            remedy = "不影响立案; 请核对履行期间及时效中断、中止的事实"
            breach = Breach("申请执行时效", message, remedy, field.evidence)
            yield breach if clear(field) else breach.as_review("文书日期识别不清")


def _start(facts: Facts, title: Document) -> date | None:
    """The last day to perform: a date of the operative part, or so many days from its effect, else its effect."""
    issued, orders = day_of(title.first("issued_on")), "".join(plain(f.value) for f in title.all("operative"))
    fixed = [f.value for f in dates(orders) if issued and f.value > issued]
    if fixed:
        return max(fixed)
    effective = _effective(facts, title, issued)
    within = [n for m in _WITHIN.finditer(orders) if (n := number(m["n"]))]
    return effective + timedelta(days=max(within, default=0)) if effective else None


def _effective(facts: Facts, title: Document, issued: date | None) -> date | None:
    """As certified; a judgment of first instance else after the time to appeal, all others when made or received."""
    said: list[Field] = [
        *facts.fields("effectiveness_certificate.effective_on"),
        *facts.fields("service_receipt.received_on"),
    ]
    certified = [d for f in said if (d := day_of(f)) and (issued is None or d >= issued)]
    if certified:
        return max(certified)
    own = title.first("case_number")
    first = title.doc_type == "judgment" and own is not None and "民初" in own.value and not _mediated(title)
    return issued + timedelta(days=_APPEAL_DAYS) if issued and first else issued


def _mediated(title: Document) -> bool:
    kind = title.first("kind")
    return kind is not None and "调解" in kind.value
