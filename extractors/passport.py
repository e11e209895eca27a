"""Passports and travel permits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import anyname, day
from extractors._view import whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "name": ("姓名/Name", "姓名", "Name"),
    "sex": ("性别/Sex", "性别", "Sex"),
    "birth_date": ("出生日期/Date of birth", "出生日期", "Date of birth"),
    "valid_until": ("有效期至/Date of expiry", "有效期至", "Date of expiry", "有效期限"),
    "passport_number": ("护照号/Passport No.", "护照号码", "护照号", "证件号码", "Passport No.", "Passport No"),
    "": ("国籍", "国籍/Nationality", "出生地点", "签发日期", "签发地点", "签发机关", "类型", "国家码", "换证次数"),
}
_NUMBER = re.compile(r"(?<![A-Z\d])([A-Z]{1,2}\d{7,8}|\d{8})(?![A-Z\d])")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ENGLISH = re.compile(r"(\d{1,2}) ?(?:\d{1,2}月)?/? ?([A-Z]{3}) ?((?:19|20)\d\d)")
_SOURCE = "passport/label"


@extractor("passport")
def passport(sheet: Sheet) -> Iterator[Field]:
    form = Form(sheet, _LABELS, loose=True)
    yield from form.take("name", "name", anyname, _SOURCE)
    yield from form.take("sex", "sex", _sex, _SOURCE)
    for name in ("birth_date", "valid_until"):
        yield from form.take(name, name, _day, _SOURCE)
    labelled = list(form.take("passport_number", "passport_number", _number, _SOURCE))
    view = whole(sheet)
    match = _NUMBER.search(view.text) if not labelled and form.hits else None
    if match and re.search(r"护照|PASSPORT|通行证", view.text):
        labelled = [view.field("passport_number", match[1], match.span(1), "passport/pattern:number", trust=0.9)]
    yield from labelled


def _sex(text: str) -> str | None:
    match = re.match(r"[:/\s]*(男|女|M\b|F\b)", text)
    return {"M": "男", "F": "女"}.get(match[1], match[1]) if match else None


def _day(text: str) -> str | None:
    match = _ENGLISH.search(text)
    if match and match[2] in _MONTHS:
        return day(f"{match[3]}-{_MONTHS.index(match[2]) + 1}-{match[1]}")
    return day(text)


def _number(text: str) -> str | None:
    match = _NUMBER.search(text)
    return match[1] if match else None
