"""Marriage certificates: holder, registration, and both spouses one above the other or side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form, Hit
from extractors._told import described
from extractors._values import anyname, day, id_number, number_text, person, sex
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Evidence, Field

_LABELS = {
    "holder": ("持证人",),
    "registered_on": ("登记日期", "结婚登记日期", "登记时间", "发证日期"),
    "certificate_number": ("结婚证字号", "结婚证号", "证字号", "证号", "字号", "结婚证编号"),
    "issuer": ("登记机关", "发证机关", "婚姻登记机关", "登记处"),
    "name": ("姓名",),
    "sex": ("性别",),
    "birth_date": ("出生日期", "出生年月日"),
    "id_number": ("身份证件号", "身份证号码", "身份证号", "身份证件号码", "公民身份号码"),
    "": ("国籍", "备注", "婚姻登记员", "结婚证", "证件类型", "婚姻登记专用章"),
}
_WHERE = re.compile(r"^.*[日号]?[在于](?=[\u4e00-\u9fff]{4})")
_CERTIFICATE = re.compile(r"(?<![A-Z\d])[JL]\d{6}-\d{4}-\d{6}(?!\d)")
_READERS = {"name": person, "sex": sex, "birth_date": day, "id_number": id_number}
_ISSUER = re.compile(r"([\u4e00-\u9fff]{2,24}(?:民政局(?:婚姻登记(?:处|中心))?|人民政府|街道办事处|婚姻登记处))")
_SOURCE = "marriage_certificate"


@extractor("marriage_certificate")
def marriage_certificate(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS, loose=True), whole(sheet)
    label = f"{_SOURCE}/label"
    yield from form.take("holder", "holder", anyname, label)
    registered = list(form.take("registered_on", "registered_on", day, label))
    yield from registered or _registered(view)
    number = list(form.take("certificate_number", "certificate_number", number_text, label))
    yield from number or _number(view)
    yield from list(_described(view)) or _spouses(form)
    yield from _issuer(form, view)


def _registered(view: View) -> Iterator[Field]:
    """于2015年5月16日在某某民政局登记结婚."""
    for found in chinese.dates(view.text):
        if re.match(
            r"[^。;\d]{0,40}?(?:登记结婚|办理[^。;\d]{0,6}结婚登记|结婚登记)", view.text[found.end : found.end + 50]
        ):
            span = (found.start, found.end)
            yield view.field(
                "registered_on", found.value.isoformat(), span, f"{_SOURCE}/pattern:registered", trust=0.95
            )
            return


def _number(view: View) -> Iterator[Field]:
    if match := _CERTIFICATE.search(view.text):
        yield view.field("certificate_number", match[0], match.span(), f"{_SOURCE}/pattern:number", trust=0.95)


def _described(view: View) -> Iterator[Field]:
    """Both spouses in sentences, as registries certify what their archive says."""
    for item, (values, spans) in enumerate(described(view), start=1):
        for name, text in values.items():
            yield view.field(f"spouse.{name}", text, spans[name], f"{_SOURCE}/pattern:described", item=item, trust=0.95)


def _spouses(form: Form) -> Iterator[Field]:
    """Every label belongs to the name label above it in its column, or before it on its row."""
    names = [hit for hit in form.of("name") if (value := form.value(hit)) and person(value.text)]
    seen: set[tuple[int, str]] = set()
    for hit in form.of(*_READERS):
        item = _owner(form, hit, names)
        value = form.value(hit)
        text = _READERS[hit.key](value.text) if value else None
        if item and value and text and (item, hit.key) not in seen:
            seen.add((item, hit.key))
            yield form.sheet.field(
                f"spouse.{hit.key}", text, value.start, value.end, f"{_SOURCE}/label", item=item, trust=value.trust
            )


def _owner(form: Form, hit: Hit, names: list[Hit]) -> int:
    box, page = form.box(hit), form.sheet.lines[hit.line].page.page_id
    best = [
        (
            abs(box.top - mine.top)
            + 3 * max(0.0, mine.left - box.left - 0.02)
            + (0.6 * max(0.0, box.left - mine.left)),
            number,
        )
        for number, name in enumerate(names, start=1)
        if form.sheet.lines[name.line].page.page_id == page and (mine := form.box(name)).top <= box.top + 0.012
    ]
    return min(best)[1] if best else 0


def _issuer(form: Form, view: View) -> Iterator[Field]:
    fields = list(form.take("issuer", "issuer", _registry, f"{_SOURCE}/label"))
    if not fields:
        for page, mark in form.sheet.marks():
            if mark.text and (match := _ISSUER.search(mark.text)):
                evidence = Evidence(page.page_id, mark.box, mark.text, mark.confidence)
                fields = [Field("issuer", match[1], mark.confidence, (evidence,), f"{_SOURCE}/seal")]
                break
    if not fields and (match := _ISSUER.search(view.text)):
        text = _WHERE.sub("", match[1])
        span = (match.end(1) - len(text), match.end(1))
        fields = [view.field("issuer", text, span, f"{_SOURCE}/pattern:issuer", trust=0.9)]
    yield from fields


def _registry(text: str) -> str | None:
    match = _ISSUER.search(text)
    return match[1] if match else None
