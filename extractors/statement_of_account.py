"""Statements of account (对账单、结算单、还款确认): who owes whom how much, as of when, and who confirmed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._marks import signatures
from extractors._told import window
from extractors._values import anyname, bare_sum, day, last_date, named, sums
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "creditor": (
        "供货单位",
        "供应商名称",
        "收费单位",
        "债权单位",
        "供应商",
        "供方",
        "债权人",
        "发函单位",
        "甲方(供方)",
        "卖方",
        "销售单位",
        "收款单位",
        "供货方",
        "出租方",
        "债权方",
        "对账单位",
    ),
    "debtor": (
        "购货单位",
        "业主姓名",
        "业主",
        "欠费人",
        "欠缴人",
        "债务单位",
        "客户名称",
        "客户",
        "需方",
        "债务人",
        "收函单位",
        "乙方(需方)",
        "买方",
        "欠款单位",
        "欠款人",
        "购货方",
        "债务方",
        "确认单位",
        "承租方",
        "对账客户",
        "致",
    ),
    "confirmed": (
        "确认人",
        "回函单位",
        "回函人",
        "回函单位(盖章)",
        "债务单位(盖章)",
        "客户确认",
        "对方确认",
        "债务人确认",
        "购货单位(盖章)",
        "确认单位(盖章)",
        "客户签章",
        "客户盖章",
        "核对人",
        "信息证明无误",
        "数据证明无误",
        "对账人",
        "客户签字",
        "客户确认(盖章)",
        "客户(盖章)",
    ),
    "a": ("甲方",),
    "b": ("乙方",),
    "owed": (
        "尚欠款",
        "尚欠金额",
        "欠款金额",
        "尚欠",
        "欠款",
        "未付款",
        "贵方欠我方",
        "欠我方",
        "未付余额",
        "应收余额",
        "未付金额",
        "欠款余额",
        "期末余额",
    ),
    "signed_on": ("对账日期", "日期", "确认日期", "制表日期", "签署日期"),
    "": ("联系人", "电话", "制表", "审核", "编号", "地址", "期初余额", "本期发货", "本期回款", "备注"),
}
_TOTAL = (
    r"(?:尚|仍|还|共|累计|总计|实际|合计)?(?:欠|拖欠|应付|未付|应收|"
    r"结欠)(?:[^。;\d¥]{0,24}?)(?=[人¥\d壹贰叁肆伍陆柒捌玖拾])|欠款(?:总额|金额|余额|合计)|期末余额|"
    r"未付款?(?:金额|余额|合计)|余额(?:合计)?|应收(?:账款|余额)|合计|总计|尚欠"
)
_OWES = re.compile(
    r"(?P<debtor>(?:(?!欠)[\u4e00-\u9fffA-Za-z()·]){2,30}?)(?:尚|仍|还|共|累计|现)?(?:欠|拖欠|应付|结欠)(?:付)?(?P<creditor>(?:(?!欠)[\u4e00-\u9fffA-Za-z()·]){2,30}?)(?=货款|款|人民币|材料|加工|租金|工程|运费|服务|¥|\d)"
)
_SOURCE = "statement_of_account"


@extractor("statement_of_account")
def statement_of_account(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from _parties(form, view)
    yield from _sum(form, view)
    fields = list(form.take("signed_on", "signed_on", day, f"{_SOURCE}/label"))
    ended = fields or list(last_date(view, "signed_on", f"{_SOURCE}/pattern:end"))
    yield from ended or _checked_on(view)
    yield from signatures(form, ("confirmed", "debtor"), _SOURCE, anywhere=True)


def _checked_on(view: View) -> Iterator[Field]:
    """双方于2024年11月8日核对完毕."""
    for found in chinese.dates(view.text):
        if re.match(r"[^。;\d]{0,8}(?:核对|对账|结算|确认)", view.text[found.end : found.end + 14]):
            span = (found.start, found.end)
            yield view.field("signed_on", found.value.isoformat(), span, f"{_SOURCE}/pattern:checked", trust=0.9)
            return


def _parties(form: Form, view: View) -> Iterator[Field]:
    known: dict[str, Field] = {}
    for name in ("creditor", "debtor"):
        for field in form.take(name, name, named, f"{_SOURCE}/label"):
            known[name] = field
    for match in _OWES.finditer(view.text) if len(known) < 2 else ():
        for name in ("debtor", "creditor"):
            value = _side(re.split(r"[,。:]|截至|截止|日", match[name])[-1], form)
            if value and name not in known:
                at = match.start(name) + match[name].rfind(value)
                span = (at, at + len(value)) if value in match[name] else match.span(name)
                known[name] = view.field(name, value, span, f"{_SOURCE}/pattern:owes", trust=0.9)
    yield from known.values()


def _side(text: str, form: Form) -> str | None:
    """A name, or the name behind 甲方 and 乙方."""
    for key, word in (("a", "甲方"), ("b", "乙方")):
        if text.endswith(word):
            return next((name for value in form.values(key) if (name := named(value.text))), None)
    return (
        None if re.search(r"贵|我|本|对方|双方", text) else named(text) or (anyname(text) if len(text) >= 6 else None)
    )


def _sum(form: Form, view: View) -> Iterator[Field]:
    """Where the sum stands in words alone, its digits may stand in the table's column of what is owed."""
    found = {f.name: f for f in _said(view)}
    spelt = found.get("amount_words")
    if not found or (spelt and found["amount"].evidence == spelt.evidence):
        found |= {f.name: f for f in form.take("amount", "owed", _digits, f"{_SOURCE}/column")}
    yield from found.values()


def _digits(text: str) -> str | None:
    return bare_sum(text) if re.fullmatch(r"[\d,.¥￥元\s]+", text) else None


def _said(view: View) -> Iterator[Field]:
    """The sum behind one of the words for what is owed: the first spelt both ways, else the first."""
    first: list[Field] = []
    for match in re.finditer(_TOTAL, view.text):
        fields = list(sums(view, window(view.text, match.end(), 50), f"{_SOURCE}/pattern:total"))
        if len({f.evidence for f in fields}) > 1:
            yield from fields
            return
        first = first or fields
    yield from first
