"""Confirmations of the address for service (送达地址确认书)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors._labels import Form
from extractors._marks import signatures
from extractors._values import anyname, named, phone, words
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "name": (
        "受送达人姓名或者名称",
        "受送达人姓名或名称",
        "受送达人姓名",
        "受送达人名称",
        "受送达人",
        "当事人姓名或名称",
        "当事人",
        "姓名或名称",
        "当事人姓名",
        "当事人名称",
        "确认人",
        "填写人",
        "声明人",
        "承诺人",
        "姓名",
        "名称",
    ),
    "address": (
        "送达地址",
        "确认的送达地址",
        "确认送达地址",
        "受送达人送达地址",
        "邮寄地址",
        "收件地址",
        "邮寄送达地址",
        "通讯地址",
        "文书送达地址",
        "送达地址及邮编",
        "详细地址",
        "地址",
    ),
    "phone": (
        "联系电话",
        "手机号码",
        "移动电话",
        "电话",
        "收件人电话",
        "收件电话",
        "手机",
        "电话号码",
        "联系方式",
        "固定电话",
    ),
    "signature": (
        "受送达人签名",
        "受送达人签字",
        "受送达人签章",
        "受送达人(签名或盖章)",
        "受送达人签名或者盖章",
        "受送达人签名或盖章",
        "当事人签名",
        "当事人签字",
        "当事人(签名)",
        "确认人签名",
        "填写人签名",
        "受送达人确认",
        "当事人或受送达人签名",
        "签名",
        "签名(盖章)",
    ),
    "": (
        "案由",
        "案号",
        "诉讼地位",
        "电子送达",
        "说明",
        "邮编",
        "邮政编码",
        "电子邮箱",
        "电子邮件地址",
        "传真",
        "收件人",
        "代收人",
        "其他联系方式",
        "微信",
        "是否接受电子送达",
        "备注",
        "法院",
        "受理法院",
        "身份证号码",
        "法律文书送达地址",
        "告知事项",
        "日期",
        "与受送达人关系",
        "代理人",
        "委托代理人",
        "法官",
        "书记员",
        "是否同意电子送达",
    ),
}
_WHO = re.compile(
    r"(?:本人|本方|我方|(?:本|我)(?:单位|公司)|声明人|承诺人)(?P<name>[\u4e00-\u9fffA-Za-z·()]{2,40}?)(?=[(]|,|承诺|声明|确认|保证|同意)"
)
_WHERE = re.compile(
    r"(?:地址|寄往|寄至|寄到|送至|送到|送往|送达至)[为是:]{0,2}(?P<address>[^,。;:]{6,80}?)"
    r"(?=[,。;]|[一二三四五六七八九\d]{1,2}[、.]|联系|电话|收件|手机|邮编|$)"
)
_SOURCE = "service_address_confirmation"


@extractor("service_address_confirmation")
def service_address_confirmation(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    label = f"{_SOURCE}/label"
    yield from [*form.take("name", "name", _name, label)] or _said(view, "name", _WHO, _name)
    yield from [*form.take("address", "address", _address, label, long=2)] or _said(view, "address", _WHERE, _address)
    phones = list(form.take("phone", "phone", phone, label))
    yield from phones
    if not phones:
        for found in chinese.phones(view.text)[:1]:
            yield view.field("phone", found.value, (found.start, found.end), f"{_SOURCE}/pattern:phone", trust=0.9)
    yield from signatures(form, ("signature", "name"), _SOURCE, unclaimed=True)


def _said(view: View, name: str, pattern: re.Pattern[str], read: Callable[[str], str | None]) -> Iterator[Field]:
    """What a sentence says where no label does."""
    for match in pattern.finditer(view.text):
        if value := read(match[name]):
            yield view.field(name, value, match.span(name), f"{_SOURCE}/pattern:sentence", trust=0.95)
            return


def _name(text: str) -> str | None:
    """A form's cell holds the name alone; what is long and no organization is the sentence of the notice."""
    found = None if "确认" in text or "送达" in text else anyname(re.sub(r"[(（](?:原告|申请人|被告)[)）]?$", "", text))
    return found if found and (len(found) <= 6 or named(text)) else None


def _address(text: str) -> str | None:
    found = words(text)
    if found and re.search(r"电话|送达|告知|确认", found):
        return None
    return found if found and len(found) >= 5 and re.search(r"[省市区县镇乡村路街道号室楼幢栋]", found) else None
