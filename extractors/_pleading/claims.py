"""The claims of a pleading: one by one, with what each asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from extractors._pleading.reading import Piece, Reading
from pipeline.types import ClaimKind, Field

_SENTENCE: Final = re.compile(r"[^;。\n]{2,}[;。]?")
_TOTAL: Final = re.compile(
    r"(?:(?:以上|上述|前述|上列|全部|各|加起来)[^,。;\n]{0,16}?|金额(?:部分)?|(?:本案|诉讼|诉请|请求|诉求|申请)[^,。;\n费]{0,16}?|暂?)(?:合计|共计|总计|总额|总金额|标的总额|标的额|"
    r"诉讼标的额?|标的金额|请求金额|累计|一共)[^,。;\n\d]{0,14}?"
)
_TOTAL_START: Final = re.compile(
    r"(?:以上|上述|前述|上列|各项|全部|加起来|一共|金额(?:部分)?(?:合计|共计|总计)|暂?合计|暂?共计|总计|总金额|标的总额|诉讼标的|标的额|标的金额|涉案标的|"
    r"(?:本案|诉讼|诉请|请求|诉求|申请)(?![^,。;\n]{0,24}(?:被|支付|偿还|返还|归还|赔偿|给付(?!金额)|判|承担))"
    r"[^,。;\n\d费]{0,12}(?:合计|共计|总计|总额|总金额|标的额|标的金额|标的))"
)
_OF_ALL: Final = re.compile(r"以上|上述|前述|上列|各项|全部|本案|诉|请求|申请|金额|标的")
_IDLE: Final = re.compile(r"[(·\[ ]*(?:(?:经|综合|据)[\u4e00-\u9fff]{1,4},)?[(·\[ ]*")
"""What may stand before a sentence that adds up."""
_BASE_BEFORE: Final = re.compile(
    r"(?:(?:以|按|按照|基数[为是:]?|本金[为是:])(?:人民币|¥|尚欠|剩余|欠付|未付|未还|借款|货款|欠款|工程款|"
    r"租金|本金|总额|的|为|上述|该|款|金额|\()*)$"
)
_BASE_AFTER: Final = re.compile(
    r"(?:[^,。;\d(]{0,8})(?:为(?:计算|计息)?(?:基数|本金)|作为(?:计算|计息)?(?:基数|本金)|为限|为标准)"
)
_FACTOR: Final = re.compile(r" ?[×xX*]|(?:付清|还清|清偿)之?日?")
_EACH_BEFORE: Final = re.compile(r"按(?:照)?每(?:月|日|天|年|季度)(?:租金)?(?:人民币|¥)*$")
_EACH_AFTER: Final = re.compile(r"(?:元)?(?:/|每)(?:月|日|天|年)的?标准")
"""A rate by the month for what is not yet due: no sum."""
_HOW: Final = re.compile(
    r"(?:利息|违约金|逾期利息)?(?:自[^,()]{0,24})?(?:按|以|计算方式)|每(?:年|月|日|天|平方米|户|吨|件|台|个)|月(?:租金?|工资|均|费)|单价"
)
_CAME_TO: Final = re.compile(r"(?:为|计|共|是|即|合|利息|违约金|支付|:)(?:人民币|¥|约)*$")
_INTEREST_ON: Final = re.compile(
    r"(?:的|自|从|按|\(自)[^,。;及和与并、]{0,50}?(?:的|之)?(?:逾期)?利息(?!\d|为|共|合|人民币)"
)
_START: Final = re.compile(r"(?:自|从|由)[^\d,。;]{0,12}$")
_START_AFTER: Final = re.compile(r"(?:起|开始|之日起|次日起|之后|后的)")
_END: Final = re.compile(r"(?:至|到|截至|截止|截止到|计算至|计至|暂计至|暂算至)[: ]?$")
_BASIS: Final = re.compile(
    r"以[^,。;\n]{1,40}?为(?:计算|计息)?(?:基数|本金)|"
    r"(?:按|参照|依照|根据)[^,。;\n]{0,30}?(?:LPR|报价利率|贷款利率|存款利率|合同约定|标准|利率|约定)[^,。;\n]{0,20}|"
    r"[自从][^,。;\n]{0,20}?之日起|[至到][^,。;\n]{0,24}?之日止?|同期[^,。;\n]{0,16}?利率[^,。;\n]{0,12}"
)
_OPENING: Final = re.compile(
    r"(?:请求|诉请|恳请)?(?:依法|贵院|人民法院|法院|[、,])*(?:判令|判决|裁决|责令)?(?:被告|如下)?[:：]"
)


_SAYS: Final = re.compile(r"[\u4e00-\u9fff]{2}")
_PARAGRAPH: Final = re.compile(r"[^\n]+")
_STORY: Final = 80
"""Characters of a paragraph behind the last claim that tells a story, and is no more of the claim."""
_MOST: Final = 500
"""Claims read of one pleading."""


class Part(NamedTuple):
    no: int
    start: int
    end: int


def claims_of(reading: Reading, start: int, end: int) -> list[Field]:
    """Claims between two places, and the total they are said to come to."""
    parts = list(islice(split(reading, start, end), _MOST))
    fields: list[Field] = []
    item = 0
    for part in parts:
        cut, total = _without_total(reading, part)
        fields += total
        if reading.said(*cut[1:]).strip(" ;。,:"):
            item += 1
            fields += claim_of(reading, cut, item)
    return fields


def split(reading: Reading, start: int, end: int) -> Iterator[Part]:
    """By list numbers in a row where there are any, else by paragraphs, else by sentences."""
    marks = list(numbered(reading, start, end))
    if marks:
        for i, mark in enumerate(marks):
            stop = marks[i + 1].start if i + 1 < len(marks) else _end_of_list(reading, mark.end, end)
            yield Part(i + 1, mark.end, _trimmed(reading, mark.end, stop))
        return
    opening = _OPENING.match(reading.text, start, end)
    start = opening.end() if opening else start
    paragraphs = [m for m in re.compile(r"[^\n]+").finditer(reading.text, start, end) if m[0].strip(" ;。:,")]
    pieces = paragraphs if len(paragraphs) > 1 else list(_SENTENCE.finditer(reading.text, start, end))
    for no, match in enumerate((p for p in pieces if _SAYS.search(p[0]) and p[0].rstrip()[-1:] != ":"), start=1):
        yield Part(no, match.start(), _trimmed(reading, match.start(), match.end()))


def numbered(reading: Reading, start: int, end: int) -> Iterator[Piece]:
    """Markers of one style that count 1, 2, 3 …; numbers inside a claim have another style or begin anew."""
    style, expected = "", 1
    for mark in reading.among("markers", start, end):
        kind, _, number = mark.value.partition("|")
        family = re.sub(r"[、.,:]$", "", kind)
        if (style and family != style) or int(number) != expected or not _opens(reading, mark, start):
            continue
        style, expected = family, expected + 1
        yield mark


def _end_of_list(reading: Reading, start: int, end: int) -> int:
    """Where the last item ends: before a story under no heading, or under one that nobody knows (事情是这样的:)."""
    first = reading.text.find("\n", start, end)
    for line in _PARAGRAPH.finditer(reading.text, first + 1, end) if first >= 0 else ():
        if len(line[0]) >= _STORY or re.fullmatch(r"[^\d,。;]{2,18}:", line[0]):
            return line.start()
    return end


def _opens(reading: Reading, mark: Piece, start: int) -> bool:
    if mark.start == start and mark.start and reading.text[mark.start - 1].isalnum():
        return False
    before = reading.text[mark.start - 1 : mark.start] if mark.start > start else ""
    after = reading.text[mark.end : mark.end + 1]
    if mark.text[-1] in ".," and after.isdigit() and not re.match(r"\d{4,}", reading.text[mark.end : mark.end + 5]):
        return False
    return before in ("", "\n", "。", ";", ":", ",", ")", " ", "、", "?") or (
        not before.isdigit()
        and mark.text[0].isdigit()
        and int(mark.value.partition("|")[2]) > 1
        and before not in "第某一二三四五六七八九十月年日."
    )


def _trimmed(reading: Reading, start: int, end: int) -> int:
    return start + len(reading.text[start:end].rstrip(" \n"))


def _without_total(reading: Reading, part: Part) -> tuple[Part, list[Field]]:
    """Cuts off a closing sentence that adds up all claims, and reads it as the stated total."""
    for match in _SENTENCE.finditer(reading.text, part.start, part.end):
        said = _IDLE.sub("", match[0], count=1)
        whole = _TOTAL_START.match(said) and _TOTAL.match(said)
        if whole and (_OF_ALL.match(said) or match.start() > part.start):
            sums = list(reading.among("money", match.start(), match.end()))
            if sums:
                found = [_total(reading, sums[0])]
                return Part(part.no, part.start, match.start()), found
    return part, []


def _total(reading: Reading, money: Piece) -> Field:
    return reading.field("stated_total", money.value, money.start, money.end, "total", trust=0.95)


def claim_of(reading: Reading, part: Part, item: int, kind: ClaimKind | None = None) -> list[Field]:
    """Fields of one claim; `kind` where the place of the claim tells it."""
    no, start, end = part
    text = reading.said(start, end).strip(" ;；。,，:：")
    found_kind = kind or kind_of(reading.text[start:end])
    fields = [
        reading.field("claim.no", str(no), start, end, "number", item=item),
        reading.field("claim.text", text, start, end, "text", item=item, trust=0.98),
        reading.field("claim.kind", found_kind.value, start, end, "words", item=item, trust=0.9),
    ]
    for money in reading.among("money", start, end):
        if not _is_base(reading, money, start, end):
            fields.append(reading.field("claim.amount", money.value, money.start, money.end, "sum", item=item))
    return fields + list(_terms(reading, start, end, item))


def _is_base(reading: Reading, money: Piece, start: int, end: int) -> bool:
    """A sum that interest is counted on, not asked for (以50000元为基数)."""
    before = reading.text[max(start, money.start - 16) : money.start]
    after = reading.text[money.end : min(end, money.end + 60)]
    if _BASE_AFTER.match(after) or _FACTOR.match(after) or _explains(reading, money, start):
        return True
    if re.search(r"基数(?:为|是|:)?(?:人民币|¥)*$", before) or _EACH_BEFORE.search(before) or _EACH_AFTER.match(after):
        return True
    counted = _BASE_BEFORE.search(before) and re.match(r"(?:元)?[^,。;]{0,10}(?:计|按|年|月|日)", after)
    return bool(counted) or bool(_INTEREST_ON.match(after))


def _explains(reading: Reading, money: Piece, start: int) -> bool:
    """Inside a bracket that tells how something is counted (按…, 以…) and not what it came to."""
    before = reading.text[start : money.start]
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return False
    return bool(_HOW.match(before, opened + 1)) and not _CAME_TO.search(before)


def _terms(reading: Reading, start: int, end: int, item: int) -> Iterator[Field]:
    """Rate, first and last day, and the words from which a sum can be computed."""
    for rate in reading.among("rate", start, end):
        yearly, _, multiple = rate.value.split("|")
        name, value = ("claim.rate", yearly) if yearly else ("claim.basis", reading.said(rate.start, rate.end))
        if yearly or multiple:
            yield reading.field(name, value, rate.start, rate.end, "rate", item=item)
    for date in reading.among("date", start, end):
        before, after = reading.text[max(start, date.start - 14) : date.start], reading.text[date.end : date.end + 4]
        if _END.search(before) or re.match(r"(?:止|为止)", after):
            yield reading.field("claim.end_date", date.value, date.start, date.end, "until", item=item)
        elif _START_AFTER.match(after) or _START.search(before):
            yield reading.field("claim.start_date", date.value, date.start, date.end, "from", item=item)
    for basis in _BASIS.finditer(reading.text, start, end):
        stop = basis.start() + len(basis[0].rstrip(") "))
        value = reading.said(basis.start(), stop)
        yield reading.field("claim.basis", value, basis.start(), stop, "basis", item=item, trust=0.93)


_KINDS: Final[tuple[tuple[ClaimKind, re.Pattern[str]], ...]] = (
    (
        ClaimKind.INTEREST,
        re.compile(
            r"(?:(?:借款|货款|本金|欠款|工程款|租金|逾期|资金)[^,。;及和与并、]{0,40}?)?(?:利息|"
            r"资金占用(?:费|损失|利息)|占用费)|复利|罚息"
        ),
    ),
    (ClaimKind.LIQUIDATED_DAMAGES, re.compile(r"(?:逾期[^,。;及和与并、]{0,10}?)?(?:违约金|滞纳金)")),
    (
        ClaimKind.WAGES,
        re.compile(
            r"[^,。;]{0,12}?(?:工资|劳动报酬|加班费|年休假|高温津贴|奖金|提成|社会保险|"
            r"劳务费|代通知金)"
        ),
    ),
    (ClaimKind.SUPPORT, re.compile(r"抚养费|赡养费|扶养费|抚育费|生活费")),
    (
        ClaimKind.FEES,
        re.compile(
            r"(?:本案)?的?(?:全部|一切)?(?:诉讼|案件受理|受理|仲裁|保全|律师|公告|鉴定|评估|执行|保险|担保|"
            r"申请)(?:代理|服务|申请|保险|保函)?费"
            r"|实现债权的?费用|为实现债权"
        ),
    ),
    (
        ClaimKind.COMPENSATION,
        re.compile(
            r"赔偿|损失|经济补偿|抚慰金|医疗费|误工费|护理费|营养费|伙食补助|残疾|丧葬费|死亡|交通费|后续治疗|"
            r"车辆维修费|维修费|停运"
        ),
    ),
    (
        ClaimKind.PRINCIPAL,
        re.compile(
            r"本金|借款|货款|欠款|租金|物业|工程款|价款|服务费|透支|代偿款?|报酬|押金|保证金|定金|转让款|"
            r"投资款|房款|购车款|预付款|尾款|彩礼|"
            r"保险金|垫付款?|款项|人民币|[\d万千]元|使用费|管理费|水电费|电费|运费|运输费|加工费|承揽|"
            r"设计费|广告费|培训费|股权款|分红"
        ),
    ),
)
_VAGUE: Final = (ClaimKind.PRINCIPAL, ClaimKind.COMPENSATION)
"""Kinds whose words also stand in claims for something to be done (返还押金凭证)."""
_STATUS: Final = re.compile(
    r"(?:与|和|准予|准许|判决|判令|请求)?[^,。;]{0,10}离婚(?!损害|后|协议|时|经济)|"
    r"解除[^,。;]{0,14}(?:婚姻|收养|同居|劳动|身份)关系|婚姻(?:关系)?无效|撤销婚姻|"
    r"确认[^,。;]{0,30}(?:劳动|亲子|收养|婚姻|父子|母子)关系|抚养权|变更抚养|(?:由|随|"
    r"归)[^,。;]{1,12}(?:直接)?(?:抚养|生活)"
)
_JOINT: Final = re.compile(
    r"连带[^,。;]{0,8}责任|补充[^,。;]{0,8}责任|优先受偿|担保责任|保证责任|共同(?:还款|清偿|偿还|赔偿|"
    r"给付)责任|垫付责任"
)
_ORDER_OF_LIABILITY: Final = re.compile(r"先行(?:承担|赔付|赔偿)|不足部分[^。;]{0,12}(?:承担|赔偿)")
"""Who of several defendants pays first (insurer before driver): no sum of its own."""
_LATE: Final = re.compile(r"逾期(?:付|还|支付|清偿)[^,。;(]{0,4}(?:损失|费用)[^。;]{0,80}?(?:利率|LPR|基数)")
"""Loss by late payment, counted from a base at a rate, is interest by another name."""
_REFERS: Final = re.compile(r"上述|前述|以上|第[一二三四五\d]{1,2}[项条]|限额内|范围内|额度内")
_DIVISION: Final = re.compile(r"分割|析产|夫妻共同(?:财产|债务|债权)|继承")
_UNDOING: Final = re.compile(
    r"(?:撤销|变更|确认)[^。;]{0,60}(?:处罚|决定|行政行为|复议|批复|许可|登记)[^。;]{0,8}(?:书|行为|无效|违法)?|确认[^。;]{0,40}违法"
)
"""What a court itself sets aside or finds unlawful: nothing that a party performs."""
_DOING: Final = re.compile(
    r"交付|返还|退还|过户|停止|排除|恢复原状|继续履行|腾退|腾空|搬离|迁出|赔礼道歉|道歉|消除|撤销|责令|"
    r"履行|公开|办理|开具|拆除|修复|重作|更换|配合|协助|变更登记|补办|出具|移交|确认[^,。;]{0,30}违法|重新作出"
)


def kind_of(text: str) -> ClaimKind:
    """By what is asked first, brackets aside: principal and interest in one claim make it a claim for principal."""
    if _LATE.search(text.replace("\n", "")):
        return ClaimKind.INTEREST
    bare = re.sub(r"\([^()]{0,200}\)", "", text.replace("\n", ""))
    bare = re.sub(r"^[^,。;]{0,8}?(?:请求)?(?:依法)?(?:判令|判决|裁决)", "", bare)
    if _STATUS.search(bare):
        return ClaimKind.STATUS
    joint = _JOINT.search(bare)
    if joint and (not re.search(r"\d元|万元", bare) or _REFERS.search(bare) or "优先" in joint[0]):
        return ClaimKind.JOINT_LIABILITY
    if _ORDER_OF_LIABILITY.search(bare) and not re.search(r"\d元|万元|元整", bare):
        return ClaimKind.JOINT_LIABILITY
    if _UNDOING.search(bare) or "刑事责任" in bare:
        return ClaimKind.OTHER
    if _DIVISION.search(bare):
        return ClaimKind.PROPERTY_DIVISION
    found = [(m.start(), order, kind) for order, (kind, p) in enumerate(_KINDS) if (m := p.search(bare))]
    doing = _DOING.search(bare)
    if doing and (not found or (min(found)[2] in _VAGUE and not re.search(r"\d ?元|[万千百]元|元整|款|费|金", bare))):
        return ClaimKind.SPECIFIC_PERFORMANCE
    return min(found)[2] if found else ClaimKind.OTHER
