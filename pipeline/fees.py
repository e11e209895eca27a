"""Court fees by 诉讼费用交纳办法, with the working. The numbers stand in rules/law/fees.yaml by effective day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from pipeline.errors import WrongUse
from pipeline.tables import table
from pipeline.types import Case, Category, Citation, Claim, ClaimKind, Fee

_LAW: Final = Path(__file__).parent / "rules" / "law" / "fees.yaml"
_CENT: Final = Decimal("0.01")

Kind = Mapping[str, Any]


@cache
def _law() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = table(_LAW)
    return loaded


def kinds(on: date | None = None) -> dict[str, str]:
    """Every kind of fee with its Chinese name, in the order of the articles; empty before the law took effect."""
    return {key: str(kind["name"]) for key, kind in _kinds(on).items()}


def fee(
    amount: Decimal | None,
    kind: str = "property",
    *,
    halving: Iterable[str] = (),
    on: date | None = None,
) -> Fee:
    """The fee for an amount in dispute, None where there is none.

    `kind` is a key of `kinds()`. `halving` names the grounds of articles 15, 16 and 18 (summary, mediation, withdrawal,
    counterclaim, third_party): however many there are, the fee is halved once (民诉法解释第206条). For divorce the
    amount is the property to be divided, for personality the damages, for preservation what is to be preserved.
    """
    found = _kinds(on)
    if not found:
        return Fee(None, None, None, f"{on}时诉讼费用交纳办法尚未施行")
    if kind not in found:
        raise WrongUse(f"没有名为 {kind} 的费用类别", f"可用: {'、'.join(found)}")
    if amount is not None and not (amount.is_finite() and amount >= 0):
        raise WrongUse("金额应为不小于 0 的数")
    grounds = _grounds(found[kind], halving)
    return _with_halving(_full(amount, found[kind]), grounds)


def fee_of(case: Case) -> Fee | None:
    """The filing fee by the tariff of the case's day; None where the category is unknown.

    The kind of fee follows from the cause of action.
    """
    kind = kind_of(case)
    if kind is None:
        return None
    if not _kinds(case.as_of):
        return fee(None, kind, on=case.as_of)
    if kind == "divorce":
        return _divorce(case)
    amount = case.total.value if kind in _AMOUNT_MATTERS else None
    if amount is None and kind == "enforcement" and _asks_money(case):
        return Fee(None, None, None, f"申请执行的金额未能确定: {case.total.how}", _cites(_kinds(case.as_of)[kind]))
    told = fee(amount, kind, on=case.as_of)
    if told.value is None and told.low is None:
        return Fee(None, None, None, f"{told.how}: {case.total.how}", told.citations)
    return _not_prepaid(case, told)


def kind_of(case: Case) -> str | None:
    """Which family of fees a case belongs to, by its category and the path of its cause."""
    if case.category is None:
        return None
    path = " ".join(case.cause.path) if case.cause else ""
    if case.category is Category.CIVIL:
        return _civil_kind(case, path)
    if case.category is Category.ADMINISTRATIVE:
        return _administrative_kind(case, path)
    return {
        Category.ENFORCEMENT: "enforcement",
        Category.STATE_COMPENSATION: "state_compensation",
        Category.PRIVATE_PROSECUTION: "private_prosecution",
    }[case.category]


_AMOUNT_MATTERS: Final = frozenset(
    {"property", "personality", "ip", "enforcement", "preservation", "payment_order", "bankruptcy"}
)
_BY_PATH: Final[tuple[tuple[str, str], ...]] = (
    ("申请海事强制令", "maritime_injunction"),
    ("设立海事赔偿责任限制基金", "limitation_fund"),
    ("申请船舶优先权催告", "ship_lien_notice"),
    ("申请海事债权登记", "maritime_claim_registration"),
    ("督促程序", "payment_order"),
    ("公示催告程序", "public_notice"),
    ("申请保全", "preservation"),
    ("破产程序案件", "bankruptcy"),
    ("申请撤销仲裁裁决", "arbitration_review"),
    ("申请确认仲裁协议效力", "arbitration_review"),
    ("申请承认与执行", "enforcement"),
    ("选民资格案件", "special_procedure"),
    ("宣告失踪、宣告死亡案件", "special_procedure"),
    ("行为能力案件", "special_procedure"),
    ("指定遗产管理人案件", "special_procedure"),
    ("认定财产无主案件", "special_procedure"),
    ("确认调解协议案件", "special_procedure"),
    ("监护权特别程序案件", "special_procedure"),
    ("劳动争议", "labour"),
    ("离婚后", "property"),
    ("离婚纠纷", "divorce"),
    ("知识产权与竞争纠纷", "ip"),
    ("人格权纠纷", "personality"),
    ("抚养", "non_property"),
    ("扶养纠纷", "non_property"),
    ("赡养纠纷", "non_property"),
    ("探望权", "non_property"),
    ("监护权", "non_property"),
    ("收养关系", "non_property"),
    ("亲子关系", "non_property"),
    ("婚姻无效", "non_property"),
    ("撤销婚姻", "non_property"),
)
_MONEY: Final = frozenset(
    {
        ClaimKind.PRINCIPAL,
        ClaimKind.INTEREST,
        ClaimKind.LIQUIDATED_DAMAGES,
        ClaimKind.COMPENSATION,
        ClaimKind.WAGES,
        ClaimKind.PROPERTY_DIVISION,
    }
)
_NO_PRICE: Final = ("相邻", "排除妨害", "消除危险", "占有排除", "业主知情权", "业主撤销权", "股东知情权")


def _civil_kind(case: Case, path: str) -> str | None:
    found = next((kind for words, kind in _BY_PATH if words in path), None)
    if found is not None:
        return found
    if case.total.value is None and any(words in path for words in _NO_PRICE) and not _asks_money(case):
        return "non_property"
    return "property"


def _administrative_kind(case: Case, path: str) -> str:
    if "行政赔偿" in path:
        return "administrative_compensation"
    said = path + (case.stated_cause.value if case.stated_cause else "") + "".join(c.text for c in case.claims)
    return "administrative_ip" if any(word in said for word in ("商标", "专利", "海事")) else "administrative"


def _asks_money(case: Case) -> bool:
    return any(c.kind in _MONEY for c in case.claims)


def _divorce(case: Case) -> Fee:
    """The range for the divorce itself, and half a percent of the property to be divided above 200,000."""
    division = [c for c in case.claims if c.kind is ClaimKind.PROPERTY_DIVISION]
    if not division or all(c.amounts for c in division):
        return fee(sum((_price(c) for c in division), Decimal(0)), "divorce", on=case.as_of)
    base = fee(Decimal(0), "divorce", on=case.as_of)
    return Fee(None, base.low, None, f"{base.how}; 财产分割未列明价额, 超过200000元的部分另按0.5%交纳", base.citations)


def _price(claim: Claim) -> Decimal:
    """What one claim wants divided: its sums together, or the greatest where one of them adds up the others."""
    values = [a.value for a in claim.amounts]
    return max(values) if re.search(r"[共合总]计|其中|分得", claim.text) else sum(values, Decimal(0))


def _not_prepaid(case: Case, told: Fee) -> Fee:
    """追索劳动报酬的案件可以不预交 (第二十条第一款)."""
    if case.cause is None or "追索劳动报酬" not in case.cause.name:
        return told
    cites = (*told.citations, Citation(_law()["instrument"], "第二十条第一款"))
    return Fee(told.value, told.low, told.high, f"{told.how}; 追索劳动报酬, 可以不预交", cites)


def _kinds(on: date | None) -> Mapping[str, Kind]:
    versions = [v for v in _law()["versions"] if on is None or v["in_force"] <= on]
    found: Mapping[str, Kind] = max(versions, key=lambda v: v["in_force"])["kinds"] if versions else {}
    return found


def _cites(kind: Kind) -> tuple[Citation, ...]:
    told = Citation(kind.get("instrument", _law()["instrument"]), kind["article"])
    note = kind.get("note_article")
    return (told, Citation(_law()["instrument"], note)) if note else (told,)


def _full(amount: Decimal | None, kind: Kind) -> Fee:
    """The fee before any halving."""
    cites = _cites(kind)
    if "fixed" in kind:
        told = kind.get("free") or f"每件{kind['fixed']}元"
        return Fee(_money(Decimal(kind["fixed"])), None, None, f"{kind['name']}: {told}", cites)
    if "per_case" in kind:
        return _ranged(amount or Decimal(0), kind, cites)
    if amount is None and "without_amount" in kind:
        low, high = kind["without_amount"]
        told = f"{kind['name']}, 没有金额或者价额: 每件{low}元至{high}元"
        return Fee(None, _money(Decimal(low)), _money(Decimal(high)), told, cites)
    if amount is None and kind.get("needs_amount"):
        return Fee(None, None, None, f"{kind['name']}按金额计算, 金额未能确定", cites)
    return _stepped(amount or Decimal(0), kind, cites)


def _ranged(amount: Decimal, kind: Kind, cites: tuple[Citation, ...]) -> Fee:
    low, high = (Decimal(bound) for bound in kind["per_case"])
    told = f"{kind['name']}: 每件{low}元至{high}元"
    if "steps" not in kind:
        return Fee(None, _money(low), _money(high), told, cites)
    more, working = _steps(amount, kind["steps"])
    if more:
        told += f", 另加 {working} = {_plain(more)}, 合计{_plain(low + more)}元至{_plain(high + more)}元"
    return Fee(None, _money(low + more), _money(high + more), told, cites)


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
