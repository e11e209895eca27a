"""From the text behind a label to a normalised value, or None where the text is no such value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from extractors._view import Span, View
from pipeline import chinese
from pipeline.chinese import Found
from pipeline.text import plain
from pipeline.types import Field

_BETWEEN = re.compile(r"[()\[\]<>〈〉:,、。;¥/人民币大小写合计即计金额整正元圆为共折数字是\s]{0,20}")
PERSON = r"(?:[\u4e00-\u9fff]{2,4}?|[\u4e00-\u9fff]{1,10}[·•][\u4e00-\u9fff·•]{1,12}?)"
"""What may be a person's name inside a sentence; `person` then decides."""

ORGANIZATION = (
    r"(?:[\u4e00-\u9fffA-Za-z()]{2,40}?(?:公司|厂|店|经营部|营业部|服务部|中心|银行|信用社|合作社|学校|"
    r"学院|医院|集团|事务所|委员会|工作室|商行|超市)(?:[\u4e00-\u9fff]{2,12}?分公司)?)"
)

_NOTES = re.compile(r"[(\[][^)\]]{0,40}[)\]]|[(\[][^)\]]{0,40}$")
_STOP = re.compile(
    r"[,;。、:!?]|身份证|公民身份|统一社会|法定代表人|联系电话|电话|手机|住址|住所|地址|性别|出生|签名|签字|签章|盖章|捺印|(?<=.{2})年月日|\d{4}年"
)
_PERSON_STOP = re.compile(r"(?:先生|女士|同志|律师|老师)$|[男女](?=,|$)")
_CAUSE_HEADS = (
    r"民间借贷|借款|金融借款|信用卡|买卖|购销|分期付款|租赁|房屋|商品房|建设工程|装饰装修|承揽|加工|运输|保管|仓储|委托|居间|中介|行纪|保证|担保|抵押|质押|"
    r"合同|服务合同|物业|劳动|劳务|追索|工伤|经济补偿|机动车|交通事故|道路|生命权|健康权|身体权|人身|名誉权|肖像权|隐私权|侵权|医疗|产品|财产|"
    r"离婚|婚约|抚养|赡养|扶养|继承|遗产|遗嘱|法定继承|同居|分家|收养|监护|探望|不当得利|无因管理|股权|股东|合伙|公司|票据|保险|证券|"
    r"著作权|商标|专利|不正当竞争|知识产权|土地|农村|林业|排除妨害|返还原物|所有权|共有|相邻|占有|用益|供用|赠与|典当|教育|旅游|网络|"
    r"饲养动物|提供劳务|义务帮工|海上|执行|撤销|确认|债权|债务|追偿|定金|确认劳动|社会保险|行政|恢复原状|修理|饭店|餐饮|广告|演出|储蓄|储存|特许|技术|"
    r"悬赏|彩礼|婚姻|夫妻|变更抚养|人格权|一般人格权|教育机构|高度危险|环境污染|船舶|养老|电信|农业|案外人|第三人|申请"
)
_BEFORE_CAUSE = r"(?:之间)?(?:因为|因|的|为|之|发生)?\(?"
_MATTER = re.compile(
    rf"{_BEFORE_CAUSE}(?P<cause>(?:{_CAUSE_HEADS})[\u4e00-\u9fff、]{{0,20}}?(?:纠纷|争议|责任|异议之诉)|离婚(?:纠纷)?)\)?[之的]?$"
)
_OTHER_HEADS = r"故意|过失|侮辱|诽谤|重婚|虐待|遗弃|侵占|拒不|工伤|国家|不履行|政府信息|治安|规划|遗失|人身"
_MATTER_ELSE = re.compile(
    rf"{_BEFORE_CAUSE}(?P<cause>(?:{_CAUSE_HEADS}|{_OTHER_HEADS})[\u4e00-\u9fff、]{{0,16}}?"
    r"(?:罪|处罚|复议|认定|赔偿|职责|许可|强制|公开|征收|补偿|合同|借贷))\)?[之的]?$"
)
"""Crimes, acts of authorities, and causes named without 纠纷."""
_ROLE = re.compile(r"^(?:原告|被告|申请人|被申请人|第三人|上诉人|被上诉人|当事人|申请执行人)(?=.{2})[:]?")
_IS = re.compile(r"^[为是系](?=[\u4e00-\u9fff]{2})[:]?")
_OUGHT = re.compile(r"应(?:于|当|在|向|按|将|自|付|由)")
_STRAY = re.compile(r"(?<=[\u4e00-\u9fff]{2})[0-9A-Za-z]{1,2}$")
_FILLER = re.compile(r"[_\-\s.…*]+")


def person(text: str) -> str | None:
    """A person's name at the head of a text; a stray character read from a fingerprint or pen behind it is dropped."""
    head = _PERSON_STOP.sub("", _head(text))
    if _OUGHT.match(head):
        return None
    return next((name for name in (head, _STRAY.sub("", head)) if chinese.name_ok(name)), None)


def people(text: str) -> Iterator[tuple[str, int]]:
    """The names of a list (张三、李和平和王五律师) and where each begins; 和 joins only names."""
    for part in re.finditer(r"[\u4e00-\u9fff·•]+", text):
        yield from _joined(part[0], part.start())


def _joined(text: str, at: int) -> Iterator[tuple[str, int]]:
    if name := person(text):
        yield name, at
        return
    for joint in re.finditer(r"[和及与]", text):
        name, rest = person(text[: joint.start()]), list(_joined(text[joint.end() :], at + joint.end()))
        if name and rest:
            yield from ((name, at), *rest)
            return


def organization(text: str) -> str | None:
    head = _STRAY.sub("", _head(text, notes=False))
    return head if chinese.is_organization(head) and len(head) <= 60 else None


def named(text: str) -> str | None:
    """A person's or an organization's name at the head of a text."""
    return organization(text) or person(text)


def anyname(text: str) -> str | None:
    """A name as a form states it, also one that looks like none (a trade name, a rare surname); no digits."""
    found = named(text)
    if found:
        return found
    head = _head(text)
    return head if re.fullmatch(r"(?!年月日)[\u4e00-\u9fffA-Za-z·()]{2,40}", head) else None


def _head(text: str, *, notes: bool = True) -> str:
    clean = _ROLE.sub("", _IS.sub("", plain(text).lstrip(":;,、")))
    clean = _NOTES.sub("", clean) if notes else _trade_notes(clean)
    clean = _FILLER.sub("", _STOP.split(clean.lstrip(":;,、"), maxsplit=1)[0])
    return clean.strip("()[]\"'/|")


def _trade_notes(clean: str) -> str:
    """Brackets that belong to a company's name stay (北京某某（集团）有限公司), others go."""
    return re.sub(
        r"[(\[](?:[^)\]]{0,20}(?:签|章|印|以下|甲方|乙方|丙方|买方|卖方|方\)|人\))|系)[^)\]]{0,20}[)\]]?", "", clean
    )


def day(text: str) -> str | None:
    """The first date of a text, ISO 8601; also 20240305 and 2019 05 08."""
    found = chinese.dates(text)
    if found:
        return found[0].value.isoformat()
    loose = re.fullmatch(
        r"\s*((?:19|20)\d\d)[ ./年-]?\s{0,3}(\d\d?)[ ./月-]?\s{0,3}(\d\d)日?(?:\s?\d\d.{0,8})?\s*", plain_blank(text)
    )
    return _iso(*map(int, loose.groups())) if loose else None


def plain_blank(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _iso(year: int, month: int, day_: int) -> str | None:
    try:
        return date(year, month, day_).isoformat()
    except ValueError:
        return None


def money(value: Decimal) -> str:
    return f"{value:.2f}"


def sum_of(text: str) -> str | None:
    """The one sum of a text."""
    found = chinese.amounts(text)
    if found:
        return money(found[0].value)
    single = chinese.amount(text)
    return money(single) if single is not None else None


def bare_sum(text: str) -> str | None:
    """A sum also where it is only digits with a decimal point or thousands: 50,000.00."""
    clean = plain(text).replace("，", ",")
    match = re.search(r"(?<![\d.])-?\+?(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?)(?![\d.])", clean)
    return sum_of(text) or (money(Decimal(match[1].replace(",", ""))) if match else None)


def words_sum(text: str) -> str | None:
    found = [item for item in chinese.amounts(text) if chinese.is_words(item.text)]
    if found:
        return money(found[0].value)
    single = chinese.amount(text)
    return money(single) if single is not None and chinese.is_words(plain(text)) else None


def digits_sum(text: str) -> str | None:
    found = [item for item in chinese.amounts(text) if not chinese.is_words(item.text)]
    return money(found[0].value) if found else bare_sum(text)


def id_number(text: str) -> str | None:
    found = chinese.id_numbers(text)
    return found[0].value if found else None


def code(text: str) -> str | None:
    found = chinese.credit_codes(text)
    return found[0].value if found else None


def phone(text: str) -> str | None:
    found = chinese.phones(text)
    return found[0].value if found else None


def sex(text: str) -> str | None:
    match = re.match(r"[:\s]*([男女])", text)
    return match[1] if match else None


def account(text: str) -> str | None:
    """An account or card number: digits, and stars where a slip hides some."""
    match = re.search(r"[\d*]{4}(?:[ -]?[\d*]{1,4}){1,7}|\*{2,}\d{3,4}", plain_blank(text))
    return re.sub(r"[ -]", "", match[0]) if match and re.search(r"\d{3}", match[0]) else None


def words(text: str) -> str | None:
    """Free text, without white space, cut to a sane length."""
    clean = plain(text).strip(":;,。、_-/")
    return clean[:400] if clean and not re.fullmatch(r"[无_×xX*\-/]+", clean) else None


def place(text: str) -> str | None:
    """Words long enough for an address."""
    found = words(text)
    return found if found and len(found) >= 5 else None


def number_text(text: str) -> str | None:
    """A paper's number: letters, digits and 字第号 without blanks."""
    match = re.match(r"[\u4e00-\u9fffA-Za-z0-9()\[\]\-/第号字]{3,40}", plain(text))
    return match[0] if match and re.search(r"\d", match[0]) else None


def sums(view: View, span: Span, source: str, *, item: int | None = None) -> Iterator[Field]:
    """`amount` and, where the sum is also or only in words, `amount_words`: the two spellings of the first sum."""
    found = _within(chinese.amounts(view.text[span[0] : span[1]]), span[0])
    if not found:
        return
    digits, spelt = _spellings(view.text, found)
    if spelt:
        yield view.field("amount_words", money(spelt.value), (spelt.start, spelt.end), source, item=item)
    if sure := digits or spelt:
        yield view.field("amount", money(sure.value), (sure.start, sure.end), source, item=item)


def _spellings(text: str, found: list[Found[Decimal]]) -> tuple[Found[Decimal] | None, Found[Decimal] | None]:
    """The first sum in digits and in words, where the second stands next to the first."""
    first = found[0]
    other = next((f for f in found[1:2] if chinese.is_words(f.text) != chinese.is_words(first.text)), None)
    if other is not None and not _BETWEEN.fullmatch(text, first.end, other.start):
        other = None
    return (other, first) if chinese.is_words(first.text) else (first, other)


def _within(found: list[Found[Decimal]], shift: int) -> list[Found[Decimal]]:
    return [Found(f.value, f.start + shift, f.end + shift, f.text) for f in found]


def dates_in(view: View) -> list[Found[date]]:
    return chinese.dates(view.text)


def last_date(view: View, name: str, source: str, *, after: int = 0) -> Iterator[Field]:
    """The last date that stands as a line of its own or at the end: the day a paper is signed or issued."""
    found = [d for d in dates_in(view) if d.start >= after]
    alone = [d for d in found if _alone(view, d)]
    chosen = (alone or [d for d in found if len(view.text) - d.end <= 40])[-1:]
    for d in chosen:
        yield view.field(name, d.value.isoformat(), (d.start, d.end), source, trust=1.0 if alone else 0.9)


def _alone(view: View, found: Found[date]) -> bool:
    """Nothing but a short label stands on its line with it."""
    line = view.sheet.line_at(view.at[found.start])
    rest = len(plain(line.text)) - (found.end - found.start)
    return rest <= 12 and not re.search(r"还款|到期|付清|止$|届满|归还|期限|有效期|出生|[前至自从]$", plain(line.text))


def matter(text: str) -> tuple[str | None, str]:
    """`李四民间借贷纠纷` as opponent and cause: the longest cause before which a name is left; (None, text) if none."""
    best: tuple[str | None, str] = (None, text)
    for start in range(len(text) - 1):
        match = _MATTER.match(text, start) or _MATTER_ELSE.match(text, start)
        name = named(re.split(r"等[\d一二三四五六七八九十]|、", text[:start])[0]) if match and start >= 2 else None
        if match and name and not (match["cause"].startswith("公司") and re.search(r"(?:有限|责任|股份|集团)$", name)):
            found = (name, match["cause"])
            if chinese.is_organization(name) and not _runs_on(name, best):
                return found
            best = best if best[0] else found
    return best


def _runs_on(name: str, best: tuple[str | None, str]) -> bool:
    """姜桂珍物业: a person's name with the beginning of the cause."""
    person_, cause = best
    if person_ is None or not name.startswith(person_) or not chinese.surname_ok(person_):
        return False
    rest = re.sub(r"^(?:之间)?[的因]?", "", name[len(person_) :])
    return cause.startswith(rest) and not re.search(r"[厂店部行社院校所局府会司]$|中心$", name)
