"""Court fees by 诉讼费用交纳办法, with the working. The numbers stand in rules/law/fees.yaml by effective day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, Final

from pipeline.errors import WrongUse
from pipeline.law import LAW, province_of
from pipeline.tables import table
from pipeline.types import Citation, Fee

_CENT: Final = Decimal("0.01")

Kind = Mapping[str, Any]


@cache
def _law() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = table(LAW / "fees.yaml")
    return loaded


def kinds(on: date | None = None) -> dict[str, str]:
    """Every kind of fee with its Chinese name, in the order of the articles; empty before the law took effect."""
    return {key: str(kind["name"]) for key, kind in in_force(on).items()}


def fee(
    amount: Decimal | None,
    kind: str = "property",
    *,
    halving: Iterable[str] = (),
    on: date | None = None,
    province: str | None = None,
) -> Fee:
    """The fee for an amount in dispute, None where there is none.

    `kind` is a key of `kinds()`. `halving` names the grounds of articles 15, 16 and 18 (summary, mediation, withdrawal,
    counterclaim, third_party): however many there are, the fee is halved once (民诉法解释第206条). For divorce the
    amount is the property to be divided, for personality the damages, for preservation what is to be preserved.
    Where the law gives a range that provinces fill, `province` has its own sum if the table knows it.
    """
    found = in_force(on)
    if not found:
        return Fee(None, None, None, f"{on}时诉讼费用交纳办法尚未施行")
    if kind not in found:
        raise WrongUse(f"没有名为 {kind} 的费用类别", f"可用: {'、'.join(found)}")
    if amount is not None and not (amount.is_finite() and amount >= 0):
        raise WrongUse("金额应为不小于 0 的数")
    grounds = _grounds(found[kind], halving)
    return _with_halving(_full(amount, _filled(found[kind], kind, province, on)), grounds)


def in_force(on: date | None) -> Mapping[str, Kind]:
    """The tariff of a day, kind by kind; empty before the law took effect."""
    versions = [v for v in _law()["versions"] if on is None or v["in_force"] <= on]
    found: Mapping[str, Kind] = max(versions, key=lambda v: v["in_force"])["kinds"] if versions else {}
    return found


def _filled(kind: Kind, name: str, province: str | None, on: date | None) -> Kind:
    """The kind with the province's own sum in place of the range, where the table has it for the day."""
    short = province_of(province or "")
    found = [row for row in _law()["provinces"].get(short, {}).get(name, ()) if on is None or row["since"] <= on]
    return {**kind, "standard": (short, found[-1])} if found else kind


def citations(kind: Kind) -> tuple[Citation, ...]:
    told = Citation(kind.get("instrument", _law()["instrument"]), kind["article"])
    note = kind.get("note_article")
    more = (Citation(_law()["instrument"], note),) if note else ()
    local = (Citation(kind["standard"][1]["source"], kind["standard"][1]["number"]),) if "standard" in kind else ()
    return (told, *more, *local)


def _full(amount: Decimal | None, kind: Kind) -> Fee:
    """The fee before any halving."""
    cites = citations(kind)
    if "fixed" in kind:
        told = kind.get("free") or f"每件{kind['fixed']}元"
        return Fee(_money(Decimal(kind["fixed"])), None, None, f"{kind['name']}: {told}", cites)
    if "per_case" in kind:
        return _ranged(amount or Decimal(0), kind, cites)
    if amount is None and "without_amount" in kind:
        return _per_case(kind, kind["without_amount"], f"{kind['name']}, 没有金额或者价额", cites)
    if amount is None and kind.get("needs_amount"):
        return Fee(None, None, None, f"{kind['name']}按金额计算, 金额未能确定", cites)
    return _stepped(amount or Decimal(0), kind, cites)


def _ranged(amount: Decimal, kind: Kind, cites: tuple[Citation, ...]) -> Fee:
    told = _per_case(kind, kind["per_case"], kind["name"], cites)
    more, working = _steps(amount, kind.get("steps", ()))
    if not more:
        return told
    value, low, high = (None if v is None else _money(v + more) for v in (told.value, told.low, told.high))
    said = _plain(value) + "元" if value is not None else f"{_plain(low or more)}元至{_plain(high or more)}元"
    return Fee(value, low, high, f"{told.how}, 另加 {working} = {_plain(more)}, 合计{said}", cites)


def _per_case(kind: Kind, bounds: Iterable[int], name: str, cites: tuple[Citation, ...]) -> Fee:
    """A sum for each case: the range of the law, or what the province has set within it."""
    if "standard" in kind:
        province, row = kind["standard"]
        return Fee(_money(Decimal(row["value"])), None, None, f"{name}: {province}标准每件{row['value']}元", cites)
    low, high = (Decimal(bound) for bound in bounds)
    return Fee(None, _money(low), _money(high), f"{name}: 每件{low}元至{high}元", cites)


def _stepped(amount: Decimal, kind: Kind, cites: tuple[Citation, ...]) -> Fee:
    value, working = _steps(amount, kind["steps"])
    told = f"{working} = {_plain(value)}" if "+" in working else working
    if divisor := kind.get("divided_by"):
        value = value / divisor
        told += f"; ÷{divisor} = {_plain(value)}"
    if "cap" in kind and value > kind["cap"]:
        value = Decimal(kind["cap"])
        told += f"; 最高不超过{value}元"
    note = f"; {kind['note']}" if "note" in kind else ""
    return Fee(_money(value), None, None, f"{kind['name']}: {told}元{note}", cites)


def _steps(amount: Decimal, steps: Iterable[Mapping[str, Any]]) -> tuple[Decimal, str]:
    """Cumulative over the bands, with the working band by band; bands at 0 % are left out of it."""
    value, told, floor = Decimal(0), [], Decimal(0)
    for step in steps:
        top = Decimal(step["upto"]) if "upto" in step else amount
        within = min(amount, top) - floor
        if "flat" in step:
            value += step["flat"]
            told.append(f"{top}以内{step['flat']}")
        elif within > 0 and step["percent"]:
            part = within * Decimal(str(step["percent"])) / 100
            value += part
            told.append(f"{_plain(within)}×{step['percent']}%({_plain(part)})")
        floor = top
    return value, " + ".join(told)


def _grounds(kind: Kind, halving: Iterable[str]) -> tuple[str, ...]:
    grounds = tuple(dict.fromkeys(halving))
    known = _law()["halving_articles"]
    if unknown := [g for g in grounds if g not in known]:
        raise WrongUse(f"没有名为 {unknown[0]} 的减半事由", f"可用: {'、'.join(known)}")
    if grounds and not kind.get("halving"):
        raise WrongUse(f"{kind['name']}不适用减半交纳", "减半只适用于案件受理费")
    return grounds


def _with_halving(full: Fee, grounds: tuple[str, ...]) -> Fee:
    if not grounds:
        return full
    articles = [_law()["halving_articles"][g] for g in grounds]
    reasons = "、".join(reason for _, reason in articles)
    once = ", 只减半一次" if len(grounds) > 1 else ""
    cites = [Citation(_law()["instrument"], article) for article, _ in articles]
    if len(grounds) > 1:
        cites.append(Citation(*_law()["halving_once"]))
    value, low, high = (None if v is None else _money(v / 2) for v in (full.value, full.low, full.high))
    said = _plain(value) if value is not None else f"{_plain(low or Decimal(0))}至{_plain(high or Decimal(0))}"
    return Fee(value, low, high, f"{full.how}; {reasons}, 减半{once}: {said}元", (*full.citations, *cites))


def _money(value: Decimal) -> Decimal:
    """To the cent; the law itself says nothing of rounding."""
    return value.quantize(_CENT, ROUND_HALF_UP)


def _plain(value: Decimal) -> str:
    """Without needless zeros: 2250, 16.67."""
    rounded = _money(value)
    return f"{rounded:f}".rstrip("0").rstrip(".")
