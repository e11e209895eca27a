"""Lawyers' practising certificates, and those of basic legal service workers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import id_number, person, sex, words
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "name": ("持证人", "姓名", "持证人姓名"),
    "firm": ("执业机构", "执业机构名称", "执业单位", "工作单位"),
    "licence_number": ("执业证号", "执业证书号", "执业证号码", "证号", "执业证编号"),
    "id_number": ("身份证号", "身份证号码", "公民身份号码"),
    "issuer": ("发证机关", "颁证机关", "颁发机关"),
    "sex": ("性别",),
    "": (
        "执业证类别",
        "法律职业资格或律师资格证号",
        "法律职业资格",
        "资格证号",
        "发证日期",
        "颁证日期",
        "备案日期",
        "考核年度",
        "考核结果",
    ),
}
_FIRM = re.compile(
    r"([\u4e00-\u9fff()]{2,28}律师事务所(?:\([\u4e00-\u9fff]{2,8}\)事务所)?|[\u4e00-\u9fff()]{2,24}法律服务所)"
)
_LICENCE = re.compile(r"(?<!\d)([123]\d{4}(?:19|20)\d{2}[12]\d{7})(?!\d)")
_ISSUER = re.compile(r"((?:[\u4e00-\u9fff]{2,9}(?:省|市|自治区))?司法(?:厅|局))")
_SOURCE = "lawyer_licence"


@extractor("lawyer_licence")
def lawyer_licence(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS, loose=True), whole(sheet)
    label = f"{_SOURCE}/label"
    yield from form.take("name", "name", person, label)
    yield from _first(form, view, "firm", _FIRM)
    yield from _first(form, view, "licence_number", _LICENCE)
    yield from form.take("sex", "sex", sex, label)
    yield from form.take("id_number", "id_number", id_number, label) if form.of("id_number") else _id(view)
    yield from _first(form, view, "issuer", _ISSUER)


def _first(form: Form, view: View, name: str, pattern: re.Pattern[str]) -> Iterator[Field]:
    """By label where its value fits, else the first fitting text of the paper."""
    fields = list(form.take(name, name, lambda text: _matched(pattern, text), f"{_SOURCE}/label", long=1))
    if not fields and (match := pattern.search(view.text)):
        value = re.sub(r"^(?:执业机构|发证机关|颁证机关|工作单位)[:]?", "", match[1])
        fields = [view.field(name, value, match.span(1), f"{_SOURCE}/pattern:{name}", trust=0.95)]
    yield from fields


def _matched(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text.replace(" ", ""))
    return words(match[1]) if match else None


def _id(view: View) -> Iterator[Field]:
    licence = _LICENCE.search(view.text)
    for found in chinese.id_numbers(view.text):
        if chinese.id_problem(found.value) is None and not (licence and licence.start() <= found.start < licence.end()):
            yield view.field("id_number", found.value, (found.start, found.end), f"{_SOURCE}/pattern:id", trust=0.95)
            return
