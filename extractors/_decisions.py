"""What courts', commissions' and authorities' papers share: number, who made them, parties, operative part, day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._told import own_line
from extractors._values import anyname, dates_in, named
from extractors._view import View
from pipeline import chinese
from pipeline.sheet import Sheet
from pipeline.types import Field

_NUMBER = re.compile(
    r"[\u4e00-\u9fffA-Z]{1,14}?(?:\([\u4e00-\u9fff]{1,6}\)[\u4e00-\u9fff]{0,10}?)?"
    r"[(\[<] ?(?:19|20)\d\d ?[)\]>](?:[\u4e00-\u9fffA-Z]{0,8})第? ?[\dA-Z-]{1,12} ?号"
)
_ARBITRAL = re.compile(r"[(]((?:19|20)\d\d)[)]([\u4e00-\u9fff]{2,8}字?第?[\dA-Z-]{1,12}号)")
_YEAR = re.compile(r"[(\[<]((?:19|20)\d\d)[)\]>]")
_END = re.compile(
    r"如不服|如未按|如果未按|当事人对本|双方当事人|如(?:对|不)|你(?:单位|公司)?如|申请人如|本(?:判决|裁决|裁定|调解书|决定)(?:书)?(?:为|自|经|一|终局|是)|审判长|审判员|首席仲裁员|仲裁员|独任仲裁员|书记员|案件受理费|以上(?:为|裁决)|不服|用人单位对|劳动者(?:对|不服)|双方(?:当事人)?(?:再)?无其他|[一二三四五六][、.](?:履行|救济|权利|执行)|共计应缴|(?:处罚|作出)机关:|(?:二[〇零○O0]|20)[^,。]{2,8}年[^,。]{1,3}月[^,。]{1,4}日$"
)
_PARTY = re.compile(r"被?申请人|第三人|原告|被告|当事人|被处罚人|被征收人|委托代理人|赔偿义务机关")
_MOST = 4000
_VERB = re.compile(r"(?:(?:处以|给予|如下)[:])?")
_MAKER = r"(?:作出|复议|处罚|处理|认定|送达|出具|出证|公证|仲裁|制作|发证)(?:机关|机构|单位|部门)"
_NO_PARTY = re.compile(
    r"诉称|称|请求|关于|认为|提出|要求|不服|委托|代理人|主张|辩称|与|承担|负担|支付|应|受理|答辩|到庭|出庭|未到|提交|拖欠|缺席|异议|一案|纠纷|^[的未]|^已经"
)


def number(view: View, name: str, source: str) -> Iterator[Field]:
    """The paper's own number, in its head: a court's, else an authority's, the year in tortoise-shell brackets."""
    head = view.text[:300]
    for found in chinese.case_numbers(head)[:1]:
        yield view.field(name, found.value, (found.start, found.end), f"{source}/pattern:number")
        return
    for line in view.sheet.lines[:10]:
        own = View(view.sheet, [(line.start, line.end)])
        match = _NUMBER.search(own.text)
        if match and not re.match(r"[^(\[<]*(?:委员会|仲裁院|仲裁中心)[(\[<]", match[0]):
            value = _YEAR.sub(r"〔\1〕", match[0].replace(" ", ""))
            yield own.field(name, value, match.span(), f"{source}/pattern:number")
            return
        if _ARBITRAL.search(own.text):
            yield from arbitral(own, name, source)
            return
    if match := re.search(r"(?:编号|文号|案号|第):?([A-Z\d][\dA-Z-]{5,24})(?:号)?", head):
        yield view.field(name, match[1], match.span(1), f"{source}/pattern:number", trust=0.95)


def arbitral(view: View, name: str, source: str) -> Iterator[Field]:
    """The number of an arbitral commission: （2023）某某仲裁字第12号."""
    if match := _ARBITRAL.search(view.text):
        yield view.field(name, f"（{match[1]}）{match[2]}", match.span(), f"{source}/pattern:number")


def authority(sheet: Sheet, name: str, pattern: re.Pattern[str], source: str) -> Iterator[Field]:
    """The first line, in the head, else at the end, that is nothing but the authority's name (and the paper's)."""
    for value, own, span in own_line(sheet, _MAKER):
        if match := pattern.fullmatch(value):
            yield own.field(name, match[1], span, f"{source}/label")
            return
    lines = [*sheet.lines[:6], *reversed(sheet.lines[-8:])]
    for line in lines:
        view = View(sheet, [(line.start, line.end)])
        match = pattern.match(view.text)
        alone = match and len(view.text) - match.end() <= 14 and not re.search(r"[,。:;]", view.text)
        if match and alone and not _PARTY.match(match[1]):
            yield view.field(name, match[1], match.span(1), f"{source}/pattern:own_line")
            return
    view = View(sheet, [(line.start, line.end) for line in sheet.lines])
    for match in pattern.finditer(view.text):
        title = _PARTY.match(match[1])
        start = title.end() if title else 0
        span = (match.start(1) + start, match.end(1))
        yield view.field(name, match[1][start:], span, f"{source}/pattern:anywhere", trust=0.8)
        return


def header_parties(sheet: Sheet, roles: dict[str, str], source: str) -> Iterator[Field]:
    """Parties named at the head of a line before the facts; `roles` gives each field's role words.

    Further parties of a role are items 2, 3, …
    """
    counts: dict[str, int] = {}
    for line in sheet.lines[:60]:
        view = View(sheet, [(line.start, line.end)])
        if (
            re.match(
                r"(?:上列|以上|原告|申请人)?[^:,。]{2,60}(?:一案|诉称|本院受理|本委受理|向本|于(?:19|20)\d\d年)",
                view.text,
            )
            and counts
        ):
            return
        for name, words in roles.items():
            match = re.search(
                rf"(?:^|^当事人:|(?<=[。;]))(?:{words})(?:[(][^)]{{1,20}}[)])?(?:\d|[一二三四五])?:?(?P<name>[\u4e00-\u9fffA-Za-z·*×()]{{2,44}}?)(?=[,。;]|[诉与和](?:被告|被申请人)|[(](?:以下|统一|曾|身份|下称)|$)",
                view.text,
            )
            value = _party(match["name"]) if match else None
            if match and value:
                counts[name] = counts.get(name, 0) + 1
                yield view.field(name, value, match.span("name"), f"{source}/pattern:header", item=counts[name])


def _party(text: str) -> str | None:
    if _NO_PARTY.search(text):
        return None
    return named(text) or anyname(text)


def operative(view: View, heads: str, source: str) -> Iterator[Field]:
    """The text after 判决如下 and the like, up to the instructions that follow it."""
    matches = list(re.finditer(rf"(?:{heads})(?:(?:如下|以下)(?:行政)?(?:处罚|处理|补偿)?(?:决定)?)?:?", view.text))
    for match in reversed(matches):
        end = _END.search(view.text, match.end() + 4)
        stop = min(end.start() if end else len(view.text), match.end() + _MOST)
        start = match.end() + len(_VERB.match(view.text[match.end() : stop])[0])  # type: ignore[index]
        text = view.text[start:stop].strip()
        if len(text) >= 6:
            span = (start, stop)
            yield view.field("operative", text, span, f"{source}/pattern:operative")
            return


def issued(view: View, source: str, name: str = "issued_on") -> Iterator[Field]:
    """The last date of the paper that stands alone on its line, else the last of all; often in Chinese numerals."""
    found = dates_in(view)
    alone = [d for d in found if len(_line_of(view, d.start)) - (d.end - d.start) <= 6]
    for d in (alone or found)[-1:]:
        trust = 1.0 if alone else 0.8
        yield view.field(name, d.value.isoformat(), (d.start, d.end), f"{source}/pattern:end", trust=trust)


def _line_of(view: View, at: int) -> str:
    return "".join(view.sheet.line_at(view.at[at]).text.split())
