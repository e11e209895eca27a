"""Determinations of road traffic accidents, also by the simplified procedure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._decisions import authority, issued, number
from extractors._labels import Form
from extractors._values import day, person, words
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "occurred_on": ("事故时间", "交通事故时间", "事故发生时间", "发生时间", "时间"),
    "place": ("事故地点", "交通事故地点", "事故发生地点", "发生地点", "地点"),
    "number": ("编号", "认定书编号", "文书编号", "文书号", "认定书号"),
    "person": ("当事人", "当事人姓名", "姓名"),
    "": (
        "天气",
        "性别",
        "年龄",
        "身份证号",
        "身份证号码",
        "交通方式",
        "驾驶证",
        "联系电话",
        "联系方式",
        "车辆类型",
        "机动车号牌",
        "保险凭证号",
        "交通警察",
        "驾驶证或身份证号码",
        "道路交通事故基本事实",
        "住址",
        "车牌号码",
        "车牌号",
    ),
}
_AUTHORITY = re.compile(
    r"([\u4e00-\u9fff]{2,30}?(?:交通(?:警察|巡逻警察|管理|巡警)[\u4e00-\u9fff]{0,4}(?:大队|支队|总队|中队|局)|公安局(?:[\u4e00-\u9fff]{0,14}(?:大队|支队|分局))?|交警(?:大队|支队)))"
)
_NUMBER = re.compile(r"第?([\u4e00-\u9fff]{0,8}[(\[]?(?:19|20)?\d{2,4}[)\]]?第?\d{2,14}|\d{9,20})号?")
_ONE = r"(?:(?![和与、])[\u4e00-\u9fff·]){2,12}?"
_OF = r"(?:此次|本次|该|本起|此|这起)?(?:道路)?(?:交通)?(?:事故)?(?:的)?"
_LIABLE = re.compile(
    rf"(?P<names>{_ONE}(?:[、和与]{_ONE}){{0,3}})"
    rf"(?:(?:应)?(?:承担|负|应负|负有){_OF}(?P<share>全部|主要|同等|次要|无)(?:事故)?(?:的)?责任"
    rf"|(?:不承担|不负|无|没有){_OF}责任)"
)
_ROW = re.compile(
    r"(?:当事人|[(]?[一二三四\d][)、.])?(?P<name>[\u4e00-\u9fff·]{2,4}?)(?:[:,]?(?:详见|驾驶|步行|骑|乘)[^。;:]{0,20})?[:,]?(?:应?负|应?承担)?(?P<share>全部|主要|同等|次要|无)责任[。;]?"
)
_SITE = re.compile(r"地点(?:为|是|在|位于)([\u4e00-\u9fffA-Z\d+]{4,40}?(?:路口|交叉口|处|路段|附近|门前|米))(?=[,。;])")
_COLUMN = re.compile(r"责任|交通方式|姓名|性别|车辆|车牌|住址|地址|电话")
_SOURCE = "accident_determination"


@extractor("accident_determination")
def accident_determination(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from _number(form, view)
    yield from authority(sheet, "authority", _AUTHORITY, _SOURCE)
    when = list(form.take("occurred_on", "occurred_on", day, f"{_SOURCE}/label"))
    yield from when or _first_day(view)
    yield from _place(form, view)
    yield from _people(form, view)
    yield from issued(view, _SOURCE)


def _number(form: Form, view: View) -> Iterator[Field]:
    fields = list(number(view, "determination_number", _SOURCE))
    if not fields:
        fields = list(form.take("determination_number", "number", _numeral, f"{_SOURCE}/label"))
    if not fields and (match := re.search(r"第?(\d{12,20})号", view.text[:200])):
        fields = [view.field("determination_number", match[1], match.span(1), f"{_SOURCE}/pattern:number")]
    yield from fields


def _numeral(text: str) -> str | None:
    match = re.search(r"[A-Z\d][A-Z\d-]{5,24}", text.replace(" ", ""))
    return match[0] if match else None


def _first_day(view: View) -> Iterator[Field]:
    for found in chinese.dates(view.text)[:1]:
        yield view.field(
            "occurred_on", found.value.isoformat(), (found.start, found.end), f"{_SOURCE}/pattern:first", trust=0.85
        )


def _place(form: Form, view: View) -> Iterator[Field]:
    if match := _SITE.search(view.text):
        yield view.field("place", match[1], match.span(1), f"{_SOURCE}/pattern:site", trust=0.95)
        return
    fields = list(form.take("place", "place", words, f"{_SOURCE}/label", long=1))
    if not fields:
        match = re.search(
            r"(?:行驶至|行至|途经|驶至|行经|在)([\u4e00-\u9fffA-Z\d+]{4,40}?(?:路口|交叉口|处|路段|附近|门前|米))(?=[,。时]|与|发生)",
            view.text,
        )
        if match:
            fields = [view.field("place", match[1], match.span(1), f"{_SOURCE}/pattern:place", trust=0.9)]
    yield from fields


def _people(form: Form, view: View) -> Iterator[Field]:
    """Who is held liable, item by item; people whom the paper lists without liability follow."""
    names: list[str] = []
    for match in _LIABLE.finditer(view.text):
        share = match["share"] or "无"
        for part in re.finditer(r"[\u4e00-\u9fff·]+?(?=[、和与]|$)", match["names"]):
            name = _who(part[0])
            if name and name not in names:
                names.append(name)
                at = match.start("names") + part.start() + part[0].rfind(name)
                item = len(names)
                yield view.field("person.name", name, (at, at + len(name)), f"{_SOURCE}/pattern:liability", item=item)
                yield view.field("person.liability", share, match.span(), f"{_SOURCE}/pattern:liability", item=item)
    yield from _rows(view, names)
    for value in form.values("person"):
        name = person(value.text)
        if name and name not in names and not _COLUMN.fullmatch(name):
            names.append(name)
            yield form.sheet.field("person.name", name, value.start, value.end, f"{_SOURCE}/label", item=len(names))


def _rows(view: View, names: list[str]) -> Iterator[Field]:
    """Lines that hold nothing but a person and their share: a table's row."""
    for line in view.sheet.lines:
        own = View(view.sheet, [(line.start, line.end)])
        row = _ROW.fullmatch(own.text)
        if row and chinese.name_ok(row["name"]) and chinese.surname_ok(row["name"]) and row["name"] not in names:
            names.append(row["name"])
            item, source = len(names), f"{_SOURCE}/pattern:row"
            yield own.field("person.name", row["name"], row.span("name"), source, item=item)
            yield own.field("person.liability", row["share"], row.span("share"), source, item=item)


def _who(text: str) -> str | None:
    clean = re.sub(r"^(?:.*(?:当事人|确定|认定|行人|驾驶人|规定|由|[日号]))", "", text)
    return person(clean)
