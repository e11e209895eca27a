"""The filing fee of a case: which kind of fee it bears, and on what sum. The tariff itself is in `tariff.py`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from pipeline.law import province_of
from pipeline.tariff import citations, fee, in_force
from pipeline.types import Case, Category, Citation, Claim, ClaimKind, Fee

_TARIFF: Final = "诉讼费用交纳办法"


def fee_of(case: Case, province: str | None = None) -> Fee | None:
    """The filing fee by the tariff of the case's day; None where the category is unknown.

    The kind of fee follows from the cause of action. Without `province` it is the one that the court's name begins
    with, if it does.
    """
    kind = kind_of(case)
    place = province or province_of(case.court.value if case.court else "")
    if kind is None:
        return None
    if not in_force(case.as_of):
        return fee(None, kind, on=case.as_of)
    if kind == "divorce":
        return _divorce(case, place)
    amount = case.total.value if kind in _AMOUNT_MATTERS else None
    if amount is None and kind == "enforcement" and _asks_money(case):
        return Fee(None, None, None, f"申请执行的金额未能确定: {case.total.how}", citations(in_force(case.as_of)[kind]))
    told = fee(amount, kind, on=case.as_of, province=place)
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


def _divorce(case: Case, province: str | None) -> Fee:
    """The range for the divorce itself, and half a percent of the property to be divided above 200,000."""
    division = [c for c in case.claims if c.kind is ClaimKind.PROPERTY_DIVISION]
    if not division or all(c.amounts for c in division):
        return fee(sum((_price(c) for c in division), Decimal(0)), "divorce", on=case.as_of, province=province)
    base = fee(Decimal(0), "divorce", on=case.as_of, province=province)
    least = base.low if base.value is None else base.value
    return Fee(None, least, None, f"{base.how}; 财产分割未列明价额, 超过200000元的部分另按0.5%交纳", base.citations)


def _price(claim: Claim) -> Decimal:
    """What one claim wants divided: its sums together, or the greatest where one of them adds up the others."""
    values = [a.value for a in claim.amounts]
    return max(values) if re.search(r"[共合总]计|其中|分得", claim.text) else sum(values, Decimal(0))


def _not_prepaid(case: Case, told: Fee) -> Fee:
    """追索劳动报酬的案件可以不预交 (第二十条第一款)."""
    if case.cause is None or "追索劳动报酬" not in case.cause.name:
        return told
    cites = (*told.citations, Citation(_TARIFF, "第二十条第一款"))
    return Fee(told.value, told.low, told.high, f"{told.how}; 追索劳动报酬, 可以不预交", cites)
