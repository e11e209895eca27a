"""Interest to the cent, with the arithmetic: principal × rate × actual days ÷ 365, or 360 where the contract says so.

Days run from the first, counted, to the last, not counted, unless said otherwise. Each stretch of one rate and one
principal is rounded to the cent, so the sums shown add up. Repayments meet interest first, then principal
(民法典第561条); unpaid interest bears none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final, Literal

from pipeline.law import Dated, Unknown, months_after, on, values

Period = Literal["year", "month", "day"]
Term = Literal["one_year_lpr", "five_year_lpr"]
_CENT: Final = Decimal("0.01")
_TERMS: Final[dict[str, str]] = {"one_year_lpr": "一年期LPR", "five_year_lpr": "五年期以上LPR"}
_PERIODS: Final[dict[str, str]] = {"year": "年", "month": "月", "day": "日"}
_YUAN: Final = Decimal(1)
_SHARE: Final = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Fixed:
    """`share` of the principal for each `period`, a decimal fraction: 0.01 a month is 月息1分."""

    share: Decimal
    period: Period = "year"

    def yearly(self, year: int = 365) -> Decimal:
        return self.share * {"year": 1, "month": 12, "day": year}[self.period]


@dataclass(frozen=True, slots=True)
class Lpr:
    """`times` the LPR of the day `fixed_on`, or, where that is None, each LPR as long as it was the last published."""

    times: Decimal = Decimal(1)
    fixed_on: date | None = None
    term: Term = "one_year_lpr"


Rate = Fixed | Lpr


@dataclass(frozen=True, slots=True)
class Repayment:
    """What was paid on a day; interest is counted up to, not including, that day."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of one rate on one principal, from `start` up to, not including, `end`. `rate` says it in words."""

    start: date
    end: date
    days: int
    principal: Decimal
    rate: str
    amount: Decimal
    how: str


@dataclass(frozen=True, slots=True)
class Interest:
    """`value` is what was earned, `owed` what of it is unpaid, `principal` what of the loan is left."""

    value: Decimal
    owed: Decimal
    principal: Decimal
    how: str
    stretches: tuple[Stretch, ...]


def interest(
    principal: Decimal,
    rate: Rate,
    start: date,
    end: date,
    *,
    year: int = 365,
    last_day_counts: bool = False,
    repayments: Iterable[Repayment] = (),
) -> Interest:
    """Raises Unknown where an LPR it needs is not in the table, ValueError for an end before the start.

    Repayments outside these days are left aside.
    """
    last = end + timedelta(days=1) if last_day_counts else end
    if last < start:
        raise ValueError(f"{end} before {start}")
    paid = sorted((r for r in repayments if start <= r.day <= last), key=lambda r: r.day)
    left, owed = principal, Decimal(0)
    found: list[Stretch] = []
    told: list[str] = []
    for number, (day, following) in enumerate(pairwise([start, *(r.day for r in paid), last])):
        stretches = tuple(_stretches(left, rate, day, following, year))
        found += stretches
        owed += sum((s.amount for s in stretches), Decimal(0))
        if number < len(paid):
            sum_paid = paid[number].amount
            first, lessened = _met(sum_paid, owed, left)
            told.append(f"{following}还款{_plain(sum_paid)}元, 抵利息{_plain(first)}元、本金{_plain(lessened)}元")
            owed, left = owed - first, left - lessened
    value = sum((s.amount for s in found), Decimal(0))
    return Interest(value, owed, left, _told(found, value, told, owed), tuple(found))


def delayed_performance(unpaid: Decimal, start: date, end: date) -> Interest:
    """加倍部分债务利息: `unpaid` is the money adjudged without general interest; from the end of the time to perform.

    Before 2014-08-01 another rule held: raises Unknown.
    """
    daily = on("rates", "delayed_performance", start)
    if daily is None:
        raise Unknown("无法计算: 2014年8月1日前的迟延履行利息按当时的规定计算, 规则库中没有该利率")
    return interest(unpaid, Fixed(Decimal(daily.value), "day"), start, end)


def readings(
    principal: Decimal, rate: Rate, start: date, end: date, *, year: int = 365, repayments: Iterable[Repayment] = ()
) -> tuple[Interest, ...]:
    """The usual ways to count the same days: without the last one, with it, and in whole months where they come out."""
    paid = tuple(repayments)
    counted = [
        interest(principal, rate, start, end, year=year, last_day_counts=last, repayments=paid)
        for last in (False, True)
    ]
    months = None if paid else _whole_months(start, end)
    if isinstance(rate, Fixed) and rate.period != "day" and months:
        counted.append(_by_months(principal, rate, start, end, months))
    return tuple(counted)


def agrees(claimed: Decimal, computed: Decimal) -> bool:
    """Within one yuan or a thousandth of what was computed, whichever is more."""
    return abs(claimed - computed) <= max(_YUAN, abs(computed) * _SHARE)


def lpr_on(day: date, term: Term = "one_year_lpr") -> Dated:
    """The LPR last published on or before the day; raises Unknown before the first and past the last of the table."""
    found = on("lpr", term, day)
    if found is None:
        raise Unknown(f"无法计算: {day}时尚未公布{_TERMS[term]}")
    return found


def _stretches(principal: Decimal, rate: Rate, start: date, end: date, year: int) -> Iterator[Stretch]:
    if start == end:
        return
    if isinstance(rate, Fixed):
        said = f"{_PERIODS[rate.period]}利率{percent(rate.share)}"
        yield _stretch(principal, _daily(rate, year), said, start, end)
        return
    for first, last, lpr in _published(rate, start, end):
        yearly = Decimal(lpr.value) / 100 * rate.times
        times = f"的{_plain(rate.times)}倍" if rate.times != 1 else ""
        said = f"{_TERMS[rate.term]}{lpr.value}%({lpr.since}公布){times}"
        yield _stretch(principal, (yearly, year), said, first, last)


def _published(rate: Lpr, start: date, end: date) -> Iterator[tuple[date, date, Dated]]:
    """The stretches of one LPR value; raises Unknown where one is not in the table."""
    if rate.fixed_on is not None:
        yield start, end, lpr_on(rate.fixed_on, rate.term)
        return
    lpr_on(end - timedelta(days=1), rate.term)
    changes, day, now = values("lpr", rate.term), start, lpr_on(start, rate.term)
    for later in (v for v in changes if start < v.since < end):
        lpr_on(later.since - timedelta(days=1), rate.term)
        if later.value != now.value:
            yield day, later.since, now
            day, now = later.since, later
    yield day, end, now


def _daily(rate: Fixed, year: int) -> tuple[Decimal, int]:
    """A rate and the days it is for: a daily rate for one, others for a year."""
    return (rate.share, 1) if rate.period == "day" else (rate.yearly(), year)


def _stretch(principal: Decimal, rate: tuple[Decimal, int], said: str, start: date, end: date) -> Stretch:
    share, per = rate
    days = (end - start).days
    amount = _money(principal * share * days / per)
    divided = f" ÷ {per}" if per != 1 else ""
    how = f"{_plain(principal)} × {_yearly_too(said, share)} × {days}天{divided} = {amount:f}"
    return Stretch(start, end, days, principal, said, amount, how)


def _yearly_too(said: str, share: Decimal) -> str:
    return said if percent(share) in said else f"{said}(即年{percent(share)})"


def _by_months(principal: Decimal, rate: Fixed, start: date, end: date, months: int) -> Interest:
    monthly = rate.share if rate.period == "month" else rate.share / 12
    amount = _money(principal * monthly * months)
    said = f"{_PERIODS[rate.period]}利率{percent(rate.share)}"
    divided = " ÷ 12" if rate.period == "year" else ""
    how = f"{_plain(principal)} × {said} × {months}个月{divided} = {amount:f}"
    stretch = Stretch(start, end, (end - start).days, principal, said, amount, how)
    return Interest(amount, amount, principal, _told([stretch], amount, [], amount), (stretch,))


def _whole_months(start: date, end: date) -> int | None:
    """Months from one day to the same day of a later month, or to the day before it; None where it is neither."""
    for last in (end, end + timedelta(days=1)):
        months = (last.year - start.year) * 12 + last.month - start.month
        if months > 0 and months_after(start, months) == last:
            return months
    return None


def _met(amount: Decimal, owed: Decimal, principal: Decimal) -> tuple[Decimal, Decimal]:
    """How much of a repayment meets interest and how much lessens the principal; what is over meets nothing."""
    first = min(amount, owed)
    return first, min(amount - first, principal)


def _told(stretches: list[Stretch], value: Decimal, repaid: list[str], owed: Decimal) -> str:
    lines = [f"{s.start}起至{s.end}(不含): {s.how}" for s in stretches] or ["0天"]
    if len(stretches) > 1:
        lines.append(f"合计 {' + '.join(f'{s.amount:f}' for s in stretches)} = {value:f}元")
    return "; ".join([*lines, *repaid, *([f"尚欠利息{owed:f}元"] if repaid else [])])


def percent(value: Decimal) -> str:
    """0.154 as 15.4%."""
    return f"{_plain(value * 100)}%"


def _money(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
