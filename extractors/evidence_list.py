"""Evidence lists: tables (序号、证据名称、证明目的、页码) and numbered lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extractors._evidence_rows import CLOSING, GROUP, Entry, rows_of
from extractors._labels import Form
from extractors._marks import signatures
from extractors._values import named
from extractors._view import Span, View, cells_of
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Sheet
from pipeline.text import halved, plain
from pipeline.types import Field

_MORE_LABELS = (
    "提供证据人",
    "证据提供人",
    "举证方(原告)",
    "原告",
    "当事人",
    "申请人",
    "提交单位",
    "举证单位",
    "起诉人",
)
_LABELS = {
    "submitter": (
        "提交人",
        "举证人",
        "提供人",
        "具状人",
        "提交人(签名)",
        "证据提交人",
        "举证方",
        "提交方",
        *_MORE_LABELS,
    ),
    "party": ("原告", "当事人", "申请人", "起诉人"),
    "": ("提交日期", "日期", "签收人", "被告", "案由", "接收人"),
}
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_NUMBERED = re.compile(
    rf"证据(?P<c>{_NUMBER})[、.:,]?|[(](?P<b>{_NUMBER})[)][、.]?"
    r"|(?P<a>\d{1,2})(?:[、.,:)](?!\d)|(?=[《\u4e00-\u9fff])(?![年月日元份页张号时]))"
)
_CHAPTER = re.compile(r"(?P<d>[一二三四五六七八九十]{1,3})[、.:]")
_DECIMAL = re.compile(r"(?P<chapter>\d{1,2})\.(?P<d>\d{1,2})(?![\d.年月日号万元%份张页])[、.]?")
_HEAD = re.compile(r"(?P<chapter>\d{1,2})[、.:]?(?P<title>[\u4e00-\u9fff]{2,12})$")
_NEXT_LABEL = re.compile(r"(?:\s|(?<=[,。;]))[\u4e00-\u9fff]{2,6}\s*:")
"""Where more is told about an entry, whatever it is called (借条　用途：…)."""
_PURPOSE = re.compile(
    r"(?:,|。|;|:)?(?:拟)?(?:证明(?:目的|对象|内容|事项|问题|事实)[:为]?|用以证明|用于证明|待证事实[:]?|证明[:]|,证明|。证明|证明(?=.{4}))"
)
_PAGES = re.compile(r"第?([\dP]{1,4}[-~至]\d{1,3})页?|第(\d{1,3})页|(?:共|计)?(\d{1,3})页|[Pp]\.?(\d{1,3})")
_LOOSE = ' ,、;:。.《》"-—'
_COUNT = re.compile(
    r"[,、]?(?:各)?[(]?(?:共|计)?[一二两三四五六七八九十\d]{1,3}(?:份|张|页|组|本|册|枚|件|套)[)]?$|[(](?:复印件|原件|打印件|扫描件|截图)[)]$|(?:复印件|原件)$"
)
_PROVES = re.compile(r"(?<=.{2})(?:用以|用于|用来|拟)?证明(?![书及和与、,()])(?=[^,]{4,})")
"""Where a row's purpose begins that was read along with its name; 收入证明 is a name."""
_NO_NAME = re.compile(
    r"[(]?(?:签名|签字|签章|盖章)|(?:已?核对|与原件[核一]|复印件?|原件|[\d,.\-/]+)(?:[,、]|已|无误|一致|$)"
)
_SOURCE = "evidence_list"
_MOST = 200


@extractor("evidence_list")
def evidence_list(sheet: Sheet) -> Iterator[Field]:
    cells = cells_of(sheet, 1.2)
    form = Form(sheet, _LABELS)
    submitters = [*form.take("submitter", "submitter", named, f"{_SOURCE}/label")] or [*_party(form)]
    entries = [entry for entry in rows_of(sheet, cells) if not _is_submitter(sheet, entry, submitters)]
    for item, entry in enumerate((entries or list(_numbered(sheet)))[:_MOST], start=1):
        yield from _fields(sheet, entry, item)
    yield from submitters
    yield from signatures(form, ("submitter", "party"), _SOURCE, unclaimed=True)


def _is_submitter(sheet: Sheet, entry: Entry, submitters: list[Field]) -> bool:
    """A row without a number that holds nothing but the submitter's name, or as much of it as a line takes."""
    row = View(sheet, sorted(span for spans in entry.columns.values() for span in spans)).text
    return entry.number is None and len(row) >= 2 and any(plain(f.value).startswith(row) for f in submitters)


def _party(form: Form) -> Iterator[Field]:
    """原告：张三 at the foot; 原告提供 in a row is none."""
    for value in form.values("party"):
        asked = value.hit.signing or ":" in halved(form.sheet.text[value.hit.end : value.hit.to])
        if asked and (name := named(value.text)):
            yield form.sheet.field("submitter", name, value.start, value.end, f"{_SOURCE}/label", trust=value.trust)
            return


def _fields(sheet: Sheet, entry: Entry, item: int) -> Iterator[Field]:
    if entry.no and entry.number:
        yield sheet.field("entry.no", entry.number, *entry.no, f"{_SOURCE}/pattern:entry", item=item)
    for column, read in (("name", _name), ("purpose", _purpose), ("pages", _pages)):
        view = View(sheet, entry.columns.get(column, ()))
        value = read(view.text)
        if value:
            yield view.field(f"entry.{column}", value, (0, len(view.text)), f"{_SOURCE}/pattern:entry", item=item)


def _name(text: str) -> str | None:
    clean = text.strip(_LOOSE)
    while (shorter := _COUNT.sub("", clean).strip(_LOOSE)) != clean:
        clean = shorter
    if match := _PROVES.search(clean):
        clean = clean[: match.start()]
    if len(clean) < 2 or _NO_NAME.match(clean):
        return None
    return clean[:120].replace("《", "").replace("》", "")


def _purpose(text: str) -> str | None:
    clean = text.strip(" ,、;:。")
    return clean[:400] if len(clean) >= 2 else None


def _pages(text: str) -> str | None:
    match = re.search(r"\d{1,3}(?:[-~至]\d{1,3})?", text)
    return re.sub(r"[~至]", "-", match[0]) if match else None


def _numbered(sheet: Sheet) -> Iterator[Entry]:
    """Lines that begin with a number, with the lines that follow them; a purpose may stand in the same sentence.

    一、二、 number entries only where nothing is numbered in digits: otherwise they head groups.
    """
    views = [View(sheet, [(line.start, line.end)]) for line in sheet.lines]
    chapters = _chapters(views)
    numbered = _NUMBERED if any(_NUMBERED.match(view.text) for view in views) else _CHAPTER
    entry: Entry | None = None
    spans: list[Span] = []
    for view in views:
        match = _listed(view.text, chapters) if chapters else numbered.match(view.text)
        closing = CLOSING.match(view.text)
        ends = _CHAPTER.match(view.text) or (chapters and (_HEAD.match(view.text) or _DECIMAL.match(view.text)))
        if entry and (match or closing or ends or GROUP.match(view.text)):
            yield from _split_up(sheet, entry, spans)
            entry = None
        if match and not closing:
            number = match["d"] if chapters else next(text for text in match.groups() if text)
            entry = Entry((view.at[match.start()], view.at[match.end() - 1] + 1), str(chinese.number(number) or number))
            spans = list(view.spans(match.end(), len(view.text)))
        elif entry:
            spans += view.spans(0, len(view.text))
    if entry:
        yield from _split_up(sheet, entry, spans)


def _next_label(sheet: Sheet, view: View, spans: list[Span]) -> int:
    """Where in the view the next label of the same line begins; -1 where there is none."""
    start, end = spans[0] if spans else (0, 0)
    match = _NEXT_LABEL.search(halved(sheet.text), start, sheet.line_at(start).end) if end else None
    return bisect_left(view.at, match.start()) if match else -1


def _chapters(views: list[View]) -> set[str]:
    """Numbers of the chapters that hold the evidence, where a list is parted in 1, 1.1, 2, 2.1: by their titles."""
    inner = {match["chapter"] for view in views if (match := _DECIMAL.match(view.text))}
    heads = {match["chapter"]: match["title"] for view in views if (match := _HEAD.match(view.text))}
    known = {number: title for number, title in heads.items() if number in inner}
    return {number for number, title in known.items() if re.search(r"证据|材料|清单|目录|明细", title)} or set(known)


def _listed(text: str, chapters: set[str]) -> re.Match[str] | None:
    match = _DECIMAL.match(text)
    return match if match and match["chapter"] in chapters else None


def _split_up(sheet: Sheet, entry: Entry, spans: list[Span]) -> Iterator[Entry]:
    view = View(sheet, spans)
    purpose = _PURPOSE.search(view.text)
    label = _next_label(sheet, view, spans)
    pages = next((m for m in _PAGES.finditer(view.text)), None)
    ends = [at for at in (*(m.start() for m in (purpose, pages) if m), label) if at >= 2]
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
