"""What a pleading says of one person or organization: name, sex, birth, people, work, place, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from extractors._pleading.gatherer import Gatherer
from extractors._pleading.reading import Reading
from extractors._pleading.second import fill
from extractors._pleading.words import (
    AGENCY,
    BORN_AT,
    EDUCATION,
    EMPTY,
    NOTE,
    OCCUPATION,
    POST,
    REGION_PERSON,
    SIDES,
)
from extractors._pleading.work import work
from pipeline.chinese import ethnicity, is_organization, surname_ok
from pipeline.types import Field

if TYPE_CHECKING:
    from extractors._pleading.parties import Block

_NAME_LABEL: Final = re.compile(
    r"[ \n_]*(?:[有无](?: ?[☑☒☐□√✓■]| +(?=姓名|名称))[ \n]*){0,2}(?:姓名|名称|单位名称|公司名称|企业名称)?[ _]*:?[ _]*"
)
_NAME: Final = re.compile(r"[\u4e00-\u9fffA-Za-z\d×*·•.・&\-_]{1,60}")
_SEX_AHEAD: Final = re.compile(r"[男女](?=$|[,。; \n]|性|[\u4e00-\u9fff]{1,4}族|\d{4}年|\d{2}岁|生)")
_CUT_NAME: Final = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:汉族|\d{4}年|出生于|生于|身份证|公民身份|"
    r"(?<=[\u4e00-\u9fff]{2})住(?!房|建|宅|院|保)[址所]?(?=[\u4e00-\u9fff]{2,}))"
)
_SEX: Final = re.compile(
    r"(?:^|(?<=[,;。 \n():]))([男女])性?(?=[,;。 \n)]|$|[\u4e00-\u9fff]{1,4}族|\d)|"
    r"(?<=[\u4e00-\u9fff])([男女])(?=[,;。 \n])"
)
_BORN: Final = re.compile(r" ?(?:日)?(?:出?生|生人)|(?=[,;。 \n(]|$)")
_BORN_BEFORE: Final = re.compile(r"(?:出?生于|出生日期|出生年月日?|生日)[: ]?$")
_AGE: Final = re.compile(r"(?:年龄[: ]?)?(\d{1,3})周?岁|年龄[: ]?(\d{1,3})(?!\d)")
_PEOPLE: Final = re.compile(r"([\u4e00-\u9fff]{1,4}族)(?=[,;。 \n)\d]|$|[住男女现户身公]|出|人)")
_LIVES: Final = re.compile(
    r"(?:^|(?<=[,;。 \n)、生族]))(\(?(?:身份证|户籍|户口)[^,。;:\n]{0,4}\)?)?(现住|原住|住)(?!址|所|院|"
    r"宅)[在于:]{0,2}"
)
_PLACE: Final = re.compile(
    r"[^,。;\n ]{2,70}(?:[, ](?=[^,。;:\n]{0,24}(?:号|室|楼|单元|栋|幢|组|村|座))[^,。;\n: ]{1,40})?"
)
_PLAIN: Final = re.compile(r"[^,。;\n ]{1,60}")
_SAME: Final = re.compile(r"(?:住址|住所地?|地址|住)?:?(?:均)?同(?:上|前|原告|被告|第[一二三]|申请人)")
_ONE: Final = r"[\u4e00-\u9fff×]{2,4}(?:\([^()\n]{1,12}\))?"
_SEVERAL: Final = re.compile(
    rf"(?:{_ONE}[、 ]){{1,4}}[\u4e00-\u9fff×]{{2,4}}(?=[,(。\n]|$)|"
    rf"(?:{_ONE}[、 ,]){{1,4}}[\u4e00-\u9fff×]{{2,4}}(?=[,。\n]|$|\((?:特别|一般|系|均))"
)


def particulars_of(reading: Reading, block: Block, item: int, before: Sequence[Block]) -> list[Block]:
    """The block with its fields; more than one where it names several agents, none where it is an empty form line."""
    several = (
        _SEVERAL.match(reading.text, block.body, block.end) if block.role in ("agent", "statutory_agent") else None
    )
    if several and _all_names(several[0]):
        return _split(reading, block, several, item, before)
    found = Gatherer(reading, block.body, block.end, item)
    _name(found, block)
    _all(found, block, before)
    if block.role in SIDES:
        fill(found)
    if not found.fields and (block.role not in ("plaintiff", "defendant") or not block.colon):
        return []
    return [replace(block, fields=[*_role(found, block), *found.fields])]


def _split(reading: Reading, block: Block, several: re.Match[str], item: int, before: Sequence[Block]) -> list[Block]:
    """张建新、张颖媛, 某某律师事务所律师: one block each, what follows the names belongs to all."""
    made = []
    for no, name in enumerate(re.finditer(r"([\u4e00-\u9fff×]{2,4})(\([^()\n]{1,12}\))?", several[0])):
        found = Gatherer(reading, several.end(), block.end, item + no)
        start = several.start() + name.start(1)
        found.add("name", name[1], start, start + len(name[1]), "names")
        _all(found, block, before)
        made.append(replace(block, fields=[*_role(found, block), *found.fields]))
    return made


def _all_names(text: str) -> bool:
    """Several names, not a name and an occupation (张三,居民)."""
    parts = re.split(r"[、 ,]", re.sub(r"\([^()]*\)", "", text))
    return all(surname_ok(p) and not OCCUPATION.fullmatch(p) and not POST.search(p) for p in parts)


def _role(found: Gatherer, block: Block) -> list[Field]:
    trust = 0.99 if block.colon else 0.93
    way = "title:" if block.colon else "title"
    end = block.start + len(block.title)
    role = found.reading.field("party.role", block.role, block.start, end, way, item=found.item, trust=trust)
    name = next((f for f in found.fields if f.name == "party.name"), None)
    organization = (name is not None and is_organization(name.value)) or (found.has("uscc") and not found.has("sex"))
    if block.role in ("agent", "statutory_agent", "legal_representative", "responsible_person"):
        organization = False
    kind = "organization" if organization else "natural"
    begins = name.value[:2] if name else ""
    start = found.reading.text.find(begins, block.body, block.end) if begins else -1
    place = (start, start + len(begins)) if start >= 0 else (block.start, end)
    return [role, found.reading.field("party.kind", kind, *place, "name", item=found.item, trust=0.95)]


def _name(found: Gatherer, block: Block) -> None:
    text, at = found.reading.text, found.start
    opening = _NAME_LABEL.match(text, at, found.end)
    at = opening.end() if opening else at
    match = _NAME.match(text, at, found.end)
    if not match or any(p.start == at for p in found.reading.among("FIELD", at, found.end)):
        return
    end = _name_end(found, match.start(), match.end())
    name = found.reading.said(match.start(), end)
    if surname_ok(name) or is_organization(name):
        trust = 0.98 if block.colon else 0.94
    else:
        trust = 0.85 if len(name) <= 30 else 0.5
    if re.search(r"[\u4e00-\u9fffA-Za-z]", name) and name not in ("有", "无") and not EMPTY.fullmatch(name):
        found.add("name", name, match.start(), end, "header" if block.colon else "line", trust)


def _name_end(found: Gatherer, start: int, end: int) -> int:
    """Cuts at a label, at 男/女 before a particular, and takes in brackets that belong to a firm's name."""
    text = found.reading.text
    labels = [p.start for p in found.reading.among("FIELD", start + 1, end)]
    cuts = [m.start() for p in (_SEX_AHEAD, _CUT_NAME) if (m := p.search(text, start + 2, end + 1))]
    cuts = [c for c in cuts if not _is_given_name(text, c, end)]
    end = min([end, *labels, *cuts])
    while end < found.end and text[end] == "(":
        close = text.find(")", end, end + 30)
        if close < 0 or NOTE.search(text, end, close) or not _continues(text, start, end, close, found.end):
            break
        more = _NAME.match(text, close + 1, found.end)
        end = more.end() if more else close + 1
    return end


def _is_given_name(text: str, cut: int, end: int) -> bool:
    """王胜男, 女: the 男 is the name's own where another sex follows."""
    return text[cut] in "男女" and cut + 1 == end and bool(re.match(r"[, (][男女]", text[end : end + 2]))


def _continues(text: str, start: int, opened: int, close: int, end: int) -> bool:
    more = re.match(r"[\u4e00-\u9fff]{1,30}", text[close + 1 : min(end, close + 31)])
    if more:
        return is_organization(text[start:opened] + more[0])
    return bool(re.search(r"合伙|集团|中国|有限|个人独资|个体", text[opened:close])) and is_organization(
        text[start:opened]
    )


def _all(found: Gatherer, block: Block, before: Sequence[Block]) -> None:
    natural = not is_organization(next((f.value for f in found.fields if f.name == "party.name"), ""))
    if natural:
        for gather in (_sex, _birth, _age, _people):
            gather(found)
    for kind in ("id_number", "uscc", "phone"):
        _numbers(found, kind)
    _addresses(found, before)
    _labelled(found)
    _authority(found, block)
    if natural:
        work(found, block.role)


def _sex(found: Gatherer) -> None:
    for piece, start, _ in found.labels("sex"):
        match = re.compile(r"[男女]").match(found.reading.text, start, found.end)
        if match:
            found.add("sex", match[0], piece.start, match.end(), "label", 0.98)
    match = _SEX.search(found.reading.text, found.start, found.end)
    if match:
        found.add("sex", match[1] or match[2], match.start(), match.end(), "clause", 0.98)


def _birth(found: Gatherer) -> None:
    """A date said to be of birth, or a date that stands alone among the particulars; a mere month is no date."""
    text = found.reading.text
    for date in found.reading.among("date", found.start, found.end):
        told = _BORN_BEFORE.search(text, max(found.start, date.start - 8), date.start)
        after = _BORN.match(text, date.end, found.end)
        alone = date.start == found.start or text[date.start - 1] in ", ;。\n男女族"
        if told or (after and (after[0].strip() or alone)):
            end = after.end() if after else date.end
            found.add("birth_date", date.value, date.start, end, "born", 0.98 if told or (after and after[0]) else 0.93)


def _age(found: Gatherer) -> None:
    match = _AGE.search(found.reading.text, found.start, found.end)
    if match and 0 < int(match[1] or match[2]) < 130:
        found.add("age", str(int(match[1] or match[2])), match.start(), match.end(), "years")


def _people(found: Gatherer) -> None:
    for piece, start, _ in found.labels("ethnicity"):
        match = re.compile(r"[\u4e00-\u9fff]{1,5}").match(found.reading.text, start, found.end)
        people = ethnicity(match[0].split("族")[0] + "族") if match else None
        if match and people:
            found.add("ethnicity", people, piece.start, start + len(people.rstrip("族")), "label", 0.98)
    for match in _PEOPLE.finditer(found.reading.text, found.start, found.end):
        people = ethnicity(match[1])
        if people:
            found.add("ethnicity", people, match.end(1) - len(people), match.end(1), "clause", 0.98)


def _numbers(found: Gatherer, kind: str) -> None:
    for piece in found.reading.among(kind, found.start, found.end):
        found.add(kind, piece.value, piece.start, piece.end, "number", 0.98)


def _addresses(found: Gatherer, before: Sequence[Block]) -> None:
    """The registered or stated address first; where only the present residence is told, that is the address."""
    text = found.reading.text
    places: list[tuple[str, int, int, int, str]] = []
    for piece, start, limit in found.labels("address", "residence"):
        places.append((piece.value, piece.start, start, limit, "label"))
    for match in _LIVES.finditer(text, found.start, found.end):
        labels = (p.start for p in found.reading.among("FIELD", match.end(), found.end))
        kind = "residence" if match[2] == "现住" else "address"
        places.append((kind, match.start(), match.end(), min([*labels, found.end]), "lives"))
    for kind, _, start, limit, way in sorted(places, key=lambda p: p[1]):
        span = _place(found, start, limit)
        if span:
            found.add(kind, found.reading.said(*span), *span, way, 0.96)
    if found.has("residence") and not found.has("address"):
        found.fields = [replace(f, name="party.address") if f.name == "party.residence" else f for f in found.fields]
    _same_address(found, before)


def _place(found: Gatherer, start: int, limit: int) -> tuple[int, int] | None:
    text = found.reading.text
    stops = [p.start for kind in ("phone", "id_number", "uscc") for p in found.reading.among(kind, start, limit)]
    match = _PLACE.match(text, start, min([limit, *stops]))
    if not match or _SAME.match(match[0]) or not re.search(r"[\u4e00-\u9fff]{2}", match[0]):
        return None
    end = start + len(re.sub(r"\((?:系|原告|被告|以下|注)[^()]*\)?$|(?:[,(;]|送达|电话|手机|联系)+$", "", match[0]))
    return (start, end) if end - start >= 2 else None


def _same_address(found: Gatherer, before: Sequence[Block]) -> None:
    same = _SAME.search(found.reading.text, found.start, found.end)
    if same and not found.has("address"):
        known = [f for b in before for f in b.fields if f.name == "party.address"]
        if known:
            found.add("address", known[-1].value, same.start(), same.end(), "same", 0.85)


def _labelled(found: Gatherer) -> None:
    for piece, start, limit in found.labels("occupation", "employer", "post", "birthplace", "education", "relation"):
        match = _PLAIN.match(found.reading.text, start, limit)
        name = "post" if piece.value == "relation" else piece.value
        if match:
            found.add(name, found.reading.said(*match.span()), *match.span(), "label")
    if found.has("employer") and not found.has("occupation"):
        return
    for name, pattern in (("education", EDUCATION), ("birthplace", BORN_AT), ("birthplace", REGION_PERSON)):
        clause = pattern.search(found.reading.text, found.start, found.end)
        if clause:
            found.add(name, clause[1], clause.start(1), clause.end(1), "clause", 0.93)


def _authority(found: Gatherer, block: Block) -> None:
    """Agents only: 特别授权 or 一般授权, in the block or in the bracket after the title."""
    if block.role != "agent":
        return
    for match in AGENCY.finditer(found.reading.text, block.start, found.end):
        found.add("authority", "special" if match[0].startswith("特别") else "general", *match.span(), "words", 0.95)
