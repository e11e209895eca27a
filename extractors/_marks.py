"""Who signed: marks near the places where a paper asks for a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors._labels import Form, Hit, Value
from extractors._values import anyname, named
from pipeline.types import Box, Evidence, Field, Mark, MarkKind, Page

_NAMES = {MarkKind.SEAL: "seal", MarkKind.SIGNATURE: "handwritten", MarkKind.FINGERPRINT: "fingerprint"}
_REACH = {MarkKind.SEAL: 0.09, MarkKind.SIGNATURE: 0.055, MarkKind.FINGERPRINT: 0.055}
"""How far from its place a mark's middle may lie, in fractions of the page: a seal is large and put down loosely."""

_NO_SIGNER = re.compile(r"期|时间|年月|电话|手机|地址|住址|邮编|号码|权限|范围|内容|事项|事由|案由|审级|职务|^附|特此")
_PAGE_NUMBER = re.compile(r"[-—第页共/\d\s.]+")
_PROSE = 25


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signature is asked for: from the label to the next of the row, and where a name is printed for it."""

    hit: Hit
    page: Page
    boxes: tuple[Box, ...]


def signatures(
    form: Form,
    keys: tuple[str, ...],
    source: str,
    *,
    item: int | None = None,
    anywhere: bool = False,
    unclaimed: bool = False,
) -> Iterator[Field]:
    """One field a mark at the places named by `keys`; a printed name counts as typed where no mark stands.

    Marks go to the nearest place of any label, so that the other side's signature doesn't count. With `anywhere`, a
    paper without such a place counts the marks below its text; with `unclaimed`, one whose own places are empty or
    unknown counts the marks there that are near no other label.
    """
    every = places(form)
    wanted = [place for place in every if place.hit.key in keys]
    owners = [(mark, page, _owner(page, mark, every)) for page, mark in form.sheet.marks()]
    found = [(mark, page) for mark, page, owner in owners if owner in wanted]
    if not found and (unclaimed or (anywhere and not every)):
        found = [(mark, page) for mark, page, owner in owners if owner is None and _at_the_end(form, page, mark)]
    for mark, page in found:
        yield _signed(mark, page, source, item)
    if not found:
        yield from _typed(form, wanted, source, item)


def _at_the_end(form: Form, page: Page, mark: Mark) -> bool:
    """The mark's middle lies in the lower half of the page's text, or below it."""
    mine = [line for line in form.sheet.lines if line.page.page_id == page.page_id]
    lines = [line.box for line in mine if not _PAGE_NUMBER.fullmatch(line.text)]
    middle = (mark.box.top + mark.box.bottom) / 2
    return not lines or middle > (min(b.top for b in lines) + max(b.bottom for b in lines)) / 2


def places(form: Form) -> list[Place]:
    """Labels that ask for a signature: by their note (签字、盖章), or because nothing but signatures follows."""
    return [
        _place(form, hit) for hit in form.hits if hit.signing or (hit.open and _late(form, hit) and _signer(form, hit))
    ]


def _signer(form: Form, hit: Hit) -> bool:
    """Nobody signs at 日期 or 授权期限."""
    return not _NO_SIGNER.search(re.sub(r"\s", "", form.sheet.text[hit.start : hit.end]))


def _late(form: Form, hit: Hit) -> bool:
    lines = form.sheet.lines
    later = sum(len(line.text) >= _PROSE for line in lines[hit.line + 1 :])
    return hit.line >= 0.35 * len(lines) and later <= 1 and len(lines[hit.line].text) < 2 * _PROSE


def _place(form: Form, hit: Hit) -> Place:
    line = form.sheet.lines[hit.line]
    box = form.box(hit)
    right = [form.box(other).left for other in form.hits if other.line == hit.line and other.start >= hit.to]
    row = Box(box.left, box.top, min([min(1.0, box.left + 0.7), *right]), box.bottom)
    return Place(hit, line.page, (row, *_printed(form, hit, line.page)))


def _printed(form: Form, hit: Hit, page: Page) -> Iterator[Box]:
    """The name's box on a line of its own."""
    value = form.value(hit)
    if value is not None and value.start > form.sheet.lines[hit.line].end and _name(value):
        yield from (e.bbox for e in form.sheet.evidence(value.start, value.end) if e.page_id == page.page_id)


def _owner(page: Page, mark: Mark, every: list[Place]) -> Place | None:
    near = [place for place in every if place.page.page_id == page.page_id]
    best = min(near, key=lambda place: _distance(mark.box, place, above=1.2), default=None)
    return best if best and _distance(mark.box, best) <= _REACH[mark.kind] else None


def _distance(mark: Box, place: Place, *, above: float = 1.0) -> float:
    return min(_way(mark, box, above) for box in place.boxes)


def _way(mark: Box, place: Box, above: float) -> float:
    """`above` weighs the way of a mark above its place: who signs on the line below a label is as near to the next."""
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    dx = max(place.left - x, 0.0, x - place.right)
    dy = y - (place.top + place.bottom) / 2
    return 0.5 * dx + max(dy, -above * dy)


def _signed(mark: Mark, page: Page, source: str, item: int | None) -> Field:
    evidence = Evidence(page.page_id, mark.box, mark.text or _NAMES[mark.kind], mark.confidence)
    return Field("signature", _NAMES[mark.kind], mark.confidence, (evidence,), f"{source}:mark", item)


def _typed(form: Form, wanted: list[Place], source: str, item: int | None) -> Iterator[Field]:
    for place in wanted:
        value = form.value(place.hit)
        if value is not None and _name(value):
            yield form.sheet.field(
                "signature", "typed", value.start, value.end, f"{source}:typed", item=item, trust=value.trust
            )
            return


def _name(value: Value) -> str | None:
    return named(value.text) or (anyname(value.text) if value.trust == value.hit.trust else None)
