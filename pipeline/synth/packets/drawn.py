"""What stands on the papers that are drawn rather than set: their lines from top to bottom, as an engine sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Recipe = Mapping[str, Any]


def lines_of(recipe: Recipe) -> tuple[str, ...]:
    """Empty for pictures without words."""
    tell = _TELL.get(str(recipe.get("draw")))
    return tuple(tell(recipe)) if tell else ()


def _cut(text: str, width: int) -> Iterator[str]:
    yield from (text[at : at + width] for at in range(0, len(text), width))


def _id_front(recipe: Recipe) -> Iterator[str]:
    f = recipe["fields"]
    year, month, day = f["birth_date"].split("-")
    yield f"姓名 {f['name']}"
    yield f"性别 {f['sex']} 民族 {f['ethnicity']}"
    yield f"出生 {year} 年 {int(month)} 月 {int(day)} 日"
    first, *others = _cut(f["address"], 12)
    yield f"住址 {first}"
    yield from others
    yield f"公民身份号码 {f['id_number']}"


def _id_back(recipe: Recipe) -> Iterator[str]:
    yield from ("中华人民共和国", "居民身份证", f"签发机关 {recipe['fields']['issuer']}")
    yield f"有效期限 {recipe['fields']['valid']}"


def _lawyer_licence(recipe: Recipe) -> Iterator[str]:
    f = recipe["fields"]
    yield from ("中华人民共和国", "律师执业证")
    yield f"执业机构 {f['firm']}"
    yield f"执业证类别 {f['kind']}"
    yield f"执业证号 {f['number']} 持证人 {f['name']}"
    yield f"法律职业资格 {f['qualification']} 性别 {f['sex']}"
    yield f"发证机关 {f['issuer']} 身份证号 {f['id_number']}"
    yield f"发证日期 {f['issued']}"
    yield f"{f['checked']}年度考核 称职"


def _business_licence(recipe: Recipe) -> Iterator[str]:
    f = recipe["fields"]
    yield from ("统一社会信用代码", str(f["uscc"]), "营 业 执 照", "（副 本）")
    yield f"名称 {f['name']} 注册资本 {f['capital']}"
    yield f"类型 {f['kind']} 成立日期 {f['established']}"
    label = f.get("representative_label", "法定代表人")
    yield f"{label} {f['legal_representative']} 住所 {f['address']}"
    first, *others = _cut(f["scope"], 15)
    yield f"经营范围 {first}"
    yield from others
    yield from ("登记机关", str(f["issued"]), "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn")


def _marriage_certificate(recipe: Recipe) -> Iterator[str]:
    f = recipe["fields"]
    for who in ("a_", "b_"):
        yield f"姓名 {f[who + 'name']} 性别 {f[who + 'sex']}"
        yield f"国籍 中国 出生日期 {f[who + 'birth']}"
        yield f"身份证件号 {f[who + 'id_number']}"
    yield f"持证人 {f['holder']}"
    yield f"登记日期 {f['registered']}"
    yield f"结婚证字号 {f['number']}"
    yield f"备注 登记机关 {f['issuer']}"
    yield f"结婚申请，符合《中华人民共和国民法典》规定， 婚姻登记员 {f['registrar']}"
    yield "予以登记，发给此证。"


def _chat(recipe: Recipe) -> Iterator[str]:
    yield str(recipe["clock"])
    yield str(recipe["title"])
    for who, text in recipe["messages"]:
        if who.startswith("pay-"):
            amount, _, note = text.partition("|")
            yield from (f"¥{amount}", note, "微信转账")
        else:
            yield from _cut(text, 15)


def _payment(recipe: Recipe) -> Iterator[str]:
    f = recipe["fields"]
    yield from (str(f["clock"]), str(f["title"]), str(f["headline"][-1]), str(f["headline"]), str(f["amount"]))
    for label, value in recipe["rows"]:
        first, *others = [*_cut(str(value), 24)] or [""]
        yield f"{label} {first}"
        yield from others


_TELL: Final[dict[str, Callable[[Recipe], Iterator[str]]]] = {
    "id_front": _id_front,
    "id_back": _id_back,
    "lawyer_licence": _lawyer_licence,
    "business_licence": _business_licence,
    "marriage_certificate": _marriage_certificate,
    "chat": _chat,
    "payment": _payment,
}
