"""Certificates and register extracts of real estate: whose, where, how large."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import anyname, words
from extractors._view import View, whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "owner": ("权利人", "房屋所有权人", "所有权人", "产权人", "房屋权利人", "土地使用权人", "登记权利人"),
    "place": ("坐落", "房屋坐落", "不动产坐落", "房地坐落", "座落", "房屋座落", "地址"),
    "area": ("面积", "建筑面积", "房屋建筑面积", "建筑面积(㎡)", "建筑面积(平方米)"),
    "": (
        "共有情况",
        "权利类型",
        "权利性质",
        "用途",
        "登记日期",
        "登记时间",
        "证号",
        "证件号码",
        "证件号",
        "不动产权证号",
        "不动产单元号",
        "使用期限",
        "抵押、查封",
        "附记",
    ),
}
_AREA = re.compile(r"(?P<area>\d{1,5}(?:\.\d{1,3})?)(?:平方米|㎡|m²|平米)")
_PLACE = re.compile(r"坐落(?:于)?:?(?P<place>[^,，。;之(（]{6,60}?)(?:之房屋|的房屋|,|，|。|;|登记)")
_OWNER = re.compile(
    r"登记(?:于|在)(?P<owner>[\u4e00-\u9fff·]{2,30}?)名下|(?:权利人|所有权人|产权人|所有人)(?:为|是|系)(?P<other>[\u4e00-\u9fff·]{2,30}?)(?=[,，。;；(（]|名下)"
)
_SOURCE = "property_certificate"


@extractor("property_certificate")
def property_certificate(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    label = f"{_SOURCE}/label"
    owner = list(form.take("owner", "owner", anyname, label))
    yield from owner or _matched(view, "owner", _OWNER)
    told = list(_matched(view, "place", _PLACE)) if "落于" in view.text else []
    yield from told or list(form.take("place", "place", _address, label, long=1)) or _matched(view, "place", _PLACE)
    yield from list(form.take("area", "area", _number, label)) or _matched(view, "area", _AREA)


def _address(text: str) -> str | None:
    said = words(text)
    return re.split(r"之房屋|的房屋|[,;。]", said)[0] if said else None


def _number(text: str) -> str | None:
    match = re.search(r"\d{1,5}(?:\.\d{1,3})?(?!\d*\.$)", text)
    return match[0] if match else None


def _matched(view: View, name: str, pattern: re.Pattern[str]) -> Iterator[Field]:
    if match := pattern.search(view.text):
        group = name if match[name] else "other"
        yield view.field(name, match[group], match.span(group), f"{_SOURCE}/pattern:{name}", trust=0.95)
