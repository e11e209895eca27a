from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product

from pipeline.chinese import dates
from pipeline.interest import agrees
from pipeline.rules.engine import rule
from pipeline.rules.facts import Facts, clear, evidence_of
from pipeline.rules.findings import Breach
from pipeline.rules.sums import sums
from pipeline.text import plain
from pipeline.types import Amount, Category, Claim, ClaimKind, Level

_FEES = re.compile(r"物业(?:服务|管理)?费")
_OTHER = re.compile(r"违约金|滞纳金|利息|停车|车位|律师")
_AREA = re.compile(r"(\d{2,4}(?:\.\d{1,3})?)(?:平方米|㎡|m²|平米)")
_PRICE = re.compile(
    r"(?:每平方米(?:每月)?|每月每平方米|单价|标准)[^\d。;]{0,4}(\d{1,2}(?:\.\d{1,3})?)元"
    r"|(\d{1,2}(?:\.\d{1,3})?)元[/／]?(?:每)?(?:平方米|㎡)"
    r"|(?:平方米|㎡|m²|平米)[×xX*](\d{1,2}(?:\.\d{1,3})?)元"
)
_MONTHS = re.compile(r"(\d{1,3})个月")


@rule(
    "property.arrears",
    level=Level.NOTICE,
    causes=["物业服务合同纠纷"],
    categories=[Category.CIVIL],
    needs=[
        "claim.amount",
        "claim.text",
        "pleading.facts",
        "property_service_contract.price",
        "property_certificate.area",
    ],
)
def arrears(facts: Facts) -> Breach | None:
    """物业费应当等于面积 × 合同单价 × 欠费月数; 允许一元或千分之一的出入。"""
    claimed = next(_claimed(facts), None)
    said = "。".join([plain(c.text) for c in facts.claims] + [plain(f.value) for f in facts.said("facts")])
    contract, deeds = facts.fields("property_service_contract.price"), facts.fields("property_certificate.area")
    prices = list(sums(contract)) or [Decimal(next(filter(None, found))) for found in _PRICE.findall(said)]
    areas = list(dict.fromkeys([*map(Decimal, _AREA.findall(said)), *sums(deeds)]))
    months = sorted(set(_between(said)) or {int(n) for n in _MONTHS.findall(said)})
    if claimed is None or not prices or not areas or not months:
        return None
    ways = [(a, p, m, (a * p * m).quantize(Decimal("0.01"))) for a, p, m in product(areas, prices, months)]
    if any(agrees(claimed.value, value) for *_, value in ways):
        return None
    area, price, count, value = min(ways, key=lambda way: abs(way[3] - claimed.value))
    how = f"{area}平方米×{price}元×{count}个月={value}元"
    message = f"请求物业费{claimed.value}元, 而{how}, 相差{abs(claimed.value - value)}元"
    evidence = claimed.evidence + evidence_of(*contract, *deeds)
    breach = Breach("物业费", message, "请核对面积、单价和欠费月数, 并写明计算方法", evidence)
    return breach if clear(*contract, *deeds) else breach.as_review("有的数字识别不清")


def _claimed(facts: Facts) -> Iterator[Amount]:
    for claim in facts.claims:
        if claim.kind is ClaimKind.PRINCIPAL and len(claim.amounts) == 1 and _about(claim):
            yield claim.amounts[0]


def _about(claim: Claim) -> bool:
    text = plain(claim.text)
    return bool(_FEES.search(text)) and not _OTHER.search(text)


def _between(said: str) -> Iterator[int]:
    """Whole months of every span 自…至…: from a month's first day to another's last, or to the day before."""
    found = dates(said)
    for first, last in pairwise(found):
        if re.fullmatch(
            r"(?:日)?(?:起)?[,，]?(?:开始欠费[,，]?)?[^。;]{0,14}?(?:至|到|—|-|~|截至)", said[first.end : last.start]
        ):
            months = _months(first.value, last.value)
            if months:
                yield months


def _months(first: date, last: date) -> int | None:
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    return months if months > 0 and end.day == first.day else None
