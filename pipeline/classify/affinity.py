"""How well a page fits as the next one of a document: evidence added up as log-odds.

The weights are judgements, checked by `tests/classify/test_split.py` on shuffled and scattered papers; they decide
grouping only and are never shown as a confidence.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Final

from pipeline.chinese import number
from pipeline.classify.cards import alike
from pipeline.classify.features import Look, page_number
from pipeline.classify.titles import title_of
from pipeline.text import halved, similar, squeezed
from pipeline.types import TypedPage
from pipeline.vocabulary import PLEADINGS

_ITEM: Final = re.compile(r"^第?[(（]?([一二三四五六七八九十]{1,3}|\d{1,2})[)）]?(?:[、.．条]|\s{1,4}(?=\S))")
_CLOSED: Final = "。;:!?)》”」"
_TAIL_PAGE: Final = re.compile(
    r"^[(（]?(本页无正文|以下无正文|此页无正文|签署页|续前页|接上页|此致|(?:具状|起诉|自诉|申请执行|委托)人[(（签:：]|附[:：])"
)


_SIGNED: Final = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?(?:(?:原告|落款|签署|具状|[\u4e00-\u9fff]{1,8}(?:人|单位|方|者))"
    r"(?:[(（〔【][^)）〕】]{1,24}[)）〕】][:：]?|[:：]|签名|签字|签章|盖章)[^,，。;；]{0,40}|"
    r"[(（](?:公章|盖章|签名|签字|签章|手印|捺印)[)）].{0,24})$"
)
_FILED: Final = re.compile(r"^(?:具状|起诉|自诉|呈状|申请执行|赔偿请求)人[\u4e00-\u9fff（）()]{2,30}$")
_DAY: Final = re.compile(r"^(?=.*[年月日])[\d〇零○一二三四五六七八九十年月日_/.-]{2,24}$|^[-—\d]{1,4}$")
_ADDRESSED: Final = re.compile(
    r"^[\u4e00-\u9fff:：]{0,8}[\u4e00-\u9fff]{2,20}法院(?:立案庭|[\u4e00-\u9fff]{2,6}法庭)?(?:[公台钧]鉴)?[。:：]?$"
)
_FIRST: Final = 3
_FOOT: Final = 5
"""Most lines of a page that holds the signature alone."""
_FOOT_SIZE: Final = 120
"""Most characters of such a page."""
_MOST_LINES: Final = 7
_SHORT_FOOT: Final = 70
"""The same of a page known by the court it names or by who filed: letters to courts say more."""


def is_tail(look: Look) -> bool:
    """Whether the page opens as only a last page does, or holds nothing but a court, a signature and a day."""
    if not look.lines:
        return False
    return bool(_TAIL_PAGE.match(squeezed(look.lines[0].text))) or _signature_alone(look)


def _signature_alone(look: Look) -> bool:
    lines = [squeezed(line.text) for line in look.lines]
    size = sum(map(len, lines))
    if len(lines) > _MOST_LINES or size > _FOOT_SIZE or title_of(lines[0]):
        return False
    if all(map(_DAY.match, lines)) or (len(lines) <= _FOOT and any(map(_SIGNED.match, lines[:_FIRST]))):
        return True
    return size <= _SHORT_FOOT and (any(map(_ADDRESSED.match, lines[:_FIRST])) or any(map(_FILED.match, lines)))


@dataclass(frozen=True)
class Leaf:
    """A page with its place in the stream. `first` is whether it begins a document, as far as it itself tells."""

    at: int
    typed: TypedPage
    look: Look

    @property
    def file(self) -> str:
        return self.typed.page.file

    @property
    def number(self) -> int | None:
        return page_number(self.look.lines)[0]

    @property
    def count(self) -> int | None:
        return page_number(self.look.lines)[1]

    @property
    def first(self) -> bool:
        if self.number is not None and self.number > 1:
            return False
        if is_tail(self.look):
            return False
        return self.typed.starts >= 0.5 or self.number == 1


@dataclass
class Group:
    """Leaves of one document so far, the one that began it first."""

    leaves: list[Leaf] = field(default_factory=list)

    @property
    def head(self) -> Leaf:
        return self.leaves[0]


_OWN: Final = 5.0


def fit(leaf: Leaf, group: Group, before: Leaf | None, after: Leaf | None) -> float:
    """Above 0: the page goes to the group. `before` and `after` are its neighbours in the stream.

    A signature alone belongs to the page before it in its file, whatever it looks like by itself, and so does a
    pleading's page without a title.
    """
    if before is not None and leaf.file == before.file and _signature_alone(leaf.look):
        return _OWN if before in group.leaves else -_OWN
    if before is not None and before in group.leaves and same_pleading(leaf, before):
        return _OWN
    total = -_logit(leaf.typed.starts) + math.log(_same_type(leaf, group) + 0.03)
    total += _place(leaf, group, before, after) + _numbers(leaf, group)
    previous = _previous(leaf, group)
    total += max((runs_on(previous, leaf), *(runs_on(other, leaf) - 0.5 for other in group.leaves)))
    total += 2.0 if _same_header(leaf, group) else 0.0
    return total + (0.3 if _same_size(leaf, group.head) else -0.3)


def same_pleading(leaf: Leaf, before: Leaf) -> bool:
    """Two pages of a file, both of one kind of pleading, the second without a title: nobody begins a second one so."""
    kind = leaf.typed.doc_type
    titled = any(title_of(line.text) for line in leaf.look.head[:_FIRST])
    return kind in PLEADINGS and kind == before.typed.doc_type and leaf.file == before.file and not titled


def _logit(p: float) -> float:
    return max(-3.0, min(3.0, math.log(max(p, 1e-6) / max(1 - p, 1e-6))))


def _same_type(leaf: Leaf, group: Group) -> float:
    """The probability that both are of one type, were they independent."""
    theirs = dict(group.head.typed.scores)
    return sum(p * theirs.get(name, 0.0) for name, p in leaf.typed.scores)


def _place(leaf: Leaf, group: Group, before: Leaf | None, after: Leaf | None) -> float:
    if before is not None and before in group.leaves and one_run(before, leaf):
        return 2.0
    if after is not None and after in group.leaves and one_run(after, leaf):
        return 0.5
    if any(other.file == leaf.file for other in group.leaves):
        return -0.5 - 0.1 * min(abs(other.at - leaf.at) for other in group.leaves)
    return -1.5 if any(one_run(other, leaf) for other in group.leaves) else -4.0


def one_run(a: Leaf, b: Leaf) -> bool:
    """Pages of one file, or photographs of one series: their names differ in a number only."""
    return a.file == b.file or (alike(a.file, b.file) and a.typed.page.page_no == b.typed.page.page_no == 1)


def _numbers(leaf: Leaf, group: Group) -> float:
    if leaf.number is None:
        return 0.0
    taken = {other.number for other in group.leaves}
    counts = {other.count for other in group.leaves if other.count}
    if leaf.number in taken or (leaf.count and counts and leaf.count not in counts):
        return -5.0
    if leaf.count and leaf.count in counts:
        return 3.5
    if leaf.number - 1 in taken or leaf.number + 1 in taken:
        return 3.0
    return 1.0 if leaf.number == len(group.leaves) + 1 else -1.0


def _previous(leaf: Leaf, group: Group) -> Leaf:
    earlier = [other for other in group.leaves if other.at < leaf.at]
    return max(earlier, key=lambda other: other.at) if earlier else group.head


def runs_on(one: Leaf, two: Leaf) -> float:
    """A sentence broken across the page end, or a numbered list that goes on."""
    above, below = one.look.lines, two.look.lines
    if not above or not below:
        return 0.0
    last, first = _last_text(one), squeezed(halved(below[0].text))
    if is_tail(two.look):
        return 3.0
    if _follows(one, two):
        return 2.0
    open_end = bool(last) and last[-1] not in _CLOSED and len(last) >= 12
    return 1.0 if open_end and title_of(below[0].text) is None and not first[:1].isdigit() else 0.0


def _last_text(leaf: Leaf) -> str:
    lines = [squeezed(halved(line.text)) for line in leaf.look.lines]
    if leaf.number is not None and len(lines) > 1 and len(lines[-1]) < 14:
        lines.pop()
    return lines[-1] if lines else ""


def _follows(one: Leaf, two: Leaf) -> bool:
    firsts = [_item(line.text) for line in two.look.lines[:2]]
    begun = next((n for n in firsts if n is not None), None)
    ended = [n for n in (_item(line.text) for line in one.look.lines) if n is not None]
    return begun is not None and begun > 1 and bool(ended) and ended[-1] == begun - 1


def _item(text: str) -> int | None:
    found = _ITEM.match(halved(text).strip())
    return number(found[1]) if found else None


def _same_header(leaf: Leaf, group: Group) -> bool:
    """A running header: the same first line that is no title of its own."""
    if not leaf.look.lines or not group.head.look.lines:
        return False
    mine, theirs = (squeezed(x.look.lines[0].text) for x in (leaf, group.head))
    small = leaf.look.biggest is not leaf.look.lines[0]
    return len(mine) >= 4 and small and not mine.isdigit() and similar(mine, theirs) > 0.92


def _same_size(a: Leaf, b: Leaf) -> bool:
    one, two = a.typed.page, b.typed.page
    return abs(one.width - two.width) <= 0.01 * one.width and abs(one.height - two.height) <= 0.01 * one.height
