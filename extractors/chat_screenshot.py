"""Screenshots of chats: with whom, what sums are spoken of, on which days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors._view import View
from pipeline import chinese
from pipeline.extract import extractor
from pipeline.sheet import Line, Sheet
from pipeline.text import plain
from pipeline.types import Field

_CLOCK = re.compile(
    r"(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日|星期.|周.|昨天|今天)?(?:凌晨|早上|上午|中午|下午|晚上)?\d{1,2}:\d{2}.*|[\d:.%]+.*(?:5G|4G|%).*|\d{1,3}%?|.{0,3}[45]G.*"
)
_TITLE = re.compile(r"[<〈‹←]?(?P<count>\(\d+\))?(?P<title>[^<>:。,?!]{1,20}?)(?:\(\d+\))?[.…·>]*")
_SOURCE = "chat_screenshot"
_MOST = 100


@extractor("chat_screenshot")
def chat_screenshot(sheet: Sheet) -> Iterator[Field]:
    yield from _title(sheet)
    yield from _amounts(sheet)
    yield from _days(sheet)


def _title(sheet: Sheet) -> Iterator[Field]:
    """The head of the first screen: the first short line that is neither clock nor battery, near the middle or left."""
    for line in sheet.lines[:5]:
        text = plain(line.text)
        if line.box.top > 0.16 or line.page is not sheet.pages[0]:
            return
        match = None if _CLOCK.fullmatch(text) else _TITLE.fullmatch(text)
        title = match["title"].strip("<>-.…·") if match else ""
        if title and re.search(r"[\u4e00-\u9fffA-Za-z]", title):
            yield sheet.field("title", title, line.start, line.end, f"{_SOURCE}/pattern:head")
            return


def _amounts(sheet: Sheet) -> Iterator[Field]:
    """Every sum in a bubble; item numbers them in order."""
    number = 0
    for line in sheet.lines:
        for found in _sums(line):
            number += 1
            if number > _MOST:
                return
            start, end = line.start + found[1], line.start + found[2]
            yield sheet.field("mentioned_amount", f"{found[0]}", start, end, f"{_SOURCE}/pattern:amount", item=number)


def _sums(line: Line) -> list[tuple[str, int, int]]:
    found = [(f"{f.value:.2f}", f.start, f.end) for f in chinese.amounts(line.text)]
    bare = re.fullmatch(r"\s*(\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{1,9}\.\d\d)\s*", line.text)
    if not found and bare:
        return [(f"{float(bare[1].replace(',', '')):.2f}", bare.start(1), bare.end(1))]
    return found


def _days(sheet: Sheet) -> Iterator[Field]:
    """Days that stand as a line of their own between bubbles, once each."""
    seen: set[str] = set()
    for line in sheet.lines:
        view = View(sheet, [(line.start, line.end)])
        for found in chinese.dates(line.text)[:1]:
            value = found.value.isoformat()
            if value not in seen and len(view.text) <= 24:
                seen.add(value)
                start, end = line.start + found.start, line.start + found.end
                yield sheet.field("sent_on", value, start, end, f"{_SOURCE}/pattern:line", item=len(seen))
