"""What contracts share: parties by their role words or as 甲方/乙方, sums, clauses on disputes, the day of signing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from extractors._labels import Form, Value
from extractors._told import called, titled, window
from extractors._values import anyname, dates_in, day, last_date, named, sums
from extractors._view import View, whole
from pipeline import chinese
from pipeline.types import Field

SIDES = {
    "a": ("甲方", "甲方单位", "甲方名称"),
    "b": ("乙方", "乙方单位", "乙方名称"),
    "c": ("丙方",),
}
OTHERS = (
    "法定代表人",
    "委托代理人",
    "授权代表",
    "代表人",
    "代表",
    "住所",
    "地址",
    "住址",
    "电话",
    "联系电话",
    "传真",
    "开户银行",
    "开户行",
    "账号",
    "帐号",
    "邮编",
    "身份证号码",
    "身份证号",
    "公民身份号码",
    "统一社会信用代码",
    "联系人",
    "税号",
    "经办人",
    "负责人",
    "单位地址",
    "通讯地址",
    "法定代表人或委托代理人",
    "户名",
    "单位名称(章)",
    "住所地",
    "签约代表",
    "邮政编码",
)
SIGNED = (
    "签订日期",
    "签订时间",
    "签约日期",
    "签署日期",
    "合同签订日期",
    "合同签订时间",
    "订立日期",
    "签约时间",
    "日期",
    "订立时间",
)
_ARBITRATION = re.compile(r"仲裁委员会|仲裁院|仲裁中心|(?:申请|提交|提请)仲裁")
_NO_ARBITRATION = re.compile(r"不(?:约定|提交|选择|申请|采用|接受)仲裁|□[^□☑√]{0,8}仲裁")
_HEADING = re.compile(r"争议(?:的?解决|处理)(?:方式|方法|条款|办法)?(?:\(勾选\))?(?![:方办条(])")
_COURT = re.compile(r"法院")
_SENT = re.compile(r"提交|提请|申请|向|由")
_SUED = re.compile(r"起诉|诉讼|管辖|解决|裁决|处理")
_BEFORE, _BEHIND, _MOST = 160, 80, 40
"""How far a clause reaches around the words that show it, and how many such words are looked at."""
_TITLES = re.compile(
    r"^(?:第[一二三四五六七八九十\d]{1,3}条|[(]?[一二三四五六七八九十\d]{1,2}[)、.])?"
    r"(?:(?:争议|纠纷)(?:的(?:解决|处理))?(?::|(?=\d)))?(?:\d{1,2}\.\d{1,2})?"
)


def parties(
    form: Form, roles: Mapping[str, tuple[str, str]], source: str, sides: Mapping[str, str] | None = None
) -> Iterator[Field]:
    """Parties by name of role: `roles` gives each role's label key and the pattern its note shows (甲方（卖方）).

    `sides` says which of a and b a role is where the paper's words, not its labels, tell.
    """
    taken: set[str] = set()
    for name, (key, note) in roles.items():
        found = _by_label(form, key) or _by_note(form, note) or _by_label(form, (sides or {}).get(name, ""))
        if found and found[1] not in taken:
            value, text = found
            taken.add(text)
            yield form.sheet.field(name, text, value.start, value.end, f"{source}/label", trust=value.trust)
        elif not found:
            yield from _in_words(form, name, note, source, taken)


def _in_words(form: Form, name: str, note: str, source: str, taken: set[str]) -> Iterator[Field]:
    """By a label nobody listed that holds the role's word, else by what a sentence calls them."""
    if (found := titled(form, note)) and found[0] not in taken:
        taken.add(found[0])
        yield form.sheet.field(name, found[0], *found[1], f"{source}/pattern:titled", trust=0.95)
        return
    view = whole(form.sheet)
    if (found := called(view, note)) and found[0] not in taken:
        taken.add(found[0])
        yield view.field(name, found[0], found[1], f"{source}/pattern:called", trust=0.95)


def _by_label(form: Form, key: str) -> tuple[Value, str] | None:
    for value in sorted(form.values(key), key=lambda value: not value.hit.open) if key else ():
        text = _name(value)
        if text and len(text) <= 40 and not re.search(r"应当|必须|同意|有权|保证|负责|不得|双方|按照|支付", text):
            return value, text
    return None


def _name(value: Value) -> str | None:
    """A label in running text (买受人最迟应在…) has a name behind it only where that looks like one."""
    text = named(value.text)
    if value.hit.open:
        return text or (anyname(value.text) if value.trust >= value.hit.trust else None)
    return text if text and (chinese.is_organization(text) or chinese.surname_ok(text)) else None


def _by_note(form: Form, note: str) -> tuple[Value, str] | None:
    for value in form.values("a", "b", "c"):
        after = form.sheet.text[value.hit.end : value.hit.to]
        text = named(value.text)
        tail = re.search(
            rf"[(（][^)）]{{0,16}}(?:{note})[^)）]{{0,10}}[)）]",
            form.sheet.text[value.start : value.end + 20].split("\n")[0],
        )
        if text and (re.search(note, after) or tail):
            return value, text
    return None


_SITE = re.compile(
    r"(?:(?:房屋|房产|标的物?|工程|项目|租赁物|厂房|商铺)?(?:坐落|座落|位于|地点|地址)(?:于|在)?[:为]?|标的:)"
    r"(?P<site>[\u4e00-\u9fff]{2,12}(?:省|市|区|县|旗|州)[\u4e00-\u9fffA-Za-z\d\-#]{2,60}?)"
    r"(?=[,，。;、()]|的(?:房屋|房产|商铺|厂房|工程)|租给|出租|建筑面积|计\d|$)"
)
_LET = re.compile(
    r"将(?P<site>[\u4e00-\u9fff]{2,12}(?:省|市|区|县|旗|州)[\u4e00-\u9fffA-Za-z\d\-#]{2,60}?)(?:的房屋)?(?:租给|出租给|出租)"
)


def site(view: View, source: str) -> Iterator[Field]:
    """Where the house, the works or the thing let lies, as far as it begins with a region."""
    for match in filter(None, (_SITE.search(view.text), _LET.search(view.text))):
        yield view.field("place", match["site"], match.span("site"), f"{source}/pattern:site", trust=0.95)
        return


def clauses(view: View, source: str, *, court: bool = False) -> Iterator[Field]:
    """The sentences that send disputes to arbitration or to a court, as they stand."""
    for start, end in _sentences(view.text, _ARBITRATION):
        text = view.text[start:end]
        if _SENT.search(text) and "劳动" not in text and not _NO_ARBITRATION.search(text):
            yield view.field("arbitration_clause", text, (start, end), f"{source}/pattern:arbitration")
            break
    for start, end in _sentences(view.text, _COURT) if court else ():
        text = view.text[start:end]
        if _SENT.search(text) and _SUED.search(text):
            yield view.field("court_clause", text, (start, end), f"{source}/pattern:court")
            break


def _sentences(text: str, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The sentences in which the words stand, without their numbering."""
    for match in islice(words.finditer(text), _MOST):
        low = max(0, match.start() - _BEFORE)
        start = max(low, *(text.rfind(mark, low, match.start()) + 1 for mark in "。;"))
        stops = [at for mark in "。;" if (at := text.find(mark, match.end(), match.end() + _BEHIND)) >= 0]
        end = min(stops, default=min(len(text), match.end() + _BEHIND))
        heading = list(_HEADING.finditer(text, start, match.start()))
        start = heading[-1].end() if heading else start
        numbering = _TITLES.match(text[start:end])
        yield start + (numbering.end() if numbering else 0), end


def contract_sum(view: View, labels: str, source: str) -> Iterator[Field]:
    """The sum behind one of the words for the whole price: the first that is spelt both ways, else the first."""
    first: list[Field] = []
    for match in re.finditer(rf"(?:{labels})", view.text):
        fields = list(sums(view, window(view.text, match.end(), 60), f"{source}/pattern:amount"))
        if {f.name for f in fields} == {"amount", "amount_words"} and len({f.evidence for f in fields}) > 1:
            yield from fields
            return
        first = first or fields
    yield from first


def signed_on(form: Form, view: View, source: str) -> Iterator[Field]:
    """The day of signing: by label, by 于…签订, else the last date standing alone."""
    fields = list(form.take("signed_on", "signed", day, f"{source}/label"))
    if not fields:
        for found in dates_in(view):
            if re.match(r"[^。;]{0,12}(?:签订|签署|订立)", view.text[found.end : found.end + 20]):
                fields = [
                    view.field(
                        "signed_on", found.value.isoformat(), (found.start, found.end), f"{source}/pattern:signed"
                    )
                ]
                break
    yield from fields or last_date(view, "signed_on", f"{source}/pattern:end")
