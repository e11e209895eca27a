"""Evidence lists: tables (序号、证据名称、证明目的、页码) and numbered lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from extractors._labels import Form
from extractors._marks import signatures
from extractors._values import named
from extractors._view import Cell, Span, View, cells_of
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.text import plain
from pipeline.types import Field

_HEADINGS = {
    "no": re.compile(r"序号|编号|证据编号|证据序号"),
    "name": re.compile(r"证据(?:材料)?名称|材料名称|名称|证据(?:材料)?|文件名称"),
    "purpose": re.compile(
        r"证明(?:目的|对象|内容|事项|问题|事实)|拟?证明(?:的)?(?:目的|对象|事实|内容)|待证事实|主要内容"
    ),
    "pages": re.compile(r"页码|页数|页次|起止页码?|所在页码?"),
    "other": re.compile(r"(?:证据)?来源|份数|原件[/或、]?复印件|是否原件|备注|证据形式|形式|证据种类|类型|数量"),
}
_LABELS = {
    "submitter": ("提交人", "举证人", "提供人", "具状人", "提交人(签名)", "证据提交人", "举证方", "提交方"),
    "": ("提交日期", "日期", "签收人", "被告", "案由", "接收人"),
}
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_NUMBER_CELL = re.compile(rf"(?:证据)?({_NUMBER})[、.,]?")
_NUMBERED = re.compile(
    rf"证据(?P<c>{_NUMBER})[、.:,]?|[(](?P<b>{_NUMBER})[)][、.]?"
    r"|(?P<a>\d{1,2})(?:[、.,:)](?!\d)|(?=[《\u4e00-\u9fff])(?![年月日元份页张号时]))"
)
_CHAPTER = re.compile(r"(?P<d>[一二三四五六七八九十]{1,3})[、.:]")
_GROUP = re.compile(r"第[一二三四五六七八九十\d]{1,2}组(?:证据)?|证据组")
_PURPOSE = re.compile(
    r"(?:,|。|;|:)?(?:拟)?(?:证明(?:目的|对象|内容|事项|问题|事实)[:为]?|用以证明|用于证明|待证事实[:]?|证明[:]|,证明|。证明|证明(?=.{4}))"
)
_PAGES = re.compile(r"第?([\dP]{1,4}[-~至]\d{1,3})页?|第(\d{1,3})页|(?:共|计)?(\d{1,3})页|[Pp]\.?(\d{1,3})")
_COUNT = re.compile(
    r"[,、]?(?:各)?[(]?(?:共|计)?[一二两三四五六七八九十\d]{1,3}(?:份|张|页|组|本|册|枚|件|套)[)]?$|[(](?:复印件|原件|打印件|扫描件|截图)[)]$|(?:复印件|原件)$"
)
_CLOSING = re.compile(
    r"(?:证据)?(?:提交|举证|提供|具状|签收)(?:人|方)|此致|备注:|以上|注:|(?:20\d\d|二[零〇○])[^,]{0,8}年.{1,4}月.{0,5}$"
)
_SOURCE = "evidence_list"
_MOST = 200


@dataclass(slots=True)
class Entry:
    no: Span | None = None
    number: str | None = None
    columns: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, column: str, cell: Cell) -> None:
        self.columns.setdefault(column, []).append((cell.start, cell.end))


@extractor("evidence_list")
def evidence_list(sheet: Sheet) -> Iterator[Field]:
    cells = cells_of(sheet, 1.2)
    entries = list(_table(sheet, cells)) or list(_numbered(sheet))
    for item, entry in enumerate(entries[:_MOST], start=1):
        yield from _fields(sheet, entry, item)
    form = Form(sheet, _LABELS)
    yield from form.take("submitter", "submitter", named, f"{_SOURCE}/label")
    yield from signatures(form, ("submitter",), _SOURCE)


def _fields(sheet: Sheet, entry: Entry, item: int) -> Iterator[Field]:
    if entry.no and entry.number:
        yield sheet.field("entry.no", entry.number, *entry.no, f"{_SOURCE}/pattern:entry", item=item)
    for column, read in (("name", _name), ("purpose", _purpose), ("pages", _pages)):
        view = View(sheet, entry.columns.get(column, ()))
        value = read(view.text)
        if value:
            yield view.field(f"entry.{column}", value, (0, len(view.text)), f"{_SOURCE}/pattern:entry", item=item)


def _name(text: str) -> str | None:
    clean = text.strip(' ,、;:。.《》"')
    while (shorter := _COUNT.sub("", clean).strip(' ,、;:。."')) != clean:
        clean = shorter
    return clean[:120].replace("《", "").replace("》", "") if len(clean) >= 2 else None


def _purpose(text: str) -> str | None:
    clean = text.strip(" ,、;:。")
    return clean[:400] if len(clean) >= 2 else None


def _pages(text: str) -> str | None:
    match = re.search(r"\d{1,3}(?:[-~至]\d{1,3})?", text)
    return re.sub(r"[~至]", "-", match[0]) if match else None


def _table(sheet: Sheet, cells: tuple[Cell, ...]) -> Iterator[Entry]:
    columns: list[tuple[str, Cell]] = []
    for page in sheet.pages:
        mine = [cell for cell in cells if cell.page.page_id == page.page_id]
        head = _heading(mine)
        columns = head or columns
        if columns:
            foot = max((c.box.bottom for _, c in head), default=0.0)
            yield from _rows(columns, [cell for cell in mine if cell.box.top >= foot - 0.003])


def _heading(cells: list[Cell]) -> list[tuple[str, Cell]]:
    """The row that names the columns, left to right; at least the name and one other column."""
    for cell in cells:
        if _HEADINGS["name"].fullmatch(plain(cell.text)):
            row = [c for c in cells if abs(c.middle[1] - cell.middle[1]) < 1.6 * cell.height]
            named_ = [(key, c) for c in row for key, p in _HEADINGS.items() if p.fullmatch(plain(c.text))]
            keys = [key for key, _ in named_]
            if "name" in keys and len(keys) >= 2:
                return sorted(named_, key=lambda pair: pair[1].box.left)
    return []


def _rows(columns: list[tuple[str, Cell]], body: list[Cell]) -> Iterator[Entry]:
    end = _end(columns, body)
    body = [cell for cell in body if cell.box.top < end and not _GROUP.match(plain(cell.text))]
    borders = _borders(columns, body)
    placed = [(columns[sum(b <= cell.middle[0] for b in borders)][0], cell) for cell in body]
    numbers = [c for key, c in placed if key == "no" and _NUMBER_CELL.fullmatch(plain(c.text))]
    if not numbers:
        numbers = [c for key, c in placed if key == "name"]
    cuts = _cuts(numbers, body)
    entries = [Entry() for _ in numbers]
    for key, cell in placed if entries else ():
        entry = entries[sum(cut <= cell.middle[1] for cut in cuts)]
        match = _NUMBER_CELL.fullmatch(plain(cell.text)) if key == "no" else None
        if match and entry.no is None:
            entry.no, entry.number = (cell.start, cell.end), str(chinese.number(match[1]) or match[1])
        elif key != "no":
            entry.add(key, cell)
    yield from (entry for entry in entries if entry.columns.get("name"))


def _borders(columns: list[tuple[str, Cell]], body: list[Cell]) -> list[float]:
    """Between two headings, the middle of the widest strip that no cell of the body covers."""
    borders = []
    for (_, left), (_, right) in pairwise(columns):
        low, high = left.middle[0], right.middle[0]
        covered = sorted(
            (max(low, c.box.left), min(high, c.box.right)) for c in body if c.box.right > low and c.box.left < high
        )
        best, middle, at = 0.0, (left.box.right + right.box.left) / 2, low
        for start, end in [*covered, (high, high)]:
            if start - at > best:
                best, middle = start - at, (start + at) / 2
            at = max(at, end)
        borders.append(middle)
    return borders


def _end(columns: list[tuple[str, Cell]], body: list[Cell]) -> float:
    """Where the table ends: at 提交人 or a date that stands below the last number."""
    _, first = columns[0]
    column = [c for c in body if abs(c.middle[0] - first.middle[0]) < 0.06 and _NUMBER_CELL.fullmatch(plain(c.text))]
    last = max((cell.box.top for cell in column), default=0.0)
    closing = [cell.box.top for cell in body if cell.box.top > last and _CLOSING.match(plain(cell.text))]
    return min(closing, default=2.0)


def _cuts(numbers: list[Cell], cells: list[Cell]) -> list[float]:
    """Between two numbers, the row ends at the widest gap between lines of text; the last of equal ones."""
    cuts = []
    for upper, lower in pairwise(numbers):
        low, high = upper.middle[1], lower.middle[1]
        between = sorted((c.box.top, c.box.bottom) for c in cells if low - 0.002 <= c.middle[1] <= high + 0.002)
        best, at = (-1.0, (low + high) / 2), between[0][1] if between else low
        for top, bottom in between[1:]:
            if top - at >= best[0] - 0.003 and top > at - 0.01:
                best = (max(best[0], top - at), (top + at) / 2)
            at = max(at, bottom)
        cuts.append(best[1])
    return cuts


def _numbered(sheet: Sheet) -> Iterator[Entry]:
    """Lines that begin with a number, with the lines that follow them; a purpose may stand in the same sentence.

    一、二、 number entries only where nothing is numbered in digits: otherwise they head groups.
    """
    views = [View(sheet, [(line.start, line.end)]) for line in sheet.lines]
    plain_numbers = any(_NUMBERED.match(view.text) for view in views)
    entry: Entry | None = None
    spans: list[Span] = []
    for view in views:
        match = (_NUMBERED if plain_numbers else _CHAPTER).match(view.text)
        closing = _CLOSING.match(view.text)
        if entry and (match or closing or _GROUP.match(view.text) or _CHAPTER.match(view.text)):
            yield from _split_up(sheet, entry, spans)
            entry = None
        if match and not closing:
            number = next(text for text in match.groups() if text)
            entry = Entry((view.at[match.start()], view.at[match.end() - 1] + 1), str(chinese.number(number) or number))
            spans = list(view.spans(match.end(), len(view.text)))
        elif entry:
            spans += view.spans(0, len(view.text))
    if entry:
        yield from _split_up(sheet, entry, spans)


def _split_up(sheet: Sheet, entry: Entry, spans: list[Span]) -> Iterator[Entry]:
    view = View(sheet, spans)
    purpose = _PURPOSE.search(view.text)
    pages = next((m for m in _PAGES.finditer(view.text)), None)
    ends = [m.start() for m in (purpose, pages) if m and m.start() >= 2]
    name_end = min([*ends, *([view.text.find("。")] if "。" in view.text else [])], default=len(view.text))
    parts = {"name": (0, name_end)}
    if purpose:
        stop = (
            pages.start()
            if pages and pages.start() > purpose.end() and len(view.text) - pages.end() <= 2
            else len(view.text)
        )
        parts["purpose"] = (purpose.end(), stop)
    if pages:
        parts["pages"] = pages.span()
    for column, span in parts.items():
        entry.columns[column] = list(view.spans(*span))
    if _name(view.text[slice(*parts["name"])]):
        yield entry
