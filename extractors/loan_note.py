"""Loan notes in free wording (借条、欠条、借据、收条) and loan contracts between natural persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._labels import Form
from extractors._loans import due_dates, first_rate
from extractors._marks import signatures
from extractors._told import addressed, called
from extractors._values import ORGANIZATION, PERSON, last_date, named, organization, person, sums
from extractors._view import View, whole
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.types import Field

_LABELS = {
    "lender": (
        "出借人",
        "贷款人",
        "债权人",
        "出借方",
        "甲方(出借人)",
        "甲方(贷款人)",
        "贷款方",
        "出借人姓名",
        "债权人姓名",
        "贷出方",
        "贷出人",
    ),
    "borrower": (
        "借款人",
        "今借人",
        "欠款人",
        "借款方",
        "借入方",
        "借入人",
        "债务人",
        "立据人",
        "借据人",
        "具借人",
        "立借据人",
        "立借条人",
        "欠条人",
        "今欠人",
        "经借人",
        "共同借款人",
        "借款人姓名",
        "债务人姓名",
        "借款单位",
        "欠款单位",
        "收款人",
        "今收人",
        "出具人",
        "立欠据人",
        "出具单位",
        "承诺人",
        "承诺单位",
        "借入单位",
        "乙方(借款人)",
    ),
    "guarantor": (
        "担保人",
        "保证人",
        "连带责任保证人",
        "连带保证人",
        "担保方",
        "连带担保人",
        "保证方",
        "丙方(担保人)",
        "丙方(保证人)",
    ),
    "a": ("甲方",),
    "b": ("乙方",),
    "date": (
        "借款日期",
        "借款时间",
        "日期",
        "出具日期",
        "立据日期",
        "签订日期",
        "签订时间",
        "欠款日期",
        "时间",
        "出借日期",
    ),
    "due": (
        "还款日期",
        "还款时间",
        "归还日期",
        "到期日",
        "还款期限",
        "归还时间",
        "约定还款日",
        "付款日期",
        "付款时间",
        "支付日期",
        "支付时间",
    ),
    "amount": ("借款金额", "借款本金", "欠款金额", "金额", "人民币"),
    "": (
        "身份证号码",
        "身份证号",
        "公民身份号码",
        "身份证",
        "联系电话",
        "电话",
        "手机",
        "住址",
        "地址",
        "见证人",
        "证明人",
        "中间人",
        "介绍人",
        "联系地址",
        "借款用途",
        "利率",
        "借款利率",
        "借款期限",
        "开户行",
        "账号",
        "丙方",
        "户名",
        "手机号",
    ),
}
_N = rf"(?P<name>{ORGANIZATION}|{PERSON})"
_NEXT = (
    r"(?:先生|女士|小姐|同志|老师|师傅|老板|大哥|大姐|叔叔|阿姨|处)?(?=[(\[,:]|人民币|现金|现款|本金|款|借|出借|交来|支付|转|银行|微信|支付宝|\d|¥|共计|合计|共|计|大写|工资|货款|工程|劳务"
    r"|材料|运费|[壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十][佰拾仟万百千十元]|20|二[〇零○]|人(?=民?币))"
)
_BORROWS = r"(?:借款|借到|借了|借得|借入|借取|手(?:中|上|里)借|借(?=人民币|现金|\d|¥|[壹贰叁肆伍陆柒捌玖拾]))"
_LENDERS = tuple(
    re.compile(text)
    for text in (
        rf"(?:从|向|找){_N}(?:先生|女士)?(?:[(][^)]{{0,60}}[)])?(?:处)?{_BORROWS}",
        rf"(?:今|现|兹|本人)?(?:借到|借得){_N}{_NEXT}",
        rf"(?:今|现|兹|本人)借{_N}{_NEXT}",
        rf"(?:今|现|尚|仍|共|总|还|本人|拖|下)?欠(?!条|据)(?:到|付|了)?{_N}{_NEXT}",
        rf"(?:今|现|已|兹)?收到(?:出借人)?{_N}{_NEXT}",
        rf"(?:职工|员工|工人|农民工){_N}(?=[,(的]|在我)",
    )
)
_SELF = re.compile(
    rf"(?:本人|借款人|我)[:,]?(?!承担|自愿|愿意|保证|承诺|同意|确认){_N}(?=[(,](?:身份证|男|女|公民)|因|(?:最近|近期|目前|现在)?(?:手头|资金|急需|周转|家[中里]|做生意|生活)|,?(?:现|今|于)?(?:向|从|欠|借(?!人)|确认))"
)
_SUBJECT = re.compile(
    rf"(?:^(?![借欠收])|[。:条据]){_N}(?=(?:因[^。]{{0,30}}?)?,?(?:于|在)?(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日)?,?(?:今|现|兹)?(?:向|从)[\u4e00-\u9fff·]{{2,4}}?(?:借|处))"
)
_SOURCE = "loan_note"
_WAGES = re.compile(r"工资|工钱|劳务费|薪资|薪水|人工费|劳动报酬|民工")


@extractor("loan_note")
def loan_note(sheet: Sheet) -> Iterator[Field]:
    form, view = Form(sheet, _LABELS), whole(sheet)
    yield from _kind(view)
    yield from _lender(form, view)
    yield from _borrowers(form, view)
    yield from _people(form, "guarantor", "guarantor")
    yield from _amount(view)
    yield from first_rate(view, _SOURCE)
    due = list(due_dates(form, view, _SOURCE))
    yield from due[:1]
    yield from _signed_on(form, view, due)
    yield from _borrower_id(form, view)
    yield from signatures(form, ("borrower", "b"), _SOURCE, anywhere=True)


def _kind(view: View) -> Iterator[Field]:
    """loan_note 借条, debt_note 欠条, wage_note 欠条 over wages, receipt_note 收条, contract 借款合同/协议."""
    head = view.text[:60]
    match = re.search(r"借款(?:合同|协议)|借(?:条|据|款条)|欠(?:条|据|款条)|收(?:条|据)", head) or re.search(
        r"(?:今|兹|现)?(?:借到|向[^,。]{2,20}借)|欠|收到", view.text
    )
    if not match:
        return
    kind = (
        "contract"
        if match[0].endswith(("合同", "协议"))
        else {"欠": "debt_note", "收": "receipt_note"}.get(match[0][0], "loan_note")
    )
    if kind in ("debt_note", "loan_note") and (wages := _WAGES.search(view.text)) and "欠" in view.text:
        kind, match = "wage_note", wages
    yield view.field("kind", kind, match.span(), f"{_SOURCE}/pattern:kind")


def _lender(form: Form, view: View) -> Iterator[Field]:
    fields = list(form.take("lender", "lender", named, f"{_SOURCE}/label"))
    if not fields:
        fields = [f for key in ("a", "b") for f in _by_bracket(form, key, "lender", r"出借|贷款|债权")]
    yield from (
        fields
        or _called(view, "lender", "出借|贷款|债权|贷出")
        or list(_prose_lender(view))
        or addressed(view, "lender", _SOURCE)
    )


def _called(view: View, name: str, role: str) -> list[Field]:
    found = called(view, role)
    return [view.field(name, found[0], found[1], f"{_SOURCE}/pattern:called", trust=0.95)] if found else []


def _prose_lender(view: View) -> Iterator[Field]:
    for pattern in _LENDERS:
        for match in pattern.finditer(view.text):
            name = named(match["name"]) if organization(match["name"]) or len(match["name"]) <= 12 else None
            if name and not re.match(r"[你我他您]|本人|对方", name):
                span = (match.start("name"), match.start("name") + len(match["name"]))
                yield view.field("lender", name, span, f"{_SOURCE}/pattern:lender", trust=0.95)
                return


def _by_bracket(form: Form, key: str, name: str, role: str) -> Iterator[Field]:
    """甲方（出借人）：张三: the label says side, its note says role."""
    for value in form.values(key):
        note = form.sheet.text[value.hit.end : value.hit.to]
        found = named(value.text)
        if found and re.search(role, note):
            yield form.sheet.field(name, found, value.start, value.end, f"{_SOURCE}/label", trust=value.trust)
            return


def _borrowers(form: Form, view: View) -> Iterator[Field]:
    """Every borrower once, numbered; by label, by 本人, by the subject of the sentence."""
    fields = list(_people(form, "borrower", "borrower"))
    if not fields:
        fields = [f for key in ("b", "a") for f in _by_bracket(form, key, "borrower", r"借款|债务")]
    if not fields:
        fields = _called(view, "borrower", "借款|债务|借入")
    if not fields:
        for pattern in (_SELF, _SUBJECT):
            match = pattern.search(view.text)
            name = person(match["name"]) if match else None
            if match and name:
                fields = [view.field("borrower", name, match.span("name"), f"{_SOURCE}/pattern:borrower", trust=0.95)]
                break
    yield from fields


def _people(form: Form, key: str, name: str) -> Iterator[Field]:
    seen: list[str] = []
    for value in form.values(key):
        parts = re.split(r"[、,，和及\s]+", value.text.strip("。.;"))
        several = [found for found in map(person, parts) if found] if all(map(person, parts)) else []
        for found in several or [text for text in [named(value.text)] if text]:
            if found not in seen and len(seen) < 10:
                seen.append(found)
                source = f"{_SOURCE}/label"
                yield form.sheet.field(name, found, value.start, value.end, source, item=len(seen), trust=value.trust)


def _amount(view: View) -> Iterator[Field]:
    """The sum lent: the first after the verb, and its second spelling beside it."""
    verb = re.search(
        r"借到|借得|借款金额|借款本金|借|欠|收到",
        re.sub(r"^(?:借条|欠条|借据|欠据|收条|借款合同|借款协议|个人)+", lambda m: "#" * len(m[0]), view.text),
    )
    start = verb.start() if verb else 0
    fields = list(sums(view, (start, len(view.text)), f"{_SOURCE}/pattern:amount"))
    yield from fields or sums(view, (0, len(view.text)), f"{_SOURCE}/pattern:amount")


def _signed_on(form: Form, view: View, due: list[Field]) -> Iterator[Field]:
    taken = {f.value for f in due}
    for value in form.values("date"):
        found = chinese.dates(value.text)
        if found:
            day = found[0].value.isoformat()
            yield form.sheet.field("signed_on", day, value.start, value.end, f"{_SOURCE}/label", trust=value.trust)
            return
    fields = list(last_date(view, "signed_on", f"{_SOURCE}/pattern:end"))
    if fields and (fields[0].value not in taken or len(chinese.dates(view.text)) == 1 + len(due)):
        yield from (field for field in fields if not _same_place(field, due))
        return
    for found_date in chinese.dates(view.text)[:1]:
        day = found_date.value.isoformat()
        if day not in taken:
            span = (found_date.start, found_date.end)
            yield view.field("signed_on", day, span, f"{_SOURCE}/pattern:first_date", trust=0.85)


def _same_place(field: Field, others: list[Field]) -> bool:
    return any(
        field.evidence and other.evidence and field.evidence[0].bbox == other.evidence[0].bbox for other in others
    )


def _borrower_id(form: Form, view: View) -> Iterator[Field]:
    """The number that follows the borrower's name, not the lender's."""
    numbers = chinese.id_numbers(view.text)
    hits = [hit for hit in form.hits if hit.key in ("borrower", "lender", "guarantor", "a", "b")]
    for found in reversed(numbers):
        offset = view.at[found.start]
        before = [hit.key for hit in hits if hit.start < offset]
        if (before and before[-1] in ("borrower", "b")) or (not before and len(numbers) == 1):
            span = (found.start, found.end)
            yield view.field("borrower_id_number", found.value, span, f"{_SOURCE}/pattern:id", trust=0.95)
            return
    for found in numbers:
        lead = view.text[max(0, found.start - 30) : found.start]
        if re.search(r"(?:本人|借款人|欠款人)[^。]{0,26}$", lead):
            yield view.field("borrower_id_number", found.value, (found.start, found.end), f"{_SOURCE}/pattern:id")
            return
