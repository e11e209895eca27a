"""Letters that recommend a citizen as agent, and proofs of kinship or employment between agent and principal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors._labels import Form
from extractors._marks import signatures
from extractors._values import ORGANIZATION, PERSON, anyname, named, organization, person, words
from extractors._view import View
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.text import plain
from pipeline.types import Field

_N = r"[\u4e00-\u9fffA-Za-z·()]{2,40}?"
_P = PERSON
_ID = r"(?:[(,][^。]{0,60}?[),])?"
_KIN = (
    r"(?:夫妻|配偶|父子|父女|母子|母女|兄弟|姐妹|兄妹|姐弟|祖孙|丈夫|妻子|父亲|母亲|儿子|女儿|哥哥|弟弟|姐姐|妹妹|祖父|祖母|孙子|孙女|"
    r"女婿|儿媳|岳父|岳母|公公|婆婆|近亲属|亲属)"
)
_OF = r"(?:(?:我|本|该)?(?:辖区|社区|单位|公司|村|会)?(?:的)?(?:内)?(?:居民|村民|员工|职工))?"
_RELATED = tuple(
    re.compile(text)
    for text in (
        rf"(?:兹证明|证明|兹有)?{_OF}(?P<agent>{_P}){_ID}(?:与|和|同)(?:委托人|原告|被告|当事人|居民|村民)?(?P<principal>{_P}){_ID}(?:系|是|为|之间系|之间为)(?:直系|旁系)?(?P<relation>{_KIN})(?:关系)?",
        rf"(?:兹证明|证明|兹有)?{_OF}(?P<agent>{_P}){_ID}(?:系|是|为)(?:委托人|原告|被告|当事人|居民|村民)?(?P<principal>{_P}){_ID}(?:的|之)(?P<relation>{_KIN})",
        rf"(?:兹证明|证明|兹有)?{_OF}(?P<agent>{_P}){_ID},?(?:系|是|为)(?P<principal>我(?:单位|公司)|本(?:单位|公司)|{_N}(?:公司|厂|中心|学校|医院|部|店|局))(?:的)?(?P<relation>(?:正式|在职|合同制)?(?:工作人员|员工|职工|职员|法务(?:人员|专员|经理)?))",
    )
)
_OURS = r"(?:我|本)?(?:单位|社区|村委会|居委会|村|会|公司|街道)?(?:的)?(?:村民|居民|员工|职工|公民|工作人员)?"
_RECOMMENDS = re.compile(
    rf"(?:推荐|指派){_OURS}(?P<agent>{_P})(?:同志|先生|女士)?{_ID},?(?:作为|担任|为|代理)"
    rf"(?:当事人|原告|被告|申请人)?{_OURS}(?P<principal>{ORGANIZATION}|{_P})(?=的|与|诉|和|参与|参加|进行|办理)"
)
_LABELS = {
    "agent": (
        "被推荐人",
        "受托人",
        "代理人",
        "亲属",
        "被证明人",
        "推荐人选",
        "证明对象",
        "推荐对象",
        "职工姓名",
        "员工姓名",
    ),
    "principal": ("委托人", "当事人", "被代理人", "用人单位", "所在单位", "工作单位", "委托单位"),
    "relation": ("关系", "与当事人关系", "与委托人关系", "双方关系", "代理人是当事人的"),
    "post": ("现任职务", "职务", "岗位", "职位"),
    "person": ("姓名",),
    "issuer": (
        "推荐单位",
        "证明单位",
        "出具单位",
        "单位",
        "单位(盖章)",
        "(盖章)",
        "公章",
        "经办人",
        "推荐单位(盖章)",
        "推荐人",
        "说明单位",
        "单位名称",
    ),
    "": ("附", "日期", "特此证明", "特此推荐", "联系电话", "身份证号码", "身份证号", "性别"),
}
_TITLE = re.compile(r"[\u4e00-\u9fff()]{0,20}(?:证明(?:书|材料)?|推荐(?:函|信|书)|函)")
_ROLE = re.compile(r"代理人|当事人|委托人")
_SOURCE = "recommendation_letter"


@extractor("recommendation_letter")
def recommendation_letter(sheet: Sheet) -> Iterator[Field]:
    form = Form(sheet, _LABELS)
    prose = list(_prose(_below_title(sheet)))
    known = {field.name for field in prose}
    yield from prose
    for name, keys, read in _BY_LABEL:
        if name not in known:
            yield from form.take(name, keys, read, f"{_SOURCE}/label")
    yield from _issuer(form)
    yield from signatures(form, ("issuer",), _SOURCE, unclaimed=True)


def _below_title(sheet: Sheet) -> View:
    """Without the title, which else runs on into the first sentence (劳动关系证明张三为某公司职工)."""
    title = next((line for line in sheet.lines[:3] if _TITLE.fullmatch(plain(line.text))), None)
    return View(sheet, [(title.end if title else 0, len(sheet.text))])


def _prose(view: View) -> Iterator[Field]:
    for pattern in (_RECOMMENDS, *_RELATED):
        for match in pattern.finditer(view.text):
            agent, principal = person(match["agent"]), anyname(match["principal"])
            if agent and principal and not _ROLE.search(agent + principal):
                yield view.field("agent", agent, match.span("agent"), f"{_SOURCE}/pattern:sentence")
                if not re.match(r"[我本]", principal):
                    yield view.field("principal", principal, match.span("principal"), f"{_SOURCE}/pattern:sentence")
                if span := _relation(view, match):
                    yield view.field("relation", view.text[slice(*span)], span, f"{_SOURCE}/pattern:sentence")
                return


def _relation(view: View, match: re.Match[str]) -> tuple[int, int] | None:
    """Where the relation stands; 亲属 tells less than what they are to each other, if that is said as well."""
    said = match.groupdict().get("relation")
    if said in ("亲属", "近亲属") and (closer := re.search(rf"(?:的|之){_KIN}", view.text[match.end() :])):
        return match.end() + closer.start() + 1, match.end() + closer.end()
    return match.span("relation") if said else None


def _kin(text: str) -> str | None:
    match = re.search(_KIN + r"|工作人员|员工|职工", text)
    return match[0] if match else None


def _tie(text: str) -> str | None:
    """Kinship, or the post somebody holds."""
    found = _kin(text) or words(text)
    return found if found and len(found) <= 12 else None


_BY_LABEL: tuple[tuple[str, tuple[str, ...], Callable[[str], str | None]], ...] = (
    ("agent", ("agent", "person"), person),
    ("principal", ("principal",), named),
    ("relation", ("relation", "post"), _tie),
)


def _issuer_name(text: str) -> str | None:
    name = organization(text)
    return name if name and not name.endswith("法院") else None


def _issuer(form: Form) -> Iterator[Field]:
    fields = list(form.take("issuer", "issuer", _issuer_name, f"{_SOURCE}/label"))
    if not fields:
        for line in reversed(form.sheet.lines[-6:]):
            if value := _issuer_name(line.text):
                fields = [form.sheet.field("issuer", value, line.start, line.end, f"{_SOURCE}/pattern:end", trust=0.95)]
                break
    yield from fields
