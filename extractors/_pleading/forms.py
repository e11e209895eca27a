"""Pleadings on the courts' forms (要素式), of 2024 and 2025; falls back to free form where there is no table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractors._pleading.body import abusive_of, facts_of, mentioned_of
from extractors._pleading.claims import Part, claim_of, claims_of, kind_of
from extractors._pleading.columns import parties_in_columns
from extractors._pleading.free import Extra, free_form
from extractors._pleading.reading import Reading, reading_of
from extractors._pleading.sections import Section, sections_of, title_of
from extractors._pleading.table import Row, Strip, Table, reading_of_strips, rows_of, table_of
from extractors._pleading.tail import court_of, signing_of
from extractors._pleading.ticks import ticked
from pipeline.chinese import amount
from pipeline.sheet import Sheet
from pipeline.text import plain, similar
from pipeline.types import ClaimKind, Field

_FORM: Final = re.compile(
    r"当事人信息|请填写本表|法人、非法人组织|可完整表述|住所地\(户籍所在地\)|是否主张诉讼费用|对纠纷解决方式的意愿"
)
_CAUSE: Final = re.compile(
    r"(?:\n|诉状|申请书)\((?!自然人|法人|非法人|要素|表格|示范|[系与]|[^()]{0,30}适用\))([\u4e00-\u9fff、/]{2,34})\)(?=\n)"
)
_HEADS: Final[dict[str, re.Pattern[str]]] = {
    "claims": re.compile(
        r"诉讼请求(?:和依据)?$|诉讼请求\(|申请执行(?:的)?(?:事项|请求|内容)|执行请求|赔偿请求(?!人)|"
        r"(?:具体)?(?:请求|诉求|诉请|申请)(?:的)?(?:事项|内容|项目|金额)|诉求$|诉请$|(?:主张|赔偿|索赔)(?:的)?(?:事项|项目|金额)"
    ),
    "stop": re.compile(r"约定管辖|管辖约定|诉前保全|诉讼保全|(?:财产)?保全(?:情况|信息|申请)"),
    "facts": re.compile(
        r"事实[与和及、]理由|犯罪(?:的)?(?:事实|时间、地点)|[\u4e00-\u9fff、]{0,12}(?:事实|理由|经过)(?:[与和及、][\u4e00-\u9fff]{2,4})?$"
    ),
    "end": re.compile(r"对纠纷解决方式|(?:先行)?调解意愿|是否同意(?:先行)?调解|具状人|申请(?:执行)?人\(|证据清单$"),
}
_NUMBER: Final = re.compile(r"^(?:\(?[一二三四五六七八九十甲乙丙丁]{1,2}[、.)]|第[一二三四五六七八九十]部分[:、]?)")
_INSTRUCTION: Final = re.compile(
    r"\((?:可完整表述|主张人身|第\d|以上|如申请|具体主张|可另附|法律及司法|要写明|诉讼费、鉴定|人民币,下同|"
    r"符合|子女应|原告或者|不|劳动者|合同主体|入职|解除或|发生|申请劳动|如是否)[^()]{0,160}\)?"
)
_TEMPLATE: Final = re.compile(
    r"(?:不|未|无)(?:再)?(?:主张|请求|要求|申请)|无此项|暂无|无债务|无财产|无此问题|有此问题|截至|尚欠|本金|利息|人民币|下同|如外币|需特别注明|是否请求支付至实际清偿之日止|"
    r"[\u4e00-\u9fff()、/]{1,24}\d?:|年|月|日止|日起|日|元|至|止|期间在|医院住院|\(?门 ?诊\)?|治疗|"
    r"累计发生|(?:或)?(?:遵医嘱)?(?:短期)?护理(?:人员)?|住院|天|支付|发生|[\u4e00-\u9fff]{2,8}费|赔偿金|"
    r"抚慰金|明细|内容|是|否|有|无|提前还款|加速到期|解除合同|[\s,;:()/%;、.…]"
)
_ROW_KINDS: Final[tuple[tuple[str, ClaimKind], ...]] = (
    (r"解除婚姻|子女直接抚养|探望", ClaimKind.STATUS),
    (r"夫妻共同", ClaimKind.PROPERTY_DIVISION),
    (r"抚养费|赡养费", ClaimKind.SUPPORT),
    (r"离婚(?:损害|经济)", ClaimKind.COMPENSATION),
    (r"工资|加班|年休假|社会保险|经济补偿|劳动合同赔偿|违法解除", ClaimKind.WAGES),
    (r"诉讼费用|实现债权|律师费|鉴定费", ClaimKind.FEES),
    (r"担保权利|连带", ClaimKind.JOINT_LIABILITY),
    (r"利息|罚息|复利", ClaimKind.INTEREST),
    (r"违约金|滞纳金", ClaimKind.LIQUIDATED_DAMAGES),
    (r"本金|物业费|货款|价款|透支|租金|欠款", ClaimKind.PRINCIPAL),
    (r"医疗|护理|营养|伙食|误工|交通|残疾|死亡|抚慰|损失|赔偿", ClaimKind.COMPENSATION),
)
_NO_CLAIM: Final = re.compile(r"请求依据|诉请依据|管辖|保全|证据|仲裁")


def pleading_fields(sheet: Sheet, name: str, *extras: Extra) -> list[Field]:
    """A form where the paper is one, else free form."""
    text = plain(sheet.text)
    return form_fields(sheet, name, *extras) if len(set(_FORM.findall(text))) >= 2 else free_form(sheet, name, *extras)


def form_fields(sheet: Sheet, name: str, *extras: Extra) -> list[Field]:
    """Free form also serves a form whose columns cannot be told apart."""
    table = table_of(sheet) if sheet.lines else None
    if table is None:
        return free_form(sheet, name, *extras)
    whole = reading_of(sheet, name)
    heights = _heights(table)
    fields = _head(whole)
    parties = parties_in_columns(sheet, name, table, heights["parties end"])
    fields += parties
    fields += _claims(sheet, name, table, heights)
    fields += _facts(sheet, name, table, heights)
    sections = [*_foot(whole)]
    fields += court_of(whole, sections)
    fields += signing_of(whole, sections, [f.value for f in parties if f.name == "party.name"])
    fields += _mentioned(sheet, name, table, heights, parties)
    fields += abusive_of(whole, 0, len(whole.text))
    for extra in extras:
        fields += extra(whole, sections_of(whole))
    return fields


def _head(whole: Reading) -> list[Field]:
    fields = []
    title = title_of(whole)
    if title:
        fields.append(whole.field("title", re.sub(r"\s", "", whole.raw[slice(*title)]), *title, "title", trust=0.98))
    cause = _CAUSE.search(whole.text, 0, 400)
    if cause:
        fields.append(whole.field("stated_cause", whole.said(*cause.span(1)), *cause.span(1), "form title"))
    return fields


def _mentioned(
    sheet: Sheet, name: str, table: Table, heights: dict[str, float], parties: Sequence[Field]
) -> list[Field]:
    """Names in what was written below the parties."""
    strips = [s for s in (*table.across, *table.right) if heights["parties end"] <= s.y < heights["end"]]
    reading = reading_of_strips(sheet, name, sorted(strips, key=lambda s: s.top))
    return mentioned_of(reading, [(0, len(reading.text))], parties)


def _heights(table: Table) -> dict[str, float]:
    """Where parts of the form begin and end, counted in pages from the top; absent parts are empty and at the end."""
    last = max((s.bottom for s in (*table.left, *table.right, *table.across)), default=0.0) + 0.01
    found: dict[str, Strip] = {}
    for strip in sorted((*table.across, *table.left), key=lambda s: s.top):
        text = _NUMBER.sub("", strip.text.replace(" ", ""))
        for kind, pattern in _HEADS.items():
            ordered = kind == "claims" or "claims" in found
            if kind not in found and ordered and pattern.match(text) and len(text) <= 40:
                found[kind] = strip
    end = found["end"].top if "end" in found else last
    facts_top, facts = (found["facts"].top, found["facts"].bottom) if "facts" in found else (end, end)
    stop = min(found["stop"].top, facts_top) if "stop" in found else facts_top
    claims_top, claims = (found["claims"].top, found["claims"].bottom) if "claims" in found else (stop, stop)
    return {"parties end": claims_top, "claims": claims, "stop": stop, "facts": facts, "end": max(end, facts)}


def _claims(sheet: Sheet, name: str, table: Table, heights: dict[str, float]) -> list[Field]:
    rows = rows_of(table, heights["claims"], heights["stop"])
    fields: list[Field] = []
    item = 0
    for row in rows:
        made = _row(sheet, name, row, item + 1)
        item += any(f.name == "claim.text" for f in made)
        fields += made
    if item:
        return fields
    strips = [s for s in table.across if heights["claims"] <= s.y < heights["stop"] and not _INSTRUCTION.match(s.text)]
    reading = reading_of_strips(sheet, name, strips, ticks=False)
    return [*claims_of(reading, 0, len(reading.text)), *fields] if len(reading.text) > 6 else fields


def _row(sheet: Sheet, name: str, row: Row, item: int) -> list[Field]:
    """One filled row as a claim; 标的总额 is the stated total."""
    reading = reading_of_strips(sheet, name, row.cells)
    if _NO_CLAIM.search(row.label):
        return []
    if re.search(r"标的总?额|合计|总计|总(?:金)?额", row.label):
        return _stated(reading)
    marked = re.search(r"[☑√■✓✔]", "".join(s.text for s in row.labels)) is not None
    if not (marked or filled(reading, row.label)):
        return []
    kind = next((k for words, k in _ROW_KINDS if re.search(words, row.label)), None)
    text = re.sub(r" {2,}", " ", _INSTRUCTION.sub("", reading.text.replace("\n", " "))).strip(" ;,。")
    said = f"{row.label}: {text}" if text else row.label
    if not reading.text.strip():
        reading = reading_of_strips(sheet, name, row.labels)
    part = Part(row.no, 0, len(reading.text))
    made = claim_of(reading, part, item, kind or kind_of(said))
    return [_with_text(f, said) if f.name == "claim.text" else f for f in made]


def _with_text(field: Field, text: str) -> Field:
    return Field(field.name, text, field.confidence, field.evidence, field.source, field.item)


def _stated(reading: Reading) -> list[Field]:
    sums = list(reading.among("money", 0, len(reading.text)))
    if sums:
        return [reading.field("stated_total", sums[-1].value, sums[-1].start, sums[-1].end, "form row")]
    value = amount(reading.text)
    return [reading.field("stated_total", str(value), 0, len(reading.text), "form row")] if value is not None else []


def filled(reading: Reading, label: str = "") -> bool:
    """Whether somebody wrote or ticked something in the row: a sum, a date, 是, or words the form doesn't print.

    Nor does the row's own label, said again before an empty place, fill it.
    """
    text = _INSTRUCTION.sub("", reading.text)
    if label and not re.search(r"\d", text) and similar(re.sub(r"[元\s;:,.。]", "", text), label) >= 0.8:
        return False
    if any(True for kind in ("money", "date", "rate") for _ in reading.among(kind, 0, len(reading.text))):
        return True
    box = reading.raw != reading.text and re.search(r"[□☑√☐■口]|[(（] ?[)）]", reading.raw)
    if box and any(ticked(text, option) for option in ("否", "无", "无此问题", "无财产", "无债务")):
        return len(_TEMPLATE.sub("", text)) >= 4
    if box and any(ticked(text, option) for option in ("是", "有", "有此问题", "有财产", "有债务")):
        return True
    return len(_TEMPLATE.sub("", text)) >= 3


def _facts(sheet: Sheet, name: str, table: Table, heights: dict[str, float]) -> list[Field]:
    """Everything filled in below 事实与理由: statements in full and rows."""
    low, high = heights["facts"], heights["end"]
    across = [s for s in table.across if low <= s.y < high and not _INSTRUCTION.match(s.text)]
    cells = [
        s for row in rows_of(table, low, high) if filled(reading_of_strips(sheet, name, row.cells)) for s in row.cells
    ]
    strips = sorted([*across, *cells], key=lambda s: s.top)
    reading = reading_of_strips(sheet, name, strips)
    return facts_of(reading, 0, len(reading.text), "form") if strips else []


def _foot(whole: Reading) -> list[Section]:
    """The place to sign, where the form puts it last."""
    found = list(
        re.finditer(
            r"(?:(?:具状|起诉|申请执行|赔偿请求|申请|自诉)人|(?:^|(?<=\n))原告)(?:\([^()\n]{1,12}\))?:", whole.text
        )
    )
    if not found:
        return []
    start, end = found[-1].span()
    return [Section("signature", start, end, len(whole.text))]
