"""Business licences of companies, partnerships and sole traders."""

from __future__ import annotations

from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import anyname, bare_sum, code, day, person, place, words
from extractors._view import whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "name": ("名称", "企业名称", "字号名称", "单位名称"),
    "kind": ("类型", "企业类型", "主体类型", "组成形式"),
    "legal_representative": (
        "法定代表人",
        "经营者",
        "负责人",
        "经营者姓名",
        "投资人",
        "执行事务合伙人",
        "法定代表人姓名",
    ),
    "address": ("住所", "经营场所", "营业场所", "主要经营场所", "住所(经营场所)"),
    "registered_capital": ("注册资本", "注册资金", "出资额", "资金数额", "成员出资总额"),
    "established_on": ("成立日期", "注册日期", "成立时间"),
    "code": ("统一社会信用代码", "社会信用代码", "注册号"),
    "": ("经营范围", "营业期限", "合伙期限", "登记机关", "实收资本", "副本", "编号", "核准日期", "发照日期"),
}
_SOURCE = "business_licence/label"


@extractor("business_licence")
def business_licence(sheet: Sheet) -> Iterator[Field]:
    form = Form(sheet, _LABELS)
    yield from form.take("name", "name", _company, _SOURCE, long=1)
    view = whole(sheet)
    codes = chinese.credit_codes(view.text)
    for found in codes[:1]:
        yield view.field("uscc", found.value, (found.start, found.end), "business_licence/pattern:code")
    if not codes:
        yield from form.take("uscc", "code", code, _SOURCE)
    yield from form.take("legal_representative", "legal_representative", _leader, _SOURCE)
    yield from form.take("address", "address", place, _SOURCE, long=2)
    yield from form.take("kind", "kind", words, _SOURCE)
    yield from form.take("registered_capital", "registered_capital", bare_sum, _SOURCE)
    yield from form.take("established_on", "established_on", day, _SOURCE)


def _company(text: str) -> str | None:
    found = anyname(text)
    return found if found and len(found) >= 3 else None


def _leader(text: str) -> str | None:
    return person(text) or anyname(text)
