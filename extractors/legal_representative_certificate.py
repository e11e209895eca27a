"""Certificates of who an organization's legal representative is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors._labels import Form
from extractors._marks import signatures
from extractors._values import ORGANIZATION, PERSON, id_number, last_date, organization, person, phone, words
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "name": ("姓名", "法定代表人姓名", "法定代表人", "负责人"),
    "post": ("职务", "现任职务", "担任职务", "职位"),
    "id_number": ("身份证号码", "身份证号", "公民身份号码", "证件号码", "身份证件号码"),
    "phone": ("电话", "联系电话", "手机", "手机号码", "联系方式"),
    "address": ("住址", "该代表人住址", "地址", "单位地址", "住所", "法定代表人住址"),
    "organization": (
        "单位名称",
        "单位全称",
        "企业名称",
        "公司名称",
        "单位",
        "公司",
        "单位盖章",
        "单位(盖章)",
        "公章",
        "盖章",
        "出具单位",
        "单位印章",
        "单位签章",
        "单位落款",
        "证明单位",
        "落款单位",
    ),
    "": ("单位性质", "填写时间", "出具日期", "性别", "年龄", "附", "特此证明", "日期"),
}
_NAME = rf"(?P<name>{PERSON})"
_ORG = rf"(?P<org>{ORGANIZATION}|[\u4e00-\u9fffA-Za-z()]{{4,50}}?)"
_POST = (
    r"(?P<post>(?:执行|副)?董事(?:长|会主席)?(?:兼(?:总)?经理)?|执行董事兼(?:总)?经理|总经理|经理|厂长|"
    r"主任|院长|校长|局长|所长|理事长|会长|社长|负责人|[\u4e00-\u9fff]{2,10}?)"
)
_LEAD = r"(?:兹证明|兹有|[经兹]查[,:]|证明书|证明(?!书)|[。:]|^)(?:我(?:单位|公司))?"
_WHO = r"(?:同志|先生|女士)?(?:[(][^)]{0,60}[)])?,?(?:现)?"
_OURS = r"(?:我|本)(?:单位|公司|厂|院|社|所|处|行|店)"
_SENTENCES = tuple(
    re.compile(text)
    for text in (
        rf"{_LEAD}{_NAME}{_WHO}在{_OURS}(?:现)?(?:担)?任{_POST}(?:一职|职务|职|,)",
        rf"{_LEAD}{_NAME}{_WHO}(?:系|为|是|任|担任)(?:{_OURS}|{_ORG})(?:的)?法定代表人",
        rf"{_LEAD}{_NAME}{_WHO}(?:系|为|是|任|担任)(?:{_OURS}|{_ORG})?(?:的)?{_POST}(?=[,。;]|$)",
        rf"{_LEAD}{_NAME},(?:性别:?)?[男女],[^。]{{0,80}}?(?:现任|担任|系|为){_OURS}{_POST}(?:一职|职务|职|,|。)",
        rf"(?:{_OURS}|{_ORG})(?:的)?法定代表人(?:为|是|系){_NAME}(?:同志|先生|女士)?(?=[,。;(]|$)",
    )
)
_KNOWN_POST = (
    r"(?P<post>(?:执行|副)?董事长?(?:兼(?:总)?经理)?|总经理|经理|厂长|行长|主任|院长|校长|[局所区县]长|"
    r"理事长|会长|社长|负责人|总裁)"
)
_POST_FIRST = (
    re.compile(rf"(?:我|本)(?:单位|公司|司|厂|行|店){_KNOWN_POST}{_NAME}(?:同志|先生|女士)?,?(?:为|系|是|即)"),
    re.compile(rf"(?:对外|依法)代表{_ORG}(?=[,。]|特此|$)"),
)
_POST_ALONE = re.compile(
    rf"(?:职务(?:为|是|:)|(?:现|担)?任(?:我单位|我公司|本单位|本公司)?(?:的)?){_POST}(?:一职|职务|职|,|。|$)"
)
_SOURCE = "legal_representative_certificate"


@extractor("legal_representative_certificate")
def legal_representative_certificate(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    prose = list(_prose(view))
    yield from prose
    known = {field.name for field in prose}
    label = f"{_SOURCE}/label"
    if "name" not in known:
        yield from form.take("name", "name", person, label)
    if "post" not in known:
        yield from form.take("post", "post", _post_of, label)
    if "organization" not in known:
        yield from form.take("organization", "organization", organization, label)
        yield from _closing(form) if not any(organization(v.text) for v in form.values("organization")) else ()
    yield from form.take("id_number", "id_number", id_number, label) if form.of("id_number") else _any_id(view)
    yield from form.take("phone", "phone", phone, label)
    yield from form.take("address", "address", words, label, long=1)
    yield from signatures(form, ("organization",), _SOURCE, unclaimed=True)
    yield from last_date(view, "signed_on", f"{_SOURCE}/pattern:end")


def _prose(view: View) -> Iterator[Field]:
    seen: set[str] = set()
    for pattern in (*_SENTENCES, *_POST_FIRST, _POST_ALONE):
        for match in pattern.finditer(view.text):
            for group, name, read in _GROUPS:
                text = match.groupdict().get(group)
                value = read(text) if text else None
                if value and name not in seen:
                    seen.add(name)
                    yield view.field(name, value, match.span(group), f"{_SOURCE}/pattern:sentence")


def _post_of(text: str) -> str | None:
    found = words(text)
    return _post(found) if found and "," not in found else None


def _post(text: str) -> str | None:
    return text if 2 <= len(text) <= 12 and not re.search(r"法定代表人|^(?:有限)?(?:责任)?公司", text) else None


def _certified(text: str) -> str | None:
    """The name behind a verb that opens the sentence and may be read as one more surname (查王强现任我单位厂长)."""
    rest = person(re.sub(r"^(?:经查|兹查|兹|查|现|今|有)", "", text))
    return rest if rest and chinese.surname_ok(rest) else person(text)


_GROUPS: tuple[tuple[str, str, Callable[[str], str | None]], ...] = (
    ("name", "name", _certified),
    ("post", "post", _post),
    ("org", "organization", organization),
)


def _closing(form: Form) -> Iterator[Field]:
    """The organization's name alone on one of the last lines, above the date; not the court's to which it goes."""
    for line in reversed(form.sheet.lines[-6:]):
        value = organization(line.text)
        if value and not value.endswith("法院"):
            yield form.sheet.field("organization", value, line.start, line.end, f"{_SOURCE}/pattern:end", trust=0.95)
            return


def _any_id(view: View) -> Iterator[Field]:
    for found in chinese.id_numbers(view.text)[:1]:
        yield view.field("id_number", found.value, (found.start, found.end), f"{_SOURCE}/pattern:id", trust=0.95)
