"""What is claimed altogether, with its arithmetic.

Lawyers' fees count, the court's own fees do not. Not counted either: sums that a claim repeats (joint liability,
priority), the base a rate is applied to, rates by the day or month, parts of a sum already counted, and the lesser of
two alternatives. Interest that runs on without a sum has nothing to count and is named in the arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Final

from pipeline.text import halved, squeezed
from pipeline.types import Amount, Claim, ClaimKind, Field, Total

COURT_FEES: Final = r"诉讼费用?|受理费|保全(?:申请)?费|财产保全费|申请费|执行(?:申请)?费"
_ANY_FEE: Final = re.compile(
    rf"(?P<court>{COURT_FEES})|律师(?:代理)?费|代理费|鉴定费|公告费|保险费|保函费|担保费|差旅费|交通费|评估费|公证费|翻译费"
)
_SUBTOTAL: Final = re.compile(r"(?:共计|合计|总计|总共|总额|总金额|累计|小计|共)(?:为|是|约|人民币|:|金额|¥)*$")
_WHOLE: Final = re.compile(r"(?:以上|上述|前述|全部|各项请求)[^,;。]{0,16}(?:共计|合计|总计|总额|总金额|累计)")
_BASE: Final = re.compile(r"^(?:元|整)*[^,;。(\d]{0,6}(?:为基数|为本金|作为基数|为计算基数|为限)")
_BEARING: Final = re.compile(r"^(?:元|整)*(?:借款|本金|欠款|货款)?的(?:逾期)?利息")
_BASED: Final = re.compile(r"(?:基数|以(?:本金|借款本金|欠款|货款|剩余本金)|按本金|按照本金)(?:为|是|人民币|:|¥)*$")
_PERIOD: Final = re.compile(
    r"(?:每个?(?:月|日|天|年|季度)|按(?:日|月|年)(?=支付|给付|向)|月标准|日标准)(?:(?!分之|%|计算|利)[^,;。]){0,12}$"
)
_PER: Final = re.compile(
    r"^(?:元|整)*(?!\([^)]{2,6}\d)\(?(?:/|每|一)个?(?:月|日|天|年|人|季度|平方米|㎡|公里)|^(?:元|整)*的?标准"
)
"""But for a bracket that breaks the sum down: 46800元(每月7800元, 共6个月)."""
_WITHIN: Final = re.compile(r"^(?:元|整)*[^,;。(\d]{0,6}(?:范围内|限额内|额度内|限度内)")
_REPEATS: Final = re.compile(
    r"上述|前述|以上|前款|该(?:笔)?(?:款项|债务|债权|费用|借款)|第[一二三四五六七八九十\d、至]+项"
)
_SECONDARY: Final = re.compile(r"承担.{0,8}(?:连带|补充).{0,8}责任|优先受偿")
_OR: Final = re.compile(r"或者?(?:支付|赔偿|返还|偿还|给付|补偿|折价|按|以|判|请求|人民币)")
_WANTED: Final = r"(?:分得|分割得|应得|补偿(?:款)?|折价款|支付|归原告(?:所有)?)[^,;。\d]{0,12}"
_MONEY_KINDS: Final = {
    ClaimKind.PRINCIPAL: "款项",
    ClaimKind.INTEREST: "利息",
    ClaimKind.LIQUIDATED_DAMAGES: "违约金",
    ClaimKind.COMPENSATION: "赔偿",
    ClaimKind.WAGES: "劳动报酬",
    ClaimKind.SUPPORT: "抚养费、赡养费、扶养费",
    ClaimKind.PROPERTY_DIVISION: "财产分割",
}


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of a claim and how the words around it take part in the total.

    `share` is item (counted), part (of the sum before it), subtotal (of the items beside it), other (alternative to
    the sum before it), base (only reckoned with or limiting) or none (a court fee, a rate by the month).
    """

    amount: Amount
    share: str


def total_of(claims: Sequence[Claim], stated: Field | None, awarded: bool = False) -> Total:
    """None where no claim asks for a sum. A stated total comes from the pleading, or from a claim that adds them up.

    `awarded` is true of an enforcement application: court fees that the title laid on the other side then count.
    """
    counted: list[tuple[Claim, Decimal]] = []
    own: Amount | None = None
    for claim in claims:
        values, subtotal = _counted(claim, [value for _, value in counted], awarded)
        counted += [(claim, value) for value in values]
        own = subtotal or own
    items = [value for _, value in counted]
    value = sum(items, Decimal(0)) if items else None
    return Total(value, _how(items, value, claims, counted), _stated(stated) or _checked(own, claims, counted))


def sums_of(claim: Claim, awarded: bool = False) -> tuple[Sum, ...]:
    """Every amount of a claim with its share; the same sum in digits and in words stands once."""
    text = halved(squeezed(claim.text))
    found: list[Sum] = []
    at = 0
    for amount in claim.amounts:
        written = halved(squeezed(amount.text))
        start = text.find(written, at)
        end = start + len(written)
        if start < 0:
            found.append(Sum(amount, "item"))
            continue
        if not (found and found[-1].amount.value == amount.value and _echo(text[at:start])):
            found.append(Sum(amount, _share(amount.value, text, (at, start, end), found, awarded)))
        at = end
    return tuple(found)


def asked(claim: Claim, awarded: bool = False) -> Claim:
    """The claim with the sums it asks for: without bases, repetitions, its own subtotals and parts already counted."""
    sums = _wanted_share(claim, sums_of(claim, awarded))
    kept = {*_counting(sums), "other", "none"}
    return replace(claim, amounts=tuple(s.amount for s in sums if s.share in kept))


def _share(value: Decimal, text: str, at: tuple[int, int, int], found: list[Sum], awarded: bool) -> str:
    """`at` is where the sum before ended, where this one starts and where it ends."""
    before, start, end = at
    between, after = text[before:start], text[end:]
    if _BASED.search(between) or any(rule.search(after) for rule in (_BASE, _BEARING, _WITHIN)):
        return "base"
    if _PERIOD.search(between) or _PER.search(after):
        return "none"
    if _is_court_fee(between, after, awarded):
        return "none"
    if found and _OR.search(between):
        return "other"
    if _SUBTOTAL.search(between) and not any(s.share == "item" and s.amount.value > value for s in found):
        return "subtotal"
    return "part" if _inside_parts(text, before, start, found) else "item"


def _is_court_fee(between: str, after: str, awarded: bool) -> bool:
    """The nearest fee named before the sum, else right after it (5000元诉讼费), is the court's.

    Fees that a judgment already `awarded` are part of what is enforced; the fee of the enforcement itself never is.
    """
    named = list(_ANY_FEE.finditer(between))
    last = named[-1] if named else _ANY_FEE.match(after.lstrip("元整的"))
    if last is None or last["court"] is None:
        return False
    return not awarded or "执行" in last["court"]


def _inside_parts(text: str, before: int, start: int, found: list[Sum]) -> bool:
    """Behind 其中… that follows a sum, or in a bracket that opens right after one and breaks it down."""
    if not any(s.share in ("item", "subtotal") for s in found):
        return False
    head = text[:start]
    opened = head.rfind("(")
    if opened > head.rfind(")"):
        follows = re.fullmatch(r"(?:元|整|人民币|等|费用|损失|款项)*", text[before:opened]) is not None
        return follows if opened >= before else found[-1].share == "part"
    word = max(head.rfind(w) for w in ("其中", "包括", "分别为"))
    whole = text.find(halved(squeezed(found[0].amount.text)))
    return whole < word and not re.search(r"[;。]|并|另|同时|以及", head[word:])


def _echo(between: str) -> bool:
    """Only brackets, 大写, 人民币 and the like stand between a sum and its repetition."""
    return re.fullmatch(r"(?:元|整|[\[(:,]|大写|小写|人民币|即|¥|RMB|为)*", between) is not None


def _counted(claim: Claim, earlier: Sequence[Decimal], awarded: bool) -> tuple[list[Decimal], Amount | None]:
    """The values of a claim that count, and the sum it states itself, if any."""
    sums = _wanted_share(claim, sums_of(claim, awarded))
    subtotals = [s.amount for s in sums if s.share == "subtotal"]
    if subtotals and _WHOLE.search(halved(squeezed(claim.text))) and (earlier or len(sums) > 1):
        return ([] if len(sums) == 1 else list(_items(sums))), subtotals[-1]
    if _only_repeats(claim, sums, earlier):
        return [], None
    return list(_items(sums)), subtotals[-1] if subtotals and len(sums) > 1 else None


def _wanted_share(claim: Claim, sums: Sequence[Sum]) -> Sequence[Sum]:
    """Of property to be divided, the part the claimant wants (请求分得60000元), where it says so; else all of it."""
    if claim.kind is not ClaimKind.PROPERTY_DIVISION:
        return sums
    text = halved(squeezed(claim.text))
    wanted = [s for s in sums if re.search(_WANTED + re.escape(halved(squeezed(s.amount.text))), text)]
    return wanted or sums


def _items(sums: Sequence[Sum]) -> Iterator[Decimal]:
    """Parts replace a subtotal they break down; otherwise the head counts. Of alternatives the greatest counts."""
    counting = _counting(sums)
    values: list[Decimal] = []
    for s in sums:
        if s.share in counting:
            values.append(s.amount.value)
        elif s.share == "other" and values:
            values[-1] = max(values[-1], s.amount.value)
    return iter(values)


def _counting(sums: Sequence[Sum]) -> set[str]:
    shares = {s.share for s in sums}
    return {"item"} if "item" in shares else {"part"} if {"part", "subtotal"} <= shares else {"subtotal"}


def _only_repeats(claim: Claim, sums: Sequence[Sum], earlier: Sequence[Decimal]) -> bool:
    """Joint liability for, or priority over, sums that other claims already ask for."""
    text = halved(squeezed(claim.text))
    if earlier and claim.kind is ClaimKind.JOINT_LIABILITY and (_REPEATS.search(text) or _SECONDARY.search(text)):
        return True
    known = {*earlier, sum(earlier, Decimal(0))}
    return bool(earlier) and bool(re.search(r"连带|补充|优先受偿", text)) and all(s.amount.value in known for s in sums)


def _stated(field: Field | None) -> Amount | None:
    if field is None:
        return None
    try:
        value = Decimal(field.value)
    except InvalidOperation:
        return None
    return Amount(value, "".join(e.text for e in field.evidence) or field.value, field.evidence)


def _checked(own: Amount | None, claims: Sequence[Claim], counted: Sequence[tuple[Claim, Decimal]]) -> Amount | None:
    """A sum stated inside one claim speaks for the whole only where nothing outside that claim counts."""
    if own is None:
        return None
    home = next((c for c in claims if any(a is own for a in c.amounts)), None)
    whole = home is not None and _WHOLE.search(halved(squeezed(home.text)))
    return own if whole or all(c is home for c, _ in counted) else None


def _how(
    items: Sequence[Decimal],
    value: Decimal | None,
    claims: Sequence[Claim],
    counted: Sequence[tuple[Claim, Decimal]],
) -> str:
    sums = " + ".join(f"{item:.2f}" for item in items)
    told = "没有列明数额的请求" if value is None else sums if len(items) == 1 else f"{sums} = {value:.2f}"
    left = [c for c in claims if c.kind in _MONEY_KINDS and not any(c is other for other, _ in counted)]
    if not left:
        return told
    return f"{told}; 未计入: " + "、".join(f"第{c.no}项{_MONEY_KINDS[c.kind]} (没有可计的总额)" for c in left)
