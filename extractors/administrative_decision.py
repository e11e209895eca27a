"""Decisions of administrative authorities: penalties, licences, compensation, replies on disclosure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._decisions import authority, issued, number, operative
from extractors._labels import Form
from extractors._values import anyname, money, named, words
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

AUTHORITY = re.compile(
    r"((?:中华人民共和国)?[\u4e00-\u9fff]{2,30}?(?:人民政府(?:办公室)?|公安(?:局|厅|分局)(?:[\u4e00-\u9fff]{1,10}(?:分局|大队|支队|派出所))?|(?:管理|监督管理|监管|税务|规划|环境|保障|保护|建设|执法|资源|卫生健康|海关|财政|民政|教育|司法|综合行政执法)[\u4e00-\u9fff]{0,10}?(?:总局|分局|局|委员会|厅|队|所)|[\u4e00-\u9fff]{1,12}(?:局|委员会|厅|办事处|管委会|大队|支队|总队|派出所|海关)))(?=行政|公安|处罚|决定|关于|政府|治安|信息|限期|责令|$|[^\u4e00-\u9fff])"
)
_LABELS = {
    "addressee": (
        "被处罚人",
        "当事人",
        "被处罚单位",
        "被处罚人姓名",
        "申请人",
        "违法行为人",
        "被征收人",
        "行政相对人",
        "被处罚当事人",
        "姓名",
        "名称",
        "违法嫌疑人",
        "相对人",
        "当事人名称",
        "当事人姓名",
        "个体工商户",
    ),
    "ruling": ("处罚", "处罚内容", "处罚决定", "处罚结果", "处罚种类", "决定内容", "处理决定", "处理结果", "认定结论"),
    "": (
        "违法事实",
        "违法行为",
        "案情",
        "依据",
        "处罚依据",
        "应缴数额",
        "救济途径",
        "住址",
        "住所",
        "地址",
        "法定代表人",
        "身份证号码",
        "统一社会信用代码",
        "性别",
        "出生日期",
        "工作单位",
        "联系电话",
        "经营场所",
        "负责人",
        "单位名称",
        "主体资格证照名称",
    ),
}
_ADDRESSED = re.compile(r"([\u4e00-\u9fffA-Za-z·()]{2,40}?)(?:先生|女士|同志)?:")
_HEADS = (
    r"(?:作出|做出|给予|处以)(?:如下|以下)(?:行政)?(?:处罚|决定|处理|答复|补偿决定)(?:决定)?|(?:决定|处罚|答复|处理|认定)如下|现决定|本(?:局|机关|府|委|队|大队)?决定(?:对你|给予|处以|:)|决定给予(?:你|当事人)?|"
    r"决定对[^。;]{2,40}?(?:处以|作出|给予|予以)|我(?:局|大队|机关)?决定"
)
_FINE = re.compile(r"罚款|没收[^。;]{0,10}所得|补偿|缴纳|征收|退回|追缴")
_SPOT = re.compile(r"当场(?:作出|给予|予以|处以|决定|行政处罚|处罚)|\(当场\)|适用简易程序|简易程序[,，]?当场")
_REMEDY = re.compile(
    r"(?:如(?:果)?(?:对本|不服|你|对上述)|(?:当事人|申请人|你(?:单位)?)?(?:对本决定|不服本))[^。;]{0,30}[^。]{0,160}?(?:复议|诉讼|起诉)[^。]{0,80}"
)
_SOURCE = "administrative_decision"


@extractor("administrative_decision")
def administrative_decision(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from number(view, "decision_number", _SOURCE)
    yield from authority(sheet, "authority", AUTHORITY, _SOURCE)
    fields = list(form.take("addressee", "addressee", anyname, f"{_SOURCE}/label"))
    yield from fields or _addressee(sheet)
    ruling = list(operative(view, _HEADS, _SOURCE))
    yield from ruling or form.take("operative", "ruling", words, f"{_SOURCE}/label", long=2)
    yield from _amount(view)
    if match := _SPOT.search(view.text):
        yield view.field("procedure", "spot", match.span(), f"{_SOURCE}/pattern:spot")
    if match := _REMEDY.search(view.text):
        yield view.field("remedy", match[0], match.span(), f"{_SOURCE}/pattern:remedy")
    yield from issued(view, _SOURCE)


def _addressee(sheet: Sheet) -> Iterator[Field]:
    for line in sheet.lines[:8]:
        view = View(sheet, [(line.start, line.end)])
        match = _ADDRESSED.fullmatch(view.text)
        if match and (name := named(match[1])):
            yield view.field("addressee", name, match.span(1), f"{_SOURCE}/pattern:addressee")
            return


def _amount(view: View) -> Iterator[Field]:
    """The sum of the fine or payment in the operative part."""
    matches = list(re.finditer(rf"(?:{_HEADS})", view.text))
    start = matches[-1].start() if matches else 0
    for match in _FINE.finditer(view.text, start):
        for found in chinese.amounts(view.text[match.end() : match.end() + 40])[:1]:
            span = (match.end() + found.start, match.end() + found.end)
            yield view.field("amount", money(found.value), span, f"{_SOURCE}/pattern:fine")
            return
