"""Proof that a paper was received: a court's, commission's or authority's receipt, or the post's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._values import anyname, day, words
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "number": ("案号", "案件编号", "文号"),
    "document": (
        "送达文书名称及文号",
        "送达文书名称和件数",
        "文书名称和件数",
        "送达文书名称及件数",
        "物品",
        "物品名称",
        "寄递物品",
        "内件说明",
        "送达文书名称",
        "送达的文书",
        "送达文书",
        "送达文件",
        "文书名称",
        "文书",
        "内件品名",
        "内件名称",
        "内件",
    ),
    "receiver": (
        "受送达人",
        "受送达人姓名",
        "受送达人姓名或名称",
        "受送达人名称",
        "收件方",
        "收件单位",
        "收件人姓名",
        "收件人",
        "签收人",
    ),
    "received": (
        "收到时间",
        "收到日期",
        "签收日期",
        "签收时间",
        "送达时间",
        "送达日期",
        "妥投时间",
        "投递结果",
        "投递日期",
        "收件日期",
        "领取日期",
    ),
    "": (
        "送达地点",
        "送达方式",
        "送达机关",
        "送达单位",
        "送达人",
        "送达人员",
        "收件人签名",
        "受送达人签名",
        "受送达人签收",
        "寄件人",
        "寄件方",
        "运单号",
        "受送达人签名或盖章",
        "备考",
        "填发人",
        "寄件单位",
        "收寄时间",
        "交寄日期",
        "邮件号码",
        "单号",
        "备注",
        "领取人",
    ),
}
_GOT = re.compile(r"(?:已于|于)?@(?:妥投|签收|送达|收到|领取)|(?:签收|妥投|收到|送达)(?:时间|日期)?(?:为|:|于)?@")
_SENT = re.compile(r"交寄|收寄|寄出|邮寄|寄件")
_TAKEN = re.compile(r"今(?:领到|收到)[^,。;]{2,40}?(?P<paper>[\u4e00-\u9fff]{2,12}书)")
_PROOF = re.compile(r"内装(?P<paper>[^)）,。]{2,30})[)）]")
_HOLDER = re.compile(r"收件人(?P<name>[\u4e00-\u9fff()（）·]{2,30}?)[,，。]")
_NAMED = re.compile(r"^.*?(?:书[(（]|回证)")
_COLUMN = re.compile(r"签收|收件|时间|日期")
_SOURCE = "service_receipt"


@extractor("service_receipt")
def service_receipt(sheet: Sheet) -> Iterator[Field]:
    """A day on which something was only posted is none on which it was received."""
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from _number(view)
    document = list(form.take("document", "document", _document, f"{_SOURCE}/label"))
    yield from document or _matched(view, "document", "paper", _TAKEN, _PROOF)
    receiver = list(form.take("receiver", "receiver", anyname, f"{_SOURCE}/label"))
    yield from receiver or _matched(view, "receiver", "name", _HOLDER)
    yield from list(form.take("received_on", "received", day, f"{_SOURCE}/label")) or _received(view)


def _number(view: View) -> Iterator[Field]:
    found = chinese.case_numbers(view.text) or chinese.paper_numbers(view.text)
    for item in found[:1]:
        value = _NAMED.sub("", item.value)
        start = item.end - len(value)
        yield view.field("case_number", value, (start, item.end), f"{_SOURCE}/pattern:number")


def _document(text: str) -> str | None:
    """What was served; the next column's heading is nothing of the kind."""
    said = words(text)
    return None if said is None or _COLUMN.search(said) else said


def _matched(view: View, name: str, group: str, *patterns: re.Pattern[str]) -> Iterator[Field]:
    for match in filter(None, (p.search(view.text) for p in patterns)):
        yield view.field(name, match[group], match.span(group), f"{_SOURCE}/pattern:{name}", trust=0.95)
        return


def _received(view: View) -> Iterator[Field]:
    """The day beside 签收 or 妥投, else the only day that is no day of posting."""
    found = chinese.dates(view.text)
    for one in found:
        around = view.text[max(0, one.start - 8) : one.start] + "@" + view.text[one.end : one.end + 30].split("。")[0]
        if _GOT.search(around):
            yield view.field("received_on", one.value.isoformat(), (one.start, one.end), f"{_SOURCE}/pattern:got")
            return
    rest = [d for d in found if not _SENT.search(view.text[max(0, d.start - 8) : d.end + 4])]
    for one in rest[-1:]:
        yield view.field(
            "received_on", one.value.isoformat(), (one.start, one.end), f"{_SOURCE}/pattern:last", trust=0.85
        )
