"""What the pleading itself tells in running text: days on which something was received, what became of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from pipeline.chinese import Found, dates
from pipeline.rules.facts import Facts, once
from pipeline.sheet import Sheet
from pipeline.text import halved
from pipeline.types import Evidence

_BREAK: Final = re.compile(r"[。;!?]")


@dataclass(frozen=True)
class Story:
    """A document's text in half width without white space; offsets into it lead back to the page."""

    sheet: Sheet

    @cached_property
    def text(self) -> str:
        return halved(self.sheet.flat[0])

    @cached_property
    def days(self) -> tuple[Found[date], ...]:
        return tuple(dates(self.text))

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        at = self.sheet.flat[1]
        return self.sheet.evidence(at(start), at(end - 1) + 1) if end > start else ()

    def sentences(self) -> Iterator[tuple[int, int]]:
        start = 0
        for match in _BREAK.finditer(self.text):
            yield start, match.end()
            start = match.end()
        yield start, len(self.text)

    def beside(self, before: str, after: str, reach: int = 24) -> Iterator[Found[date]]:
        """Days that stand right behind `before`, or right before `after`, both patterns, within their sentence."""
        for day in self.days:
            head = _BREAK.split(self.text[max(0, day.start - reach) : day.start])[-1]
            tail = _BREAK.split(self.text[day.end : day.end + reach])[0]
            if (before and re.search(rf"(?:{before})$", head)) or (after and re.match(after, tail)):
                yield day


@once
def story(facts: Facts) -> Story | None:
    """The pleading's own text; None where there is no pleading or nothing of it was read."""
    told = Story(facts.sheet(facts.pleading)) if facts.pleading else None
    return told if told and told.text else None
