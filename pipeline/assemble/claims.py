"""Claims as the pleading numbers them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from pipeline.types import Amount, Claim, ClaimKind, Document, Field

PREFIX: Final = "claim."
_OWN: Final = ("no", "text", "kind", "amount")

_WORDS: Final[tuple[tuple[ClaimKind, str], ...]] = (
    (ClaimKind.JOINT_LIABILITY, r"连带(?:清偿|赔偿|保证|给付|偿还|支付)?责任|补充(?:清偿|赔偿)责任|优先受偿"),
    (
        ClaimKind.STATUS,
        r"离婚|解除婚姻|婚姻(?:关系)?无效|撤销婚姻|确认.{0,20}(?:劳动|亲子|收养|婚姻)关系|抚养权|由.{1,12}(?:直接)?抚养",
    ),
    (ClaimKind.SUPPORT, r"抚养费|赡养费|扶养费|抚育费"),
    (ClaimKind.PROPERTY_DIVISION, r"分割|析产|继承.{0,20}(?:遗产|份额|房)"),
    (ClaimKind.WAGES, r"工资|劳动报酬|加班费|经济补偿|赔偿金.{0,12}解除|解除.{0,16}赔偿金|双倍工资|未休年休假"),
    (ClaimKind.LIQUIDATED_DAMAGES, r"违约金|滞纳金|罚息"),
    (ClaimKind.PRINCIPAL, r"本金|借款|货款|欠款|租金|物业(?:服务)?费|工程款|价款|服务费|透支款|代偿款|报酬"),
    (ClaimKind.INTEREST, r"利息|资金占用"),
    (ClaimKind.COMPENSATION, r"赔偿|损失|抚慰金"),
    (ClaimKind.FEES, r"律师(?:代理)?费|诉讼费|受理费|保全费|鉴定费|公告费|保全保险费"),
    (ClaimKind.SPECIFIC_PERFORMANCE, r"交付|返还|过户|停止|排除|恢复原状|继续履行|腾退|搬离|赔礼道歉|撤销|责令|履行"),
)

_ONLY_INTEREST: Final = re.compile(r"支付[^,，;；。]{0,16}的(?:逾期)?利息")
_EMPTY: Final = re.compile(r"[^:：]{2,24}[:：]\s*(?:无(?!条件|效|偿)|否(?!认)|没有|不主张|不要求)")


def claims_of(pleading: Document) -> tuple[Claim, ...]:
    """One claim an item; the number is the stated one where it is a number, else the item's own.

    A cell of an element form that says there is nothing (夫妻共同债务: 无债务) asks for nothing and is no claim.
    """
    form = pleading.doc_type == "element_complaint"
    items = ((item, fields, _text(fields)) for item, fields in pleading.items("claim").items())
    return tuple(
        _claim(item, fields) for item, fields, text in items if text and not (form and _EMPTY.match(text.value))
    )


def kind_of(text: str) -> ClaimKind:
    """What a claim asks for, by its first telling words; used where the extractor did not say."""
    return next((kind for kind, words in _WORDS if re.search(words, text)), ClaimKind.OTHER)


def _claim(item: int, fields: tuple[Field, ...]) -> Claim:
    text = _text(fields)
    assert text is not None
    return Claim(
        no=_number(fields, item),
        text=text.value,
        kind=_kind(fields, text.value),
        amounts=tuple(a for a in (_amount(f) for f in fields if f.name == "claim.amount") if a),
        fields=tuple(_bare(f) for f in fields if f.name.removeprefix(PREFIX) not in _OWN),
        evidence=text.evidence,
    )


def _text(fields: tuple[Field, ...]) -> Field | None:
    return next((f for f in fields if f.name == "claim.text"), None)


def _number(fields: tuple[Field, ...], item: int) -> int:
    stated = next((f.value for f in fields if f.name == "claim.no"), "")
    return int(stated) if stated.isdecimal() and 0 < len(stated) < 4 else item


def _kind(fields: tuple[Field, ...], text: str) -> ClaimKind:
    stated = next((f.value for f in fields if f.name == "claim.kind"), "")
    kind = ClaimKind(stated) if stated in set(ClaimKind) else kind_of(text)
    return ClaimKind.INTEREST if kind is ClaimKind.PRINCIPAL and _ONLY_INTEREST.search(text) else kind


def _amount(field: Field) -> Amount | None:
    try:
        value = Decimal(field.value)
    except InvalidOperation:
        return None
    return Amount(value, "".join(e.text for e in field.evidence) or field.value, field.evidence)


def _bare(field: Field) -> Field:
    return replace(field, name=field.name.removeprefix(PREFIX))
