"""Rates and due dates of loans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import day
from extractors._view import View
from pipeline import chinese
from pipeline.types import Field

_LATE = re.compile(r"逾期|违约|罚息|滞纳|未还|未按|不还|复利")
_DUE = (
    re.compile(r"(?:归还|还清|还款|付清|结清|偿还|返还|到期)(?:日期|时间|日|期限)?(?:为|是|:|定于|截止|至|到|在|于)?@"),
    re.compile(
        r"(?:于|在|定于|定在|承诺|约定|保证|最迟|限)@(?:\([^()]{0,6}\))?(?:之?前|以前|内|当日|当天)?[^。;@]{0,10}?(?:归还|还清|还款|付清|结清|偿还|返还|清偿|还本|还)"
    ),
    re.compile(
        r"@(?:那天)?(?:之?前|以前|当日|到期)[^。;@]{0,10}?(?:归还|还清|还款|付清|结清|偿还|返还|一次|还本|全部|还|本息)"
    ),
    re.compile(r"@(?:\([^()]{0,6}\))?[^。;@]{0,6}?(?:归还|还清|付清|结清|偿还|返还|全额清偿|还本|还给|还我|还你)"),
    re.compile(r"(?:自|从|由)?[^。;]{0,16}?(?:至|到)@(?:止|为止|到期|前|期满|还)?"),
)


def first_rate(view: View, source: str) -> Iterator[Field]:
    """The rate agreed for the loan itself; rates for default are left aside."""
    for found in chinese.rates(view.text):
        if _LATE.search(view.text[max(0, found.start - 12) : found.start]) or found.value.yearly is None:
            continue
        span = (found.start, found.end)
        yield view.field("rate", f"{found.value.yearly:f}", span, f"{source}/pattern:rate")
        yield view.field("rate_period", found.value.period, span, f"{source}/pattern:rate")
        return


def due_dates(form: Form, view: View, source: str) -> Iterator[Field]:
    """Days on which the loan is to be paid back, the surest wording first."""
    yield from form.take("due_on", "due", day, f"{source}/label")
    dates = chinese.dates(view.text)
    text, at = _masked(view.text, [(d.start, d.end) for d in dates])
    for pattern in _DUE:
        for match in pattern.finditer(text):
            place = match.start() + match[0].rindex("@")
            found = dates[at[place]]
            yield view.field("due_on", found.value.isoformat(), (found.start, found.end), f"{source}/pattern:due")


def _masked(text: str, spans: list[tuple[int, int]]) -> tuple[str, dict[int, int]]:
    """Every date as one @, and which date stands at which place of the result."""
    out, at, last, size = [], {}, 0, 0
    for number, (start, end) in enumerate(spans):
        piece = text[last:start].replace("@", " ")
        out.append(piece + "@")
        size += len(piece) + 1
        at[size - 1] = number
        last = end
    return "".join(out) + text[last:].replace("@", " "), at
