"""Insurance policies, foremost of motor vehicles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import anyname
from extractors._view import View, whole
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.text import plain
from pipeline.types import Field

_LABELS = {
    "insurer": ("保险人", "承保公司", "保险公司", "公司名称", "承保机构", "保险人名称", "承保单位"),
    "insured": ("被保险人", "被保险人名称", "被保险人姓名", "被保险人名称/姓名"),
    "policy_number": ("保险单号", "保单号", "保险单号码", "保单号码", "保险单编号", "保单编号"),
    "plate_number": ("号牌号码", "车牌号", "车牌号码", "牌照号码", "号码号牌"),
    "": (
        "投保人",
        "厂牌型号",
        "发动机号",
        "车架号",
        "保险期间",
        "使用性质",
        "签单日期",
        "地址",
        "联系电话",
        "邮政编码",
        "被保险人身份证号码",
        "识别代码",
        "服务电话",
        "公司地址",
    ),
}
_INSURER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,20}(?:通知|联系|向)(?:保险人|本公司|我公司)?)?((?:中国)?[\u4e00-\u9fff]{2,16}(?:财产|人寿)?保险(?:股份)?有限公司(?:[\u4e00-\u9fff]{2,16}?(?:分公司|支公司|营业部|中心支公司))?)"
)
_PLATE = re.compile(r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.]?[A-Z\d]{5,6})")
_KIND = re.compile(
    r"(机动车交通事故责任强制保险|交强险|机动车(?:商业|综合|辆)?(?:商业)?保险|商业险|第三者责任保险|电动自行车[\u4e00-\u9fff]{0,6}保险|[\u4e00-\u9fff]{2,14}(?:责任险|意外险|责任保险|意外伤害保险))"
)
_POLICY = re.compile(r"[A-Z\d]{10,30}")
_SOURCE = "insurance_policy"


@extractor("insurance_policy")
def insurance_policy(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    label = f"{_SOURCE}/label"
    insurer = list(form.take("insurer", "insurer", _company, label, long=1))
    yield from insurer or _matched(view, "insurer", _INSURER)
    yield from form.take("insured", "insured", anyname, label)
    yield from form.take("policy_number", "policy_number", _policy, label)
    yield from _matched(view, "plate_number", _PLATE)
    yield from _matched(view, "kind", _KIND)


def _company(text: str) -> str | None:
    match = _INSURER.search(plain(text))
    return match[1] if match else None


def _policy(text: str) -> str | None:
    match = _POLICY.search(plain(text))
    return match[0] if match else None


def _matched(view: View, name: str, pattern: re.Pattern[str]) -> Iterator[Field]:
    if match := pattern.search(view.text):
        value = re.sub(r"[·.]", "", match[1]) if name == "plate_number" else match[1]
        yield view.field(name, value, match.span(1), f"{_SOURCE}/pattern:{name}")
